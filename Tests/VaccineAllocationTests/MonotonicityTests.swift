import LinearProgramming
import Testing
@testable import VaccineAllocation

/// What more stock, capacity, room or lanes can and cannot do to the relaxation's bounds.
///
/// More room for use only adds plans, so that no bound of the first objective gets worse. More stock is
/// different: what is not used of it is lost, so that waste rises, by no more than what was added.
struct MonotonicityTests {
  private static func bound(_ tables: RoundTables, first objective: ObjectiveKind) throws -> Double? {
    var tables = tables
    tables.policy.objectives = [objective]
    let relaxation = Relaxation(RoundIndex(try Round(tables)))
    return try RelaxationSolution(
      relaxation, components: RelaxationComponents(relaxation), settings: SolverSettings(), threads: 1
    ).bounds.first?.value
  }

  /// Checks that the first bound of waste and of need gets no worse.
  private func improves(_ tables: RoundTables, _ change: (inout RoundTables) -> Void) throws {
    var more = tables
    change(&more)
    let lost = try MonotonicityTests.bound(tables, first: .waste)
    if let lost, let after = try MonotonicityTests.bound(more, first: .waste) {
      #expect(after <= lost + 1e-6)
    }
    let reached = try MonotonicityTests.bound(tables, first: .need)
    if let reached, let after = try MonotonicityTests.bound(more, first: .need) {
      #expect(after >= reached - 1e-6)
    }
  }

  @Test(arguments: 1...40) func `more sessions never cost anything`(seed: Int) throws {
    let tables = GeneratedRound(seed: seed).tables
    try improves(tables) { $0.capacity[0].peoplePerDay = $0.capacity[0].peoplePerDay.adding(7) ?? 0 }
    try improves(tables) { more in more.capacity += more.capacity }
  }

  @Test(arguments: 1...40) func `another lane, a wider one or more cold storage never cost anything`(
    seed: Int
  ) throws {
    var tables = GeneratedRound(seed: seed).tables
    tables.pins = []
    if let rows = tables.lanes {
      try improves(tables) { more in more.lanes = rows.map { lane($0.from, $0.to, days: $0.leadDays) } }
      var fewer = tables
      fewer.lanes = rows.indices.filter { $0 % 3 != 0 || rows[$0].from == nil }.map { rows[$0] }
      if rows.allSatisfy({ $0.from != nil && $0.to != nil }) { try improves(fewer) { $0.lanes = rows } }
    }
    try improves(tables) { more in
      for place in more.places.indices {
        more.places[place].storageLitres = more.places[place].storageLitres.flatMap { $0.adding(2) }
      }
    }
  }

  @Test(arguments: 1...40) func `more stock in a store helps people, and adds at most itself to the waste`(
    seed: Int
  ) throws {
    let tables = GeneratedRound(seed: seed).tables
    let round = try Round(tables)
    guard let lot = tables.lots.indices.first(where: { tables.lots[$0].place.hasPrefix("S") }) else { return }
    var more = tables
    more.lots[lot].vials += 6
    if let before = try MonotonicityTests.bound(tables, first: .need),
      let after = try MonotonicityTests.bound(more, first: .need)
    {
      #expect(after >= before - 1e-6)
    }
    let before = try #require(try MonotonicityTests.bound(tables, first: .waste))
    let after = try #require(try MonotonicityTests.bound(more, first: .waste))
    if round.countsAsWaste(tables.lots[lot]) {
      #expect(after >= before - 1e-6)
      #expect(after <= before + 6 * round.vaccine(of: tables.lots[lot]).usableDosesPerVial.doubleValue + 1e-6)
    } else {
      #expect(after <= before + 1e-6)
    }
  }

  @Test(arguments: 1...40) func `all quantities times seven are the bounds times seven`(seed: Int) throws {
    var tables = GeneratedRound(seed: seed).tables
    // Nothing may be rounded down on the way.
    for line in tables.demand.indices {
      tables.demand[line].eligible = ExactDecimal(tables.demand[line].need)
      tables.demand[line].uptake = 1
    }
    for row in tables.capacity.indices {
      tables.capacity[row].peoplePerDay = ExactDecimal(tables.capacity[row].peoplePerDay.floor)
    }
    func times(_ value: ExactDecimal?) -> ExactDecimal? { value.flatMap { $0.multiplied(by: 7) } }
    var larger = tables
    for lot in larger.lots.indices { larger.lots[lot].vials *= 7 }
    for pin in larger.pins.indices { larger.pins[pin].vials *= 7 }
    for line in larger.demand.indices { larger.demand[line].eligible = times(tables.demand[line].eligible) }
    for row in larger.capacity.indices {
      larger.capacity[row].peoplePerDay = times(tables.capacity[row].peoplePerDay) ?? 0
    }
    for place in larger.places.indices {
      larger.places[place].storageLitres = times(tables.places[place].storageLitres)
    }
    for reserve in larger.policy.reserve.indices {
      larger.policy.reserve[reserve].doses = times(tables.policy.reserve[reserve].doses) ?? 0
    }
    larger.lanes = tables.lanes.map { rows in
      rows.map { lane($0.from, $0.to, days: $0.leadDays, cost: $0.costPerVial, most: times($0.mostVials)) }
    }
    let (small, large) = (try solution(tables), try solution(larger))
    for (before, after) in zip(small.bounds, large.bounds) {
      let factor = before.name == "equity" ? 1.0 : 7
      #expect(agree(after.value, factor * before.value), "\(before.name)")
    }
    for (before, after) in zip(small.fills, large.fills) { #expect(agree(before, after)) }
  }

  private func solution(_ tables: RoundTables) throws -> RelaxationSolution {
    let relaxation = Relaxation(RoundIndex(try Round(tables)))
    return try RelaxationSolution(
      relaxation, components: RelaxationComponents(relaxation), settings: SolverSettings(), threads: 1)
  }
}
