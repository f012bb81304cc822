internal import AllocationModel
internal import RoundFigures

extension RoundTableLayouts {
  /// The totals of the province, as FORMATS says.
  static let totals = TableLayout<TotalRow>(
    file: "totals.csv", required: false, blank: TotalRow(group: "", dose: 1),
    columns: [
      .init("group", .identifier, required: true) { $0.group = $1.text() },
      .init("dose", .whole, required: true) { if let value = $1.atLeast(1, $1.whole()) { $0.dose = value } },
      .init("target", .number) { $0.target = $1.atLeast(0, $1.number()) },
      .init("given", .number) { $0.given = $1.atLeast(0, $1.number()) },
      .init("goal", .rate) { $0.goal = $1.rate() },
      .init("goal_reported", .choice) { $0.goalReported = $1.claim() },
      .init("source", .text) { $0.source = $1.text() },
    ],
    finish: { $0.row = $1.row })

  /// A second source's figures, by whatever name its file has.
  static let ledger = TableLayout<LedgerRow>(
    file: "ledger.csv", required: true, blank: LedgerRow(),
    columns: [
      .init("place", .identifier) { $0.place = $1.text() },
      .init("group", .identifier) { $0.group = $1.text() },
      .init("dose", .whole) { $0.dose = $1.atLeast(1, $1.whole()) },
      .init("given", .number) { $0.given = $1.atLeast(0, $1.number()) },
      .init("lot", .identifier) { if let lot = $1.lotNumber() { $0.lot = lot } },
      .init("vaccine", .identifier) { $0.vaccine = $1.text() },
      .init("vials", .number) { $0.vials = $1.atLeast(0, $1.number()) },
    ],
    finish: { row, cells in
      row.row = cells.row
      let columns = ["group", "dose", "given", "lot", "vials"]
      if columns.contains(where: { cells.unread.contains(file: cells.file, row: cells.row, column: $0) }) {
        return
      }
      let isGiven = row.group != nil && row.dose != nil && row.given != nil
      if !isGiven, row.lot == nil || row.vials == nil {
        cells.reportRow("ledger_row_incomplete", TotalsWording.incomplete())
      }
    })
}

extension CellReader {
  /// The cell as what a report says of a goal: reached or not, in either language.
  mutating func claim() -> Bool? {
    let written = text().lowercased()
    if ["yes", "true", "có", "đạt", "đã đạt"].contains(written) { return true }
    if ["no", "false", "không", "chưa", "chưa đạt", "không đạt"].contains(written) { return false }
    report("unknown_value", TotalsWording.noClaim(text(), title))
    return nil
  }

  /// A whole number of the cell that is not below a least one, which has been reported otherwise.
  mutating func atLeast(_ least: Int, _ value: Int?) -> Int? {
    guard let value, value < least else { return value }
    report("out_of_range", TotalsWording.outOfRange(title, text(), atLeast: least))
    return nil
  }

  /// A number of the cell that is not below a least one, which has been reported otherwise.
  mutating func atLeast(_ least: Int, _ value: ExactDecimal?) -> ExactDecimal? {
    guard let value, value < ExactDecimal(least) else { return value }
    report("out_of_range", TotalsWording.outOfRange(title, text(), atLeast: least))
    return nil
  }
}

/// What is said about totals and second sources.
enum TotalsWording {
  static func outOfRange(_ column: String, _ text: String, atLeast least: Int) -> Wording {
    Wording(
      en: "\(column) is \(text); it must be at least \(least)",
      vi: "\(column) là \(text); phải từ \(least) trở lên")
  }

  static func noClaim(_ text: String, _ column: String) -> Wording {
    Wording(
      en: "\"\(text)\" is not known here; \(column) is yes (the report says the goal is reached) or no",
      vi: "không có giá trị \"\(text)\"; \(column) ghi có (báo cáo nói đã đạt mục tiêu) hoặc không")
  }

  static func incomplete() -> Wording {
    Wording(
      en: "the row says neither group, dose and given nor lot and vials",
      vi: "dòng này thiếu số liệu: cần nhóm, mũi và số đã tiêm, hoặc số lô và số lọ")
  }
}
