extension LinearProgram {
  /// The program with one of its linear objectives as text in free MPS format, for other solvers.
  ///
  /// Rows are called `R1`, `R2`, …, columns `C1`, `C2`, …, the objective `OBJ`; lazy rows are written like
  /// all others. Numbers have the shortest decimals that read back as the same doubles, in any locale. MPS
  /// minimises, so the objective of a maximisation is written negated, and a comment says so. A row with two
  /// different finite bounds is written as one bound and the distance to the other, which reads back
  /// to the last digit but not always exactly. An objective's constant is the cost of one more column, `ONE`,
  /// that is fixed at 1: readers do not agree on the sign of a constant in the right-hand sides.
  ///
  /// A fair sharing is written as its first round: one more column, the last one, is the lowest level of all
  /// shares, which is as high as it can be.
  ///
  /// The text is this one objective over *all* points of the program: what earlier stages demand is not
  /// in it. So only the first stage's optimum can be compared directly.
  ///
  /// - Parameter stage: The index of a stage.
  /// - Throws: ``LinearProgramError/refused(component:defect:)`` for what is no linear program, and
  ///   ``LinearProgramError/notExpressible(stage:component:)`` for a stage that is not there.
  public func mps(stage: Int) throws(LinearProgramError) -> String {
    String(decoding: try mpsBytes(stage: stage), as: UTF8.self)
  }

  /// What ``mps(stage:)`` returns, as bytes.
  public func mpsBytes(stage: Int) throws(LinearProgramError) -> [UInt8] {
    if let defect { throw .refused(component: name, defect: defect) }
    guard stages.indices.contains(stage) else {
      throw .notExpressible(stage: "\(stage)", component: name)
    }
    var writer = MPSWriter(capacity: 40 * (entryCount + rowCount + 2 * columnCount))
    switch stages[stage].objective {
    case .minimize(let terms, let constant):
      writer.write(self, stages[stage].name, objective: summed(terms), constant: constant, isNegated: false)
    case .maximize(let terms, let constant):
      let negated = summed(terms).map { Term(column: $0.column, coefficient: -$0.coefficient) }
      writer.write(self, stages[stage].name, objective: negated, constant: -constant, isNegated: true)
    case .leximin(let shares):
      let raised = withLowestLevel(of: shares)
      let level = Term(column: columnCount, coefficient: -1)
      writer.write(raised, stages[stage].name, objective: [level], constant: 0, isNegated: true)
    }
    return writer.bytes
  }

  /// The program with one more column, the last one, that no share's level is below, and a row for each share.
  private func withLowestLevel(of shares: [Share]) -> LinearProgram {
    var builder = LinearProgramBuilder(name: name)
    for column in 0..<columnCount {
      _ = builder.addColumn(lower: columnLower[column], upper: columnUpper[column])
    }
    for row in 0..<rowCount { _ = builder.addRow(lower: rowLower[row], upper: rowUpper[row]) }
    for column in 0..<columnCount {
      for entry in Int(columnStarts[column])..<Int(columnStarts[column + 1]) {
        builder.add(coefficients[entry], row: Int(rowIndices[entry]), column: column)
      }
    }
    let level = builder.addColumn(lower: -.infinity, upper: 1)
    for share in shares {
      let row = builder.addRow(lower: 0)
      for term in summed(share.terms) { builder.add(term.coefficient, row: row, column: term.column) }
      builder.add(-share.weight, row: row, column: level)
    }
    return builder.finish()
  }
}

