import AllocationModel
import LinearProgramming

/// The best whole-vial plan of a tiny round, found by looking at all of them.
///
/// Sources come from ``PlainRelaxation``, which lists them as the model does. All whole-vial shipments are
/// enumerated; for each, all ways to give whole people doses at each recipient. Recipients do not
/// depend on each other once vials are shipped, so the best use is sought for each alone and remembered.
struct BruteForce {
  private let plain: PlainRelaxation
  private var round: Round { plain.round }
  private var known: [Question: [Int]] = [:]
  private var sourcesOfLot: [[Int]]
  private var shipped: [Int]
  private var best: [Double]?
  /// How many shipments were looked at.
  private(set) var plans = 0

  private struct Question: Hashable {
    let place: Int
    let vials: [Int]
  }

  /// What each objective comes to, best first; less is better in all of them. Fair shares stand as the sorted
  /// fills, negated. Nil where the round is too large to enumerate.
  static func best(_ round: Round, mostPlans: Int = 4000) -> [Double]? {
    var search = BruteForce(round)
    search.ship(lot: 0, source: 0, left: round.lots.first?.vials ?? 0, mostPlans: mostPlans)
    return search.plans > mostPlans ? nil : search.best
  }

  private init(_ round: Round) {
    plain = PlainRelaxation(round)
    let plain = plain
    sourcesOfLot = round.lots.indices.map { lot in
      plain.sources.indices.filter { plain.sources[$0].lot == lot && plain.sources[$0].when != .here }
    }
    shipped = plain.sources.map { _ in 0 }
  }

  // MARK: Shipments

  private mutating func ship(lot: Int, source: Int, left: Int, mostPlans: Int) {
    if plans > mostPlans { return }
    guard lot < round.lots.count else { return judge() }
    guard source < sourcesOfLot[lot].count else {
      if isIssuable(lot: lot, left: left) {
        let next = lot + 1
        ship(
          lot: next, source: 0, left: next < round.lots.count ? round.lots[next].vials : 0,
          mostPlans: mostPlans)
      }
      return
    }
    let position = sourcesOfLot[lot][source]
    let least = plain.sources[position].pinned ?? 0
    let most = plain.sources[position].pinned ?? left
    guard least <= left else { return }
    for vials in least...most {
      shipped[position] = vials
      ship(lot: lot, source: source + 1, left: left - vials, mostPlans: mostPlans)
    }
    shipped[position] = 0
  }

  /// Issue multiples, with the one shipment that may be broken.
  private func isIssuable(lot: Int, left: Int) -> Bool {
    let line = round.lots[lot]
    guard round.index(ofPlace: line.place).map({ round.places[$0].isStore }) ?? false else { return true }
    let multiple = round.vaccine(of: line).issueMultiple
    let broken = sourcesOfLot[lot].filter { plain.sources[$0].pinned == nil && shipped[$0] % multiple != 0 }
    return broken.isEmpty || (broken.count == 1 && left == 0)
  }

  private mutating func judge() {
    plans += 1
    guard keepsRows() else { return }
    var usesOfPlace: [Int: [Int]] = [:]
    for place in round.places.indices where !round.places[place].isStore {
      usesOfPlace[place] = bestUse(at: place)
    }
    let value = value(usesOfPlace)
    if best.map({ value.lexicographicallyPrecedes($0) }) ?? true { best = value }
  }

