@testable import LinearProgramming
import Testing

@Suite struct RecoveryTests {
  private let program = dense(
    [.atMost(10, [1, 1, 1]), .atMost(4, [1, 0, 0]), .atMost(8, [0, 1, 2], lazyGroup: 0)],
    stages: [maximum([1, 1, 2], "a"), minimum([0, 1, 0], "b")], name: "c")

  @Test func `a solve from its own basis takes no iteration for the first stage`() throws {
    let first = try program.solved()
    let again = try program.solved(startingFrom: first.basis)
    #expect(again.stages.map(\.value) == first.stages.map(\.value))
    #expect(again.stages[0].counts.recoveries == 0)
    #expect(again.stages.reduce(0) { $0 + $1.counts.lazyRowsAdded } == 0)
    #expect(again.stages[0].counts.iterations <= 1)
  }

  @Test func `a solve from the basis of a similar program finds its own optimum`() throws {
    let basis = try program.solved().basis
    let changed = dense(
      [.atMost(7, [1, 1, 1]), .atMost(5, [1, 0, 0]), .atMost(3, [0, 1, 2], lazyGroup: 0)],
      stages: program.stages, name: "c")
    #expect(
      try changed.solved(startingFrom: basis).stages.map(\.value) == changed.solved().stages.map(\.value))
  }

  @Test(arguments: 0..<100) func `no basis is so bad that the optimum is not found`(seed: Int) throws {
    var generator = Generator(seed)
    let (program, _) = StagedSolveTests.random(seed)
    guard let expected = try? program.solved() else { return }
    func status() -> BasisStatus {
      BasisStatus(rawValue: Int8.random(in: 0...4, using: &generator)) ?? .basic
    }
    let basis = Basis(
      columns: (0..<program.columnCount).map { _ in status() },
      rows: (0..<program.rowCount).map { _ in status() },
      lazyRows: [])
    let solution = try program.solved(startingFrom: basis)
    #expect(zip(solution.stages, expected.stages).allSatisfy { isClose($0.value, $1.value) })
  }

  @Test func `a singular basis is repaired and counted`() throws {
    // Two equal columns basic, no row.
    let program = dense(
      [.atMost(4, [1, 1]), .atMost(6, [1, 1])], stages: [maximum([2, 1])])
    let basis = Basis(columns: [.basic, .basic], rows: [.atLowerBound, .atLowerBound], lazyRows: [])
    let solution = try program.solved(startingFrom: basis)
    #expect(solution.stages[0].value == 8)
    #expect(solution.stages[0].counts.recoveries > 0)
  }

  @Test func `a basis of another shape is refused`() {
    let bases = [
      Basis(columns: [.basic], rows: [.basic, .basic, .basic], lazyRows: []),
      Basis(columns: [.basic, .basic, .basic], rows: [], lazyRows: []),
      // A row that is not lazy, one that is not there, one twice.
      Basis(columns: [.basic, .basic, .basic], rows: [.basic, .basic, .basic], lazyRows: [0]),
      Basis(columns: [.basic, .basic, .basic], rows: [.basic, .basic, .basic], lazyRows: [3]),
      Basis(columns: [.basic, .basic, .basic], rows: [.basic, .basic, .basic], lazyRows: [2, 2]),
    ]
    for basis in bases {
      let error = #expect(throws: LinearProgramError.self) { try program.solved(startingFrom: basis) }
      guard case .refused("c", .basis) = error else {
        Issue.record("ended with \(String(describing: error))")
        return
      }
    }
  }

  @Test func `the basis of a program with a sharing is the one before it`() throws {
    var shared = program
    shared.stages.append(
      Stage(
        name: "fair",
        objective: .leximin([
          Share(terms: terms([1, 0, 0]), weight: 9), Share(terms: terms([0, 0, 1]), weight: 9),
        ])))
    let basis = try #require(try shared.solved().basis)
    #expect(basis == (try program.solved().basis))
    #expect(basis.columns.count { $0 == .basic } + basis.rows.count { $0 == .basic } == program.rowCount)
  }

  /// Loses a solver's session when it is asked for the n-th time whether to go on.
  ///
  /// Used on one thread only.
  private final class Killer: @unchecked Sendable {
    var state: SolverState?
    var patience: Int
    init(_ patience: Int) { self.patience = patience }

    func ask() -> StopReason? {
      if patience == 0 {
        state?.change { _ throws(GuardFailure) in throw GuardFailure(outcome: 1, message: "killed by a test")
        }
      }
      patience -= 1
      return nil
    }
  }

  @Test func `a session that dies is built again, without a loss`() throws {
    var program = program
    program.stages.append(
      Stage(
        name: "fair",
        objective: .leximin([
          Share(terms: terms([1, 0, 0]), weight: 9), Share(terms: terms([0, 0, 1]), weight: 9),
        ])))
    let expected = try program.solved()
    var deaths = 0
    for moment in 0..<40 {
      let outcome = onOwnedThread { [program] () -> StagedSolution? in
        let killer = Killer(moment)
        // Asked before each call of the solver alone: inside of it the session is in use.
        let settings = SolverSettings(millisecondsPerQuestion: .max, shouldStop: { killer.ask() })
        let state = SolverState(program, settings: settings, basis: nil)
        killer.state = state
        defer { killer.state = nil }
        return try? state.solveStages(from: .warm)
      }
      let solution = try #require(outcome ?? nil)
      deaths += solution.stages.reduce(0) { $0 + $1.counts.recoveries }
      #expect(zip(solution.stages, expected.stages).allSatisfy { isClose($0.value, $1.value, 1e-6) })
    }
    #expect(deaths >= 4)
  }
}
