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
