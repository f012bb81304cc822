/// A program on its way through the stages: what is in force, what the session holds, where it stands.
///
/// Every change is made here first and then passed on to the session. So a session that died is no loss:
/// the next attempt builds another one from this state.
///
/// Not `Sendable`: it lives and ends on the thread that solves.
final class SolverState {
  /// Reduced costs up to this count as none, in the scale that the session sees: the solver's own tolerance.
  static let smallestReducedCost = 1e-7

  let source: LinearProgram
  let settings: SolverSettings
  var program: WorkingProgram
  private(set) var session: GuardedSession?
  /// The program's row of each row of the session.
  private(set) var sessionRows: [Int32]
  /// The session holds this many of the program's columns, the first ones.
  private(set) var sessionColumns: Int
  var lazyRows: LazyRows
  private(set) lazy var exactMatrix = ExactMatrix(program)
  /// The solution of the last solve, in the session's terms.
  private(set) var vertex = Vertex()
  /// Columns that the session keeps at their lower bounds for now, whatever more their own bounds allow.
  private(set) var aside: [Int32] = []
  /// What is held between its bounds, because the point that the solve began at is no vertex.
  var held = HeldVariables()
  /// The value of each column of the program.
  private(set) var values: [Double]
  /// The objective in force, to be minimised.
  private(set) var costs: [Double]
  /// The session sees the costs times this, a power of two.
  private(set) var costScale = 1.0
  /// Whether a point is known that satisfies every row, lazy ones too.
  var hasPoint = false
  var stageName = ""
  var counts = StageCounts()
  private(set) var lastFailure = GuardFailure(outcome: 0, message: "")
  /// Whether a former solve's basis was taken up: each that follows may be optimal without a solve.
  var isResumed = false
  /// The basis to go back to if one that was taken up from a former solve leads nowhere.
  var retreat: (rows: [Int8], columns: [Int8])?

  init(_ source: LinearProgram, settings: SolverSettings, basis: Basis?) {
    self.source = source
    self.settings = settings
    program = WorkingProgram(source)
    lazyRows = LazyRows(groups: source.lazyGroup)
    sessionRows = source.lazyGroup.indices.filter { source.lazyGroup[$0] < 0 }.map { Int32($0) }
    sessionColumns = source.columnCount
    if let basis { sessionRows.append(contentsOf: basis.lazyRows) }
    lazyRows.remove(sessionRows)
    if sessionRows.isEmpty { sessionRows = lazyRows.takeAll() }
    values = [Double](repeating: 0, count: program.columnCount)
    costs = [Double](repeating: 0, count: program.columnCount)
    build()
    if let basis {
      let rows = sessionRows.map { basis.rows[Int($0)].rawValue }
      change { session throws(GuardFailure) in
        try session.setBasis(rows: rows, columns: basis.columns.map(\.rawValue))
      }
    }
  }

  /// The place in the session of each row of the program; -1 for those that are not in it.
  var sessionPlaces: [Int32] {
    var places = [Int32](repeating: -1, count: program.rowCount)
    for (place, row) in sessionRows.enumerated() { places[Int(row)] = Int32(place) }
    return places
  }

  /// What each row of the program comes to at a point, a value for each of its first columns.
  func activities(at point: [Double]) -> [Double] {
    var activities = [Double](repeating: 0, count: program.rowCount)
    for column in point.indices where point[column] != 0 {
      for entry in program.columnStarts[column]..<program.columnStarts[column + 1] {
        activities[Int(program.entryRows[entry])] += program.entryValues[entry] * point[column]
      }
    }
    return activities
  }

  var budget: Int {
    settings.iterationBudget ?? 50 * (sessionRows.count + lazyRows.waiting.count + sessionColumns) + 10_000
  }

  // MARK: The session

  /// A new session with all that is in force, in the standard basis and with every column in sight.
  func build() {
    session = nil
    aside = []
    do throws(GuardFailure) {
      var fresh = try GuardedSession()
      try fresh.addRows(
        lower: sessionRows.map { program.rowLower[Int($0)] },
        upper: sessionRows.map { program.rowUpper[Int($0)] })
      try fresh.addColumns(
        lower: Array(program.columnLower[..<sessionColumns]),
        upper: Array(program.columnUpper[..<sessionColumns]), entries: sessionEntries())
      try fresh.setObjective(scaledCosts())
      session = consume fresh
    } catch {
      lastFailure = error
    }
  }

  /// The columns of the session, cut down to its rows.
  private func sessionEntries() -> CompressedVectors {
    let places = sessionPlaces
    var entries = CompressedVectors()
    for column in 0..<sessionColumns {
      for entry in program.columnStarts[column]..<program.columnStarts[column + 1] {
        let place = places[Int(program.entryRows[entry])]
        if place >= 0 {
          entries.indices.append(place)
          entries.values.append(program.entryValues[entry])
        }
      }
      entries.close()
    }
    return entries
  }

