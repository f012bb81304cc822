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
    let alone = try measures(solver, most: mostOfKind)
    var together: [Measure] = []
    var changes: [RoundChange] = []
    var current = solver
    var lastPlan = plan
    while together.count < budget {
      // The first step is known; what others bring is less once it is taken, and is solved for anew.
      guard var next = together.isEmpty ? alone.first : try measures(current, most: min(3, mostOfKind)).first
      else {
        break
      }
      changes += next.changes
      guard let changed = try? round.applying(changes) else { break }
      if let earlier = lastPlan {
        let later = try planner.plan(changed).plan
        next.wholeVials = WholeVialEffect(before: earlier, after: later)
        lastPlan = later
      }
      together.append(next)
      if together.count < budget { current = try FigureSolver(changed, planner: planner) }
    }
    return MeasureRanking(
      before: solver.before, alone: alone, together: together,
      issueUnits: try plan.map { plan throws(PlanningError) in try issueUnits(solver, plan) } ?? [])
  }

  /// Vaccines that are issued in multiples, with what issuing them vial by vial would do to the whole-vial plan.
  private func issueUnits(_ solver: FigureSolver, _ plan: Plan) throws(PlanningError) -> [Measure] {
    var found: [Measure] = []
    for vaccine in solver.round.vaccines.filter({ $0.issueMultiple > 1 }).prefix(3) {
      let change = RoundChange.issueMultiple(vaccine: vaccine.vaccine, vials: 1)
      guard let changed = try? solver.round.applying([change]) else { continue }
      var measure = Measure(
        kind: .issueMultiple(vaccine: vaccine.vaccine), amount: 1, changes: [change],
        effect: ChangeEffect(before: solver.before, after: solver.before))
      measure.wholeVials = WholeVialEffect(before: plan, after: try planner.plan(changed).plan)
      found.append(measure)
    }
    return found
  }

  /// Every measure that brings something, the one that brings most first.
  private func measures(_ solver: FigureSolver, most: Int) throws(PlanningError) -> [Measure] {
    let saturation = Saturation(solver)
    var found: [Measure] = []
    for lever in try MeasureNomination(solver, most: most).levers() {
      if let measure = try saturation.measure(lever) { found.append(measure) }
    }
    return found.enumerated().sorted { left, right in
      let (first, second) = (left.element.effect.after, right.element.effect.after)
      if first.isBetter(than: second) { return true }
      return second.isBetter(than: first) ? false : left.offset < right.offset
    }.map(\.element)
  }
}
