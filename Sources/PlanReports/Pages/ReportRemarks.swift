internal import AllocationModel
internal import Markup

extension ReportPage {
  /// Lots that lose doses, and why.
  func lossSection() -> Element {
    let heading = paper.text(en: "What cannot be saved, and why", vi: "Số liều không cứu được và lý do")
    return PageParts.section("losses", heading) {
      if paper.plan.losses.isEmpty {
        Element("p") { paper.text(Words.nothingLost) }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "Lot, vaccine, place", vi: "Số lô, loại vắc xin, nơi giữ")),
            .codes(paper.text(en: "Last day", vi: "Dùng đến hết")),
            .numbers(paper.text(en: "Whole vials", vi: "Lọ nguyên")),
            .numbers(paper.text(en: "Doses lost", vi: "Liều mất")),
            .words(paper.text(en: "Why", vi: "Lý do")),
            .words(paper.text(en: "What would save them", vi: "Cách cứu")),
          ],
          rows: paper.plan.losses.map(loss),
          totals: [
            [
              PageParts.Cell(paper.text(en: "All", vi: "Tổng cộng")), "",
              PageParts.Cell(paper.number(paper.plan.losses.reduce(0) { $0 + $1.vials })),
              PageParts.Cell(paper.doses(sums.dosesLost)), "", "",
            ]
          ], class: "long losses")
      }
    }
  }

  private func loss(_ loss: Loss) -> [PageParts.Cell] {
    let (text, otherLanguage) = paper.remedy(loss.whatWouldSave)
    let saving = Element("span", ["lang": otherLanguage?.rawValue]) { text }
    return [
      PageParts.Cell(loss.lot, under: "\(paper.vaccine(loss.vaccine)) · \(paper.place(loss.place))"),
      PageParts.Cell(paper.day(loss.lastDay)), PageParts.Cell(paper.number(loss.vials)),
      PageParts.Cell(paper.figures.number(loss.dosesLost)),
      PageParts.Cell(paper.text(Words.reason(loss.reason))), PageParts.Cell(saving),
    ]
  }

  /// Where a later-expiring lot goes first.
  func orderSection() -> Element {
    let heading = paper.text(
      en: "Where a later expiry is used before an earlier one", vi: "Nơi lô hạn xa được dùng trước lô hạn gần"
    )
    let lead = paper.text(
      en: "Of the same vaccine. Everywhere else the lot that expires first is used first.",
      vi: "Xét trong cùng loại vắc xin. Ở mọi nơi khác, lô hết hạn trước được dùng trước.")
    return PageParts.section("order", heading, order.rows.isEmpty ? nil : lead) {
      if order.rows.isEmpty {
        Element("p") {
          paper.text(
            en: "Nowhere: of every vaccine the lot that expires first is used first.",
            vi: "Không có: với mọi loại vắc xin, lô hết hạn trước được dùng trước.")
        }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "Recipient", vi: "Đơn vị")),
            .words(paper.text(en: "Vaccine", vi: "Loại vắc xin")),
            .words(paper.text(en: "Used first", vi: "Dùng trước")),
            .words(paper.text(en: "From", vi: "Từ ngày")),
            .words(paper.text(en: "Expires earlier", vi: "Lô hạn gần hơn")),
            .words(paper.text(en: "Used from", vi: "Dùng từ ngày")),
            .words(paper.text(en: "Why", vi: "Lý do")),
          ],
          rows: order.rows.map { row in
            [
              PageParts.Cell(paper.place(row.place)), PageParts.Cell(paper.vaccine(row.vaccine)),
              PageParts.Cell(lot(row.laterLot, until: row.laterDay)),
              PageParts.Cell(paper.day(row.laterFirst)),
              PageParts.Cell(lot(row.earlierLot, until: row.earlierDay)),
              PageParts.Cell(row.earlierFirst.map(paper.day) ?? "–"), PageParts.Cell(reason(row.reason)),
            ]
          }, class: "long")
      }
    }
  }

  private func lot(_ lot: String, until day: Day) -> String {
    paper.text(en: "\(lot) (until \(paper.day(day)))", vi: "\(lot) (đến \(paper.day(day)))")
  }

  private func reason(_ reason: ExpiryOrder.Reason) -> String {
    switch reason {
    case .vialMonitor:
      paper.text(
        en: "its vial monitor has darkened, which goes before an earlier expiry",
        vi: "chỉ thị nhiệt độ lọ đã đổi màu, phải dùng trước cả lô hạn gần")
    case .arrives(let day):
      paper.text(
        en: "the earlier lot is there from \(paper.day(day)) only",
        vi: "lô hạn gần đến ngày \(paper.day(day)) mới có tại đơn vị")
    case .reserved:
      paper.text(en: "the earlier lot is for other people", vi: "lô hạn gần dành cho đối tượng khác")
    case .peopleLater(let day):
      paper.text(
        en: "the people for the earlier lot can come from \(paper.day(day)) only",
        vi: "đối tượng của lô hạn gần từ ngày \(paper.day(day)) mới tiêm được")
    case .bothInTime:
      paper.text(
        en: "both are used in time; where it suits, take the earlier lot first",
        vi: "cả hai đều dùng kịp; nếu thuận tiện, nên dùng lô hạn gần trước")
    case .lost(let loss, let doses):
      paper.text(
        en: "the earlier lot loses \(paper.doses(doses)) doses: \(Words.reason(loss).english)",
        vi: "lô hạn gần mất \(paper.doses(doses)) liều: \(Words.reason(loss).vietnamese)")
    }
  }

  /// Lots that nobody may use.
  func excludedSection() -> Element {
    let heading = paper.text(en: "Lots that may not be used", vi: "Lô không được sử dụng")
    return PageParts.section("excluded", heading) {
      if paper.plan.excluded.isEmpty {
        Element("p") { paper.text(en: "None.", vi: "Không có.") }
      } else {
        PageParts.table(
          [
            .words(paper.text(en: "Lot, vaccine, place", vi: "Số lô, loại vắc xin, nơi giữ")),
            .numbers(paper.text(en: "Vials", vi: "Số lọ")), .words(paper.text(en: "Why", vi: "Lý do")),
          ],
          rows: paper.plan.excluded.map { row in
            [
              PageParts.Cell(row.lot, under: "\(paper.vaccine(row.vaccine)) · \(paper.place(row.place))"),
              PageParts.Cell(paper.number(row.vials)),
              PageParts.Cell(paper.text(Words.exclusion(row.reason))),
            ]
          })
      }
    }
  }

  /// What is to be said about the data.
  func notesSection() -> Element {
    let heading = paper.text(en: "Notes on the data and the plan", vi: "Ghi chú về số liệu và kế hoạch")
    return PageParts.section("notes", heading) {
      if notes.isEmpty {
        Element("p") { paper.text(en: "None.", vi: "Không có.") }
      } else {
        Element("ul") { for note in notes { Element("li") { note } } }
      }
    }
  }

  /// The words of the report, explained.
  func readingSection() -> Element {
    PageParts.section("reading", paper.text(en: "How to read this report", vi: "Cách đọc báo cáo này")) {
      Element("dl") {
        for (word, meaning) in ReportGlossary.entries(paper) {
          Element("dt") { word }
          Element("dd") { meaning }
        }
      }
    }
  }
}
