import CGLPK
import GLPKGuard
import LinearProgramming
import Testing

private let ok = Int32(GLPK_GUARD_OK)
private let dead = Int32(GLPK_GUARD_DEAD)
private let badIndex = Int32(GLPK_GUARD_BAD_INDEX)
private let badValue = Int32(GLPK_GUARD_BAD_VALUE)

/// A session with two rows and two columns, all entries 1, on an owned thread.
private func withSession<Value: Sendable>(_ body: @Sendable (OpaquePointer) -> Value) -> Value? {
  onOwnedThread {
    var session: OpaquePointer?
    guard glpk_guard_open(&session) == ok, let session else { return nil }
    defer { glpk_guard_close(session) }
    guard glpk_guard_add_rows(session, 2, [0, 0], [4, 6], nil, nil, nil) == ok,
      glpk_guard_add_columns(session, 2, [0, 0], [9, 9], [0, 2, 4], [0, 1, 0, 1], [1, 1, 1, 1]) == ok,
      glpk_guard_set_objective(session, 2, [-1, -1]) == ok
    else { return nil }
    return body(session)
  } ?? nil
}

private func simplex(
  _ session: OpaquePointer?, limit: Int32 = 1000, presolve: Int32 = 0
) -> (outcome: Int32, report: glpk_guard_report) {
  var parameters = glpk_guard_parameters()
  parameters.iteration_limit = limit
  parameters.presolve = presolve
  var report = glpk_guard_report()
  return (glpk_guard_simplex(session, &parameters, &report), report)
}

@Suite struct GuardTests {
  @Test func `a session solves and reads`() {
    let values = withSession { session -> [Double] in
      guard simplex(session).report.code == 0 else { return [] }
      var rows = [0.0, 0]
      var columns = [0.0, 0]
      _ = glpk_guard_read(session, 2, &rows, nil, nil, 2, &columns, nil, nil)
      return rows + [columns[0] + columns[1]]
    }
    #expect(values == [4, 4, 4])
  }

  @Test func `every index and count out of range is refused, and the session lives on`() {
    let outcomes = withSession { session -> [Int32] in
      [
        glpk_guard_add_rows(session, -1, [0], [1], nil, nil, nil),
        glpk_guard_add_rows(session, 1, nil, nil, nil, nil, nil),
        glpk_guard_add_rows(session, 1, [0], [1], [0, 1], [2], [1]),
        glpk_guard_add_rows(session, 1, [0], [1], [0, 1], [-1], [1]),
        // The same place twice.
        glpk_guard_add_rows(session, 1, [0], [1], [0, 2], [1, 1], [1, 1]),
        // Starts that do not start at 0, or go back.
        glpk_guard_add_rows(session, 1, [0], [1], [1, 2], [1, 1], [1, 1]),
        glpk_guard_add_columns(session, 2, [0, 0], [1, 1], [0, 2, 1], [0, 1], [1, 1]),
        glpk_guard_add_columns(session, 1, [0], [1], [0, 1], [9], [1]),
        glpk_guard_set_row_bounds(session, 1, [2], [0], [1]),
        glpk_guard_set_row_bounds(session, 1, [-1], [0], [1]),
        glpk_guard_set_column_bounds(session, 1, [2], [0], [1]),
        glpk_guard_set_column_bounds(session, -1, [0], [0], [1]),
        glpk_guard_set_objective(session, 1, [1]), glpk_guard_set_objective(session, 2, nil),
        glpk_guard_set_basis(session, 1, [0], 2, [0, 0]), glpk_guard_set_basis(session, 2, nil, 2, nil),
        glpk_guard_read(session, 3, nil, nil, nil, 2, nil, nil, nil),
        glpk_guard_simplex(session, nil, nil),
      ] + [simplex(session).outcome]
    }
    #expect(outcomes == [Int32](repeating: badIndex, count: 18) + [ok])
  }

  @Test func `every number that is none is refused, and the session lives on`() {
    let outcomes = withSession { session -> [Int32] in
      [
        glpk_guard_add_rows(session, 1, [.nan], [1], nil, nil, nil),
        glpk_guard_add_rows(session, 1, [2], [1], nil, nil, nil),
        glpk_guard_add_rows(session, 1, [.infinity], [.infinity], nil, nil, nil),
        glpk_guard_add_rows(session, 1, [0], [1], [0, 1], [0], [.nan]),
        glpk_guard_add_columns(session, 1, [0], [.nan], nil, nil, nil),
        glpk_guard_add_columns(session, 1, [0], [1], [0, 1], [0], [.infinity]),
        glpk_guard_set_row_bounds(session, 1, [0], [-.infinity], [-.infinity]),
        glpk_guard_set_column_bounds(session, 1, [0], [3], [2]),
        glpk_guard_set_objective(session, 2, [1, .nan]),
        glpk_guard_set_basis(session, 2, [0, 5], 2, [0, 0]),
        glpk_guard_set_basis(session, 2, [0, -1], 2, [0, 0]),
        simplex(session, limit: -1).outcome,
      ] + [simplex(session).outcome]
    }
    #expect(outcomes == [Int32](repeating: badValue, count: 12) + [ok])
  }

