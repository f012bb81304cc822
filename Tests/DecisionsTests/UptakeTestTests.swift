import Decisions
import Testing
import VaccineAllocation

struct UptakeTestTests {
  @Test func `with all who were expected, held shipments come to the plan`() throws {
    for round in try [TrialRounds.example(), TrialRounds.generated(seed: 1), TrialRounds.generated(seed: 2)] {
      let plan = try Planner().plan(round).plan
      let stated = try UptakeTest(of: plan, for: round, down: []).rows[0]
      let lost = plan.losses.reduce(0) { $0 + $1.dosesLost.doubleValue }
      #expect(abs(stated.dosesLost - lost) < 1e-6)
      #expect(stated.people == plan.use.reduce(0) { $0 + $1.people })
    }
  }

  @Test func `doses that were shipped for people who stay away are lost`() throws {
    // 60 doses are shipped to D1 for 60 people, and 10 to D2 for ten of 40: of 100 people half stay away.
    let round = try SmallRound.round()
    let plan = try Planner().plan(round).plan
    let test = try UptakeTest(of: plan, for: round, down: [50, 100])
    #expect(test.rows.map(\.percentDown) == [0, 50, 100])
    #expect(test.rows.map(\.coming) == [100, 50, 0])
    #expect(test.rows.map(\.people) == [70, 40, 0])
    #expect(test.rows.map(\.dosesLost) == [50, 80, 120])
    #expect(test.rows.map(\.goingWithout) == [["D2": 30], ["D2": 10], [:]])
    #expect(test.rows[1].lots.map(\.lot.lot) == ["A1"])
    #expect(test.rows[1].lots.map { $0.after - $0.before } == [30])
  }

  @Test func `fewer than none cannot stay away`() throws {
    let round = try SmallRound.round()
    let plan = try Planner().plan(round).plan
    #expect(throws: ExplanationError.self) { try UptakeTest(of: plan, for: round, down: [-1]) }
    #expect(throws: ExplanationError.self) { try UptakeTest(of: plan, for: round, down: [101]) }
  }
}
