import LinearProgramming
import SyntheticRounds
import TextbookProgram
@_spi(Benchmarks) import VaccineAllocation

/// Ratios between times of one run, which must not fall below a bound whatever the machine.
enum Ratios {
  /// The relaxation with all objectives, formulating included, must be so many times faster than GLPK is with the
  /// first objective of the textbook program.
  static let leastOfRelaxation = 5.0
  /// The same for planning as a whole, with whole vials and the check.
  static let leastOfPlanning = 3.0
  /// All objectives of the relaxation after a small change must be solved so many times faster than from nothing.
  static let leastOfAgain = 5.0

  /// Prints the ratios; answers whether all are large enough.
  static func hold() throws -> Bool {
    let round = try Round(MeasuredRound.textbookSized)
    guard let textbook = TextbookProgram(round)?.program else { return false }
    // The better of several runs, for other work on the machine only ever adds.
    let relaxation = try best(of: 3) { try SolvedRound(FormulatedRound(round)) }
    let planning = try best(of: 3) { try Planner().plan(round) }
    let plain = try best(of: 2) { try textbook.solved() }
    guard let bound = planning.value.plan.summary.objectives.first?.bound,
      let optimum = plain.value.stages.first?.value, abs(bound - optimum) <= 1e-6 * max(1, abs(optimum))
    else {
      print("The textbook program and the plan's first bound differ.")
      return false
    }
    print("The textbook program's first objective by GLPK: \(Figure.seconds(plain.seconds)) s.")
    let ofRelaxation = isEnough(
      "All objectives of the relaxation", relaxation.seconds, of: plain.seconds, least: leastOfRelaxation)
    let ofPlanning = isEnough(
      "Planning as a whole", planning.seconds, of: plain.seconds, least: leastOfPlanning)
    let ofAgain = try holdAgain()
    return ofRelaxation && ofPlanning && ofAgain
  }

  /// Solving again, over all changes together: single ones differ with what they touch.
  private static func holdAgain() throws -> Bool {
    let again = try Again.all(of: try MeasuredRound.province.round())
    let cold = again.reduce(0) { $0 + $1.coldSeconds }
    let warm = again.reduce(0) { $0 + $1.warmSeconds }
    let ratio = cold / warm
    print(
      "All objectives again after a change: \(Figure.seconds(warm)) s instead of \(Figure.seconds(cold)) s, \(Figure.seconds(ratio)) times faster; at least \(leastOfAgain) wanted."
    )
    return ratio >= leastOfAgain && again.allSatisfy(\.agrees)
  }

  private static func isEnough(_ what: String, _ seconds: Double, of plain: Double, least: Double) -> Bool {
    let ratio = plain / seconds
    print(
      "\(what): \(Figure.seconds(seconds)) s, \(Figure.seconds(ratio)) times faster; at least \(least) wanted."
    )
    return ratio >= least
  }

  private static func best<Value>(of runs: Int, _ work: () throws -> Value) throws -> (
    value: Value, seconds: Double
  ) {
    var best = try timed(work)
    for _ in 1..<runs {
      let again = try timed(work)
      if again.seconds < best.seconds { best = again }
    }
    return best
  }
}