  @Test func `nothing added is no misuse`() {
    let outcomes = withSession { session -> [Int32] in
      [
        glpk_guard_add_rows(session, 0, nil, nil, nil, nil, nil),
        glpk_guard_add_columns(session, 0, nil, nil, nil, nil, nil),
        glpk_guard_set_row_bounds(session, 0, nil, nil, nil),
        glpk_guard_set_column_bounds(session, 0, nil, nil, nil),
      ]
    }
    #expect(outcomes == [ok, ok, ok, ok])
  }

  @Test func `a session without rows and columns can do everything`() {
    let outcomes = onOwnedThread { () -> [Int32] in
      var session: OpaquePointer?
      guard glpk_guard_open(&session) == ok else { return [] }
      defer { glpk_guard_close(session) }
      return [
        glpk_guard_standard_basis(session), glpk_guard_advanced_basis(session),
        glpk_guard_set_objective(session, 0, nil), simplex(session).outcome,
        simplex(session, presolve: 1).outcome,
        glpk_guard_read(session, 0, nil, nil, nil, 0, nil, nil, nil),
      ]
    }
    #expect(outcomes == [ok, ok, ok, ok, ok, ok])
  }

  @Test func `no basis that a caller can name ends more than the call`() {
    for basics in 0...4 {
      let outcome = withSession { session -> Int32 in
        let statuses = (0..<4).map { Int8($0 < basics ? GLPK_GUARD_BASIC : GLPK_GUARD_AT_LOWER) }
        guard glpk_guard_set_basis(session, 2, Array(statuses[2...]), 2, Array(statuses[..<2])) == ok else {
          return -1
        }
        return simplex(session).report.code
      }
      // Too few or too many; two equal columns; and one that is a basis.
      let expected: [Int32] = [1, 1, 2, 1, 1]
      #expect(outcome == expected[basics])
    }
  }

  @Test func `what a basis comes to is worked out without a solve, where it is one`() {
    for basics in 0...4 {
      let answer = withSession { session -> [Int32] in
        let statuses = (0..<4).map { Int8($0 < basics ? GLPK_GUARD_BASIC : GLPK_GUARD_AT_LOWER) }
        _ = glpk_guard_set_basis(session, 2, Array(statuses[2...]), 2, Array(statuses[..<2]))
        var isBasis: Int32 = -1
        return [glpk_guard_warm_up(session, &isBasis), isBasis, glpk_guard_warm_up(session, nil)]
      }
      // Too few or too many, or two equal columns: none is a basis.
      #expect(answer == [ok, 0, badIndex])
    }
    let rows = withSession { session -> [Int32] in
      var isBasis: Int32 = -1
      return [glpk_guard_standard_basis(session), glpk_guard_warm_up(session, &isBasis), isBasis]
    }
    #expect(rows == [ok, ok, 1])
  }

  /// Numbers so far apart that GLPK calls abort(): presolved, its scaling comes to zero and is refused by
  /// itself; plain, an assertion fails.
  private static func provoke(_ session: OpaquePointer, presolve: Int32 = 0) -> [Int32] {
    let entries = presolve == 1 ? [1e150, 1e300, 1e300, -1e-150] : [1e-300, 1, -1e-150, -1e200]
    let upper = presolve == 1 ? [1, 1e-200] : [1e150, 1e200]
    let free = [-Double.infinity, -.infinity]
    return [
      glpk_guard_add_rows(session, 2, free, upper, nil, nil, nil),
      glpk_guard_add_columns(
        session, 2, [0, 0], [.infinity, .infinity], [0, 2, 4], [0, 1, 0, 1], entries),
      glpk_guard_set_objective(session, 2, presolve == 1 ? [1, 1] : [-1, 1]),
      simplex(session, presolve: presolve).outcome,
    ]
  }

