import AllocationModel
import PlanChecking

/// Asks the judge, through nothing but its verdicts, what a round allows.
struct Probe {
  var tables: RoundTables
  var lot = "L"
  var from = "S"
  var to = "D"

  /// One store S, one recipient D with a person of group G for dose 1, one lot line L of 10 vials of vaccine V.
  init(_ change: (inout RoundTables) -> Void = { _ in }) {
    tables = RoundTables(policy: Policy(id: "probe", date: day("2022-10-01")))
    tables.vaccines = [Vaccine(vaccine: "V", dosesPerVial: 10)]
    tables.eligibility = [Eligibility(vaccine: "V", group: "G", dose: 1)]
    tables.places = [Place(place: "S", kind: "store"), Place(place: "D", kind: "district")]
    tables.lots = [
      AllocationModel.LotLine(lot: "L", vaccine: "V", place: "S", vials: 10, expiry: day("2022-10-31"))
    ]
    tables.capacity = [CapacityRow(place: "D", peoplePerDay: 1000)]
    tables.demand = [demand("D", "G", 1, eligible: 1000)]
    change(&tables)
  }

  /// A plan that says nothing but what is given.
  func plan(_ shipments: [Shipment] = [], _ use: [Use] = []) -> Plan {
    Plan(
      round: tables.policy.id,
      summary: Summary(
        objectives: [], fills: [], outOfReach: [], baselines: [], expectedOpenVialLoss: 0, verified: false,
        inputSHA256: "", version: "", wasteUntil: tables.policy.date, horizon: tables.policy.date),
      shipments: shipments, use: use, losses: [], coverage: [], excluded: [])
  }

  /// The rules that a plan of these rows breaks, leaving out what a plan says about itself.
  func broken(_ shipments: [Shipment] = [], _ use: [Use] = []) throws -> Set<Rule> {
    let statements: Set<Rule> = [
      .losses, .lossRow, .coverage, .excluded, .objectiveNames, .fills, .outOfReach, .openVialLoss,
      .baselines,
      .statedDays,
    ]
    return Set(PlanChecker(try Round(tables)).brokenRules(in: plan(shipments, use)).map(\.rule)).subtracting(
      statements)
  }

  /// The days on which the judge lets the lot line serve the first row of demand, as `first…last`.
  ///
  /// Every day from 3 days before the round to `offset` after it is asked for by itself. Where none is allowed, the
  /// rule that forbids them all.
  func days(_ when: Dispatch, through offset: Int = 45) throws -> String {
    let checker = PlanChecker(try Round(tables))
    var allowed: [Day] = []
    var common = Set(Rule.allCases)
    for offset in -3...offset {
      let date = tables.policy.date + offset
      let line = tables.demand[0]
      let row = Use(
        lot: lot, vaccine: tables.vaccines[0].vaccine, heldAt: from, place: to, when: when, demandRow: 1,
        group: line.group, dose: line.dose, people: 0, dosesGiven: 0, firstDay: date, lastDay: date)
      let broken = Set(checker.brokenRules(in: plan([], [row])).map(\.rule)).intersection([
        .unusableLot, .noLane, .noNextDispatch, .notYetAvailable, .shortLife, .notHeldHere, .noDayOfUse,
        .daysOutsideWindow, .notEligible, .reservedForOthers,
      ])
      if broken.isEmpty { allowed.append(date) }
      common.formIntersection(broken)
    }
    guard let first = allowed.first, let last = allowed.last else {
      return common.map(\.rawValue).sorted().joined(separator: " ")
    }
    return last - first + 1 == allowed.count ? "\(first)…\(last)" : "\(first)…\(last) with gaps"
  }
}
