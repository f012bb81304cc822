internal import AllocationModel

/// The table `applied_notices.csv` of a plan folder: what every notice did to every lot line that it names.
enum NoticeOutcomeTable {
  static let file = "applied_notices.csv"

  static func content(_ outcomes: [NoticeOutcome], _ language: Language) -> [UInt8] {
    var table = SimpleTable([
      "notice", "date", "kind", "lot", "vaccine", "place", "vials", "result", "condition", "old_expiry",
      "new_expiry", "old_last_day", "new_last_day", "old_status", "new_status", "result_text",
    ])
    for outcome in outcomes.sorted(by: precedes) {
      table.add([
        .text(outcome.notice), .day(outcome.date), .text(outcome.kind.rawValue), .text(outcome.lot),
        .text(outcome.vaccine), .text(outcome.place), .whole(outcome.vials), .text(outcome.result.rawValue),
        .text(outcome.condition), .day(outcome.oldExpiry), .day(outcome.newExpiry), .day(outcome.oldLastDay),
        .day(outcome.newLastDay), .text(outcome.oldStatus.rawValue), .text(outcome.newStatus.rawValue),
        .text(outcome.reason[language]),
      ])
    }
    return table.bytes
  }

  /// By place, vaccine, lot, day and name of the notice.
  private static func precedes(_ left: NoticeOutcome, _ right: NoticeOutcome) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.vaccine != right.vaccine { return left.vaccine < right.vaccine }
    if left.lot != right.lot { return left.lot < right.lot }
    if left.date != right.date { return left.date < right.date }
    if left.notice != right.notice { return left.notice < right.notice }
    return left.noticeRow < right.noticeRow
  }
}
