import AllocationModel
import LinearProgramming

/// Plans a round with scenarios: its shipments for all of them, the written use for the round's own uptake.
struct ScenarioPlanning {
  /// The plan, to be written as any other.
  let chosen: ValuedPlan
  let baselines: [Baseline]
  /// The round as it is stated, without its scenarios.
  let own: SolvedRound
  /// The two-stage program's solution.
  let solution: RelaxationSolution
  /// What stands in the plan.
  let figures: ScenarioFigures

  /// Plans.
  ///
  /// - Parameter known: the bounds of waste and need if it is known that a scenario comes, scenario by scenario.
  init(
    _ round: Round, known: [Bounds], settings: SolverSettings, threads: Int, after restart: Restart?
  ) throws(PlanningError) {
    let scenarios = round.scenarios
    let index = RoundIndex(round.withMostUptake(of: scenarios))
    let branches = TwoStageRelaxation.branches(of: round, index: index)
    let ownIndex = index.withNeed(of: round)
    let isLarge = index.recipients.count * branches.count > ScenarioPlanning.large
    // The program of all scenarios and the plans for one need nothing of each other.
    let each = max(1, threads / 2)
    let (relaxed, alone) = try Concurrently.both(threads: threads) { () throws(PlanningError) -> Relaxed in
      try Relaxed(index, branches: branches, isLarge: isLarge, settings: settings, threads: each)
    } _: { () throws(PlanningError) -> Alone in
      try Alone(
        ownIndex, mean: index.withNeed(of: round.inMeanOfScenarios), settings: settings, threads: each,
        after: restart)
    }
    own = alone.own
    solution = relaxed.solution
    let (program, ownPlan, meanPlan) = (relaxed.program, alone.ownPlan, alone.meanPlan)
    do {
      let ownUse = OwnUse(
        index: ownIndex, reachable: own.relaxation.peopleOfRecipient.map { !$0.isEmpty },
        settings: settings, threads: threads)
      var search = ScenarioSearch(
        index: index, branches: branches, parts: scenarios.map(\.parts),
        reachable: program.program.peopleOfRecipient.map { !$0.isEmpty },
        tolerance: LossTolerance(index, bounds: solution.bounds), settings: settings, threads: threads
      ) { shipments throws(LinearProgramError) in
        let use = try ownUse.best(of: shipments)
        return ownPlan.plain.plans.allSatisfy {
          !$0.values.isBetter(than: use.values, index: ownIndex, reachable: ownUse.reachable)
        }
      }
      let ownJudged = try search.judged(ownPlan.plan.shipments)
      let meanJudged = try search.judged(meanPlan.plan.shipments)
      let wanted = program.shipments(solution.columnValues)
      if isLarge {
        let whole = try search.rounded(wanted, upFrom: 1)
        try search.begin(withBestOf: [ownJudged, meanJudged, search.judged(whole)])
      } else {
        try search.begin(with: ownJudged)
        try search.begin(with: meanJudged)
        let isSmall = wanted.count * branches.count < ScenarioPlanning.small
        for threshold in isSmall ? [1, 0.5] : [1] {
          try search.begin(with: try search.rounded(wanted, upFrom: threshold))
        }
        for branch in isSmall ? branches : [] {
          let alone = Relaxation(withNeedOf: branch.index)
          let optimum = try RelaxationSolution(
            alone, components: RelaxationComponents(alone), settings: settings, threads: threads)
          let plan = try WholeVials(alone, solution: optimum, settings: settings, threads: threads)
          try search.begin(with: search.judged(plan.plan.shipments))
        }
      }
      baselines = ownPlan.baselines
      if let best = search.best {
        chosen = try ownUse.best(of: best.books.shipped)
        figures = ScenarioFigures(
          best, mean: meanJudged, scenarios: scenarios, branches: branches, index: index, known: known,
          bounds: solution.bounds, reachable: search.reachable)
      } else {
        // No shipments but those for the round's own uptake are as good for it as the plain rules.
        chosen = ownPlan.best
        figures = ScenarioFigures(
          ownJudged, mean: meanJudged, scenarios: scenarios, branches: branches, index: index, known: known,
          bounds: solution.bounds, reachable: search.reachable)
      }
    } catch {
      throw PlanningError(error)
    }
  }

  /// Below so many shipments in all scenarios together, more beginnings are tried.
  private static let small = 1_500
  /// Beyond so many recipients in all scenarios together, the program looks no further than at waste and need, and one
  /// beginning is made better.
  private static let large = 150
}

/// The program of all scenarios with its optimum.
private struct Relaxed: Sendable {
  let program: TwoStageRelaxation
  let solution: RelaxationSolution

