import AllocationModel

/// A plan in whole vials and whole people, in the positions of a ``RoundIndex``.
struct WholePlan: Sendable {
  /// People of one line vaccinated from one source.
  struct Given: Sendable, Hashable {
    let lot: Int
    let recipient: Int
    let when: Dispatch
    let line: Int
    let people: Int
    /// Dose units per injection.
    let share: Int64
    /// The days on which they can be vaccinated.
    let window: DayWindow
  }

  /// Vials by shipment; none is 0.
  var shipments: [VialLedger.Key: Int]
  /// By recipient, lot, dispatch and line; none has 0 people.
  var given: [Given]
}

extension VialRounding {
  /// The plan as the books stand.
  ///
  /// - Parameter trims: Whether vials that nobody needs stay where they are.
  mutating func plan(trims: Bool = true) -> WholePlan {
    if trims { trim() }
    var given: [WholePlan.Given] = []
    for book in books {
      for source in book.sources {
        for way in source.ways where way.people > 0 {
          given.append(
            WholePlan.Given(
              lot: source.lot, recipient: book.recipient, when: source.when, line: way.line,
              people: way.people,
              share: way.share, window: way.window))
        }
      }
    }
    given.sort { ($0.recipient, $0.lot, $0.when, $0.line) < ($1.recipient, $1.lot, $1.when, $1.line) }
    return WholePlan(shipments: ledger.shipped, given: given)
  }
}

/// What a whole-vial plan reaches, objective by objective, in exact numbers.
struct PlanValues: Sendable {
  /// Dose units lost, as *waste* counts them.
  let wasteUnits: Int64
  /// People by tier, in the order of the round's tiers.
  let people: [Int]
  /// People by recipient.
  let peopleOfRecipient: [Int]
  let peopleLater: Int
  /// Rank times dose units.
  let rankUnits: Int64
  let cost: Double
  /// Dose units given, by lot.
  let unitsOfLot: [Int64]
  /// Dose units given, by shipment.
  let unitsOfShipment: [VialLedger.Key: Int64]

  /// Works out the values of a plan.
  init(_ plan: WholePlan, index: RoundIndex) {
    var unitsOfLot = [Int64](repeating: 0, count: index.lots.count)
    var unitsOfShipment: [VialLedger.Key: Int64] = [:]
    var peopleOfTier: [Int: Int] = [:]
    var peopleOfRecipient = [Int](repeating: 0, count: index.recipients.count)
    var peopleLater = 0
    for given in plan.given {
      let units = Int64(given.people) * given.share
      unitsOfLot[given.lot] += units
      if given.when != .here {
        unitsOfShipment[
          VialLedger.Key(lot: given.lot, recipient: given.recipient, when: given.when), default: 0] += units
      }
      peopleOfTier[index.lines[given.line].tier, default: 0] += given.people
      peopleOfRecipient[given.recipient] += given.people
      if given.when == .later { peopleLater += given.people }
    }
    var waste: Int64 = 0
    var rankUnits: Int64 = 0
    for (lot, facts) in index.lots.enumerated() {
      if facts.isCounted {
        waste += Int64(facts.vials) * index.vaccines[facts.vaccine].usableUnits - unitsOfLot[lot]
      }
      rankUnits += Int64(facts.rank) * unitsOfLot[lot]
    }
    var cost = 0.0
    for (key, vials) in plan.shipments.sorted(by: { $0.key < $1.key }) {
      let lot = index.lots[key.lot]
      if key.when == .now, index.isLateWhenShipped(key.lot) {
        waste += Int64(vials) * index.vaccines[lot.vaccine].usableUnits - (unitsOfShipment[key] ?? 0)
      }
      let lane = index.round.lanes.lane(from: lot.place, to: index.recipients[key.recipient].place)
      cost += (lane?.costPerVial.doubleValue ?? 0) * Double(vials)
    }
    wasteUnits = waste
    people = index.round.tiers.map { peopleOfTier[$0] ?? 0 }
    self.peopleOfRecipient = peopleOfRecipient
    self.peopleLater = peopleLater
    self.rankUnits = rankUnits
    self.cost = cost
    self.unitsOfLot = unitsOfLot
    self.unitsOfShipment = unitsOfShipment
  }

  /// People vaccinated ÷ need by recipient; nil where there is no need.
  func fills(_ index: RoundIndex) -> [Double?] {
    index.recipients.indices.map { recipient in
      let need = index.recipients[recipient].need
      return need > 0 ? Double(peopleOfRecipient[recipient]) / Double(need) : nil
    }
  }

  /// Whether these values are better than others by the round's objectives in their order.
  ///
  /// - Parameter reachable: Whether any use is possible at a recipient; only those count in equity.
  func isBetter(than other: PlanValues, index: RoundIndex, reachable: [Bool]) -> Bool {
    for objective in index.round.policy.objectives {
      switch objective {
      case .waste:
        if wasteUnits != other.wasteUnits { return wasteUnits < other.wasteUnits }
      case .need:
        if people != other.people { return other.people.lexicographicallyPrecedes(people) }
      case .equity:
        let mine = fills(index).enumerated().compactMap { reachable[$0] ? $1 : nil }.sorted()
        let theirs = other.fills(index).enumerated().compactMap { reachable[$0] ? $1 : nil }.sorted()
        if mine != theirs { return theirs.lexicographicallyPrecedes(mine) }
      case .sooner:
        if peopleLater != other.peopleLater { return peopleLater < other.peopleLater }
      case .earliestExpiry:
        if rankUnits != other.rankUnits { return rankUnits < other.rankUnits }
      case .transport:
        if abs(cost - other.cost) > 1e-9 * max(1, abs(cost)) { return cost < other.cost }
      }
    }
    return false
  }
}

/// A whole-vial plan with its books and with what it reaches.
struct ValuedPlan: Sendable {
  let rounding: VialRounding
  let plan: WholePlan
  let values: PlanValues
  /// What is kept for next doses.
  let kept: [KeepAssignment.Kept]

  /// The plan that books come to.
  ///
  /// - Parameter trims: Whether shipments that nobody needs are taken back.
  init(_ rounding: VialRounding, trims: Bool = true) {
    var rounding = rounding
    plan = rounding.plan(trims: trims)
    values = PlanValues(plan, index: rounding.index)
    self.rounding = rounding
    kept = []
  }
}
