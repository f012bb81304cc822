import AllocationModel
import Decisions
import RoundSeries
import Testing
import VaccineAllocation

struct ThawedNowTests {
  private func waste(_ bounds: Bounds) -> Double? { bounds.value(of: "waste") }

  @Test func `the figures are those of planning both rounds from nothing`() throws {
    let round = try TrialRounds.example()
    let planner = Planner()
    let plan = try planner.plan(round).plan
    let comparison = try #require(try ThawedNow.comparison(of: plan, for: round, with: planner))
    let thawed = try Round(ThawPlan.allThawed(round))
    #expect(comparison.bound == waste(try planner.bounds(of: round)))
    #expect(comparison.thawedBound == waste(try planner.bounds(of: thawed)))
    let lost = plan.losses.reduce(0.0) { $0 + $1.dosesLost.doubleValue }
    #expect(abs(comparison.planned - lost) < 1e-6)
    #expect(comparison.bound <= comparison.planned)
  }

  @Test func `what keeps three days once thawed had better not be thawed at once`() throws {
    var tables = try TrialRounds.example().tables
    for vaccine in tables.vaccines.indices where tables.vaccines[vaccine].thawedDays != nil {
      tables.vaccines[vaccine].thawedDays = 3
    }
    let round = try Round(tables)
    let plan = try Planner().plan(round).plan
    let comparison = try #require(try ThawedNow.comparison(of: plan, for: round, with: Planner()))
    #expect(comparison.more > 1_000)
  }

  @Test func `the order of objectives changes no bound`() throws {
    let round = try TrialRounds.example()
    var tables = round.tables
    tables.policy.objectives = [.need, .waste]
    let needFirst = try Round(tables)
    let planner = Planner()
    let one = try #require(
      try ThawedNow.comparison(of: planner.plan(round).plan, for: round, with: planner))
    let other = try #require(
      try ThawedNow.comparison(of: planner.plan(needFirst).plan, for: needFirst, with: planner))
    #expect(one.bound == other.bound)
    #expect(one.thawedBound == other.thawedBound)
  }

  @Test(arguments: TrialRounds.seeds) func `nothing is compared where nothing is frozen`(seed: Int) throws {
    let round = try TrialRounds.generated(seed: seed)
    #expect(try ThawedNow.fewestLost(of: round, with: Planner()) == nil)
    #expect(try ThawedNow.comparison(of: Planner().plan(round).plan, for: round, with: Planner()) == nil)
  }
}
