import AllocationModel
import LinearProgramming

/// The relaxation as the model states it, word for word: vials for every source, people for every source and
/// demand line, a session row for every pair of days. It is large and slow, and knows nothing of the planner.
struct PlainRelaxation {
  struct Source {
    let lot: Int
    let place: Int
    let when: Dispatch
    /// The days on which it serves, counted from the dispatch day; nil where it never does.
    let days: ClosedRange<Int>?
    let pinned: Int?
    let lastDay: Int
  }

  struct UseColumn {
    let source: Int
    let line: Int
    let share: Double
    let days: ClosedRange<Int>
  }

  let round: Round
  private(set) var sources: [Source] = []
  private(set) var uses: [UseColumn] = []
  /// Positions in the round's places, in the order of the fair shares.
  private(set) var fairPlaces: [Int] = []
  private(set) var program = LinearProgramBuilder().finish()

  init(_ round: Round) {
    self.round = round
    for lot in round.lots.indices where round.exclusion(of: round.lots[lot]) == nil {
      for place in round.places.indices where !round.places[place].isStore {
        for when in Dispatch.allCases {
          if let source = PlainRelaxation.source(round, lot: lot, place: place, when) {
            sources.append(source)
          }
        }
      }
    }
    for (position, source) in sources.enumerated() {
      guard let days = source.days else { continue }
      for (line, demand) in round.demand.enumerated()
      where demand.need > 0 && demand.place == round.places[source.place].place {
        guard let share = round.share(of: round.lots[source.lot], for: demand) else { continue }
        let first = max(days.lowerBound, demand.from.map { $0 - round.policy.date } ?? 0, 0)
        let last = min(
          days.upperBound, demand.until.map { $0 - round.policy.date } ?? .max,
          round.horizon - round.policy.date)
        if first <= last {
          uses.append(UseColumn(source: position, line: line, share: share.doubleValue, days: first...last))
        }
      }
    }
    program = build()
  }

  // MARK: Sources

  private struct Journey {
    let arrival: Int
    let last: Int
  }

  /// When a lot arrives and how long it lives there, for *now* or *later*; nil where the lane, the next
  /// dispatch or the life left rules it out.
  private static func journey(
    _ round: Round, _ line: LotLine, lane: Lane?, _ when: Dispatch, isPinned: Bool
  ) -> Journey? {
    guard let lane else { return nil }
    let start = round.policy.date
    let available = max(0, line.availableFrom.map { $0 - start } ?? 0)
    let dispatch: Int
    var last = round.lastDay(of: line) - start
    switch when {
    case .here: return nil
    case .now:
      if round.policy.nextDispatch != nil, available > 0, !isPinned { return nil }
      dispatch = available
      if round.isFrozen(line), let days = round.vaccine(of: line).thawedDays {
        last = min(last, dispatch + days - round.policy.safetyDays)
      }
    case .later:
      guard let next = round.policy.nextDispatch else { return nil }
      dispatch = max(next - start, available)
    }
    let least = isPinned ? 1 : max(1, round.policy.leastDaysOnArrival)
    let arrival = dispatch + lane.leadDays
    guard last - arrival + 1 >= least || isPinned else { return nil }
    return Journey(arrival: arrival, last: last)
  }

  private static func source(_ round: Round, lot: Int, place: Int, _ when: Dispatch) -> Source? {
    let line = round.lots[lot]
    let standing = round.lastDay(of: line) - round.policy.date
    let available = max(0, line.availableFrom.map { $0 - round.policy.date } ?? 0)
    let code = round.places[place].place
    if when == .here {
      guard line.place == code, available <= standing else { return nil }
      return Source(
        lot: lot, place: place, when: when, days: available...standing, pinned: nil, lastDay: standing)
    }
    guard line.place != code, let origin = round.index(ofPlace: line.place) else { return nil }
    let lane = round.lanes.lane(from: origin, to: place)
    let pin =
      when == .now
      ? round.pins.first {
        ($0.lot, $0.vaccine, $0.from, $0.to) == (line.lot, line.vaccine, line.place, code)
      } : nil
    guard let journey = journey(round, line, lane: lane, when, isPinned: pin != nil) else { return nil }
    var last = journey.last
    if when == .now, let next = round.policy.nextDispatch, let lane,
      PlainRelaxation.journey(round, line, lane: lane, .later, isPinned: false) != nil
    {
      last = min(last, next - round.policy.date + lane.leadDays - 1 + round.policy.bufferDays)
    }
    return Source(
      lot: lot, place: place, when: when, days: journey.arrival <= last ? journey.arrival...last : nil,
      pinned: pin?.vials, lastDay: journey.last)
  }

