public import AllocationModel

/// What became of a lot at a place between two rounds: a row of `balance.csv`.
///
/// In doses, with `k` doses per vial, exactly:
///
///     k · (opening + received) = k · (issued + returned + wastedVials + lostVials + onTheWay + onHand)
///                                + given + wastedDoses + lostDoses + difference
public struct BalanceLine: Sendable, Hashable {
  /// The lot number.
  public var lot = ""
  /// The vaccine's code.
  public var vaccine = ""
  /// The place.
  public var place = ""
  /// Doses per vial, `k`.
  public var dosesPerVial = 1
  /// Whole vials at the beginning.
  public var opening = 0
  /// Whole vials that came in.
  public var received = 0
  /// Whole vials that arrived at recipients from here.
  public var issued = 0
  /// Whole vials that arrived at stores from here.
  public var returned = 0
  /// Standard doses given: share × people.
  public var given: ExactDecimal = 0
  /// Whole vials lost for a known reason.
  public var wastedVials = 0
  /// Doses lost for a known reason, whole vials not among them.
  public var wastedDoses: ExactDecimal = 0
  /// Whole vials that nobody finds.
  public var lostVials = 0
  /// Doses that nobody finds.
  public var lostDoses: ExactDecimal = 0
  /// Whole vials sent from here by the plan that have not arrived.
  public var onTheWay = 0
  /// Whole vials here: counted, or by the books where nobody counted.
  public var onHand = 0
  /// Whole vials here by the books: what is left when no more vials were opened than the doses used need.
  public var booked = 0
  /// Whole vials counted; nil where nobody counted.
  public var counted: Int?
  /// The day of the count.
  public var countedOn: Day?
  /// Doses that the two sides differ by; positive where doses are missing.
  public var difference: ExactDecimal = 0
  /// What the difference is called.
  public var name = DifferenceName.none
  /// The day since which it has been open.
  public var since: Day?
  /// How many days it has been open.
  public var age: Int?

  /// Makes an empty line.
  public init() {}

  /// Vials opened: those that left the stock for use.
  public var opened: Int {
    opening + received - issued - returned - wastedVials - lostVials - onTheWay - onHand
  }
}

/// What a difference in a balance is called.
public enum DifferenceName: String, Sendable, Hashable, Codable, CaseIterable {
  /// Both sides agree.
  case none = ""
  /// Less than one vial: what is left in an opened one.
  case restOfVial = "rest_of_vial"
  /// No more than opened vials of this vaccine usually lose, and nobody reported it.
  case openVials = "open_vials_not_reported"
  /// Doses are missing.
  case missing
  /// More was given, sent or counted than there was.
  case surplus
}
