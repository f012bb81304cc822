@testable import LinearProgramming
import Testing

@Suite struct BasisRepairTests {
  private let basic = BasisStatus.basic.rawValue
  private let lower = BasisStatus.atLowerBound.rawValue

  private func repaired(_ program: LinearProgram, rows: [Int8], columns: [Int8]) -> BasisRepair {
    var repair = BasisRepair(
      WorkingProgram(program), sessionRows: program.rowLower.indices.map { Int32($0) }, rowStatuses: rows,
      columnStatuses: columns)
    repair.run()
    return repair
  }

  @Test func `a basis stays as it is`() {
    let program = dense([.atMost(1, [1, 2]), .atMost(1, [3, 4])])
    let repair = repaired(program, rows: [lower, lower], columns: [basic, basic])
    #expect(repair.changes == 0)
    #expect(repair.columnStatuses == [basic, basic] && repair.rowStatuses == [lower, lower])
  }

  @Test func `a column that depends on another one gives way to a row`() {
    let program = dense([.atMost(1, [1, 2, 0]), .atMost(1, [2, 4, 0]), .atMost(1, [1, 2, 1])])
    let repair = repaired(program, rows: [lower, lower, lower], columns: [basic, basic, basic])
    #expect(repair.columnStatuses.count { $0 == basic } == 2)
    #expect(repair.rowStatuses.count { $0 == basic } == 1)
    #expect(repair.columnStatuses[2] == basic)
  }

  @Test func `too few and too many members are made up for`() {
    let program = dense([.atMost(1, [1, 2, 5]), .atMost(1, [3, 4, 6])])
    let few = repaired(program, rows: [lower, lower], columns: [lower, basic, lower])
    #expect(few.rowStatuses.count { $0 == basic } == 1 && few.columnStatuses[1] == basic)
    let many = repaired(program, rows: [basic, lower], columns: [basic, basic, basic])
    #expect(many.rowStatuses.count { $0 == basic } == 1)
    #expect(many.columnStatuses.count { $0 == basic } == 1)
  }

  @Test func `at a vertex its own basis is found, and elsewhere one that leads to the optimum`() throws {
    // Wyndor Glass, whose optimum is at 2 and 6.
    let program = dense(
      [.atMost(4, [1, 0]), .atMost(12, [0, 2]), .atMost(18, [3, 2])], stages: [maximum([3, 5])])
    let points: [[Double]] = [[2, 6], [4, 3], [1, 1], [-3, .infinity]]
    for (position, point) in points.enumerated() {
      let solved = onOwnedThread {
        let state = SolverState(program, settings: SolverSettings(), basis: nil)
        return ((try? state.firstOptimum(near: point)) ?? [], state.counts.iterations)
      }
      let (optimum, iterations) = try #require(solved)
      #expect(optimum == [2, 6])
      #expect((iterations == 0) == (position == 0))
    }
  }

  /// Cyclic rows leave nothing to peel, and their determinant is 1 + (−1)ⁿ⁺¹ for ones.
  @Test(arguments: [3, 4, 7, 8]) func `cycles of odd length are independent, of even length not`(size: Int) {
    let rows = (0..<size).map { row in
      DenseRow.atMost(1, (0..<size).map { $0 == row || $0 == (row + 1) % size ? 1 : 0 })
    }
    let repair = repaired(
      dense(rows), rows: [Int8](repeating: lower, count: size), columns: [Int8](repeating: basic, count: size)
    )
    #expect(repair.changes == (size % 2 == 0 ? 2 : 0))
  }
}
