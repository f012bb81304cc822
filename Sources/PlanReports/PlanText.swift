public import AllocationModel

/// A plan as text for a terminal: what a planner wants to know first, on one screen.
///
///     print(PlanText.summary(of: plan, round: round, language: .english))
///
/// It says what is on hand and what expires, what the plan gives and loses beside plain FEFO, what is proved, which
/// lots cannot be saved and why, and what each recipient gets. Everything else stands in the plan's tables.
public enum PlanText {
  /// The most lots and recipients that are listed; the rest are counted.
  static let mostLots = 4
  static let mostRecipients = 12

  /// The text, about 25 to 40 lines, the last one without a line break.
  ///
  /// - Parameters:
  ///   - plan: A plan of the round.
  ///   - round: What the plan was made for.
  ///   - language: The language of words, numbers and days.
  ///   - width: The columns of the terminal; fewer than 80 are taken as 80. Lines are broken or cut to fit, but for
  ///     codes that are longer than a line.
  ///   - folder: Where the plan's tables are; nil where there are none.
  public static func summary(
    of plan: Plan, round: Round, language: Language, width: Int = 80, folder: String? = nil
  ) -> String {
    let page = Page(plan: plan, round: round, language: language, width: max(80, width), folder: folder)
    let parts = [
      page.title(), page.stock(), page.comparison(), page.losses(), page.recipients(), page.remarks(),
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}

/// The parts of the text, each a list of lines.
private struct Page {
  let plan: Plan
  let round: Round
  let language: Language
  let width: Int
  let folder: String?
  let sums: PlanSums
  let figures: Figures

  init(plan: Plan, round: Round, language: Language, width: Int, folder: String?) {
    self.plan = plan
    self.round = round
    self.language = language
    self.width = width
    self.folder = folder
    sums = PlanSums(plan, round)
    figures = Figures(language)
  }

  func title() -> [String] {
    let day = figures.day(round.policy.date)
    let name = DisplayWidth.plain(plan.round)
    let wording =
      plan.summary.verified
      ? Wording(
        en: "Round “\(name)”, \(day): every rule was checked and is kept.",
        vi: "Đợt “\(name)”, ngày \(day): đã kiểm tra, mọi quy tắc đều được giữ.")
      : Wording(
        en: "Round “\(name)”, \(day): THIS PLAN HAS NOT BEEN CHECKED.",
        vi: "Đợt “\(name)”, ngày \(day): KẾ HOẠCH NÀY CHƯA ĐƯỢC KIỂM TRA.")
    return text(wording)
  }

  func stock() -> [String] {
    var rows = [
      (
        Words.onHand,
        Wording(
          en: "\(doses(sums.dosesOnHand)) doses in \(count(sums.lotLines, "lot line", "lot lines")); "
            + "\(doses(sums.usableOnHand)) usable when vials are opened",
          vi: "\(doses(sums.dosesOnHand)) liều, \(figures.number(sums.lotLines)) dòng lô; dùng được "
            + "\(doses(sums.usableOnHand)) sau hao phí mở lọ")
      ),
      (
        Words.expiring,
        Wording(
          en:
            "\(doses(sums.usableExpiring)) usable doses, on or before \(figures.day(plan.summary.wasteUntil))",
          vi:
            "\(doses(sums.usableExpiring)) liều dùng được, đến hết ngày \(figures.day(plan.summary.wasteUntil))"
        )
      ),
      (
        Words.thisPlan,
        Wording(
          en: "\(doses(sums.dosesGiven)) doses for \(count(sums.people, "person", "people"))"
            + leftToLater.english,
          vi: "\(doses(sums.dosesGiven)) liều cho \(figures.number(sums.people)) người"
            + leftToLater.vietnamese)
      ),
    ]
    if plan.summary.expectedOpenVialLoss > 0 {
      let lost = figures.number(plan.summary.expectedOpenVialLoss, decimals: 1)
      rows.append(
        (
          Words.opened,
          Wording(
            en: "\(lost) more doses are expected to be left over in opened vials",
            vi: "dự kiến hao phí thêm \(lost) liều khi mở lọ")
        ))
    }
    let margin = (rows.map { DisplayWidth.of($0.0[language]) }.max() ?? 0) + 2
    return rows.flatMap { title, wording in
      DisplayWidth.wrapped(
        DisplayWidth.leading(title[language], margin) + wording[language], to: width,
        indent: String(repeating: " ", count: margin))
    }
  }

  private var leftToLater: Wording {
    if sums.peopleLater == 0 { return Wording(en: "", vi: "") }
    let people = figures.number(sums.peopleLater)
    return Wording(
      en: ", \(people) of them later", vi: ", trong đó \(people) người chờ đợt sau")
  }

  func comparison() -> [String] {
    let baselines = plan.summary.baselines
    var table = TextTable(
      [.init(.left)] + [TextTable.Column](repeating: .init(.right), count: baselines.count + 1))
    table.rows = [
      ["", Words.planColumn[language]] + baselines.map { Words.baseline($0.name)[language] },
      [Words.lostRow[language], doses(sums.dosesLost)] + baselines.map { doses($0.waste) },
      [Words.peopleRow[language], figures.number(sums.people)] + baselines.map { figures.number($0.people) },
    ]
    return table.lines(width: width) + (Proof.sentence(plan.summary).map(text) ?? [])
  }

  func losses() -> [String] {
    if sums.lost.isEmpty { return text(Words.nothingLost) }
    let until = figures.day(plan.summary.wasteUntil)
    let heading = text(
      Wording(en: "Lost all the same, until \(until):", vi: "Vẫn bị mất, tính đến \(until):"))
    let listed = sums.lost.prefix(PlanText.mostLots)
    var table = TextTable([
      .init(.left, least: 12), .init(.left, least: 8), .init(.left), .init(.right), .init(.left, least: 12),
    ])
    table.rows = listed.map { lost in
      [
        DisplayWidth.plain(lost.lot), DisplayWidth.plain(lost.place), figures.day(lost.lastDay),
        doses(lost.doses) + " " + Words.doses[language], Words.reason(lost.largest.reason)[language],
      ]
    }
    var lines = heading
    for (line, lost) in zip(table.lines(width: width), listed) {
      lines.append(line)
      // The plan's own texts are in the round's language; two languages on one screen help nobody.
      let saving = DisplayWidth.plain(
        RemedyWording.translated(lost.largest.whatWouldSave, from: round.policy.language, to: language) ?? "")
      if !saving.isEmpty, lost.largest.reason != .wholeVials {
        lines.append("    → " + DisplayWidth.cut(saving, to: width - 6))
      }
    }
    let rest = sums.lost.dropFirst(PlanText.mostLots)
    if !rest.isEmpty {
      let lost = doses(rest.reduce(0) { $0 + $1.doses })
      lines += cut(
        Wording(
          en: "  and \(lost) doses of \(figures.number(rest.count)) more in losses.csv",
          vi: "  và \(lost) liều của \(figures.number(rest.count)) dòng lô nữa trong losses.csv"))
    }
    return lines
  }

  func recipients() -> [String] {
    if sums.recipients.isEmpty { return [] }
    let isShort = sums.recipients.count <= PlanText.mostRecipients
    let listed = isShort ? sums.recipients : Array(largest().prefix(PlanText.mostRecipients - 2))
    let later = plan.shipments.contains { $0.when == .later }
    var table = TextTable([.init(.left, least: 12)] + [TextTable.Column](repeating: .init(.right), count: 5))
    table.rows = [
      [
        Words.recipient[language], Words.vialsNow[language], Words.dosesNow[language],
        later ? Words.dosesLater[language] : "", Words.people[language], Words.ofNeed[language],
      ]
    ]
    table.rows += listed.map { row($0, later) }
    table.rows.append(row(all(), later, title: Words.total[language]))
    if !later { table.drop(column: 3) }
    var lines = table.lines(width: width)
    if !isShort {
      let rest = figures.number(sums.recipients.count - listed.count)
      let wording = Wording(
        en: "  and \(rest) more in coverage.csv", vi: "  và \(rest) đơn vị nữa trong coverage.csv")
      lines.insert(wording[language], at: lines.count - 1)
    }
    return lines
  }

  private func largest() -> [PlanSums.Recipient] {
    sums.recipients.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      let doses = (first.dosesNow + first.dosesLater, second.dosesNow + second.dosesLater)
      if doses.0 != doses.1 { return doses.0 > doses.1 }
      return first.people == second.people ? left.offset < right.offset : first.people > second.people
    }.map(\.element)
  }

  private func all() -> PlanSums.Recipient {
    var all = PlanSums.Recipient(place: Place(place: "", kind: ""))
    for recipient in sums.recipients {
      all.vialsNow += recipient.vialsNow
      all.dosesNow += recipient.dosesNow
      all.dosesLater += recipient.dosesLater
      all.people += recipient.people
      all.need += recipient.need
    }
    return all
  }

  private func row(_ recipient: PlanSums.Recipient, _ later: Bool, title: String? = nil) -> [String] {
    let name = [recipient.place.place, recipient.place.name ?? ""].filter { !$0.isEmpty }.joined(
      separator: " ")
    let met = recipient.need > 0 ? Double(recipient.people) / Double(recipient.need) : nil
    return [
      title ?? DisplayWidth.plain(name), figures.number(recipient.vialsNow),
      figures.number(recipient.dosesNow),
      figures.number(recipient.dosesLater), figures.number(recipient.people),
      met.map { figures.percent($0, decimals: 1) } ?? "–",
    ]
  }

  func remarks() -> [String] {
    var lines: [String] = []
    let kept = KeptWords(plan: plan, language: language)
    for sentence in [kept.kept(), kept.cost()].compactMap({ $0 }) {
      lines += DisplayWidth.wrapped(sentence, to: width, indent: "  ")
    }
    if !plan.summary.outOfReach.isEmpty {
      let places = plan.summary.outOfReach.map(DisplayWidth.plain).joined(separator: ", ")
      lines += cut(
        Wording(en: "No stock can reach: \(places)", vi: "Không có vắc xin nào đến được: \(places)"))
    }
    if !plan.excluded.isEmpty {
      lines += text(
        Wording(
          en: "\(count(plan.excluded.count, "lot line", "lot lines")) may not be used: excluded.csv",
          vi: "\(figures.number(plan.excluded.count)) dòng lô không được dùng: excluded.csv"))
    }
    if !plan.notes.isEmpty {
      lines += text(
        Wording(
          en: "\(count(plan.notes.count, "note", "notes")) on the input and the plan: plan.json",
          vi: "\(figures.number(plan.notes.count)) ghi chú về số liệu và kế hoạch: plan.json"))
    }
    if let folder {
      lines += text(
        Wording(
          en: "Files: \(folder) (what to ship: shipments.csv)", vi: "Tệp: \(folder) (xuất kho: shipments.csv)"
        ))
    }
    return lines
  }

  private func text(_ wording: Wording) -> [String] {
    DisplayWidth.wrapped(wording[language], to: width, indent: "  ")
  }

  private func cut(_ wording: Wording) -> [String] { [DisplayWidth.cut(wording[language], to: width)] }

  private func doses(_ value: Double) -> String { figures.number(value, decimals: 1) }

  /// An English count with its noun.
  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    figures.number(number) + " " + (number == 1 ? one : many)
  }
}
