import Testing
@testable import VaccineAllocation

/// How far whole-vial plans may fall short, and what is done where they fall shorter.
struct LossToleranceTests {
  /// One store, two recipients, one vaccine of 10 doses: so many vials, for so many people each.
  private func tables(vials: Int, people: Int) -> RoundTables {
    let start = Day(number: 19_000)
    var tables = RoundTables(policy: Policy(id: "tolerance", date: start))
    tables.vaccines = [Vaccine(vaccine: "V", dosesPerVial: 10)]
    tables.eligibility = [Eligibility(vaccine: "V", group: "G", dose: 1)]
    tables.places = ["S", "D1", "D2"].map { Place(place: $0, kind: $0 == "S" ? "store" : "district") }
    tables.lots = [LotLine(lot: "L", vaccine: "V", place: "S", vials: vials, expiry: start + 5)]
    tables.capacity = ["D1", "D2"].map { CapacityRow(place: $0, peoplePerDay: 100_000) }
    tables.demand = ["D1", "D2"].map { place in
      var line = DemandLine(place: place, group: "G", dose: 1)
      line.eligible = ExactDecimal(people)
      return line
    }
    return tables
  }

  private let bounds = [
    RelaxationSolution.Bound(name: "waste", value: 100),
    RelaxationSolution.Bound(name: "need:1", value: 9_000),
  ]

  @Test func `in a round where a tolerance is less than a dose or a person the order is strict`() throws {
    for (vials, people) in [(99, 5_000), (1_000, 200)] {
      let index = RoundIndex(try Round(tables(vials: vials, people: people)))
      let tolerance = LossTolerance(index, bounds: bounds)
      #expect(tolerance.excess(of: LossTotals(wasteUnits: 900 * index.unitsPerDose, people: [0])) == 0)
    }
  }

  /// 10,000 doses and 10,000 people: tolerances of 10 doses and 20 people.
  @Test func `what lies beyond is counted in tolerances`() throws {
    let index = RoundIndex(try Round(tables(vials: 1_000, people: 5_000)))
    let tolerance = LossTolerance(index, bounds: bounds)
    func excess(_ doses: Int64, _ people: Int) -> Double {
      tolerance.excess(of: LossTotals(wasteUnits: doses * index.unitsPerDose, people: [people]))
    }
    #expect(excess(100, 9_000) == 0)
    #expect(excess(110, 8_980) == 0)
    #expect(excess(115, 8_980) == 0.5)
    #expect(excess(110, 8_940) == 2)
    #expect(excess(130, 8_940) == 4)
    #expect(excess(0, 20_000) == 0)
  }

  /// Rounds of some ten recipients where every vaccine leaves its store a dozen vials at a time.
  private static func round(seed: Int) throws -> Round {
    let size = GeneratedRound.Size(
      stores: 1...1, recipients: 8...12, vaccines: 2...3, lots: 12...20, vials: 60...400, groups: 2...3,
      people: 100...900)
    var tables = GeneratedRound(seed: seed, size: size).tables
    for position in tables.vaccines.indices { tables.vaccines[position].issueMultiple = 12 }
    tables.policy.objectives = [.waste, .need, .equity]
    return try Round(tables)
  }

  /// How far a round's plan lies beyond its tolerances, and how far it would with nothing decided anew.
  private static func excess(seed: Int) throws -> (planned: Double, rounded: Double) {
    let round = try round(seed: seed)
    let relaxation = Relaxation(RoundIndex(round))
    let solution = try RelaxationSolution(
      relaxation, components: RelaxationComponents(relaxation), settings: .planning(), threads: 1)
    let index = relaxation.index
    let flows = FlowRecovery(relaxation).flows(solution.columnValues)
    let tolerance = LossTolerance(index, bounds: solution.bounds)
    var rounding = VialRounding(index, flows: flows, free: StorageRows(index).free)
    rounding.round(flows, upFrom: 1)
    rounding.refill(flows)
    let rounded = LossTotals(PlanValues(rounding.plan(), index: index))
    let planned = try WholeVials(relaxation, solution: solution, settings: .planning(), threads: 1)
    return (tolerance.excess(of: LossTotals(planned.values)), tolerance.excess(of: rounded))
  }

  @Test func `plans are brought within their tolerances, or far nearer`() throws {
    var (planned, rounded, within) = (0.0, 0.0, 0)
    for seed in 1...12 {
      let excess = try LossToleranceTests.excess(seed: seed)
      #expect(excess.planned <= excess.rounded + 1e-9)
      planned += excess.planned
      rounded += excess.rounded
      if excess.planned == 0 { within += 1 }
    }
    // Without deciding anew these plans lie far beyond.
    #expect(rounded > 10)
    #expect(planned < 1)
    #expect(within >= 10)
  }
}