  @Test(arguments: [Int32(0), 1])
  func `what makes GLPK abort is an answer, and the next session works`(presolve: Int32) {
    struct Aftermath: Sendable {
      var before: [Int32] = []
      var message = ""
      var after: [Int32] = []
      var next: Int32 = -1
    }
    let aftermath = onOwnedThread { () -> Aftermath in
      var aftermath = Aftermath()
      var session: OpaquePointer?
      guard glpk_guard_open(&session) == ok, let session else { return aftermath }
      aftermath.before = Self.provoke(session, presolve: presolve)
      aftermath.message = String(cString: glpk_guard_message(session))
      var isBasis: Int32 = 0
      aftermath.after = [
        glpk_guard_add_rows(session, 1, [0], [1], nil, nil, nil),
        glpk_guard_add_columns(session, 1, [0], [1], nil, nil, nil),
        glpk_guard_set_row_bounds(session, 1, [0], [0], [1]),
        glpk_guard_set_column_bounds(session, 1, [0], [0], [1]),
        glpk_guard_set_objective(session, 2, [0, 0]),
        glpk_guard_set_basis(session, 2, [0, 0], 2, [1, 1]), glpk_guard_standard_basis(session),
        glpk_guard_advanced_basis(session), glpk_guard_warm_up(session, &isBasis), simplex(session).outcome,
        glpk_guard_read(session, 2, nil, nil, nil, 2, nil, nil, nil),
      ]
      glpk_guard_close(session)
      var second: OpaquePointer?
      guard glpk_guard_open(&second) == ok else { return aftermath }
      _ = glpk_guard_add_rows(second, 1, [0], [4], nil, nil, nil)
      _ = glpk_guard_add_columns(second, 1, [0], [9], [0, 1], [0], [1])
      aftermath.next = simplex(second).report.code
      glpk_guard_close(second)
      return aftermath
    }
    #expect(aftermath?.before == [ok, ok, ok, dead])
    // GLPK's own words, which it would have printed.
    #expect(aftermath?.message.contains("Error detected in file") == true)
    #expect(aftermath?.after == [Int32](repeating: dead, count: 11))
    #expect(aftermath?.next == 0)
  }

  @Test func `a session is refused on a thread that is not owned`() {
    var session: OpaquePointer?
    #expect(glpk_guard_open(&session) == Int32(GLPK_GUARD_NOT_OWNED))
    #expect(session == nil)
  }

  @Test func `a thread has one session at a time`() {
    let second = withSession { _ -> Int32 in
      var second: OpaquePointer?
      return glpk_guard_open(&second)
    }
    #expect(second == Int32(GLPK_GUARD_NOT_OWNED))
  }

  @Test func `another thread's session is refused without calling GLPK`() {
    let outcomes = withSession { session -> [Int32]? in
      let address = UInt(bitPattern: session)
      return onOwnedThread { () -> [Int32] in
        let foreign = OpaquePointer(bitPattern: address)
        glpk_guard_close(foreign)
        return [simplex(foreign).outcome, glpk_guard_standard_basis(foreign)]
      }
    }
    #expect(outcomes == [Int32](repeating: Int32(GLPK_GUARD_WRONG_THREAD), count: 2))
  }

  @Test func `no session at all is refused`() {
    #expect(simplex(nil).outcome == badIndex)
    #expect(glpk_guard_standard_basis(nil) == badIndex)
    #expect(String(cString: glpk_guard_message(nil)) == "")
    glpk_guard_close(nil)
    #expect(glpk_guard_open(nil) == badIndex)
    var started: Int32 = 0
    #expect(glpk_guard_run(0, { _, _ in }, nil, &started) == badIndex)
    #expect(glpk_guard_run(1, nil, nil, &started) == badIndex)
    #expect(glpk_guard_start(nil, nil, nil) == badIndex)
  }

  @Test func `a session left open is closed with its thread`() {
    let isOpen = onOwnedThread { () -> Bool in
      var session: OpaquePointer?
      return glpk_guard_open(&session) == ok
    }
    #expect(isOpen == true)
  }

  @Test func `a host's own use of GLPK is not touched`() throws {
    let host = glp_create_prob()
    let hostRow = glp_add_rows(host, 1)
    glp_set_row_bnds(host, hostRow, GLP_UP, 0, 7)
    let solution = try dense([.atMost(4, [1, 1])], stages: [maximum([1, 1])]).solved()
    #expect(solution.stages[0].value == 4)
    #expect(
      onOwnedThread { () -> Bool in
        var session: OpaquePointer?
        guard glpk_guard_open(&session) == ok, let session else { return false }
        defer { glpk_guard_close(session) }
        return Self.provoke(session).last == dead
      } == true)
    // The problem is alive, and GLPK on this thread in no error state.
    #expect(glp_get_num_rows(host) == 1)
    #expect(glp_get_row_ub(host, 1) == 7)
    #expect(glp_at_error() == 0)
    glp_delete_prob(host)
    glp_free_env()
  }

  @Test func `a presolved solve is stopped from where it reports`() {
    let outcomes = withSession { session -> [Int32] in
      var parameters = glpk_guard_parameters()
      parameters.presolve = 1
      parameters.iteration_limit = 1000
      parameters.ask_milliseconds = 1
      parameters.should_stop = { _ in 1 }
      var report = glpk_guard_report()
      return [glpk_guard_simplex(session, &parameters, &report), simplex(session).outcome]
    }
    #expect(outcomes == [Int32(GLPK_GUARD_STOPPED), dead])
  }
}
