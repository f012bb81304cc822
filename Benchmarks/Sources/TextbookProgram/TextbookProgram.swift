public import LinearProgramming
public import VaccineAllocation

/// The relaxation as a textbook would write it, with the round's first linear objective.
///
/// A column of vials for every source, a column of people for every source and demand line, and for every
/// recipient and first day a chain of columns that add up the people vaccinated until each last day. It is the
/// measure of what the reduced formulation is worth, and shares no code with it.
public struct TextbookProgram {
  private struct Use {
    let source: Int
    let line: Int
    let share: Double
    let first: Int
    let last: Int
  }

  /// The program with one stage.
  public private(set) var program: LinearProgram

  private let round: Round
  private let sources: [TextbookSources.Source]
  private var uses: [Use] = []
  private var builder: LinearProgramBuilder

  /// Writes the program of a round whose first objective is *waste* or *need*; nil where it is another one.
  public init?(_ round: Round) {
    self.round = round
    sources = TextbookSources(round).all
    builder = LinearProgramBuilder(name: "textbook \(round.policy.id)")
    program = LinearProgramBuilder().finish()
    listUses()
    for source in sources {
      let vials = source.pinnedVials.map(Double.init)
      _ = builder.addColumn(lower: vials ?? 0, upper: vials ?? .infinity)
    }
    for _ in uses { _ = builder.addColumn() }
    addStock()
    addSessions()
    addLaneLimits()
    addStorage()
    addReserves()
    guard let stage = firstStage() else { return nil }
    builder.stages = [stage]
    program = builder.finish()
  }

  private func usableDoses(_ source: TextbookSources.Source) -> Double {
    round.vaccine(of: round.lots[source.lot]).usableDosesPerVial.doubleValue
  }

  private func column(ofUse use: Int) -> Int { sources.count + use }

  private mutating func listUses() {
    var linesAt: [Int: [Int]] = [:]
    for (line, demand) in round.demand.enumerated() where demand.need > 0 {
      if let place = round.index(ofPlace: demand.place) { linesAt[place, default: []].append(line) }
    }
    for (position, source) in sources.enumerated() {
      guard let window = source.window else { continue }
      for line in linesAt[source.recipient] ?? [] {
        let demand = round.demand[line]
        guard let share = round.share(of: round.lots[source.lot], for: demand) else { continue }
        let first = max(0, window.lowerBound, demand.from.map { $0 - round.policy.date } ?? 0)
        let last = min(
          window.upperBound, round.horizon - round.policy.date,
          demand.until.map { $0 - round.policy.date } ?? .max)
        if first <= last {
          uses.append(Use(source: position, line: line, share: share.doubleValue, first: first, last: last))
        }
      }
    }
  }

  /// Vials on hand, what they hold, and who needs it.
  private mutating func addStock() {
    let onHand = round.lots.map { builder.addRow(upper: Double($0.vials)) }
    let contents = sources.map { _ in builder.addRow(upper: 0) }
    for (position, source) in sources.enumerated() {
      builder.add(1, row: onHand[source.lot], column: position)
      builder.add(-usableDoses(source), row: contents[position], column: position)
    }
    let needs = round.demand.map { builder.addRow(upper: Double($0.need)) }
    for (position, use) in uses.enumerated() {
      builder.add(use.share, row: contents[use.source], column: column(ofUse: position))
      builder.add(1, row: needs[use.line], column: column(ofUse: position))
    }
  }

  private mutating func addSessions() {
    let usesAt = Dictionary(grouping: uses.indices) { sources[uses[$0].source].recipient }
    for (place, here) in usesAt.sorted(by: { $0.key < $1.key }) {
      for first in Set(here.map { uses[$0].first }).sorted() {
        let ends = Dictionary(grouping: here.filter { uses[$0].first >= first }) { uses[$0].last }
        var next = first
        var people = 0
        var former: Int?
        for (last, ending) in ends.sorted(by: { $0.key < $1.key }) {
          while next <= last {
            people += round.capacity(ofPlace: place, on: round.policy.date + next)
            next += 1
          }
          let total = builder.addColumn(upper: Double(people))
          let row = builder.addRow(lower: 0, upper: 0)
          builder.add(-1, row: row, column: total)
          if let former { builder.add(1, row: row, column: former) }
          for use in ending { builder.add(1, row: row, column: column(ofUse: use)) }
          former = total
        }
      }
    }
  }

