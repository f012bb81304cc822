internal import AllocationModel
internal import Markup

/// The annex of the decision: who gets which lot, with totals that balance.
struct AnnexPage {
  let paper: Paper
  private let issue: IssueFigures
  private let parts: OfficialParts

  init(_ paper: Paper) {
    self.paper = paper
    issue = IssueFigures(paper)
    parts = OfficialParts(paper: paper)
  }

  /// The whole page.
  func html() -> String {
    let title = paper.text(en: "Annex: vaccine allocation", vi: "Phụ lục phân bổ vắc xin")
    return PageParts.page(
      paper, title: "\(title) – \(paper.plan.round)", class: "annex",
      styles: [OfficialStyle.sheet, OfficialStyle.wide]
    ) {
      parts.heads(number: parts.details.number, day: parts.details.date)
      Element("h1") { paper.text(en: "ANNEX", vi: "PHỤ LỤC") }
      Element("h1") {
        paper.text(en: "Vaccine allocation, \(paper.plan.round)", vi: "Phân bổ vắc xin \(paper.plan.round)")
      }
      if let title = paper.round.policy.document?.title {
        Element("p", ["class": "under"]) { paper.text(en: "(with: \(title))", vi: "(Kèm theo \(title))") }
      }
      Element("p", ["class": "under"]) {
        paper.text(
          en: "Dispatch on \(paper.day(paper.round.policy.date))",
          vi: "Ngày cấp phát: \(paper.day(paper.round.policy.date))")
      }
      parts.warning()
      if issue.byRecipient.isEmpty {
        Element("p", ["class": "words"]) {
          paper.text(en: "Nothing is issued in this round.", vi: "Đợt này không cấp phát vắc xin.")
        }
      } else {
        rows()
        Element("p", ["class": "words strong"]) { total }
        Element("h2") { paper.text(en: "By vaccine", vi: "Tổng hợp theo loại vắc xin") }
        byVaccine()
        Element("h2") { paper.text(en: "By lot, in vials", vi: "Cân đối theo lô (lọ)") }
        balance()
      }
      DecisionRecord(paper: paper).tables()
      parts.signing()
    }
  }

  private var lines: [IssueFigures.Line] { issue.byRecipient.flatMap(\.lines) }

  private var total: String {
    let sum = IssueFigures.sum(lines)
    return parts.total(vials: sum.vials, doses: sum.doses)
  }

  private func rows() -> Element {
    var number = 0
    var rows: [[PageParts.Cell]] = []
    for (place, lines) in issue.byRecipient {
      for line in lines {
        number += 1
        rows.append(row(number, place, line))
      }
      if lines.count > 1 { rows.append(sum(lines, of: paper.place(place))) }
    }
    return PageParts.table(
      [
        .middle(paper.text(en: "No.", vi: "STT")),
        PageParts.Column(heading: [.text(paper.text(en: "Recipient", vi: "Đơn vị"))], style: "unit"),
        .words(paper.text(en: "Vaccine", vi: "Loại vắc xin")),
        .codes(paper.text(en: "Lot", vi: "Số lô")),
        .middle(paper.text(en: "Expiry", vi: "Hạn dùng")),
        .numbers(paper.text(en: "Vials", vi: "Số lọ")), .numbers(paper.text(en: "Doses", vi: "Số liều")),
        .words(paper.text(en: "For whom", vi: "Đối tượng")), .words(paper.text(en: "Remarks", vi: "Ghi chú")),
      ], rows: rows, totals: [sum(lines, of: nil)])
  }

  private func row(_ number: Int, _ place: String, _ line: IssueFigures.Line) -> [PageParts.Cell] {
    [
      PageParts.Cell(String(number)), PageParts.Cell(paper.place(place)),
      PageParts.Cell(paper.vaccine(line.shipment.vaccine)), PageParts.Cell(line.shipment.lot),
      PageParts.Cell(line.lot.map { paper.day($0.expiry) } ?? "–"),
      PageParts.Cell(paper.number(line.shipment.vials)),
      PageParts.Cell(paper.number(line.shipment.doses)), PageParts.Cell(paper.targets(line.uses)),
      PageParts.Cell(paper.remarks(line).joined(separator: "; ")),
    ]
  }

