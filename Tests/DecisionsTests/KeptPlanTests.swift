import Decisions
import Testing
import VaccineAllocation

struct KeptPlanTests {
  @Test func `a round that did not change keeps every line`() throws {
    let round = try TrialRounds.generated(seed: 1)
    let plan = try Planner().plan(round).plan
    let kept = try Planner().plan(round, keeping: plan.shipments)
    #expect(kept.plan == plan)
    #expect(kept.changedLines == 0)
  }

  @Test(arguments: TrialRounds.seeds)
  func `the kept plan is no worse in the objectives before its place, and changes no more lines`(seed: Int)
    throws
  {
    try checkKeeping(in: TrialRounds.generated(seed: seed))
  }

  @Test(arguments: TrialRounds.seeds)
  func `so it is where doses are kept for those who begin a course`(seed: Int) throws {
    let round = try TrialRounds.securing(seed: seed)
    let plan = try Planner().plan(round).plan
    #expect(plan.secured?.kept.isEmpty == false)
    #expect(try Planner().plan(round, keeping: plan.shipments).changedLines == 0)
    try checkKeeping(in: round)
  }

  @Test func `where doses are kept for next ones, earlier lines are put back`() throws {
    let (kept, free) = try TrialRounds.seeds.reduce((0, 0)) { sum, seed in
      let round = try TrialRounds.securing(seed: seed)
      let earlier = try Planner().plan(round).plan
      let lot = LotName(round.lots[2])
      let changed = try round.applying([.stock(lot, vials: round.lots[2].vials * 4 / 5)])
      let kept = try Planner().plan(changed, keeping: earlier.shipments, before: .equity)
      return (sum.0 + kept.changedLines, sum.1 + kept.changedLinesOfFree)
    }
    #expect(kept < free)
  }

  /// Corrects the count of a lot and plans again with keeping in several places.
  private func checkKeeping(in round: Round) throws {
    let earlier = try Planner().plan(round).plan
    let lot = LotName(round.lots[2])
    let changed = try round.applying([.stock(lot, vials: round.lots[2].vials * 4 / 5)])
    for place in [nil, ObjectiveKind.equity, .waste] {
      let kept = try Planner().plan(changed, keeping: earlier.shipments, before: place)
      #expect(kept.plan.summary.verified)
      #expect(try kept.free == Planner().plan(changed).plan)
      let isAlike = kept.plan.summary.objectives.map(\.value) == kept.free.summary.objectives.map(\.value)
      if isAlike { #expect(kept.changedLines <= kept.changedLinesOfFree) }
      #expect(kept.leastChangedLines <= min(kept.changedLines, kept.changedLinesOfFree))
      #expect(kept.changedLines == PlanDifference(from: earlier, to: kept.plan).shipments.count)
      #expect(kept.changedLinesOfFree == PlanDifference(from: earlier, to: kept.free).shipments.count)
      for (mine, free) in zip(kept.plan.summary.objectives, kept.free.summary.objectives) {
        if mine.name == place?.rawValue { break }
        // The first objective that differs must differ for the better.
        let isLess = mine.name == "waste" || ["sooner", "earliest_expiry", "transport"].contains(mine.name)
        if abs(mine.value - free.value) < 1e-9 { continue }
        if mine.name == "equity" { break }
        #expect(isLess ? mine.value < free.value : mine.value > free.value, "\(mine.name)")
        break
      }
    }
  }

  @Test func `where keeping stands before fair shares, a count that is corrected moves few lines`() throws {
    let round = try TrialRounds.example()
    let earlier = try Planner().plan(round).plan
    let lot = LotName("SYN-AZ-0811", vaccine: "AZ", place: "KHO-TINH")
    let changed = try round.applying([.stock(lot, vials: 1180)])
    let kept = try Planner().plan(changed, keeping: earlier.shipments, before: .equity)
    #expect(kept.changedLines < kept.changedLinesOfFree / 2)
    #expect(
      kept.plan.summary.objectives.prefix(4).map(\.value)
        == kept.free.summary.objectives.prefix(4).map(\.value))
  }

  @Test func `lines that must change whatever is planned are counted`() throws {
    // A1 held 80 vials, of which D1 got 60 and D2 10.
    let round = try SmallRound.round()
    let earlier = try Planner().plan(round).plan
    #expect(earlier.shipments.map(\.vials) == [60, 10])
    func least(_ changes: [RoundChange]) throws -> Int {
      try Planner().plan(round.applying(changes), keeping: earlier.shipments).leastChangedLines
    }
    #expect(try least([]) == 0)
    #expect(try least([.stock(LotName("A1"), vials: 69)]) == 1)
    #expect(try least([.stock(LotName("A1"), vials: 9)]) == 2)
    #expect(try least([.pin(LotName("A1"), to: "D2", vials: 10)]) == 0)
    #expect(try least([.pin(LotName("A1"), to: "D2", vials: 11)]) == 1)
    #expect(try least([.lane(from: "S", to: "D1", leadDays: 12, cost: 1, mostVials: nil)]) == 1)
  }
}
