import LinearProgramming
import VaccineAllocation

/// Names the measures worth trying.
struct MeasureNomination: Sendable {
  private let solver: FigureSolver
  private let most: Int
  /// From where a similar round's uptakes can be looked at, if that is known.
  private let uptakesOfSimilar: Restart?
  private var round: Round { solver.round }
  /// The round with the objectives that figures look at.
  private var asked: Round { PlanFigures.judged(round) }

  /// Looks for measures for a solver's round, at most so many of each kind.
  ///
  /// - Parameter similar: What was found for a similar round, if anything.
  init(_ solver: FigureSolver, most: Int, after similar: Nominated? = nil) {
    self.init(solver, most: most, uptakesOfSimilar: similar?.uptakes)
  }

  private init(_ solver: FigureSolver, most: Int, uptakesOfSimilar: Restart?) {
    self.solver = solver
    self.most = most
    self.uptakesOfSimilar = uptakesOfSimilar
  }

  /// The kinds that linear programs are solved for, in the order in which their measures are listed.
  private enum Kind: CaseIterable {
    case sessions, uptakes, storage, lanes
  }

  /// What was found.
  struct Nominated: Sendable {
    /// Measures that may bring something, of every kind.
    var levers: [Lever]
    /// From where the uptakes of a similar round can be looked at.
    fileprivate(set) var uptakes: Restart?
  }

  /// Measures that may bring something, of every kind.
  func nominated() throws(PlanningError) -> Nominated {
    let alone = MeasureNomination(solver.onOneThread, most: most, uptakesOfSimilar: uptakesOfSimilar)
    let solved = try Concurrently.map(Kind.allCases, threads: solver.planner.threads) {
      kind throws(PlanningError) in
      switch kind {
      case .sessions: Nominated(levers: try alone.sessions())
      case .uptakes: try alone.uptakes()
      case .storage: Nominated(levers: try alone.storage())
      case .lanes: Nominated(levers: try alone.lanes())
      }
    }
    let stated = releases() + reserves() + arrivals() + unpins()
    return Nominated(
      levers: stated + solved.flatMap(\.levers), uptakes: solved.compactMap(\.uptakes).first)
  }

  /// Pressures of two optima, the most people first of each in turn: one that looks at doses lost alone, and one that
  /// looks at everything that figures look at.
  ///
  /// - Parameter all: The pressures of the latter, which is known.
  private func nominated(
    _ all: [LimitPressure], _ find: (Round) throws(PlanningError) -> [LimitPressure]
  ) throws(PlanningError) -> [LimitPressure] {
    guard solver.before.dosesLost >= 0.05, asked.policy.objectives != [.waste] else {
      return Array(all.prefix(most))
    }
    var tables = round.tables
    tables.policy.objectives = [.waste]
    guard let wasteAlone = try? Round(tables) else { return Array(all.prefix(most)) }
    var found: [LimitPressure] = []
    for pressure in try find(wasteAlone).prefix(most) + all.prefix(most)
    where !found.contains(where: { $0.place == pressure.place && $0.demandRows == pressure.demandRows }) {
      found.append(pressure)
    }
    return found
  }

  private func sessions() throws(PlanningError) -> [Lever] {
    func find(_ round: Round) throws(PlanningError) -> [LimitPressure] {
      try solver.planner.sessionPressures(of: round, after: solver.restart)
    }
    let found = try nominated(find(asked), find)
    return found.map { pressure in
      let (place, days) = (pressure.place, pressure.days)
      return Lever(
        .sessions(place: place, days: days), full: Int(pressure.people.rounded(.up)) + 1, rise: { Double($0) }
      ) { [.sessions(place: place, people: $0, days: days)] }
    }
  }

  private func uptakes() throws(PlanningError) -> Nominated {
    // More people can only save doses that are lost, or take the place of others: where everybody coming would not
    // help, nobody would.
    let free = try solver.planner.uptakePressures(of: asked, after: uptakesOfSimilar ?? solver.restart)
    let everybody = PlanFigures(free.bounds, tiers: asked.tiers)
    guard
      solver.before.dosesLost - everybody.dosesLost >= 0.05 || everybody.people - solver.before.people >= 0.5
    else { return Nominated(levers: [], uptakes: free.restart) }
    let found = try nominated(free.pressures) { round throws(PlanningError) in
      try solver.planner.uptakePressures(of: round, after: free.restart).pressures
    }
    var levers: [Lever] = []
    for pressure in found {
      guard let line = round.demand.first(where: { pressure.demandRows.contains($0.demandRow) }) else {
        continue
      }
      let hundredths = ExactDecimal.floorOfProduct(line.uptake, 100)
      guard hundredths < 100 else { continue }
      let (place, group, dose) = (line.place, line.group, line.dose)
      @Sendable func part(_ points: Int) -> ExactDecimal {
        ExactDecimal(mantissa: Int64(hundredths + points), decimals: 2) ?? 1
      }
      // Where a change is one of several lines, each has a limit of its own.
      let isOne = round.demand.count { ($0.place, $0.group, $0.dose) == (place, group, dose) } == 1
      let need: @Sendable (Int) -> Double = { points in
        var line = line
        if points > 0 { line.uptake = part(points) }
        return Double(line.need)
      }
      levers.append(
        Lever(
          .uptake(place: place, group: group, dose: dose), full: 100 - hundredths, rise: isOne ? need : nil
        ) { [.uptake(place: place, group: group, dose: dose, part: part($0))] })
    }
    return Nominated(levers: levers, uptakes: free.restart)
  }

