@testable import LinearProgramming
import Testing

@Suite struct CheckpointTests {
  /// Two linear stages, a fair sharing and one more stage, some rows lazy.
  private func program(_ seed: Int, rows: Int = 24, rightHandSides change: Double = 0) -> LinearProgram {
    var generator = Generator(seed)
    let columns = 12
    let bounds = (0..<columns).map { _ in (0.0, Double(Int.random(in: 1...20, using: &generator))) }
    let rows = (0..<rows).map { row in
      DenseRow.atMost(
        Double(Int.random(in: 5...60, using: &generator)) + (row == 3 ? change : 0),
        (0..<columns).map { _ in Double(max(0, Int.random(in: -3...4, using: &generator))) },
        lazyGroup: row % 2 == 0 ? -1 : row % 3)
    }
    var stages = (0..<3).map { stage in
      maximum((0..<columns).map { _ in Double(Int.random(in: 0...3, using: &generator)) }, "stage \(stage)")
    }
    let shares = (0..<4).map { share in
      Share(
        terms: (0..<3).map { Term(column: 3 * share + $0, coefficient: 1) },
        weight: Double(Int.random(in: 5...30, using: &generator)))
    }
    stages.insert(Stage(name: "fair", objective: .leximin(shares)), at: 2)
    return dense(rows, bounds: bounds, stages: stages)
  }

  private func agree(_ left: StagedSolution, _ right: StagedSolution) -> Bool {
    zip(left.stages, right.stages).allSatisfy { left, right in
      isClose(left.value, right.value) && zip(left.levels, right.levels).allSatisfy { isClose($0, $1) }
        && left.certificate.holds && right.certificate.holds
    }
  }

