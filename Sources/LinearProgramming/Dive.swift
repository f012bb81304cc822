/// Bounds that a column is to have from now on.
public struct ColumnBounds: Sendable, Equatable {
  /// The column, from 0.
  public let column: Int
  /// The least value; may be -infinity.
  public let lower: Double
  /// The greatest value, not less than the least one; may be infinity.
  public let upper: Double

  /// Makes the bounds of a column.
  public init(column: Int, lower: Double, upper: Double) {
    (self.column, self.lower, self.upper) = (column, lower, upper)
  }
}

/// A search that follows a linear program down: its optimum says which columns to bound tighter, the program is
/// solved again, and so on, until there is nothing left to say ("diving", as for rounding to whole numbers).
///
/// The program stays in the solver from one optimum to the next, so that each is found in a few steps of the dual
/// simplex method. The first is found sooner from a point that is known to be good. The optima only say where to look:
/// no certificate comes with them.
public protocol Dive: Sendable {
  /// The program to begin with. Its first linear stage is solved, all others are left out.
  mutating func program() -> LinearProgram

  /// A value for each column of that program, near which the first optimum is looked for: what the search is to improve,
  /// say.
  ///
  /// It need not be a vertex, nor satisfy anything. With `nil`, or another number of values, the search begins from
  /// nothing. Asked once, after the program.
  func beginning() -> [Double]?

  /// Takes an optimum, a value for each column, and answers with tighter bounds; with none, the dive is over.
  ///
  /// Where bounds leave the program without a solution, cross or are of no column, it is not called again.
  mutating func bounds(at values: [Double]) -> [ColumnBounds]
}

extension Dive {
  /// From nothing.
  public func beginning() -> [Double]? { nil }
}

extension LinearProgram {
  /// Lets several dives run on `threads` threads.
  ///
  /// What comes out does not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - dives: The searches, each on a thread from its first program to its end.
  ///   - settings: Limits, and a predicate that may stop the solves.
  ///   - threads: How many dives run at once, at least 1.
  /// - Throws: ``LinearProgramError/stopped(reason:stage:component:)``. Any other failure of a program, or of the
  ///   system to give a thread, ends the dive it belongs to and nothing else.
  /// - Returns: The dives as they ended, in their order.
  public static func run<Search: Dive>(
    _ dives: [Search], settings: SolverSettings = SolverSettings(), threads: Int
  ) throws(LinearProgramError) -> [Search] {
    try Concurrently.map(dives, threads: threads) { dive throws(LinearProgramError) in
      try followed(dive, settings: settings)
    }
  }

  /// A dive from its beginning to its end, on the thread that calls, which must be an owned one.
  private static func followed<Search: Dive>(
    _ dive: Search, settings: SolverSettings
  ) throws(LinearProgramError) -> Search {
    var dive = dive
    let program = dive.program()
    guard program.defect == nil else { return dive }
    do throws(LinearProgramError) {
      if TrivialProgram(program) != nil {
        try dive.follow(trivial: program)
      } else {
        try dive.follow(SolverState(program, settings: settings, basis: nil))
      }
    } catch {
      if case .stopped = error { throw error }
    }
    return dive
  }
}

extension Dive {
  fileprivate mutating func follow(_ state: SolverState) throws(LinearProgramError) {
    var values = try state.firstOptimum(near: beginning())
    while true {
      let bounds = bounds(at: values)
      if bounds.isEmpty { return }
      guard state.source.takes(bounds) else { return }
      values = try state.nextOptimum(within: bounds)
    }
  }

  /// Without a row or without a column there is nothing to keep from one optimum to the next.
  fileprivate mutating func follow(trivial program: LinearProgram) throws(LinearProgramError) {
    var program = program
    while let solution = try TrivialProgram(program)?.solved() {
      let bounds = bounds(at: solution.columnValues)
      if bounds.isEmpty { return }
      guard program.takes(bounds) else { return }
      program = program.bounded(by: bounds)
    }
  }
}

extension LinearProgram {
  /// Whether bounds are of the program's columns, are numbers and do not cross.
  fileprivate func takes(_ bounds: [ColumnBounds]) -> Bool {
    bounds.allSatisfy {
      columnLower.indices.contains($0.column) && $0.lower <= $0.upper && $0.lower < .infinity
    }
  }

  /// The same program with other bounds of some columns.
  fileprivate func bounded(by bounds: [ColumnBounds]) -> LinearProgram {
    var (lower, upper) = (columnLower, columnUpper)
    for bound in bounds { (lower[bound.column], upper[bound.column]) = (bound.lower, bound.upper) }
    return LinearProgram(
      name: name, columnLower: lower, columnUpper: upper, rowLower: rowLower, rowUpper: rowUpper,
      columnStarts: columnStarts, rowIndices: rowIndices, coefficients: coefficients, lazyGroup: lazyGroup,
      stages: stages)
  }
}

extension SolverState {
  /// The optimum of the first linear stage, without a certificate.
  ///
  /// - Parameter point: Where to look for it, a value for each column; `nil` for nowhere in particular.
  func firstOptimum(near point: [Double]? = nil) throws(LinearProgramError) -> [Double] {
    var costs = [Double](repeating: 0, count: program.columnCount)
    stages: for stage in source.stages {
      stageName = stage.name
      switch stage.objective {
      case .minimize(let terms, _):
        for term in summed(terms) { costs[term.column] = term.coefficient }
        break stages
      case .maximize(let terms, _):
        for term in summed(terms) { costs[term.column] = -term.coefficient }
        break stages
      case .leximin: continue
      }
    }
    setCosts(costs)
    if let point, point.count == source.columnCount {
      begin(near: point)
      try optimise(from: .warm)
    } else {
      try optimise(from: .standardBasis)
    }
    return Array(values[..<source.columnCount])
  }

  /// The optimum after some columns were bounded tighter, from the one before.
  fileprivate func nextOptimum(within bounds: [ColumnBounds]) throws(LinearProgramError) -> [Double] {
    counts = StageCounts()
    setBounds(
      columns: bounds.map { Int32($0.column) }, columnBounds: bounds.map { ($0.lower, $0.upper) }, rows: [],
      rowBounds: [])
    // What was optimal is dual feasible still.
    try optimise(from: .dual, thenFrom: .dual)
    return Array(values[..<source.columnCount])
  }
}
