internal import AllocationModel

extension PlanTable {
  /// The table as the reader of tables needs it described.
  var layout: TableLayout<Row> {
    TableLayout(file: file, blank: blank, columns: columns.map(\.tableColumn))
  }

  /// The rows of the table in `plan.json`; what cannot be read is reported with the line it stands on.
  func rows(of value: JSONValue?, _ messages: inout [RoundMessage]) -> [Row] {
    guard let value, case .list(let elements) = value.content else {
      messages.append(PlanJSONWording.missing(name, row: value?.row))
      return []
    }
    return elements.map { row(of: $0, &messages) }
  }

  /// One row of the table in `plan.json`.
  func row(of value: JSONValue, _ messages: inout [RoundMessage]) -> Row {
    var row = blank
    guard case .object(let members) = value.content else {
      messages.append(PlanJSONWording.missing(name, row: value.row))
      return row
    }
    for (index, column) in columns.enumerated() {
      // The keys of a row nearly always stand in the order of the columns: no need to search.
      let member =
        index < members.count && members[index].key == column.name
        ? members[index].value : members.first { $0.key == column.name }?.value
      guard let member, let read = column.planValue(of: member), column.put(read, &row) else {
        messages.append(PlanJSONWording.unreadable("\(name).\(column.name)", member ?? value))
        continue
      }
    }
    return row
  }
}

extension PlanColumn {
  /// Whether a blank cell of the table is an error.
  private var needsCell: Bool {
    switch kind {
    case .text: false
    case .choice(let choices): !choices.contains("")
    default: !isOptional
    }
  }

  /// The column as the reader of tables needs it described.
  var tableColumn: TableColumn<Row> {
    TableColumn(name, .text, required: needsCell, needsColumn: true) { row, cell in
      guard let value = value(ofCell: &cell) else { return }
      if !put(value, &row) { cell.report("unknown_value", PlanJSONWording.unknownValue(cell.text())) }
    }
  }

  private func value(ofCell cell: inout CellReader) -> PlanValue? {
    switch kind {
    case .text, .choice: return .text(cell.text())
    case .whole: return cell.whole().map(PlanValue.whole)
    case .decimal: return cell.number().map(PlanValue.decimal)
    case .day: return cell.date().map(PlanValue.day)
    case .real:
      if let number = Double(cell.text()), number.isFinite { return .real(number) }
    case .flag:
      let text = cell.text().lowercased()
      // Spreadsheets save truth values in capitals.
      if text == "true" || text == "false" { return .flag(text == "true") }
    }
    cell.report("unknown_value", PlanJSONWording.unknownValue(cell.text()))
    return nil
  }

  /// The value of a member of `plan.json`, or nil where it is none the column can hold.
  func planValue(of value: JSONValue) -> PlanValue? {
    switch (kind, value.content) {
    case (.text, .text(let text)), (.choice, .text(let text)): .text(text)
    case (.whole, .number(let digits)): Int(digits).map(PlanValue.whole)
    case (.decimal, .number(let digits)): ExactDecimal(plain: digits).map(PlanValue.decimal)
    case (.real, .number(let digits)): Double(digits).map(PlanValue.real)
    case (.flag, .flag(let flag)): .flag(flag)
    case (.day, .text(let text)): Day(iso: text).map(PlanValue.day)
    case (_, .null): isOptional ? .absent : nil
    default: nil
    }
  }
}

/// What is said about plans that cannot be read.
enum PlanJSONWording {
  static let file = "plan.json"

  static func missing(_ name: String, row: Int?) -> RoundMessage {
    RoundMessage(
      .error, "plan_incomplete", file: file, row: row, column: name,
      Wording(en: "plan.json does not say \(name) as it should", vi: "plan.json thiếu hoặc ghi sai \(name)"))
  }

  static func unreadable(_ name: String, _ value: JSONValue) -> RoundMessage {
    RoundMessage(
      .error, "plan_incomplete", file: file, row: value.row, column: name, text: value.shown,
      Wording(
        en: "plan.json does not say \(name) as it should", vi: "plan.json thiếu hoặc ghi sai \(name)"))
  }

  static func unknownValue(_ text: String) -> Wording {
    Wording(en: "\"\(text)\" is no value of this column", vi: "\"\(text)\" không phải là giá trị của cột này")
  }

  static func differs(_ file: String, row: Int?, inTable: Bool) -> RoundMessage {
    RoundMessage(
      .error, "plan_contradicts_itself", file: file, row: row,
      inTable
        ? Wording(
          en: "plan.json does not have this row: one of the two files was changed",
          vi: "plan.json không có dòng này: một trong hai tệp đã bị sửa")
        : Wording(
          en: "plan.json has a row that \(file) does not: one of the two files was changed",
          vi: "plan.json có một dòng mà \(file) không có: một trong hai tệp đã bị sửa"))
  }
}
