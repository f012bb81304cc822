import Foundation
import LinearProgramming
import RoundFiles
import SyntheticRounds
import TextbookProgram
@_spi(Benchmarks) import VaccineAllocation

/// The comparison of this project with other solvers on one round.
struct Comparison {
  let measured: MeasuredRound
  let peers: [Peer]
  let limit: Int
  /// The `vaxalloc` to be timed, where it was built.
  let command: String?

  /// What came of it, as Markdown, and whether all optima agree.
  func report() throws -> (text: String, agrees: Bool, own: OwnRun) {
    let round = try measured.round()
    let own = try OwnRun(measured, round: round, command: command)
    var text = "## \(measured.rawValue)\n\n\(OwnRun.description(of: round))\n\n"
    var agrees = true

    let exported = try Planner().mps(of: round)
    let reduced = try section(
      "The program that this project exports (`--write-mps`), first objective", exported,
      size: own.size, expected: own.firstObjective, ownRow: own.row)
    text += reduced.text
    agrees = agrees && reduced.agrees

    if measured == .nation || measured == .nationCoupled {
      text += "The textbook program of this round was not built.\n\n"
      return (text, agrees, own)
    }
    guard let textbook = TextbookProgram(round)?.program else { return (text, agrees, own) }
    let plain = try section(
      "A textbook program of the same round, first objective", textbook.mps(stage: 0),
      size: ProgramSize(
        rows: textbook.rowCount, lazyRows: 0, columns: textbook.columnCount, entries: textbook.entryCount),
      expected: own.firstObjective, ownRow: nil)
    text += plain.text
    agrees = agrees && plain.agrees
    text += own.verdict(bestPeer: plain.best)
    return (text, agrees, own)
  }

  private func section(
    _ title: String, _ program: String, size: ProgramSize, expected: Double, ownRow: [String]?
  ) throws -> (text: String, agrees: Bool, best: (name: String, seconds: Double)?) {
    let file = FileManager.default.temporaryDirectory.appending(path: "peers-\(UUID().uuidString).mps")
    try Data(program.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var table = MarkdownTable(["solver", "version", "optimum", "solving, s", "whole command, s"])
    if let ownRow { table.add(ownRow) }
    var agrees = true
    var best: (name: String, seconds: Double)?
    for peer in peers {
      let answer = peer.solve(file.path, limit: limit)
      var optimum = "none in \(limit) s"
      if let objective = answer.objective {
        let isSame = abs(objective - expected) <= 1e-6 * max(1, abs(expected))
        optimum = Figure.objective(objective) + (isSame ? "" : " **differs**")
        agrees = agrees && isSame
        let seconds = answer.solvingSeconds ?? answer.commandSeconds
        if seconds < best?.seconds ?? .infinity { best = (peer.name, seconds) }
      }
      table.add([
        peer.name, peer.version, optimum, answer.solvingSeconds.map(Figure.seconds) ?? "–",
        Figure.seconds(answer.commandSeconds),
      ])
    }
    let heading =
      "**\(title)**: \(Figure.count(size.rows)) rows, \(Figure.count(size.columns)) columns, \(Figure.count(size.entries)) non-zeros.\n\n"
    return (heading + table.text + "\n\n", agrees, best)
  }
}
