import Decisions
import Testing
import VaccineAllocation

struct PlanDifferenceTests {
  @Test func `a plan does not differ from itself`() throws {
    let plan = try Planner().plan(SmallRound.round()).plan
    let difference = PlanDifference(from: plan, to: plan)
    #expect(difference.isEmpty && difference.sameShipments == plan.shipments.count)
  }

  @Test func `changed, new and dropped lines are told apart`() throws {
    let plan = try Planner().plan(SmallRound.round()).plan
    var later = plan
    later.shipments[0].vials += 5
    later.shipments.remove(at: 1)
    var added = plan.shipments[0]
    added.to = "D9"
    later.shipments.append(added)
    let difference = PlanDifference(from: plan, to: later)
    #expect(difference.shipments.map(\.to) == ["D1", "D2", "D9"])
    #expect(difference.shipments.map(\.before) == [60, 10, 0])
    #expect(difference.shipments.map(\.after) == [65, 0, 60])
    #expect(difference.people.isEmpty && difference.losses.isEmpty)
  }

  @Test func `a comparison plans the round and the changed round, each from nothing`() throws {
    let round = try SmallRound.round()
    let change = try RoundChange(text: "capacity D2 +2/day 2022-10-01..2022-10-05")
    let comparison = try Comparison(of: round, with: [change])
    #expect(try comparison.before == Planner().plan(round).plan)
    #expect(try comparison.after == Planner().plan(round.applying([change])).plan)
    #expect(comparison.difference.people.map(\.place) == ["D2"])
    #expect(comparison.difference.people.map(\.after) == [20])
    #expect(comparison.difference.total.dosesLostBefore == 50)
    #expect(comparison.difference.total.dosesLostAfter == 40)
  }
}
