/// What is known before a round: stock, places, sessions, demand, lanes and the planner's wishes.
///
/// A round is checked when it is made: an invalid one cannot be built. Rows that agree in everything but
/// vials have been added together, defaults are filled in, and every name is known.
///
///     var tables = RoundTables(policy: Policy(id: "round 7", date: Day(iso: "2022-10-01")!))
///     tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10)]
///     …
///     let round = try Round(tables)
///
/// The meaning of every part is that of the model's documentation.
public struct Round: Sendable, Hashable {
  /// The tables the round was made from: as given, and their notices applied to the lots.
  public let tables: RoundTables
  /// What every notice did to every lot line that it names, in the order of the lots; notices that a line was
  /// marked with before are not among them.
  public let noticeOutcomes: [NoticeOutcome]
  /// The settings.
  public var policy: Policy { tables.policy }
  /// The vaccines, in the order given.
  public var vaccines: [Vaccine] { tables.vaccines }
  /// The places, in the order given.
  public var places: [Place] { tables.places }
  /// The demand lines, in the order given; `demandRow` is set in each.
  public let demand: [DemandLine]
  /// The lot lines, in the order given; lines that agree in everything but vials are one.
  public let lots: [LotLine]
  /// The pins, in the order given.
  public var pins: [Pin] { tables.pins }
  /// On which ways stock moves.
  public let lanes: Lanes
  /// What a planner should know, though nothing hinders a plan.
  public let notes: [RoundMessage]
  /// The last day of use that is planned, `H`.
  public let horizon: Day
  /// The last day whose losses are counted, `W`.
  public let wasteUntil: Day

  /// The priority tiers that have any need, the first one first.
  public let tiers: [Int]

  private let vaccineIndices: [String: Int]
  private let placeIndices: [String: Int]
  private let shares: [EligibilityKey: ExactDecimal]
  private let capacityRows: [[CapacityRow]]

  /// Checks the tables and makes a round of them.
  ///
  /// - Throws: ``InvalidRound`` with every error found, and every note beside them.
  public init(_ tables: RoundTables) throws(InvalidRound) {
    let inspected = RoundValidation.inspected(tables)
    let messages = inspected.messages
    if messages.contains(where: { $0.severity == .error }) { throw InvalidRound(messages: messages) }
    let noticed = NoticeEffects(tables)
    var tables = tables
    tables.lots = noticed.lots
    self.tables = tables
    noticeOutcomes = noticed.outcomes
    notes = messages
    vaccineIndices = inspected.vaccines
    placeIndices = inspected.places
    lots = LotLine.merged(tables.lots)
    demand = Round.numbered(tables.demand)
    tiers = Round.tiers(of: demand)
    lanes = Lanes(rows: tables.lanes, places: tables.places, indices: placeIndices)
    shares = Dictionary(
      tables.eligibility.map {
        (EligibilityKey(vaccine: $0.vaccine, group: $0.group, dose: $0.dose), $0.share)
      },
      uniquingKeysWith: { first, _ in first })
    var rows = [[CapacityRow]](repeating: [], count: tables.places.count)
    var positions = PlacePositions(tables.places, placeIndices)
    for row in tables.capacity {
      if let place = positions.position(of: row.place) { rows[place].append(row) }
    }
    capacityRows = rows
    let policy = tables.policy
    let vaccines = Dictionary(
      tables.vaccines.map { ($0.vaccine, $0) }, uniquingKeysWith: { first, _ in first })
    let latest =
      lots.compactMap { lot -> Day? in
        guard let vaccine = vaccines[lot.vaccine], lot.exclusion(of: vaccine, under: policy) == nil else {
          return nil
        }
        return lot.lastDay(of: vaccine, under: policy)
      }.max() ?? policy.date
    horizon = policy.horizon ?? min(latest, policy.date + 365)
    wasteUntil = policy.wasteUntil ?? min(latest, policy.date + 90)
  }

