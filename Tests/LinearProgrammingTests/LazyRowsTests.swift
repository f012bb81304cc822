import LinearProgramming
import Testing

@Suite struct LazyRowsTests {
  /// Thirty rows of which two thirds are lazy, four objectives.
  private func random(_ seed: Int) -> (rows: [DenseRow], bounds: [(Double, Double)], stages: [Stage]) {
    var generator = Generator(seed)
    let columns = 12
    let bounds = (0..<columns).map { _ in (0.0, Double(Int.random(in: 1...20, using: &generator))) }
    let rows = (0..<30).map { row in
      DenseRow.atMost(
        Double(Int.random(in: 5...60, using: &generator)),
        (0..<columns).map { _ in Double(max(0, Int.random(in: -3...4, using: &generator))) },
        lazyGroup: row % 3 == 0 ? -1 : row % 5)
    }
    var stages = (0..<3).map { _ in
      maximum((0..<columns).map { _ in Double(Int.random(in: 0...3, using: &generator)) })
    }
    let shares = (0..<4).map { share in
      Share(
        terms: (0..<3).map { Term(column: 3 * share + $0, coefficient: 1) },
        weight: Double(Int.random(in: 5...30, using: &generator)))
    }
    stages.insert(Stage(name: "fair", objective: .leximin(shares)), at: 2)
    return (rows, bounds, stages)
  }

  @Test(arguments: 0..<80) func `lazy rows give the optimum of eager rows`(seed: Int) throws {
    let (rows, bounds, stages) = random(seed)
    var eagerRows = rows
    for row in eagerRows.indices { eagerRows[row].lazyGroup = -1 }
    var lazyRows = rows
    for row in lazyRows.indices { lazyRows[row].lazyGroup = row % 4 }
    let eager = try dense(eagerRows, bounds: bounds, stages: stages).solved()
    for candidate in [rows, lazyRows] {
      let lazy = try dense(candidate, bounds: bounds, stages: stages).solved()
      for (left, right) in zip(lazy.stages, eager.stages) {
        #expect(isClose(left.value, right.value))
        #expect(left.certificate.holds && right.certificate.holds)
        for (level, other) in zip(left.levels, right.levels) { #expect(isClose(level, other)) }
      }
    }
    #expect(eager.stages.allSatisfy { $0.counts.lazyRowsAdded == 0 })
  }

  @Test func `the answer satisfies lazy rows that never entered`() throws {
    let rows: [DenseRow] =
      [.atMost(3, [1, 1])] + (1...50).map { .atMost(Double(3 + $0), [1, 1], lazyGroup: 0) }
    let solution = try dense(rows, stages: [maximum([1, 1])]).solved()
    #expect(solution.stages[0].value == 3)
    #expect(solution.stages[0].counts.lazyRowsAdded == 0)
    #expect(solution.stages[0].certificate.arithmetic == .exactInteger)
  }

  @Test func `no more rows of a group enter at a time than the settings say`() throws {
    // Each row alone holds one column; all are broken at first.
    let columns = 10
    let rows: [DenseRow] =
      [.atMost(10_000, [Double](repeating: 1, count: columns))]
      + (0..<columns).map { column in
        .atMost(Double(column + 1), (0..<columns).map { $0 == column ? 1 : 0 }, lazyGroup: column % 2)
      }
    let bounds = [(Double, Double)](repeating: (0, 100), count: columns)
    let program = dense(rows, bounds: bounds, stages: [maximum([Double](repeating: 1, count: columns))])
    let slow = try program.solved(settings: SolverSettings(lazyRowsPerGroup: 1))
    let quick = try program.solved(settings: SolverSettings(lazyRowsPerGroup: 100))
    #expect(slow.stages[0].value == 55 && quick.stages[0].value == 55)
    #expect(slow.stages[0].counts.passes == 1 + (columns + 1) / 2)
    #expect(quick.stages[0].counts.passes == 2)
  }
}
