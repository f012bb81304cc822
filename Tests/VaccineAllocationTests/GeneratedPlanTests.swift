import LinearProgramming
import PlanChecking
import Synchronization
import Testing
import VaccineAllocation

/// What holds for every plan, tried on generated rounds with everything on.
struct GeneratedPlanTests {
  @Test(arguments: 1...80) func `a plan breaks no rule and keeps its first bound`(seed: Int) throws {
    let round = try Round(GeneratedRound(seed: seed).tables)
    let plan = try Planner().plan(round).plan
    #expect(plan.summary.verified)
    #expect(PlanChecker(round).brokenRules(in: plan) == [])
    if let first = plan.summary.objectives.first {
      let isMaximised = first.name == "equity" || first.name.hasPrefix("need:")
      #expect((isMaximised ? first.value - first.bound : first.bound - first.value) <= 1e-6)
    }
    for baseline in plan.summary.baselines where plan.summary.objectives.first?.name == "waste" {
      #expect((plan.value("waste") ?? 0) <= baseline.waste + 1e-6)
    }
  }

  @Test(arguments: 1...80) func `no days are promised more people than can come`(seed: Int) throws {
    let round = try Round(GeneratedRound(seed: seed).tables)
    let plan = try Planner().plan(round).plan
    for (place, facts) in round.places.enumerated() {
      let rows = plan.use.filter { $0.place == facts.place }
      for first in Set(rows.map(\.firstDay)) {
        for last in Set(rows.map(\.lastDay)) where last >= first {
          let people = rows.filter { $0.firstDay >= first && $0.lastDay <= last }.reduce(0) { $0 + $1.people }
          let room = (0...(last - first)).reduce(0) { $0 + round.capacity(ofPlace: place, on: first + $1) }
          #expect(people <= room)
        }
      }
    }
  }

  @Test(arguments: Array(1...60) + [127, 253])
  func `the order of rows changes nothing but demand rows and the list`(seed: Int) throws {
    let (plan, shuffled) = try plans(ofShuffled: seed)
    #expect(shuffled == plan)
  }

  /// Where list-order FEFO does better than the search, the plan is taken from it, and so depends on the list.
  @Test(arguments: [146, 154, 256]) func `nor does it where the list does better than the search`(seed: Int)
    throws
  {
    let (plan, shuffled) = try plans(ofShuffled: seed)
    let isSame = shuffled == plan
    withKnownIssue(isIntermittent: true) { #expect(isSame) }
  }

  /// The plans of a generated round and of the same round with all its rows in another order.
  private func plans(ofShuffled seed: Int) throws -> (plan: Plan, shuffled: Plan) {
    let tables = GeneratedRound(seed: seed).tables
    var random = SplitMix64(seed: UInt64(seed) &* 977)
    var shuffled = tables
    shuffled.vaccines.shuffle(using: &random)
    shuffled.eligibility.shuffle(using: &random)
    shuffled.places.shuffle(using: &random)
    shuffled.lots.shuffle(using: &random)
    shuffled.capacity.shuffle(using: &random)
    shuffled.demand.shuffle(using: &random)
    shuffled.lanes?.shuffle(using: &random)
    shuffled.pins.shuffle(using: &random)
    return try (comparable(tables.plan()), comparable(shuffled.plan()))
  }

  /// The plan without what may depend on the order of rows.
  private func comparable(_ plan: Plan) -> Plan {
    var plan = plan.inFixedOrder()
    for row in plan.use.indices { plan.use[row].demandRow = 0 }
    plan.use = plan.inFixedOrder().use
    plan.summary.baselines.removeAll { $0.name == "list_order_fefo" }
    plan.notes.sort()
    return plan
  }

  @Test(arguments: 1...25) func `threads, and a question that nobody answers, change nothing`(seed: Int)
    throws
  {
    let round = try Round(GeneratedRound(seed: seed).tables)
    let plan = try Planner().plan(round).plan
    var busy = Planner()
    busy.threads = 3
    busy.shouldStop = { nil }
    #expect(try busy.plan(round).plan == plan)
  }

  @Test func `a limit turns a plan into an error at any point, never into another plan`() throws {
    let round = try Round(GeneratedRound(seed: 3, size: .init(recipients: 6...6, lots: 20...20)).tables)
    let plan = try Planner().plan(round).plan
    var outcomes: Set<Bool> = []
    for questions in [0, 1, 2, 5, 10, 20, 40, 80, 1_000_000] {
      let asked = Mutex(0)
      var planner = Planner()
      planner.shouldStop = {
        asked.withLock {
          $0 += 1
          return $0 > questions ? .deadline : nil
        }
      }
      let found = try? planner.plan(round).plan
      outcomes.insert(found != nil)
      if let found { #expect(found == plan) }
    }
    #expect(outcomes == [true, false])
  }

  @Test(arguments: [StopReason.cancelled, .deadline]) func `an answer stops planning`(reason: StopReason)
    throws
  {
    var planner = Planner()
    planner.shouldStop = { reason }
    // Several lots, lines and windows, so that the solver is really needed.
    let round = try Round(GeneratedRound(seed: 3, size: .init(recipients: 6...6, lots: 20...20)).tables)
    let error = #expect(throws: PlanningError.self) { try planner.plan(round) }
    guard case .stopped(let stated)? = error else {
      Issue.record("planning was not stopped")
      return
    }
    #expect(stated == reason)
  }
}
