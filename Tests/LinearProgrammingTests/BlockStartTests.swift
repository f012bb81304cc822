@testable import LinearProgramming
import Testing

@Suite struct BlockStartTests {
  /// Blocks that each have some stock of their own, and two national stocks that may go to any of them through
  /// one balance row each. The last row of every block is lazy.
  private func coupled(blocks: Int, seed: Int) -> LinearProgram {
    var generator = Generator(seed)
    func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
    var builder = LinearProgramBuilder(name: "nation")
    var given: [Term] = []
    var cost: [Term] = []
    var shares: [Share] = []
    var hubs: [Int] = []
    for _ in 0..<2 {
      let hub = builder.addRow(lower: 0, upper: 0)
      let supply = builder.addColumn(upper: number(10...30))
      builder.add(1, row: hub, column: supply)
      hubs.append(hub)
    }
    for block in 0..<blocks {
      let needs = (0..<4).map { _ in builder.addRow(upper: number(5...12)) }
      let own = builder.addRow(upper: number(3...15))
      let sessions = builder.addRow(upper: number(12...30), lazyGroup: block)
      var terms: [Term] = []
      for (place, need) in needs.enumerated() {
        for source in [own] + hubs {
          let column = builder.addColumn()
          builder.add(source == own ? 1 : -1, row: source, column: column)
          builder.add(1, row: need, column: column)
          builder.add(1, row: sessions, column: column)
          given.append(Term(column: column, coefficient: place < 2 ? 1 : 0))
          terms.append(Term(column: column, coefficient: 1))
          cost.append(Term(column: column, coefficient: number(1...9)))
        }
      }
      shares.append(Share(terms: terms, weight: number(20...40)))
    }
    builder.stages = [
      Stage(name: "given", objective: .maximize(given)),
      Stage(name: "all", objective: .maximize(shares.flatMap(\.terms))),
      Stage(name: "fair", objective: .leximin(shares)), Stage(name: "cost", objective: .minimize(cost)),
    ]
    return builder.finish()
  }

  @Test func `a program falls apart without its linking rows, and what is shared is divided`() throws {
    let program = coupled(blocks: 8, seed: 1)
    let start = try #require(BlockStart(program, leastRows: 1))
    #expect(start.programs.count == 8)
    // Of its own a block has twelve columns and six rows, shared are two supplies with their balances.
    #expect(start.programs.allSatisfy { $0.columnCount == 14 && $0.rowCount == 8 && $0.defect == nil })
    #expect(start.programs.allSatisfy { $0.stages.map(\.name) == ["blend"] })
    for supply in 0..<2 {
      let parts = start.programs.map { $0.columnUpper[supply] }
      #expect(isClose(parts.reduce(0, +), program.columnUpper[supply]))
      #expect(parts.allSatisfy { $0 > 0 })
    }
  }

  @Test func `a block has its part by the weight of its shares, or else by its size`() throws {
    var program = coupled(blocks: 4, seed: 3)
    guard case .leximin(let shares) = program.stages[2].objective else {
      Issue.record("the third stage shares nothing")
      return
    }
    let weights = shares.map(\.weight)
    func parts() throws -> [Double] {
      try #require(BlockStart(program, leastRows: 1)).programs.map {
        $0.columnUpper[0] / program.columnUpper[0]
      }
    }
    for (part, weight) in zip(try parts(), weights) { #expect(isClose(part, weight / weights.reduce(0, +))) }
    program.stages.remove(at: 2)
    #expect(try parts().allSatisfy { isClose($0, 0.25) })
  }

  @Test func `small programs and such as hang together have no parts`() {
    let isSmall = BlockStart(coupled(blocks: 8, seed: 1), leastRows: 1000) == nil
    let isOne = BlockStart(coupled(blocks: 1, seed: 1), leastRows: 1) == nil
    #expect(isSmall && isOne)
  }

  @Test(arguments: 0..<10) func `the blocks' answers are a point of the whole`(seed: Int) throws {
    let program = coupled(blocks: 8, seed: seed)
    let start = try #require(BlockStart(program, leastRows: 1))
    let solutions = try LinearProgram.solve(start.programs, threads: 2)
    let point = start.point(solutions)
    for (column, value) in point.enumerated() {
      #expect(value >= program.columnLower[column] - 1e-9)
      #expect(value <= program.columnUpper[column] + 1e-9)
    }
    let working = WorkingProgram(program)
    for row in 0..<program.rowCount {
      var activity = 0.0
      for entry in working.rowStarts[row]..<working.rowStarts[row + 1] {
        activity += working.rowValues[entry] * point[Int(working.entryColumns[entry])]
      }
      #expect(activity <= program.rowUpper[row] + 1e-9)
      #expect(activity >= program.rowLower[row] - 1e-9)
    }
    // And no better than the whole.
    let blend = program.blended()
    let value = StageBlend(program).terms.reduce(0.0) { sum, term in
      sum + term.coefficient * point[term.column]
    }
    #expect(try value >= blend.solved().stages[0].value - 1e-9)
  }

  @Test(arguments: 0..<60) func `a start from blocks changes no optimum`(seed: Int) throws {
    let program = coupled(blocks: 6 + seed % 5, seed: seed)
    var settings = SolverSettings()
    settings.blendsStages = seed % 2 == 0
    let whole = try LinearProgram.solve([program], settings: settings, threads: 1)[0]
    settings.leastRowsForBlocks = 1
    if seed % 3 == 0 { settings.leastColumnsForSifting = 1 }
    let one = try LinearProgram.solve([program], settings: settings, threads: 1)[0]
    let two = try LinearProgram.solve([program], settings: settings, threads: 2)[0]
    #expect(one == two)
    for (left, right) in zip(one.stages, whole.stages) {
      #expect(isClose(left.value, right.value) && left.certificate.holds)
      for (level, other) in zip(left.levels, right.levels) { #expect(isClose(level, other)) }
    }
  }

  @Test(arguments: [false, true])
  func `what must pass may be more than a block's part`(isTooMuch: Bool) throws {
    // One stock of 20 for four blocks, of which the first must have 12, or more than there is.
    var builder = LinearProgramBuilder(name: "pinned")
    let hub = builder.addRow(lower: 0, upper: 0)
    builder.add(1, row: hub, column: builder.addColumn(upper: 20))
    var given: [Term] = []
    for block in 0..<4 {
      let need = builder.addRow(upper: 30)
      let column = builder.addColumn(lower: block == 0 ? (isTooMuch ? 21 : 12) : 0)
      let own = builder.addColumn(upper: 3)
      builder.add(-1, row: hub, column: column)
      for one in [column, own] { builder.add(1, row: need, column: one) }
      given += [column, own].map { Term(column: $0, coefficient: Double(4 - block)) }
    }
    builder.stages = [Stage(name: "given", objective: .maximize(given))]
    let program = builder.finish()
    #expect(BlockStart(program, leastRows: 1) != nil)
    var settings = SolverSettings()
    settings.leastRowsForBlocks = 1
    if isTooMuch {
      #expect(throws: LinearProgramError.infeasible(stage: "given", component: "pinned")) {
        try LinearProgram.solve([program], settings: settings, threads: 1)
      }
    } else {
      let value = try LinearProgram.solve([program], settings: settings, threads: 1)[0].stages[0].value
      // All of the stock where it counts most, and three of each block's own.
      #expect(isClose(value, 110))
    }
  }
}
