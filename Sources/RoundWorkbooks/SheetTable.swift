internal import AllocationModel
internal import RoundFiles
internal import Workbooks

/// A sheet as the table it would be in a folder: the same rows and columns, numbers and days written without doubt.
struct SheetTable {
  /// How the round's tables write numbers.
  let style: NumberStyle
  /// The most bytes a table may have.
  static let mostBytes = 536_870_912

  /// The table in UTF-8; nil where it would be larger than any table is.
  func csv(of sheet: SheetReading) -> [UInt8]? {
    var bytes: [UInt8] = []
    var row = 1
    // Cells to the right of the heading are an error, of which one a row is enough.
    // The heading is among the first rows; titles may stand above it.
    let width = (sheet.rows.prefix(21).compactMap { $0.cells.last?.column }.max() ?? 0) + 1
    for line in sheet.rows {
      bytes += repeatElement(UInt8(ascii: "\n"), count: line.number - row)
      row = line.number
      var column = 0
      for cell in line.cells {
        bytes += repeatElement(UInt8(ascii: ","), count: min(cell.column, width) - column)
        column = min(cell.column, width)
        append(text(of: cell.value), to: &bytes)
        if column == width { break }
      }
      if bytes.count > SheetTable.mostBytes { return nil }
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// What a cell says, as a table writes it.
  func text(of value: SheetCellReading.Value) -> String {
    switch value {
    case .text(let text): text
    case .number(let digits): number(digits)
    case .day(let day): day.description
    case .month(let day): String(day.description.prefix(7))
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .error(let text): text
    case .uncalculated: CellError.uncalculated
    }
  }

  private func number(_ digits: String) -> String {
    if style == .vietnamese { return digits.replacing(".", with: ",") }
    // A cell's number is no text that could be read in two ways: a fourth decimal says so.
    guard let point = digits.firstIndex(of: "."), digits[point...].count == 4 else { return digits }
    return digits + "0"
  }

  private func append(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
