internal import AllocationModel

/// What identifies a lot line.
struct LotKey: Hashable {
  let lot: String
  let vaccine: String
  let place: String
}

/// A lot line with everything that follows from its rows alone.
struct LotFacts {
  let key: LotKey
  let place: Int
  /// Whole vials on hand, all rows of the lot line added together.
  var vials: Int
  let dosesPerVial: Int
  /// Usable doses per vial.
  let usable: Nano
  let issueMultiple: Int
  let litresPerVial: Nano
  let reservedFor: [Reservation]
  /// Every reason why it is never planned; empty where it is usable.
  let exclusions: Set<ExclusionReason>
  /// The last day where it stands.
  let last: Day
  /// Days of life that begin when it is dispatched, less the safety days; nil where none begin.
  let lifeFromDispatch: Int?
  /// The first day on which it can be used or dispatched, not before the round.
  let available: Day
  /// Whether it becomes available only after the dispatch day of the round.
  let comesLater: Bool
  let stands: Bool
  let vvmStage: Int
  /// Its place in the order of VVM, then last day; 0 where it is not usable.
  var rank = 0

  var isUsable: Bool { exclusions.isEmpty }
}

/// A demand line with its need.
struct DemandFacts {
  let line: DemandLine
  let row: Int
  let place: Int
  let need: Int
}

/// What the raw rows of a round say, worked out for the judge alone.
///
/// Nothing here calls the derived properties of `Round`: the planner relies on those.
struct RoundFacts {
  let tables: RoundTables
  private(set) var lots: [LotFacts] = []
  private(set) var demand: [DemandFacts] = []
  let lanes: LaneBook
  let sessions: [SessionBook]
  let horizon: Day
  let wasteUntil: Day
  let isStore: [Bool]
  private(set) var reach = Reach()
  private let places: [String: Int]
  private var lotLines: [LotKey: Int] = [:]
  private var demandRows: [Int: Int] = [:]
  private let shares: [ShareKey: Nano]
  private let pins: [PinKey: Int]

  struct ShareKey: Hashable {
    let vaccine: String
    let group: String
    let dose: Int
  }

  private struct PinKey: Hashable {
    let lot: LotKey
    let to: String
  }

  var policy: Policy { tables.policy }

  init(_ tables: RoundTables) {
    self.tables = tables
    let policy = tables.policy
    places = Dictionary(
      tables.places.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    isStore = tables.places.map { ["store", "kho"].contains($0.kind.lowercased()) }
    lanes = LaneBook(rows: tables.lanes, places: places, isStore: isStore)
    let vaccines = Dictionary(
      tables.vaccines.map { ($0.vaccine, $0) }, uniquingKeysWith: { first, _ in first })
    for row in tables.lots {
      let key = LotKey(lot: row.lot, vaccine: row.vaccine, place: row.place)
      if let known = lotLines[key] {
        lots[known].vials += row.vials
      } else if let vaccine = vaccines[row.vaccine], let place = places[row.place] {
        lotLines[key] = lots.count
        lots.append(LotFacts(key: key, row: row, vaccine: vaccine, place: place, policy: policy))
      }
    }
    RoundFacts.rank(&lots)
    let latest = lots.filter(\.isUsable).map(\.last).max() ?? policy.date
    horizon = policy.horizon ?? min(latest, policy.date + 365)
    wasteUntil = policy.wasteUntil ?? min(latest, policy.date + 90)
    for (index, line) in tables.demand.enumerated() {
      guard let place = places[line.place] else { continue }
      let row = line.demandRow == 0 ? index + 1 : line.demandRow
      demandRows[row] = demand.count
      demand.append(DemandFacts(line: line, row: row, place: place, need: RoundFacts.need(of: line)))
    }
    var books = [SessionBook](repeating: SessionBook(), count: tables.places.count)
    for row in tables.capacity {
      if let place = places[row.place] { books[place].rows.append(row) }
    }
    sessions = books
    shares = Dictionary(
      tables.eligibility.map {
        (ShareKey(vaccine: $0.vaccine, group: $0.group, dose: $0.dose), $0.share.nano)
      },
      uniquingKeysWith: { first, _ in first })
    pins = Dictionary(
      tables.pins.map { pin in
        let lot = LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from)
        return (PinKey(lot: lot, to: pin.to), pin.vials)
      }, uniquingKeysWith: { first, _ in first })
    reach = findReach()
  }

