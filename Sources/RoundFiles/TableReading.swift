internal import AllocationModel

/// A table as read: its rows, and what is to be said about them.
struct TableReading<Row> {
  var rows: [Row] = []
  var messages: [RoundMessage] = []
  var unread = UnreadCells()
  /// Finds the text of a cell again.
  var texts: CellTexts?
}

extension TableLayout {
  /// Reads a table from UTF-8 bytes.
  ///
  /// Every row that has any text becomes a value, cells that cannot be read keep the layout's placeholder.
  func read(_ content: [UInt8], style: CellNumber.Style?) -> TableReading<Row> {
    content.withUnsafeBufferPointer { bytes in read(bytes, content, style: style) }
  }

  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ content: [UInt8], style: CellNumber.Style?
  ) -> TableReading<Row> {
    var reader = CellReader(file: file, style: style, bytes: bytes)
    let names = columns.map(\.name)
    var cells: [TableScanner.Cell] = []
    guard let start = headingStart(bytes, &reader, &cells) else {
      reader.messages.append(RoundMessage(.error, "empty_file", file: file, HeadingWording.empty(file)))
      reader.unread.insert(file: file)
      return TableReading(messages: reader.messages, unread: reader.unread)
    }
    let heading = UnsafeBufferPointer(rebasing: bytes[start.position...])
    let separator = TableHeading.separator(of: heading, names: names)
    var scanner = TableScanner(
      bytes, separator: separator, from: start.position, rowsBefore: start.rowsBefore,
      keepsQuotedBlanks: style == .exact)
    _ = scanner.next(into: &cells)
    reader.row = scanner.row
    let layout = TableHeading(
      separator: separator, cells: cells, names: names, required: columns.map(\.needsColumn), reader: &reader)
    var reading = TableReading<Row>()
    var rowStarts: [RowStart] = []
    var blankHeadingFilled: Int?
    // Rows are large values: growing their array step by step would copy each several times.
    let most = bytes[start.position...].reduce(into: 0) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
    reading.rows.reserveCapacity(most)
    rowStarts.reserveCapacity(most)
    while scanner.next(into: &cells) {
      if cells.allSatisfy({ $0.isBlank }) { continue }
      reader.row = scanner.row
      reader.dataRow += 1
      rowStarts.append(RowStart(row: scanner.row, position: scanner.rowStart))
      if scanner.isUnterminated { break }
      reportCells(cells, beyond: layout.count, &reader)
      if blankHeadingFilled == nil {
        blankHeadingFilled = layout.blankPositions.first { $0 < cells.count && !cells[$0].isBlank }
      }
      reading.rows.append(row(of: cells, layout, &reader))
    }
    if scanner.isUnterminated {
      reader.messages.append(
        RoundMessage(
          .error, "unterminated_quote", file: file, row: scanner.row, HeadingWording.unterminatedQuote()))
      reader.unread.insert(file: file)
    }
    if let blankHeadingFilled {
      reader.messages.append(
        RoundMessage(
          .note, "unknown_column", file: file, row: start.rowsBefore + 1,
          HeadingWording.blankHeading(blankHeadingFilled + 1)))
    }
    reading.messages = reader.messages
    reading.unread = reader.unread
    reading.texts = CellTexts(
      file: file, content: content, separator: separator, rows: rowStarts,
      positions: Dictionary(
        zip(names, layout.positions).compactMap { name, position in position.map { (name, $0) } },
        uniquingKeysWith: { first, _ in first }))
    return reading
  }

  /// Where the heading begins: at the first row with any text.
  private func headingStart(
    _ bytes: UnsafeBufferPointer<UInt8>, _ reader: inout CellReader, _ cells: inout [TableScanner.Cell]
  ) -> (position: Int, rowsBefore: Int)? {
    var scanner = TableScanner(bytes, separator: UInt8(ascii: ","))
    while scanner.next(into: &cells) {
      let start = scanner.rowStart
      let blank = cells.allSatisfy { cell in
        bytes[cell.start..<cell.end].allSatisfy { $0 == UInt8(ascii: ";") || $0 <= 0x20 }
      }
      if !blank { return (start, scanner.row - 1) }
    }
    return nil
  }

  private func row(of cells: [TableScanner.Cell], _ heading: TableHeading, _ reader: inout CellReader) -> Row
  {
    var row = blank
    for (column, position) in zip(columns, heading.positions) {
      guard let position else { continue }
      reader.column = column.name
      if position < cells.count, !cells[position].isBlank {
        reader.cell = cells[position]
        column.read(&row, &reader)
      } else if column.isRequired {
        reader.reportRow("missing_cell", CellWording.missing(column.name))
      }
    }
    finish(&row, &reader)
    return row
  }

  /// A cell with text to the right of the last heading is an error: cells have slipped.
  private func reportCells(_ cells: [TableScanner.Cell], beyond count: Int, _ reader: inout CellReader) {
    guard cells.count > count, let extra = cells[count...].first(where: { !$0.isBlank }) else { return }
    reader.cell = extra
    reader.messages.append(
      RoundMessage(
        .error, "cell_beyond_heading", file: file, row: reader.row, text: reader.text(),
        HeadingWording.beyondHeading(count)))
  }
}

/// Where a row that is not blank begins.
struct RowStart {
  let row: Int
  let position: Int
}

/// Finds the texts of a table's cells again, so that a message about a value shows what was written.
struct CellTexts {
  let file: String
  let content: [UInt8]
  let separator: UInt8
  let rows: [RowStart]
  let positions: [String: Int]

  /// The text of a cell, or nil where there is none.
  func text(row: Int, column: String) -> String? {
    guard let position = positions[column] else { return nil }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].row < row { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low].row == row else { return nil }
    return content.withUnsafeBufferPointer { bytes in
      var scanner = TableScanner(bytes, separator: separator, from: rows[low].position)
      var cells: [TableScanner.Cell] = []
      guard scanner.next(into: &cells), position < cells.count, !cells[position].isBlank else { return nil }
      var reader = CellReader(file: file, style: nil, bytes: bytes)
      reader.cell = cells[position]
      return reader.text()
    }
  }
}
