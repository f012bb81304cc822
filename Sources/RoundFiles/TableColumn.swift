internal import AllocationModel

/// What a column holds.
///
/// The kinds decide how a cell is read, and stand in the documentation.
enum CellKind: String, CaseIterable {
  case identifier, text, whole, number, rate, date, expiry, status, weekdays, reservations, names, choice
}

/// One column of a table: its heading, what it holds, and where its value goes.
///
/// A table is described once, by a list of these. The list drives the headings that are known, those that
/// are nearly known, the cells that must not be blank, the reading and the documentation.
struct TableColumn<Row: Sendable>: Sendable {
  let name: String
  let kind: CellKind
  /// Whether a blank cell, or no such column, is an error.
  let isRequired: Bool
  /// Whether a table without the column is an error.
  let needsColumn: Bool
  /// Puts a cell that is not blank into the row; a cell that cannot be read has been reported and leaves
  /// the row as it was.
  let read: @Sendable (inout Row, inout CellReader) -> Void
  /// Answers whether another cell of the row said what this blank one does not; it puts that into the row.
  let fill: (@Sendable (inout Row, CellReader) -> Bool)?

  init(
    _ name: String, _ kind: CellKind, required: Bool = false, needsColumn: Bool = false,
    fill: (@Sendable (inout Row, CellReader) -> Bool)? = nil,
    read: @escaping @Sendable (inout Row, inout CellReader) -> Void
  ) {
    self.fill = fill
    self.name = name
    self.kind = kind
    isRequired = required
    self.needsColumn = required || needsColumn
    self.read = read
  }
}

/// One table of a round folder.
struct TableLayout<Row: Sendable>: Sendable {
  let file: String
  /// Whether a round without this file is an error.
  let isRequired: Bool
  /// A row with the defaults of the format, and placeholders that no check takes offence at.
  let blank: Row
  let columns: [TableColumn<Row>]
  /// What is left to do when all cells of a row are read.
  let finish: @Sendable (inout Row, inout CellReader) -> Void

  init(
    file: String, required: Bool = true, blank: Row, columns: [TableColumn<Row>],
    finish: @escaping @Sendable (inout Row, inout CellReader) -> Void = { _, _ in }
  ) {
    self.file = file
    isRequired = required
    self.blank = blank
    self.columns = columns
    self.finish = finish
  }
}