  private mutating func addLaneLimits() {
    struct Way: Hashable {
      let from: String
      let to: Int
    }
    var rows: [Way: Int] = [:]
    for (position, source) in sources.enumerated() where source.when == .now {
      let line = round.lots[source.lot]
      guard let from = round.index(ofPlace: line.place),
        let most = round.lanes.lane(from: from, to: source.recipient)?.mostVials
      else { continue }
      let way = Way(from: line.place, to: source.recipient)
      let row = rows[way] ?? builder.addRow(upper: most.doubleValue)
      rows[way] = row
      builder.add(1, row: row, column: position)
    }
  }

  private mutating func addStorage() {
    var rows = [Int?](repeating: nil, count: round.places.count)
    for (place, facts) in round.places.enumerated() where !facts.isStore {
      guard let litres = facts.storageLitres?.doubleValue else { continue }
      let standing = round.lots.reduce(0.0) {
        $1.place == facts.place && $1.status != .destroyed ? $0 + Double($1.vials) * self.litres($1) : $0
      }
      rows[place] = builder.addRow(upper: max(0, litres - standing))
    }
    for (position, source) in sources.enumerated() where source.when == .now {
      let line = round.lots[source.lot]
      if let row = rows[source.recipient] { builder.add(litres(line), row: row, column: position) }
      if let from = round.index(ofPlace: line.place), let row = rows[from] {
        builder.add(-litres(line), row: row, column: position)
      }
    }
  }

  private func litres(_ lot: LotLine) -> Double { round.vaccine(of: lot).litresPerVial?.doubleValue ?? 0 }

  private mutating func addReserves() {
    let from = max(round.policy.nextDispatch ?? round.policy.date, round.policy.date + 30)
    for reserve in round.policy.reserve {
      let kept = Set(
        round.lots.indices.filter { lot in
          let line = round.lots[lot]
          let isInStore = round.index(ofPlace: line.place).map { round.places[$0].isStore } ?? false
          return isInStore && line.vaccine == reserve.vaccine && round.exclusion(of: line) == nil
            && round.lastDay(of: line) >= from
        })
      guard let any = kept.first else { continue }
      let perVial = Double(round.vaccine(of: round.lots[any]).dosesPerVial)
      let held = kept.reduce(0.0) { $0 + Double(round.lots[$1].vials) * perVial }
      let row = builder.addRow(upper: held - min(held, reserve.doses.doubleValue))
      for (position, source) in sources.enumerated() where kept.contains(source.lot) && source.when != .here {
        builder.add(perVial, row: row, column: position)
      }
    }
  }

  private func firstStage() -> Stage? {
    switch round.policy.objectives.first {
    case .waste: return Stage(name: "waste", objective: waste())
    case .need:
      let people = uses.indices.filter { round.demand[uses[$0].line].priority == round.tiers.first }
      return Stage(
        name: "need:\(round.tiers.first ?? 1)",
        objective: .maximize(people.map { Term(column: column(ofUse: $0), coefficient: 1) }))
    default: return nil
    }
  }

  private func waste() -> Objective {
    let isCounted = round.lots.map { round.countsAsWaste($0) }
    let wasteUntil = round.wasteUntil - round.policy.date
    let isLate = sources.map { $0.when == .now && !isCounted[$0.lot] && $0.lastDay <= wasteUntil }
    var constant = 0.0
    for (lot, line) in round.lots.enumerated() where isCounted[lot] {
      constant += Double(line.vials) * round.vaccine(of: line).usableDosesPerVial.doubleValue
    }
    var terms = sources.indices.filter { isLate[$0] }.map {
      Term(column: $0, coefficient: usableDoses(sources[$0]))
    }
    for (position, use) in uses.enumerated() where isCounted[sources[use.source].lot] || isLate[use.source] {
      terms.append(Term(column: column(ofUse: position), coefficient: -use.share))
    }
    return .minimize(terms, constant: constant)
  }
}
