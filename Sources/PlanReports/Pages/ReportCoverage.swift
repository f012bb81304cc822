internal import AllocationModel
internal import Markup

extension ReportPage {
  /// Coverage before and after, for the round and for each recipient.
  func coverageSection() -> Element {
    let heading = paper.text(en: "Coverage before and after", vi: "Tỷ lệ bao phủ trước và sau")
    let lead = paper.text(
      en: "People given the dose ÷ people of the group. It may exceed 100%: it is what the tables say.",
      vi: "Số người đã tiêm ÷ số người thuộc nhóm. Có thể vượt 100%: số liệu được giữ nguyên.")
    return PageParts.section("coverage", heading, lead) {
      if coverage.rows.isEmpty {
        Element("p") { paper.text(en: "The round has no demand.", vi: "Đợt này không có nhu cầu tiêm.") }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "Group and dose", vi: "Nhóm và mũi")),
            .drawing([.text(paper.text(en: "○ before  ● after", vi: "○ trước  ● sau"))]),
            .numbers(paper.text(en: "Before", vi: "Trước")), .numbers(paper.text(en: "After", vi: "Sau")),
            .numbers(paper.text(en: "Need", vi: "Nhu cầu")),
            .numbers(paper.text(en: "Planned", vi: "Dự kiến tiêm")),
            .numbers(paper.text(en: "Not reached", vi: "Chưa tiêm được")),
          ],
          rows: coverage.rows.map(wholeRound), class: "cover")
        Element("h3") { paper.text(en: "By recipient", vi: "Theo đơn vị") }
        Element("p", ["class": "small"]) {
          paper.text(
            en:
              "Coverage before → after; below it people planned / people in need, and why some are not reached.",
            vi:
              "Tỷ lệ bao phủ trước → sau; bên dưới là số người dự kiến tiêm / nhu cầu và lý do chưa tiêm được hết."
          )
        }
        byRecipient()
        withoutNumber()
      }
    }
  }

  /// People whom a register by identity number cannot count, where the tables tell of them.
  private func withoutNumber() -> [Element] {
    let figures = IdentityFigures(paper.round)
    guard figures.isStated else { return [] }
    func row(_ name: String, _ row: IdentityFigures.Row) -> [PageParts.Cell] {
      [
        PageParts.Cell(name), PageParts.Cell(paper.figures.number(row.given)),
        PageParts.Cell(paper.figures.number(row.withoutNumber)), PageParts.Cell(percent(row.part)),
      ]
    }
    func table(_ first: String, _ rows: [[PageParts.Cell]]) -> Element {
      PageParts.table(
        [
          .words(first), .numbers(paper.text(en: "Given", vi: "Đã tiêm")),
          .numbers(paper.text(en: "Without a number", vi: "Chưa có mã định danh")),
          .numbers(paper.text(en: "Part", vi: "Tỷ lệ")),
        ], rows: rows, class: "long")
    }
    return [
      Element("h3") {
        paper.text(en: "Given to people without an identity number", vi: "Đã tiêm nhưng chưa có mã định danh")
      },
      Element("p", ["class": "small"]) {
        paper.text(
          en: "A register by identity number does not show these people; its figures are lower by as many.",
          vi:
            "Hệ thống quản lý theo mã định danh chưa ghi nhận những người này nên số liệu thấp hơn bấy nhiêu."
        )
      },
      table(
        paper.text(en: "Group and dose", vi: "Nhóm và mũi"),
        figures.byTarget.map { row(paper.target($0.group, $0.dose), $0.row) }),
      table(
        paper.text(en: "Recipient", vi: "Đơn vị"),
        figures.byRecipient.map { row(paper.place($0.place), $0.row) }),
    ]
  }

  private func wholeRound(_ row: CoverageFigures.Row) -> [PageParts.Cell] {
    let name = paper.target(row.group, row.dose)
    let (before, after) = (percent(row.before), percent(row.after))
    var drawing = PageParts.Cell("")
    if let from = row.before, let to = row.after {
      drawing = PageParts.Cell(
        Chart.step(
          "\(name): \(before) → \(after)", from: from / coverage.most, to: to / coverage.most,
          whole: 1 / coverage.most))
    }
    return [
      PageParts.Cell(name), drawing, PageParts.Cell(before), PageParts.Cell(after),
      PageParts.Cell(paper.number(row.need)), PageParts.Cell(paper.number(row.planned)),
      PageParts.Cell(paper.number(row.unmet)),
    ]
  }

  /// Recipients down, groups and doses across, as many as fit a page.
  private func byRecipient() -> [Element] {
    struct Key: Hashable {
      let place: String
      let group: String
      let dose: Int
    }
    let rows = Dictionary(
      coverage.byRecipient.map { (Key(place: $0.place, group: $0.group, dose: $0.dose), $0) },
      uniquingKeysWith: { first, _ in first })
    let places = paper.round.places.filter { place in coverage.recipients.contains(place.place) }
    return stride(from: 0, to: coverage.rows.count, by: 5).map { start in
      let columns = coverage.rows[start..<min(start + 5, coverage.rows.count)]
      return PageParts.table(
        [.words(paper.text(en: "Recipient", vi: "Đơn vị"))]
          + columns.map { .numbers(paper.target($0.group, $0.dose)) },
        rows: places.map { place in
          [PageParts.Cell(paper.place(place.place))]
            + columns.map { cell(rows[Key(place: place.place, group: $0.group, dose: $0.dose)]) }
        }, class: "long matrix")
    }
  }

  /// Coverage before and after; people planned of those in need; why some are not reached.
  private func cell(_ row: Coverage?) -> PageParts.Cell {
    guard let row else { return "–" }
    let rates =
      row.coverageBefore == nil ? "" : "\(percent(row.coverageBefore)) → \(percent(row.coverageAfter))"
    let people = row.need > 0 ? "\(paper.number(row.planned)) / \(paper.number(row.need))" : ""
    var content: [Node] = rates.isEmpty ? [] : [.text(rates)]
    if !people.isEmpty { content.append(.element(Element("span", ["class": "under"]) { people })) }
    if row.unmet > 0 {
      content.append(.element(Element("span", ["class": "why"]) { paper.text(Words.reason(row.reason)) }))
    }
    return PageParts.Cell(content: content.isEmpty ? [.text("–")] : content)
  }

  private func percent(_ part: Double?) -> String {
    part.map { paper.figures.percent($0, decimals: 1) } ?? "–"
  }
}
