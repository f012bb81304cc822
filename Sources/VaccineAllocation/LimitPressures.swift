package import AllocationModel
internal import LinearProgramming

/// Where a plan would go beyond a limit if the limit were not there.
package struct LimitPressure: Sendable {
  /// The recipient.
  package let place: String
  /// The demand lines concerned, by their rows; empty where sessions are concerned.
  package let demandRows: [Int]
  /// The days between which people come beyond the limit.
  package let days: ClosedRange<Day>
  /// How many people come beyond it.
  package let people: Double
}

extension Planner {
  /// Where an optimum that no session holds back would go beyond the sessions, the most people first.
  ///
  /// It nominates where sessions may bind; what more of them bring must be solved for.
  package func sessionPressures(of round: Round, after restart: Restart?) throws(PlanningError)
    -> [LimitPressure]
  {
    var relaxation = Relaxation(RoundIndex(round))
    let limits = relaxation.rows.map(\.upper)
    for row in relaxation.rows.indices where relaxation.rows[row].lazyRecipient != nil {
      relaxation.rows[row].upper = .infinity
    }
    var windows = [DayWindow?](repeating: nil, count: relaxation.rows.count)
    var load = [Double](repeating: 0, count: relaxation.rows.count)
    let solution = try solved(relaxation, after: restart)
    for entry in relaxation.entries where relaxation.rows[entry.row].lazyRecipient != nil {
      load[entry.row] += entry.coefficient * solution.columnValues[entry.column]
      guard case .use(let arc) = relaxation.columns[entry.column] else { continue }
      let known = windows[entry.row] ?? arc.window
      windows[entry.row] = DayWindow(
        first: min(known.first, arc.window.first), last: max(known.last, arc.window.last))
    }
    var worst: [Int: LimitPressure] = [:]
    for (row, facts) in relaxation.rows.enumerated() {
      guard let recipient = facts.lazyRecipient, let window = windows[row] else { continue }
      let people = load[row] - limits[row]
      guard people > 1e-6, people > worst[recipient]?.people ?? 0 else { continue }
      worst[recipient] = LimitPressure(
        place: round.places[relaxation.index.recipients[recipient].place].place, demandRows: [],
        days: (round.policy.date + window.first)...(round.policy.date + window.last), people: people)
    }
    return worst.values.sorted { ($1.people, $0.place) < ($0.people, $1.place) }
  }

  /// Where an optimum would vaccinate more than the need if everybody eligible came, the most people first.
  package func uptakePressures(of round: Round, after restart: Restart?) throws(PlanningError)
    -> [LimitPressure]
  {
    var relaxation = Relaxation(RoundIndex(round))
    let index = relaxation.index
    let first = relaxation.lotClasses.classes.count + relaxation.chains.nodes.count
    let classes = relaxation.demand.classes
    for (position, demandClass) in classes.enumerated() {
      relaxation.rows[first + position].upper = demandClass.lines.reduce(0.0) { sum, line in
        var all = round.demand[index.lines[line].source]
        all.uptake = 1
        return sum + Double(all.need)
      }
    }
    var load = [Double](repeating: 0, count: classes.count)
    let solution = try solved(relaxation, after: restart)
    for entry in relaxation.entries where (first..<first + classes.count).contains(entry.row) {
      load[entry.row - first] += entry.coefficient * solution.columnValues[entry.column]
    }
    return classes.enumerated().compactMap { position, demandClass -> LimitPressure? in
      let people = load[position] - Double(demandClass.need)
      guard people > 1e-6 else { return nil }
      return LimitPressure(
        place: round.places[index.recipients[demandClass.recipient].place].place,
        demandRows: demandClass.lines.map { round.demand[index.lines[$0].source].demandRow },
        days: (round.policy.date + demandClass.window.first)...(round.policy.date + demandClass.window.last),
        people: people)
    }.sorted { ($1.people, $0.demandRows[0]) < ($0.people, $1.demandRows[0]) }
  }

  private func solved(
    _ relaxation: Relaxation, after restart: Restart?
  ) throws(PlanningError) -> RelaxationSolution {
    do {
      return try RelaxationSolution(
        relaxation, components: RelaxationComponents(relaxation),
        settings: .planning(shouldStop: shouldStop), threads: threads, after: restart)
    } catch {
      throw PlanningError(error)
    }
  }
}
