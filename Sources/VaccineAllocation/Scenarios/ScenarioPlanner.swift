public import AllocationModel
internal import LinearProgramming

extension Planner {
  /// Plans a round with scenarios.
  func planScenarios(_ round: Round, from restart: Restart?) throws(PlanningError) -> Allocation {
    var known: [Bounds] = []
    for scenario in round.scenarios {
      known.append(
        try bounds(
          of: Planner.withLossAndNeed(round.inScenario(scenario)), after: known.last?.restart ?? restart))
    }
    let planning = try ScenarioPlanning(
      round, known: known, settings: settings, threads: threads, after: restart)
    let assembly = PlanAssembly(
      planning.chosen, solution: planning.own.solution, baselines: planning.baselines,
      inputSHA256: inputSHA256, inputNotes: notes ?? round.notes)
    let plan = try checked(assembly) { $0.summary.scenarios = planning.figures }
    return Allocation(
      plan: plan, proof: Proof(solutions: planning.own.solutions + planning.solution.solutions),
      restart: planning.own.restart)
  }

  /// What no shipments can beat over all scenarios of a round, objective by objective, vials divisible.
  ///
  /// It is the optimum of the two-stage program: shipments are the same in all scenarios, their use is not. Every
  /// objective is weighted over the scenarios; fair shares are those of people expected ÷ need expected. Earliest expiry
  /// looks at what is sent, whether or not it is used, and at what is expected to be used where it stands.
  ///
  /// - Parameter round: a round with scenarios; without any the bounds are those of ``bounds(of:after:objectives:)``.
  /// - Throws: ``PlanningError`` where planning was stopped or the solver failed.
  public func scenarioBounds(of round: Round) throws(PlanningError) -> [Bounds.Objective] {
    let scenarios = round.scenarios
    if scenarios.isEmpty { return try bounds(of: round).objectives }
    let index = RoundIndex(round.withMostUptake(of: scenarios))
    do {
      let program = TwoStageRelaxation(
        index, branches: TwoStageRelaxation.branches(of: round, index: index))
      return try program.solved(settings: settings, threads: threads).bounds.map {
        Bounds.Objective(name: $0.name, value: $0.value)
      }
    } catch {
      throw PlanningError(error)
    }
  }

  /// The round's order up to the later of waste and need, which stand last where the round leaves them out.
  private static func withLossAndNeed(_ round: Round) -> Round {
    var order = round.policy.objectives
    for kind in [ObjectiveKind.waste, .need] where !order.contains(kind) { order.append(kind) }
    var tables = round.tables
    tables.policy.objectives = Array(order[...(order.lastIndex { $0 == .waste || $0 == .need } ?? 0)])
    guard let judged = try? Round(tables) else { preconditionFailure("only the order of objectives differs") }
    return judged
  }
}
