public import AllocationModel
public import RoundSeries
public import VaccineAllocation

/// What thawing every frozen vial now would lose, instead of each on its day.
public enum ThawedNow {
  /// Compares the fewest usable doses that any plan of a round loses with the fewest once everything is thawed.
  ///
  /// - Parameters:
  ///   - plan: A plan of the round.
  ///   - round: The round.
  ///   - planner: Solves.
  /// - Throws: `PlanningError` where solving was stopped or failed.
  /// - Returns: nil where the plan thaws nothing, or where thawing now would end a lot before its pinned shipment.
  public static func comparison(
    of plan: Plan, for round: Round, with planner: Planner
  ) throws(PlanningError) -> ThawComparison? {
    if ThawPlan(plan, of: round).lines.isEmpty { return nil }
    return try comparison(
      of: plan, for: round, fewestLost: fewestLost(of: round, with: planner), with: planner)
  }

  /// The same where the fewest doses lost once everything is thawed are known already.
  ///
  /// - Parameters:
  ///   - plan: A plan of the round.
  ///   - round: The round.
  ///   - fewestLost: What ``fewestLost(of:with:)`` answers.
  ///   - planner: Solves, where the plan's own bound says something else.
  /// - Throws: `PlanningError` where solving was stopped or failed.
  /// - Returns: nil where the plan thaws nothing, or nothing is known.
  public static func comparison(
    of plan: Plan, for round: Round, fewestLost: Double?, with planner: Planner
  ) throws(PlanningError) -> ThawComparison? {
    guard let fewestLost, !ThawPlan(plan, of: round).lines.isEmpty else { return nil }
    let planned = plan.losses.reduce(ExactDecimal.zero) { $0.adding($1.dosesLost) ?? $0 }
    let bound: Double
    if round.policy.objectives.first == .waste, round.scenarios.isEmpty,
      let known = plan.summary.objectives.first(where: { $0.name == "waste" })
    {
      // What stands first is as good as if nothing else were asked for.
      bound = known.bound
    } else {
      guard let asItIs = try? Round(wasteAlone(round.tables)) else { return nil }
      bound = try planner.bounds(of: asItIs, objectives: 1).value(of: "waste") ?? 0
    }
    return ThawComparison(planned: planned.doubleValue, bound: bound, thawedBound: fewestLost)
  }

  /// The fewest usable doses that any plan loses once everything is thawed.
  ///
  /// - Parameters:
  ///   - round: A round.
  ///   - planner: Solves.
  /// - Throws: `PlanningError` where solving was stopped or failed.
  /// - Returns: nil where nothing is frozen, or where thawing now would end a lot before its pinned shipment.
  public static func fewestLost(of round: Round, with planner: Planner) throws(PlanningError) -> Double? {
    guard round.lots.contains(where: { round.isFrozen($0) }),
      let thawed = try? Round(wasteAlone(ThawPlan.allThawed(round)))
    else { return nil }
    return try planner.bounds(of: thawed, objectives: 1).value(of: "waste") ?? 0
  }

  /// The tables with the one objective; pins and reserves stay: they are promised either way.
  private static func wasteAlone(_ tables: RoundTables) -> RoundTables {
    var tables = tables
    tables.policy.objectives = [.waste]
    return tables
  }
}
