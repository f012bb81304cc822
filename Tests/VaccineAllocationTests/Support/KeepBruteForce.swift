import AllocationModel
import LinearProgramming

/// The best whole-vial plan of a tiny round that keeps next doses, found by looking at all of them.
///
/// Sessions, lanes, storage and reserves must not bind.
struct KeepBruteForce {
  private let plain: PlainRelaxation
  private var round: Round { plain.round }
  private var shipped: [Int]
  private var people: [Int]
  private(set) var best: [Double]?
  private var looked = 0
  private static let most = 400_000

  /// What each objective comes to, less being better; nil where the round is too large.
  static func best(_ round: Round) -> [Double]? {
    var search = KeepBruteForce(round)
    search.ship(0)
    return search.looked > most ? nil : search.best
  }

  private init(_ round: Round) {
    plain = PlainRelaxation(round)
    shipped = plain.sources.map { _ in 0 }
    people = plain.uses.map { _ in 0 }
  }

  private func left(_ lot: Int) -> Int {
    round.lots[lot].vials
      - plain.sources.indices.reduce(0) { plain.sources[$1].lot == lot ? $0 + shipped[$1] : $0 }
  }

  private mutating func ship(_ source: Int) {
    if looked > KeepBruteForce.most { return }
    guard source < plain.sources.count else { return vaccinate(0) }
    let facts = plain.sources[source]
    if facts.when == .here { return ship(source + 1) }
    for vials in 0...left(facts.lot) {
      shipped[source] = vials
      ship(source + 1)
    }
    shipped[source] = 0
  }

  private mutating func vaccinate(_ use: Int) {
    looked += 1
    if looked > KeepBruteForce.most { return }
    guard use < plain.uses.count else { return judge() }
    let facts = plain.uses[use]
    let source = plain.sources[facts.source]
    let vials = source.when == .here ? left(source.lot) : shipped[facts.source]
    var doses = Double(vials) * plain.usableDoses(source.lot)
    var need = round.demand[facts.line].need
    for other in 0..<use {
      if plain.uses[other].source == facts.source { doses -= Double(people[other]) * plain.uses[other].share }
      if plain.uses[other].line == facts.line { need -= people[other] }
    }
    for count in 0...max(0, min(need, Int((doses / facts.share + 1e-9).rounded(.down)))) {
      people[use] = count
      vaccinate(use + 1)
    }
    people[use] = 0
  }

  private mutating func judge() {
    guard issuesWhole() else { return }
    let columns = (shipped + people).map(Double.init)
    let value = BruteForce.values(plain.program.stages, columns)
    if let best, !value.lexicographicallyPrecedes(best) { return }
    if keepsNextDoses() { best = value }
  }

  private func issuesWhole() -> Bool {
    round.lots.indices.allSatisfy { lot in
      let line = round.lots[lot]
      guard round.index(ofPlace: line.place).map({ round.places[$0].isStore }) ?? false else { return true }
      let multiple = round.vaccine(of: line).issueMultiple
      let broken = plain.sources.indices.filter {
        plain.sources[$0].lot == lot && shipped[$0] % multiple != 0
      }
      return broken.isEmpty || (broken.count == 1 && left(lot) == 0)
    }
  }

  private func keepsNextDoses() -> Bool {
    var due: [PlainRelaxation.Due: Int] = [:]
    for use in plain.uses.indices where people[use] > 0 {
      for entry in plain.dues(ofUse: use) { due[entry, default: 0] += people[use] }
    }
    var spare = round.lots.indices.map(left)
    for use in plain.sources.indices where plain.sources[use].when == .here {
      let given = plain.uses.indices.reduce(0.0) {
        plain.uses[$1].source == use ? $0 + Double(people[$1]) * plain.uses[$1].share : $0
      }
      let lot = plain.sources[use].lot
      spare[lot] -= Int((given / plain.usableDoses(lot) - 1e-9).rounded(.up))
    }
    return assign(Array(due), 0, 0, spare)
  }

  /// Tries every split of the people over the lots.
  private func assign(
    _ due: [(key: PlainRelaxation.Due, value: Int)], _ position: Int, _ lot: Int, _ spare: [Int]
  ) -> Bool {
    guard position < due.count else { return true }
    if due[position].value == 0 { return assign(due, position + 1, 0, spare) }
    guard lot < round.lots.count else { return false }
    let share = plain.keeping(lot, for: due[position].key)
    for count in 0...(share == nil ? 0 : due[position].value) {
      let vials = Int((Double(count) * (share ?? 0) / plain.usableDoses(lot) - 1e-9).rounded(.up))
      guard vials <= spare[lot] else { break }
      var (rest, left) = (due, spare)
      rest[position].value -= count
      left[lot] -= vials
      if assign(rest, position, lot + 1, left) { return true }
    }
    return false
  }
}
