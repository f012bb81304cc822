internal import GLPKGuard

/// What the guard answers when a call was not carried out.
struct GuardFailure: Error {
  var outcome: Int32
  var message: String

  var wasStopped: Bool { outcome == Int32(GLPK_GUARD_STOPPED) }
}

/// A session of the guard.
///
/// It never leaves the thread that made it.
struct GuardedSession: ~Copyable {
  private let handle: OpaquePointer
  private(set) var rowCount = 0
  private(set) var columnCount = 0

  init() throws(GuardFailure) {
    var opened: OpaquePointer?
    let outcome = glpk_guard_open(&opened)
    guard let opened else { throw GuardFailure(outcome: outcome, message: "no session") }
    handle = opened
  }

  deinit { glpk_guard_close(handle) }

  private func check(_ outcome: Int32) throws(GuardFailure) {
    if outcome == Int32(GLPK_GUARD_OK) { return }
    throw GuardFailure(outcome: outcome, message: String(cString: glpk_guard_message(handle)))
  }

  /// Rows without entries; those come with the columns.
  mutating func addRows(lower: [Double], upper: [Double]) throws(GuardFailure) {
    try check(glpk_guard_add_rows(handle, Int32(lower.count), lower, upper, nil, nil, nil))
    rowCount += lower.count
  }

  mutating func addRows(lower: [Double], upper: [Double], entries: CompressedVectors) throws(GuardFailure) {
    try check(
      glpk_guard_add_rows(
        handle, Int32(lower.count), lower, upper, entries.starts, entries.indices, entries.values))
    rowCount += lower.count
  }

  mutating func addColumns(lower: [Double], upper: [Double], entries: CompressedVectors) throws(GuardFailure)
  {
    try check(
      glpk_guard_add_columns(
        handle, Int32(lower.count), lower, upper, entries.starts, entries.indices, entries.values))
    columnCount += lower.count
  }

  func setBounds(rows: [Int32], lower: [Double], upper: [Double]) throws(GuardFailure) {
    try check(glpk_guard_set_row_bounds(handle, Int32(rows.count), rows, lower, upper))
  }

  func setBounds(columns: [Int32], lower: [Double], upper: [Double]) throws(GuardFailure) {
    try check(glpk_guard_set_column_bounds(handle, Int32(columns.count), columns, lower, upper))
  }

  /// The objective to be minimised, one cost per column.
  func setObjective(_ costs: ArraySlice<Double>) throws(GuardFailure) {
    let outcome = costs.withUnsafeBufferPointer {
      glpk_guard_set_objective(handle, Int32($0.count), $0.baseAddress)
    }
    try check(outcome)
  }

  func setBasis(rows: [Int8], columns: [Int8]) throws(GuardFailure) {
    try check(glpk_guard_set_basis(handle, Int32(rows.count), rows, Int32(columns.count), columns))
  }

  func useStandardBasis() throws(GuardFailure) { try check(glpk_guard_standard_basis(handle)) }

  func useAdvancedBasis() throws(GuardFailure) { try check(glpk_guard_advanced_basis(handle)) }

  /// Works out the values and reduced costs of the basis at hand; false if it is none.
  func warmUp() throws(GuardFailure) -> Bool {
    var isBasis: Int32 = 0
    try check(glpk_guard_warm_up(handle, &isBasis))
    return isBasis != 0
  }

  /// A way through the simplex method.
  enum Method {
    /// From the basis at hand.
    case primal, dual
    /// By the primal method on what a presolver leaves, from nothing.
    case presolved
  }

  /// One call of the simplex method, cut off after `limit` iterations.
  ///
  /// `shouldStop` is asked every so many milliseconds; where it says yes, the session is dead afterwards.
  func simplex(
    _ method: Method, limit: Int, milliseconds: Int, shouldStop: (() -> Bool)?
  ) throws(GuardFailure) -> glpk_guard_report {
    final class Question {
      let ask: () -> Bool
      init(_ ask: @escaping () -> Bool) { self.ask = ask }
    }
    let question = shouldStop.map { Question($0) }
    var parameters = glpk_guard_parameters()
    parameters.method = Int32(method == .dual ? GLPK_GUARD_DUAL : GLPK_GUARD_PRIMAL)
    parameters.presolve = method == .presolved ? 1 : 0
    parameters.iteration_limit = Int32(clamping: limit)
    parameters.ask_milliseconds = Int32(clamping: milliseconds)
    if let question {
      parameters.stop_context = Unmanaged.passUnretained(question).toOpaque()
      parameters.should_stop = { context in
        guard let context else { return 0 }
        return Unmanaged<Question>.fromOpaque(context).takeUnretainedValue().ask() ? 1 : 0
      }
    }
    var report = glpk_guard_report()
    let outcome = withExtendedLifetime(question) { glpk_guard_simplex(handle, &parameters, &report) }
    try check(outcome)
    return report
  }

  func read(into vertex: inout Vertex) throws(GuardFailure) {
    vertex.resize(rows: rowCount, columns: columnCount)
    try check(
      glpk_guard_read(
        handle, Int32(rowCount), nil, &vertex.rowDuals, &vertex.rowStatuses, Int32(columnCount),
        &vertex.columnValues, &vertex.columnDuals, &vertex.columnStatuses))
  }
}

/// Sparse rows or columns, one behind the other.
struct CompressedVectors {
  var starts: [Int32] = [0]
  var indices: [Int32] = []
  var values: [Double] = []

  mutating func close() { starts.append(Int32(indices.count)) }
}

/// A solution of a session, in the session's order of rows and columns and in its scale of the objective.
struct Vertex {
  var columnValues: [Double] = []
  var columnDuals: [Double] = []
  var columnStatuses: [Int8] = []
  var rowDuals: [Double] = []
  var rowStatuses: [Int8] = []

  fileprivate mutating func resize(rows: Int, columns: Int) {
    func fit<Value>(_ array: inout [Value], _ count: Int, _ filler: Value) {
      if array.count > count { array.removeLast(array.count - count) }
      if array.count < count { array.append(contentsOf: repeatElement(filler, count: count - array.count)) }
    }
    fit(&columnValues, columns, 0)
    fit(&columnDuals, columns, 0)
    fit(&columnStatuses, columns, 0)
    fit(&rowDuals, rows, 0)
    fit(&rowStatuses, rows, 0)
  }
}