  private func releases() -> [Lever] {
    usableLots { !$0.reservedFor.isEmpty }.prefix(most).map { line in
      let name = LotName(line)
      return Lever(.release(name)) { _ in [.release(name)] }
    }
  }

  private func reserves() -> [Lever] {
    round.policy.reserve.filter { $0.doses > 0 }.map { reserve in
      let (vaccine, kept) = (reserve.vaccine, reserve.doses)
      // More than the stock holds is never kept.
      let held = round.lots.filter { $0.vaccine == vaccine && round.exclusion(of: $0) == nil }
        .reduce(0) { $0 + $1.vials * round.vaccine(of: $1).dosesPerVial }
      let counted = min(kept.floor, held)
      return Lever(.reserve(vaccine: vaccine), full: max(1, counted), rise: { Double($0) }) { doses in
        [.reserve(vaccine: vaccine, doses: ExactDecimal(max(0, counted - doses)))]
      }
    }
  }

  private func arrivals() -> [Lever] {
    let date = round.policy.date
    return usableLots { ($0.availableFrom ?? date) > date }.prefix(most).compactMap { line in
      guard let from = line.availableFrom else { return nil }
      let name = LotName(line)
      return Lever(.arrival(name), full: from - date) { [.arrival(name, from - $0)] }
    }
  }

  private func unpins() -> [Lever] {
    round.pins.prefix(most).map { pin in
      let name = LotName(pin.lot, vaccine: pin.vaccine, place: pin.from)
      return Lever(.unpin(name, to: pin.to)) { _ in [.unpin(name, to: pin.to)] }
    }
  }

  private func storage() throws(PlanningError) -> [Lever] {
    let limited = round.places.filter { !$0.isStore && $0.storageLitres != nil }
    // If no limit at all brings nothing, no larger one does.
    let lifted = limited.map { RoundChange.storage(place: $0.place, litres: nil) }
    guard !limited.isEmpty, try helps(lifted) else { return [] }
    let need = round.demand.reduce(into: [String: Int]()) { $0[$1.place, default: 0] += $1.need }
    let byNeed = limited.sorted { (need[$1.place] ?? 0, $0.place) < (need[$0.place] ?? 0, $1.place) }
    let mostLitres = round.lots.reduce(0.0) {
      $0 + Double($1.vials) * (round.vaccine(of: $1).litresPerVial?.doubleValue ?? 0)
    }
    return byNeed.prefix(most).map { place in
      let (code, litres) = (place.place, place.storageLitres ?? 0)
      return Lever(.storage(place: code), full: Int(mostLitres.rounded(.up)), rise: { Double($0) }) { more in
        [.storage(place: code, litres: litres.adding(ExactDecimal(more)) ?? litres)]
      }
    }
  }

  /// Ways out of the places where stock stands that will otherwise be lost, to the recipients with most need.
  private func lanes() throws(PlanningError) -> [Lever] {
    let counted = usableLots { line in round.countsAsWaste(line) && round.index(ofPlace: line.place) != nil }
    let need = round.demand.reduce(into: [String: Int]()) { $0[$1.place, default: 0] += $1.need }
    var levers: [Lever] = []
    var seen: Set<String> = []
    for line in counted where seen.count < most {
      guard let from = round.index(ofPlace: line.place), seen.insert(line.place).inserted else { continue }
      let closed = round.places.indices.filter { to in
        to != from && !round.places[to].isStore && round.lanes.lane(from: from, to: to) == nil
          && need[round.places[to].place] ?? 0 > 0
      }
      if closed.isEmpty { continue }
      let all = closed.map { lane(line.place, round.places[$0].place) }
      guard try helps(all) else { continue }
      let byNeed = closed.sorted {
        (need[round.places[$1].place] ?? 0, $0) < (need[round.places[$0].place] ?? 0, $1)
      }
      for to in byNeed.prefix(most) {
        let change = lane(line.place, round.places[to].place)
        levers.append(Lever(.lane(from: line.place, to: round.places[to].place)) { _ in [change] })
      }
    }
    return levers
  }

  /// A lane as a van would drive it tomorrow.
  private func lane(_ from: String, _ to: String) -> RoundChange {
    .lane(from: from, to: to, leadDays: 1, cost: 1, mostVials: nil)
  }

  private func helps(_ changes: [RoundChange]) throws(PlanningError) -> Bool {
    try solver.figures(with: changes)?.isBetter(than: solver.before) ?? false
  }

  /// Usable lot lines of some kind, those with most usable doses first.
  private func usableLots(_ isMeant: (LotLine) -> Bool) -> [LotLine] {
    round.lots.filter { $0.vials > 0 && round.exclusion(of: $0) == nil && isMeant($0) }.sorted {
      left, right in
      let (first, second) = (doses(left), doses(right))
      return first != second ? first > second : LotName(left).description < LotName(right).description
    }
  }

  private func doses(_ line: LotLine) -> Double {
    Double(line.vials) * round.vaccine(of: line).usableDosesPerVial.doubleValue
  }
}
