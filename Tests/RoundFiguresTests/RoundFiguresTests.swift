import AllocationModel
import RoundFigures
import Testing

struct RoundFiguresTests {
  /// A round of two recipients whose demand is given row by row.
  static func round(_ demand: [DemandLine], lots: [LotLine] = [], asOf: String? = nil) throws -> Round {
    var policy = Policy(id: "r", date: try #require(Day(iso: "2022-10-01")))
    policy.asOf = asOf.flatMap { Day(iso: $0) }
    var tables = RoundTables(policy: policy)
    tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10)]
    tables.eligibility = [Eligibility(vaccine: "AZ", group: "18+", dose: 1)]
    tables.places = [
      Place(place: "KHO", kind: "kho"), Place(place: "A", kind: "xã"), Place(place: "B", kind: "xã"),
    ]
    tables.capacity = ["A", "B"].map { CapacityRow(place: $0, peoplePerDay: 10) }
    tables.demand = demand
    tables.lots = lots
    return try Round(tables)
  }

  static func line(
    _ place: String, _ group: String, _ dose: Int, target: ExactDecimal? = nil, given: ExactDecimal? = nil,
    eligible: ExactDecimal? = nil, goal: String? = nil, asOf: String? = nil, row: Int = 0
  ) -> DemandLine {
    var line = DemandLine(place: place, group: group, dose: dose)
    (line.target, line.given, line.eligible, line.row) = (target, given, eligible, row)
    line.goal = goal.flatMap { ExactDecimal(plain: $0) }
    line.asOf = asOf.flatMap { Day(iso: $0) }
    return line
  }

  @Test func `need stands by both methods, and which one the round uses is told`() throws {
    // The province of directive 25: 18,219 children by the target, 21,237 by the cohort.
    let figures = RoundFigures(
      try Self.round([
        Self.line("A", "5-<12", 1, target: 99_452, given: 102_470),
        Self.line("A", "5-<12", 2, target: 99_452, given: 81_233),
        Self.line("B", "5-<12", 1, target: 99_452, given: 102_470),
        Self.line("B", "5-<12", 2, target: 99_452, given: 81_233, eligible: 21_237),
        Self.line("B", "5-<12", 3, eligible: 7),
      ]))
    #expect(figures.lines.map(\.gap) == [-3_018, 18_219, -3_018, 18_219, nil])
    #expect(figures.lines.map(\.cohort) == [nil, 21_237, nil, 21_237, nil])
    #expect(figures.lines.map(\.method) == [.gap, .gap, .gap, .cohort, .stated])
    #expect(figures.lines.map(\.need) == [0, 18_219, 0, 21_237, 7])
    // Never clamped.
    #expect(figures.lines[0].coverage.map { $0 > 1.03 } == true)
  }

  @Test func `rows of one place, group and dose are added together`() throws {
    let figures = RoundFigures(
      try Self.round([
        Self.line("A", "18+", 1, target: 100, given: 40, row: 2),
        Self.line("A", "18+", 1, target: 50, given: 10, row: 3),
      ]))
    #expect(figures.lines.count == 1)
    #expect(figures.lines[0].target == 150)
    #expect(figures.lines[0].given == 50)
    #expect(figures.lines[0].gap == 100)
    #expect(figures.lines[0].row == 2)
  }

  @Test func `sums stand beside the totals, and a difference beyond the tolerance is told`() throws {
    let round = try Self.round([
      Self.line("A", "18+", 1, target: 100, given: 40), Self.line("B", "18+", 1, target: 50, given: 10),
      Self.line("B", "18+", 2, target: 50, given: 10),
    ])
    var total = TotalRow(group: "18+", dose: 1)
    (total.target, total.given) = (150, 53)
    let figures = RoundFigures(round, totals: [total])
    #expect(figures.comparisons.map(\.difference) == [0, -3])
    #expect(figures.comparisons.map(\.isBeyondTolerance) == [false, true])
    #expect(figures.withoutTotal == [GroupDose(group: "18+", dose: 2)])
    #expect(
      RoundFigures(round, totals: [total], tolerance: 3).comparisons.allSatisfy { !$0.isBeyondTolerance })
  }

  @Test func `nobody is left out silently`() throws {
    let figures = RoundFigures(
      try Self.round([Self.line("A", "18+", 1, eligible: 1), Self.line("A", "18+", 2, eligible: 1)]))
    #expect(figures.missing.map(\.place) == ["B"])
    #expect(
      figures.missing.map(\.keys) == [[GroupDose(group: "18+", dose: 1), GroupDose(group: "18+", dose: 2)]])
    #expect(!figures.hasFigures)
  }

  @Test func `goals that are not reached, and figures of other days, are noted once each`() throws {
    let figures = RoundFigures(
      try Self.round(
        [
          Self.line("A", "18+", 1, target: 100, given: 40, goal: "0.95", asOf: "2022-09-20", row: 2),
          Self.line("B", "18+", 1, target: 101, given: 40, goal: "0.95", asOf: "2022-09-20", row: 3),
          Self.line("B", "18+", 2, target: 100, given: 95, goal: "0.95", asOf: "2022-09-30", row: 4),
          Self.line("A", "18+", 2, target: 100, given: 99, goal: "0.95", asOf: "2022-10-01", row: 5),
        ], asOf: "2022-09-30"))
    #expect(figures.notes.map(\.code) == ["figures_older", "figures_newer", "goal_not_reached"])
    #expect(figures.notes.map(\.row) == [2, 5, 2])
    #expect(figures.lines.map(\.missingToGoal) == [55, 56, nil, nil])
    #expect(figures.notes[2].wording.english.hasSuffix("at 2 places; 111 people are missing"))
    #expect(figures.notes[0].wording.vietnamese.contains("cũ hơn 10 ngày"))
  }
}

