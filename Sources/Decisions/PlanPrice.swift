import VaccineAllocation

/// What a wish costs: the first objective, in the round's order, that is worse with it than without.
public enum PlanPrice: Sendable, Hashable {
  /// More usable doses lost.
  case doses(Double)
  /// Fewer people of a priority tier.
  case people(tier: Int, Double)
  /// Less fair shares: at the least served recipient where they differ, the part of need met falls.
  case shares(place: String, from: Double, to: Double)
  /// More people who wait for a later dispatch.
  case waiting(Double)
  /// Longer-dated doses given before shorter-dated ones.
  case expiryOrder
  /// More transport, in the unit of the lanes' cost.
  case transport(Double)
  /// Nothing: a plan with it is as good in every objective.
  case nothing

  /// Compares two certified optima of the same objectives.
  init(of after: Bounds, insteadOf before: Bounds) {
    for (old, new) in zip(before.objectives, after.objectives) {
      let isMost = old.name.hasPrefix("need:")
      let loss = isMost ? old.value - new.value : new.value - old.value
      if old.name == ObjectiveKind.equity.rawValue {
        if let shares = PlanPrice.shares(of: after, insteadOf: before) {
          self = shares
          return
        }
        continue
      }
      if loss <= PlanFigures.noise(old.value) { continue }
      switch ObjectiveKind(rawValue: old.name) {
      case .waste: self = .doses(loss)
      case .sooner: self = .waiting(loss)
      case .earliestExpiry: self = .expiryOrder
      case .transport: self = .transport(loss)
      case .need, .equity, nil: self = .people(tier: Int(old.name.dropFirst("need:".count)) ?? 1, loss)
      }
      return
    }
    self = .nothing
  }

  /// The first fill, from the lowest on, that is lower.
  private static func shares(of after: Bounds, insteadOf before: Bounds) -> PlanPrice? {
    func sorted(_ bounds: Bounds) -> [(place: String, fill: Double)] {
      bounds.fills.compactMap { fill in fill.fill.map { (fill.place, $0) } }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }
    for (old, new) in zip(sorted(before), sorted(after)) {
      if new.fill < old.fill - 1e-6 { return .shares(place: new.place, from: old.fill, to: new.fill) }
      if new.fill > old.fill + 1e-6 { return nil }
    }
    return nil
  }
}