  /// Passes a change on to the session.
  ///
  /// Where that fails the session is given up; nothing else is lost.
  func change(_ body: (inout GuardedSession) throws(GuardFailure) -> Void) {
    guard session != nil else { return }
    do throws(GuardFailure) {
      try body(&session!)
    } catch {
      abandonSession(error)
    }
  }

  /// Like ``change(_:)``, for calls with an answer: `nil` where there is no session (any more).
  func ask<Answer>(_ body: (inout GuardedSession) throws(GuardFailure) -> Answer) -> Answer? {
    guard session != nil else { return nil }
    do throws(GuardFailure) {
      return try body(&session!)
    } catch {
      abandonSession(error)
      return nil
    }
  }

  private func abandonSession(_ failure: GuardFailure) {
    lastFailure = failure
    session = nil
  }

  // MARK: Changes

  func setCosts(_ costs: [Double]) {
    self.costs = costs
    // GLPK's tolerances are absolute for costs up to 1,000 and know no smaller unit: costs of 1e-6 would
    // all be optimal. A power of two changes no digit.
    let largest = costs.reduce(0) { max($0, abs($1)) }
    costScale = 1
    if largest > 1000 { costScale = Self.power(ofTwo: 9 - Int(largest.exponent)) }
    if largest > 0 && largest < 1 { costScale = Self.power(ofTwo: 0 - Int(largest.exponent)) }
    let scaled = scaledCosts()
    change { session throws(GuardFailure) in try session.setObjective(scaled) }
  }

  private static func power(ofTwo exponent: Int) -> Double {
    Double(sign: .plus, exponent: max(-1000, min(1000, exponent)), significand: 1)
  }

  private func scaledCosts() -> ArraySlice<Double> {
    costScale == 1 ? costs[..<sessionColumns] : costs[..<sessionColumns].map { $0 * costScale }[...]
  }

  /// Lets rows enter the session, basic, and the last solution too: a stage may end without another solve.
  func enter(rows: [Int32]) {
    if rows.isEmpty { return }
    if vertex.rowStatuses.count == sessionRows.count {
      vertex.rowStatuses += [Int8](repeating: BasisStatus.basic.rawValue, count: rows.count)
      vertex.rowDuals += [Double](repeating: 0, count: rows.count)
    }
    var entries = CompressedVectors()
    for row in rows {
      let range = program.rowStarts[Int(row)]..<program.rowStarts[Int(row) + 1]
      for entry in range where Int(program.entryColumns[entry]) < sessionColumns {
        entries.indices.append(program.entryColumns[entry])
        entries.values.append(program.rowValues[entry])
      }
      entries.close()
    }
    sessionRows.append(contentsOf: rows)
    let lower = rows.map { program.rowLower[Int($0)] }
    let upper = rows.map { program.rowUpper[Int($0)] }
    change { session throws(GuardFailure) in
      try session.addRows(lower: lower, upper: upper, entries: entries)
    }
  }

  /// Lets a sharing's auxiliary columns and rows enter such that the basis stays one and the point stays
  /// feasible: totals and raise rows basic, the rows that define totals and θ not.
  func enter(_ sharing: WorkingProgram.Sharing) {
    for column in sharing.firstTotalColumn..<sharing.firstTotalColumn + sharing.count {
      program.columnLower[column] = sharing.least
      program.columnUpper[column] = .infinity
    }
    program.columnLower[sharing.raiseColumn] = sharing.least
    program.columnUpper[sharing.raiseColumn] = sharing.scale
    for index in 0..<sharing.count {
      program.rowLower[sharing.firstTotalRow + index] = 0
      program.rowUpper[sharing.firstTotalRow + index] = 0
      program.rowLower[sharing.firstRaiseRow + index] = 0
    }
    let columns = sharing.firstTotalColumn...sharing.raiseColumn
    let none = CompressedVectors(
      starts: [Int32](repeating: 0, count: columns.count + 1), indices: [], values: [])
    let lower = Array(program.columnLower[columns])
    let upper = Array(program.columnUpper[columns])
    change { session throws(GuardFailure) in try session.addColumns(lower: lower, upper: upper, entries: none)
    }
    sessionColumns = sharing.raiseColumn + 1
    enter(rows: (sharing.firstTotalRow..<sharing.firstRaiseRow + sharing.count).map { Int32($0) })
    var rowStatuses = vertex.rowStatuses
    let totals = rowStatuses.count - 2 * sharing.count..<rowStatuses.count - sharing.count
    for place in totals { rowStatuses[place] = BasisStatus.fixed.rawValue }
    let columnStatuses =
      vertex.columnStatuses + [Int8](repeating: BasisStatus.basic.rawValue, count: sharing.count)
      + [sharing.firstLevel.rawValue]
    change { session throws(GuardFailure) in
      try session.setBasis(rows: rowStatuses, columns: columnStatuses)
    }
    (vertex.rowStatuses, vertex.columnStatuses) = (rowStatuses, columnStatuses)
  }

