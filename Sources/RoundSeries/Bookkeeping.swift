internal import AllocationModel

/// Everything that happened to each lot at each place, added up.
struct Bookkeeping {
  /// The movements of one lot line.
  struct Entry {
    var line = BalanceLine()
    var given = Doses.zero
    var wastedDoses = Doses.zero
    var lostDoses = Doses.zero
    /// Vials that should be here or have been opened here, before what is on the way is taken off.
    var leftVials: Int {
      line.opening + line.received - line.issued - line.returned - line.wastedVials - line.lostVials
    }
    /// Doses used or lost out of opened vials.
    var usedDoses: Doses { given + wastedDoses + lostDoses }
    /// The fewest vials that can have been opened.
    var leastOpened: Int { usedDoses.vials(of: line.dosesPerVial) }
  }

  /// Vials that went, or are going, from one place to another.
  struct Movement {
    /// The row of the round they come from, under its own number; nil where there is none.
    let source: LotLine?
    let lot: String
    let vaccine: String
    let from: String?
    let to: String
    var arrived = 0
    var onTheWay = 0
    /// The day on which they left.
    let dispatch: Day
    /// The day on which they arrive.
    let arrive: Day
    /// What was written about them on arrival.
    var report: Received?
    /// Whether they had left before the round began.
    var wasInTransit = false
  }

  private(set) var entries: [LineKey: Entry] = [:]
  private(set) var deliveries: [DeliveryLine] = []
  private(set) var movements: [Movement] = []
  private(set) var wrong: [WrongRecipient] = []
  private let round: Round
  private let plan: Plan
  private let closing: Day
  /// What received.csv says and nothing has accounted for yet.
  private var arrivals: [Received]
  /// The positions of the arrivals on each way.
  private let ways: [Way: [Int]]
  private let stock: StockIndex

  private struct Way: Hashable {
    let from: String?
    let key: LineKey
  }

  init(_ round: Round, _ plan: Plan, _ actual: Actual, closing: Day) {
    self.round = round
    self.plan = plan
    self.closing = closing
    arrivals = actual.received
    stock = StockIndex(round)
    ways = Dictionary(
      grouping: actual.received.indices,
      by: { Way(from: actual.received[$0].from, key: actual.received[$0].key) })
    open(actual)
    move(actual)
    use(actual)
    count(actual)
    deliver()
    settle()
  }

  private mutating func change(
    _ lot: String, _ vaccine: String, _ place: String, _ body: (inout Entry) -> Void
  ) {
    let key = LineKey(lot: lot, vaccine: vaccine, place: place)
    var entry = entries[key] ?? Entry()
    if entries[key] == nil {
      (entry.line.lot, entry.line.vaccine, entry.line.place) = (key.lot, vaccine, place)
      entry.line.dosesPerVial = round.index(ofVaccine: vaccine).map { round.vaccines[$0].dosesPerVial } ?? 1
    }
    body(&entry)
    entries[key] = entry
  }

  /// The lots that were counted, and where.
  static func counted(_ actual: Actual, in round: Round) -> Set<LineKey> {
    Set(
      actual.counted.lazy.filter { $0.date >= round.policy.date }.map {
        LineKey(lot: $0.lot, vaccine: $0.vaccine, place: $0.place)
      })
  }

  /// Whether a lot line is no opening stock: it is on the way, or expected from outside, and nobody counted it there.
  static func isExpected(_ lot: LotLine, in round: Round, counted: Set<LineKey>, arrivals: [Received]) -> Bool
  {
    if lot.inTransitFrom != nil { return true }
    guard let day = lot.availableFrom, day > round.policy.date else { return false }
    let key = LineKey(lot: lot.lot, vaccine: lot.vaccine, place: lot.place)
    return !counted.contains(key) || arrivals.contains { $0.from == nil && $0.key == key }
  }

  /// What stood there at the beginning, and what was to come.
  private mutating func open(_ actual: Actual) {
    let counted = Bookkeeping.counted(actual, in: round)
    for lot in round.lots {
      guard Bookkeeping.isExpected(lot, in: round, counted: counted, arrivals: actual.received) else {
        change(lot.lot, lot.vaccine, lot.place) { $0.line.opening += lot.vials }
        continue
      }
      let due = lot.availableFrom ?? round.policy.date
      let found = takeArrivals(of: lot, from: lot.inTransitFrom, to: lot.place, atMost: lot.vials)
      var movement = Movement(
        source: lot, lot: lot.lot, vaccine: lot.vaccine, from: lot.inTransitFrom, to: lot.place,
        arrived: found.vials, onTheWay: lot.vials - found.vials - found.refused, dispatch: due, arrive: due,
        report: found.report)
      movement.wasInTransit = true
      add(movement, planned: lot.vials, refused: found.refused)
      if let from = lot.inTransitFrom {
        // They were not in the stock they came from any more; what is refused goes back to it.
        let isStore = round.index(ofPlace: lot.place).map { round.places[$0].isStore } ?? false
        change(lot.lot, lot.vaccine, from) {
          if isStore { $0.line.returned -= found.vials } else { $0.line.issued -= found.vials }
          $0.line.received += found.refused
        }
      }
    }
  }