  /// Lanes, cold storage and reserves, read off the rows of the textbook program that hold vials alone.
  private func keepsRows() -> Bool {
    let program = plain.program
    var activity = [Double](repeating: 0, count: program.rowCount)
    var holdsPeople = [Bool](repeating: false, count: program.rowCount)
    for column in 0..<program.columnCount {
      for entry in Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1]) {
        let row = Int(program.rowIndices[entry])
        if column < shipped.count {
          activity[row] += program.coefficients[entry] * Double(shipped[column])
        } else {
          holdsPeople[row] = true
        }
      }
    }
    return activity.indices.allSatisfy { holdsPeople[$0] || activity[$0] <= program.rowUpper[$0] + 1e-9 }
  }

  // MARK: Use

  /// Dose units: halves of hundredths suffice for the rounds of the tests.
  private static func units(_ value: ExactDecimal) -> Int { Int(value.units(decimals: 4) ?? 0) }

  private mutating func bestUse(at place: Int) -> [Int] {
    let sources = plain.sources.indices.filter { plain.sources[$0].place == place }
    let vials = sources.map { source -> Int in
      let facts = plain.sources[source]
      guard facts.when == .here else { return shipped[source] }
      return round.lots[facts.lot].vials - sourcesOfLot[facts.lot].reduce(0) { $0 + shipped[$1] }
    }
    let question = Question(place: place, vials: vials)
    if let answer = known[question] { return answer }
    var contents: [Int: Int] = [:]
    for (source, count) in zip(sources, vials) {
      let vaccine = round.vaccine(of: round.lots[plain.sources[source].lot])
      contents[source] = count * BruteForce.units(vaccine.usableDosesPerVial)
    }
    let uses = plain.uses.indices.filter { plain.sources[plain.uses[$0].source].place == place }
    var search = UseSearch(
      round: round, plain: plain, place: place, uses: uses, contents: contents,
      need: round.demand.map(\.need), people: uses.map { _ in 0 })
    search.seek(0)
    known[question] = search.bestPeople
    return search.bestPeople
  }

  /// Tries all whole people, use by use.
  private struct UseSearch {
    let round: Round
    let plain: PlainRelaxation
    let place: Int
    let uses: [Int]
    var contents: [Int: Int]
    var need: [Int]
    var people: [Int]
    var best: [Double]?
    var bestPeople: [Int] = []

    mutating func seek(_ position: Int) {
      guard position < uses.count else {
        guard fitsSessions() else { return }
        let value = BruteForce.valueOfUse(plain, uses: uses, people: people)
        if best.map({ value.lexicographicallyPrecedes($0) }) ?? true {
          best = value
          bestPeople = people
        }
        return
      }
      let use = plain.uses[uses[position]]
      let share = Int((use.share * 10_000).rounded())
      let most = min(need[use.line], (contents[use.source] ?? 0) / share)
      for count in 0...max(0, most) {
        people[position] = count
        need[use.line] -= count
        contents[use.source, default: 0] -= count * share
        seek(position + 1)
        need[use.line] += count
        contents[use.source, default: 0] += count * share
      }
      people[position] = 0
    }

    /// Lays the people on days, always those first who must come first.
    private func fitsSessions() -> Bool {
      var left = people
      guard let last = uses.map({ plain.uses[$0].days.upperBound }).max() else { return true }
      for day in 0...last {
        var room = round.capacity(ofPlace: place, on: round.policy.date + day)
        let open = uses.indices.filter { plain.uses[uses[$0]].days.contains(day) }
          .sorted { plain.uses[uses[$0]].days.upperBound < plain.uses[uses[$1]].days.upperBound }
        for position in open {
          let come = min(room, left[position])
          left[position] -= come
          room -= come
        }
      }
      return left.allSatisfy { $0 == 0 }
    }
  }

  // MARK: Values

  /// The objectives of some use by itself: what depends on vials alone is left out.
  private static func valueOfUse(_ plain: PlainRelaxation, uses: [Int], people: [Int]) -> [Double] {
    plain.program.stages.flatMap { stage -> [Double] in
      var counts: [Int: Double] = [:]
      for (use, count) in zip(uses, people) { counts[plain.sources.count + use] = Double(count) }
      switch stage.objective {
      case .minimize(let terms, _):
        return [terms.reduce(0) { $0 + $1.coefficient * (counts[$1.column] ?? 0) }]
      case .maximize(let terms, _):
        return [-terms.reduce(0) { $0 + $1.coefficient * (counts[$1.column] ?? 0) }]
      // Once vials are shipped, fair shares want as many people as can be at each recipient.
      case .leximin: return [-Double(people.reduce(0, +))]
      }
    }
  }

  private func value(_ usesOfPlace: [Int: [Int]]) -> [Double] {
    var columns = shipped.map(Double.init) + plain.uses.map { _ in 0.0 }
    for (place, people) in usesOfPlace {
      let uses = plain.uses.indices.filter { plain.sources[plain.uses[$0].source].place == place }
      for (use, count) in zip(uses, people) { columns[plain.sources.count + use] = Double(count) }
    }
    return BruteForce.values(plain.program.stages, columns)
  }

  /// What the stages come to, less being better; rounded, so that equal values compare as equal.
  static func values(_ stages: [Stage], _ columns: [Double]) -> [Double] {
    stages.flatMap { stage -> [Double] in
      func sum(_ terms: [Term]) -> Double { terms.reduce(0) { $0 + $1.coefficient * columns[$1.column] } }
      switch stage.objective {
      case .minimize(let terms, let constant): return [sum(terms) + constant]
      case .maximize(let terms, let constant): return [-(sum(terms) + constant)]
      case .leximin(let shares): return shares.map { -sum($0.terms) / $0.weight }.sorted(by: >)
      }
    }.map { ($0 * 1e7).rounded() / 1e7 }
  }

  /// The values of a finished plan in the same form.
  static func values(of plan: Plan, round: Round) -> [Double] {
    plan.summary.objectives.flatMap { figure -> [Double] in
      if figure.name == "equity" { return plan.summary.fills.map { -$0.value }.sorted(by: >) }
      return [figure.name.hasPrefix("need:") ? -figure.value : figure.value]
    }.map { ($0 * 1e7).rounded() / 1e7 }
  }
}
