internal import AllocationModel

/// A shipment of the plan that could be understood.
struct ShipmentEntry {
  let row: Shipment
  let source: SourceKey
  let vials: Int
}

/// A planned use that could be understood.
struct UseEntry {
  let row: Use
  let source: SourceKey
  let demand: Int
  let people: Int
  /// Share × people; nothing where the vaccine may not be given so.
  let given: Nano
}

/// A plan's rows matched with the round, and added up.
///
/// Rows that name nothing the round knows are left out of every sum; ``unknown`` names them.
struct Ledger {
  private(set) var shipments: [ShipmentEntry] = []
  private(set) var uses: [UseEntry] = []
  private(set) var unknown: [BrokenRule] = []
  /// Vials by source; *here* does not occur.
  private(set) var vials: [SourceKey: Int] = [:]
  /// Vials that leave, by lot line.
  private(set) var shipped: [Int]
  /// Standard doses given, by source.
  private(set) var given: [SourceKey: Nano] = [:]
  /// Standard doses given, by lot line.
  private(set) var givenByLot: [Nano]
  /// People, by demand line.
  private(set) var people: [Int]
  /// People, by place.
  private(set) var peopleByPlace: [Int]

  init(_ plan: Plan, _ facts: RoundFacts) {
    shipped = [Int](repeating: 0, count: facts.lots.count)
    givenByLot = [Nano](repeating: 0, count: facts.lots.count)
    people = [Int](repeating: 0, count: facts.demand.count)
    peopleByPlace = [Int](repeating: 0, count: facts.tables.places.count)
    for row in plan.shipments { add(row, facts) }
    for row in plan.use { add(row, facts) }
  }

  /// The sources that vials or people are planned for, in a fixed order.
  var sources: [SourceKey] {
    Set(vials.keys).union(given.keys).sorted {
      ($0.lot, $0.place, $0.when) < ($1.lot, $1.place, $1.when)
    }
  }

  private mutating func add(_ row: Shipment, _ facts: RoundFacts) {
    let subject = Name.of(row)
    guard let lot = facts.lotLine(row.lot, row.vaccine, at: row.from) else {
      return unknown.append(.unknownLotLine(subject))
    }
    guard let place = facts.place(row.to) else { return unknown.append(.unknownPlace(row.to, subject)) }
    guard row.when != .here else {
      return unknown.append(
        BrokenRule(
          .shipmentWhen, subject, en: "A shipment leaves now or later; vials used here are not shipped.",
          vi: "Hàng xuất kho phải là đợt này (now) hoặc đợt sau (later); lọ dùng tại chỗ thì không xuất."))
    }
    let source = SourceKey(lot: lot, place: place, when: row.when)
    let count = row.vials.bounded
    shipments.append(ShipmentEntry(row: row, source: source, vials: count))
    vials[source, default: 0] += count
    shipped[lot] += count
  }

  private mutating func add(_ row: Use, _ facts: RoundFacts) {
    let subject = Name.of(row)
    guard let lot = facts.lotLine(row.lot, row.vaccine, at: row.heldAt) else {
      return unknown.append(.unknownLotLine(subject))
    }
    guard let place = facts.place(row.place) else { return unknown.append(.unknownPlace(row.place, subject)) }
    guard let demand = facts.demandLine(row: row.demandRow) else {
      return unknown.append(
        BrokenRule(
          .unknownDemandRow, subject, en: "demand.csv has no data row \(row.demandRow).",
          vi: "demand.csv không có dòng dữ liệu thứ \(row.demandRow)."))
    }
    let source = SourceKey(lot: lot, place: place, when: row.when)
    let count = row.people.bounded
    let doses = (facts.share(of: row.vaccine, for: facts.demand[demand].line) ?? 0) * Nano(count)
    uses.append(UseEntry(row: row, source: source, demand: demand, people: count, given: doses))
    given[source, default: 0] += doses
    givenByLot[lot] += doses
    people[demand] += count
    peopleByPlace[place] += count
  }
}

/// How rows are named to a reader.
enum Name {
  static func of(_ row: Shipment) -> String {
    "\(row.lot) (\(row.vaccine)), \(row.from) → \(row.to), \(row.when.rawValue)"
  }

  static func of(_ row: Use) -> String {
    "\(row.lot) (\(row.vaccine)), \(row.heldAt) → \(row.place), \(row.when.rawValue), demand row \(row.demandRow)"
  }

  static func of(_ lot: LotFacts) -> String { "\(lot.key.lot) (\(lot.key.vaccine)), \(lot.key.place)" }
}

extension BrokenRule {
  static func unknownLotLine(_ subject: String) -> BrokenRule {
    BrokenRule(
      .unknownLotLine, subject, en: "The round has no such lot of this vaccine at this place.",
      vi: "Đợt này không có lô và loại vắc xin đó tại nơi đó.")
  }

  static func unknownPlace(_ place: String, _ subject: String) -> BrokenRule {
    BrokenRule(
      .unknownPlace, subject, en: "The round has no place \(place).",
      vi: "Đợt này không có nơi nào mã \(place).")
  }
}

/// Figures as both languages write them.
let english = Figures(.english)
/// Figures as both languages write them.
let vietnamese = Figures(.vietnamese)
