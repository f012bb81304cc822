import AllocationModel

/// A round and a plan with a little of everything, for reports to show.
///
/// The figures need not follow from each other: a report shows what a plan states.
enum HandMade {
  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("not a day: \(text)") }
    return day
  }

  static func decimal(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(plain: text) else { preconditionFailure("not a number: \(text)") }
    return value
  }

  /// A store and two districts, of which one has nothing to expect.
  static var tables: RoundTables {
    var policy = Policy(id: "đợt 22", date: day("2022-10-01"))
    policy.nextDispatch = day("2022-10-10")
    policy.wasteUntil = day("2022-12-30")
    var tables = RoundTables(policy: policy)
    var az = Vaccine(vaccine: "AZ", dosesPerVial: 10)
    az.openVialWastage = decimal("0.1")
    tables.vaccines = [az, Vaccine(vaccine: "VERO", dosesPerVial: 1)]
    tables.eligibility = [Eligibility(vaccine: "AZ", group: "18+", dose: 3)]
    var city = Place(place: "842", kind: "thành phố")
    city.name = "Thành phố Trà Vinh"
    var district = Place(place: "847", kind: "huyện")
    district.name = "Huyện Tiểu Cần"
    tables.places = [Place(place: "KHO", kind: "kho"), city, district]
    tables.lots = [
      LotLine(lot: "SYN-AZ-0811", vaccine: "AZ", place: "KHO", vials: 1240, expiry: day("2022-10-31")),
      LotLine(lot: "SYN-AZ-0915", vaccine: "AZ", place: "KHO", vials: 300, expiry: day("2023-03-31")),
      LotLine(lot: "SYN-VERO", vaccine: "VERO", place: "847", vials: 2500, expiry: day("2022-11-30")),
    ]
    tables.capacity = [
      CapacityRow(place: "842", peoplePerDay: 500), CapacityRow(place: "847", peoplePerDay: 200),
    ]
    var first = DemandLine(place: "842", group: "18+", dose: 3)
    first.eligible = 9000
    var second = DemandLine(place: "847", group: "18+", dose: 3)
    second.eligible = 4000
    tables.demand = [first, second]
    return tables
  }

  static var plan: Plan {
    let lot = (lot: "SYN-AZ-0811", vaccine: "AZ")
    return Plan(
      round: "đợt 22", summary: summary,
      shipments: [
        Shipment(
          lot: lot.lot, vaccine: lot.vaccine, from: "KHO", to: "842", when: .now, dispatch: day("2022-10-01"),
          arrive: day("2022-10-01"), lastDay: day("2022-10-31"), vials: 600, doses: 6000, pinned: false),
        Shipment(
          lot: lot.lot, vaccine: lot.vaccine, from: "KHO", to: "842", when: .later,
          dispatch: day("2022-10-10"),
          arrive: day("2022-10-10"), lastDay: day("2022-10-31"), vials: 300, doses: 3000, pinned: false),
      ],
      use: [
        use(.now, "842", 1, 5400, ("2022-10-01", "2022-10-11")),
        use(.later, "842", 1, 2699, ("2022-10-12", "2022-10-17")),
      ],
      losses: [
        Loss(
          lot: lot.lot, vaccine: lot.vaccine, place: "KHO", lastDay: day("2022-10-31"), vials: 340,
          dosesLost: 3060,
          lostAs: .wholeVials, reason: .sessions, reasonText: "",
          whatWouldSave: "needs 900 more injections at 842 before 31/10"),
        Loss(
          lot: lot.lot, vaccine: lot.vaccine, place: "KHO", lastDay: day("2022-10-31"), vials: 0,
          dosesLost: decimal("1"), lostAs: .openedOrShipped, reason: .wholeVials, reasonText: "",
          whatWouldSave: ""),
        Loss(
          lot: "SYN-VERO", vaccine: "VERO", place: "847", lastDay: day("2022-11-30"), vials: 2500,
          dosesLost: 2500,
          lostAs: .wholeVials, reason: .nobodyLeft, reasonText: "", whatWouldSave: ""),
      ],
      coverage: [],
      excluded: [
        Excluded(lot: "X", vaccine: "AZ", place: "KHO", vials: 3, reason: .recalled, reasonText: "")
      ],
      notes: ["one", "two"])
  }

  private static func use(
    _ when: Dispatch, _ place: String, _ row: Int, _ people: Int, _ days: (String, String)
  ) -> Use {
    Use(
      lot: "SYN-AZ-0811", vaccine: "AZ", heldAt: "KHO", place: place, when: when, demandRow: row,
      group: "18+",
      dose: 3, people: people, dosesGiven: ExactDecimal(people), firstDay: day(days.0), lastDay: day(days.1))
  }

  private static var summary: Summary {
    Summary(
      objectives: [
        ObjectiveFigure(name: "waste", value: 5561, bound: 5559.97),
        ObjectiveFigure(name: "need:1", value: 8099, bound: 8100),
      ],
      fills: [], outOfReach: ["847"],
      baselines: [
        Baseline(name: "list_order_fefo", waste: 8310.5, people: 5000),
        Baseline(name: "proportional_fefo", waste: 7420, people: 5600),
      ],
      expectedOpenVialLoss: 900, verified: true, inputSHA256: "", version: "0.1.0",
      wasteUntil: day("2022-12-30"), horizon: day("2023-03-31"))
  }
}
