public import RoundSeries

/// What a report says of the rounds before and of frozen stock, where somebody has read it or worked it out.
public struct SeriesFigures: Sendable {
  /// The closed rounds before this one.
  public var tracking = Tracking([])
  /// Rates that were seen in them, beside those of this round.
  public var suggestions: [RateSuggestion] = []
  /// What thawing everything now would lose.
  public var thawedNow: ThawComparison?

  /// Makes figures of nothing.
  public init() {}
}
