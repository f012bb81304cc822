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

  /// The same for what is done beside other things.
  var onOneThread: FigureSolver {
    var alone = self
    alone.planner = planner.onOneThread
    return alone
  }

  /// Solves the round that the others are like.
  ///
  /// - Parameter restart: Where a similar round ended, or nil.
  init(_ round: Round, planner: Planner, after restart: Restart? = nil) throws(PlanningError) {
    let judged = PlanFigures.judged(round)
    let bounds = try planner.bounds(of: judged, after: restart)
    self.planner = planner
    self.round = round
    before = PlanFigures(bounds.objectives, tiers: judged.tiers)
    self.restart = bounds.restart
  }

  /// The figures of another round.
  func figures(of round: Round) throws(PlanningError) -> PlanFigures {
    let judged = PlanFigures.judged(round)
    return PlanFigures(try planner.bounds(of: judged, after: restart).objectives, tiers: judged.tiers)
  }

  /// The figures of the round with changes, or nil where they cannot be made.
  func figures(with changes: [RoundChange]) throws(PlanningError) -> PlanFigures? {
    guard let changed = try? round.applying(changes) else { return nil }
    return try figures(of: changed)
  }
}
