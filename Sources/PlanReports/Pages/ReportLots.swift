internal import AllocationModel
internal import Markup

extension ReportPage {
  /// Every lot from now to its last day.
  func lotSection() -> Element {
    let heading = paper.text(
      en: "Every lot, from now to its last day", vi: "Từng lô, từ nay đến ngày dùng cuối")
    let lead = paper.text(
      en:
        "The pale field is the lot's life where it stands. A column is as high as the part of the lot that is given "
        + "in that week; hatched is what is lost.",
      vi:
        "Ô nhạt là thời gian còn dùng được tại nơi giữ. Cột càng cao thì tuần đó dùng càng nhiều phần của lô; phần "
        + "gạch chéo là số liều bị mất.")
    let chart = LotLifeChart(calendar: calendar)
    return PageParts.section("lots", heading, lead) {
      if lots.lines.isEmpty {
        Element("p") { paper.text(en: "There is no usable stock.", vi: "Không có vắc xin dùng được.") }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "Lot, vaccine, place", vi: "Số lô, loại vắc xin, nơi giữ")),
            .codes(paper.text(en: "Last day", vi: "Dùng đến hết")),
            .drawing([.element(chart.heading(paper))]), .numbers(paper.text(en: "Usable", vi: "Dùng được")),
            .numbers(paper.text(en: "Given", vi: "Sử dụng")), .numbers(paper.text(en: "Lost", vi: "Mất")),
            .numbers(paper.text(en: "Left", vi: "Còn lại")),
          ],
          rows: lots.lines.map { lot($0, chart) }, totals: [lotTotal()], class: "lots")
        Element("p", ["class": "small"]) {
          paper.text(
            en: "Doses that remain usable when vials are opened. What is left over expires after "
              + "\(paper.day(paper.plan.summary.wasteUntil)) and is not counted as lost.",
            vi: "Số liều dùng được sau hao phí mở lọ. Phần còn lại hết hạn sau ngày "
              + "\(paper.day(paper.plan.summary.wasteUntil)) nên chưa tính là mất.")
        }
      }
    }
  }

  private func lot(_ line: LotFigures.Line, _ chart: LotLifeChart) -> [PageParts.Cell] {
    let texts = (
      usable: paper.doses(line.usable), given: paper.doses(line.givenInAll), lost: paper.doses(line.lost)
    )
    let title = paper.text(
      en:
        "Lot \(line.lot.lot), \(paper.vaccine(line.lot.vaccine)), \(paper.place(line.lot.place)): of \(texts.usable) "
        + "doses \(texts.given) are given and \(texts.lost) lost by \(paper.day(line.last))",
      vi:
        "Lô \(line.lot.lot), \(paper.vaccine(line.lot.vaccine)), \(paper.place(line.lot.place)): trong \(texts.usable) "
        + "liều, sử dụng \(texts.given), mất \(texts.lost), dùng đến hết ngày \(paper.day(line.last))")
    let monitor = line.lot.vvmStage == 2 ? paper.text(en: " (VVM 2)", vi: " (VVM mức 2)") : ""
    return [
      PageParts.Cell(
        line.lot.lot + monitor, under: "\(paper.vaccine(line.lot.vaccine)) · \(paper.place(line.lot.place))"),
      PageParts.Cell(paper.day(line.last)),
      PageParts.Cell(chart.drawing(line, title: title)), PageParts.Cell(texts.usable),
      PageParts.Cell(texts.given),
      PageParts.Cell(texts.lost, style: line.lost > 0 ? "bad" : nil), PageParts.Cell(paper.doses(line.left)),
    ]
  }

  private func lotTotal() -> [PageParts.Cell] {
    func sum(_ value: (LotFigures.Line) -> Double) -> PageParts.Cell {
      PageParts.Cell(paper.doses(lots.lines.reduce(0) { $0 + value($1) }))
    }
    return [
      PageParts.Cell(paper.text(en: "All", vi: "Tổng cộng")), "", "", sum { $0.usable },
      sum { $0.givenInAll },
      sum { $0.lost }, sum { $0.left },
    ]
  }
}
