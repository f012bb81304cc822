/// Cells with a list to choose from.
public struct SheetChoices: Sendable, Hashable {
  /// Where the choices come from.
  public enum Source: Sendable, Hashable {
    /// These texts: together, with a comma between each two, at most 255 characters.
    case texts([String])
    /// What stands in cells of a sheet.
    case cells(sheet: String, SheetRange)
  }

  /// The cells.
  public var range: SheetRange
  /// The choices.
  public var source: Source
  /// Whether something else may be typed, after a warning.
  public var allowsOthers: Bool

  /// Makes a list to choose from.
  public init(_ range: SheetRange, _ source: Source, allowsOthers: Bool = false) {
    self.range = range
    self.source = source
    self.allowsOthers = allowsOthers
  }
}

/// A note on a cell, shown when the pointer rests there.
public struct SheetNote: Sendable, Hashable {
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int
  /// The text, at most 32,767 characters.
  public var text: String

  /// Makes a note.
  public init(row: Int, column: Int, _ text: String) {
    self.row = row
    self.column = column
    self.text = text
  }
}

/// How a sheet prints: on A4, as wide as the page.
public struct SheetPrint: Sendable, Hashable {
  /// Whether the page lies on its side.
  public var isLandscape = false
  /// The rows at the top that every page repeats.
  public var repeatedRows: ClosedRange<Int>?
  /// The line at the head of each page, with the same codes as ``footer``.
  public var header: String?
  /// The line at the foot of each page, with the codes of spreadsheets: `&P` is the page, `&N` their number.
  public var footer: String?

  /// Makes a set-up.
  public init(isLandscape: Bool = false, repeatedRows: ClosedRange<Int>? = nil, footer: String? = nil) {
    self.isLandscape = isLandscape
    self.repeatedRows = repeatedRows
    self.footer = footer
  }
}
