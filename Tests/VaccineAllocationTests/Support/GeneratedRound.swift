import VaccineAllocation

/// A random round with every feature of the model, the same for the same seed.
struct GeneratedRound {
  /// How large the round is.
  struct Size {
    var stores = 1...2
    var recipients = 2...4
    var vaccines = 1...3
    var lots = 3...8
    var vials = 1...30
    var groups = 1...3
    var people = 0...120
  }

  private(set) var tables: RoundTables
  private var random: SplitMix64
  private let size: Size
  private var stores: [String] = []
  private var recipients: [String] = []
  private var groups: [String] = []

  init(seed: Int, size: Size = Size()) {
    random = SplitMix64(seed: UInt64(seed))
    self.size = size
    tables = RoundTables(policy: Policy(id: "seed \(seed)", date: dispatchDay))
    stores = (1...random.number(size.stores)).map { "S\($0)" }
    recipients = (1...random.number(size.recipients)).map { "D\($0)" }
    groups = (1...random.number(size.groups)).map { "G\($0)" }
    addPolicy()
    addVaccines()
    addPlaces()
    addLots()
    addDemand()
    addLanes()
    addPins()
  }

  private mutating func addPolicy() {
    tables.policy.nextDispatch = random.chance(65) ? day(random.number(4...14)) : nil
    tables.policy.bufferDays = random.number(0...3)
    tables.policy.leastDaysOnArrival = random.chance(50) ? random.number(0...9) : 0
    tables.policy.safetyDays = random.chance(25) ? random.number(1...3) : 0
    tables.policy.expiryDayUsable = random.chance(70)
    tables.policy.horizon = random.chance(40) ? day(random.number(20...45)) : nil
    tables.policy.wasteUntil = random.chance(60) ? day(random.number(8...40)) : nil
    if random.chance(40) {
      tables.policy.objectives = [.need, .equity, .waste, .sooner, .transport, .earliestExpiry]
    }
    if random.chance(15) { tables.policy.objectives = [.transport, .earliestExpiry] }
    if random.chance(15) { tables.policy.objectives = [.equity, .transport] }
  }

  private mutating func addVaccines() {
    for number in 1...random.number(size.vaccines) {
      var vaccine = Vaccine(vaccine: "V\(number)", dosesPerVial: random.one(of: [1, 5, 6, 10]))
      vaccine.openVialWastage = random.one(of: [0, 0, decimal("0.1"), decimal("0.075")])
      vaccine.issueMultiple = random.one(of: [1, 1, 2, 3])
      if random.chance(40) { vaccine.thawedDays = random.number(5...20) }
      if random.chance(70) { vaccine.litresPerVial = random.one(of: [decimal("0.02"), decimal("0.05"), 1]) }
      tables.vaccines.append(vaccine)
      for group in groups {
        for dose in 1...2 where random.chance(60) {
          tables.eligibility.append(
            Eligibility(
              vaccine: vaccine.vaccine, group: group, dose: dose,
              share: random.chance(25) ? decimal("0.5") : 1))
        }
      }
    }
    if random.chance(35) {
      tables.policy.reserve = [Reserve(vaccine: "V1", doses: ExactDecimal(random.number(5...150)))]
    }
  }

  private mutating func addPlaces() {
    tables.places = stores.map { Place(place: $0, kind: "store") }
    let hasStorage = random.chance(70)
    for code in recipients {
      var place = Place(place: code, kind: "district")
      if hasStorage, random.chance(75) {
        place.storageLitres = random.one(of: [0, decimal("0.1"), decimal("0.5"), 1, 3, 10, 20])
      }
      tables.places.append(place)
      var row = CapacityRow(place: code, peoplePerDay: random.one(of: [1, 3, decimal("4.5"), 10, 40]))
      if random.chance(50) { row.weekdays = random.one(of: [[1, 2, 3, 4, 5], [1, 3], [6], [2, 4, 7]]) }
      if random.chance(20) { row.to = day(random.number(6...25)) }
      tables.capacity.append(row)
      if random.chance(40) {
        var extra = CapacityRow(place: code, peoplePerDay: random.one(of: [2, decimal("2.5"), 15]))
        extra.from = day(random.number(0...10))
        extra.to = day(random.number(11...20))
        tables.capacity.append(extra)
      }
    }
  }

  private mutating func addLots() {
    let held = random.one(of: [10, 40, 70])
    // Few expiries, so that lots at several places are alike.
    let expiries = (1...4).map { _ in random.number(-1...40) }
    for number in 1...random.number(size.lots) {
      let vaccine = random.one(of: tables.vaccines)
      let place = random.chance(held) ? random.one(of: recipients) : random.one(of: stores)
      var line = lot(
        "L\(number)", random.number(size.vials), of: vaccine.vaccine, at: place,
        until: random.one(of: expiries))
      if random.chance(15) { line.vvmStage = random.number(1...3) }
      if random.chance(15) { line.availableFrom = day(random.number(-2...12)) }
      if random.chance(10) { line.useBy = day(random.number(2...20)) }
      if vaccine.thawedDays != nil, random.chance(40) { line.thawedOn = day(random.number(-6...0)) }
      if random.chance(8) { line.status = random.one(of: LotStatus.allCases) }
      if random.chance(15) {
        line.reservedFor = [Reservation(group: random.one(of: groups), dose: random.chance(50) ? 1 : nil)]
      }
      tables.lots.append(line)
    }
  }

