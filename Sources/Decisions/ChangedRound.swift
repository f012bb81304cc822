public import AllocationModel

extension Round {
  /// The round with changes made, one after the other, and checked like any other.
  ///
  /// The days that are planned and the days whose losses are counted stay those of this round, also where they were
  /// left to their defaults: figures before and after a change compare like with like.
  ///
  /// - Throws: ``ImpossibleChange`` for the first change that cannot be made, or where the changed tables contradict
  ///   themselves.
  public func applying(_ changes: [RoundChange]) throws(ImpossibleChange) -> Round {
    if changes.isEmpty { return self }
    var changed = ChangedTables(self)
    for change in changes { try changed.apply(change) }
    do {
      return try Round(changed.tables)
    } catch {
      throw .invalid(error.errors)
    }
  }
}

/// The tables of a round while changes are made to them.
struct ChangedTables {
  let round: Round
  var tables: RoundTables

  init(_ round: Round) {
    self.round = round
    tables = round.tables
    // Lines that are one lot line are one row here, so that a change meets all of it.
    tables.lots = round.lots
    tables.policy.horizon = round.horizon
    tables.policy.wasteUntil = round.wasteUntil
  }

  mutating func apply(_ change: RoundChange) throws(ImpossibleChange) {
    switch change {
    case .sessions(let place, let people, let days): try addSessions(place, people, days)
    case .uptake(let place, let group, let dose, let part): try setUptake(place, group, dose, part)
    case .lane(let from, let to, let leadDays, let cost, let most):
      try addLane(from, to, leadDays, cost, most)
    case .release(let name):
      let lines = try lots(name)
      guard lines.contains(where: { !tables.lots[$0].reservedFor.isEmpty }) else { throw .notReserved(name) }
      for line in lines { tables.lots[line].reservedFor = [] }
    case .reserve(let vaccine, let doses):
      try check(vaccine: vaccine)
      tables.policy.reserve.removeAll { $0.vaccine == vaccine }
      if doses > 0 { tables.policy.reserve.append(Reserve(vaccine: vaccine, doses: doses)) }
    case .arrival(let name, let day):
      for line in try lots(name) { tables.lots[line].availableFrom = day }
    case .expiry(let name, let day):
      for line in try lots(name) { tables.lots[line].expiry = day }
    case .issueMultiple(let vaccine, let vials):
      try check(vaccine: vaccine)
      guard vials >= 1 else { throw .outOfRange("multiple \(vials)") }
      for index in tables.vaccines.indices where tables.vaccines[index].vaccine == vaccine {
        tables.vaccines[index].issueMultiple = vials
      }
    case .stock(let name, let vials): tables.lots[try oneLot(name)].vials = vials
    case .pin(let name, let to, let vials):
      let line = tables.lots[try oneLot(name)]
      try check(recipient: to)
      tables.pins.removeAll { LotName(line).names($0) && $0.to == to }
      tables.pins.append(
        Pin(lot: line.lot, vaccine: line.vaccine, from: line.place, to: to, vials: vials))
    case .unpin(let name, let to):
      let before = tables.pins.count
      tables.pins.removeAll { pin in
        (name.map { $0.names(pin) } ?? true) && (to.map { $0 == pin.to } ?? true)
      }
      if before == tables.pins.count, let name { throw .noPin(name, to: to) }
    case .newLot(let lot, let vaccine, let place, let vials, let expiry, let from):
      try check(vaccine: vaccine)
      try check(place: place)
      guard vials >= 1 else { throw .outOfRange("lot \(lot) \(vials)") }
      let name = LotName(lot, vaccine: vaccine, place: place)
      guard !tables.lots.contains(where: name.names) else { throw .lotExists(name) }
      var line = LotLine(lot: lot, vaccine: vaccine, place: place, vials: vials, expiry: expiry)
      line.availableFrom = from
      tables.lots.append(line)
    case .storage(let place, let litres):
      try check(place: place)
      for index in tables.places.indices where tables.places[index].place == place {
        tables.places[index].storageLitres = litres
      }
    case .order(let objectives): tables.policy.objectives = objectives
    }
  }

