import Benchmark
import Foundation
import LinearProgramming
import RoundFiles
import SyntheticRounds
@_spi(Benchmarks) import VaccineAllocation

/// Counts that are the same on every machine, for every measured round, with the committed value as the only one
/// that passes: an improvement is written down as a regression is looked into.
let benchmarks: @Sendable () -> Void = {
  for measured in MeasuredRound.requested {
    let size = measured.rawValue
    let stages = measured.stageNames

    let formulation = [
      Count("components"), Count("rows"), Count("lazy-rows"), Count("columns"), Count("non-zeros"),
    ]
    Benchmark("\(size)-formulation", configuration: exactly(formulation)) { benchmark in
      let programs = FormulatedRound(try measured.round()).programs
      let values = [
        programs.count, programs.sum(\.rowCount), programs.sum { $0.lazyGroup.count { $0 >= 0 } },
        programs.sum(\.columnCount), programs.sum(\.entryCount),
      ]
      for (count, value) in zip(formulation, values) { count.record(value, in: benchmark) }
    }

    let solve = stages.flatMap {
      [Count("iterations-\($0)"), Count("lazy-rows-\($0)"), Count("passes-\($0)")]
    }
    let rounds = Count("leximin-rounds")
    let recoveries = Count("recoveries")
    Benchmark("\(size)-solve", configuration: exactly(solve + [rounds, recoveries])) { benchmark in
      let solutions = try SolvedRound(FormulatedRound(try measured.round())).solutions
      for position in stages.indices {
        let counts = solutions.map { $0.stages[position].counts }
        solve[3 * position].record(counts.sum(\.iterations), in: benchmark)
        solve[3 * position + 1].record(counts.sum(\.lazyRowsAdded), in: benchmark)
        solve[3 * position + 2].record(counts.sum(\.passes), in: benchmark)
      }
      let all = solutions.flatMap { $0.stages.map(\.counts) }
      rounds.record(all.sum(\.leximinRounds), in: benchmark)
      recoveries.record(all.sum(\.recoveries), in: benchmark)
    }

    let again = SmallChange.allCases.map { Count("iterations-again-after-\($0.rawValue)") }
    Benchmark("\(size)-again", configuration: exactly(again)) { benchmark in
      let round = try measured.round()
      let former = try SolvedRound(FormulatedRound(round)).restart
      for (count, change) in zip(again, SmallChange.allCases) {
        let changed = FormulatedRound(try change.applied(to: round))
        let solutions = try SolvedRound(changed, after: former).solutions
        count.record(solutions.flatMap { $0.stages.map(\.counts) }.sum(\.iterations), in: benchmark)
      }
    }

    let plan = [Count("shipments"), Count("use-rows"), Count("bytes-written"), Count("bytes-of-mps")]
    Benchmark("\(size)-plan", configuration: exactly(plan)) { benchmark in
      let round = try measured.round()
      let made = try Planner().plan(round).plan
      let folder = FileManager.default.temporaryDirectory.appending(path: "counts-\(UUID().uuidString)").path
      try PlanFolder.write(made, to: folder)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let values = [
        made.shipments.count, made.use.count, try bytes(in: folder), try Planner().mps(of: round).utf8.count,
      ]
      for (count, value) in zip(plan, values) { count.record(value, in: benchmark) }
    }
  }
}

/// A count as two metrics.
///
/// The harness keeps three digits of a measurement. What stands above the thousands and below them is written
/// down apart, so that the whole of any count below two thousand million is compared to its last digit.
private struct Count {
  let thousands: BenchmarkMetric
  let rest: BenchmarkMetric

  init(_ name: String) {
    thousands = .custom("\(name)-in-thousands", polarity: .prefersSmaller, useScalingFactor: false)
    rest = .custom("\(name)-below-thousand", polarity: .prefersSmaller, useScalingFactor: false)
  }

  func record(_ value: Int, in benchmark: Benchmark) {
    benchmark.measurement(thousands, value / 1000)
    benchmark.measurement(rest, value % 1000)
  }
}

/// One run, and no tolerance.
private func exactly(_ counts: [Count]) -> Benchmark.Configuration {
  let metrics = counts.flatMap { [$0.thousands, $0.rest] }
  return Benchmark.Configuration(
    metrics: metrics, warmupIterations: 0, maxDuration: .seconds(600), maxIterations: 1,
    thresholds: Dictionary(
      uniqueKeysWithValues: metrics.map { ($0, BenchmarkThresholds(absolute: [.p90: 0])) }))
}

private func bytes(in folder: String) throws -> Int {
  try FileManager.default.contentsOfDirectory(atPath: folder).sum {
    try Data(contentsOf: URL(filePath: "\(folder)/\($0)")).count
  }
}

extension Sequence {
  fileprivate func sum(_ value: (Element) throws -> Int) rethrows -> Int {
    try reduce(0) { try $0 + value($1) }
  }
}
