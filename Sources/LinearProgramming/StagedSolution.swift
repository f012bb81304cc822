/// A point that is optimal for all stages of a program in their order, and what shows that it is.
public struct StagedSolution: Sendable, Equatable {
  /// The value of every column of the program.
  ///
  /// Values lie within the columns' bounds. Where the last stage's certificate is exact, they are the
  /// fractions that it checked, rounded to doubles.
  public var columnValues: [Double]
  /// A point that is optimal for the stages before the first leximin; ``columnValues`` where there is none.
  ///
  /// It is a vertex, with as few columns between their bounds as the optimum allows, where fair shares would
  /// spread everything thinly.
  public var unsharedColumnValues: [Double]
  /// The stages' results, in the program's order.
  public var stages: [StageResult]
  /// Where a similar program may start.
  ///
  /// `nil` if no solver was needed.
  public var basis: Basis?
  /// What a similar program is solved from in a fraction of the time: a better start than ``basis``.
  ///
  /// Empty if no solver was needed.
  public var trace = SolveTrace()
  /// What a unit of each row is worth to the last stage where that is linear, to be minimised.
  ///
  /// Empty unless ``SolverSettings/keepsPrices`` asks for them, and if no solver was needed.
  public var prices: [Double] = []
  /// What was solved.
  public var size: ProgramSize
}

/// How large a program is.
public struct ProgramSize: Sendable, Equatable {
  /// All rows, lazy ones included.
  public var rows: Int
  /// The lazy rows among them.
  public var lazyRows: Int
  /// All columns.
  public var columns: Int
  /// The non-zeros of the matrix.
  public var entries: Int

  /// A size of the given numbers.
  public init(rows: Int, lazyRows: Int, columns: Int, entries: Int) {
    self.rows = rows
    self.lazyRows = lazyRows
    self.columns = columns
    self.entries = entries
  }

  init(_ program: LinearProgram) {
    self.init(
      rows: program.rowCount, lazyRows: program.lazyGroup.count { $0 >= 0 }, columns: program.columnCount,
      entries: program.entryCount)
  }
}

/// What became of one stage: its optimal value, and the proof and the price of it.
///
/// Optimal values are unique. The point that has them need not be, and neither need the work be: which
/// optimum is found depends on the order of rows and columns and on the settings, but for the same input
/// and settings it is always the same.
public struct StageResult: Sendable, Equatable {
  /// The stage's name.
  public var name: String
  /// The objective's optimal value with its constant; for a leximin the lowest level (1 without shares).
  ///
  /// For the first stage no point of the program has a better value. For a later one none of those does
  /// that are optimal for all stages before it.
  public var value: Double
  /// For a leximin every share's level, from 0 to 1 where shares cannot be negative; else empty.
  public var levels: [Double]
  /// What shows that the value is optimal.
  public var certificate: Certificate
  /// What it took.
  public var counts: StageCounts
}

/// The work of one stage; that of the first includes what comes before it, such as the blend of stages.
public struct StageCounts: Sendable, Equatable {
  /// Iterations of the simplex method.
  public var iterations: Int
  /// Lazy rows that entered the program in this stage.
  public var lazyRowsAdded: Int
  /// Solves of the stage: one, and one more for every time that lazy rows entered.
  public var passes: Int
  /// Rounds of a leximin, else 0.
  public var leximinRounds: Int
  /// How often an attempt of the solver failed and another way was taken.
  public var recoveries: Int

  /// No work at all.
  public init() {
    iterations = 0
    lazyRowsAdded = 0
    passes = 0
    leximinRounds = 0
    recoveries = 0
  }
}
