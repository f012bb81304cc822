import LinearProgramming
import SyntheticRounds
@_spi(Benchmarks) import VaccineAllocation

/// Solving a round again after a small change, beside solving it from nothing.
struct Again {
  let change: SmallChange
  let coldSeconds: Double
  let warmSeconds: Double
  /// The first objective and the need of all tiers alone, from nothing and again.
  let coldFirstSeconds: Double
  let warmFirstSeconds: Double
  let coldIterations: Int
  let warmIterations: Int
  /// Whether all bounds agree to a millionth.
  let agrees: Bool

  static func all(of round: Round) throws -> [Again] {
    let planner = Planner()
    let former = try planner.bounds(of: round).restart
    return try SmallChange.allCases.map { change in
      let changed = try change.applied(to: round)
      let cold = try timed { try planner.bounds(of: changed) }
      let warm = try timed { try planner.bounds(of: changed, after: former) }
      let coldFirst = try timed { try planner.bounds(of: changed, objectives: 2) }
      let warmFirst = try timed { try planner.bounds(of: changed, after: former, objectives: 2) }
      let agrees = zip(cold.value.objectives, warm.value.objectives).allSatisfy { left, right in
        abs(left.value - right.value) <= 1e-6 * max(1, abs(left.value))
      }
      return Again(
        change: change, coldSeconds: cold.seconds, warmSeconds: warm.seconds,
        coldFirstSeconds: coldFirst.seconds, warmFirstSeconds: warmFirst.seconds,
        coldIterations: cold.value.iterations, warmIterations: warm.value.iterations, agrees: agrees)
    }
  }

  /// The figures as a table.
  static func report(_ runs: [(name: String, again: [Again])]) -> String {
    var table = MarkdownTable([
      "round", "change", "all objectives from nothing, s", "again, s", "times faster",
      "iterations from nothing", "again", "waste and need from nothing, s", "again, s", "bounds",
    ])
    for (name, again) in runs {
      for run in again {
        table.add([
          name, run.change.rawValue, Figure.seconds(run.coldSeconds), Figure.seconds(run.warmSeconds),
          Figure.seconds(run.coldSeconds / run.warmSeconds), Figure.count(run.coldIterations),
          Figure.count(run.warmIterations), Figure.seconds(run.coldFirstSeconds),
          Figure.seconds(run.warmFirstSeconds), run.agrees ? "equal" : "**differ**",
        ])
      }
    }
    return """
      ## Solving again after a change

      The relaxation with its bounds and their proof, formulating included, on one thread: from nothing, and from where
      the round before the change had ended. Whole vials are not in these times.

      \(table.text)


      """
  }
}

extension Bounds {
  /// Iterations of the simplex method over all stages and components.
  var iterations: Int {
    proof.solutions.reduce(0) { sum, solution in
      sum + solution.stages.reduce(0) { $0 + $1.counts.iterations }
    }
  }
}