struct GoalClaimTests {
  private func line(
    _ place: String, _ given: ExactDecimal?, _ claim: Bool?, goal: String? = "0.95", row: Int = 0
  ) -> DemandLine {
    var line = RoundFiguresTests.line(
      place, "5-<12", 1, target: given.map { _ in 100 }, given: given, eligible: 1, goal: goal, row: row)
    line.goalReported = claim
    return line
  }

  private func notes(_ demand: [DemandLine], _ totals: [TotalRow] = []) throws -> [RoundMessage] {
    RoundFigures(try RoundFiguresTests.round(demand), totals: totals).notes.filter {
      $0.code.hasPrefix("goal_claim")
    }
  }

  @Test func `a report that says a goal is reached is contradicted by figures below it`() throws {
    let notes = try notes([line("A", 94, true, row: 2), line("B", 95, true, row: 3)])
    #expect(notes.map(\.code) == ["goal_claim_contradicted"])
    #expect(notes.map(\.row) == [2])
    #expect(
      notes.first?.wording.english
        == "A, 5-<12, dose 1: the report says that the goal of 95% is reached; the figures say 94%, 1 people short"
    )
    #expect(notes.first?.wording.vietnamese.contains("còn thiếu 1 người") == true)
  }

  @Test func `a report that says it is not is contradicted too, as happened at 103 percent`() throws {
    let notes = try notes([line("A", 103, false, row: 2), line("B", 94, false, row: 3)])
    #expect(notes.map(\.row) == [2])
    #expect(notes.first?.wording.english.hasSuffix("is not reached; by the figures it is: 103%") == true)
  }

  @Test func `a claim that nothing can be compared with is told, and no claim is none`() throws {
    #expect(try notes([line("A", nil, true)]).map(\.code) == ["goal_claim_unproved"])
    #expect(try notes([line("A", 94, true, goal: nil)]).map(\.code) == ["goal_claim_unproved"])
    #expect(try notes([line("A", 94, nil), line("B", 103, nil)]).isEmpty)
  }

  @Test func `the province's report is compared with the province's totals`() throws {
    var total = TotalRow(group: "5-<12", dose: 1)
    (total.target, total.given, total.goalReported, total.row) = (1_000, 1_030, false, 7)
    // Without a goal of its own the province has the recipients'.
    var found = try notes([line("A", 94, nil)], [total])
    #expect(found.map(\.code) == ["goal_claim_contradicted"])
    #expect(found.map(\.file) == ["totals.csv"])
    #expect(found.map(\.row) == [7])
    total.goal = ExactDecimal(plain: "1.05")
    found = try notes([line("A", 94, nil)], [total])
    #expect(found.isEmpty)
  }
}

struct ReconciliationTests {
  private func given(_ place: String?, _ dose: Int, _ number: ExactDecimal) -> LedgerRow {
    var row = LedgerRow()
    (row.place, row.group, row.dose, row.given) = (place, "18+", dose, number)
    return row
  }

  private func stock(_ place: String?, _ lot: String, _ vials: ExactDecimal) -> LedgerRow {
    var row = LedgerRow()
    (row.place, row.lot, row.vials) = (place, lot, vials)
    return row
  }

  private func round() throws -> Round {
    let day = try #require(Day(iso: "2022-12-31"))
    return try RoundFiguresTests.round(
      [
        RoundFiguresTests.line("A", "18+", 1, target: 100, given: 40),
        RoundFiguresTests.line("B", "18+", 1, target: 100, given: 30),
      ],
      lots: [
        LotLine(lot: "L1", vaccine: "AZ", place: "KHO", vials: 10, expiry: day),
        LotLine(lot: "L1", vaccine: "AZ", place: "A", vials: 2, expiry: day),
        LotLine(lot: "L2", vaccine: "AZ", place: "KHO", vials: 5, expiry: day),
      ])
  }

  @Test func `differences come largest first, and what only one side has is among them`() throws {
    let result = Reconciliation(
      try round(), with: [given("A", 1, 41), given("C", 1, 9), stock(nil, "L1", 12), stock("KHO", "L3", 2)])
    #expect(result.differences.map(\.difference) == [30, -9, 5, -2, -1])
    #expect(result.differences.map(\.place) == ["B", "C", "KHO", "KHO", "A"])
    #expect(result.differences.map(\.lot) == [nil, nil, "L2", "L3", nil])
    #expect(result.agreements.map(\.lot) == ["L1"])
    #expect(!result.agrees)
  }

  @Test func `a source for the whole province is compared with sums`() throws {
    let result = Reconciliation(try round(), with: [given(nil, 1, 68)], tolerance: 2)
    #expect(result.agrees)
    #expect(result.agreements.map(\.own) == [70])
    #expect(!Reconciliation(try round(), with: [given(nil, 1, 68)], tolerance: 1).agrees)
  }

  @Test func `a source that says nothing of stock does not differ in stock`() throws {
    let result = Reconciliation(try round(), with: [given("A", 1, 40), given("B", 1, 20), given("B", 1, 10)])
    #expect(result.agrees)
    #expect(result.agreements.count == 2)
  }
}
