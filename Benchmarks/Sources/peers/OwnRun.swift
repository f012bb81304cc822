import Foundation
import LinearProgramming
import SyntheticRounds
@_spi(Benchmarks) import VaccineAllocation

/// How this project does on a round, station by station.
struct OwnRun {
  /// The optimum of the first objective.
  let firstObjective: Double
  let size: ProgramSize
  let components: Int
  let recipients: Int
  let stages: [StageResult]
  /// The counts of each stage over all components.
  let counts: [StageCounts]
  let formulatingSeconds: Double
  let firstSeconds: Double
  let allSeconds: Double
  let wholeVialsSeconds: Double
  let planningSeconds: Double
  /// The whole command on all cores: reading, planning, checking, writing. Nil where it was not built.
  let commandSeconds: Double?
  /// The most memory that the command held at any time, in megabytes; nil where the system does not tell.
  let commandMegabytes: Int?

  init(_ measured: MeasuredRound, round: Round, command: String?) throws {
    let formulated = timed { FormulatedRound(round) }
    let programs = formulated.value.programs
    let firstStages = programs.map { program in
      var first = program
      first.stages = Array(program.stages.prefix(1))
      return first
    }
    let first = try timed {
      try LinearProgram.solve(firstStages, settings: FormulatedRound.settings, threads: 1)
    }
    let all = try timed { try SolvedRound(formulated.value) }
    let whole = try timed { try RoundedRound(all.value) }
    let planned = try timed { try Planner().plan(round) }

    let solutions = all.value.solutions
    let sizes = solutions.map(\.size)
    size = ProgramSize(
      rows: sizes.reduce(0) { $0 + $1.rows }, lazyRows: sizes.reduce(0) { $0 + $1.lazyRows },
      columns: sizes.reduce(0) { $0 + $1.columns }, entries: sizes.reduce(0) { $0 + $1.entries })
    firstObjective = planned.value.plan.summary.objectives.first?.bound ?? 0
    components = programs.count
    recipients = round.places.count { !$0.isStore }
    stages = solutions.first?.stages ?? []
    counts = stages.indices.map { position in
      solutions.reduce(into: StageCounts()) { sum, solution in
        let part = solution.stages[position].counts
        sum.iterations += part.iterations
        sum.lazyRowsAdded += part.lazyRowsAdded
        sum.passes += part.passes
        sum.leximinRounds += part.leximinRounds
      }
    }
    formulatingSeconds = formulated.seconds
    firstSeconds = first.seconds
    allSeconds = all.seconds
    wholeVialsSeconds = whole.seconds
    planningSeconds = planned.seconds
    let ran = try command.map { try OwnRun.timeCommand($0, measured) }
    commandSeconds = ran?.seconds
    commandMegabytes = ran?.peakMegabytes
  }

  /// How large a round is, in words.
  static func description(of round: Round) -> String {
    let recipients = round.places.count { !$0.isStore }
    return
      "\(Figure.count(recipients)) recipients, \(Figure.count(round.lots.count)) lot lines, \(Figure.count(round.demand.count)) demand lines."
  }

  /// The project's row in the table of its own program.
  var row: [String] {
    [
      "this project, one thread", PackageVersion.current, Figure.objective(firstObjective),
      Figure.seconds(firstSeconds), "–",
    ]
  }

  /// The whole plan beside the best peer.
  func verdict(bestPeer: (name: String, seconds: Double)?) -> String {
    var text =
      "This project: formulating \(Figure.seconds(formulatingSeconds)) s, first objective \(Figure.seconds(firstSeconds)) s, all objectives \(Figure.seconds(allSeconds)) s, whole vials \(Figure.seconds(wholeVialsSeconds)) s, planning and checking as a whole \(Figure.seconds(planningSeconds)) s, each on one thread."
    if let commandSeconds {
      text += " `vaxalloc plan` as a whole, on all cores: \(Figure.seconds(commandSeconds)) s."
    }
    if let bestPeer {
      let seconds = commandSeconds ?? planningSeconds
      text +=
        " The best peer's first objective alone on the textbook program (\(bestPeer.name), \(Figure.seconds(bestPeer.seconds)) s) takes \(String(format: "%.2f", bestPeer.seconds / seconds)) times as long as \(commandSeconds == nil ? "planning" : "the command")."
    }
    return text + "\n\n"
  }

  private static func timeCommand(_ command: String, _ measured: MeasuredRound) throws -> CommandRun {
    let folder = try measured.folder()
    let plan = FileManager.default.temporaryDirectory.appending(path: "peers-\(UUID().uuidString).plan")
    defer {
      try? FileManager.default.removeItem(at: plan)
      if folder.isTemporary { try? FileManager.default.removeItem(atPath: folder.path) }
    }
    guard let run = CommandRun(command, ["plan", folder.path, "-o", plan.path]), run.exitCode == 0 else {
      throw ComparisonError.commandFailed(command)
    }
    return run
  }
}

/// Why there is no comparison.
enum ComparisonError: Error {
  case commandFailed(String)
  case usage(String)
}
