import LinearProgramming
import Testing

@testable import VaccineAllocation

/// Whole vials planned again after a change, from the shipments of the former plan.
struct PlanningAgainTests {
  /// A round whose plan has some hundred shipments: several lots for every one of many recipients.
  private static func large() -> RoundTables {
    var tables = draft()
    tables.eligibility.append(Eligibility(vaccine: "V", group: "H", dose: 1))
    tables.places = [Place(place: "S", kind: "store")]
    tables.lots = (0..<14).map { lot("L\($0)", 500 + 23 * $0, until: 6 + 2 * $0) }
    (tables.demand, tables.capacity) = ([], [])
    for number in 0..<110 {
      tables.addRecipient("D\(number)", perDay: 24 + number % 7, need: 500 + 13 * (number % 17))
      tables.demand.append(
        need("D\(number)", 300 + 11 * (number % 13), group: "H") { $0.priority = 2 })
    }
    return tables
  }

  @Test func `a large round keeps the shipments that need not change, within the tolerances`() throws {
    let tables = PlanningAgainTests.large()
    let first = try Planner().plan(Round(tables))
    try #require(first.plan.shipments.count > 500)
    var changed = tables
    changed.lots[3].vials -= 120
    let round = try Round(changed)
    let again = try Planner().plan(round, after: first)
    let afresh = try Planner().plan(round)
    #expect(again.plan.summary.verified)
    let former = Set(first.plan.shipments.map { "\($0)" })
    func kept(_ allocation: Allocation) -> Int {
      allocation.plan.shipments.count { former.contains("\($0)") }
    }
    #expect(kept(again) > kept(afresh))
    #expect(kept(again) * 10 >= first.plan.shipments.count * 6)
    let usable = round.lots.reduce(0.0) { $0 + Double($1.vials) * 10 }
    for (mine, other) in zip(again.plan.summary.objectives, afresh.plan.summary.objectives) {
      #expect(agree(mine.bound, other.bound, within: 1e-6 * max(1, abs(other.bound))))
      if mine.name == "waste" { #expect(mine.value - mine.bound <= 0.001 * usable) }
      if mine.name.hasPrefix("need:") {
        let tier = try #require(Int(mine.name.dropFirst(5)))
        let need = round.demand.filter { $0.priority == tier }.reduce(0) { $0 + $1.need }
        #expect(mine.bound - mine.value <= 0.002 * Double(need))
      }
    }
  }

  @Test func `a bound that becomes a row leaves the former basis one to go on from`() throws {
    let tables = PlanningAgainTests.large()
    let first = try Planner().bounds(of: Round(tables), objectives: 2)
    var changed = tables
    // Everybody could also have another vaccine, of which there is next to none.
    var other = tables.vaccines[0]
    other.vaccine = "W"
    changed.vaccines.append(other)
    changed.eligibility += tables.eligibility.map {
      Eligibility(vaccine: "W", group: $0.group, dose: $0.dose)
    }
    changed.lots.append(LotLine(lot: "W1", vaccine: "W", place: "S", vials: 1, expiry: tables.lots[0].expiry))
    let round = try Round(changed)
    func iterations(_ bounds: Bounds) -> Int {
      bounds.proof.solutions.reduce(0) { $0 + $1.stages.reduce(0) { $0 + $1.counts.iterations } }
    }
    let again = try Planner().bounds(of: round, after: first.restart, objectives: 2)
    let afresh = try Planner().bounds(of: round, objectives: 2)
    #expect(iterations(again) * 4 < iterations(afresh))
    for (mine, other) in zip(again.objectives, afresh.objectives) {
      #expect(agree(mine.value, other.value, within: 1e-6 * max(1, abs(other.value))))
    }
  }

  @Test func `keeping an earlier plan changes few lines of a large round, and costs next to nothing`() throws
  {
    let tables = PlanningAgainTests.large()
    let first = try Planner().plan(Round(tables)).plan
    var changed = tables
    changed.lots[3].vials -= 120
    let round = try Round(changed)
    let kept = try Planner().plan(round, keeping: first.shipments)
    #expect(kept.plan.summary.verified)
    #expect(kept.leastChangedLines >= 1 && kept.leastChangedLines <= kept.changedLines)
    #expect(kept.changedLines * 10 < kept.changedLinesOfFree)
    let usable = round.lots.reduce(0.0) { $0 + Double($1.vials) * 10 }
    for (mine, free) in zip(kept.plan.summary.objectives, kept.free.summary.objectives) {
      #expect(mine.bound == free.bound)
      let near = mine.name == "waste" ? 0.001 * usable : 0.01 * abs(free.value)
      #expect(abs(mine.value - free.value) <= near, "\(mine.name)")
    }
  }

  @Test func `lines of lots and places that are gone are counted, the others found`() throws {
    let tables = PlanningAgainTests.large()
    let index = RoundIndex(try Round(tables))
    let plan = try Planner().plan(Round(tables)).plan
    let known = try #require(plan.shipments.first)
    var noLot = known
    noLot.lot = "gone"
    var noPlace = known
    noPlace.to = "gone"
    let earlier = EarlierShipments([known, noLot, known, noPlace], index: index)
    #expect(earlier.unknown == 2)
    #expect(earlier.vials.count == 1 && earlier.vials.values.first == 2 * known.vials)
  }
}
