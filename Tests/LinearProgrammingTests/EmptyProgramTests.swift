import LinearProgramming
import Testing

@Suite struct EmptyProgramTests {
  @Test func `a program of nothing at all has the constants`() throws {
    let program = LinearProgram(
      columnLower: [], columnUpper: [], rowLower: [], rowUpper: [], columnStarts: [0], rowIndices: [],
      coefficients: [],
      stages: [
        Stage(name: "a", objective: .minimize([], constant: 3)), Stage(name: "b", objective: .leximin([])),
        Stage(name: "c", objective: .maximize([], constant: -4)),
      ])
    let solution = try program.solved()
    #expect(solution.columnValues.isEmpty)
    #expect(solution.stages.map(\.value) == [3, 1, -4])
    #expect(solution.stages.allSatisfy { $0.certificate.holds })
    #expect(solution.basis == nil)
  }

  @Test func `columns without rows go to their better bound`() throws {
    let program = dense(
      [], bounds: [(0, 4), (-3, 9), (2, 2), (0, .infinity)],
      stages: [
        maximum([1, -1, 5, 0]), minimum([1, 1, 0, 1]),
      ])
    let solution = try program.solved()
    #expect(solution.stages.map(\.value) == [17, 1])
    #expect(solution.columnValues == [4, -3, 2, 0])
    #expect(solution.stages.allSatisfy { $0.certificate.arithmetic == .exactInteger })
  }

  @Test func `columns without rows may be unbounded`() throws {
    let program = dense([], bounds: [(0, .infinity)], stages: [minimum([1], "low"), maximum([0], "none")])
    _ = try program.solved()
    let error = #expect(throws: LinearProgramError.self) {
      try dense([], bounds: [(0, .infinity)], stages: [maximum([1], "high")], name: "c").solved()
    }
    #expect(error == .unbounded(stage: "high", component: "c"))
  }

  @Test func `rows without columns hold or do not`() throws {
    _ = try dense([.between(-1, 0, [])], columns: 0, stages: [minimum([])]).solved()
    let error = #expect(throws: LinearProgramError.self) {
      try dense([.atLeast(1, [])], columns: 0, stages: [minimum([], "s")], name: "c").solved()
    }
    #expect(error == .infeasible(stage: "s", component: "c"))
  }

  @Test func `rows and columns without entries are told apart`() throws {
    let program = dense([.atMost(3, [0, 0])], bounds: [(0, 1), (0, 2)], stages: [maximum([1, 1])])
    #expect(program.entryCount == 0)
    #expect(try program.solved().stages[0].value == 3)
    let error = #expect(throws: LinearProgramError.self) {
      try dense([.equal(3, [0, 0])], bounds: [(0, 1), (0, 2)], stages: [maximum([1, 1], "s")]).solved()
    }
    #expect(error == .infeasible(stage: "s", component: "test"))
  }

  @Test func `fixed columns are answered by counting`() throws {
    let program = dense(
      [.between(5, 6, [1, 1])], bounds: [(2, 2), (3.5, 3.5)], stages: [minimum([1, 2]), maximum([1, 0])])
    let solution = try program.solved()
    #expect(solution.stages.map(\.value) == [9, 2])
    #expect(solution.columnValues == [2, 3.5])
    let error = #expect(throws: LinearProgramError.self) {
      try dense([.atLeast(6, [1, 1])], bounds: [(2, 2), (3.5, 3.5)], stages: [minimum([1, 2], "s")]).solved()
    }
    #expect(error == .infeasible(stage: "s", component: "test"))
  }

  @Test func `a sharing needs no rows and no free column`() throws {
    let shares = [Share(terms: terms([1, 0]), weight: 4), Share(terms: terms([1, 1]), weight: 10)]
    let stage = Stage(name: "fair", objective: .leximin(shares))
    let open = try dense([], bounds: [(0, 2), (0, 3)], stages: [stage]).solved()
    #expect(zip(open.stages[0].levels, [0.5, 0.5]).allSatisfy { isClose($0, $1) })
    let fixed = try dense([.atMost(9, [1, 1])], bounds: [(2, 2), (1, 1)], stages: [stage]).solved()
    #expect(zip(fixed.stages[0].levels, [0.5, 0.3]).allSatisfy { isClose($0, $1) })
    let unserved = try dense(
      [], columns: 0,
      stages: [
        Stage(name: "fair", objective: .leximin([Share(terms: [], weight: 1)]))
      ]
    ).solved()
    #expect(unserved.stages[0].levels == [0])
  }

  @Test func `free columns without entries stay at 0`() throws {
    let program = dense(
      [.atMost(3, [1, 0])], bounds: [(0, 9), (-.infinity, .infinity)], stages: [maximum([1, 0])])
    #expect(try program.solved().columnValues == [3, 0])
  }
}
