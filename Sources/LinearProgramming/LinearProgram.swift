/// A linear program with several objectives in strict order, as a plain value.
///
/// With `n` columns (variables) `x` and `m` rows (linear functions of them), a program asks for
///
///     columnLower[j] ≤ x[j] ≤ columnUpper[j]                       for every column j
///     rowLower[i]    ≤ Σ_j A[i, j] · x[j] ≤ rowUpper[i]            for every row i
///
/// and, among all `x` that satisfy this, for the optimum of the first of `stages`; among those, for
/// the optimum of the second; and so on (*lexicographic* or *preemptive* optimisation). A stage is a
/// linear function to minimise or maximise, or a fair sharing (``Objective/leximin(_:)``).
///
/// Bounds may be `-Double.infinity` and `Double.infinity`. Equal bounds make an equation or a fixed
/// column, two infinite bounds a free column or a row that says nothing. All other numbers are
/// finite and at most ``largestMagnitude`` in size, and coefficients of the matrix not nearer to zero than
/// ``smallestCoefficient`` unless they are zero; ``defect`` names what is wrong otherwise, and solving
/// refuses such a program before any solver sees it.
///
/// The matrix stands in compressed columns: the entries of column `j` are those at
/// `columnStarts[j] ..< columnStarts[j + 1]` of `rowIndices` and `coefficients`, with row indices that
/// grow strictly. ``LinearProgramBuilder`` makes this form out of entries in any order.
///
/// ### Example
///
/// The Wyndor Glass Company of Hillier and Lieberman's textbook, which makes 36 with 2 and 6 batches:
///
///     var builder = LinearProgramBuilder(name: "Wyndor Glass")
///     let doors = builder.addColumn()
///     let windows = builder.addColumn()
///     builder.add(1, row: builder.addRow(upper: 4), column: doors)
///     builder.add(2, row: builder.addRow(upper: 12), column: windows)
///     let plant3 = builder.addRow(upper: 18)
///     builder.add(3, row: plant3, column: doors)
///     builder.add(2, row: plant3, column: windows)
///     let profit = [Term(column: doors, coefficient: 3), Term(column: windows, coefficient: 5)]
///     builder.stages = [Stage(name: "profit", objective: .maximize(profit))]
///     let solution = try builder.finish().solved()
///     // solution.stages[0].value == 36, solution.columnValues == [2, 6]
///
/// ### How it is solved, and to what accuracy
///
/// Each stage is solved by the primal simplex method from the basis of the one before, with the columns
/// and rows that have a non-zero reduced cost fixed where they stand (*reduced-cost fixing*): by
/// complementary slackness the points left are exactly the optimal ones, so no tolerance is given away
/// and no weights mix the objectives. "Non-zero" is above 10⁻⁷, on an objective scaled by a power of two
/// such that its largest coefficient is between 1 and 1,024; differences between optima that are smaller
/// are taken for rounding. The method works in double precision with feasibility tolerances of about
/// 10⁻⁷ relative; what was reached is in every stage's ``Certificate``, often exactly.
///
/// ### Lazy rows
///
/// A row with `lazyGroup[i] >= 0` is a full member of the program: every answer satisfies it and every
/// certificate counts it. But it is handed to the solver only once an answer breaks it, at most a few
/// rows of one group at a time. That pays where many rows of a family are implied by the others at the
/// optimum (the interval conditions of a schedule, say). Which rows are lazy changes the time and, among
/// several optimal answers, possibly which one comes back; never an optimal value.
public struct LinearProgram: Sendable, Equatable {
  /// What errors call this program: where a problem falls apart in components, the component.
  public var name: String
  /// The objectives, the most important first.
  ///
  /// With none, any feasible point is an answer.
  public var stages: [Stage]
  /// The least value of each column, or -infinity.
  public let columnLower: [Double]
  /// The greatest value of each column, or infinity.
  public let columnUpper: [Double]
  /// The least activity of each row, or -infinity.
  public let rowLower: [Double]
  /// The greatest activity of each row, or infinity.
  public let rowUpper: [Double]
  /// Where each column's entries start, and at the end their number: one more than there are columns.
  public let columnStarts: [Int32]
  /// The row of each entry.
  public let rowIndices: [Int32]
  /// The coefficient of each entry.
  public let coefficients: [Double]
  /// For every row -1, or the group of lazy rows that it belongs to.
  public let lazyGroup: [Int32]

  /// The largest finite number that a program may contain, 10¹⁵.
  ///
  /// Beyond it a double no longer tells
  /// neighbouring tenths apart, and a tolerance would mean nothing.
  public static let largestMagnitude = 1e15

  /// The smallest size of a coefficient that is not zero, 10⁻³⁰.
  ///
  /// Products of smaller ones vanish where a solver scales rows, and GLPK ends the process then.
  public static let smallestCoefficient = 1e-30

  /// A program out of arrays in compressed-column form, which ``defect`` checks.
  public init(
    name: String = "", columnLower: [Double], columnUpper: [Double], rowLower: [Double], rowUpper: [Double],
    columnStarts: [Int32], rowIndices: [Int32], coefficients: [Double], lazyGroup: [Int32]? = nil,
    stages: [Stage] = []
  ) {
    self.name = name
    self.columnLower = columnLower
    self.columnUpper = columnUpper
    self.rowLower = rowLower
    self.rowUpper = rowUpper
    self.columnStarts = columnStarts
    self.rowIndices = rowIndices
    self.coefficients = coefficients
    self.lazyGroup = lazyGroup ?? [Int32](repeating: -1, count: rowLower.count)
    self.stages = stages
  }

  /// The number of columns.
  public var columnCount: Int { columnLower.count }
  /// The number of rows, lazy ones included.
  public var rowCount: Int { rowLower.count }
  /// The number of entries of the matrix.
  public var entryCount: Int { coefficients.count }
}
