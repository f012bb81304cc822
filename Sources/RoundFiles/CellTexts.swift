/// Where the rows of a table begin that are not blank: every sixteenth, for the others are found from there.
struct RowStarts {
  private struct Start {
    let row: Int
    let position: Int
  }

  private static let step = 16
  private var starts: [Start] = []
  private var count = 0

  /// Adds the next row that is not blank.
  mutating func add(row: Int, position: Int) {
    if count.isMultiple(of: RowStarts.step) { starts.append(Start(row: row, position: position)) }
    count += 1
  }

  /// A start at or before a row, and how many rows precede it; nil where the row is before the first.
  func start(before row: Int) -> (position: Int, rowsBefore: Int)? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : (starts[low - 1].position, starts[low - 1].row - 1)
  }

  /// A start at or before one of the rows that are not blank, how many rows precede it, and how many that are not
  /// blank.
  func start(beforeDataRow index: Int) -> (position: Int, rowsBefore: Int, dataRows: Int)? {
    guard (0..<count).contains(index) else { return nil }
    let start = starts[index / RowStarts.step]
    return (start.position, start.row - 1, index / RowStarts.step * RowStarts.step)
  }
}

/// Finds the texts of a table's cells again, so that a message about a value shows what was written.
struct CellTexts {
  let file: String
  let content: [UInt8]
  let separator: UInt8
  let rows: RowStarts
  let positions: [String: Int]

  /// The text of a cell, or nil where there is none.
  func text(row: Int, column: String) -> String? {
    guard let position = positions[column], let start = rows.start(before: row) else { return nil }
    return content.withUnsafeBufferPointer { bytes in
      var scanner = TableScanner(
        bytes, separator: separator, from: start.position, rowsBefore: start.rowsBefore)
      var cells = CellList()
      while scanner.row < row - 1 { if !scanner.skip(&cells) { return nil } }
      guard scanner.next(into: &cells) else { return nil }
      guard position < cells.count, !cells[position].isBlank else { return nil }
      var reader = CellReader(file: file, style: nil, bytes: bytes)
      reader.cell = cells[position]
      return reader.text()
    }
  }

  /// The row, as a spreadsheet counts, of one of the rows that are not blank, counted from 0.
  func row(ofDataRow index: Int) -> Int? {
    guard let start = rows.start(beforeDataRow: index) else { return nil }
    return content.withUnsafeBufferPointer { bytes in
      var scanner = TableScanner(
        bytes, separator: separator, from: start.position, rowsBefore: start.rowsBefore)
      var cells: [TableScanner.Cell] = []
      var left = index - start.dataRows
      while scanner.next(into: &cells) {
        if cells.allSatisfy({ $0.isBlank }) { continue }
        if left == 0 { return scanner.row }
        left -= 1
      }
      return nil
    }
  }
}
