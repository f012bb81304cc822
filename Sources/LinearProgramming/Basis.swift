/// How a variable stands in a basis.
///
/// A row's variable is its activity.
public enum BasisStatus: Int8, Sendable, Equatable, Codable {
  case basic = 0
  case atLowerBound = 1
  case atUpperBound = 2
  case nonbasicFree = 3
  case fixed = 4
}

/// A vertex of a program in the solver's terms: where a solve of the same or a similar program may start.
///
/// It describes the answer of the last stage before the first fair sharing, whose auxiliary columns are
/// nobody's business. A program that starts from it must have as many rows and columns; bounds,
/// coefficients and objectives may have changed. A basis that turns out useless costs time, never an
/// answer.
public struct Basis: Sendable, Equatable, Codable {
  /// The statuses of the columns.
  public var columns: [BasisStatus]
  /// The statuses of the rows.
  ///
  /// Those that never entered the program count as basic.
  public var rows: [BasisStatus]
  /// The lazy rows that had entered the program, in the order of their entry.
  public var lazyRows: [Int32]

  /// A basis out of statuses, checked when a solve starts from it.
  public init(columns: [BasisStatus], rows: [BasisStatus], lazyRows: [Int32]) {
    self.columns = columns
    self.rows = rows
    self.lazyRows = lazyRows
  }
}