  // MARK: The program

  func usableDoses(_ lot: Int) -> Double {
    round.vaccine(of: round.lots[lot]).usableDosesPerVial.doubleValue
  }
  private func litres(_ lot: Int) -> Double {
    round.vaccine(of: round.lots[lot]).litresPerVial?.doubleValue ?? 0
  }
  func lane(_ source: Source) -> Lane? {
    round.index(ofPlace: round.lots[source.lot].place).flatMap {
      round.lanes.lane(from: $0, to: source.place)
    }
  }

  /// The column of people; those of vials are numbered like the sources.
  func column(ofUse use: Int) -> Int { sources.count + use }

  private mutating func build() -> LinearProgram {
    var builder = LinearProgramBuilder(name: "plain")
    for source in sources {
      _ = builder.addColumn(
        lower: Double(source.pinned ?? 0), upper: source.pinned.map(Double.init) ?? .infinity)
    }
    for _ in uses { _ = builder.addColumn() }
    addStock(&builder)
    addSessions(&builder)
    addDispatchLimits(&builder)
    addReserves(&builder)
    addKeeping(&builder)
    for objective in round.policy.objectives { addStages(objective, &builder) }
    return builder.finish()
  }

  private func addStock(_ builder: inout LinearProgramBuilder) {
    for lot in round.lots.indices {
      let row = builder.addRow(upper: Double(round.lots[lot].vials))
      precondition(row == lot, "the first rows are those of the lots")
      for (position, source) in sources.enumerated() where source.lot == lot {
        builder.add(1, row: row, column: position)
      }
    }
    for (position, source) in sources.enumerated() {
      let row = builder.addRow(upper: 0)
      builder.add(-usableDoses(source.lot), row: row, column: position)
      for (use, column) in uses.enumerated() where column.source == position {
        builder.add(column.share, row: row, column: self.column(ofUse: use))
      }
    }
    for (line, demand) in round.demand.enumerated() {
      let row = builder.addRow(upper: Double(demand.need))
      for (use, column) in uses.enumerated() where column.line == line {
        builder.add(1, row: row, column: self.column(ofUse: use))
      }
    }
  }

  private func addSessions(_ builder: inout LinearProgramBuilder) {
    for place in round.places.indices {
      let here = uses.indices.filter { sources[uses[$0].source].place == place }
      for first in Set(here.map { uses[$0].days.lowerBound }) {
        for last in Set(here.map { uses[$0].days.upperBound }) where last >= first {
          let people = (first...last).reduce(0) {
            $0 + round.capacity(ofPlace: place, on: round.policy.date + $1)
          }
          let row = builder.addRow(upper: Double(people))
          for use in here where uses[use].days.lowerBound >= first && uses[use].days.upperBound <= last {
            builder.add(1, row: row, column: column(ofUse: use))
          }
        }
      }
    }
  }

  private func addDispatchLimits(_ builder: inout LinearProgramBuilder) {
    for (from, origin) in round.places.enumerated() {
      for to in round.places.indices {
        guard let most = round.lanes.lane(from: from, to: to)?.mostVials else { continue }
        let row = builder.addRow(upper: most.doubleValue)
        for (position, source) in sources.enumerated()
        where source.when == .now && source.place == to && round.lots[source.lot].place == origin.place {
          builder.add(1, row: row, column: position)
        }
      }
    }
    for (place, facts) in round.places.enumerated() where !facts.isStore {
      guard let room = facts.storageLitres?.doubleValue else { continue }
      let standing = round.lots.indices.reduce(0.0) {
        let line = round.lots[$1]
        return line.place == facts.place && line.status != .destroyed
          ? $0 + Double(line.vials) * litres($1) : $0
      }
      let row = builder.addRow(upper: max(0, room - standing))
      for (position, source) in sources.enumerated() where source.when == .now {
        if source.place == place { builder.add(litres(source.lot), row: row, column: position) }
        if round.lots[source.lot].place == facts.place {
          builder.add(-litres(source.lot), row: row, column: position)
        }
      }
    }
  }

