internal import AllocationModel
internal import Markup

/// The picking lists: a page for each place that issues vials, by lot.
struct PickingListsPage {
  let paper: Paper
  private let issue: IssueFigures
  private let parts: OfficialParts

  init(_ paper: Paper) {
    self.paper = paper
    issue = IssueFigures(paper)
    parts = OfficialParts(paper: paper)
  }

  /// The whole document.
  func html() -> String {
    let title = paper.text(en: "Picking lists", vi: "Phiếu soạn vắc xin")
    return PageParts.page(
      paper, title: "\(title) – \(paper.plan.round)", class: "picking",
      styles: [OfficialStyle.sheet, OfficialStyle.upright]
    ) {
      if issue.byOrigin.isEmpty {
        Element("p") {
          paper.text(en: "Nothing is issued in this round.", vi: "Đợt này không cấp phát vắc xin.")
        }
      }
      for (place, lines) in issue.byOrigin { list(place, lines) }
    }
  }

  private func list(_ place: String, _ lines: [IssueFigures.Line]) -> Element {
    let sum = IssueFigures.sum(lines)
    return Element("section", ["class": "sheet"]) {
      Element("h1") { paper.text(en: "PICKING LIST", vi: "PHIẾU SOẠN VẮC XIN") }
      Element("p", ["class": "under"]) { paper.plan.round }
      parts.warning()
      Element("dl", ["class": "facts"]) {
        Element("dt") { paper.text(en: "Store:", vi: "Kho xuất:") }
        Element("dd") { paper.place(place) }
        Element("dt") { paper.text(en: "Dispatch:", vi: "Ngày xuất:") }
        Element("dd") { Set(lines.map(\.shipment.dispatch)).sorted().map(paper.day).joined(separator: ", ") }
      }
      table(lines)
      Element("p", ["class": "words strong"]) { parts.total(vials: sum.vials, doses: sum.doses) }
      parts.signing([
        paper.text(en: "Picked by", vi: "Người soạn"), paper.text(en: "Checked by", vi: "Người kiểm tra"),
        paper.text(en: "Storekeeper", vi: "Thủ kho"),
      ])
    }
  }

  private func table(_ lines: [IssueFigures.Line]) -> Element {
    var rows: [[PageParts.Cell]] = []
    for group in LotGroup.groups(of: lines) {
      rows.append(lot(group))
      rows += group.lines.map { line in
        var name = PageParts.Cell("→ " + paper.place(line.shipment.to))
        name.columns = 4
        return [
          "", name, PageParts.Cell(paper.number(line.shipment.vials)),
          PageParts.Cell(paper.packs(line.shipment.vials, of: group.vaccine) ?? ""), "", "☐",
        ]
      }
    }
    return PageParts.table(
      [
        .codes(paper.text(en: "Lot", vi: "Số lô")),
        .words(paper.text(en: "Vaccine → recipient", vi: "Vắc xin → đơn vị nhận")),
        .middle(paper.text(en: "Expiry", vi: "Hạn dùng")),
        .middle(paper.text(en: "Last day here", vi: "Dùng đến hết")),
        .numbers(paper.text(en: "On hand", vi: "Tồn (lọ)")),
        .numbers(paper.text(en: "Pick", vi: "Xuất (lọ)")),
        .words(paper.text(en: "Packs", vi: "Quy cách")), .numbers(paper.text(en: "Left", vi: "Còn lại")),
        .middle("✓"),
      ], rows: rows)
  }

  private func lot(_ group: LotGroup) -> [PageParts.Cell] {
    let picked = IssueFigures.sum(group.lines).vials
    let held = group.lot?.vials
    var first = PageParts.Cell(group.shipment.lot)
    first.rowStyle = "lot"
    let monitor = group.lot?.vvmStage == 2 ? paper.text(en: " (VVM 2)", vi: " (VVM mức 2)") : ""
    return [
      first, PageParts.Cell(paper.vaccine(group.shipment.vaccine) + monitor),
      PageParts.Cell(group.lot.map { paper.day($0.expiry) } ?? "–"),
      PageParts.Cell(group.lot.map { paper.day(paper.round.lastDay(of: $0)) } ?? "–"),
      PageParts.Cell(held.map(paper.number) ?? "–"), PageParts.Cell(paper.number(picked)),
      PageParts.Cell(paper.packs(picked, of: group.vaccine) ?? ""),
      PageParts.Cell(held.map { paper.number($0 - picked) } ?? "–"), "",
    ]
  }
}
