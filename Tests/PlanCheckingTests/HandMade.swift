import AllocationModel
import PlanChecking

/// A day of the tests, from `yyyy-mm-dd`.
func day(_ text: String) -> Day {
  guard let day = Day(iso: text) else { preconditionFailure("not a day: \(text)") }
  return day
}

/// An exact number of the tests.
func decimal(_ text: String) -> ExactDecimal {
  guard let value = ExactDecimal(plain: text) else { preconditionFailure("not a number: \(text)") }
  return value
}

/// A lot line of the tests.
func lot(
  _ lot: String, _ vaccine: String, at place: String, _ vials: Int, until expiry: String,
  _ change: (inout LotLine) -> Void = { _ in }
) -> LotLine {
  var line = LotLine(lot: lot, vaccine: vaccine, place: place, vials: vials, expiry: day(expiry))
  change(&line)
  return line
}

/// A demand line of the tests.
func demand(
  _ place: String, _ group: String, _ dose: Int, eligible: ExactDecimal?,
  _ change: (inout DemandLine) -> Void = { _ in }
) -> DemandLine {
  var line = DemandLine(place: place, group: group, dose: dose)
  line.eligible = eligible
  change(&line)
  return line
}

/// A shipment of the tests, with ten doses in each vial where nothing else is said.
func shipment(
  _ lot: String, _ vaccine: String, _ from: String, _ to: String, _ when: Dispatch,
  _ days: (String, String, String),
  _ vials: Int, doses: Int? = nil, pinned: Bool = false
) -> Shipment {
  Shipment(
    lot: lot, vaccine: vaccine, from: from, to: to, when: when, dispatch: day(days.0), arrive: day(days.1),
    lastDay: day(days.2), vials: vials, doses: doses ?? vials * 10, pinned: pinned)
}

/// A planned use of the tests.
func use(
  _ lot: String, _ vaccine: String, _ heldAt: String, _ place: String, _ when: Dispatch,
  _ demand: (row: Int, group: String, dose: Int), _ people: Int, doses: ExactDecimal, _ days: (String, String)
) -> Use {
  Use(
    lot: lot, vaccine: vaccine, heldAt: heldAt, place: place, when: when, demandRow: demand.row,
    group: demand.group, dose: demand.dose, people: people, dosesGiven: doses, firstDay: day(days.0),
    lastDay: day(days.1))
}

/// A loss of the tests.
func loss(
  _ lot: String, _ vaccine: String, _ place: String, _ last: String, vials: Int = 0, _ doses: ExactDecimal
) -> Loss {
  Loss(
    lot: lot, vaccine: vaccine, place: place, lastDay: day(last), vials: vials, dosesLost: doses,
    lostAs: vials > 0 ? .wholeVials : .openedOrShipped, reason: .nobodyLeft, reasonText: "", whatWouldSave: ""
  )
}

