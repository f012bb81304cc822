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

  @Test(arguments: 1...200) func `both formulations have the same bounds and fills`(seed: Int) throws {
    #expect(try PlainRelaxationTests.differences(GeneratedRound(seed: seed).tables) == [])
  }

  /// Rounds on which an earlier reduced relaxation went wrong, all by stock that has to make room.
  @Test(arguments: [
    274, 487, 586, 622, 647, 746, 810, 887, 1017, 1490, 1518, 1527, 1581, 1761, 1926, 2151, 2719, 3052, 3156,
    3516, 4587,
    5096, 5274,
  ])
  func `stock that makes room is no surprise any more`(seed: Int) throws {
    #expect(try PlainRelaxationTests.differences(GeneratedRound(seed: seed).tables) == [])
  }

  @Test func `what a pin fixes is not raised to make room`() throws {
    // D holds eight litres of X, which E may have: a pin says two vials, and so two it is. V gets four litres.
    let tables = draft {
      $0.vaccines[0].litresPerVial = 1
      var other = Vaccine(vaccine: "X", dosesPerVial: 10)
      other.litresPerVial = 1
      $0.vaccines.append(other)
      $0.places[1].storageLitres = 10
      $0.addRecipient("E")
      $0.lots.append(lot("X", 8, of: "X", at: "D", until: 30))
      $0.lanes = [lane("S", "D"), lane("D", "E")]
      $0.pins = [Pin(lot: "X", vaccine: "X", from: "D", to: "E", vials: 2)]
    }
    #expect(try PlainRelaxationTests.differences(tables) == [])
    #expect(try agree(tables.plan().bound("need:1"), 40))
  }
}
