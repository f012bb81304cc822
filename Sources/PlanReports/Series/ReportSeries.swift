internal import AllocationModel
internal import Markup
internal import RoundSeries

/// The sections of a report that say what a round takes over from others and hands on: only where there is anything.
struct ReportSeries {
  let paper: Paper
  let series: SeriesFigures

  /// A section with its name in the table of contents.
  struct Part {
    let id: String
    let name: String
    let section: Element
  }

  /// The sections, in their order.
  func parts() -> [Part] {
    var parts: [Part] = []
    if let secured = paper.plan.secured {
      parts.append(
        part("kept", en: "Kept for next doses", vi: "Giữ cho mũi kế tiếp") { kept(secured, $0, $1) })
    }
    let thaw = ThawPlan(paper.plan, of: paper.round)
    if !thaw.lines.isEmpty {
      parts.append(part("thaw", en: "What to thaw when", vi: "Kế hoạch rã đông") { thawing(thaw, $0, $1) })
    }
    if !paper.round.noticeOutcomes.isEmpty {
      parts.append(part("notices", en: "Notices", vi: "Thông báo về lô vắc xin") { notices($0, $1) })
    }
    let record = DecisionRecord(paper: paper)
    if !record.isEmpty {
      parts.append(
        part("record", en: "Set by hand", vi: "Quyết định và điều chỉnh") { id, heading in
          PageParts.section(id, heading) { record.tables() }
        })
    }
    if !series.tracking.rounds.isEmpty {
      let page = ReportTracking(
        paper: paper, tracking: series.tracking, suggestions: series.suggestions)
      parts.append(
        part("tracking", en: "Plan and actual", vi: "Kế hoạch và thực hiện") { _, _ in page.section() })
    }
    return parts
  }

  private func part(_ id: String, en: String, vi: String, _ section: (String, String) -> Element) -> Part {
    let name = paper.text(en: en, vi: vi)
    return Part(id: id, name: name, section: section(id, name))
  }

  // MARK: Next doses

