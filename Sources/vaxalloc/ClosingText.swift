internal import RoundSeries
internal import VaccineAllocation

/// What a closing found, on one screen.
struct ClosingText {
  private let closing: Closing
  private let round: Round
  private let language: Language
  private let figures: Figures

  /// The whole text.
  static func text(of closing: Closing, round: Round, folder: String, language: Language) -> String {
    let text = ClosingText(closing: closing, round: round, language: language, figures: Figures(language))
    return [
      [text.headline], text.deliveries, text.differences, text.reports, text.wrong, text.adjustments,
      text.notes,
      [text.closing(folder)],
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func say(_ en: String, _ vi: String) -> String { Wording(en: en, vi: vi)[language] }

  /// An English number of days.
  private func days(_ number: Int) -> String { number == 1 ? "1 day" : "\(figures.number(number)) days" }

  private var headline: String {
    let lines = figures.number(closing.balance.count)
    let open = closing.differences.count
    let uncounted = closing.balance.count { $0.counted == nil && $0.opening + $0.received > 0 }
    let date = figures.day(closing.terms.closing)
    let found =
      open == 0
      ? Wording(en: "no difference", vi: "không có chênh lệch")
      : Wording(
        en: "\(figures.number(open)) with a difference", vi: "\(figures.number(open)) dòng có chênh lệch")
    let left =
      uncounted == 0
      ? Wording(en: "", vi: "")
      : Wording(
        en: ", \(figures.number(uncounted)) not counted",
        vi: ", \(figures.number(uncounted)) dòng chưa kiểm kê")
    return say(
      "Round “\(round.policy.id)” closed as of \(date): \(lines) lot lines, \(found.english)\(left.english).",
      "Chốt \(round.policy.id) đến hết ngày \(date): \(lines) dòng lô, \(found.vietnamese)\(left.vietnamese)."
    )
  }

  private var deliveries: [String] {
    let open = closing.deliveries.filter { $0.refused + $0.onTheWay + $0.notSent > 0 || $0.planned == 0 }
    if open.isEmpty { return [] }
    return [say("Deliveries not as planned:", "Giao nhận không đúng kế hoạch:")]
      + open.map { line in
        let origin = line.from.isEmpty ? say("outside", "bên ngoài") : line.from
        var parts = [
          say("planned \(figures.number(line.planned))", "kế hoạch \(figures.number(line.planned))")
        ]
        parts.append(
          say("received \(figures.number(line.received))", "nhận \(figures.number(line.received))"))
        if line.refused > 0 {
          let why = line.reason.isEmpty ? "" : " (\(line.reason))"
          parts.append(
            say(
              "refused \(figures.number(line.refused))\(why)", "từ chối \(figures.number(line.refused))\(why)"
            ))
        }
        if line.onTheWay > 0 {
          let late =
            line.overdue > 0
            ? say(
              ", \(days(line.overdue)) overdue",
              ", quá hạn \(figures.number(line.overdue)) ngày") : ""
          parts.append(
            say(
              "on the way \(figures.number(line.onTheWay))\(late)",
              "đang vận chuyển \(figures.number(line.onTheWay))\(late)"))
        }
        if line.notSent > 0 {
          parts.append(
            say("not sent \(figures.number(line.notSent))", "chưa xuất \(figures.number(line.notSent))"))
        }
        return "  \(line.lot)  \(origin) → \(line.to): " + parts.joined(separator: ", ")
      }
  }

  private var differences: [String] {
    if closing.differences.isEmpty { return [] }
    return [
      say(
        "Differences (doses; positive = missing):", "Chênh lệch (liều; số dương = thiếu):")
    ]
      + closing.differences.map { line in
        let counted = line.counted.map {
          say(
            "counted \(figures.number($0)), books \(figures.number(line.booked)) vials",
            "kiểm kê \(figures.number($0)), sổ sách \(figures.number(line.booked)) lọ")
        }
        let age = line.age.map { say("open for \(days($0))", "đã \($0) ngày") } ?? ""
        let parts = [name(of: line.name), counted ?? say("nobody counted", "chưa kiểm kê"), age]
        return "  \(line.lot)  \(line.place): \(figures.number(line.difference)) – "
          + parts.filter { !$0.isEmpty }.joined(separator: "; ")
      }
  }

  private func name(of name: DifferenceName) -> String {
    switch name {
    case .none: ""
    case .restOfVial: say("rest of an opened vial", "phần còn lại của lọ đã mở")
    case .openVials: say("opened vials, not reported", "hao phí lọ đã mở, chưa báo cáo")
    case .missing: say("missing", "thiếu, chưa rõ nguyên nhân")
    case .surplus: say("more used or counted than there was", "sử dụng hoặc kiểm kê nhiều hơn số có")
    }
  }

  private var reports: [String] {
    let late = closing.reports.filter { $0.late > 0 || $0.reported == nil || $0.notCounted > 0 }
    if late.isEmpty { return [] }
    let due = figures.day(closing.terms.due)
    return [say("Reports due on \(due):", "Báo cáo phải nộp trước hết ngày \(due):")]
      + late.map { line in
        var parts: [String] = []
        if let day = line.reported {
          let shown = figures.day(day)
          parts.append(
            line.late > 0
              ? say("came on \(shown), \(days(line.late)) late", "nộp ngày \(shown), trễ \(line.late) ngày")
              : say("came on \(shown)", "nộp ngày \(shown)"))
        } else {
          parts.append(
            say("none yet", "chưa có")
              + (line.late > 0 ? say(", \(days(line.late)) late", ", trễ \(line.late) ngày") : ""))
        }
        if line.notCounted > 0 {
          parts.append(
            say(
              "\(line.notCounted == 1 ? "1 lot line" : "\(line.notCounted) lot lines") not counted",
              "\(line.notCounted) dòng lô chưa kiểm kê"))
        }
        return "  \(line.place): " + parts.joined(separator: "; ")
      }
  }

  private var wrong: [String] {
    if closing.wrongRecipients.isEmpty { return [] }
    return [say("Given to people it is not for:", "Tiêm sai đối tượng:")]
      + closing.wrongRecipients.map { line in
        let why =
          switch line.reason {
          case .notAllowed: say("not allowed for them", "không được phép cho đối tượng này")
          case .reserved: say("the lot is reserved for others", "lô dành cho đối tượng khác")
          case .unusableLot: say("the lot may not be used", "lô không được sử dụng")
          case .afterLastDay: say("after the lot's last day", "sau ngày dùng cuối của lô")
          }
        return "  \(line.place): "
          + say(
            "\(figures.number(line.people)) people of \(line.group), dose \(line.dose), \(line.vaccine) lot \(line.lot): \(why)",
            "\(figures.number(line.people)) người nhóm \(line.group), mũi \(line.dose), \(line.vaccine) lô \(line.lot): \(why)"
          )
      }
  }

  private var adjustments: [String] {
    if closing.adjustments.isEmpty { return [] }
    return [say("Adjusted to the counts:", "Điều chỉnh theo kiểm kê:")]
      + closing.adjustments.map { line in
        "  \(line.lot)  \(line.place): \(figures.number(line.booked)) → \(figures.number(line.counted)) "
          + say("vials", "lọ") + " (\(line.by): \(line.reason))"
      }
  }

  private var notes: [String] { closing.notes.map { say("note: ", "ghi chú: ") + $0[language] } }

  private func closing(_ folder: String) -> String {
    let next = closing.next
    return say(
      "Next round “\(next.policy.id)”, \(figures.day(next.policy.date)): \(folder) (balance: \(folder)/closing/balance.csv)",
      "Đợt sau “\(next.policy.id)”, ngày \(figures.day(next.policy.date)): \(folder) (cân đối: \(folder)/closing/balance.csv)"
    )
  }
}
