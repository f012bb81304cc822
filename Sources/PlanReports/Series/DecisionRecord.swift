internal import AllocationModel
internal import Markup

/// What people decided beside the plan, with who and why: stock that was put right, and shipments that are pinned.
///
/// It stands in the report and in the annex. Pins without a name or a reason stand where shipments do, and not here.
struct DecisionRecord {
  let paper: Paper

  private var adjustments: [Adjustment] { paper.round.tables.adjustments ?? [] }
  private var pins: [Pin] {
    paper.round.pins.filter { !($0.by ?? "").isEmpty || !($0.reason ?? "").isEmpty }
  }

  /// Whether nobody decided anything.
  var isEmpty: Bool { adjustments.isEmpty && pins.isEmpty }

  /// The tables under their headings.
  func tables() -> [Element] {
    var tables: [Element] = []
    if !adjustments.isEmpty {
      tables.append(
        heading(
          en: "Stock put right by counting, in vials", vi: "Điều chỉnh tồn kho theo kiểm kê (lọ)"))
      tables.append(adjustmentTable())
    }
    if !pins.isEmpty {
      tables.append(heading(en: "Shipments set by hand", vi: "Chuyến cấp phát do người lập kế hoạch ấn định"))
      tables.append(pinTable())
    }
    return tables
  }

  private func heading(en: String, vi: String) -> Element {
    Element("h3") { paper.text(en: en, vi: vi) }
  }

  private var lotColumn: PageParts.Column { .codes(paper.text(en: "Lot", vi: "Số lô")) }
  private var vaccineColumn: PageParts.Column { .words(paper.text(en: "Vaccine", vi: "Loại vắc xin")) }
  private var byColumns: [PageParts.Column] {
    [.words(paper.text(en: "By", vi: "Người quyết định")), .words(paper.text(en: "Reason", vi: "Lý do"))]
  }

  private func adjustmentTable() -> Element {
    PageParts.table(
      [
        lotColumn, vaccineColumn, .words(paper.text(en: "Place", vi: "Nơi giữ")),
        .numbers(paper.text(en: "Booked", vi: "Sổ sách")),
        .numbers(paper.text(en: "Counted", vi: "Kiểm kê")),
        .numbers(paper.text(en: "Difference", vi: "Chênh lệch")),
        .middle(paper.text(en: "Day", vi: "Ngày")),
      ] + byColumns,
      rows: adjustments.map { row in
        let difference = row.counted - row.booked
        return [
          PageParts.Cell(row.lot), PageParts.Cell(paper.vaccine(row.vaccine)),
          PageParts.Cell(paper.place(row.place)),
          PageParts.Cell(paper.number(row.booked)), PageParts.Cell(paper.number(row.counted)),
          PageParts.Cell((difference > 0 ? "+" : "") + paper.number(difference)),
          PageParts.Cell(paper.day(row.date)), PageParts.Cell(row.by), PageParts.Cell(row.reason),
        ]
      }, class: "long")
  }

  private func pinTable() -> Element {
    PageParts.table(
      [
        lotColumn, vaccineColumn, .words(paper.text(en: "From", vi: "Nơi xuất")),
        .words(paper.text(en: "To", vi: "Nơi nhận")), .numbers(paper.text(en: "Vials", vi: "Số lọ")),
      ] + byColumns,
      rows: pins.map { pin in
        [
          PageParts.Cell(pin.lot), PageParts.Cell(paper.vaccine(pin.vaccine)),
          PageParts.Cell(paper.place(pin.from)), PageParts.Cell(paper.place(pin.to)),
          PageParts.Cell(paper.number(pin.vials)), PageParts.Cell(pin.by ?? "–"),
          PageParts.Cell(pin.reason ?? "–"),
        ]
      }, class: "long")
  }
}
