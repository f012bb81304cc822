/// Splits the bytes of a table into rows and cells.
///
/// Rows are counted as a spreadsheet shows them: a quoted line break stays in its row, a blank line is a row.
/// The scanner copies nothing; a cell is a range of the bytes.
struct TableScanner {
  /// Where a cell's text stands, without quotes and without blanks around it.
  struct Cell {
    var start: Int
    var end: Int
    /// Whether doubled quotes stand in it.
    var hasDoubledQuotes = false

    var isBlank: Bool { start == end }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private let cellEnd: CellEnd
  private let keepsQuotedBlanks: Bool
  private var position: Int
  // Where the eight bytes begin that were looked at last, and which marks among them are still to come.
  private var window: Int
  private var marks: UInt64 = 0
  /// The row read last; 0 before the first.
  private(set) var row: Int
  /// Where the row read last begins.
  private(set) var rowStart = 0
  /// Whether the row read last ends inside quotes.
  private(set) var isUnterminated = false

  /// Prepares to read from a position that begins a row.
  ///
  /// - Parameter keepsQuotedBlanks: keeps the blanks at both ends of a quoted cell, which programs mean and
  ///   people do not.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, from position: Int = 0, rowsBefore: Int = 0,
    keepsQuotedBlanks: Bool = false
  ) {
    self.bytes = bytes
    self.keepsQuotedBlanks = keepsQuotedBlanks
    self.separator = separator
    cellEnd = CellEnd(separator: separator)
    self.position = position
    window = position - 8
    row = rowsBefore
  }

  /// Reads the next row's cells, or answers that there is none.
  mutating func next(into cells: inout [Cell]) -> Bool {
    var list = CellList()
    guard next(into: &list) else { return false }
    cells = list.all
    return true
  }

  /// Reads the next row's cells, or answers that there is none.
  mutating func next(into cells: inout CellList) -> Bool {
    cells.removeAll()
    let count = bytes.count
    guard position < count else { return false }
    row += 1
    rowStart = position
    while true {
      var cell = Cell(start: position, end: position)
      let isQuoted = bytes[position] == UInt8(ascii: "\"") && readQuoted(into: &cell)
      if !isQuoted {
        position = nextMark()
        cell.end = position
      }
      if mayNeedTrimming(cell), !isQuoted || !keepsQuotedBlanks { trim(&cell) }
      cells.append(cell)
      if position >= count { return true }
      let byte = bytes[position]
      passMark()
      if byte == separator {
        if position < count { continue }
        cells.append(Cell(start: count, end: count))
        return true
      }
      if byte == UInt8(ascii: "\r"), position < count, bytes[position] == UInt8(ascii: "\n") {
        position = nextMark()
        passMark()
      }
      return true
    }
  }

  /// Passes over the next row without looking at its cells; answers whether there is one.
  mutating func skip(_ cells: inout CellList) -> Bool {
    guard position < bytes.count else { return false }
    // A line end may stand inside quotes; a row without them ends at the first.
    let end = TableScanner.quoteOrLineEnd.position(in: bytes, from: position)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") { return next(into: &cells) }
    row += 1
    rowStart = position
    move(to: min(end + 1, bytes.count))
    guard end < bytes.count else { return true }
    if bytes[end] == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
      move(to: position + 1)
    }
    return true
  }

  private static let quoteOrLineEnd = CellEnd(separator: UInt8(ascii: "\""))

  /// The position of the next separator or line end from here on, or the end of the bytes.
  @inline(__always) private mutating func nextMark() -> Int {
    while marks == 0 {
      window += 8
      if window >= bytes.count { return bytes.count }
      marks = cellEnd.marks(in: bytes, at: window)
    }
    return window + marks.trailingZeroBitCount / 8
  }

  /// Goes on behind the mark that stands here.
  @inline(__always) private mutating func passMark() {
    position += 1
    marks &= marks &- 1
  }

  /// Goes on somewhere else.
  private mutating func move(to other: Int) {
    position = other
    window = other - 8
    marks = 0
  }

  /// Reads a cell that begins with a quote.
  ///
  /// Text after the closing quote makes the quotes part of the text, and the
  /// answer false.
  private mutating func readQuoted(into cell: inout Cell) -> Bool {
    let count = bytes.count
    cell.start = position + 1
    var index = position + 1
    while index < count {
      if bytes[index] != UInt8(ascii: "\"") {
        index += 1
      } else if index + 1 < count, bytes[index + 1] == UInt8(ascii: "\"") {
        cell.hasDoubledQuotes = true
        index += 2
      } else {
        break
      }
    }
    cell.end = index
    guard index < count else {
      isUnterminated = true
      move(to: count)
      return true
    }
    let start = position
    move(to: cellEnd.position(in: bytes, from: index + 1))
    _ = nextMark()
    if (index + 1..<position).allSatisfy({ bytes[$0] == UInt8(ascii: " ") }) { return true }
    cell = Cell(start: start, end: position)
    return false
  }

  /// Whether a cell begins or ends with a byte that can be one of a blank's.
  private func mayNeedTrimming(_ cell: Cell) -> Bool {
    if cell.isBlank { return false }
    let (first, last) = (bytes[cell.start], bytes[cell.end - 1])
    return first <= 0x20 || last <= 0x20 || first >= 0xC2 || last >= 0x80
  }

  /// Takes blanks off both ends: spaces, tabs, line ends, the no-break spaces and the marks of no width that
  /// spreadsheets and web pages leave.
  private func trim(_ cell: inout Cell) {
    while cell.start < cell.end {
      let byte = bytes[cell.start]
      if byte <= 0x20 {
        cell.start += 1
      } else if byte >= 0xC2, let width = blankWidth(at: cell.start, before: cell.end) {
        cell.start += width
      } else {
        break
      }
    }
    while cell.start < cell.end {
      let byte = bytes[cell.end - 1]
      if byte <= 0x20 {
        cell.end -= 1
      } else if byte >= 0x80, cell.end - cell.start >= 2, blankWidth(at: cell.end - 2, before: cell.end) == 2
      {
        cell.end -= 2
      } else if byte >= 0x80, cell.end - cell.start >= 3, blankWidth(at: cell.end - 3, before: cell.end) == 3
      {
        cell.end -= 3
      } else {
        break
      }
    }
  }

  private func blankWidth(at index: Int, before end: Int) -> Int? {
    if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
    guard index + 2 < end else { return nil }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
    default: return nil
    }
  }
}
