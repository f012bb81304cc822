internal import LinearProgramming
public import VaccineAllocation

/// Something that may stand between doses and people.
public enum Hindrance: String, Sendable, Hashable, CaseIterable {
  /// There is no suitable stock for them.
  case stock
  /// The sessions are full.
  case sessions
  /// The doses come too late, or live too short.
  case time
  /// There is no cold storage left.
  case storage
  /// No lane leads there, or it carries no more.
  case lane
  /// The doses are reserved for others.
  case reservation
  /// Doses are kept in the stores.
  case reserve
  /// Doses are kept for the next doses of people who begin a course.
  case nextDoses
  /// A pin holds them where they are not needed.
  case pin
  /// Fewer people come than are eligible.
  case uptake
}

/// What lifting some hindrances, and nothing else, would bring.
public struct Lifting: Sendable, Hashable {
  /// What is lifted, together.
  public let hindrances: [Hindrance]
  /// The round with them lifted: planning it from nothing reaches the same bounds.
  public let round: Round
  /// The figures before and after, both by solving.
  public let effect: ChangeEffect
}

/// Lifts hindrances of a round one at a time and solves again.
///
/// A hindrance is a cause exactly where lifting it alone makes the round better. Where none does, pairs are tried: then
/// both stand in the way together.
struct HindranceProbe: Sendable {
  /// Where they are lifted.
  enum Scope: Sendable {
    /// For one lot line, wherever it could go.
    case lot(LotLine)
    /// For some demand lines of one recipient, by their rows, with the people of each who go without.
    case lines(place: String, lacking: [Int: Int])
  }

  let solver: FigureSolver
  let scope: Scope
  private var round: Round { solver.round }

  init(_ solver: FigureSolver, scope: Scope) {
    self.solver = solver
    self.scope = scope
  }

  /// What helps alone, that which helps most first, and where nothing does the pairs that help.
  func causes() throws(PlanningError) -> [Lifting] {
    let possible = Hindrance.allCases.filter(isPossible)
    var found: [Lifting] = []
    let alone = HindranceProbe(solver.onOneThread, scope: scope)
    found = try Concurrently.map(possible, threads: solver.planner.threads) {
      hindrance throws(PlanningError) in
      try alone.lifting([hindrance])
    }.compactMap { $0 }
    if found.isEmpty, try lifting(possible) != nil {
      for (position, first) in possible.enumerated() {
        for second in possible[(position + 1)...] {
          if let lifting = try lifting([first, second]) { found.append(lifting) }
        }
      }
      if found.isEmpty, let all = try lifting(possible) { found = [all] }
    }
    return found.sorted { left, right in
      if left.effect.after.isBetter(than: right.effect.after) { return true }
      if right.effect.after.isBetter(than: left.effect.after) { return false }
      return left.hindrances.map(\.rawValue).lexicographicallyPrecedes(right.hindrances.map(\.rawValue))
    }
  }

  /// The effect of lifting some hindrances together, or nil where it helps nobody.
  func lifting(_ hindrances: [Hindrance]) throws(PlanningError) -> Lifting? {
    var tables = ChangedTables(round)
    for hindrance in hindrances { lift(hindrance, &tables) }
    guard let changed = try? Round(tables.tables) else { return nil }
    let after = try solver.figures(of: changed)
    guard after.isBetter(than: solver.before) else { return nil }
    return Lifting(
      hindrances: hindrances, round: changed, effect: ChangeEffect(before: solver.before, after: after))
  }

  /// Whether there is anything to lift.
  private func isPossible(_ hindrance: Hindrance) -> Bool {
    let isLot = if case .lot = scope { true } else { false }
    switch hindrance {
    case .stock: return !isLot
    case .uptake: return isLot
    case .sessions, .time, .lane: return true
    case .storage: return round.places.contains { $0.storageLitres != nil }
    case .reservation:
      if case .lot(let line) = scope { return !line.reservedFor.isEmpty }
      return round.lots.contains { !$0.reservedFor.isEmpty }
    case .reserve:
      if case .lot(let line) = scope { return round.policy.reserve.contains { $0.vaccine == line.vaccine } }
      return !round.policy.reserve.isEmpty
    case .nextDoses: return round.securesNextDoses
    case .pin: return !round.pins.isEmpty
    }
  }

