/// Solving with a part of the columns in the solver's sight at a time (*sifting*: Bixby, Gregory, Lustig, Marsten and
/// Shanno 1992).
///
/// Most of a pivot's time goes into columns that are looked through and weighed, and in a program with many more
/// columns than rows most of them never become basic. So the solver first sees as many as every row needs to have a
/// few, while the others stand aside at their lower bounds. After each solve all columns are priced: those that would
/// pay come into sight, and those that cost most stand aside. Once none that stands aside would pay, the optimum is
/// that of the whole program. It decides nothing but the time, and among several optimal answers perhaps which one
/// comes back.
extension SolverState {
  /// So many columns of its own that bring something are in a row's sight at first.
  private static let columnsPerRowAtFirst = 3
  /// Programs with fewer columns to a row gain nothing.
  private static let leastColumnsPerRow = 6
  /// After so many solves no column is put aside any more, so that the search must end.
  private static let mostSiftings = 30
  /// A start from blocks has most of its columns right already.
  private static let rowsPerColumnFromBlocks = 8

  /// In a first solve, how many rows there are to be to a column that is in sight, is not basic and would not pay;
  /// `nil` for all columns in sight.
  ///
  /// - Parameters:
  ///   - start: How the solve starts.
  ///   - isGathered: Whether it starts from the answers of its blocks.
  func rowsPerColumnInSight(from start: Rung, isGathered: Bool) -> Int? {
    if hasPoint || sessionColumns < settings.leastColumnsForSifting { return nil }
    if isGathered { return Self.rowsPerColumnFromBlocks }
    guard start == .presolved || start == .standardBasis,
      sessionColumns >= Self.leastColumnsPerRow * sessionRows.count
    else { return nil }
    return 1
  }

  /// Whether a column that stands aside would pay at the last solution.
  var isAnyAsidePaying: Bool { aside.contains { vertex.columnDuals[Int($0)] < -Self.smallestReducedCost } }

  /// Puts columns aside before the first solve.
  func startSifting(from start: Rung, rowsPerColumn: Int) {
    if start != .warm {
      putNeedlessAside()
    } else if adoptBasis() {
      sift(turn: 0, rowsPerColumn: rowsPerColumn)
    }
  }

  /// Puts all columns aside that bring something of themselves, but that no row needs: each of theirs has a few others,
  /// of those that bring most.
  ///
  /// Columns that bring nothing stay, for they may be links of a chain.
  private func putNeedlessAside() {
    var isInSession = [Bool](repeating: false, count: program.rowCount)
    for row in sessionRows { isInSession[Int(row)] = true }
    var inSight = [Int](repeating: 0, count: program.rowCount)
    var others: [Int32] = []
    for column in (0..<sessionColumns).sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
      let (lower, upper) = (program.columnLower[column], program.columnUpper[column])
      let entries = program.columnStarts[column]..<program.columnStarts[column + 1]
      let isNeeded = program.entryRows[entries].contains { row in
        isInSession[Int(row)] && inSight[Int(row)] < Self.columnsPerRowAtFirst
      }
      if costs[column] < 0 && lower.isFinite && lower < upper && !isNeeded {
        others.append(Int32(column))
      } else {
        for row in program.entryRows[entries] { inSight[Int(row)] += 1 }
      }
    }
    setAside(others)
  }

  /// Brings into sight what pays at the last solution, and of what is not basic as much as is to be in sight, the
  /// cheapest; puts the others aside.
  ///
  /// - Parameters:
  ///   - turn: How many solves there were.
  ///   - rowsPerColumn: As ``rowsPerColumnInSight(from:isGathered:)`` has it.
  func sift(turn: Int, rowsPerColumn: Int) {
    bringBack()
    guard turn <= Self.mostSiftings else { return }
    let duals = vertex.columnDuals
    let waiting = (0..<sessionColumns).filter { column in
      vertex.columnStatuses[column] == BasisStatus.atLowerBound.rawValue
        && program.columnLower[column] < program.columnUpper[column]
    }
    .sorted { (duals[$0], $0) < (duals[$1], $1) }
    let paying = waiting.prefix { duals[$0] < -Self.smallestReducedCost }.count
    setAside(waiting.dropFirst(max(paying, sessionRows.count / rowsPerColumn)).map { Int32($0) })
  }
}
