/// A program with the auxiliary columns and rows of its fair sharings, in columns and in rows, and with
/// the bounds that are in force at the moment.
///
/// The auxiliary part of a fair sharing stands behind the program's own rows and columns from the start,
/// so that nothing is ever renumbered; until its stage comes, its rows say nothing.
struct WorkingProgram {
  /// One fair sharing's auxiliary part.
  ///
  /// Share `k` has the column `T_k` and the rows `Σ terms − T_k = 0` and `T_k − (weight_k / scale) · θ
  /// ≥ 0`.
  struct Sharing {
    var weights: [Double]
    /// θ's upper bound, the sum of all weights: θ = scale is level 1.
    ///
    /// Without it θ's coefficients would be the weights and its dual prices near 1 / Σ weights, below a
    /// solver's tolerances.
    var scale: Double
    /// 0 where no share can be negative, else -infinity.
    var least: Double
    var firstTotalRow: Int
    var firstRaiseRow: Int
    var firstTotalColumn: Int
    var raiseColumn: Int
    var count: Int { weights.count }
    var totalRows: Range<Int> { firstTotalRow..<firstRaiseRow }
    var raiseRows: Range<Int> { firstRaiseRow..<firstRaiseRow + count }
    /// What a settled share's total does not fall below: a hair less than the solution has, so that its own rounding does
    /// not make it infeasible.
    func floor(of share: Int, at level: Double) -> Double {
      let total = level * weights[share]
      return max(least, total - 1e-7 - 1e-11 * abs(total))
    }
    /// How θ stands as it enters.
    var firstLevel: BasisStatus { least == 0 ? .atLowerBound : .atUpperBound }
  }

  let ownColumns: Int
  let ownRows: Int
  private(set) var columnStarts: [Int]
  private(set) var entryRows: [Int32]
  private(set) var entryValues: [Double]
  private(set) var rowStarts: [Int]
  private(set) var entryColumns: [Int32]
  private(set) var rowValues: [Double]
  var columnLower: [Double]
  var columnUpper: [Double]
  var rowLower: [Double]
  var rowUpper: [Double]
  /// Per stage; `nil` for a linear objective or a sharing among nobody.
  private(set) var sharings: [Sharing?]

  var columnCount: Int { columnLower.count }
  var rowCount: Int { rowLower.count }

  init(_ program: LinearProgram) {
    ownColumns = program.columnCount
    ownRows = program.rowCount
    columnLower = program.columnLower
    columnUpper = program.columnUpper
    rowLower = program.rowLower
    rowUpper = program.rowUpper
    sharings = []
    // The auxiliary entries in the order of their rows, which is the order they need in each column.
    var addedRows: [Int32] = []
    var addedColumns: [Int32] = []
    var addedValues: [Double] = []
    for stage in program.stages {
      guard case .leximin(let shares) = stage.objective, !shares.isEmpty else {
        sharings.append(nil)
        continue
      }
      let sharing = Self.sharing(shares, of: program, rows: rowLower.count, columns: columnLower.count)
      sharings.append(sharing)
      for (index, share) in shares.enumerated() {
        for term in summed(share.terms) {
          addedRows.append(Int32(sharing.firstTotalRow + index))
          addedColumns.append(Int32(term.column))
          addedValues.append(term.coefficient)
        }
        addedRows.append(Int32(sharing.firstTotalRow + index))
        addedColumns.append(Int32(sharing.firstTotalColumn + index))
        addedValues.append(-1)
      }
      for index in shares.indices {
        let row = Int32(sharing.firstRaiseRow + index)
        addedRows.append(contentsOf: [row, row])
        addedColumns.append(Int32(sharing.firstTotalColumn + index))
        addedColumns.append(Int32(sharing.raiseColumn))
        addedValues.append(contentsOf: [1, -sharing.weights[index] / sharing.scale])
      }
      rowLower.append(contentsOf: repeatElement(-.infinity, count: 2 * sharing.count))
      rowUpper.append(contentsOf: repeatElement(.infinity, count: 2 * sharing.count))
      columnLower.append(contentsOf: repeatElement(0, count: sharing.count + 1))
      columnUpper.append(contentsOf: repeatElement(0, count: sharing.count + 1))
    }
    (columnStarts, entryRows, entryValues) = Self.merge(
      program, rows: addedRows, columns: addedColumns, values: addedValues, columnCount: columnLower.count)
    (rowStarts, entryColumns, rowValues) = Self.transpose(
      starts: columnStarts, indices: entryRows, values: entryValues, count: rowLower.count)
  }

  private static func sharing(
    _ shares: [Share], of program: LinearProgram, rows: Int, columns: Int
  ) -> Sharing {
    let canBeNegative = shares.contains { share in
      summed(share.terms).contains { term in
        let bound = term.coefficient > 0 ? program.columnLower[term.column] : program.columnUpper[term.column]
        return term.coefficient * bound < 0
      }
    }
    return Sharing(
      weights: shares.map(\.weight), scale: shares.reduce(0) { $0 + $1.weight },
      least: canBeNegative ? -.infinity : 0, firstTotalRow: rows, firstRaiseRow: rows + shares.count,
      firstTotalColumn: columns, raiseColumn: columns + shares.count)
  }

  private static func merge(
    _ program: LinearProgram, rows: [Int32], columns: [Int32], values: [Double], columnCount: Int
  ) -> ([Int], [Int32], [Double]) {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in 0..<program.columnCount {
      starts[column + 1] = Int(program.columnStarts[column + 1] - program.columnStarts[column])
    }
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    if columns.isEmpty { return (starts, program.rowIndices, program.coefficients) }
    var places = starts
    var allRows = [Int32](repeating: 0, count: starts[columnCount])
    var allValues = [Double](repeating: 0, count: starts[columnCount])
    for column in 0..<program.columnCount {
      for entry in Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1]) {
        allRows[places[column]] = program.rowIndices[entry]
        allValues[places[column]] = program.coefficients[entry]
        places[column] += 1
      }
    }
    for entry in columns.indices {
      let column = Int(columns[entry])
      allRows[places[column]] = rows[entry]
      allValues[places[column]] = values[entry]
      places[column] += 1
    }
    return (starts, allRows, allValues)
  }

  private static func transpose(
    starts: [Int], indices: [Int32], values: [Double], count: Int
  ) -> ([Int], [Int32], [Double]) {
    var rowStarts = [Int](repeating: 0, count: count + 1)
    for row in indices { rowStarts[Int(row) + 1] += 1 }
    for row in 0..<count { rowStarts[row + 1] += rowStarts[row] }
    var places = rowStarts
    var columns = [Int32](repeating: 0, count: indices.count)
    var rowValues = [Double](repeating: 0, count: indices.count)
    for column in 0..<(starts.count - 1) {
      for entry in starts[column]..<starts[column + 1] {
        let row = Int(indices[entry])
        columns[places[row]] = Int32(column)
        rowValues[places[row]] = values[entry]
        places[row] += 1
      }
    }
    return (rowStarts, columns, rowValues)
  }
}

/// The terms with each column once, in the order of the columns, without zeros.
func summed(_ terms: [Term]) -> [Term] {
  var sums: [Term] = []
  for (_, term) in terms.enumerated().sorted(by: {
    ($0.element.column, $0.offset) < ($1.element.column, $1.offset)
  }) {
    if let last = sums.last, last.column == term.column {
      sums[sums.count - 1].coefficient += term.coefficient
    } else {
      sums.append(term)
    }
  }
  return sums.filter { $0.coefficient != 0 }
}