  private func sum(_ lines: [IssueFigures.Line], of name: String?) -> [PageParts.Cell] {
    let sum = IssueFigures.sum(lines)
    let title =
      name.map { paper.text(en: "Sum: \($0)", vi: "Cộng \($0)") } ?? paper.text(en: "TOTAL", vi: "TỔNG CỘNG")
    var first = PageParts.Cell(title)
    first.columns = 5
    first.rowStyle = "sum"
    return [
      first, PageParts.Cell(paper.number(sum.vials)), PageParts.Cell(paper.number(sum.doses)), "", "",
    ]
  }

  private func byVaccine() -> Element {
    let groups = Dictionary(grouping: lines, by: \.shipment.vaccine)
    let order = paper.round.vaccines.map(\.vaccine).filter { groups[$0] != nil }
    return PageParts.table(
      [
        .words(paper.text(en: "Vaccine", vi: "Loại vắc xin")),
        .numbers(paper.text(en: "Recipients", vi: "Số đơn vị")),
        .numbers(paper.text(en: "Vials", vi: "Số lọ")), .numbers(paper.text(en: "Doses", vi: "Số liều")),
      ],
      rows: order.map { vaccine in
        let lines = groups[vaccine] ?? []
        let sum = IssueFigures.sum(lines)
        return [
          PageParts.Cell(paper.vaccine(vaccine)),
          PageParts.Cell(paper.number(Set(lines.map(\.shipment.to)).count)),
          PageParts.Cell(paper.number(sum.vials)), PageParts.Cell(paper.number(sum.doses)),
        ]
      },
      totals: [
        [
          PageParts.Cell(paper.text(en: "Total", vi: "Tổng cộng")),
          PageParts.Cell(paper.number(issue.byRecipient.count)),
          PageParts.Cell(paper.number(IssueFigures.sum(lines).vials)),
          PageParts.Cell(paper.number(IssueFigures.sum(lines).doses)),
        ]
      ])
  }

  /// What stood there, what is issued, and what remains: the rows and their sums balance.
  private func balance() -> Element {
    var rows: [[PageParts.Cell]] = []
    var sums = (held: 0, issued: 0)
    for (place, lines) in issue.byOrigin {
      for group in LotGroup.groups(of: lines) {
        let held = group.lot?.vials ?? 0
        let issued = IssueFigures.sum(group.lines).vials
        sums = (sums.held + held, sums.issued + issued)
        rows.append([
          PageParts.Cell(group.shipment.lot), PageParts.Cell(paper.vaccine(group.shipment.vaccine)),
          PageParts.Cell(paper.place(place)), PageParts.Cell(paper.number(held)),
          PageParts.Cell(paper.number(issued)),
          PageParts.Cell(paper.number(held - issued)),
        ])
      }
    }
    return PageParts.table(
      [
        .codes(paper.text(en: "Lot", vi: "Số lô")), .words(paper.text(en: "Vaccine", vi: "Loại vắc xin")),
        .words(paper.text(en: "From", vi: "Nơi xuất")), .numbers(paper.text(en: "On hand", vi: "Tồn trước")),
        .numbers(paper.text(en: "Issued", vi: "Xuất đợt này")),
        .numbers(paper.text(en: "Left", vi: "Còn lại")),
      ], rows: rows,
      totals: [
        [
          PageParts.Cell(paper.text(en: "Total", vi: "Tổng cộng")), "", "",
          PageParts.Cell(paper.number(sums.held)),
          PageParts.Cell(paper.number(sums.issued)), PageParts.Cell(paper.number(sums.held - sums.issued)),
        ]
      ])
  }
}

/// Lines of one lot line, for the papers that go by lot.
struct LotGroup {
  let lines: [IssueFigures.Line]

  var shipment: Shipment { lines[0].shipment }
  var lot: LotLine? { lines[0].lot }
  var vaccine: Vaccine? { lines[0].vaccine }

  /// Groups lines that stand next to each other and are of one lot line.
  static func groups(of lines: [IssueFigures.Line]) -> [LotGroup] {
    var groups: [[IssueFigures.Line]] = []
    for line in lines {
      if let last = groups.last?.last, Paper.LotKey(last.shipment) == Paper.LotKey(line.shipment) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.map { LotGroup(lines: $0) }
  }
}
