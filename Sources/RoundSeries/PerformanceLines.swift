public import AllocationModel

/// How a place used a vaccine in a round: a row of `performance.csv`.
public struct PerformanceLine: Sendable, Hashable {
  /// The place.
  public var place = ""
  /// The vaccine's code.
  public var vaccine = ""
  /// Doses as printed on the vials that the place had at its disposal: opening + received − sent on.
  public var available = 0
  /// Of them, doses that came in during the round.
  public var received = 0
  /// Standard doses given.
  public var given: ExactDecimal = 0
  /// Doses of vials opened at lot lines that were counted, as printed.
  public var openedCounted = 0
  /// Standard doses given from those lot lines.
  public var givenCounted: ExactDecimal = 0
  /// Lot lines counted of which any vial was opened and given.
  public var observations = 0
  /// Doses lost for a known reason or not found, vials counted with all their doses.
  public var lost: ExactDecimal = 0
  /// Usable doses whose loss here the plan foresaw.
  public var foreseen: ExactDecimal = 0

  /// Makes an empty line.
  public init() {}
}

/// How many of the people who could come did: a row of `uptake.csv`.
public struct UptakeLine: Sendable, Hashable {
  /// The recipient.
  public var place = ""
  /// The target group.
  public var group = ""
  /// The dose number.
  public var dose = 0
  /// People who could have been given it in the round.
  public var eligible: ExactDecimal = 0
  /// People whom the round expected: its need.
  public var need = 0
  /// People whom the plan meant to vaccinate before the next round.
  public var planned = 0
  /// People vaccinated.
  public var given = 0

  /// Makes an empty line.
  public init() {}
}

/// Doses lost at a place for one reason: a row of `waste.csv`.
public struct WasteLine: Sendable, Hashable {
  /// The place.
  public var place = ""
  /// The vaccine's code.
  public var vaccine = ""
  /// Why.
  public var reason = WasteReason.other
  /// Doses as printed on the vials.
  public var doses: ExactDecimal = 0

  /// Makes an empty line.
  public init() {}
}
