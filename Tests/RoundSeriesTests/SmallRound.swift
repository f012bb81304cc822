import AllocationModel
import RoundSeries

/// A round small enough to balance by hand: a store, two districts, a vaccine of ten doses and a frozen one of six.
enum SmallRound {
  static func day(_ text: String) -> Day { Day(iso: "2022-10-" + text) ?? Day(number: 0) }

  static func tables() -> RoundTables {
    var policy = Policy(id: "đợt 7", date: day("01"))
    policy.nextDispatch = day("11")
    var tables = RoundTables(policy: policy)
    tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10), Vaccine(vaccine: "PFZ", dosesPerVial: 6)]
    tables.vaccines[0].openVialWastage = ExactDecimal(plain: "0.1") ?? 0
    tables.vaccines[1].thawedDays = 31
    tables.eligibility = [
      Eligibility(vaccine: "AZ", group: "18+", dose: 1),
      Eligibility(vaccine: "PFZ", group: "5-<12", dose: 1, share: ExactDecimal(plain: "0.5") ?? 1),
    ]
    tables.places = [
      Place(place: "KHO", kind: "kho"), Place(place: "A", kind: "huyện"), Place(place: "B", kind: "huyện"),
    ]
    let far = Day(iso: "2022-12-31") ?? Day(number: 0)
    tables.lots = [
      LotLine(lot: "L1", vaccine: "AZ", place: "KHO", vials: 100, expiry: far),
      LotLine(lot: "L1", vaccine: "AZ", place: "A", vials: 10, expiry: far),
      LotLine(lot: "F1", vaccine: "PFZ", place: "KHO", vials: 60, expiry: far),
    ]
    tables.capacity = [CapacityRow(place: "A", peoplePerDay: 50), CapacityRow(place: "B", peoplePerDay: 50)]
    var first = DemandLine(place: "A", group: "18+", dose: 1)
    (first.eligible, first.uptake) = (1000, ExactDecimal(plain: "0.5") ?? 1)
    var second = DemandLine(place: "B", group: "5-<12", dose: 1)
    (second.target, second.given) = (300, 100)
    tables.demand = [first, second]
    return tables
  }

  static func plan(_ shipments: [Shipment] = [], round: String = "đợt 7") -> Plan {
    Plan(
      round: round,
      summary: Summary(
        objectives: [], fills: [], outOfReach: [], baselines: [], expectedOpenVialLoss: 0, verified: true,
        inputSHA256: "", version: "", wasteUntil: day("31"), horizon: day("31")),
      shipments: shipments, use: [], losses: [], coverage: [], excluded: [])
  }

  static func shipment(_ lot: String, _ vaccine: String, to: String, vials: Int) -> Shipment {
    Shipment(
      lot: lot, vaccine: vaccine, from: "KHO", to: to, when: .now, dispatch: day("01"), arrive: day("02"),
      lastDay: day("31"), vials: vials, doses: 0, pinned: false)
  }

  static func received(_ lot: String, _ vaccine: String, _ vials: Int, from: String? = "KHO", to: String)
    -> Received
  {
    Received(lot: lot, vaccine: vaccine, from: from, to: to, vials: vials, date: day("02"))
  }

  static func given(_ place: String, _ people: Int, _ lot: String, _ vaccine: String, group: String) -> Given
  {
    Given(
      place: place, group: group, dose: 1, lot: lot, vaccine: vaccine, people: people, from: day("03"),
      to: day("09"))
  }

  static func counted(_ lot: String, _ vaccine: String, _ place: String, _ vials: Int) -> Counted {
    Counted(lot: lot, vaccine: vaccine, place: place, vials: vials, date: day("10"))
  }

  static let terms = ClosingTerms(nextID: "đợt 8", nextDate: day("11"))

  static func close(
    _ actual: Actual, shipments: [Shipment] = [], terms: ClosingTerms = terms,
    change: (inout RoundTables) -> Void = { _ in }
  ) throws -> Closing {
    var tables = tables()
    change(&tables)
    return Closing(of: try Round(tables), plan: plan(shipments), actual: actual, terms: terms)
  }
}

extension Closing {
  func line(_ lot: String, _ place: String) -> BalanceLine? {
    balance.first { $0.lot == lot && $0.place == place }
  }

  /// The next round's stock in words.
  var stock: [String] {
    next.lots.map { lot in
      let thawed = lot.thawedOn.map { " thawed \($0)" } ?? ""
      let transit = lot.inTransitFrom.map { " from \($0) on \(lot.availableFrom?.description ?? "?")" } ?? ""
      return "\(lot.lot) \(lot.place) \(lot.vials)\(thawed)\(transit)"
    }
  }
}

extension BalanceLine {
  /// The two sides of the balance in doses, worked out anew in whole tenths.
  var sides: (Int, Int) {
    func tenths(_ number: ExactDecimal) -> Int { Int(number.units(decimals: 1) ?? .min) }
    let vials = issued + returned + wastedVials + lostVials + onTheWay + onHand
    return (
      10 * dosesPerVial * (opening + received),
      10 * dosesPerVial * vials + tenths(given) + tenths(wastedDoses) + tenths(lostDoses) + tenths(difference)
    )
  }
}
