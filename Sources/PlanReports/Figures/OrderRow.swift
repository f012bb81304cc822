public import AllocationModel

/// What one order of the objectives comes to where vials and people need not be whole.
public struct OrderRow: Sendable, Hashable {
  /// The objective that was moved to the front; nil for the round's own order.
  public var first: ObjectiveKind?
  /// Usable doses lost.
  public var dosesLost: Double
  /// The priority tiers, the first one first.
  public var tiers: [Int]
  /// People vaccinated, by tier.
  public var peopleOfTier: [Double]
  /// The lowest part of need met at any recipient that can be reached.
  public var lowestFill: Double

  /// Makes a row.
  public init(
    first: ObjectiveKind?, dosesLost: Double, tiers: [Int], peopleOfTier: [Double], lowestFill: Double
  ) {
    self.first = first
    self.dosesLost = dosesLost
    self.tiers = tiers
    self.peopleOfTier = peopleOfTier
    self.lowestFill = lowestFill
  }
}