  /// The tiers of some lines that have any need, in ascending order.
  private static func tiers(of demand: [DemandLine]) -> [Int] {
    var tiers: Set<Int> = []
    demand.withUnsafeBufferPointer { lines in
      // There are few tiers, and a need is worked out: those known already need none.
      for index in lines.indices where !tiers.contains(lines[index].priority) && lines[index].need > 0 {
        tiers.insert(lines[index].priority)
      }
    }
    return tiers.sorted()
  }

  /// The demand lines with `demandRow` set in each.
  private static func numbered(_ demand: [DemandLine]) -> [DemandLine] {
    // Those of a table are numbered as they are read, and there can be very many.
    if demand.allSatisfy({ $0.demandRow != 0 }) { return demand }
    return demand.enumerated().map { index, line in
      var line = line
      if line.demandRow == 0 { line.demandRow = index + 1 }
      return line
    }
  }

  /// The position of a vaccine in ``vaccines``, or nil where nobody knows it.
  public func index(ofVaccine code: String) -> Int? { vaccineIndices[code] }

  /// The position of a place in ``places``, or nil where nobody knows it.
  public func index(ofPlace code: String) -> Int? { placeIndices[code] }

  /// The vaccine of a lot line of this round.
  public func vaccine(of lot: LotLine) -> Vaccine {
    guard let index = vaccineIndices[lot.vaccine] else { preconditionFailure("a lot line of another round") }
    return vaccines[index]
  }

  /// The part of a standard dose that one injection of a vaccine takes for a group and dose, in (0, 1];
  /// nil where the vaccine is not allowed there.
  public func share(ofVaccine vaccine: String, group: String, dose: Int) -> ExactDecimal? {
    shares[EligibilityKey(vaccine: vaccine, group: group, dose: dose)]
  }

  /// The share that applies when a lot line serves a demand line, or nil where eligibility or the lot's
  /// reservation forbids it.
  public func share(of lot: LotLine, for line: DemandLine) -> ExactDecimal? {
    guard
      lot.reservedFor.isEmpty
        || lot.reservedFor.contains(where: { $0.permits(group: line.group, dose: line.dose) })
    else { return nil }
    return share(ofVaccine: lot.vaccine, group: line.group, dose: line.dose)
  }

  /// The people that a place can vaccinate on a day: the sum of the rows that cover it, rounded down.
  ///
  /// - Parameters:
  ///   - place: a position in ``places``.
  ///   - day: any day.
  public func capacity(ofPlace place: Int, on day: Day) -> Int {
    var total = ExactDecimal.zero
    for row in capacityRows[place] where row.covers(day) {
      total = total.adding(row.peoplePerDay) ?? total
    }
    return total.floor
  }

  /// The last day of a lot line where it stands.
  public func lastDay(of lot: LotLine) -> Day { lot.lastDay(of: vaccine(of: lot), under: policy) }

  /// Whether a lot line thaws when it is dispatched: its vaccine thaws and it has not been taken out yet.
  public func isFrozen(_ lot: LotLine) -> Bool { vaccine(of: lot).thawedDays != nil && lot.thawedOn == nil }

  /// Why a lot line is never planned, or nil where it is usable.
  public func exclusion(of lot: LotLine) -> ExclusionReason? {
    lot.exclusion(of: vaccine(of: lot), under: policy)
  }

  /// Whether a lot line's losses where it stands count as waste: it is usable and ends on or before `W`.
  public func countsAsWaste(_ lot: LotLine) -> Bool {
    exclusion(of: lot) == nil && lastDay(of: lot) <= wasteUntil
  }
}

struct EligibilityKey: Hashable, Sendable {
  let vaccine: String
  let group: String
  let dose: Int
}

extension Round: Codable {
  /// Reads the tables and checks them.
  public init(from decoder: any Decoder) throws {
    try self.init(RoundTables(from: decoder))
  }

  /// Writes the tables as given.
  public func encode(to encoder: any Encoder) throws {
    try tables.encode(to: encoder)
  }
}
