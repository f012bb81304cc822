import AllocationModel

/// A plan with every kind of value in it: blanks, quotes, line breaks, decimals, letters of Vietnamese.
enum PlanFixture {
  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(plain: text) ?? 0 }

  static let plan = Plan(
    round: "đợt 7 \"bổ sung\"",
    summary: Summary(
      objectives: [
        ObjectiveFigure(name: "waste", value: 2960, bound: 2959.9375),
        ObjectiveFigure(name: "need:1", value: 1e21, bound: 0.1),
        ObjectiveFigure(name: "transport", value: -0.000_001_25, bound: 1.0 / 3),
      ],
      fills: [Fill(place: "Hòa", value: 2.0 / 3, bound: 1), Fill(place: "B2", value: 0, bound: 0.25)],
      outOfReach: ["C", "A"],
      baselines: [Baseline(name: "list_order_fefo", waste: 3000.5, people: 12)],
      expectedOpenVialLoss: 12.4, verified: true,
      inputSHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", version: "0.1.0",
      wasteUntil: day("2022-12-29"), horizon: day("2022-12-31")),
    shipments: [
      Shipment(
        lot: "L2", vaccine: "AZ", from: "KHO", to: "Hòa", when: .later, dispatch: day("2022-10-10"),
        arrive: day("2022-10-11"), lastDay: day("2022-12-31"), vials: 3, doses: 30, pinned: false),
      Shipment(
        lot: "L1", vaccine: "AZ", from: "KHO", to: "B2", when: .now, dispatch: day("2022-09-30"),
        arrive: day("2022-10-01"), lastDay: day("2022-10-31"), vials: 20, doses: 200, pinned: true),
    ],
    use: [
      Use(
        lot: "L1", vaccine: "AZ", heldAt: "KHO", place: "B2", when: .now, demandRow: 12, group: "12-<18",
        dose: 2,
        people: 25, dosesGiven: decimal("12.5"), firstDay: day("2022-10-01"), lastDay: day("2022-10-07")),
      Use(
        lot: "L1", vaccine: "AZ", heldAt: "B2", place: "B2", when: .here, demandRow: 3, group: "18+", dose: 1,
        people: 7, dosesGiven: 7, firstDay: day("2022-10-01"), lastDay: day("2022-10-07")),
    ],
    losses: [
      Loss(
        lot: "L1", vaccine: "AZ", place: "KHO", lastDay: day("2022-10-31"), vials: 4,
        dosesLost: decimal("8999999999.000000001"), lostAs: .wholeVials, reason: .sessions,
        reasonText: "các bàn tiêm đã kín, \"hết chỗ\"",
        whatWouldSave: "needs 2,400 more injections\nat 849 before 13/10"),
      Loss(
        lot: " L9", vaccine: "AZ", place: "KHO", lastDay: day("2022-10-31"), vials: 0,
        dosesLost: decimal("0.925"),
        lostAs: .openedOrShipped, reason: .wholeVials, reasonText: "", whatWouldSave: ""),
    ],
    coverage: [
      Coverage(
        place: "Hòa", group: "18+", dose: 1, target: 600, given: decimal("600.5"), planned: 0,
        coverageBefore: 600.5 / 600, coverageAfter: 600.5 / 600, need: 0, unmet: 0, reason: .none,
        reasonText: ""),
      Coverage(
        place: "B2", group: "18+", dose: 1, target: nil, given: nil, planned: 7, coverageBefore: nil,
        coverageAfter: nil, need: 9, unmet: 2, reason: .noStock, reasonText: "=1+1"),
    ],
    excluded: [
      Excluded(
        lot: "Q1", vaccine: "AZ", place: "KHO", vials: 41, reason: .statusExpired,
        reasonText: "status, expired")
    ],
    notes: ["lots.csv, row 3: tab\there", "\u{1}"])
}
