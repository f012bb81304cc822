import AllocationModel

/// Which plans are as good as the free one in the objectives before the place of keeping.
///
/// In a small round: those that are no worse, strictly in the order of objectives. In a large one a whole-vial plan is
/// taken as it is once it lies within the tolerances, so that which of many such plans comes back is chance; there,
/// every plan is as good that lies no further beyond the tolerances of waste and need than the free one, and is worse in
/// none of the other objectives by more than a hundredth.
struct KeepingStandard: Sendable {
  /// The round with nothing but the objectives before the place of keeping.
  let index: RoundIndex
  /// Its tolerances.
  let tolerance: LossTolerance
  let reachable: [Bool]
  /// The plan that looks at nothing but the objectives.
  let free: ValuedPlan

  /// How much worse than the free plan's an objective without a tolerance may be in a large round.
  static let part = 0.01

  private var isLarge: Bool { free.rounding.isLarge && !tolerance.limits.isEmpty }

  /// Whether a plan may take the place of the one kept so far.
  func allows(_ plan: ValuedPlan, after best: ValuedPlan) -> Bool {
    isLarge ? isNear(plan) : !isBetter(best, than: plan)
  }

  /// Whether a plan is better than another by more than chance.
  ///
  /// In small rounds strictly in the order of objectives, or as plans are compared elsewhere, where a dose does not
  /// outweigh people by the thousand.
  func isBetter(_ plan: ValuedPlan, than other: ValuedPlan) -> Bool {
    if isLarge { return excess(plan) < excess(other) }
    return plan.values.isBetter(than: other.values, index: index, reachable: reachable)
      || tolerance.prefers(plan.values, to: other.values, index: index, reachable: reachable)
  }

  private func excess(_ plan: ValuedPlan) -> Double { tolerance.excess(of: LossTotals(plan.values)) }

  private func isNear(_ plan: ValuedPlan) -> Bool {
    guard excess(plan) <= excess(free) else { return false }
    let (mine, theirs) = (plan.values, free.values)
    return index.round.policy.objectives.allSatisfy { objective in
      switch objective {
      case .waste, .need: true
      case .equity: lowestFill(mine) >= lowestFill(theirs) - Self.part
      case .sooner: isNear(Double(mine.peopleLater), Double(theirs.peopleLater))
      case .earliestExpiry: isNear(Double(mine.rankUnits), Double(theirs.rankUnits))
      case .transport: isNear(mine.cost, theirs.cost)
      }
    }
  }

  private func isNear(_ value: Double, _ other: Double) -> Bool { value <= other * (1 + Self.part) }

  private func lowestFill(_ values: PlanValues) -> Double {
    zip(values.fills(index), reachable).compactMap { $1 ? $0 : nil }.min() ?? 1
  }
}
