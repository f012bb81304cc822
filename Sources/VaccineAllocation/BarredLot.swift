package import AllocationModel
internal import LinearProgramming

/// What no plan can beat where a lot line must not go somewhere, and who gets it then.
package struct LotBounds: Sendable {
  /// The bounds.
  package let bounds: Bounds
  /// Usable doses of the lot line by recipient in an optimum, used where it stands, now and later together.
  package let doses: [String: Double]
}

extension Planner {
  /// What no plan can beat if a lot line must not be shipped to a place, and who gets it in one of the best.
  ///
  /// - Parameters:
  ///   - round: the round.
  ///   - line: a lot line of it.
  ///   - place: the recipient that must not get it; nil bars nobody.
  ///   - restart: where a similar round ended, or nil. It changes the time, never a bound.
  ///   - objectives: how many objectives of the round's order to optimise; all where it is nil.
  package func bounds(
    of round: Round, lot line: LotLine, barredFrom place: String? = nil, after restart: Restart? = nil,
    objectives: Int? = nil
  ) throws(PlanningError) -> LotBounds {
    var index = RoundIndex(round)
    let lot = index.lots.firstIndex { LotKey(round.lots[$0.source]) == LotKey(line) }
    let recipient = place.flatMap { round.index(ofPlace: $0) }.flatMap { index.recipientOfPlace[$0] }
    if let lot, let recipient { index = index.barring(lot: lot, from: [recipient]) }
    let relaxation = Relaxation(index, objectives: objectives)
    let solved = try SolvedRound(
      FormulatedRound(relaxation), settings: settings, threads: threads, after: restart)
    var doses: [String: Double] = [:]
    for (position, flows) in FlowRecovery(relaxation).flows(solved.solution.columnValues).enumerated() {
      let code = round.places[index.recipients[position].place].place
      for flow in flows where flow.lot == lot {
        doses[code, default: 0] += flow.people * index.doses(index.share(ofLot: flow.lot, forLine: flow.line))
      }
    }
    return LotBounds(bounds: Bounds(solved), doses: doses)
  }
}
