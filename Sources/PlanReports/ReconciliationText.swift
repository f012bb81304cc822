public import AllocationModel
public import RoundFigures

/// A round beside a second source, as text that can be signed off.
public enum ReconciliationText {
  /// The differences, the largest first, what agrees, a summary and the lines for signatures.
  ///
  /// - Parameter other: what the second source is called.
  public static func text(
    of result: Reconciliation, round: Round, other: String, language: Language
  ) -> String {
    let figures = Figures(language)
    func say(_ english: String, _ vietnamese: String) -> String {
      Wording(en: english, vi: vietnamese)[language]
    }
    var lines = [
      say(
        "Round \(round.policy.id) of \(figures.day(round.policy.date)) beside \(other)",
        "Đối chiếu đợt \(round.policy.id) ngày \(figures.day(round.policy.date)) với \(other)"), "",
    ]
    if result.differences.isEmpty {
      lines.append(say("No differences.", "Không có chênh lệch."))
    } else {
      lines.append(say("Differences, the largest first:", "Chênh lệch, từ lớn đến nhỏ:"))
      lines += table(result.differences, figures, language)
    }
    lines.append("")
    if !result.agreements.isEmpty {
      lines.append(say("In agreement:", "Khớp:"))
      lines += table(result.agreements, figures, language)
      lines.append("")
    }
    lines += summary(of: result, figures, language)
    lines += [
      "",
      say(
        "For the round:  ____________________   date: __________",
        "Bên lập đợt:       ____________________   ngày: __________"),
      say(
        "For the source: ____________________   date: __________",
        "Bên đối chiếu:  ____________________   ngày: __________"),
    ]
    return lines.map(DisplayWidth.plain).joined(separator: "\n")
  }

  private static func summary(of result: Reconciliation, _ figures: Figures, _ language: Language) -> [String]
  {
    Reconciliation.Subject.allCases.compactMap { subject in
      let different = result.differences.filter { $0.subject == subject }
      let same = result.agreements.count { $0.subject == subject }
      if different.isEmpty, same == 0 { return nil }
      let sum = different.reduce(ExactDecimal.zero) { $0.adding($1.difference.absolute) ?? $0 }
      let name =
        switch subject {
        case .given: Wording(en: "Doses given", vi: "Số mũi đã tiêm")
        case .stock: Wording(en: "Vials in stock", vi: "Số lọ tồn kho")
        }
      return Wording(
        en: "\(name.english): \(figures.number(same)) agree, \(figures.number(different.count)) differ by "
          + "\(figures.number(sum)) in all (tolerance \(figures.number(result.tolerance))).",
        vi:
          "\(name.vietnamese): khớp \(figures.number(same)), chênh lệch \(figures.number(different.count)), "
          + "tổng chênh lệch \(figures.number(sum)) (dung sai \(figures.number(result.tolerance))).")[
          language]
    }
  }

  private static func table(
    _ entries: [Reconciliation.Entry], _ figures: Figures, _ language: Language
  ) -> [String] {
    var table = TextTable([
      .init(.left), .init(.left, least: 12), .init(.right), .init(.right), .init(.right), .init(.right),
    ])
    table.rows = [
      [
        "", "", Wording(en: "round", vi: "đợt")[language], Wording(en: "other", vi: "nguồn khác")[language],
        Wording(en: "difference", vi: "chênh lệch")[language],
        // A source by identity number lacks these people, which explains a difference as large.
        Wording(en: "of these no ID", vi: "chưa có mã định danh")[language],
      ]
    ]
    for entry in entries {
      let all = Wording(en: "all places", vi: "toàn tỉnh")[language]
      let what: String
      if let key = entry.key {
        what = Wording(en: "\(key.group), dose \(key.dose)", vi: "\(key.group), mũi \(key.dose)")[language]
      } else {
        let lot = [entry.lot, entry.vaccine].compactMap { $0 }.joined(separator: ", ")
        what = Wording(en: "lot \(lot)", vi: "lô \(lot)")[language]
      }
      let sign = entry.difference > 0 ? "+" : ""
      table.rows.append([
        entry.place ?? all, what, entry.own.map(figures.number) ?? "–",
        entry.other.map(figures.number) ?? "–",
        sign + figures.number(entry.difference), entry.withoutNumber.map(figures.number) ?? "",
      ])
    }
    if entries.allSatisfy({ $0.withoutNumber == nil }) { table.drop(column: 5) }
    return table.lines(width: 100)
  }
}

extension ExactDecimal {
  fileprivate var absolute: ExactDecimal { self < 0 ? (ExactDecimal.zero.subtracting(self) ?? self) : self }
}