  private func addReserves(_ builder: inout LinearProgramBuilder) {
    let from = max(round.policy.nextDispatch ?? round.policy.date, round.policy.date + 30)
    for reserve in round.policy.reserve {
      let kept = round.lots.indices.filter { lot in
        let line = round.lots[lot]
        let isInStore = round.index(ofPlace: line.place).map { round.places[$0].isStore } ?? false
        return line.vaccine == reserve.vaccine && isInStore && round.exclusion(of: line) == nil
          && round.lastDay(of: line) >= from
      }
      let perVial = kept.first.map { Double(round.vaccine(of: round.lots[$0]).dosesPerVial) } ?? 1
      let held = kept.reduce(0.0) { $0 + Double(round.lots[$1].vials) * perVial }
      let row = builder.addRow(upper: held - min(held, reserve.doses.doubleValue))
      for (position, source) in sources.enumerated() where kept.contains(source.lot) {
        builder.add(perVial, row: row, column: position)
      }
    }
  }

  // MARK: Objectives

  private mutating func addStages(_ objective: ObjectiveKind, _ builder: inout LinearProgramBuilder) {
    let people = uses.indices.map { (use: $0, column: column(ofUse: $0)) }
    func add(_ name: String, _ objective: Objective) {
      builder.stages.append(Stage(name: name, objective: objective))
    }
    switch objective {
    case .waste:
      let counted = Set(round.lots.indices.filter { round.countsAsWaste(round.lots[$0]) })
      let late = Set(
        sources.indices.filter { position in
          let source = sources[position]
          return source.when == .now && !counted.contains(source.lot)
            && round.policy.date + source.lastDay <= round.wasteUntil
        })
      var terms = late.sorted().map { Term(column: $0, coefficient: usableDoses(sources[$0].lot)) }
      for (use, column) in people
      where counted.contains(sources[uses[use].source].lot) || late.contains(uses[use].source) {
        terms.append(Term(column: column, coefficient: -uses[use].share))
      }
      add(
        "waste",
        .minimize(terms, constant: counted.reduce(0) { $0 + Double(round.lots[$1].vials) * usableDoses($1) }))
    case .need:
      for tier in round.tiers {
        let served = people.filter { round.demand[uses[$0.use].line].priority == tier }
        add("need:\(tier)", .maximize(served.map { Term(column: $0.column, coefficient: 1) }))
      }
    case .equity:
      var shares: [Share] = []
      for place in round.places.indices {
        let here = people.filter { sources[uses[$0.use].source].place == place }
        guard !here.isEmpty else { continue }
        let code = round.places[place].place
        let weight = round.demand.filter { $0.place == code }.reduce(0) { $0 + $1.need }
        shares.append(
          Share(terms: here.map { Term(column: $0.column, coefficient: 1) }, weight: Double(weight)))
        fairPlaces.append(place)
      }
      add("equity", .leximin(shares))
    case .sooner:
      let later = people.filter { sources[uses[$0.use].source].when == .later }
      add("sooner", .minimize(later.map { Term(column: $0.column, coefficient: 1) }))
    case .earliestExpiry:
      let ranks = ranks()
      add(
        "earliest_expiry",
        .minimize(
          people.map {
            Term(
              column: $0.column,
              coefficient: Double(ranks[sources[uses[$0.use].source].lot]) * uses[$0.use].share)
          }))
    case .transport:
      let shipped = sources.indices.filter { sources[$0].when != .here }
      add(
        "transport",
        .minimize(
          shipped.map { Term(column: $0, coefficient: lane(sources[$0])?.costPerVial.doubleValue ?? 0) }))
    }
  }

  private func ranks() -> [Int] {
    func key(_ line: LotLine) -> [Int] { [-line.vvmStage, round.lastDay(of: line).number] }
    let usable = round.lots.filter { round.exclusion(of: $0) == nil }
    let keys = Set(usable.map(key)).sorted { $0.lexicographicallyPrecedes($1) }
    return round.lots.map { line in (keys.firstIndex(of: key(line)) ?? 0) + 1 }
  }
}
