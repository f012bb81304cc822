/// What makes a linear program no program: the first thing found, in the order of the cases.
public enum ProgramDefect: Error, Sendable, Equatable, CustomStringConvertible {
  /// The arrays do not fit together, or the column starts do not grow.
  case shape(String)
  /// More rows, columns or entries than the solver can count.
  case tooLarge(rows: Int, columns: Int, entries: Int)
  /// Lower above upper, a bound that is not a number or too large, or infinite on the wrong side.
  case columnBounds(column: Int, lower: Double, upper: Double)
  case rowBounds(row: Int, lower: Double, upper: Double)
  /// An entry outside the rows, or not after the one before it in its column.
  case entry(column: Int, row: Int)
  /// A coefficient that is not finite, too large or too small.
  case coefficient(column: Int, row: Int, value: Double)
  /// An objective's term names no column, or its coefficient is not finite or too large.
  case term(stage: String, column: Int, coefficient: Double)
  case constant(stage: String, value: Double)
  /// A share's weight is not a positive number within range.
  case weight(stage: String, share: Int, value: Double)
  /// A starting basis is for a program of another shape.
  case basis(rows: Int, columns: Int)
  /// A former round's price is for no row of the program's or for no share, or it is not finite.
  case price(stage: Int, round: Int)

  /// The defect in words.
  public var description: String {
    switch self {
    case .shape(let what): "the arrays do not fit together: \(what)"
    case .tooLarge(let rows, let columns, let entries):
      "\(rows) rows, \(columns) columns, \(entries) entries are more than can be counted"
    case .columnBounds(let column, let lower, let upper): "column \(column) has bounds \(lower) ... \(upper)"
    case .rowBounds(let row, let lower, let upper): "row \(row) has bounds \(lower) ... \(upper)"
    case .entry(let column, let row): "column \(column) has an entry in row \(row), out of range or order"
    case .coefficient(let column, let row, let value):
      "the coefficient of column \(column) in row \(row) is \(value)"
    case .term(let stage, let column, let coefficient):
      "stage \(stage) has a term \(coefficient) in column \(column)"
    case .constant(let stage, let value): "stage \(stage) has the constant \(value)"
    case .weight(let stage, let share, let value): "stage \(stage): share \(share) has the weight \(value)"
    case .basis(let rows, let columns):
      "the starting basis is for \(rows) rows and \(columns) columns"
    case .price(let stage, let round):
      "a former price of round \(round) of stage \(stage) is for nothing there"
    }
  }
}

extension LinearProgram {
  /// The first thing that makes this no linear program, or `nil`.
  ///
  /// Cost: one pass over all data.
  public var defect: ProgramDefect? {
    shapeDefect ?? boundsDefect ?? entryDefect ?? stages.lazy.compactMap { self.defect(of: $0) }.first
  }

  private var shapeDefect: ProgramDefect? {
    if columnUpper.count != columnCount { return .shape("columnUpper") }
    if rowUpper.count != rowCount { return .shape("rowUpper") }
    if lazyGroup.count != rowCount { return .shape("lazyGroup") }
    if rowIndices.count != entryCount { return .shape("rowIndices") }
    if columnStarts.count != columnCount + 1 { return .shape("columnStarts") }
    // GLPK's own limits; within them, everything also fits an Int32.
    if rowCount > 100_000_000 || columnCount > 100_000_000 || entryCount > 500_000_000 {
      return .tooLarge(rows: rowCount, columns: columnCount, entries: entryCount)
    }
    if columnStarts[0] != 0 || Int(columnStarts[columnCount]) != entryCount { return .shape("columnStarts") }
    for column in 0..<columnCount where columnStarts[column] > columnStarts[column + 1] {
      return .shape("columnStarts")
    }
    return nil
  }

  private var boundsDefect: ProgramDefect? {
    for column in 0..<columnCount where !Self.isInterval(columnLower[column], columnUpper[column]) {
      return .columnBounds(column: column, lower: columnLower[column], upper: columnUpper[column])
    }
    for row in 0..<rowCount where !Self.isInterval(rowLower[row], rowUpper[row]) {
      return .rowBounds(row: row, lower: rowLower[row], upper: rowUpper[row])
    }
    return nil
  }

  private var entryDefect: ProgramDefect? {
    for column in 0..<columnCount {
      var previous: Int32 = -1
      for entry in Int(columnStarts[column])..<Int(columnStarts[column + 1]) {
        let row = rowIndices[entry]
        if row <= previous || Int(row) >= rowCount { return .entry(column: column, row: Int(row)) }
        let isVanishing = coefficients[entry] != 0 && abs(coefficients[entry]) < Self.smallestCoefficient
        if !Self.isWithinRange(coefficients[entry]) || isVanishing {
          return .coefficient(column: column, row: Int(row), value: coefficients[entry])
        }
        previous = row
      }
    }
    return nil
  }

  private func defect(of stage: Stage) -> ProgramDefect? {
    switch stage.objective {
    case .minimize(let terms, let constant), .maximize(let terms, let constant):
      if !Self.isWithinRange(constant) { return .constant(stage: stage.name, value: constant) }
      return defect(of: terms, in: stage)
    case .leximin(let shares):
      for (index, share) in shares.enumerated() {
        // A weight near 0 would make the level's coefficient vanish beside the others.
        if !(share.weight >= 1 / Self.largestMagnitude && share.weight <= Self.largestMagnitude) {
          return .weight(stage: stage.name, share: index, value: share.weight)
        }
        if let defect = defect(of: share.terms, in: stage) { return defect }
      }
      return nil
    }
  }

  private func defect(of terms: [Term], in stage: Stage) -> ProgramDefect? {
    for term in terms
    where term.column < 0 || term.column >= columnCount || !Self.isWithinRange(term.coefficient) {
      return .term(stage: stage.name, column: term.column, coefficient: term.coefficient)
    }
    return nil
  }

  private static func isWithinRange(_ value: Double) -> Bool {
    // False for what is not a number.
    abs(value) <= largestMagnitude
  }

  private static func isInterval(_ lower: Double, _ upper: Double) -> Bool {
    lower <= upper
      && (isWithinRange(lower) || lower == -.infinity) && (isWithinRange(upper) || upper == .infinity)
  }
}
