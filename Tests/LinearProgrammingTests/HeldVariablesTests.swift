@testable import LinearProgramming
import Testing

@Suite struct HeldVariablesTests {
  private let basic = BasisStatus.basic.rawValue
  private let lower = BasisStatus.atLowerBound.rawValue

  /// Solves from a point with all rows basic and everything else held; answers what was held, and the optimum.
  private func solved(
    _ program: LinearProgram, from point: [Double]
  ) throws -> (held: [Double], optimum: [Double]) {
    let lower = lower
    let basic = basic
    let result = onOwnedThread {
      let state = SolverState(program, settings: SolverSettings(), basis: nil)
      state.hold(
        at: point, rows: [Int8](repeating: basic, count: program.rowCount),
        columns: [Int8](repeating: lower, count: program.columnCount))
      let held = state.held.columns.map(\.value)
      guard case .minimize(let terms, _)? = program.stages.first?.objective else { return (held, [Double]()) }
      var costs = [Double](repeating: 0, count: program.columnCount)
      for term in terms { costs[term.column] = term.coefficient }
      state.setCosts(costs)
      guard (try? state.optimise(from: .warm)) != nil, state.held.isEmpty else { return (held, []) }
      return (held, state.values)
    }
    return try #require(result)
  }

  /// Wyndor Glass, whose optimum is at 2 and 6, to be minimised.
  private func wyndor(_ costs: [Double] = [-3, -5]) -> LinearProgram {
    dense(
      [.atMost(4, [1, 0]), .atMost(12, [0, 2]), .atMost(18, [3, 2])],
      stages: [
        Stage(
          name: "least",
          objective: .minimize(costs.enumerated().map { Term(column: $0.offset, coefficient: $0.element) }))
      ])
  }

  @Test func `what stands between its bounds is held, and let go where it would move`() throws {
    let (held, optimum) = try solved(wyndor(), from: [1, 2.5])
    #expect(held == [1, 2.5])
    #expect(optimum == [2, 6])
  }

  @Test func `what stands at its bound is not held`() throws {
    let (held, optimum) = try solved(wyndor(), from: [0, 2.5])
    #expect(held == [2.5])
    #expect(optimum == [2, 6])
  }

  @Test func `it moves down as well as up`() throws {
    let (held, optimum) = try solved(wyndor([1, -5]), from: [1, 2.5])
    #expect(held == [1, 2.5])
    #expect(optimum == [0, 6])
  }

  @Test func `what nothing moves is let go at last`() throws {
    // Neither costs anything: any vertex will do, and a point between is none.
    let (held, optimum) = try solved(wyndor([0, 0]), from: [1, 2.5])
    #expect(held == [1, 2.5])
    #expect(optimum.count == 2 && optimum.allSatisfy { $0 == $0.rounded() })
  }

  @Test func `a point that nothing can hold is given up`() throws {
    // Held at 4 and 6 the third row is broken, and no basic column could mend it.
    let (_, optimum) = try solved(wyndor(), from: [4, 6])
    #expect(optimum == [2, 6])
  }
}
