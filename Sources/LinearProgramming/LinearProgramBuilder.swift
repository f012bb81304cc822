/// Makes a ``LinearProgram`` out of columns, rows and entries in any order.
///
/// Coefficients of the same row and column add up, in the order in which they came; a sum of exactly zero
/// is dropped. Cost: linear in rows, columns and entries.
public struct LinearProgramBuilder: Sendable {
  /// The program's name.
  public var name: String
  /// The program's stages.
  public var stages: [Stage] = []
  private var columnLower: [Double] = []
  private var columnUpper: [Double] = []
  private var rowLower: [Double] = []
  private var rowUpper: [Double] = []
  private var lazyGroup: [Int32] = []
  private var entryRows: [Int32] = []
  private var entryColumns: [Int32] = []
  private var entryValues: [Double] = []

  /// A program without columns, rows and stages.
  public init(name: String = "") { self.name = name }

  /// The number of columns added so far.
  public var columnCount: Int { columnLower.count }
  /// The number of rows added so far.
  public var rowCount: Int { rowLower.count }

  /// Adds a column and returns its index.
  public mutating func addColumn(lower: Double = 0, upper: Double = .infinity) -> Int {
    columnLower.append(lower)
    columnUpper.append(upper)
    return columnLower.count - 1
  }

  /// Adds a row and returns its index.
  ///
  /// `lazyGroup` is -1, or the group of lazy rows it belongs to.
  public mutating func addRow(
    lower: Double = -.infinity, upper: Double = .infinity, lazyGroup: Int = -1
  ) -> Int {
    rowLower.append(lower)
    rowUpper.append(upper)
    self.lazyGroup.append(Int32(lazyGroup))
    return rowLower.count - 1
  }

  /// Adds to the coefficient of a column in a row, both of which must have been added before.
  public mutating func add(_ coefficient: Double, row: Int, column: Int) {
    precondition(row >= 0 && row < rowLower.count && column >= 0 && column < columnLower.count)
    entryRows.append(Int32(row))
    entryColumns.append(Int32(column))
    entryValues.append(coefficient)
  }

  /// Makes room for so many coefficients, where their number is about known.
  package mutating func reserveEntries(_ count: Int) {
    entryRows.reserveCapacity(count)
    entryColumns.reserveCapacity(count)
    entryValues.reserveCapacity(count)
  }

  /// The program.
  public func finish() -> LinearProgram {
    var (rows, values, starts) = entriesByColumn()
    var kept = 0
    for column in 0..<columnCount {
      let entries = starts[column]..<starts[column + 1]
      Self.sort(entries, by: &rows, with: &values)
      starts[column] = kept
      var at = entries.lowerBound
      while at < entries.upperBound {
        let row = rows[at]
        var sum = 0.0
        while at < entries.upperBound, rows[at] == row {
          sum += values[at]
          at += 1
        }
        // Written so that what is not a number stays and is refused later.
        if !(sum == 0) {
          (rows[kept], values[kept]) = (row, sum)
          kept += 1
        }
      }
    }
    starts[columnCount] = kept
    rows.removeSubrange(kept...)
    values.removeSubrange(kept...)
    return LinearProgram(
      name: name, columnLower: columnLower, columnUpper: columnUpper, rowLower: rowLower, rowUpper: rowUpper,
      columnStarts: starts.map { Int32($0) }, rowIndices: rows, coefficients: values, lazyGroup: lazyGroup,
      stages: stages)
  }

  /// The entries column by column, each column's in the order in which they came; the last start is their number.
  private func entriesByColumn() -> (rows: [Int32], values: [Double], starts: [Int]) {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in entryColumns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var places = starts
    var rows = [Int32](repeating: 0, count: entryRows.count)
    var values = [Double](repeating: 0, count: entryRows.count)
    for entry in entryColumns.indices {
      let column = Int(entryColumns[entry])
      rows[places[column]] = entryRows[entry]
      values[places[column]] = entryValues[entry]
      places[column] += 1
    }
    return (rows, values, starts)
  }

  /// Sorts a column's entries by their rows, equal ones in the order in which they came; most are in order already.
  private static func sort(_ entries: Range<Int>, by rows: inout [Int32], with values: inout [Double]) {
    var inOrder = entries.lowerBound
    while inOrder + 1 < entries.upperBound, rows[inOrder] <= rows[inOrder + 1] { inOrder += 1 }
    if inOrder + 1 >= entries.upperBound { return }
    if entries.count > 32 {
      let order = entries.sorted { (rows[$0], $0) < (rows[$1], $1) }
      rows.replaceSubrange(entries, with: order.map { rows[$0] })
      values.replaceSubrange(entries, with: order.map { values[$0] })
      return
    }
    for next in (inOrder + 1)..<entries.upperBound {
      let (row, value) = (rows[next], values[next])
      var place = next
      while place > entries.lowerBound, rows[place - 1] > row {
        (rows[place], values[place]) = (rows[place - 1], values[place - 1])
        place -= 1
      }
      (rows[place], values[place]) = (row, value)
    }
  }
}
