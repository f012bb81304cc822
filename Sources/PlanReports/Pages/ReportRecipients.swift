internal import AllocationModel
internal import Markup

extension ReportPage {
  /// What each recipient gets, and how much of its need is met.
  func recipientSection() -> Element {
    let heading = paper.text(en: "What each recipient gets", vi: "Mỗi đơn vị nhận gì")
    let lead = paper.text(
      en: "Vials and doses of this dispatch, doses of later ones, and the people they are for.",
      vi: "Số lọ, số liều cấp đợt này, số liều dành cho các chuyến sau và số người được tiêm.")
    return PageParts.section("recipients", heading, lead) {
      if recipients.rows.isEmpty {
        Element("p") {
          paper.text(
            en: "No recipient needs or gets anything.", vi: "Không đơn vị nào có nhu cầu hoặc được cấp.")
        }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "Recipient", vi: "Đơn vị")),
            .numbers(paper.text(en: "Vials now", vi: "Lọ đợt này")),
            .numbers(paper.text(en: "Doses now", vi: "Liều đợt này")),
            .numbers(paper.text(en: "Doses later", vi: "Liều đợt sau")),
            .numbers(paper.text(en: "People", vi: "Số người tiêm")),
            .numbers(paper.text(en: "Need", vi: "Nhu cầu")),
            .drawing([]), .numbers(paper.text(en: "Need met", vi: "Đáp ứng")),
          ],
          rows: recipients.rows.map(recipient), totals: [recipientTotal()])
        unreachable()
      }
    }
  }

  private func recipient(_ row: RecipientFigures.Row) -> [PageParts.Cell] {
    let name = paper.place(row.place.place)
    let fill = row.fill.map { paper.figures.percent($0, decimals: 1) } ?? "–"
    return [
      PageParts.Cell(name), PageParts.Cell(paper.number(row.vialsNow)),
      PageParts.Cell(paper.number(row.dosesNow)),
      PageParts.Cell(paper.number(row.dosesLater)), PageParts.Cell(paper.number(row.people)),
      PageParts.Cell(paper.number(row.need)),
      PageParts.Cell(Chart.part("\(name): \(fill)", row.fill ?? 0)), PageParts.Cell(fill),
    ]
  }

  private func recipientTotal() -> [PageParts.Cell] {
    let rows = recipients.rows
    let people = rows.reduce(0) { $0 + $1.people }
    let need = rows.reduce(0) { $0 + $1.need }
    return [
      PageParts.Cell(paper.text(en: "All", vi: "Tổng cộng")),
      PageParts.Cell(paper.number(rows.reduce(0) { $0 + $1.vialsNow })),
      PageParts.Cell(paper.number(rows.reduce(0) { $0 + $1.dosesNow })),
      PageParts.Cell(paper.number(rows.reduce(0) { $0 + $1.dosesLater })),
      PageParts.Cell(paper.number(people)),
      PageParts.Cell(paper.number(need)), "",
      PageParts.Cell(need > 0 ? paper.figures.percent(Double(people) / Double(need), decimals: 1) : "–"),
    ]
  }

  private func unreachable() -> Element? {
    let places = paper.plan.summary.outOfReach
    if places.isEmpty { return nil }
    let names = places.map(paper.place).joined(separator: ", ")
    return Element("p", ["class": "warning"]) {
      paper.text(en: "No stock can reach: \(names).", vi: "Không có vắc xin nào đến được: \(names).")
    }
  }

  /// How full sessions and cold storage are, week by week.
  func loadSection() -> Element {
    let heading = paper.text(en: "Sessions and cold storage", vi: "Buổi tiêm và kho lạnh")
    let lead = paper.text(
      en:
        "People planned as a part of what the sessions of the week hold. A full week is where more sessions help.",
      vi:
        "Số người dự kiến tiêm so với công suất các buổi tiêm trong tuần. Tuần kín là nơi cần thêm buổi tiêm."
    )
    let weeks = calendar.weeks.indices
    let used = recipients.rows.filter { $0.people > 0 }
    return PageParts.section("load", heading, lead) {
      if used.isEmpty {
        Element("p") {
          paper.text(en: "Nobody is vaccinated by this plan.", vi: "Kế hoạch này không tiêm cho ai.")
        }
      } else {
        PageParts.table(
          [.words(paper.text(en: "Sessions, week from", vi: "Buổi tiêm, tuần từ"))]
            + weeks.map { .numbers(weekName($0)) },
          rows: used.map { row in
            [PageParts.Cell(paper.place(row.place.place))]
              + weeks.map { load(Double(row.peopleByWeek[$0]), of: Double(row.capacityByWeek[$0])) }
          }, class: "heat")
      }
      if recipients.rows.contains(where: { !$0.litresByWeek.isEmpty }) { storage() }
    }
  }

  private func storage() -> [Node] {
    let weeks = calendar.weeks.indices
    let rows = recipients.rows.filter { !$0.litresByWeek.isEmpty }
    let lead = paper.text(
      en: "The fullest day of the week, as a part of the litres there are. Later dispatches are not counted.",
      vi: "Ngày đầy nhất trong tuần so với dung tích kho. Chưa tính các chuyến cấp sau.")
    return [
      .element(Element("p", ["class": "lead"]) { lead }),
      .element(
        PageParts.table(
          [
            .words(paper.text(en: "Storage, week from", vi: "Kho lạnh, tuần từ")),
            .numbers(paper.text(en: "litres", vi: "lít")),
          ] + weeks.map { .numbers(weekName($0)) },
          rows: rows.map { row in
            let litres = row.place.storageLitres?.doubleValue ?? 0
            return [
              PageParts.Cell(paper.place(row.place.place)), PageParts.Cell(paper.doses(litres)),
            ] + weeks.map { load(row.litresByWeek[$0], of: litres) }
          }, class: "heat")),
    ]
  }

  /// A part of what there is room for: a percentage on a ground that is the darker the fuller it is.
  private func load(_ value: Double, of room: Double) -> PageParts.Cell {
    if value <= 0.000_001 { return PageParts.Cell(room > 0 ? "" : "–", style: "load-0") }
    guard room > 0 else { return PageParts.Cell("!", style: "load-over") }
    let part = value / room
    let level = part > 1.000_001 ? "over" : String(max(1, min(5, Int((part * 5).rounded(.up)))))
    return PageParts.Cell(paper.figures.percent(part, decimals: 0), style: "load-" + level)
  }
}
