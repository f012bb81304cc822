internal import AllocationModel

/// What was reported of each lot at each place, day by day, such that the sums are those of the closing's balance.
struct UseLedger {
  /// What a report is about.
  private enum Kind {
    case received, receivedFromOutside, issued, onTheWay, given, leftOver, destroyed, lost
  }

  private struct Event {
    let day: Day
    /// The first day it is about.
    let from: Day
    let kind: Kind
    let doses: Doses
  }

  private let round: Round
  private let books: Bookkeeping
  private var events: [LineKey: [Event]] = [:]
  private var counts: [LineKey: [Day: Doses]] = [:]
  private var expiries: [String: Day] = [:]
  private var makers: [String: String] = [:]

  init(_ round: Round, _ plan: Plan, _ actual: Actual, closing: Day) {
    self.round = round
    books = Bookkeeping(round, plan, actual, closing: closing)
    for lot in round.lots {
      let printed = PrintedLot.of(lot.lot) + "\u{0}" + lot.vaccine
      expiries[printed] = min(expiries[printed] ?? lot.expiry, lot.expiry)
      if let maker = lot.manufacturer { makers[printed] = maker }
    }
    add(actual)
    agree()
  }

  private func dosesPerVial(_ vaccine: String) -> Int {
    round.index(ofVaccine: vaccine).map { round.vaccines[$0].dosesPerVial } ?? 1
  }

  private mutating func add(
    _ kind: Kind, _ lot: String, _ vaccine: String, _ place: String, _ doses: Doses, on day: Day,
    from: Day? = nil
  ) {
    if doses == .zero { return }
    events[LineKey(lot: lot, vaccine: vaccine, place: place), default: []].append(
      Event(day: day, from: from ?? day, kind: kind, doses: doses))
  }

  private mutating func add(_ actual: Actual) {
    for row in actual.received {
      let doses = Doses(dosesPerVial(row.vaccine)) * row.vials
      add(
        row.from == nil ? .receivedFromOutside : .received, row.lot, row.vaccine, row.to, doses, on: row.date)
      if let from = row.from { add(.issued, row.lot, row.vaccine, from, doses, on: row.date) }
      let printed = PrintedLot.of(row.lot) + "\u{0}" + row.vaccine
      if expiries[printed] == nil { expiries[printed] = row.expiry }
    }
    for row in actual.given {
      let share = round.share(ofVaccine: row.vaccine, group: row.group, dose: row.dose)
      add(
        .given, row.lot, row.vaccine, row.place, Doses(share ?? 1) * row.people, on: row.to, from: row.from)
    }
    for row in actual.wasted {
      let doses = Doses(dosesPerVial(row.vaccine)) * (row.vials ?? 0) + Doses(row.doses ?? 0)
      let kind: Kind = row.reason == .lost ? .lost : row.reason == .openVial ? .leftOver : .destroyed
      add(kind, row.lot, row.vaccine, row.place, doses, on: row.date)
    }
    // Parts of one lot that are counted on one day are counted together.
    for row in actual.counted where row.date >= round.policy.date {
      let key = LineKey(lot: row.lot, vaccine: row.vaccine, place: row.place)
      counts[key, default: [:]][row.date, default: .zero] += Doses(dosesPerVial(row.vaccine)) * row.vials
    }
    for movement in books.movements where movement.onTheWay > 0 && !movement.wasInTransit {
      guard let from = movement.from else { continue }
      let doses = Doses(dosesPerVial(movement.vaccine)) * movement.onTheWay
      add(.onTheWay, movement.lot, movement.vaccine, from, doses, on: movement.dispatch)
    }
  }

