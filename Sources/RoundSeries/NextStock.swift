internal import AllocationModel

/// The stock with which the next round begins.
///
/// A lot at a place may be there in several parts: thawed on different days, or under different notices. What left the
/// place was taken from the part that the plan named, then from the parts that end first; what is left goes on.
struct NextStock {
  private(set) var lots: [LotLine] = []
  private(set) var adjustments: [Adjustment] = []

  private let round: Round
  private let books: Bookkeeping
  private let terms: ClosingTerms
  private let stock: StockIndex
  private var parts: [LineKey: [LotLine]] = [:]
  /// The positions of each lot's lines at each place.
  private var positions: [LineKey: [Int]] = [:]

  init(_ round: Round, _ actual: Actual, _ books: Bookkeeping, _ terms: ClosingTerms) {
    self.round = round
    self.books = books
    self.terms = terms
    stock = StockIndex(round)
    gather(actual)
    for (key, entry) in books.entries.sorted(by: { $0.key < $1.key }) {
      let vials = accepted(entry.line, key)
      append(remaining(of: key, vials))
    }
    for movement in books.movements where movement.onTheWay > 0 { append([travelling(movement)]) }
    lots.sort { (LineKey($0), $0.lot) < (LineKey($1), $1.lot) }
  }

  /// The vials that the next round goes on with.
  private mutating func accepted(_ line: BalanceLine, _ key: LineKey) -> Int {
    let booked = max(0, line.booked)
    guard let acceptance = terms.acceptance, let counted = line.counted, counted != line.booked else {
      return booked
    }
    adjustments.append(
      Adjustment(
        lot: key.lot, vaccine: key.vaccine, place: key.place, booked: line.booked, counted: counted,
        date: line.countedOn ?? terms.closing, by: acceptance.by, reason: acceptance.reason))
    return counted
  }

  /// Gathers the parts of each lot at each place: those that stood there, and those that came in.
  private mutating func gather(_ actual: Actual) {
    let counted = Bookkeeping.counted(actual, in: round)
    for lot in round.lots
    where !Bookkeeping.isExpected(lot, in: round, counted: counted, arrivals: actual.received) {
      add(lot, at: lot.place)
    }
    // Stores first: what came into a place may have come on from there.
    for movement in books.movements where movement.from == nil { arrive(movement) }
    for movement in books.movements where movement.from != nil { arrive(movement) }
  }

  private mutating func arrive(_ movement: Bookkeeping.Movement) {
    if let from = movement.from, !movement.wasInTransit {
      take(movement.arrived + movement.onTheWay, of: movement, from: from)
    }
    guard movement.arrived > 0, var lot = description(of: movement) else { return }
    lot.vials = movement.arrived
    (lot.availableFrom, lot.inTransitFrom) = (nil, nil)
    add(lot, at: movement.to)
  }

  /// Takes vials that left a place from the part that the plan named.
  private mutating func take(_ vials: Int, of movement: Bookkeeping.Movement, from place: String) {
    let key = LineKey(lot: movement.lot, vaccine: movement.vaccine, place: place)
    guard var standing = parts[key], let index = standing.firstIndex(where: { $0.lot == movement.lot }) else {
      return
    }
    standing[index].vials -= min(vials, standing[index].vials)
    parts[key] = standing
  }

  private mutating func add(_ lot: LotLine, at place: String) {
    var lot = lot
    (lot.place, lot.row) = (place, 0)
    parts[LineKey(lot), default: []].append(lot)
  }

  /// Vials that are still on the way, as the next round's tables have them.
  private func travelling(_ movement: Bookkeeping.Movement) -> LotLine {
    var lot =
      description(of: movement)
      ?? LotLine(
        lot: movement.lot, vaccine: movement.vaccine, place: movement.to, vials: 0, expiry: movement.arrive)
    (lot.place, lot.vials, lot.row) = (movement.to, movement.onTheWay, 0)
    lot.inTransitFrom = movement.from
    lot.availableFrom = max(movement.arrive, terms.nextDate)
    return lot
  }

  /// What is known about vials that moved: from where they came, and from what was written on arrival.
  private func description(of movement: Bookkeeping.Movement) -> LotLine? {
    var lot: LotLine
    if var known = movement.source ?? anywhere(movement.lot, movement.vaccine) {
      if movement.from != nil, !movement.wasInTransit, round.isFrozen(known) {
        known.thawedOn = thawDay(of: movement)
      }
      lot = known
    } else if let expiry = movement.report?.expiry {
      lot = LotLine(
        lot: movement.lot, vaccine: movement.vaccine, place: movement.to, vials: 0, expiry: expiry)
      lot.received = movement.report?.date
    } else {
      return nil
    }
    if let expiry = movement.report?.expiry, movement.source == nil { lot.expiry = expiry }
    if let day = movement.report?.thawedOn { lot.thawedOn = day }
    if let storage = movement.report?.storage { lot.storage = storage }
    (lot.place, lot.row) = (movement.to, 0)
    return lot
  }

