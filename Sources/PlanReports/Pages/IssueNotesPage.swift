internal import AllocationModel
internal import Markup

/// The issue notes: a page for each recipient that gets vials in this round, signed by both sides.
struct IssueNotesPage {
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
    let title = paper.text(en: "Issue notes", vi: "Phiếu xuất kho vắc xin")
    return PageParts.page(
      paper, title: "\(title) – \(paper.plan.round)", class: "notes",
      styles: [OfficialStyle.sheet, OfficialStyle.upright]
    ) {
      if issue.byRecipient.isEmpty {
        Element("p") {
          paper.text(en: "Nothing is issued in this round.", vi: "Đợt này không cấp phát vắc xin.")
        }
      }
      for (place, lines) in issue.byRecipient { notes(place, lines) }
    }
  }

  /// A recipient's note: a page, or as many as its lines need, with sums carried from one to the next.
  private func notes(_ place: String, _ lines: [IssueFigures.Line]) -> [Element] {
    let origins = paper.round.places.map(\.place).filter { code in lines.contains { $0.shipment.from == code }
    }
    let pages = NotePages(paper, lines, origins: origins).pages
    return pages.enumerated().map { position, parts in
      Element("section", ["class": "sheet"]) {
        if pages.count > 1 {
          Element("p", ["class": "page"]) {
            paper.text(
              en: "page \(position + 1) of \(pages.count)", vi: "trang \(position + 1)/\(pages.count)")
          }
        }
        if position == 0 { heads(place, lines) } else { continuedHeads(place) }
        for part in parts { table(part, of: lines.filter { $0.shipment.from == part.origin }) }
        if position == pages.count - 1 { end(lines) }
      }
    }
  }

  private func heads(_ place: String, _ lines: [IssueFigures.Line]) -> [Element] {
    let elements: [Element?] = [
      // Every note has a number of its own, which the store gives it.
      parts.heads(number: nil, day: lines.map(\.shipment.dispatch).min()),
      Element("h1") {
        paper.text(en: "ISSUE AND HANDOVER NOTE", vi: "PHIẾU XUẤT KHO KIÊM GIAO NHẬN VẮC XIN")
      },
      Element("p", ["class": "under"]) { paper.plan.round }, parts.warning(),
      Element("dl", ["class": "facts"]) {
        Element("dt") { paper.text(en: "Recipient:", vi: "Đơn vị nhận:") }
        Element("dd") { paper.place(place) }
        if let number = parts.details.number {
          Element("dt") { paper.text(en: "By decision:", vi: "Theo quyết định:") }
          Element("dd") { number }
        }
      },
    ]
    return elements.compactMap { $0 }
  }

  /// What a page must say that may lie apart from the first.
  private func continuedHeads(_ place: String) -> [Element] {
    let elements: [Element?] = [
      Element("h1") {
        paper.text(
          en: "ISSUE AND HANDOVER NOTE (continued)", vi: "PHIẾU XUẤT KHO KIÊM GIAO NHẬN VẮC XIN (tiếp theo)")
      },
      Element("p", ["class": "under"]) { "\(paper.plan.round) – \(paper.place(place))" }, parts.warning(),
    ]
    return elements.compactMap { $0 }
  }

  private func end(_ lines: [IssueFigures.Line]) -> [Element] {
    let sum = IssueFigures.sum(lines)
    let litres = IssueFigures.litres(lines)
    let elements: [Element?] = [
      Element("p", ["class": "words strong"]) { parts.total(vials: sum.vials, doses: sum.doses) },
      litres.flatMap { litres in
        litres > 0
          ? Element("p") {
            paper.text(en: "Volume: \(text(litres)) litres.", vi: "Thể tích: \(text(litres)) lít.")
          } : nil
      },
      Element("p", ["class": "remark"]) {
        paper.text(
          en:
            "Temperature at handover: …… °C; on receipt: …… °C. Vial monitors: ………………………. Received on: ………………",
          vi: "Nhiệt độ khi giao: …… °C; khi nhận: …… °C. Chỉ thị nhiệt độ lọ: ………………………. Ngày nhận: ………………")
      },
      parts.signing([
        paper.text(en: "Prepared by", vi: "Người lập phiếu"),
        paper.text(en: "Storekeeper (issues)", vi: "Thủ kho (bên giao)"),
        paper.text(en: "Carrier", vi: "Người vận chuyển"), paper.text(en: "Recipient", vi: "Bên nhận"),
      ]),
    ]
    return elements.compactMap { $0 }
  }

  private func table(_ part: NotePages.Part, of all: [IssueFigures.Line]) -> [Element] {
    let dispatch = all.map(\.shipment.dispatch).min().map(paper.day) ?? ""
    let arrive = all.map(\.shipment.arrive).max().map(paper.day) ?? ""
    let heading = Element("dl", ["class": "facts"]) {
      Element("dt") { paper.text(en: "Issued from:", vi: "Xuất từ:") }
      Element("dd") { paper.place(part.origin) }
      Element("dt") { paper.text(en: "Dispatch, arrival:", vi: "Ngày xuất, ngày đến:") }
      Element("dd") { dispatch == arrive ? dispatch : "\(dispatch) – \(arrive)" }
    }
    let columns: [PageParts.Column] = [
      .middle(paper.text(en: "No.", vi: "STT")),
      .codes(paper.text(en: "Vaccine, lot", vi: "Loại vắc xin, số lô")),
      .middle(paper.text(en: "Expiry, last day of use", vi: "Hạn dùng, dùng đến hết ngày")),
      .numbers(paper.text(en: "Vials", vi: "Số lọ")), .numbers(paper.text(en: "Doses", vi: "Số liều")),
      .words(paper.text(en: "Packs, litres", vi: "Quy cách, thể tích")),
      .words(paper.text(en: "For whom, days of use", vi: "Đối tượng, ngày tiêm")),
      .words(paper.text(en: "Remarks", vi: "Ghi chú")),
    ]
    var sum = IssueFigures.sum(part.lines)
    var rows = part.lines.enumerated().map { row(part.first + $0, $1) }
    if let before = part.before {
      sum = (sum.vials + before.vials, sum.doses + before.doses)
      rows.insert(
        sums(
          paper.text(en: "Brought forward", vi: "Mang sang từ trang trước"), before, style: "sum"), at: 0)
    }
    let title =
      part.goesOn
      ? paper.text(en: "Carried forward", vi: "Cộng chuyển sang trang sau")
      : paper.text(en: "Sum", vi: "Cộng")
    return [heading, PageParts.table(columns, rows: rows, totals: [sums(title, sum)])]
  }

  private func sums(_ title: String, _ sum: (vials: Int, doses: Int), style: String? = nil) -> [PageParts
    .Cell]
  {
    var first = PageParts.Cell(title)
    first.columns = 3
    first.rowStyle = style
    return [
      first, PageParts.Cell(paper.number(sum.vials)), PageParts.Cell(paper.number(sum.doses)), "", "", "",
    ]
  }

  private func row(_ number: Int, _ line: IssueFigures.Line) -> [PageParts.Cell] {
    let shipment = line.shipment
    let volume = IssueFigures.litres([line]).map {
      paper.text(en: "\(text($0)) l", vi: "\(text($0)) lít")
    }
    let days = (line.uses.map(\.firstDay).min(), line.uses.map(\.lastDay).max())
    var span = ""
    if let first = days.0, let last = days.1 {
      span = first == last ? paper.day(first) : "\(paper.day(first)) – \(paper.day(last))"
    }
    // The last day of use stands in a column of its own here.
    let remarks = paper.remarks(line, withLastDay: false).joined(separator: "; ")
    return [
      PageParts.Cell(String(number)), PageParts.Cell(paper.vaccine(shipment.vaccine), under: shipment.lot),
      PageParts.Cell(line.lot.map { paper.day($0.expiry) } ?? "–", under: paper.day(shipment.lastDay)),
      PageParts.Cell(paper.number(shipment.vials)), PageParts.Cell(paper.number(shipment.doses)),
      PageParts.Cell(paper.packs(shipment.vials, of: line.vaccine) ?? "", under: volume ?? ""),
      PageParts.Cell(paper.targets(line.uses), under: span), PageParts.Cell(remarks),
    ]
  }

  private func text(_ litres: Double) -> String { paper.figures.number(litres, decimals: 2) }
}
