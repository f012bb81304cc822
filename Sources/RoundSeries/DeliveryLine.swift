public import AllocationModel

/// What became of a shipment, planned or not: a row of `deliveries.csv`.
public struct DeliveryLine: Sendable, Hashable {
  /// The lot number.
  public var lot = ""
  /// The vaccine's code.
  public var vaccine = ""
  /// The place of origin; empty means from outside.
  public var from = ""
  /// The recipient.
  public var to = ""
  /// Whole vials planned to leave in the round; for stock expected from outside, the vials that were expected.
  public var planned = 0
  /// Whole vials taken in.
  public var received = 0
  /// Whole vials refused, which went back.
  public var refused = 0
  /// Whole vials that have left and not arrived.
  public var onTheWay = 0
  /// Whole vials that never left.
  public var notSent = 0
  /// The day on which it should have arrived.
  public var arrive = Day(number: 0)
  /// How many days it is overdue; 0 where it is not, or nothing is outstanding.
  public var overdue = 0
  /// What the recipient said.
  public var reason = ""

  /// Makes an empty line.
  public init() {}
}

/// Who has reported by when: a row of `reports.csv`.
public struct ReportLine: Sendable, Hashable {
  /// The place.
  public var place = ""
  /// The day by which it had to report.
  public var due = Day(number: 0)
  /// The day on which its last count came in; nil where none did.
  public var reported: Day?
  /// Days late: up to the report, or up to the closing where there is none; 0 where it was in time.
  public var late = 0
  /// Lot lines of the place that have stock by the books and that nobody counted.
  public var notCounted = 0

  /// Makes an empty line.
  public init() {}
}

/// A vaccine given to people it is not for: a row of `wrong_recipients.csv`.
public struct WrongRecipient: Sendable, Hashable {
  /// The recipient.
  public var place = ""
  /// The target group.
  public var group = ""
  /// The dose number.
  public var dose = 0
  /// The lot number.
  public var lot = ""
  /// The vaccine's code.
  public var vaccine = ""
  /// Whole people.
  public var people = 0
  /// The first day.
  public var from = Day(number: 0)
  /// The last day.
  public var to = Day(number: 0)
  /// Why it is wrong.
  public var reason = WrongReason.notAllowed

  /// Makes an empty line.
  public init() {}
}

/// Why people were the wrong ones.
public enum WrongReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// `eligibility.csv` does not allow the vaccine for this group and dose.
  case notAllowed = "not_allowed"
  /// The lot is reserved for others.
  case reserved
  /// The lot may not be used at all.
  case unusableLot = "unusable_lot"
  /// The lot was used after its last day.
  case afterLastDay = "after_last_day"
}
