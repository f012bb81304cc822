public import AllocationModel

/// A table for people to sort, filter and add up: a sheet of a workbook as a plain value.
///
/// It knows nothing of workbooks, so that whoever writes them decides how.
public struct PaperTable: Sendable, Hashable {
  /// The name on the tab.
  public let name: String
  /// What stands before the sums.
  public let totalTitle: String
  /// The columns.
  public let columns: [Column]
  /// The rows, a value for each column.
  public let rows: [[Value]]

  /// A column.
  public struct Column: Sendable, Hashable {
    /// Its heading.
    public let title: String
    /// About how many characters it needs.
    public let width: Int
    /// Whether the sum of its numbers means something.
    public let isSummed: Bool
  }

  /// What a cell holds.
  public enum Value: Sendable, Hashable {
    /// Text, and never a formula.
    case text(String)
    /// A number.
    case number(ExactDecimal)
    /// A part of a whole, shown as a percentage; it may exceed 1.
    case part(ExactDecimal)
    /// A day.
    case day(Day)
    /// Nothing.
    case blank
  }

  /// The sum of a column's numbers; nil where it has no sum.
  public func sum(ofColumn column: Int) -> ExactDecimal? {
    guard columns[column].isSummed else { return nil }
    var sum = ExactDecimal.zero
    for row in rows {
      if case .number(let number) = row[column] { sum = sum.adding(number) ?? sum }
    }
    return sum
  }
}

extension PaperTable.Value {
  /// A whole number.
  static func whole(_ number: Int) -> PaperTable.Value { .number(ExactDecimal(number)) }

  /// A whole number or nothing.
  static func decimal(_ number: ExactDecimal?) -> PaperTable.Value { number.map { .number($0) } ?? .blank }

  /// A part of a whole to six decimals, or nothing.
  static func part(_ part: Double?) -> PaperTable.Value {
    guard let part, let mantissa = Int64(exactly: (part * 1e6).rounded()),
      let exact = ExactDecimal(mantissa: mantissa, decimals: 6)
    else { return .blank }
    return .part(exact)
  }

  /// A day or nothing.
  static func day(ifAny day: Day?) -> PaperTable.Value { day.map { .day($0) } ?? .blank }
}