  /// The day on which frozen vials were taken out: when they left the place that held them frozen.
  private func thawDay(of movement: Bookkeeping.Movement) -> Day {
    if movement.source != nil { return movement.dispatch }
    let before = books.movements.lazy.filter {
      $0.vaccine == movement.vaccine && $0.to == movement.from && $0.from != nil
        && PrintedLot.of($0.lot) == PrintedLot.of(movement.lot)
    }
    return before.map(\.dispatch).min() ?? movement.dispatch
  }

  private func anywhere(_ lot: String, _ vaccine: String) -> LotLine? { stock.anywhere(lot, vaccine) }

  /// The parts that are left when so many vials are: those that end first have been used.
  private func remaining(of key: LineKey, _ vials: Int) -> [LotLine] {
    if vials == 0 { return [] }
    var parts = (self.parts[key] ?? []).filter { $0.vials > 0 }
    if parts.isEmpty {
      guard var lot = self.parts[key]?.first ?? anywhere(key.lot, key.vaccine) else { return [] }
      (lot.place, lot.row, lot.inTransitFrom, lot.availableFrom) = (key.place, 0, nil, nil)
      parts = [lot]
    }
    parts = parts.enumerated().sorted { left, right in
      (round.lastDay(of: left.element), left.offset) < (round.lastDay(of: right.element), right.offset)
    }.map(\.element)
    var gone = parts.reduce(0) { $0 + $1.vials } - vials
    for index in parts.indices where gone > 0 {
      let used = min(gone, parts[index].vials)
      parts[index].vials -= used
      gone -= used
    }
    // More was counted than came in: it is taken to be of the part that lives longest.
    if gone < 0 { parts[parts.count - 1].vials -= gone }
    return parts.filter { $0.vials > 0 }
  }

  /// Adds parts to the table, alike ones together, each other one under a number of its own.
  private mutating func append(_ parts: [LotLine]) {
    for var part in parts {
      if let from = part.availableFrom, from <= terms.nextDate, part.inTransitFrom == nil {
        part.availableFrom = nil
      }
      let key = LineKey(part)
      if let twin = positions[key]?.first(where: { lots[$0].isLike(part) }) {
        lots[twin].vials += part.vials
        continue
      }
      // A part keeps the number it has; a new one takes the printed number where that is free.
      let day = part.inTransitFrom != nil ? part.availableFrom : part.thawedOn
      var number = part.lot
      if isTaken(number, part) { number = PrintedLot.of(part.lot) }
      var next = day ?? part.expiry
      while isTaken(number, part) {
        number = PrintedLot.part(of: part.lot, next)
        next = next + 1
      }
      part.lot = number
      positions[key, default: []].append(lots.count)
      lots.append(part)
    }
  }

  private func isTaken(_ number: String, _ part: LotLine) -> Bool {
    positions[LineKey(part)]?.contains { lots[$0].lot == number } ?? false
  }
}

extension LotLine {
  /// Whether two lines are vials of one lot at one place in the same state.
  fileprivate func isLike(_ other: LotLine) -> Bool {
    var (first, second) = (self, other)
    (first.vials, first.row, first.lot, first.received, first.note) = (0, 0, PrintedLot.of(lot), nil, nil)
    (second.vials, second.row, second.lot, second.received, second.note) = (
      0, 0, PrintedLot.of(other.lot), nil, nil
    )
    return first == second
  }
}

extension LineKey {
  init(_ lot: LotLine) { self.init(lot: lot.lot, vaccine: lot.vaccine, place: lot.place) }
}

/// The lot lines of a round, found by their numbers.
struct StockIndex {
  private let byKey: [LineKey: [LotLine]]
  private let byLot: [Lot: LotLine]

  private struct Lot: Hashable {
    let lot: String
    let vaccine: String
  }

  init(_ round: Round) {
    byKey = Dictionary(grouping: round.lots, by: { LineKey($0) })
    byLot = Dictionary(
      round.lots.map { (Lot(lot: PrintedLot.of($0.lot), vaccine: $0.vaccine), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lines of a printed lot at a place.
  func lines(_ key: LineKey) -> [LotLine] { byKey[key] ?? [] }

  /// The line with exactly this number.
  func line(_ lot: String, _ vaccine: String, _ place: String) -> LotLine? {
    lines(LineKey(lot: lot, vaccine: vaccine, place: place)).first { $0.lot == lot }
  }

  /// The first line of a printed lot, wherever it stands.
  func anywhere(_ lot: String, _ vaccine: String) -> LotLine? {
    byLot[Lot(lot: PrintedLot.of(lot), vaccine: vaccine)]
  }
}