  /// The position of a lot line, or nil where the round has none such.
  func lotLine(_ lot: String, _ vaccine: String, at place: String) -> Int? {
    lotLines[LotKey(lot: lot, vaccine: vaccine, place: place)]
  }

  /// The position of a place, or nil where the round has none such.
  func place(_ code: String) -> Int? { places[code] }

  /// The position of the demand line that stands in a row of the table.
  func demandLine(row: Int) -> Int? { demandRows[row] }

  /// The share of one injection, or nil where the vaccine may not be given so.
  func share(of vaccine: String, for line: DemandLine) -> Nano? {
    shares[ShareKey(vaccine: vaccine, group: line.group, dose: line.dose)]
  }

  /// The vials that a pin sends, or nil where no pin speaks of this lot line and recipient.
  func pin(_ lot: LotFacts, to place: Int) -> Int? {
    pins.isEmpty ? nil : pins[PinKey(lot: lot.key, to: tables.places[place].place)]
  }

  /// `⌊eligible × uptake⌋`, where eligible is stated or is what the target lacks, never less than nobody.
  private static func need(of line: DemandLine) -> Int {
    let people = line.eligible?.nano ?? max(0, (line.target?.nano ?? 0) - (line.given?.nano ?? 0))
    return Int(clamping: people * line.uptake.nano / (.one * .one))
  }

  /// Ranks usable lot lines 1, 2, 3 … by VVM stage 2 before 1, then last day; equal keys share a rank.
  private static func rank(_ lots: inout [LotFacts]) {
    func isBefore(_ left: LotFacts, _ right: LotFacts) -> Bool {
      left.vvmStage == right.vvmStage ? left.last < right.last : left.vvmStage > right.vvmStage
    }
    let order = lots.indices.filter { lots[$0].isUsable }.sorted { isBefore(lots[$0], lots[$1]) }
    var rank = 0
    for (position, index) in order.enumerated() {
      if position == 0 || isBefore(lots[order[position - 1]], lots[index]) { rank += 1 }
      lots[index].rank = rank
    }
  }
}

extension LotFacts {
  init(key: LotKey, row: LotLine, vaccine: Vaccine, place: Int, policy: Policy) {
    self.key = key
    self.place = place
    vials = row.vials
    dosesPerVial = vaccine.dosesPerVial
    usable = (.one - vaccine.openVialWastage.nano) * Nano(vaccine.dosesPerVial)
    issueMultiple = vaccine.issueMultiple
    litresPerVial = vaccine.litresPerVial?.nano ?? 0
    reservedFor = row.reservedFor
    var last = row.expiry
    if !policy.expiryDayUsable { last = last - 1 }
    if let useBy = row.useBy, useBy < last { last = useBy }
    var lifeFromDispatch: Int?
    if let days = vaccine.thawedDays {
      if let thawedOn = row.thawedOn {
        last = min(last, thawedOn + days)
      } else {
        lifeFromDispatch = days - policy.safetyDays
      }
    }
    last = last - policy.safetyDays
    self.last = last
    self.lifeFromDispatch = lifeFromDispatch
    available = max(policy.date, row.availableFrom ?? policy.date)
    comesLater = row.availableFrom.map { $0 > policy.date } ?? false
    stands = row.status != .destroyed
    vvmStage = row.vvmStage
    var reasons: Set<ExclusionReason> = []
    switch row.status {
    case .available: break
    case .quarantine: reasons.insert(.quarantine)
    case .suspended: reasons.insert(.suspended)
    case .recalled: reasons.insert(.recalled)
    case .expired: reasons.insert(.statusExpired)
    case .destroyed: reasons.insert(.destroyed)
    }
    if row.vvmStage > 2 { reasons.insert(.vialMonitor) }
    if last < policy.date { reasons.insert(.pastLastDay) }
    exclusions = reasons
  }
}
