/// The sum of a program's linear stages, each far lighter than the one before it.
///
/// Its optimum is at or near that of several stages at once, so that they have little left to do from there. It is a
/// place to begin and decides nothing.
package struct StageBlend: Sendable {
  /// The sum, to be minimised.
  package private(set) var terms: [Term] = []
  /// How many stages are in it.
  private(set) var count = 0

  /// How much more a stage weighs than the next one.
  private static let ratio = 64.0
  /// Lighter stages are left out: the solver's tolerance would not see them.
  private static let lightest = 1e-6
  /// In programs with fewer rows than this, no stage is worth being seen so faintly: each is done in no time.
  private static let rowsOfSmall = 1_000
  private static let lightestOfSmall = 1e-4

  /// Adds up the stages of a program; fair sharings are left out.
  package init(_ program: LinearProgram) {
    var weight = 1.0
    let lightest = program.rowCount < Self.rowsOfSmall ? Self.lightestOfSmall : Self.lightest
    for stage in program.stages where weight >= lightest {
      let (own, sign): ([Term], Double)
      switch stage.objective {
      case .minimize(let linear, _): (own, sign) = (linear, 1)
      case .maximize(let linear, _): (own, sign) = (linear, -1)
      case .leximin: continue
      }
      let largest = own.reduce(0) { max($0, abs($1.coefficient)) }
      guard largest > 0 else { continue }
      terms += own.map { Term(column: $0.column, coefficient: sign * weight * $0.coefficient / largest) }
      count += 1
      weight /= Self.ratio
    }
  }
}

extension LinearProgram {
  /// The same program with the blend of its stages as the only one.
  package func blended() -> LinearProgram {
    var blended = self
    blended.stages = [Stage(name: "blend", objective: .minimize(StageBlend(self).terms))]
    return blended
  }
}