  /// Takes in what the books know and no report says: vials that had left a place before the round began, and those
  /// that were refused and went back.
  private mutating func agree() {
    for (key, entry) in books.entries {
      let unit = Doses(entry.line.dosesPerVial)
      let found = events[key] ?? []
      func sum(_ kinds: [Kind]) -> Doses {
        found.lazy.filter { kinds.contains($0.kind) }.reduce(.zero) { $0 + $1.doses }
      }
      let issued = unit * (entry.line.issued + entry.line.returned + entry.line.onTheWay)
      let day = found.map(\.day).min() ?? round.policy.date
      add(.issued, key.lot, key.vaccine, key.place, issued - sum([.issued, .onTheWay]), on: day)
      let received = unit * entry.line.received
      add(
        .received, key.lot, key.vaccine, key.place, received - sum([.received, .receivedFromOutside]), on: day
      )
    }
  }

  /// The lines, period by period.
  func lines(_ calendar: UseCalendar) -> [VaccineUse.StockLine] {
    books.entries.keys.sorted().flatMap { lines(of: $0, calendar) }
  }

  private func lines(of key: LineKey, _ calendar: UseCalendar) -> [VaccineUse.StockLine] {
    guard let entry = books.entries[key] else { return [] }
    let events = (events[key] ?? []).sorted { $0.day < $1.day }
    let counts = counts[key] ?? [:]
    // What a month says is owed, whether anything happened in it or not.
    var days = Set(events.map(\.day)).union(counts.keys)
    if calendar.span == .month {
      var day = calendar.first
      while day <= calendar.last {
        days.insert(day)
        day = calendar.period(of: day).upperBound + 1
      }
    }
    let periods = Dictionary(grouping: days, by: calendar.key)
    var opening = Doses(entry.line.dosesPerVial) * entry.line.opening
    return periods.sorted { $0.key < $1.key }.map { _, days in
      let (first, last) = (days.min() ?? calendar.first, days.max() ?? calendar.last)
      let period = calendar.period(of: first).lowerBound...calendar.period(of: last).upperBound
      let movements = movements(
        events.filter { period.contains($0.day) }, counts.filter { period.contains($0.key) }, period,
        from: opening)
      let line = line(key, period, opening.exact, movements.exact)
      opening = movements.closing
      return line
    }
  }

  private func line(
    _ key: LineKey, _ period: ClosedRange<Day>, _ opening: ExactDecimal?, _ movements: VaccineUse.Movements?
  ) -> VaccineUse.StockLine {
    let printed = key.lot + "\u{0}" + key.vaccine
    return VaccineUse.StockLine(
      period: period, place: key.place, vaccine: key.vaccine, lot: key.lot, expiry: expiries[printed],
      manufacturer: makers[printed], opening: opening, movements: movements)
  }

  private func movements(
    _ events: [Event], _ counts: [Day: Doses], _ period: ClosedRange<Day>, from opening: Doses
  ) -> (exact: VaccineUse.Movements, closing: Doses) {
    let count = counts.max { $0.key < $1.key }
    var sums: [Kind: Doses] = [:]
    var (booked, closing) = (opening, count?.value ?? opening)
    var since: Day?
    for event in events {
      sums[event.kind, default: .zero] += event.doses
      let isArrival = event.kind == .received || event.kind == .receivedFromOutside
      let change = isArrival ? event.doses : Doses.zero - event.doses
      booked += change
      // A count is made when the day is over.
      if count.map({ event.day > $0.key }) ?? true { closing += change }
      if event.from < period.lowerBound { since = min(since ?? event.from, event.from) }
    }
    func sum(_ kinds: Kind...) -> ExactDecimal { kinds.reduce(Doses.zero) { $0 + (sums[$1] ?? .zero) }.exact }
    var movements = VaccineUse.Movements()
    movements.received = sum(.received, .receivedFromOutside)
    movements.fromOutside = sum(.receivedFromOutside)
    movements.issued = sum(.issued, .onTheWay)
    movements.onTheWay = sum(.onTheWay)
    movements.given = sum(.given)
    movements.leftOver = sum(.leftOver)
    movements.destroyed = sum(.destroyed)
    movements.lost = sum(.lost)
    movements.closing = closing.exact
    movements.isCounted = count != nil
    movements.difference = (booked - closing).exact
    movements.since = since
    return (movements, closing)
  }

