import VaccineAllocation

/// Works out the figures of rounds that are like one round, each from where that one ended.
struct FigureSolver: Sendable {
  var planner: Planner
  /// The round that the others are like.
  let round: Round
  /// Its figures.
  let before: PlanFigures
  /// From where the others are solved.
  let restart: Restart

  /// Solves the round that the others are like.
  init(_ round: Round, planner: Planner) throws(PlanningError) {
    let judged = PlanFigures.judged(round)
    let bounds = try planner.bounds(of: judged)
    self.planner = planner
    self.round = round
    before = PlanFigures(bounds, tiers: judged.tiers)
    restart = bounds.restart
  }

  /// The figures of another round.
  func figures(of round: Round) throws(PlanningError) -> PlanFigures {
    let judged = PlanFigures.judged(round)
    return PlanFigures(try planner.bounds(of: judged, after: restart), tiers: judged.tiers)
  }

  /// The figures of the round with changes, or nil where they cannot be made.
  func figures(with changes: [RoundChange]) throws(PlanningError) -> PlanFigures? {
    guard let changed = try? round.applying(changes) else { return nil }
    return try figures(of: changed)
  }
}