/// A store S and two recipients, with a valid plan; every figure is worked out by hand.
enum HandMade {
  static var tables: RoundTables {
    var policy = Policy(id: "hand-made", date: day("2022-10-01"))  // a Saturday
    policy.nextDispatch = day("2022-10-10")
    policy.bufferDays = 4
    policy.leastDaysOnArrival = 2
    policy.horizon = day("2022-12-31")
    policy.wasteUntil = day("2022-12-01")
    policy.reserve = [Reserve(vaccine: "A", doses: 50)]
    var tables = RoundTables(policy: policy)
    var a = Vaccine(vaccine: "A", dosesPerVial: 10)
    a.openVialWastage = decimal("0.1")
    a.issueMultiple = 5
    a.litresPerVial = decimal("0.02")
    var b = Vaccine(vaccine: "B", dosesPerVial: 6)
    b.openVialWastage = decimal("0.075")
    b.thawedDays = 31
    b.litresPerVial = decimal("0.01")
    tables.vaccines = [a, b]
    tables.eligibility = [
      Eligibility(vaccine: "A", group: "G1", dose: 1),
      Eligibility(vaccine: "A", group: "G1", dose: 2, share: decimal("0.5")),
      Eligibility(vaccine: "B", group: "G2", dose: 1),
    ]
    var first = Place(place: "D1", kind: "district")
    first.storageLitres = 10
    tables.places = [Place(place: "S", kind: "Kho"), first, Place(place: "D2", kind: "district")]
    tables.lots = [
      lot("L1", "A", at: "S", 60, until: "2022-11-30"),
      lot("L1", "A", at: "S", 40, until: "2022-11-30"),  // the same lot line once more
      lot("L2", "A", at: "D2", 10, until: "2022-10-20"),
      lot("L3", "B", at: "S", 40, until: "2023-03-31"),  // frozen
      lot("L4", "A", at: "S", 20, until: "2022-12-31") { $0.status = .quarantine },
      lot("L5", "A", at: "S", 20, until: "2023-01-31") {
        $0.availableFrom = day("2022-10-05")
        $0.reservedFor = [Reservation(group: "G1", dose: 2)]
      },
      lot("L6", "A", at: "S", 5, until: "2022-10-02"),
    ]
    var weekdays = CapacityRow(place: "D2", peoplePerDay: 30)
    weekdays.weekdays = [1, 2, 3, 4, 5, 6]
    tables.capacity = [CapacityRow(place: "D1", peoplePerDay: 50), weekdays]
    tables.demand = [
      demand("D1", "G1", 1, eligible: 300),
      demand("D1", "G1", 2, eligible: 100) { $0.priority = 2 },
      demand("D2", "G2", 1, eligible: nil) {
        $0.target = 500
        $0.given = 300
        $0.uptake = decimal("0.5")
      },
      demand("D2", "G1", 1, eligible: 80) { $0.until = day("2022-10-15") },
      demand("D2", "G1", 2, eligible: 0) { $0.until = day("2022-10-05") },
    ]
    var fromStore = LaneRow(from: "S", to: nil)
    fromStore.leadDays = 1
    fromStore.mostVials = 60
    var between = LaneRow(from: "D2", to: "D1")
    between.costPerVial = 3
    tables.lanes = [fromStore, between]
    tables.pins = [Pin(lot: "L1", vaccine: "A", from: "S", to: "D1", vials: 12)]
    return tables
  }

  static var plan: Plan {
    Plan(
      round: "hand-made", summary: summary,
      shipments: [
        shipment("L1", "A", "S", "D1", .now, ("2022-10-01", "2022-10-02", "2022-11-30"), 12, pinned: true),
        shipment("L1", "A", "S", "D1", .later, ("2022-10-10", "2022-10-11", "2022-11-30"), 20),
        shipment("L5", "A", "S", "D1", .later, ("2022-10-10", "2022-10-11", "2023-01-31"), 5),
        shipment("L3", "B", "S", "D2", .now, ("2022-10-01", "2022-10-02", "2022-11-01"), 10, doses: 60),
      ],
      use: [
        use("L1", "A", "S", "D1", .now, (1, "G1", 1), 108, doses: 108, ("2022-10-02", "2022-10-04")),
        use("L1", "A", "S", "D1", .later, (1, "G1", 1), 180, doses: 180, ("2022-10-11", "2022-10-14")),
        use("L5", "A", "S", "D1", .later, (2, "G1", 2), 90, doses: 45, ("2022-10-15", "2022-10-16")),
        use("L2", "A", "D2", "D2", .here, (4, "G1", 1), 80, doses: 80, ("2022-10-01", "2022-10-04")),
        use("L3", "B", "S", "D2", .now, (3, "G2", 1), 55, doses: 55, ("2022-10-04", "2022-10-06")),
      ],
      losses: [
        loss("L1", "A", "S", "2022-11-30", vials: 68, 612),
        loss("L2", "A", "D2", "2022-10-20", vials: 1, 9),
        loss("L2", "A", "D2", "2022-10-20", 1),
        loss("L3", "B", "D2", "2022-11-01", decimal("0.5")),
        loss("L6", "A", "S", "2022-10-02", vials: 5, 45),
      ],
      coverage: [
        coverage("D1", 1, need: 300, planned: 288, .noStock),
        coverage("D1", 2, need: 100, planned: 90, .noStock),
        Coverage(
          place: "D2", group: "G2", dose: 1, target: 500, given: 300, planned: 55, coverageBefore: 0.6,
          coverageAfter: 0.71, need: 100, unmet: 45, reason: .noStock, reasonText: ""),
        coverage("D2", 1, need: 80, planned: 80, .none), coverage("D2", 2, need: 0, planned: 0, .none),
      ],
      excluded: [
        Excluded(lot: "L4", vaccine: "A", place: "S", vials: 20, reason: .quarantine, reasonText: "")
      ])
  }

