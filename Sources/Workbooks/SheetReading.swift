public import AllocationModel

/// A sheet as read from a workbook: the cells that hold anything.
public struct SheetReading: Sendable, Hashable {
  /// The name on the tab.
  public let name: String
  /// The rows that hold anything, in ascending order.
  public let rows: [SheetRow]

  /// Makes a sheet.
  public init(name: String, rows: [SheetRow]) {
    self.name = name
    self.rows = rows
  }
}

/// A row of a sheet that was read.
public struct SheetRow: Sendable, Hashable {
  /// The row's number as a person sees it, from 1.
  public let number: Int
  /// The cells that hold anything, in ascending order.
  public let cells: [SheetCellReading]

  /// Makes a row.
  public init(number: Int, cells: [SheetCellReading]) {
    self.number = number
    self.cells = cells
  }
}

/// A cell that holds something.
public struct SheetCellReading: Sendable, Hashable {
  /// What the cell holds.
  public enum Value: Sendable, Hashable {
    /// Text, with its line breaks.
    case text(String)
    /// A number: its decimal digits as a spreadsheet shows them in full (fifteen digits, here at most nine of
    /// them behind the point), with the noughts before it that its format asks for.
    case number(String)
    /// A day.
    case day(Day)
    /// A month, by its first day: the first of a month whose format shows no day, which is how spreadsheets
    /// keep `5/2023` when somebody types it.
    case month(Day)
    /// True or false.
    case flag(Bool)
    /// The error that a formula gave, such as `#N/A`.
    case error(String)
    /// A formula whose value was never calculated.
    case uncalculated
  }

  /// The column, from 0.
  public let column: Int
  /// What it holds.
  public let value: Value

  /// Makes a cell.
  public init(column: Int, value: Value) {
    self.column = column
    self.value = value
  }
}