  init(
    _ index: RoundIndex, branches: [TwoStageRelaxation.Branch], isLarge: Bool, settings: SolverSettings,
    threads: Int
  ) throws(PlanningError) {
    let order = index.round.policy.objectives
    let lossAndNeed = order.lastIndex { $0 == .waste || $0 == .need }.map { $0 + 1 }
    program = TwoStageRelaxation(index, branches: branches, objectives: isLarge ? lossAndNeed : nil)
    do {
      solution = try program.solved(settings: settings, threads: threads)
    } catch {
      throw PlanningError(error)
    }
  }
}

/// Plans for one uptake: the round's own, and the mean.
private struct Alone: Sendable {
  let own: SolvedRound
  let ownPlan: WholeVials
  let meanPlan: WholeVials

  init(
    _ ownIndex: RoundIndex, mean meanIndex: RoundIndex, settings: SolverSettings, threads: Int,
    after restart: Restart?
  ) throws(PlanningError) {
    own = try SolvedRound(
      FormulatedRound(Relaxation(withNeedOf: ownIndex)), settings: settings, threads: threads, after: restart)
    let mean = try SolvedRound(
      FormulatedRound(Relaxation(withNeedOf: meanIndex)), settings: settings, threads: threads,
      after: own.restart)
    do {
      ownPlan = try WholeVials(
        own.relaxation, solution: own.solution, settings: settings, threads: threads)
      meanPlan = try WholeVials(
        mean.relaxation, solution: mean.solution, settings: settings, threads: threads)
    } catch {
      throw PlanningError(error)
    }
  }
}

extension TwoStageRelaxation {
  /// The scenarios of a round, each with its part of the whole.
  ///
  /// - Parameter index: The round in which as many people come as in any scenario.
  static func branches(of round: Round, index: RoundIndex) -> [Branch] {
    let total = Double(round.scenarios.reduce(0) { $0 + $1.parts })
    return round.scenarios.map { scenario in
      Branch(
        weight: Double(scenario.parts) / total,
        index: index.withNeed(of: round.inScenario(scenario), keepsRound: true))
    }
  }
}

extension Relaxation {
  /// The relaxation of an index in which some recipients may have no need; those have no fair share.
  init(withNeedOf index: RoundIndex, objectives: Int? = nil) {
    self.init(index, objectives: objectives)
    for (recipient, facts) in index.recipients.enumerated() where facts.need == 0 {
      peopleOfRecipient[recipient] = []
    }
  }
}

extension Round {
  /// The round in which as many people come as in any of its scenarios, or as it states itself.
  func withMostUptake(of scenarios: [Scenario]) -> Round {
    withUptake(
      demand.enumerated().map { position, line in
        scenarios.reduce(line.uptake) { max($0, $1.uptake[position]) }
      })
  }
}

/// The use of shipments by the round's own people.
private struct OwnUse {
  let index: RoundIndex
  let reachable: [Bool]
  let settings: SolverSettings
  let threads: Int

  /// Vaccinates as well as the round's objectives allow.
  func best(of shipments: [VialLedger.Key: Int]) throws(LinearProgramError) -> ValuedPlan {
    var rounding = VialRounding(
      index, flows: Array(repeating: [], count: index.recipients.count), free: StorageRows(index).free)
    rounding.ship(shipments)
    try rounding.vaccinateAnew(settings: settings, threads: threads)
    return ValuedPlan(rounding, trims: false)
  }
}

extension ScenarioFigures {
  /// Puts together what shipments come to, beside those for the mean uptake.
  init(
    _ chosen: ScenarioSearch.Candidate, mean: ScenarioSearch.Candidate, scenarios: [Scenario],
    branches: [TwoStageRelaxation.Branch], index: RoundIndex, known: [Bounds],
    bounds: [RelaxationSolution.Bound], reachable: [Bool]
  ) {
    let rows = scenarios.indices.map { scenario in
      let (own, other) = (chosen.values[scenario], mean.values[scenario])
      return Row(
        name: scenarios[scenario].name, weight: branches[scenario].weight,
        need: branches[scenario].index.recipients.reduce(0) { $0 + $1.need },
        waste: index.doses(own.wasteUnits), people: own.people.reduce(0, +),
        wasteOfMeanPlan: index.doses(other.wasteUnits), peopleOfMeanPlan: other.people.reduce(0, +),
        wasteIfKnown: known[scenario].value(of: "waste") ?? 0,
        peopleIfKnown: known[scenario].objectives.filter { $0.name.hasPrefix("need:") }
          .reduce(0) { $0 + $1.value })
    }
    func value(_ name: String, _ values: ExpectedValues) -> Double? {
      switch name {
      case ObjectiveKind.waste.rawValue: values.waste
      case ObjectiveKind.equity.rawValue: values.lowestFill(reachable: reachable)
      default:
        index.round.tiers.firstIndex { name == "need:\($0)" }.map { values.people[$0] }
      }
    }
    self.init(
      rows: rows,
      expected: bounds.compactMap { bound in
        guard let own = value(bound.name, chosen.expected), let other = value(bound.name, mean.expected)
        else { return nil }
        return Expectation(name: bound.name, value: own, bound: bound.value, meanPlan: other)
      })
  }
}
