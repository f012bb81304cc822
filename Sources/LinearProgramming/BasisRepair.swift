/// Makes a basis out of statuses that may be none.
///
/// When rows and columns come and go between two programs, what was a basis of the one has too many or too few
/// members for the other, or dependent ones. The basic columns are eliminated, in an order that leaves little
/// to compute (rows and columns with a single entry first, the rest by columns with partial pivoting); a column
/// that depends on those before it leaves the basis, and a row without a column of its own enters it.
///
/// Cost: about that of one factorisation.
struct BasisRepair {
  private(set) var rowStatuses: [Int8]
  private(set) var columnStatuses: [Int8]
  /// How many rows and columns changed sides.
  private(set) var changes = 0

  private let program: WorkingProgram
  private let sessionRows: [Int32]
  private let columnCount: Int
  private let preferred: [Int8]

  private static let basic = BasisStatus.basic.rawValue
  /// Pivots below this, relative to the largest entry of their column, count as nothing.
  private static let smallestPivot = 1e-9

  /// Takes statuses.
  ///
  /// - Parameter preferred: Where several columns could take a place, those go first that are basic here.
  init(
    _ program: WorkingProgram, sessionRows: [Int32], rowStatuses: [Int8], columnStatuses: [Int8],
    preferring preferred: [Int8] = []
  ) {
    self.program = program
    self.preferred = preferred
    self.sessionRows = sessionRows
    self.rowStatuses = rowStatuses
    self.columnStatuses = columnStatuses
    columnCount = columnStatuses.count
  }

  /// Works on the entries of the basic columns in the rows that are not basic.
  mutating func run() {
    var placeOfRow = [Int32](repeating: -1, count: program.rowCount)
    for (place, row) in sessionRows.enumerated() where rowStatuses[place] != Self.basic {
      placeOfRow[Int(row)] = Int32(place)
    }
    let basicColumns = (0..<columnCount).filter { columnStatuses[$0] == Self.basic }
    var elimination = Elimination(rows: sessionRows.count)
    for column in basicColumns {
      for entry in program.columnStarts[column]..<program.columnStarts[column + 1] {
        let place = placeOfRow[Int(program.entryRows[entry])]
        if place >= 0 { elimination.append(row: place, value: program.entryValues[entry]) }
      }
      elimination.closeColumn(
        isPreferred: preferred.indices.contains(column) && preferred[column] == Self.basic)
    }
    elimination.run(smallestPivot: Self.smallestPivot)
    for (position, column) in basicColumns.enumerated() where !elimination.hasPivot[position] {
      let isAtUpper = program.columnLower[column] == -.infinity
      columnStatuses[column] = (isAtUpper ? BasisStatus.atUpperBound : .atLowerBound).rawValue
      changes += 1
    }
    for place in rowStatuses.indices
    where rowStatuses[place] != Self.basic && !elimination.isPivotRow[place] {
      rowStatuses[place] = Self.basic
      changes += 1
    }
  }
}

extension SolverState {
  /// Sets a basis near a point: its columns between their bounds are basic, and its rows that are not full, as far as
  /// that makes a basis.
  ///
  /// The point may be any, with a value for each of the program's own columns. Where it is a vertex, the basis is that
  /// of the vertex.
  func begin(near point: [Double]) {
    let activities = activities(at: point)
    func status(_ value: Double, _ lower: Double, _ upper: Double) -> Int8 {
      let isFull = value >= upper - 1e-9 * max(1, abs(upper))
      let isEmpty = value <= lower + 1e-9 * max(1, abs(lower))
      let bound: BasisStatus = isFull ? .atUpperBound : isEmpty ? .atLowerBound : .basic
      return (lower == upper ? .fixed : bound).rawValue
    }
    var repair = BasisRepair(
      program, sessionRows: sessionRows,
      rowStatuses: sessionRows.map {
        status(activities[Int($0)], program.rowLower[Int($0)], program.rowUpper[Int($0)])
      },
      columnStatuses: point.indices.map {
        status(point[$0], program.columnLower[$0], program.columnUpper[$0])
      })
    repair.run()
    let (rows, columns) = (repair.rowStatuses, repair.columnStatuses)
    change { session throws(GuardFailure) in try session.setBasis(rows: rows, columns: columns) }
  }
}

/// Gaussian elimination that only asks which columns are independent, and on which rows.
private struct Elimination {
  private var starts = [0]
  private var entryRows: [Int32] = []
  private var values: [Double] = []
  private(set) var hasPivot: [Bool] = []
  private(set) var isPivotRow: [Bool]
  private var isPreferred: [Bool] = []

  init(rows: Int) { isPivotRow = [Bool](repeating: false, count: rows) }

  mutating func append(row: Int32, value: Double) {
    entryRows.append(row)
    values.append(value)
  }