  private func kept(_ secured: SecuredDoses, _ id: String, _ heading: String) -> Element {
    let lead = paper.text(
      en:
        "Everybody who begins a course in this plan has a next dose kept, in stock that will still be in date.",
      vi:
        "Mỗi người bắt đầu tiêm trong kế hoạch này đều được giữ sẵn mũi kế tiếp, từ vắc xin còn hạn khi đến lịch."
    )
    return PageParts.section(id, heading, lead) {
      if let cost = KeptWords(plan: paper.plan, language: paper.language).cost() { Element("p") { cost } }
      if secured.kept.isEmpty {
        Element("p") {
          paper.text(
            en: "Nobody begins: nothing is kept.", vi: "Không có ai bắt đầu tiêm nên không giữ liều nào.")
        }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "For", vi: "Giữ cho")), .numbers(paper.text(en: "People", vi: "Số người")),
            .codes(paper.text(en: "Due from", vi: "Đến hạn từ")),
            .codes(paper.text(en: "Due by", vi: "Muộn nhất")),
            .words(paper.text(en: "Lot, vaccine, where it stays", vi: "Số lô, loại vắc xin, nơi giữ")),
            .numbers(paper.text(en: "Vials", vi: "Số lọ")),
          ],
          rows: secured.kept.map { row in
            [
              PageParts.Cell(
                paper.place(row.place),
                under: "\(paper.target(row.group, row.dose)) ← \(paper.vaccine(row.firstVaccine))"),
              PageParts.Cell(paper.number(row.people)), PageParts.Cell(paper.day(row.dueFrom)),
              PageParts.Cell(paper.day(row.dueTo)),
              PageParts.Cell(row.lot, under: "\(paper.vaccine(row.vaccine)) · \(paper.place(row.heldAt))"),
              PageParts.Cell(paper.number(row.vials)),
            ]
          },
          totals: [
            [
              PageParts.Cell(paper.text(en: "All", vi: "Tổng cộng")),
              PageParts.Cell(paper.number(secured.kept.reduce(0) { $0 + $1.people })), "", "", "",
              PageParts.Cell(paper.number(secured.kept.reduce(0) { $0 + $1.vials })),
            ]
          ], class: "long")
      }
    }
  }

  // MARK: Thawing

  private func thawing(_ thaw: ThawPlan, _ id: String, _ heading: String) -> Element {
    let lead = paper.text(
      en: "Vials to be taken out of the freezers, by store and day.",
      vi: "Số lọ cần lấy ra rã đông, theo kho và theo ngày.")
    return PageParts.section(id, heading, lead) {
      if let comparison = series.thawedNow { thawedNow(comparison) }
      PageParts.table(
        [
          .words(paper.text(en: "Store", vi: "Nơi giữ")), .codes(paper.text(en: "Day", vi: "Ngày lấy ra")),
          .words(paper.text(en: "Vaccine", vi: "Loại vắc xin")), .codes(paper.text(en: "Lot", vi: "Số lô")),
          .words(paper.text(en: "For", vi: "Để")), .numbers(paper.text(en: "Vials", vi: "Số lọ")),
          .numbers(paper.text(en: "Doses", vi: "Số liều")),
          .codes(paper.text(en: "Last day", vi: "Dùng đến hết")),
        ],
        rows: thaw.lines.map { line in
          [
            PageParts.Cell(paper.place(line.place)), PageParts.Cell(paper.day(line.day)),
            PageParts.Cell(paper.vaccine(line.vaccine)), PageParts.Cell(line.lot),
            PageParts.Cell(paper.text(SeriesWords.thaw(line.when))),
            PageParts.Cell(paper.number(line.vials)), PageParts.Cell(paper.number(line.doses)),
            PageParts.Cell(paper.day(line.lastDay)),
          ]
        },
        totals: [
          [
            PageParts.Cell(paper.text(en: "All", vi: "Tổng cộng")), "", "", "", "",
            PageParts.Cell(paper.number(thaw.lines.reduce(0) { $0 + $1.vials })),
            PageParts.Cell(paper.number(thaw.lines.reduce(0) { $0 + $1.doses })), "",
          ]
        ], class: "long")
    }
  }

  private func thawedNow(_ comparison: ThawComparison) -> Element {
    if comparison.more <= 0.05 {
      return Element("p") {
        paper.text(
          en: "Taking everything out now would lose no more.",
          vi: "Rã đông toàn bộ ngay bây giờ cũng không mất thêm liều nào.")
      }
    }
    let (more, least) = (paper.doses(comparison.more), paper.doses(comparison.thawedBound))
    return Element("p", ["class": "warning"]) {
      paper.text(
        en:
          "Taking everything out now would lose \(more) usable doses more: no plan could then lose fewer than "
          + "\(least).",
        vi: "Nếu rã đông toàn bộ ngay bây giờ sẽ mất thêm \(more) liều: khi đó không kế hoạch nào mất ít hơn "
          + "\(least) liều.")
    }
  }

  // MARK: Notices

  private func notices(_ id: String, _ heading: String) -> Element {
    let lead = paper.text(
      en: "What each notice did to the lots that it names, and which stay as they were.",
      vi: "Kết quả áp dụng từng thông báo đối với các lô được nêu, kể cả lô không thay đổi.")
    let changed = paper.text(en: "last day before → after", vi: "dùng đến hết: cũ → mới")
    return PageParts.section(id, heading, lead) {
      PageParts.table(
        [
          .words(paper.text(en: "Notice", vi: "Thông báo")),
          .words(paper.text(en: "Lot, vaccine, place", vi: "Số lô, loại vắc xin, nơi giữ")),
          .numbers(paper.text(en: "Vials", vi: "Số lọ")),
          .words(paper.text(en: "Result", vi: "Kết quả")), .words(changed),
        ],
        rows: paper.round.noticeOutcomes.map { outcome in
          let kind = paper.text(SeriesWords.notice(outcome.kind))
          return [
            PageParts.Cell(outcome.notice, under: "\(kind) · \(paper.day(outcome.date))"),
            PageParts.Cell(
              outcome.lot, under: "\(paper.vaccine(outcome.vaccine)) · \(paper.place(outcome.place))"),
            PageParts.Cell(paper.number(outcome.vials)), result(outcome), PageParts.Cell(days(outcome)),
          ]
        }, class: "long")
    }
  }

  private func result(_ outcome: NoticeOutcome) -> PageParts.Cell {
    let result = paper.text(SeriesWords.result(outcome.result))
    return outcome.condition.isEmpty
      ? PageParts.Cell(result)
      : PageParts.Cell(result, under: paper.text(SeriesWords.condition(outcome.condition)))
  }

  private func days(_ outcome: NoticeOutcome) -> String {
    var texts: [String] = []
    if outcome.oldLastDay != outcome.newLastDay {
      texts.append("\(paper.day(outcome.oldLastDay)) → \(paper.day(outcome.newLastDay))")
    } else {
      texts.append(paper.day(outcome.oldLastDay))
    }
    if outcome.oldStatus != outcome.newStatus {
      texts.append(
        "\(paper.text(SeriesWords.status(outcome.oldStatus))) → \(paper.text(SeriesWords.status(outcome.newStatus)))"
      )
    }
    return texts.joined(separator: "; ")
  }
}
