import VaccineAllocation

/// The dispatch day of the tests, a Monday; other days are counted from it.
let dispatchDay = Day(number: 19_268)  // 2022-10-03

/// The day that lies so many days after the dispatch day.
func day(_ offset: Int) -> Day { dispatchDay + offset }

/// An exact number of the tests.
func decimal(_ text: String) -> ExactDecimal {
  guard let value = ExactDecimal(plain: text) else { preconditionFailure("not a number: \(text)") }
  return value
}

/// A round to be changed: store S, recipient D with 100 people of group G for dose 1, and ten vials of ten
/// doses of vaccine V in lot L, which lives to day 30. D vaccinates 1,000 people a day.
func draft(_ change: (inout RoundTables) -> Void = { _ in }) -> RoundTables {
  var tables = RoundTables(policy: Policy(id: "test", date: dispatchDay))
  tables.vaccines = [Vaccine(vaccine: "V", dosesPerVial: 10)]
  tables.eligibility = [Eligibility(vaccine: "V", group: "G", dose: 1)]
  tables.places = [Place(place: "S", kind: "store"), Place(place: "D", kind: "district")]
  tables.lots = [lot("L", 10, until: 30)]
  tables.capacity = [CapacityRow(place: "D", peoplePerDay: 1000)]
  tables.demand = [need("D", 100)]
  change(&tables)
  return tables
}

/// A lot line.
func lot(
  _ name: String, _ vials: Int, of vaccine: String = "V", at place: String = "S", until last: Int,
  _ change: (inout LotLine) -> Void = { _ in }
) -> LotLine {
  var line = LotLine(lot: name, vaccine: vaccine, place: place, vials: vials, expiry: day(last))
  change(&line)
  return line
}

/// A demand line.
func need(
  _ place: String, _ people: Int, group: String = "G", dose: Int = 1,
  _ change: (inout DemandLine) -> Void = { _ in }
) -> DemandLine {
  var line = DemandLine(place: place, group: group, dose: dose)
  line.eligible = ExactDecimal(people)
  change(&line)
  return line
}

/// A lane.
func lane(
  _ from: String?, _ to: String?, days: Int = 0, cost: ExactDecimal = 1, most: ExactDecimal? = nil
) -> LaneRow {
  var row = LaneRow(from: from, to: to)
  row.leadDays = days
  row.costPerVial = cost
  row.mostVials = most
  return row
}

extension RoundTables {
  /// Adds a recipient that vaccinates so many people a day.
  mutating func addRecipient(_ code: String, perDay people: Int = 1000, need count: Int? = nil) {
    places.append(Place(place: code, kind: "district"))
    capacity.append(CapacityRow(place: code, peoplePerDay: ExactDecimal(people)))
    if let count { demand.append(VaccineAllocationTests.need(code, count)) }
  }

  /// The plan of the round.
  func plan() throws -> Plan { try Planner().plan(Round(self)).plan }
}

extension Plan {
  /// Vials shipped of a lot to a place.
  func shipped(_ lot: String = "L", to place: String = "D", when: Dispatch = .now) -> Int {
    shipments.filter { $0.lot == lot && $0.to == place && $0.when == when }.reduce(0) { $0 + $1.vials }
  }

  /// People vaccinated, by any filter that is given.
  func people(
    of lot: String? = nil, at place: String? = nil, _ when: Dispatch? = nil, group: String? = nil,
    dose: Int? = nil
  ) -> Int {
    use.filter { row in
      (lot == nil || row.lot == lot) && (place == nil || row.place == place)
        && (when == nil || row.when == when)
        && (group == nil || row.group == group) && (dose == nil || row.dose == dose)
    }.reduce(0) { $0 + $1.people }
  }

  /// Each row of use as `now 0…5`. Where one person comes a day this shows the days on which doses serve.
  var days: [String] {
    use.map { "\($0.when.rawValue) \($0.firstDay - dispatchDay)…\($0.lastDay - dispatchDay)" }.sorted()
  }

  /// What the plan reaches in an objective.
  func value(_ name: String) -> Double? { summary.objectives.first { $0.name == name }?.value }

  /// What no plan beats in an objective.
  func bound(_ name: String) -> Double? { summary.objectives.first { $0.name == name }?.bound }

  /// The fill of a recipient.
  func fill(_ place: String) -> Fill? { summary.fills.first { $0.place == place } }

  /// The figures of a plain rule.
  func baseline(_ name: String) -> Baseline? { summary.baselines.first { $0.name == name } }
}

/// Whether two figures agree but for rounding.
func agree(_ left: Double?, _ right: Double?, within tolerance: Double = 1e-6) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}