  /// Takes vials off what received.csv says about one way.
  private mutating func takeArrivals(
    of lot: LotLine, from: String?, to: String, atMost most: Int
  ) -> (vials: Int, refused: Int, report: Received?) {
    let key = LineKey(lot: lot.lot, vaccine: lot.vaccine, place: to)
    var (vials, refused) = (0, 0)
    var report: Received?
    for index in ways[Way(from: from, key: key)] ?? []
    where arrivals[index].vials + arrivals[index].refused > 0 {
      let taken = min(arrivals[index].vials, most - vials - refused)
      let sentBack = min(arrivals[index].refused, most - vials - refused - taken)
      if taken + sentBack == 0 { continue }
      report = report ?? arrivals[index]
      vials += taken
      refused += sentBack
      arrivals[index].vials -= taken
      arrivals[index].refused -= sentBack
    }
    return (vials, refused, report)
  }

  private mutating func add(_ movement: Movement, planned: Int, refused: Int, notSent: Int = 0) {
    movements.append(movement)
    var line = DeliveryLine()
    (line.lot, line.vaccine, line.from, line.to) = (
      movement.lot, movement.vaccine, movement.from ?? "", movement.to
    )
    (line.planned, line.received, line.refused) = (planned, movement.arrived, refused)
    (line.onTheWay, line.notSent, line.arrive) = (movement.onTheWay, notSent, movement.arrive)
    line.overdue = movement.onTheWay > 0 ? max(0, closing - movement.arrive) : 0
    line.reason = movement.report?.reason ?? ""
    deliveries.append(line)
  }

  private mutating func move(_ actual: Actual) {
    for row in actual.received {
      change(row.lot, row.vaccine, row.to) { $0.line.received += row.vials }
      guard let from = row.from else { continue }
      let toStore = round.index(ofPlace: row.to).map { round.places[$0].isStore } ?? false
      change(row.lot, row.vaccine, from) {
        if toStore { $0.line.returned += row.vials } else { $0.line.issued += row.vials }
      }
    }
  }

  private mutating func use(_ actual: Actual) {
    for row in actual.given {
      let share = round.share(ofVaccine: row.vaccine, group: row.group, dose: row.dose)
      // Who was not allowed to have it has had a whole dose, as far as anybody can say.
      let doses = Doses(share ?? 1) * row.people
      change(row.lot, row.vaccine, row.place) { $0.given += doses }
      if let reason = wrongness(of: row, share) {
        var line = WrongRecipient()
        (line.place, line.group, line.dose, line.lot) = (row.place, row.group, row.dose, row.lot)
        (line.vaccine, line.people, line.from, line.to) = (row.vaccine, row.people, row.from, row.to)
        line.reason = reason
        wrong.append(line)
      }
    }
    for row in actual.wasted {
      change(row.lot, row.vaccine, row.place) { entry in
        if row.reason == .lost {
          entry.line.lostVials += row.vials ?? 0
          entry.lostDoses += Doses(row.doses ?? 0)
        } else {
          entry.line.wastedVials += row.vials ?? 0
          entry.wastedDoses += Doses(row.doses ?? 0)
        }
      }
    }
  }

  private func wrongness(of row: Given, _ share: ExactDecimal?) -> WrongReason? {
    if row.people == 0 { return nil }
    if share == nil { return .notAllowed }
    // The lot as it stood there, else as it stood anywhere.
    let key = LineKey(lot: row.lot, vaccine: row.vaccine, place: row.place)
    guard let lot = stock.lines(key).first ?? stock.anywhere(row.lot, row.vaccine) else { return nil }
    if !lot.reservedFor.isEmpty,
      !lot.reservedFor.contains(where: { $0.permits(group: row.group, dose: row.dose) })
    {
      return .reserved
    }
    if let exclusion = round.exclusion(of: lot), exclusion != .pastLastDay { return .unusableLot }
    return round.lastDay(of: lot) < row.to ? .afterLastDay : nil
  }