  private mutating func addSessions(
    _ place: String?, _ people: Int, _ days: ClosedRange<Day>
  ) throws(ImpossibleChange) {
    if let place { try check(recipient: place) }
    guard people >= 1 else { throw .outOfRange("capacity +\(people)/day") }
    let planned = round.policy.date...max(round.policy.date, round.horizon)
    guard days.overlaps(planned) else {
      throw .outsidePlan(first: days.lowerBound, last: days.upperBound, planned: planned)
    }
    let places = place.map { [$0] } ?? Set(tables.capacity.map(\.place)).sorted()
    for place in places {
      var row = CapacityRow(place: place, peoplePerDay: ExactDecimal(people))
      row.from = days.lowerBound
      row.to = days.upperBound
      tables.capacity.append(row)
    }
  }

  private mutating func setUptake(
    _ place: String?, _ group: String?, _ dose: Int?, _ part: ExactDecimal
  ) throws(ImpossibleChange) {
    if let place { try check(recipient: place) }
    guard part >= 0, part <= 1 else { throw .outOfRange("uptake \(part)") }
    var found = false
    for index in tables.demand.indices {
      let line = tables.demand[index]
      guard place.map({ $0 == line.place }) ?? true, group.map({ $0 == line.group }) ?? true,
        dose.map({ $0 == line.dose }) ?? true
      else { continue }
      tables.demand[index].uptake = part
      found = true
    }
    if !found { throw .noDemand(place: place, group: group, dose: dose) }
  }

  private mutating func addLane(
    _ from: String, _ to: String?, _ leadDays: Int, _ cost: ExactDecimal, _ most: ExactDecimal?
  ) throws(ImpossibleChange) {
    try check(place: from)
    if let to { try check(recipient: to) }
    // Without a table every store reaches every recipient; with one, only what it says.
    var rows =
      tables.lanes ?? tables.places.filter(\.isStore).map { LaneRow(from: $0.place, to: nil) }
    rows.removeAll { $0.from == from && $0.to == to }
    var row = LaneRow(from: from, to: to)
    row.leadDays = leadDays
    row.costPerVial = cost
    row.mostVials = most
    rows.append(row)
    tables.lanes = rows
  }

  private func check(place: String) throws(ImpossibleChange) {
    if round.index(ofPlace: place) != nil { return }
    throw .unknownPlace(place, meant: Likeness(known: tables.places.map(\.place)).nearest(to: place))
  }

  private func check(recipient: String) throws(ImpossibleChange) {
    try check(place: recipient)
    if let index = round.index(ofPlace: recipient), round.places[index].isStore { throw .store(recipient) }
  }

  private func check(vaccine: String) throws(ImpossibleChange) {
    if round.index(ofVaccine: vaccine) != nil { return }
    throw .unknownVaccine(
      vaccine, meant: Likeness(known: tables.vaccines.map(\.vaccine)).nearest(to: vaccine))
  }

  private func lots(_ name: LotName) throws(ImpossibleChange) -> [Int] {
    if let vaccine = name.vaccine { try check(vaccine: vaccine) }
    if let place = name.place { try check(place: place) }
    let lines = tables.lots.indices.filter { name.names(tables.lots[$0]) }
    if !lines.isEmpty { return lines }
    throw .unknownLot(name, meant: Likeness(known: tables.lots.map(\.lot)).nearest(to: name.lot))
  }

  private func oneLot(_ name: LotName) throws(ImpossibleChange) -> Int {
    let lines = try lots(name)
    guard lines.count == 1 else { throw .severalLots(name, lines.map { LotName(tables.lots[$0]) }) }
    return lines[0]
  }
}

extension LotName {
  /// Whether a pin is of the lot that is meant.
  func names(_ pin: Pin) -> Bool {
    pin.lot == lot && (vaccine.map { $0 == pin.vaccine } ?? true) && (place.map { $0 == pin.from } ?? true)
  }
}