  /// What is known before anything has happened: the stock at the beginning, and lines for what is on its way.
  func form(_ period: ClosedRange<Day>, _ plan: Plan) -> [VaccineUse.StockLine] {
    var keys: [LineKey: Doses] = [:]
    for (key, entry) in books.entries where entry.line.opening > 0 {
      keys[key] = Doses(entry.line.dosesPerVial) * entry.line.opening
    }
    for shipment in plan.shipments where shipment.when == .now && period.contains(shipment.arrive) {
      keys[LineKey(lot: shipment.lot, vaccine: shipment.vaccine, place: shipment.to), default: .zero] += .zero
    }
    return keys.sorted { $0.key < $1.key }.map { line($0.key, period, $0.value.exact, nil) }
  }
}

/// Who was vaccinated, period by period.
struct UsePeople {
  private struct Key: Hashable, Comparable {
    let place: Int
    let group: String
    let dose: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.place, left.group, left.dose) < (right.place, right.group, right.dose)
    }
  }

  private let round: Round
  private var facts: [Key: (target: ExactDecimal?, given: ExactDecimal?)] = [:]

  init(_ round: Round) {
    self.round = round
    for line in round.demand {
      guard let place = round.index(ofPlace: line.place) else { continue }
      let key = Key(place: place, group: line.group, dose: line.dose)
      guard let known = facts[key] else {
        facts[key] = (line.target, line.given)
        continue
      }
      // Rows of one place, group and dose part its people.
      func sum(_ left: ExactDecimal?, _ right: ExactDecimal?) -> ExactDecimal? {
        left.flatMap { left in right.flatMap { left.adding($0) } } ?? left ?? right
      }
      facts[key] = (sum(known.target, line.target), sum(known.given, line.given))
    }
  }

  func lines(_ rows: [Given], _ calendar: UseCalendar) -> [VaccineUse.PeopleLine] {
    let byKey = Dictionary(
      grouping: rows.filter { $0.people > 0 },
      by: { Key(place: round.index(ofPlace: $0.place) ?? .max, group: $0.group, dose: $0.dose) })
    return byKey.sorted { $0.key < $1.key }.flatMap { key, rows -> [VaccineUse.PeopleLine] in
      var sum = ExactDecimal(0)
      let periods = Dictionary(grouping: rows, by: { calendar.key(of: $0.to) }).sorted { $0.key < $1.key }
      return periods.flatMap { _, rows -> [VaccineUse.PeopleLine] in
        let last = rows.map(\.to).max() ?? calendar.last
        let first = rows.map(\.to).min() ?? calendar.first
        let period = calendar.period(of: first).lowerBound...calendar.period(of: last).upperBound
        sum = sum.adding(ExactDecimal(rows.reduce(0) { $0 + $1.people })) ?? sum
        let vaccines = Dictionary(grouping: rows, by: \.vaccine).sorted { $0.key < $1.key }
        return vaccines.map { vaccine, rows in
          let from = rows.map(\.from).min() ?? period.lowerBound
          return VaccineUse.PeopleLine(
            period: period, place: rows[0].place, group: key.group, dose: key.dose, vaccine: vaccine,
            target: facts[key]?.target, people: rows.reduce(0) { $0 + $1.people },
            inAll: facts[key]?.given.flatMap { $0.adding(sum) }, since: from < period.lowerBound ? from : nil)
        }
      }
    }
  }

  /// What is known before anybody has reported: every group and dose of every recipient.
  func form(_ period: ClosedRange<Day>) -> [VaccineUse.PeopleLine] {
    facts.sorted { $0.key < $1.key }.map { key, known in
      VaccineUse.PeopleLine(
        period: period, place: round.places[key.place].place, group: key.group, dose: key.dose, vaccine: nil,
        target: known.target, people: nil, inAll: known.given, since: nil)
    }
  }
}
