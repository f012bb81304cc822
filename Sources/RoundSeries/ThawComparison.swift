/// What thawing everything now would lose instead of thawing by a plan.
public struct ThawComparison: Sendable, Hashable {
  /// Usable doses that the plan loses, as *waste* counts them.
  public var planned: Double
  /// The fewest that any plan of the round loses: *waste* alone and first.
  public var bound: Double
  /// The fewest that any plan loses once every frozen vial is taken out on the day of the round, or when it comes.
  public var thawedBound: Double

  /// Makes a comparison.
  public init(planned: Double, bound: Double, thawedBound: Double) {
    self.planned = planned
    self.bound = bound
    self.thawedBound = thawedBound
  }

  /// How many more usable doses would be lost at least.
  public var more: Double { max(0, thawedBound - bound) }
}