  mutating func closeColumn(isPreferred: Bool) {
    self.isPreferred.append(isPreferred)
    starts.append(entryRows.count)
    hasPivot.append(false)
  }

  mutating func run(smallestPivot: Double) {
    let rest = peel()
    eliminate(rest, smallestPivot: smallestPivot)
  }

  /// Takes out columns and rows with one entry left, again and again; returns the columns that stay.
  ///
  /// A row with one column left can only be that column's, and a column with one row left that row's: neither
  /// changes what the others come to.
  private mutating func peel() -> [Int] {
    let columnCount = hasPivot.count
    var columnsOfRow = [[Int32]](repeating: [], count: isPivotRow.count)
    var left = [Int](repeating: 0, count: columnCount)
    var leftOfRow = [Int](repeating: 0, count: isPivotRow.count)
    for column in 0..<columnCount {
      left[column] = starts[column + 1] - starts[column]
      for entry in starts[column]..<starts[column + 1] {
        columnsOfRow[Int(entryRows[entry])].append(Int32(column))
        leftOfRow[Int(entryRows[entry])] += 1
      }
    }
    var isGone = [Bool](repeating: false, count: columnCount)
    var singleColumns = (0..<columnCount).filter { left[$0] == 1 }
    var singleRows = isPivotRow.indices.filter { leftOfRow[$0] == 1 }
    func take(_ column: Int, _ row: Int, in state: inout Elimination) {
      state.hasPivot[column] = true
      state.isPivotRow[row] = true
      isGone[column] = true
      for entry in state.starts[column]..<state.starts[column + 1] {
        let other = Int(state.entryRows[entry])
        leftOfRow[other] -= 1
        if leftOfRow[other] == 1 && !state.isPivotRow[other] { singleRows.append(other) }
      }
      for other in columnsOfRow[row] where !isGone[Int(other)] {
        left[Int(other)] -= 1
        if left[Int(other)] == 1 { singleColumns.append(Int(other)) }
      }
    }
    while true {
      if let column = singleColumns.popLast() {
        guard !isGone[column], left[column] == 1 else { continue }
        guard let row = entryRows[starts[column]..<starts[column + 1]].first(where: { !isPivotRow[Int($0)] })
        else { continue }
        take(column, Int(row), in: &self)
      } else if let row = singleRows.popLast() {
        guard !isPivotRow[row], leftOfRow[row] == 1,
          let column = columnsOfRow[row].first(where: { !isGone[Int($0)] })
        else { continue }
        take(Int(column), row, in: &self)
      } else {
        break
      }
    }
    return (0..<columnCount).filter { !isGone[$0] && left[$0] > 0 }
  }

  /// Left-looking elimination of the columns that no peeling reached, sparse ones first and of those the preferred.
  private mutating func eliminate(_ columns: [Int], smallestPivot: Double) {
    let ordered = columns.map { (count: starts[$0 + 1] - starts[$0], rank: isPreferred[$0] ? 0 : 1, $0) }
      .sorted { $0 < $1 }.map(\.2)
    let peeled = isPivotRow
    var rowCounts = [Int](repeating: 0, count: isPivotRow.count)
    for column in columns {
      for entry in starts[column]..<starts[column + 1] { rowCounts[Int(entryRows[entry])] += 1 }
    }
    var pivotRows: [Int] = []
    var factors: [[(row: Int, factor: Double)]] = []
    var work = [Double](repeating: 0, count: isPivotRow.count)
    for column in ordered {
      var touched: [Int] = []
      var largest = 0.0
      for entry in starts[column]..<starts[column + 1] where !peeled[Int(entryRows[entry])] {
        work[Int(entryRows[entry])] = values[entry]
        touched.append(Int(entryRows[entry]))
        largest = max(largest, abs(values[entry]))
      }
      for (pivotRow, factors) in zip(pivotRows, factors) where work[pivotRow] != 0 {
        let value = work[pivotRow]
        for (row, factor) in factors {
          if work[row] == 0 { touched.append(row) }
          work[row] -= factor * value
        }
      }
      var best = 0.0
      for row in touched where !isPivotRow[row] { best = max(best, abs(work[row])) }
      if best > smallestPivot * max(1, largest) {
        var pivot = -1
        for row in touched where !isPivotRow[row] && abs(work[row]) >= 0.1 * best {
          if pivot < 0 || (rowCounts[row], row) < (rowCounts[pivot], pivot) { pivot = row }
        }
        let pivotValue = work[pivot]
        isPivotRow[pivot] = true
        hasPivot[column] = true
        pivotRows.append(pivot)
        var below: [(row: Int, factor: Double)] = []
        for row in touched where !isPivotRow[row] && abs(work[row]) > 1e-14 * best {
          below.append((row, work[row] / pivotValue))
          work[row] = 0
        }
        factors.append(below)
      }
      for row in touched { work[row] = 0 }
    }
  }
}
