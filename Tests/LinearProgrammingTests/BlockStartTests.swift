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

  @Test func `a program falls apart without its linking rows`() throws {
    let program = coupled(blocks: 8, seed: 1)
    let start = try #require(BlockStart(program, leastRows: 1))
    #expect(start.programs.count == 8)
    // The columns through the national rows are in no part, the stages end before the fair sharing.
    #expect(start.programs.allSatisfy { $0.columnCount == 4 && $0.rowCount == 6 && $0.stages.count == 2 })
    #expect(start.programs.allSatisfy { $0.defect == nil })
  }

  @Test func `small programs and such as hang together have no parts`() {
    let isSmall = BlockStart(coupled(blocks: 8, seed: 1), leastRows: 1000) == nil
    let isOne = BlockStart(coupled(blocks: 1, seed: 1), leastRows: 1) == nil
    #expect(isSmall && isOne)
  }

  @Test func `the parts' bases are a basis of the whole`() throws {
    let program = coupled(blocks: 8, seed: 2)
    let start = try #require(BlockStart(program, leastRows: 1))
    let solutions = try LinearProgram.solve(start.programs, threads: 2)
    let basis = start.checkpoint(solutions).basis
    let entered = Set(basis.lazyRows)
    let rows = (0..<program.rowCount).filter { program.lazyGroup[$0] < 0 || entered.contains(Int32($0)) }
    let basics = basis.columns.count { $0 == .basic } + rows.count { basis.rows[$0] == .basic }
    #expect(basics == rows.count)
    var repair = BasisRepair(
      WorkingProgram(program), sessionRows: rows.map { Int32($0) },
      rowStatuses: rows.map { basis.rows[$0].rawValue }, columnStatuses: basis.columns.map(\.rawValue))
    repair.run()
    #expect(repair.changes == 0)
  }

  @Test(arguments: 0..<60) func `a start from parts changes no optimum`(seed: Int) throws {
    let program = coupled(blocks: 6 + seed % 5, seed: seed)
    var settings = SolverSettings()
    settings.blendsStages = seed % 2 == 0
    let whole = try LinearProgram.solve([program], settings: settings, threads: 1)[0]
    settings.leastRowsForBlocks = 1
    let one = try LinearProgram.solve([program], settings: settings, threads: 1)[0]
    let two = try LinearProgram.solve([program], settings: settings, threads: 2)[0]
    #expect(one == two)
    for (left, right) in zip(one.stages, whole.stages) {
      #expect(isClose(left.value, right.value) && left.certificate.holds)
      for (level, other) in zip(left.levels, right.levels) { #expect(isClose(level, other)) }
    }
  }
}
