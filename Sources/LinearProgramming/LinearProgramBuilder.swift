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

  /// The program.
  public func finish() -> LinearProgram {
    // Two stable counting sorts: by row, then by column. Rows then grow within a column, and equal
    // entries keep the order in which they came.
    let byRow = Self.order(Array(entryRows.indices.lazy.map { Int32($0) }), by: entryRows, count: rowCount)
    let sorted = Self.order(byRow, by: entryColumns, count: columnCount)
    var starts: [Int32] = [0]
    starts.reserveCapacity(columnCount + 1)
    var rows: [Int32] = []
    var values: [Double] = []
    rows.reserveCapacity(sorted.count)
    values.reserveCapacity(sorted.count)
    var at = 0
    for column in 0..<columnCount {
      while at < sorted.count, entryColumns[Int(sorted[at])] == Int32(column) {
        let row = entryRows[Int(sorted[at])]
        var sum = 0.0
        while at < sorted.count, entryColumns[Int(sorted[at])] == Int32(column),
          entryRows[Int(sorted[at])] == row
        {
          sum += entryValues[Int(sorted[at])]
          at += 1
        }
        // Written so that what is not a number stays and is refused later.
        if !(sum == 0) {
          rows.append(row)
          values.append(sum)
        }
      }
      starts.append(Int32(rows.count))
    }
    return LinearProgram(
      name: name, columnLower: columnLower, columnUpper: columnUpper, rowLower: rowLower, rowUpper: rowUpper,
      columnStarts: starts, rowIndices: rows, coefficients: values, lazyGroup: lazyGroup, stages: stages)
  }

  /// Sorts `items` by the key of each, stably.
  private static func order(_ items: [Int32], by keys: [Int32], count: Int) -> [Int32] {
    var places = [Int](repeating: 0, count: count + 1)
    for item in items { places[Int(keys[Int(item)]) + 1] += 1 }
    for key in 0..<count { places[key + 1] += places[key] }
    var sorted = [Int32](repeating: 0, count: items.count)
    for item in items {
      let key = Int(keys[Int(item)])
      sorted[places[key]] = item
      places[key] += 1
    }
    return sorted
  }
}