  @Test(arguments: 0..<60) func `a solve from its own checkpoints has nothing left to do`(seed: Int) throws {
    let program = program(seed)
    let first = try program.solved()
    #expect(
      first.trace.checkpoints.map(\.stage).contains(0) && first.trace.checkpoints.map(\.stage).contains(3))
    let again = try LinearProgram.solve([program], threads: 1, resuming: [first.trace])[0]
    #expect(agree(again, first))
    let linear = again.stages.filter { $0.name != "fair" }
    #expect(linear.allSatisfy { $0.counts.iterations == 0 && $0.counts.lazyRowsAdded == 0 })
    #expect(again.stages.allSatisfy { $0.counts.recoveries == 0 })
  }

  @Test(arguments: 0..<60) func `a solve from another program's checkpoints finds its own optimum`(seed: Int)
    throws
  {
    let former = try program(seed).solved()
    for change in [-4.0, 1, 9] {
      let changed = program(seed, rightHandSides: change)
      let again = try LinearProgram.solve([changed], threads: 1, resuming: [former.trace])
      let afresh = try changed.solved()
      #expect(agree(again[0], afresh))
    }
  }

  @Test func `a former basis is taken up only where it breaks few bounds`() throws {
    /// As many columns as rows, each of which holds one of them to 10; some columns go no further than to 5.
    func program(short: Int) -> LinearProgram {
      let unit = { (column: Int) in (0..<60).map { $0 == column ? 1.0 : 0 } }
      return dense(
        (0..<60).map { .atMost(10, unit($0)) }, bounds: (0..<60).map { (0, $0 < short ? 5 : 20) },
        stages: [maximum([Double](repeating: 1, count: 60))])
    }
    let former = try #require(program(short: 0).solved().trace.checkpoints.first)
    #expect(former.basis.columns.allSatisfy { $0 == .basic })
    for short in [0, 1, 20, 21, 60] {
      let changed = program(short: short)
      let rung = onOwnedThread {
        SolverState(changed, settings: SolverSettings(), basis: nil)
          .resume(former, entered: 0, for: [Double](repeating: -1, count: 60))
      }
      let expected: SolverState.Rung? = short == 0 ? .settled : short <= 20 ? .dual : nil
      #expect(rung == expected)
      let again = try LinearProgram.solve(
        [changed], threads: 1, resuming: [SolveTrace(checkpoints: [former])])[0]
      #expect(isClose(again.stages[0].value, Double(600 - 5 * short)))
    }
  }

  @Test(arguments: 0..<20)
  func `a former basis that is refused leaves the one at hand, also before a first round`(
    seed: Int
  ) throws {
    let program = program(seed, rows: 96)
    let first = try program.solved()
    // All columns at their upper bounds break most of the rows.
    let bad = Checkpoint(
      stage: 2, round: 1,
      basis: Basis(
        columns: [BasisStatus](repeating: .atUpperBound, count: program.columnCount),
        rows: [BasisStatus](repeating: .basic, count: program.rowCount), lazyRows: []),
      sharings: [])
    let again = try LinearProgram.solve([program], threads: 1, resuming: [SolveTrace(checkpoints: [bad])])[0]
    #expect(agree(again, first))
    // Nothing else happens than without it.
    #expect(again.stages.map(\.counts) == first.stages.map(\.counts))
  }

  @Test(arguments: 0..<100) func `no checkpoint is so bad that the optimum is not found`(seed: Int) throws {
    var generator = Generator(seed)
    func status() -> BasisStatus {
      BasisStatus(rawValue: Int8.random(in: 0...4, using: &generator)) ?? .basic
    }
    func statuses(_ count: Int) -> [BasisStatus] { (0..<count).map { _ in status() } }
    let program = program(seed)
    let lazy = program.lazyGroup.indices.filter { program.lazyGroup[$0] >= 0 && $0 % 5 == 1 }.map {
      Int32($0)
    }
    func checkpoint(_ stage: Int, round: Int = 0, shares: Int) -> Checkpoint {
      Checkpoint(
        stage: stage, round: round,
        basis: Basis(
          columns: statuses(program.columnCount), rows: statuses(program.rowCount), lazyRows: lazy),
        sharings: [
          SharingBasis(
            totals: statuses(shares), definitions: statuses(shares), floors: statuses(shares), level: status()
          )
        ])
    }
    let bad = [
      checkpoint(0, shares: 4), checkpoint(2, round: 1, shares: 4), checkpoint(2, round: 2, shares: 3),
      checkpoint(3, shares: 4),
    ]
    let solution = try LinearProgram.solve([program], threads: 1, resuming: [SolveTrace(checkpoints: bad)])
    let afresh = try program.solved()
    #expect(agree(solution[0], afresh))
  }

  @Test func `a checkpoint of another shape is refused`() throws {
    let program = program(1)
    var checkpoints = try program.solved().trace.checkpoints
    checkpoints[0].basis.columns.removeLast()
    let error = #expect(throws: LinearProgramError.self) {
      try LinearProgram.solve([program], threads: 1, resuming: [SolveTrace(checkpoints: checkpoints)])
    }
    #expect(
      error
        == .refused(
          component: "test", defect: .basis(rows: program.rowCount, columns: program.columnCount - 1)))
  }

  @Test func `rows that a checkpoint brings are known where no solve follows`() throws {
    // All is decided by the first stage; the checkpoint of the last one brings the lazy row nevertheless.
    let program = dense(
      [.atMost(10, [1, 1]), .atMost(8, [1, 0], lazyGroup: 0)], bounds: [(0, 10), (0, 20)],
      stages: [
        maximum([0, 1], "first"),
        Stage(
          name: "fair", objective: .leximin([Share(terms: [Term(column: 1, coefficient: 1)], weight: 20)])),
        minimum([1, 0], "last"),
      ])
    let checkpoint = Checkpoint(
      stage: 2,
      basis: Basis(columns: [.atLowerBound, .basic], rows: [.atUpperBound, .basic], lazyRows: [1]))
    let first = try program.solved()
    #expect(first.stages.last?.counts.passes == 0)
    let again = try LinearProgram.solve(
      [program], threads: 1, resuming: [SolveTrace(checkpoints: [checkpoint])])[0]
    #expect(agree(again, first))
    #expect(again.trace.checkpoints.last?.basis.lazyRows == [1])
    let onceMore = try LinearProgram.solve([program], threads: 1, resuming: [again.trace])[0]
    #expect(agree(onceMore, first))
  }
}
