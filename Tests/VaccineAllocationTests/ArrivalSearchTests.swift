import LinearProgramming
import Testing
@testable import VaccineAllocation

/// Two-stage programs that begin with some of their arrivals.
struct ArrivalSearchTests {
  private static func program(_ round: Round, objectives: Int? = nil) -> TwoStageRelaxation {
    let index = RoundIndex(round.withMostUptake(of: round.scenarios))
    return TwoStageRelaxation(
      index, branches: TwoStageRelaxation.branches(of: round, index: index), objectives: objectives)
  }

  @Test(arguments: 1...60) func `to begin with some arrivals changes no bound`(seed: Int) throws {
    let program = ArrivalSearchTests.program(try Round(ScenarioTests.tables(seed)))
    let whole = try program.solved(settings: .planning(), threads: 1, many: .max)
    let some = try program.solved(settings: .planning(), threads: 1, many: 0)
    #expect(whole.bounds.map(\.name) == some.bounds.map(\.name))
    for (mine, own) in zip(some.bounds, whole.bounds) {
      #expect(abs(mine.value - own.value) <= 1e-6 * max(1, abs(own.value)), "\(own.name)")
    }
  }

  /// From where it ends nothing of the first objectives is left to do, whatever the search began with.
  @Test(arguments: [true, false])
  func `the search ends at the optimum of all arrivals`(beginsWithAll: Bool) throws {
    for seed in 1...20 {
      let program = ArrivalSearchTests.program(try Round(ScenarioTests.tables(seed)), objectives: 2)
      let components = RelaxationComponents(program.program)
      var recipients = [Int](repeating: -1, count: program.program.columns.count)
      for arrival in program.arrivals { recipients[arrival.column] = arrival.recipient }
      for component in components.programs.indices {
        let blend = components.programs[component].blended()
        var search = ArrivalSearch(
          blend,
          isContent: components.rows[component].map { row in
            if case .node = program.program.rows[row].subject {
              !program.program.rows[row].isEquality
            } else {
              false
            }
          },
          recipientOfColumn: components.columns[component].map { recipients[$0] },
          isChosen: components.columns[component].map { _ in beginsWithAll })
        let start = try search.start(settings: .planning())
        let cold = try LinearProgram.solve([blend], threads: 1)[0]
        let warm = try LinearProgram.solve([blend], threads: 1, resuming: [SolveTrace(checkpoints: [start])])[
          0]
        let (mine, own) = (try #require(warm.stages.first), try #require(cold.stages.first))
        #expect(abs(mine.value - own.value) <= 1e-6 * max(1, abs(own.value)), "seed \(seed)")
        #expect(mine.counts.iterations <= max(5, own.counts.iterations / 4), "seed \(seed)")
      }
    }
  }
}