  private mutating func addDemand() {
    for code in recipients where random.chance(90) {
      for _ in 1...random.number(1...3) {
        tables.demand.append(
          need(code, random.number(size.people), group: random.one(of: groups), dose: random.number(1...2)) {
            if random.chance(30) { $0.from = day(random.number(0...12)) }
            if random.chance(30) { $0.until = day(random.number(12...30)) }
            if random.chance(25) { $0.uptake = decimal("0.85") }
            if random.chance(40) { $0.priority = 2 }
          })
      }
    }
  }

  private mutating func addLanes() {
    if random.chance(20) { return }
    // Costs that differ between origins by a constant, so that their stock can share hubs.
    let ways = recipients.map { _ in (days: random.number(0...6), cost: random.number(0...3)) }
    var rows: [LaneRow] = []
    let hasTransfers = random.chance(75)
    for origin in stores + (hasTransfers ? recipients : []) {
      let base = random.number(0...3)
      let isRegular = random.chance(60)
      for (way, recipient) in zip(ways, recipients) where recipient != origin && random.chance(92) {
        rows.append(
          lane(
            origin, recipient, days: isRegular ? way.days : random.number(0...6),
            cost: ExactDecimal(base + (isRegular ? way.cost : random.number(0...3))),
            most: random.chance(12) ? random.one(of: [2, decimal("5.5"), 12]) : nil))
      }
    }
    if random.chance(20) { rows = [lane(nil, nil, days: random.number(0...3))] + rows.prefix(2) }
    tables.lanes = rows
  }

  /// Pins that go together with lanes, limits, storage and reserve: each that does not is left out.
  private mutating func addPins() {
    for _ in 0..<random.number(0...3) where random.chance(60) {
      let line = random.one(of: tables.lots)
      let recipient = random.one(of: recipients)
      tables.pins.append(
        Pin(
          lot: line.lot, vaccine: line.vaccine, from: line.place, to: recipient,
          vials: random.number(1...line.vials)))
      if !PinsHold(tables).all { tables.pins.removeLast() }
    }
  }
}

/// Whether pins go together with each other and with the rest of a round.
struct PinsHold {
  let all: Bool

  init(_ tables: RoundTables) {
    var bare = tables
    bare.pins = []
    guard let round = try? Round(bare) else {
      all = false
      return
    }
    var vials: [String: Int] = [:]
    var onLane: [String: Int] = [:]
    var litresIn: [String: Double] = [:]
    var reserved: [String: Int] = [:]
    for pin in tables.pins {
      let twice = tables.pins.filter { ($0.lot, $0.to) == (pin.lot, pin.to) }.count > 1
      guard !twice, let line = round.lots.first(where: { $0.lot == pin.lot }),
        round.exclusion(of: line) == nil,
        let from = round.index(ofPlace: pin.from), let to = round.index(ofPlace: pin.to),
        let lane = round.lanes.lane(from: from, to: to)
      else {
        all = false
        return
      }
      let vaccine = round.vaccine(of: line)
      vials[pin.lot, default: 0] += pin.vials
      onLane["\(from) \(to)", default: 0] += pin.vials
      let litres = Double(pin.vials) * (vaccine.litresPerVial?.doubleValue ?? 0)
      litresIn[pin.to, default: 0] += litres
      if round.places[from].isStore { reserved[pin.vaccine, default: 0] += pin.vials * vaccine.dosesPerVial }
      let fits = lane.mostVials.map { Double(onLane["\(from) \(to)"] ?? 0) <= $0.doubleValue } ?? true
      guard fits, vials[pin.lot] ?? 0 <= line.vials else {
        all = false
        return
      }
    }
    for place in round.places {
      guard let room = place.storageLitres?.doubleValue, let litres = litresIn[place.place] else { continue }
      let standing = round.lots.reduce(0.0) {
        $1.place == place.place && $1.status != .destroyed
          ? $0 + Double($1.vials) * (round.vaccine(of: $1).litresPerVial?.doubleValue ?? 0) : $0
      }
      if litres > max(0, room - standing) {
        all = false
        return
      }
    }
    for reserve in tables.policy.reserve {
      let held = round.lots.reduce(0) { sum, line in
        let counts =
          line.vaccine == reserve.vaccine && round.exclusion(of: line) == nil
          && round.index(ofPlace: line.place).map { round.places[$0].isStore } ?? false
          && round.lastDay(of: line) >= max(round.policy.nextDispatch ?? dispatchDay, dispatchDay + 30)
        return counts ? sum + line.vials * round.vaccine(of: line).dosesPerVial : sum
      }
      if Double(held - (reserved[reserve.vaccine] ?? 0)) < min(Double(held), reserve.doses.doubleValue) {
        all = false
        return
      }
    }
    all = true
  }
}