  private static func coverage(
    _ place: String, _ dose: Int, need: Int, planned: Int, _ reason: LossReason
  ) -> Coverage {
    Coverage(
      place: place, group: "G1", dose: dose, target: nil, given: nil, planned: planned, coverageBefore: nil,
      coverageAfter: nil, need: need, unmet: need - planned, reason: reason, reasonText: "")
  }

  private static var summary: Summary {
    Summary(
      objectives: [
        // L1 900 − 288, L2 90 − 80, L3 at D2 55.5 − 55, L6 45
        ObjectiveFigure(name: "waste", value: 667.5, bound: 600),
        ObjectiveFigure(name: "need:1", value: 423, bound: 480),
        ObjectiveFigure(name: "need:2", value: 90, bound: 100),
        ObjectiveFigure(name: "equity", value: 0.75, bound: 0.9),  // D2 135 of 180, D1 378 of 400
        ObjectiveFigure(name: "sooner", value: 270, bound: 200),
        // L6 is first, then L2, L1, L5, L3: 80 × 2 + 288 × 3 + 45 × 4 + 55 × 5
        ObjectiveFigure(name: "earliest_expiry", value: 1479, bound: 1400),
        ObjectiveFigure(name: "transport", value: 47, bound: 40),
      ],
      fills: [Fill(place: "D1", value: 0.945, bound: 1), Fill(place: "D2", value: 0.75, bound: 0.9)],
      outOfReach: [],
      baselines: [
        Baseline(name: "list_order_fefo", waste: 700, people: 400),
        Baseline(name: "proportional_fefo", waste: 680, people: 410),
      ],
      // 12 + 20 + 5 vials that lose 1, 10 that lose 0.45, 9 that lose 1
      expectedOpenVialLoss: 50.5, verified: true, inputSHA256: "", version: "0.1.0",
      wasteUntil: day("2022-12-01"), horizon: day("2022-12-31"))
  }
}

extension Plan {
  /// States anew what follows from shipments and use, but for losses, which every test states by hand.
  mutating func restate(_ round: Round) {
    let checker = PlanChecker(round)
    for (index, value) in checker.objectiveValues(of: self).enumerated() {
      summary.objectives[index].value = value.value
    }
    let fills = checker.fills(of: self)
    for index in summary.fills.indices {
      summary.fills[index].value = fills[summary.fills[index].place] ?? -1
    }
    summary.expectedOpenVialLoss = checker.expectedOpenVialLoss(of: self).doubleValue
    for index in coverage.indices {
      let row = coverage[index]
      let planned = use.filter { ($0.place, $0.group, $0.dose) == (row.place, row.group, row.dose) }
        .reduce(0) { $0 + $1.people }
      coverage[index].planned = planned
      coverage[index].unmet = row.need - planned
      if planned >= row.need {
        coverage[index].reason = .none
      } else if row.reason == .none {
        coverage[index].reason = .noStock
      }
    }
  }
}