private struct MPSWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func write(
    _ program: LinearProgram, _ stage: String, objective: [Term], constant: Double, isNegated: Bool
  ) {
    line("* stage \(Self.printable(stage))" + (isNegated ? ", a maximisation: the objective is negated" : ""))
    // CLP takes the first line of the bounds for fixed format unless it is told.
    line("NAME \(program.name.isEmpty ? "PROGRAM" : Self.printable(program.name)) FREE")
    writeRows(program)
    writeColumns(program, objective)
    if constant != 0 { line(" ONE OBJ \(constant)") }
    writeRightHandSides(program)
    writeRanges(program)
    writeBounds(program, hasConstant: constant != 0)
    line("ENDATA")
  }

  private enum RowType: String {
    case free = "N"
    case equal = "E"
    case atMost = "L"
    case atLeast = "G"
  }

  private static func type(_ lower: Double, _ upper: Double) -> RowType {
    if lower == upper { return .equal }
    if upper.isFinite {
      // Of the two ways to write a range the one that reads back exactly, if there is one.
      let isExactFromBelow = lower.isFinite && upper - (upper - lower) != lower
      return isExactFromBelow ? .atLeast : .atMost
    }
    return lower.isFinite ? .atLeast : .free
  }

  private mutating func writeRows(_ program: LinearProgram) {
    line("ROWS")
    line(" N OBJ")
    for row in 0..<program.rowCount {
      text(" \(Self.type(program.rowLower[row], program.rowUpper[row]).rawValue) R")
      line("\(row + 1)")
    }
  }

  private mutating func writeColumns(_ program: LinearProgram, _ objective: [Term]) {
    line("COLUMNS")
    var next = 0
    for column in 0..<program.columnCount {
      let range = Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1])
      var cost = 0.0
      if next < objective.count, objective[next].column == column {
        cost = objective[next].coefficient
        next += 1
      }
      // A column is known by its entries; one without any has a zero in the objective.
      if cost != 0 || range.isEmpty { line(" C\(column + 1) OBJ \(cost)") }
      for entry in range {
        line(" C\(column + 1) R\(program.rowIndices[entry] + 1) \(program.coefficients[entry])")
      }
    }
  }

  private mutating func writeRightHandSides(_ program: LinearProgram) {
    line("RHS")
    for row in 0..<program.rowCount {
      let (lower, upper) = (program.rowLower[row], program.rowUpper[row])
      switch Self.type(lower, upper) {
      case .free: break
      case .equal, .atMost: if upper != 0 { line(" RHS R\(row + 1) \(upper)") }
      case .atLeast: if lower != 0 { line(" RHS R\(row + 1) \(lower)") }
      }
    }
  }

  private mutating func writeRanges(_ program: LinearProgram) {
    var isStarted = false
    for row in 0..<program.rowCount {
      let (lower, upper) = (program.rowLower[row], program.rowUpper[row])
      guard lower.isFinite, upper.isFinite, lower < upper else { continue }
      if !isStarted { line("RANGES") }
      isStarted = true
      line(" RNG R\(row + 1) \(upper - lower)")
    }
  }

  private mutating func writeBounds(_ program: LinearProgram, hasConstant: Bool) {
    var isStarted = false
    func start(_ writer: inout MPSWriter) {
      if !isStarted { writer.line("BOUNDS") }
      isStarted = true
    }
    for column in 0..<program.columnCount {
      let (lower, upper) = (program.columnLower[column], program.columnUpper[column])
      if lower == 0 && upper == .infinity { continue }
      start(&self)
      if lower == upper {
        line(" FX BND C\(column + 1) \(lower)")
      } else if lower == -.infinity && upper == .infinity {
        line(" FR BND C\(column + 1)")
      } else {
        // The lower bound first: some readers take a negative upper bound alone for more than it says.
        if lower == -.infinity { line(" MI BND C\(column + 1)") }
        if lower.isFinite && lower != 0 { line(" LO BND C\(column + 1) \(lower)") }
        if upper.isFinite { line(" UP BND C\(column + 1) \(upper)") }
      }
    }
    if hasConstant {
      start(&self)
      line(" FX BND ONE 1.0")
    }
  }

  private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Names without what would end a word or a line, and no longer than readers take.
  private static func printable(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 > 32 && $0 < 127 ? $0 : UInt8(ascii: "_") }.prefix(60), as: UTF8.self)
  }
}