  private func lift(_ hindrance: Hindrance, _ changed: inout ChangedTables) {
    switch hindrance {
    case .stock:
      if case .lines(_, let lacking) = scope { changed.giveOwnStock(lacking) }
    case .sessions: liftSessions(&changed.tables)
    case .time: liftTime(&changed.tables)
    case .storage:
      for place in changed.tables.places.indices where isMeant(changed.tables.places[place].place) {
        changed.tables.places[place].storageLitres = nil
      }
    case .lane: liftLanes(&changed.tables)
    case .reservation:
      if case .lines(_, let lacking) = scope { return changed.liftReservations(forRows: Set(lacking.keys)) }
      for lot in changed.tables.lots.indices where isMeant(changed.tables.lots[lot]) {
        changed.tables.lots[lot].reservedFor = []
      }
    case .reserve:
      if case .lot(let line) = scope {
        changed.tables.policy.reserve.removeAll { $0.vaccine == line.vaccine }
      } else {
        changed.tables.policy.reserve = []
      }
    case .nextDoses: changed.tables.policy.secureNextDose = nil
    case .pin: changed.tables.pins = []
    case .uptake:
      guard case .lot(let line) = scope else { return }
      for row in changed.tables.demand.indices {
        let demand = changed.tables.demand[row]
        if round.share(of: line, for: demand) != nil { changed.tables.demand[row].uptake = 1 }
      }
    }
  }

  private func liftSessions(_ tables: inout RoundTables) {
    let need = round.demand.reduce(into: [String: Int]()) { $0[$1.place, default: 0] += $1.need }
    for place in Set(tables.capacity.map(\.place)).sorted() where isMeant(place) {
      tables.capacity.append(
        CapacityRow(place: place, peoplePerDay: ExactDecimal(max(1, need[place] ?? 0))))
    }
  }

  /// Everything that is meant is there at once, and nothing is too short-lived to be sent.
  private func liftTime(_ tables: inout RoundTables) {
    tables.policy.leastDaysOnArrival = 0
    for lot in tables.lots.indices where isMeant(tables.lots[lot]) { tables.lots[lot].availableFrom = nil }
    rewriteLanes(&tables) { lane in lane.leadDays = 0 }
  }

  /// Every place with stock has a lane, as long as the longest that leads there now, and none has a limit.
  private func liftLanes(_ tables: inout RoundTables) {
    rewriteLanes(&tables, opensNew: true) { lane in lane.mostVials = nil }
  }

  /// Writes every lane that is meant as a row of its own.
  private func rewriteLanes(
    _ tables: inout RoundTables, opensNew: Bool = false, _ change: (inout LaneRow) -> Void
  ) {
    var rows = tables.lanes ?? tables.places.filter(\.isStore).map { LaneRow(from: $0.place, to: nil) }
    let origins: [Int]
    if case .lot(let line) = scope {
      origins = [round.index(ofPlace: line.place)].compactMap { $0 }
    } else {
      origins = Set(
        round.lots.filter { round.exclusion(of: $0) == nil }.compactMap { round.index(ofPlace: $0.place) }
      )
      .sorted()
    }
    let recipients = round.places.indices.filter {
      guard !round.places[$0].isStore else { return false }
      if case .lines(let place, _) = scope { return round.places[$0].place == place }
      return true
    }
    for to in recipients {
      let known = origins.compactMap { round.lanes.lane(from: $0, to: to) }
      for from in origins where from != to {
        let (origin, target) = (round.places[from].place, round.places[to].place)
        var row = LaneRow(from: origin, to: target)
        if let lane = round.lanes.lane(from: from, to: to) {
          row.leadDays = lane.leadDays
          row.costPerVial = lane.costPerVial
          row.mostVials = lane.mostVials
        } else if opensNew {
          row.leadDays = known.map(\.leadDays).max() ?? 1
        } else {
          continue
        }
        change(&row)
        rows.removeAll { $0.from == origin && $0.to == target }
        rows.append(row)
      }
    }
    tables.lanes = rows
  }

  private func isMeant(_ place: String) -> Bool {
    if case .lines(let meant, _) = scope { return place == meant }
    return true
  }

  private func isMeant(_ line: LotLine) -> Bool {
    if case .lot(let meant) = scope { return LotName(meant).names(line) }
    return true
  }
}
