internal import AllocationModel

/// A table as read: its rows, and what is to be said about them.
struct TableReading<Row> {
  var rows: [Row] = []
  var messages: [RoundMessage] = []
  var unread = UnreadCells()
  /// Finds the text of a cell again.
  var texts: CellTexts?
  /// The titles under which known columns stand, by the columns' names, where these differ.
  var titles: [String: String] = [:]
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
    let separator = TableHeading.separator(of: heading, names: names, file: file)
    var scanner = TableScanner(
      bytes, separator: separator, from: start.position, rowsBefore: start.rowsBefore,
      keepsQuotedBlanks: style == .exact)
    _ = scanner.next(into: &cells)
    reader.row = scanner.row
    let layout = TableHeading(
      separator: separator, cells: cells, names: names, required: columns.map(\.needsColumn), reader: &reader)
    reader.titles = layout.titles
    var reading = TableReading<Row>()
    reading.titles = layout.titles
    reader.beginRows(of: names)
    let present = presentColumns(layout)
    var rowStarts = RowStarts()
    var blankHeadingFilled: Int?
    // Rows are large values: growing their array step by step would copy each several times.
    var rowCells = CellList()
    reading.rows.reserveCapacity(EightBytes.count(of: UInt8(ascii: "\n"), in: heading))
    while scanner.next(into: &rowCells) {
      if rowCells.areBlank { continue }
      reader.begin(row: scanner.row)
      rowStarts.add(row: scanner.row, position: scanner.rowStart)
      if scanner.isUnterminated { break }
      if rowCells.count > layout.count { reportCells(rowCells, beyond: layout.count, &reader) }
      if blankHeadingFilled == nil, !layout.blankPositions.isEmpty {
        for position in layout.blankPositions where blankHeadingFilled == nil {
          if position < rowCells.count, !rowCells[position].isBlank { blankHeadingFilled = position }
        }
      }
      reading.rows.append(row(of: rowCells, present, &reader))
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

  /// How many rows may stand above the heading: titles, as printed forms have them.
  private var mostTitleRows: Int { 20 }

  /// Where the heading begins: at the first row with any text, or where that has no known heading, at the first of
  /// the next rows with two.
  private func headingStart(
    _ bytes: UnsafeBufferPointer<UInt8>, _ reader: inout CellReader, _ cells: inout [TableScanner.Cell]
  ) -> (position: Int, rowsBefore: Int)? {
    var scanner = TableScanner(bytes, separator: UInt8(ascii: ","))
    let names = columns.map(\.name)
    var first: (position: Int, rowsBefore: Int)?
    while scanner.next(into: &cells) {
      let start = scanner.rowStart
      if let first, scanner.row > first.rowsBefore + mostTitleRows { break }
      let blank = cells.allSatisfy { cell in
        bytes[cell.start..<cell.end].allSatisfy { $0 == UInt8(ascii: ";") || $0 <= 0x20 }
      }
      if blank { continue }
      let heading = UnsafeBufferPointer(rebasing: bytes[start...])
      let found = TableHeading.bestSeparator(of: heading, names: names, file: file).found
      if first == nil, found > 0 { return (start, scanner.row - 1) }
      if let first, found >= 2 {
        reader.messages.append(
          RoundMessage(
            .note, "rows_above_heading", file: file, row: first.rowsBefore + 1,
            HeadingWording.rowsAbove(scanner.row)))
        return (start, scanner.row - 1)
      }
      if first == nil { first = (start, scanner.row - 1) }
    }
    return first
  }

  private func presentColumns(_ heading: TableHeading) -> [PresentColumn<Row>] {
    columns.indices.compactMap { index in
      heading.positions[index].map { PresentColumn(columns[index], index: index, position: $0) }
    }
  }

  private func row(
    of cells: borrowing CellList, _ columns: [PresentColumn<Row>], _ reader: inout CellReader
  ) -> Row {
    var row = blank
    for column in columns {
      reader.columnIndex = column.index
      let cell =
        column.position < cells.count ? cells[column.position] : TableScanner.Cell(start: 0, end: 0)
      if !cell.isBlank {
        reader.cell = cell
        if bytesAreError(reader), let wording = CellError.wording(of: reader.text()) {
          reader.report("cell_error", wording)
          // The word for it is this package's own, not the cell's.
          if reader.text() == CellError.uncalculated { reader.messages[reader.messages.count - 1].text = nil }
        } else {
          column.read(&row, &reader)
        }
      } else if column.fill?(&row, reader) ?? false {
        continue
      } else if column.isRequired {
        reader.reportRow("missing_cell", CellWording.missing(reader.title))
      }
    }
    finish(&row, &reader)
    return row
  }

  /// Whether a cell may hold the error of a formula; most begin with something else.
  private func bytesAreError(_ reader: CellReader) -> Bool { reader.raw.first == UInt8(ascii: "#") }

  /// A cell with text to the right of the last heading is an error: cells have slipped.
  private func reportCells(_ cells: borrowing CellList, beyond count: Int, _ reader: inout CellReader) {
    guard let extra = cells.firstFilled(from: count) else { return }
    reader.cell = extra
    reader.messages.append(
      RoundMessage(
        .error, "cell_beyond_heading", file: file, row: reader.row, text: reader.text(),
        HeadingWording.beyondHeading(count)))
  }
}

/// A column of the layout that the table has.
private struct PresentColumn<Row: Sendable> {
  /// Its position in the layout.
  let index: Int
  /// The position of its cell in a row.
  let position: Int
  let isRequired: Bool
  let read: @Sendable (inout Row, inout CellReader) -> Void
  let fill: (@Sendable (inout Row, CellReader) -> Bool)?

  init(_ column: TableColumn<Row>, index: Int, position: Int) {
    self.index = index
    self.position = position
    isRequired = column.isRequired
    read = column.read
    fill = column.fill
  }
}
