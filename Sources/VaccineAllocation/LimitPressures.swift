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
  /// Where the best that is possible without the limits of sessions goes beyond them, with as few people beyond as can
  /// be; the most people first.
  ///
  /// It nominates where sessions may bind; what more of them bring must be solved for.
  ///
  /// - Parameter restart: Where the round with its limits ended, or nil: a point from which to go beyond them.
  package func sessionPressures(
    of round: Round, after restart: Restart? = nil
  ) throws(PlanningError) -> [LimitPressure] {
    var relaxation = Relaxation(RoundIndex(round))
    let rows = relaxation.rows.indices.filter { relaxation.rows[$0].lazyRecipient != nil }
    let limits = rows.map { relaxation.rows[$0].upper }
    let recipients = rows.map { relaxation.rows[$0].lazyRecipient ?? 0 }
    relaxation.loosen(zip(rows, recipients).map { ($0, .sessions(recipient: $1), Double.infinity) })
    let solution = try solved(relaxation, after: restart).solution
    let position = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    var windows = [DayWindow?](repeating: nil, count: rows.count)
    var load = [Double](repeating: 0, count: rows.count)
    for entry in relaxation.entries {
      guard let row = position[entry.row], case .use(let arc) = relaxation.columns[entry.column] else {
        continue
      }
      load[row] += entry.coefficient * solution.columnValues[entry.column]
      let known = windows[row] ?? arc.window
      windows[row] = DayWindow(
        first: min(known.first, arc.window.first), last: max(known.last, arc.window.last))
    }
    var worst: [Int: LimitPressure] = [:]
    for row in rows.indices {
      guard let window = windows[row] else { continue }
      let people = load[row] - limits[row]
      guard people > 1e-6, people > worst[recipients[row]]?.people ?? 0 else { continue }
      worst[recipients[row]] = LimitPressure(
        place: round.places[relaxation.index.recipients[recipients[row]].place].place, demandRows: [],
        days: (round.policy.date + window.first)...(round.policy.date + window.last), people: people)
    }
    return worst.values.sorted { ($1.people, $0.place) < ($0.people, $1.place) }
  }

  /// What could be if everybody eligible came.
  package struct UptakePressures: Sendable {
    /// Where the best that is possible goes beyond the need, with as few people beyond as can be; the most people first.
    package let pressures: [LimitPressure]
    /// How good that best is in each objective.
    package let bounds: [Bounds.Objective]
    /// From where the same can be asked of a similar round.
    package let restart: Restart
  }

  /// Works out what could be if everybody eligible came.
  ///
  /// - Parameter restart: Where the round with its need ended, a point from which to go beyond it, or where the same was
  ///   asked of a similar round; or nil.
  package func uptakePressures(
    of round: Round, after restart: Restart? = nil
  ) throws(PlanningError) -> UptakePressures {
    var relaxation = Relaxation(RoundIndex(round))
    let index = relaxation.index
    var rowOfClass: [Int: Int] = [:]
    for (row, facts) in relaxation.rows.enumerated() {
      if case .demand(let demandClass) = facts.subject { rowOfClass[demandClass] = row }
    }
    let classes = relaxation.demand.classes
    let columns = relaxation.columns.count
    relaxation.loosen(
      classes.enumerated().compactMap { position, demandClass in
        let more = demandClass.lines.reduce(0.0) { sum, line in
          let own = round.demand[index.lines[line].source]
          var all = own
          all.uptake = 1
          return sum + Double(all.need - own.need)
        }
        return rowOfClass[position].map { ($0, .need(demandClass: position), more) }
      })
    let (solution, reached) = try solved(relaxation, after: restart)
    let found = zip(relaxation.columns, solution.columnValues).dropFirst(columns).compactMap {
      column, people -> LimitPressure? in
      guard case .beyond(.need(let position)) = column, people > 1e-6 else { return nil }
      let demandClass = classes[position]
      return LimitPressure(
        place: round.places[index.recipients[demandClass.recipient].place].place,
        demandRows: demandClass.lines.map { round.demand[index.lines[$0].source].demandRow },
        days: (round.policy.date + demandClass.window.first)...(round.policy.date + demandClass.window.last),
        people: people)
    }
    return UptakePressures(
      pressures: found.sorted { ($1.people, $0.demandRows[0]) < ($0.people, $1.demandRows[0]) },
      bounds: solution.bounds.map { Bounds.Objective(name: $0.name, value: $0.value) }, restart: reached)
  }

  /// Usable doses that every plan loses of a lot line that is best for the round's objectives, vials divisible.
  ///
  /// Where equal lot lines can stand in for each other, what the others could lose in its place is taken off.
  package func leastLoss(of line: LotLine, in round: Round) throws(PlanningError) -> Double {
    var relaxation = Relaxation(RoundIndex(round))
    let index = relaxation.index
    guard let lot = index.lots.firstIndex(where: { LotKey(round.lots[$0.source]) == LotKey(line) }) else {
      return 0
    }
    // A lot line that can go nowhere is in no class.
    let position = relaxation.lotClasses.classes.firstIndex { $0.lots.contains(lot) } ?? -1
    let members = position < 0 ? [lot] : relaxation.lotClasses.classes[position].lots
    var given = Relaxation.Stage(name: "given of the lot", sense: -1)
    for (column, meaning) in relaxation.columns.enumerated() {
      switch meaning {
      case .supply(position, _): given.terms.append((column, 1))
      case .use(let arc):
        switch arc.origin {
        case .here(position): given.terms.append((column, 1))
        case .pinned(let pin) where members.contains(index.pins[pin].lot): given.terms.append((column, 1))
        default: break
        }
      default: break
      }
    }
    relaxation.stages.append(given)
    let most = try solved(relaxation).solution.bounds.last?.value ?? 0
    let usable = members.map {
      index.doses(Int64(index.lots[$0].vials) * index.vaccines[index.lots[$0].vaccine].usableUnits)
    }
    let own = index.doses(Int64(line.vials) * index.vaccines[index.lots[lot].vaccine].usableUnits)
    let (all, others) = (usable.reduce(0, +), usable.reduce(0, +) - own)
    return max(0, all - most - others)
  }

  private func solved(
    _ relaxation: Relaxation, after restart: Restart? = nil
  ) throws(PlanningError) -> (solution: RelaxationSolution, restart: Restart) {
    do {
      let components = RelaxationComponents(relaxation)
      let solution = try RelaxationSolution(
        relaxation, components: components, settings: settings, threads: threads, after: restart)
      return (solution, Restart(relaxation, components: components, solutions: solution.solutions))
    } catch {
      throw PlanningError(error)
    }
  }
}

extension Relaxation {
  /// Lets rows go beyond their limits, those that are exceeded together by the same amount, and as little as the
  /// objectives allow.
  ///
  /// - Parameter loose: the rows, each with the limits it is one of and the most by which it may go beyond.
  fileprivate mutating func loosen(_ loose: [(row: Int, limits: Limits, most: Double)]) {
    var least = Stage(name: "beyond the limits", sense: 1)
    var columnOfLimits: [Limits: Int] = [:]
    var most: [Limits: Double] = [:]
    for one in loose { most[one.limits] = max(most[one.limits] ?? 0, one.most) }
    for one in loose {
      let column = columnOfLimits[one.limits] ?? columns.count
      if column == columns.count {
        columnOfLimits[one.limits] = column
        columns.append(.beyond(one.limits))
        least.terms.append((column, 1))
        // A column that no row names belongs to no component.
        rows.append(Row(subject: .beyond(one.limits), upper: most[one.limits] ?? 0))
        entries.append(Entry(row: rows.count - 1, column: column, coefficient: 1))
      }
    }
    for one in loose {
      guard let column = columnOfLimits[one.limits] else { continue }
      entries.append(Entry(row: one.row, column: column, coefficient: -1))
    }
    stages.append(least)
  }
}