  /// The last count of each number stands; parts of one lot at a place are counted together.
  private mutating func count(_ actual: Actual) {
    struct Written: Hashable {
      let lot: String
      let vaccine: String
      let place: String
    }
    var last: [Written: Counted] = [:]
    // A count from before the round says nothing about its end.
    for row in actual.counted where row.date >= round.policy.date {
      let key = Written(lot: row.lot, vaccine: row.vaccine, place: row.place)
      if let other = last[key], other.date > row.date { continue }
      last[key] = row
    }
    for row in last.values {
      change(row.lot, row.vaccine, row.place) { entry in
        entry.line.counted = (entry.line.counted ?? 0) + row.vials
        entry.line.countedOn = max(entry.line.countedOn ?? row.date, row.date)
      }
    }
  }

  /// Compares what the plan sends now with what arrived, and finds what is still on the way.
  private mutating func deliver() {
    let shipments = plan.shipments.filter { $0.when == .now }.sorted {
      ($0.dispatch, $0.to, $0.vaccine, $0.lot, $0.from) < ($1.dispatch, $1.to, $1.vaccine, $1.lot, $1.from)
    }
    for shipment in shipments {
      let key = LineKey(lot: shipment.lot, vaccine: shipment.vaccine, place: shipment.from)
      let source = stock.line(shipment.lot, shipment.vaccine, shipment.from)
      let line =
        source
        ?? LotLine(
          lot: shipment.lot, vaccine: shipment.vaccine, place: shipment.from, vials: 0,
          expiry: shipment.lastDay)
      let found = takeArrivals(of: line, from: shipment.from, to: shipment.to, atMost: shipment.vials)
      let open = shipment.vials - found.vials - found.refused
      // Where the store still has the vials, they never left.
      let onTheWay = shipment.dispatch > closing ? 0 : min(open, max(0, unexplained(key)))
      if onTheWay > 0 { change(key.lot, key.vaccine, key.place) { $0.line.onTheWay += onTheWay } }
      let day = found.report.map { min(shipment.dispatch, $0.date) } ?? shipment.dispatch
      add(
        Movement(
          source: source, lot: shipment.lot, vaccine: shipment.vaccine, from: shipment.from, to: shipment.to,
          arrived: found.vials, onTheWay: onTheWay, dispatch: day, arrive: shipment.arrive,
          report: found.report),
        planned: shipment.vials, refused: found.refused, notSent: open - onTheWay)
    }
    for row in arrivals where row.vials + row.refused > 0 {
      let key = LineKey(lot: row.lot, vaccine: row.vaccine, place: row.from ?? row.to)
      let source = stock.line(row.lot, row.vaccine, key.place) ?? stock.lines(key).first
      add(
        Movement(
          source: source, lot: row.lot, vaccine: row.vaccine, from: row.from, to: row.to, arrived: row.vials,
          dispatch: row.date - leadDays(of: row), arrive: row.date, report: row),
        planned: 0, refused: row.refused)
    }
    deliveries.sort { ($0.to, $0.vaccine, $0.lot, $0.from) < ($1.to, $1.vaccine, $1.lot, $1.from) }
  }

  private func leadDays(of row: Received) -> Int {
    guard let from = row.from.flatMap({ round.index(ofPlace: $0) }), let to = round.index(ofPlace: row.to)
    else {
      return 0
    }
    return round.lanes.lane(from: from, to: to)?.leadDays ?? 0
  }

  /// Vials that have left a place for no reason known so far.
  private func unexplained(_ key: LineKey) -> Int {
    guard let entry = entries[key] else { return 0 }
    return entry.leftVials - entry.line.onTheWay - entry.leastOpened - (entry.line.counted ?? 0)
  }

  /// Closes every line.
  private mutating func settle() {
    for key in entries.keys {
      guard var entry = entries[key] else { continue }
      var line = entry.line
      line.given = entry.given.exact
      line.wastedDoses = entry.wastedDoses.exact
      line.lostDoses = entry.lostDoses.exact
      line.booked = entry.leftVials - line.onTheWay - entry.leastOpened
      line.onHand = line.counted ?? max(0, line.booked)
      let left = Doses(line.dosesPerVial) * line.opened - entry.usedDoses
      line.difference = left.exact
      line.name = name(of: left, line)
      entry.line = line
      entries[key] = entry
    }
  }

  private func name(of difference: Doses, _ line: BalanceLine) -> DifferenceName {
    if difference == .zero { return .none }
    if difference < .zero { return .surplus }
    let wastage = round.index(ofVaccine: line.vaccine).map { round.vaccines[$0].openVialWastage } ?? 0
    // Usual loss in doses: rate × doses per vial × vials opened; at most nine decimals, so the product is exact.
    let usual = Doses(wastage) * (line.dosesPerVial * line.opened)
    let vial = Doses(line.dosesPerVial)
    if difference < vial { return .restOfVial }
    // The last vial opened may be left nearly full.
    return difference < usual + vial ? .openVials : .missing
  }
}

extension Received {
  /// The lot where it arrived.
  var key: LineKey { LineKey(lot: lot, vaccine: vaccine, place: to) }
}
