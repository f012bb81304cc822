/// What a notice did to one lot line, or why it did nothing: a row of `applied_notices.csv`.
public struct NoticeOutcome: Sendable, Hashable {
  /// What became of a lot line under a notice.
  public enum Result: String, Sendable, Hashable, Codable, CaseIterable {
    /// The lot line was changed.
    case applied
    /// The notice holds, and the lot line is as it asks already: an earlier day, or a status that stands.
    case unchanged
    /// The lot line does not meet a condition.
    case conditionNotMet = "condition_not_met"
    /// The tables do not say whether the lot line meets a condition.
    case undecided
    /// The notice is dated after the round.
    case notYet = "not_yet"
  }

  /// The notice's number or name.
  public var notice: String
  /// The day of the notice.
  public var date: Day
  /// What it does.
  public var kind: NoticeKind
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the lot line stands.
  public var place: String
  /// Whole vials on hand.
  public var vials: Int
  /// What became of it.
  public var result: Result
  /// The column of the condition that was not met or not decided; empty where none was.
  public var condition: String
  /// The expiry before the notice.
  public var oldExpiry: Day
  /// The expiry after it.
  public var newExpiry: Day
  /// The last day of use before the notice.
  public var oldLastDay: Day
  /// The last day of use after it; the life after thawing, or a day that somebody set, may keep it where it was.
  public var newLastDay: Day
  /// The status before the notice.
  public var oldStatus: LotStatus
  /// The status after it.
  public var newStatus: LotStatus
  /// The row of the notice, the heading being row 1.
  public var noticeRow: Int
  /// The row of the lot line, the heading being row 1.
  public var lotRow: Int

  /// Makes an outcome.
  public init(
    notice: String, date: Day, kind: NoticeKind, lot: String, vaccine: String, place: String, vials: Int,
    result: Result, condition: String = "", oldExpiry: Day, newExpiry: Day, oldLastDay: Day, newLastDay: Day,
    oldStatus: LotStatus, newStatus: LotStatus, noticeRow: Int = 0, lotRow: Int = 0
  ) {
    self.notice = notice
    self.date = date
    self.kind = kind
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.vials = vials
    self.result = result
    self.condition = condition
    self.oldExpiry = oldExpiry
    self.newExpiry = newExpiry
    self.oldLastDay = oldLastDay
    self.newLastDay = newLastDay
    self.oldStatus = oldStatus
    self.newStatus = newStatus
    self.noticeRow = noticeRow
    self.lotRow = lotRow
  }

  /// What happened, in words.
  public var wording: Wording {
    let reason = reason
    return Wording(
      en: "notice \(notice), lot \(lot) at \(place): \(reason.english)",
      vi: "thông báo \(notice), lô \(lot) tại \(place): \(reason.vietnamese)")
  }

  /// What happened to the lot line, without saying which.
  public var reason: Wording {
    switch result {
    case .applied: applied
    case .unchanged:
      switch kind {
      case .extend:
        Wording(
          en: "not changed: its expiry, \(oldExpiry), is no earlier than the notice says",
          vi: "không đổi: hạn dùng \(oldExpiry.vietnamese) không sớm hơn hạn trong thông báo")
      default:
        Wording(
          en: "not changed: its status is \(oldStatus.rawValue)",
          vi: "không đổi: tình trạng của lô là \(oldStatus.rawValue)")
      }
    case .conditionNotMet:
      Wording(
        en: "not changed: it does not meet the condition \(condition)",
        vi: "không đổi: không đạt điều kiện \(condition)")
    case .undecided:
      Wording(
        en: "not changed: the tables do not say whether it meets the condition \(condition)",
        vi: "không đổi: số liệu không đủ để xác định có đạt điều kiện \(condition) hay không")
    case .notYet:
      Wording(
        en: "not changed: the notice is of \(date), after the round",
        vi: "không đổi: thông báo đề ngày \(date.vietnamese), sau ngày của đợt")
    }
  }

  private var applied: Wording {
    guard kind == .extend else {
      return Wording(
        en: "status \(oldStatus.rawValue) → \(newStatus.rawValue), last day \(newLastDay)",
        vi:
          "tình trạng \(oldStatus.rawValue) → \(newStatus.rawValue), ngày dùng cuối \(newLastDay.vietnamese)")
    }
    if oldLastDay == newLastDay {
      return Wording(
        en:
          "expiry \(oldExpiry) → \(newExpiry), but its last day stays \(newLastDay): an earlier end of use holds",
        vi: "hạn dùng \(oldExpiry.vietnamese) → \(newExpiry.vietnamese), nhưng ngày dùng cuối vẫn là "
          + "\(newLastDay.vietnamese) do có thời hạn sử dụng sớm hơn")
    }
    return Wording(
      en: "last day \(oldLastDay) → \(newLastDay)",
      vi: "ngày dùng cuối \(oldLastDay.vietnamese) → \(newLastDay.vietnamese)")
  }
}
