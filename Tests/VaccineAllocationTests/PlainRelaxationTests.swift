import LinearProgramming
import Testing
@testable import VaccineAllocation

/// The reduced relaxation beside the textbook one: every bound and every fill, on rounds with everything on.
struct PlainRelaxationTests {
  /// What the two formulations disagree on; empty where they agree.
  static func differences(_ tables: RoundTables) throws -> [String] {
    let round = try Round(tables)
    let plain = PlainRelaxation(round)
    let relaxation = Relaxation(RoundIndex(round))
    let reduced = try RelaxationSolution(
      relaxation, components: RelaxationComponents(relaxation), settings: SolverSettings(), threads: 1)
    let textbook = try plain.program.solved()
    var differences: [String] = []
    guard reduced.bounds.map(\.name) == textbook.stages.map(\.name) else { return ["other objectives"] }
    for (bound, stage) in zip(reduced.bounds, textbook.stages) where !agree(bound.value, stage.value) {
      differences.append("\(bound.name): \(bound.value) for \(stage.value)")
    }
    guard let equity = textbook.stages.first(where: { $0.name == "equity" }) else { return differences }
    var levels: [String: Double] = [:]
    for (place, level) in zip(plain.fairPlaces, equity.levels) { levels[round.places[place].place] = level }
    for (recipient, facts) in relaxation.index.recipients.enumerated() {
      let code = round.places[facts.place].place
      if !agree(reduced.fills[recipient], levels[code]) {
        differences.append(
          "fill of \(code): \(String(describing: reduced.fills[recipient])) for \(String(describing: levels[code]))"
        )
      }
      levels[code] = nil
    }
    return differences + levels.keys.sorted().map { "no fill of \($0)" }
  }

  @Test(arguments: 1...60) func `both formulations have the same bounds and fills`(seed: Int) throws {
    #expect(try PlainRelaxationTests.differences(GeneratedRound(seed: seed).tables) == [])
  }
}
