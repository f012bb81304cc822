import Benchmark
import Foundation
import LinearProgramming
import PlanChecking
import RoundFiles
import SyntheticRounds
@_spi(Benchmarks) import VaccineAllocation

/// How long every station takes for every measured round. Nothing here is gated.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident], timeUnits: .microseconds, warmupIterations: 0,
    maxDuration: .seconds(2), maxIterations: 50)
  for measured in MeasuredRound.requested {
    addStations(of: measured)
    addSolving(of: measured)
    addFiles(of: measured)
    addPlanning(of: measured)
  }
}

private func addStations(of measured: MeasuredRound) {
  let size = measured.rawValue
  station("\(size)-formulate") {
    try measured.round()
  } run: {
    FormulatedRound($0)
  }
  station("\(size)-recover-flows") {
    try solved(measured)
  } run: {
    $0.recoveredFlows()
  }
  station("\(size)-whole-vials") {
    try solved(measured)
  } run: {
    try RoundedRound($0)
  }
  station("\(size)-schedule") {
    try RoundedRound(solved(measured))
  } run: {
    $0.scheduledSpans()
  }
  station("\(size)-assemble") {
    try RoundedRound(solved(measured))
  } run: {
    $0.plan()
  }
  station("\(size)-check") {
    let round = try measured.round()
    return (round: round, plan: try Planner().plan(round).plan)
  } run: {
    PlanChecker($0.round).brokenRules(in: $0.plan)
  }
}

/// A stage takes about what solving through it takes more than solving through the one before.
private func addSolving(of measured: MeasuredRound) {
  let size = measured.rawValue
  for (position, stage) in measured.stageNames.enumerated() {
    station("\(size)-solve-through-\(stage)") {
      try FormulatedRound(measured.round()).programs.map { program in
        var program = program
        program.stages = Array(program.stages.prefix(position + 1))
        return program
      }
    } run: {
      try LinearProgram.solve($0, settings: FormulatedRound.settings, threads: 1)
    }
  }
  // All stages again after a small change, from where the round ended before it.
  for change in SmallChange.allCases {
    station("\(size)-solve-again-after-\(change.rawValue)") {
      let round = try measured.round()
      let former = try SolvedRound(FormulatedRound(round)).restart
      return (round: FormulatedRound(try change.applied(to: round)), former: former)
    } run: {
      try SolvedRound($0.round, after: $0.former)
    }
  }
}

private func addFiles(of measured: MeasuredRound) {
  let size = measured.rawValue
  // Some folders are made for this; they are small, and go with the system's temporary files.
  station("\(size)-read") {
    try measured.folder().path
  } run: {
    try RoundFolder.read(at: $0)
  }
  station("\(size)-write") {
    let folder = FileManager.default.temporaryDirectory.appending(path: "times-\(UUID().uuidString)").path
    return (plan: try Planner().plan(measured.round()).plan, folder: folder)
  } run: {
    try PlanFolder.write($0.plan, to: $0.folder)
  }
}

private func addPlanning(of measured: MeasuredRound) {
  let size = measured.rawValue
  station("\(size)-plan") {
    try measured.round()
  } run: {
    try Planner().plan($0)
  }
  station("\(size)-plan-on-all-cores") {
    try measured.round()
  } run: {
    var planner = Planner()
    planner.threads = ProcessInfo.processInfo.activeProcessorCount
    return try planner.plan($0)
  }
}

private func solved(_ measured: MeasuredRound) throws -> SolvedRound {
  try SolvedRound(FormulatedRound(measured.round()))
}

/// A benchmark of one step, with what it needs made before the clock starts.
private func station<Input: Sendable, Output>(
  _ name: String, prepare: @escaping @Sendable () throws -> Input,
  run: @escaping @Sendable (Input) throws -> Output
) {
  Benchmark(name) { (benchmark: Benchmark, input: Input) in
    do {
      blackHole(try run(input))
    } catch {
      benchmark.error("\(name) failed: \(error)")
    }
  } setup: {
    try prepare()
  }
}