  /// Sets bounds of columns and of rows that are in the session.
  func setBounds(
    columns: [Int32], columnBounds: [(Double, Double)], rows: [Int32], rowBounds: [(Double, Double)]
  ) {
    for (column, bounds) in zip(columns, columnBounds) {
      (program.columnLower[Int(column)], program.columnUpper[Int(column)]) = bounds
    }
    for (row, bounds) in zip(rows, rowBounds) {
      (program.rowLower[Int(row)], program.rowUpper[Int(row)]) = bounds
    }
    var places: [Int32] = []
    if !rows.isEmpty {
      let placeOf = sessionPlaces
      places = rows.map { placeOf[Int($0)] }
    }
    change { session throws(GuardFailure) in
      try session.setBounds(columns: columns, lower: columnBounds.map(\.0), upper: columnBounds.map(\.1))
      try session.setBounds(rows: places, lower: rowBounds.map(\.0), upper: rowBounds.map(\.1))
    }
  }

  /// Keeps columns at their lower bounds, out of the session's sight.
  func setAside(_ columns: [Int32]) {
    aside.append(contentsOf: columns)
    let lower = columns.map { program.columnLower[Int($0)] }
    change { session throws(GuardFailure) in
      try session.setBounds(columns: columns, lower: lower, upper: lower)
    }
  }

  /// Lets all columns that stand aside take part again.
  func bringBack() {
    let columns = aside
    aside = []
    let lower = columns.map { program.columnLower[Int($0)] }
    let upper = columns.map { program.columnUpper[Int($0)] }
    change { session throws(GuardFailure) in
      try session.setBounds(columns: columns, lower: lower, upper: upper)
    }
  }

  // MARK: The answer

  /// Reads what the basis at hand comes to, without a solve; false if it is none.
  func adoptBasis() -> Bool {
    let isBasis = ask { session throws(GuardFailure) in try session.warmUp() }
    return isBasis == true && adopt()
  }

  /// Answers a question about the basis at hand, and leaves the solution as it was; `nil` if it is none.
  func glance<Answer>(_ question: () -> Answer) -> Answer? {
    let known = (vertex, values)
    defer { (vertex, values) = known }
    return adoptBasis() ? question() : nil
  }

  /// Goes back to a solution that was read before more rows entered, and its basis.
  func restore(_ vertex: Vertex, _ values: [Double]) {
    goBack(to: (vertex.rowStatuses, vertex.columnStatuses))
    let added = sessionRows.count - vertex.rowStatuses.count
    (self.vertex, self.values) = (vertex, values)
    self.vertex.rowStatuses += [Int8](repeating: BasisStatus.basic.rawValue, count: added)
    self.vertex.rowDuals += [Double](repeating: 0, count: added)
  }

  /// Reads the session's solution.
  ///
  /// False if it is none (or the session died).
  func adopt() -> Bool {
    guard ask({ session throws(GuardFailure) in try session.read(into: &vertex) }) != nil else {
      return false
    }
    for column in 0..<sessionColumns {
      let value = vertex.columnValues[column]
      guard value.isFinite, vertex.columnDuals[column].isFinite else { return false }
      // Rounding puts basic columns a hair outside their bounds.
      let lower = program.columnLower[column]
      let upper = program.columnUpper[column]
      if value < lower && lower - value <= 1e-9 * max(1, abs(lower)) {
        values[column] = lower
      } else if value > upper && value - upper <= 1e-9 * max(1, abs(upper)) {
        values[column] = upper
      } else {
        values[column] = value
      }
    }
    for column in aside { vertex.columnStatuses[Int(column)] = BasisStatus.atLowerBound.rawValue }
    return vertex.rowDuals.allSatisfy(\.isFinite)
  }

  /// The price of every row of the program.
  func prices() -> [Double] {
    var prices = [Double](repeating: 0, count: program.rowCount)
    for (place, row) in sessionRows.enumerated() where vertex.rowStatuses[place] != BasisStatus.basic.rawValue
    {
      prices[Int(row)] = vertex.rowDuals[place] / costScale
    }
    return prices
  }

  /// Where a similar program may start; only while no sharing has entered.
  func basis() -> Basis {
    func status(_ raw: Int8, _ value: Double, _ lower: Double, _ upper: Double) -> BasisStatus {
      guard let status = BasisStatus(rawValue: raw), status == .fixed, lower < upper else {
        return BasisStatus(rawValue: raw) ?? .basic
      }
      // Fixed by an earlier stage, at one of the bounds that the program itself has.
      return value == upper ? .atUpperBound : .atLowerBound
    }
    var rows = [BasisStatus](repeating: .basic, count: program.ownRows)
    for (place, row) in sessionRows.enumerated() where Int(row) < program.ownRows {
      rows[Int(row)] = status(
        vertex.rowStatuses[place], program.rowLower[Int(row)], source.rowLower[Int(row)],
        source.rowUpper[Int(row)])
    }
    let columns = (0..<program.ownColumns).map { column in
      status(
        vertex.columnStatuses[column], program.columnLower[column], source.columnLower[column],
        source.columnUpper[column])
    }
    let entered = sessionRows.filter { Int($0) < program.ownRows && source.lazyGroup[Int($0)] >= 0 }
    return Basis(columns: columns, rows: rows, lazyRows: entered)
  }
}
