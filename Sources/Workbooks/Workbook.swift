public import AllocationModel

/// A workbook to be written: sheets of cells, as values.
///
///     let heading = ["Lot", "Expiry", "Vials"].map { SheetCell(.text($0), .heading) }
///     let row = [
///       SheetCell(.text("SYN-1")), SheetCell(.day(Day(iso: "2022-10-31")!), .date),
///       SheetCell(.number(1_240), .whole),
///     ]
///     var sheet = Sheet(name: "lots", rows: [heading, row])
///     sheet.frozenRows = 1
///     try Workbook(sheets: [sheet]).write(to: "lots.xlsx")
///
/// The same value gives the same bytes on every machine and day: no clock, user or path goes into the file.
public struct Workbook: Sendable, Hashable {
  /// The sheets, in the order of their tabs; at least one.
  public var sheets: [Sheet]
  /// The document's title, shown in its properties.
  public var title: String?

  /// Makes a workbook.
  public init(sheets: [Sheet], title: String? = nil) {
    self.sheets = sheets
    self.title = title
  }
}

/// One sheet of a workbook to be written.
///
/// Rows and columns are counted from 0 here; ``SheetReading`` counts rows as a person sees them.
public struct Sheet: Sendable, Hashable {
  /// The name on the tab: 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, unique in its
  /// workbook whatever the case. ``tabName(_:besides:)`` makes one from any text.
  public var name: String
  /// The cells, row by row; rows may differ in length.
  public var rows: [[SheetCell]]
  /// Column widths in characters, from the first column on; nil and missing ones take the default.
  public var columnWidths: [Double?] = []
  /// Styles of whole columns, for cells that are typed later; nil and missing ones have none.
  public var columnStyles: [CellStyle?] = []
  /// Heights of single rows in points, by row.
  public var rowHeights: [Int: Double] = [:]
  /// How many rows stay in sight at the top.
  public var frozenRows = 0
  /// How many columns stay in sight at the left.
  public var frozenColumns = 0
  /// Heading and rows that get filter buttons.
  public var filter: SheetRange?
  /// Cells that are shown as one; the text is that of the first.
  public var merged: [SheetRange] = []
  /// Cells with a list to choose from.
  public var choices: [SheetChoices] = []
  /// Notes on single cells.
  public var notes: [SheetNote] = []
  /// How it prints.
  public var print = SheetPrint()

  /// Makes a sheet.
  public init(name: String, rows: [[SheetCell]] = []) {
    self.name = name
    self.rows = rows
  }

  /// A tab's name from any text: what may not stand there is replaced, what is too long is cut, and a number is
  /// added where the name is taken.
  public static func tabName(_ text: String, besides taken: [String] = []) -> String {
    var name = text.map { "[]:*?/\\\n\r\t".contains($0) ? "-" : String($0) }.joined()
    while name.hasPrefix("'") { name.removeFirst() }
    name = clipped(name, to: 31)
    if name.isEmpty { name = "-" }
    let others = Set(taken.map { $0.lowercased() })
    var number = 2
    var candidate = name
    while others.contains(candidate.lowercased()) {
      candidate = "\(clipped(name, to: 26)) (\(number))"
      number += 1
    }
    return candidate
  }

  /// A text of at most so many UTF-16 units, which is how spreadsheets count, ending in no apostrophe.
  private static func clipped(_ text: String, to length: Int) -> String {
    var text = text
    while text.utf16.count > length || text.hasSuffix("'") { text.removeLast() }
    return text
  }
}

/// A rectangle of cells, rows and columns from 0, both ends included.
public struct SheetRange: Sendable, Hashable {
  /// The rows.
  public var rows: ClosedRange<Int>
  /// The columns.
  public var columns: ClosedRange<Int>

  /// Makes a rectangle.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// One cell: what it holds, and how it looks.
public struct SheetCell: Sendable, Hashable {
  /// What a cell holds.
  public enum Value: Sendable, Hashable {
    /// Nothing; the style is drawn all the same.
    case blank
    /// Text, and never anything else: a text that begins with `=`, `+`, `-`, `@` or a tab stays what it is.
    case text(String)
    /// A number. Spreadsheets keep fifteen digits.
    case number(ExactDecimal)
    /// A day; give it a style with a date format. Days before 1 March 1900 are written as text.
    case day(Day)
    /// The sum of the cells that a filter leaves in sight, above in the same column: the rows from `first` to
    /// `last` (from 0), with the value for programs that do not calculate.
    case sum(first: Int, last: Int, value: ExactDecimal)
  }

  /// What it holds.
  public var value: Value
  /// How it looks.
  public var style: CellStyle

  /// Makes a cell.
  public init(_ value: Value, _ style: CellStyle = .plain) {
    self.value = value
    self.style = style
  }

  /// A cell with text.
  public static func text(_ text: String, _ style: CellStyle = .plain) -> SheetCell {
    SheetCell(.text(text), style)
  }

  /// A cell with a whole number.
  public static func whole(_ number: Int, _ style: CellStyle = .whole) -> SheetCell {
    SheetCell(.number(ExactDecimal(number)), style)
  }

  /// A cell with a day, or a blank one.
  public static func day(_ day: Day?, _ style: CellStyle = .date) -> SheetCell {
    SheetCell(day.map { .day($0) } ?? .blank, style)
  }
}
