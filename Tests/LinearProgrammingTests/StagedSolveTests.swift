import LinearProgramming
import Testing

@Suite struct StagedSolveTests {
  @Test func `one stage has the optimum of a textbook program`() throws {
    // Hillier and Lieberman, Introduction to Operations Research: Wyndor Glass, 36 at (2, 6).
    let program = dense(
      [.atMost(4, [1, 0]), .atMost(12, [0, 2]), .atMost(18, [3, 2])], stages: [maximum([3, 5])])
    let solution = try program.solved()
    #expect(solution.stages[0].value == 36)
    #expect(solution.columnValues == [2, 6])
    #expect(solution.stages[0].certificate.holds)
  }

  @Test func `a later stage chooses among the optima of the earlier ones`() throws {
    let rows: [DenseRow] = [.atMost(10, [1, 1, 1]), .atMost(4, [1, 0, 0])]
    let program = dense(
      rows, stages: [maximum([1, 1, 1], "all"), maximum([2, 1, 0], "value"), minimum([0, 0, 1], "third")])
    let solution = try program.solved()
    #expect(solution.stages.map(\.value) == [10, 14, 0])
    #expect(solution.columnValues == [4, 6, 0])
  }

  @Test func `fair levels rise together and then apart`() throws {
    // Two share a source of 10, one of them has another 4 of its own; needs 10, 10.
    let program = dense(
      [.atMost(10, [1, 1, 0]), .atMost(4, [0, 0, 1])],
      stages: [
        Stage(
          name: "fair",
          objective: .leximin([
            Share(terms: terms([1, 0, 0]), weight: 10), Share(terms: terms([0, 1, 0]), weight: 40),
            Share(terms: terms([0, 0, 1]), weight: 10),
          ]))
      ])
    let solution = try program.solved()
    #expect(isClose(solution.stages[0].levels[0], 0.2))
    #expect(isClose(solution.stages[0].levels[1], 0.2))
    #expect(isClose(solution.stages[0].levels[2], 0.4))
    #expect(isClose(solution.stages[0].value, 0.2))
    #expect(solution.stages[0].certificate.holds)
    #expect(solution.columnValues.count == 3)
  }

  @Test(arguments: 0..<60) func `lazy rows give the optimum of eager rows`(seed: Int) throws {
    var generator = Generator(seed)
    let columns = 12
    let bounds = (0..<columns).map { _ in (0.0, Double(Int.random(in: 1...20, using: &generator))) }
    let rows = (0..<30).map { row in
      DenseRow.atMost(
        Double(Int.random(in: 5...60, using: &generator)),
        (0..<columns).map { _ in Double(max(0, Int.random(in: -3...4, using: &generator))) },
        lazyGroup: row % 3 == 0 ? -1 : row % 5)
    }
    let stages = (0..<4).map { _ in
      maximum((0..<columns).map { _ in Double(Int.random(in: 0...3, using: &generator)) })
    }
    var eagerRows = rows
    for row in eagerRows.indices { eagerRows[row].lazyGroup = -1 }
    let lazy = try dense(rows, bounds: bounds, stages: stages).solved()
    let eager = try dense(eagerRows, bounds: bounds, stages: stages).solved()
    for (left, right) in zip(lazy.stages, eager.stages) {
      #expect(isClose(left.value, right.value))
      #expect(left.certificate.holds && right.certificate.holds)
    }
  }
}
