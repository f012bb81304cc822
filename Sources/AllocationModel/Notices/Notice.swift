/// What an authority says about lots that are already on hand: a row of `notices.csv`.
///
/// A notice applies when a round is made. It changes the lot lines that meet every condition it states, and is
/// marked in them, so that no notice ever applies twice to the same stock.
public struct Notice: Sendable, Hashable, Codable {
  /// The notice's number or name; several rows may share it.
  public var notice: String
  /// The day of the notice. It is in force from that day on.
  public var date: Day
  /// What it does.
  public var kind: NoticeKind
  /// The vaccine's code.
  public var vaccine: String
  /// The lots it names; empty means every lot of the vaccine.
  public var lots: [String] = []
  /// For an extension: the new expiry.
  public var newExpiry: Day?
  /// For an extension: whole months added to the expiry, at least 1; the end of a shorter month stands in for a
  /// day that the month does not have.
  public var addMonths: Int?
  /// For an extension: days added to the expiry, at least 1.
  public var addDays: Int?
  /// How a lot must be stored on the day of the notice: `frozen`, `thawed`, or the text of its storage.
  public var storage: String?
  /// Only lots received on this day or after it.
  public var receivedFrom: Day?
  /// Only lots received before this day.
  public var receivedBefore: Day?
  /// Only stock that stands at this place.
  public var place: String?
  /// A remark.
  public var note: String?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a notice without conditions.
  public init(notice: String, date: Day, kind: NoticeKind, vaccine: String, lots: [String] = []) {
    self.notice = notice
    self.date = date
    self.kind = kind
    self.vaccine = vaccine
    self.lots = lots
  }

  /// Whether the notice speaks of a lot, its conditions not looked at.
  public func names(_ lot: LotLine) -> Bool {
    vaccine == lot.vaccine && (lots.isEmpty || lots.contains(lot.lot))
  }
}

/// What a notice does.
public enum NoticeKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Moves the expiry to a later day.
  case extend
  /// Stops the use of lots until further notice.
  case suspend
  /// Permits the use of lots that were suspended or in quarantine.
  case release
  /// Calls lots back for good.
  case recall
}

extension Day {
  /// The same day of the month some months later, or the last day of that month where it is shorter.
  ///
  ///     Day(iso: "2022-11-30")!.adding(months: 3)  // 2023-02-28
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let counted = year * 12 + (month - 1) + months
    let (newYear, newMonth) = (counted / 12, counted % 12 + 1)
    return Day(year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
      ?? self
  }
}
