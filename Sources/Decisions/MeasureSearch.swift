internal import LinearProgramming
public import VaccineAllocation

/// Finds what would save most.
///
/// Measures are nominated where the relaxation binds: an optimum that a kind of limit does not hold back shows where
/// it would be exceeded. Each one named is then confirmed by solving the changed round, and the least amount that
/// brings all it can is searched for on the same certified program.
public struct MeasureSearch: Sendable {
  /// The planner that solves and plans.
  public var planner: Planner
  /// The most measures tried of each kind, and up to three of each where one is to join others.
  public var mostOfKind = 5

  /// Makes a search.
  public init(planner: Planner = Planner()) {
    self.planner = planner
  }

  /// Ranks measures for a round.
  ///
  /// - Parameters:
  ///   - round: the round.
  ///   - budget: how many measures are combined, at least 0.
  ///   - plan: the round's plan, where whole-vial figures are wanted beside each step of the combination.
  public func ranking(
    for round: Round, budget: Int, plan: Plan? = nil
  ) throws(PlanningError) -> MeasureRanking {
    let solver = try FigureSolver(round, planner: planner)
    var nominated: MeasureNomination.Nominated?
    let alone = try measures(solver, most: mostOfKind, &nominated)
    var together: [Measure] = []
    var changes: [RoundChange] = []
    var current = solver
    var rounds: [Round] = []
    while together.count < budget {
      // The first step is known; what others bring is less once it is taken, and is solved for anew.
      guard
        let next = together.isEmpty
          ? alone.first : try measures(current, most: min(3, mostOfKind), &nominated).first
      else {
        break
      }
      changes += next.changes
      guard let changed = try? round.applying(changes) else { break }
      rounds.append(changed)
      together.append(next)
      if together.count < budget {
        current = try FigureSolver(changed, planner: planner, after: current.restart)
      }
    }
    var issueUnits: [Measure] = []
    if let plan {
      (issueUnits, rounds) = self.issueUnits(solver, beside: rounds)
      let plans = try planner.plans(ofEach: rounds)
      for step in together.indices {
        together[step].wholeVials = WholeVialEffect(
          before: step > 0 ? plans[step - 1] : plan, after: plans[step])
      }
      for (unit, later) in zip(issueUnits.indices, plans.dropFirst(together.count)) {
        issueUnits[unit].wholeVials = WholeVialEffect(before: plan, after: later)
      }
    }
    return MeasureRanking(before: solver.before, alone: alone, together: together, issueUnits: issueUnits)
  }

  /// Vaccines that are issued in multiples, as if vial by vial, and with their rounds behind others.
  private func issueUnits(_ solver: FigureSolver, beside rounds: [Round]) -> ([Measure], [Round]) {
    var found: [Measure] = []
    var rounds = rounds
    for vaccine in solver.round.vaccines.filter({ $0.issueMultiple > 1 }).prefix(3) {
      let change = RoundChange.issueMultiple(vaccine: vaccine.vaccine, vials: 1)
      guard let changed = try? solver.round.applying([change]) else { continue }
      rounds.append(changed)
      found.append(
        Measure(
          kind: .issueMultiple(vaccine: vaccine.vaccine), amount: 1, changes: [change],
          effect: ChangeEffect(before: solver.before, after: solver.before)))
    }
    return (found, rounds)
  }

  /// Every measure that brings something, the one that brings most first.
  ///
  /// - Parameter nominated: What was nominated for a similar round, and then what is for this one.
  private func measures(
    _ solver: FigureSolver, most: Int, _ nominated: inout MeasureNomination.Nominated?
  ) throws(PlanningError) -> [Measure] {
    let found = try MeasureNomination(solver, most: most, after: nominated).nominated()
    nominated = found
    let saturation = Saturation(solver.onOneThread)
    let measures = try Concurrently.map(found.levers, threads: planner.threads) {
      lever throws(PlanningError) in
      try saturation.measure(lever)
    }.compactMap { $0 }
    return measures.enumerated().sorted { left, right in
      let (first, second) = (left.element.effect.after, right.element.effect.after)
      if first.isBetter(than: second) { return true }
      return second.isBetter(than: first) ? false : left.offset < right.offset
    }.map(\.element)
  }
}
