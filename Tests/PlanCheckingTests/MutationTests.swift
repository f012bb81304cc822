import AllocationModel
import PlanChecking
import Testing

/// One change to the hand-made round or plan that breaks one rule.
struct Mutation: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let name: String
  let change: @Sendable (inout RoundTables, inout Plan) -> Void

  var testDescription: String { "\(rule.rawValue): \(name)" }

  init(_ rule: Rule, _ name: String, _ change: @escaping @Sendable (inout RoundTables, inout Plan) -> Void) {
    self.rule = rule
    self.name = name
    self.change = change
  }
}

/// The days of a later shipment from the store of the hand-made round.
private func later(_ lot: String, to place: String, _ vials: Int, until last: String = "2023-01-31")
  -> Shipment
{
  shipment(lot, "A", "S", place, .later, ("2022-10-10", "2022-10-11", last), vials)
}

/// A use of nobody, for rows that are wrong whatever their number.
private func nobody(
  _ lot: String, _ vaccine: String, _ heldAt: String, _ place: String, _ when: Dispatch,
  _ demand: (row: Int, group: String, dose: Int), _ days: (String, String)
) -> Use {
  use(lot, vaccine, heldAt, place, when, demand, 0, doses: 0, days)
}

extension Mutation {
  static let rows: [Mutation] = [
    Mutation(.unknownLotLine, "a lot that nobody knows") { $1.shipments.append(later("X", to: "D1", 5)) },
    Mutation(.unknownLotLine, "a lot at another place") { _, plan in
      plan.excluded.append(
        Excluded(lot: "L4", vaccine: "A", place: "D1", vials: 1, reason: .quarantine, reasonText: ""))
    },
    Mutation(.unknownPlace, "a recipient that nobody knows") {
      $1.shipments.append(later("L5", to: "D9", 5))
    },
    Mutation(.unknownDemandRow, "a row beyond the table") {
      $1.use.append(nobody("L5", "A", "S", "D1", .later, (99, "G1", 2), ("2022-10-11", "2022-10-11")))
    },
    Mutation(.duplicateRow, "a shipment in two rows") { _, plan in
      plan.shipments[1] = later("L1", to: "D1", 15, until: "2022-11-30")
      plan.shipments.append(later("L1", to: "D1", 5, until: "2022-11-30"))
    },
    Mutation(.duplicateRow, "a use in two equal rows") {
      let row = nobody("L2", "A", "D2", "D2", .here, (4, "G1", 1), ("2022-10-05", "2022-10-05"))
      $1.use += [row, row]
    },
    Mutation(.shipmentWhen, "a shipment that stays") { _, plan in
      plan.shipments.append(
        shipment("L2", "A", "D2", "D1", .here, ("2022-10-01", "2022-10-01", "2022-10-20"), 1))
    },
  ]

  static let sources: [Mutation] = [
    Mutation(.unusableLot, "a lot in quarantine") {
      $1.shipments.append(later("L4", to: "D1", 5, until: "2022-12-31"))
    },
    Mutation(.noLane, "a shipment to a store") { $1.shipments.append(later("L5", to: "S", 5)) },
    Mutation(.noNextDispatch, "later, where nothing comes later") { tables, plan in
      tables.policy.nextDispatch = nil
      plan.shipments.removeAll { $0.when == .later }
      plan.use.removeAll { $0.when == .later }
      plan.losses[0] = loss("L1", "A", "S", "2022-11-30", vials: 88, 792)
      plan.summary.baselines = plan.summary.baselines.map { Baseline(name: $0.name, waste: 900, people: 200) }
      plan.shipments.append(later("L5", to: "D1", 5))
    },
    Mutation(.notYetAvailable, "a lot that comes after the dispatch") { _, plan in
      plan.shipments.append(
        shipment("L5", "A", "S", "D1", .now, ("2022-10-05", "2022-10-06", "2023-01-31"), 5))
    },
    Mutation(.shortLife, "one day of life on arrival where two are asked") { _, plan in
      plan.shipments.append(
        shipment("L6", "A", "S", "D1", .now, ("2022-10-01", "2022-10-02", "2022-10-02"), 5))
      plan.losses[4] = loss("L6", "A", "S", "2022-10-02", 45)
    },
    Mutation(.notHeldHere, "used here, standing in the store") {
      $1.use.append(nobody("L1", "A", "S", "D1", .here, (1, "G1", 1), ("2022-10-01", "2022-10-01")))
    },
  ]

  static let statements: [Mutation] = [
    Mutation(.vialsNotPositive, "a shipment of nothing") { $1.shipments.append(later("L5", to: "D2", 0)) },
    Mutation(.shipmentDays, "dispatched a day early") { $1.shipments[1].dispatch = day("2022-10-09") },
    Mutation(.shipmentDays, "a thawed lot with the life of a frozen one") {
      $1.shipments[3].lastDay = day("2023-03-31")
    },
    Mutation(.shipmentDoses, "usable doses for printed ones") { $1.shipments[1].doses = 180 },
    Mutation(.pinnedFlag, "a pin that is not marked") { $1.shipments[0].pinned = false },
    Mutation(.pinnedFlag, "a mark without a pin") { $1.shipments[1].pinned = true },
    Mutation(.demandRowMismatch, "another dose") {
      $1.use.append(nobody("L2", "A", "D2", "D2", .here, (4, "G1", 2), ("2022-10-05", "2022-10-05")))
    },
    Mutation(.notEligible, "a vaccine for the wrong group") {
      $1.use.append(nobody("L3", "B", "S", "D2", .now, (4, "G1", 1), ("2022-10-02", "2022-10-02")))
    },
    Mutation(.reservedForOthers, "a reserved lot for others") {
      $1.use.append(nobody("L5", "A", "S", "D1", .later, (1, "G1", 1), ("2022-10-11", "2022-10-11")))
    },
    Mutation(.noDayOfUse, "people who are gone when it arrives") {
      $1.use.append(nobody("L1", "A", "S", "D2", .later, (5, "G1", 2), ("2022-10-11", "2022-10-11")))
    },
    Mutation(.daysOutsideWindow, "a day later than what is shipped now may serve") {
      $1.use[0].lastDay = day("2022-10-15")
    },
    Mutation(.daysOutsideWindow, "a last day before the first") { $1.use[0].lastDay = day("2022-10-01") },
    Mutation(.negativePeople, "one person fewer than none") {
      $1.use.append(
        use("L5", "A", "S", "D1", .later, (2, "G1", 2), -2, doses: -1, ("2022-10-17", "2022-10-17")))
      $1.use.append(
        use("L5", "A", "S", "D1", .later, (2, "G1", 2), 2, doses: 1, ("2022-10-18", "2022-10-18")))
    },
    Mutation(.dosesGiven, "people for doses, at half a dose each") { $1.use[2].dosesGiven = 90 },
  ]

  static let sums: [Mutation] = [
    Mutation(.onHand, "thirty vials of twenty") { $1.shipments[2] = later("L5", to: "D1", 30) },
    Mutation(.contents, "92 half doses from 45 doses") {
      $1.use[2].people = 92
      $1.use[2].dosesGiven = 46
    },
    Mutation(.contents, "used here and shipped away") { tables, plan in
      tables.lots.append(lot("L7", "A", at: "D2", 2, until: "2023-02-28"))
      tables.demand[3].eligible = 90
      plan.coverage[3].need = 90
      plan.use.append(
        use("L7", "A", "D2", "D2", .here, (4, "G1", 1), 10, doses: 10, ("2022-10-11", "2022-10-11")))
      plan.shipments.append(
        shipment("L7", "A", "D2", "D1", .now, ("2022-10-01", "2022-10-01", "2023-02-28"), 1))
    },
    Mutation(.need, "101 people of 100") {
      $1.shipments[2] = later("L5", to: "D1", 15)
      $1.use[2].people = 101
      $1.use[2].dosesGiven = decimal("50.5")
      $1.use[2].lastDay = day("2022-10-20")
    },
    Mutation(.sessions, "26 places for 108 people") { tables, _ in
      tables.capacity[0].from = day("2022-10-15")
      var few = CapacityRow(place: "D1", peoplePerDay: decimal("2.9"))
      few.to = day("2022-10-14")
      tables.capacity.append(few)
    },
    Mutation(.sessionSpans, "108 people on one day of 50") { $1.use[0].lastDay = day("2022-10-02") },
    Mutation(.laneLimit, "ten vials on a lane for 9.5") { tables, _ in
      var lane = LaneRow(from: "S", to: "D2")
      lane.leadDays = 1
      lane.mostVials = decimal("9.5")
      tables.lanes?.append(lane)
    },
    Mutation(.coldStorage, "0.1 litres where 0.2 of 0.29 are taken") { tables, _ in
      tables.places[2].storageLitres = decimal("0.29")
    },
    Mutation(.reserve, "830 doses stay of 831") { tables, _ in tables.policy.reserve[0].doses = 831 },
    Mutation(.pinKept, "12 vials where 13 are pinned") { tables, _ in tables.pins[0].vials = 13 },
    Mutation(.issueMultiple, "six vials in fives") { $1.shipments[2] = later("L5", to: "D1", 6) },
  ]

  static let figures: [Mutation] = [
    Mutation(.format, "a format to come") { $1.format = 2 },
    Mutation(.roundName, "another round") { $1.round = "another" },
    Mutation(.statedDays, "another horizon") { $1.summary.horizon = day("2022-12-30") },
    Mutation(.losses, "a dose more") { $1.losses[2].dosesLost = 2 },
    Mutation(.losses, "a lot line left out") { $1.losses.removeLast() },
    Mutation(.losses, "what thaws early left out") { $1.losses.remove(at: 3) },
    Mutation(.lossRow, "another last day") { $1.losses[2].lastDay = day("2022-10-21") },
    Mutation(.lossRow, "more whole vials than stay unopened") { _, plan in
      plan.losses[1] = loss("L2", "A", "D2", "2022-10-20", vials: 2, 18)
      plan.losses[2].dosesLost = -8
    },
    Mutation(.lossRow, "no reason") { $1.losses[0].reason = .none },
    Mutation(.coverage, "one too many left") { $1.coverage[0].unmet += 1 },
    Mutation(.coverage, "a row left out") { $1.coverage.removeFirst() },
    Mutation(.coverage, "another coverage") { $1.coverage[2].coverageAfter = 0.7101 },
    Mutation(.coverage, "another target") {
      $1.coverage[2].target = 1000
      $1.coverage[2].coverageBefore = 0.3
      $1.coverage[2].coverageAfter = 0.355
    },
    Mutation(.coverage, "no reason for those left") { $1.coverage[0].reason = .none },
    Mutation(.excluded, "left out") { $1.excluded = [] },
    Mutation(.excluded, "another reason") { $1.excluded[0].reason = .recalled },
    Mutation(.excluded, "a usable lot") { _, plan in
      plan.excluded.append(
        Excluded(lot: "L1", vaccine: "A", place: "S", vials: 100, reason: .quarantine, reasonText: ""))
    },
    Mutation(.objectiveNames, "one left out") { $1.summary.objectives.removeLast() },
    Mutation(.objectiveNames, "another order") { $1.summary.objectives.swapAt(4, 5) },
    Mutation(.objectiveValue, "one person more") { $1.summary.objectives[1].value = 424 },
    Mutation(.boundBeaten, "a bound above the value") { $1.summary.objectives[0].bound = 668 },
    Mutation(.fills, "a fill too good") { $1.summary.fills[0].value = 0.95 },
    Mutation(.fills, "a fill left out") { $1.summary.fills.removeFirst() },
    Mutation(.fills, "a lowest bound that is not the objective's") { $1.summary.fills[1].bound = 0.8 },
    Mutation(.outOfReach, "somebody in reach") { $1.summary.outOfReach = ["D1"] },
    Mutation(.openVialLoss, "all vials on hand") { $1.summary.expectedOpenVialLoss = 120 },
    Mutation(.baselines, "one left out") { $1.summary.baselines.removeLast() },
    Mutation(.worseThanBaseline, "more waste than plain FEFO") { $1.summary.baselines[1].waste = 660 },
  ]

  /// The 55 people of G2 who get the first dose at D2 by 14 October, and are due again 28 days later: ten frozen
  /// vials stay for them.
  static func keeping(_ tables: inout RoundTables, _ plan: inout Plan, people: Int = 55, vials: Int = 10) {
    tables.policy.secureNextDose = true
    tables.courses = [Course(vaccine: "B", group: "G2", dose: 1, nextDose: 2, leastDays: 28)]
    tables.eligibility.append(Eligibility(vaccine: "B", group: "G2", dose: 2))
    let kept = KeptDoses(
      lot: "L3", vaccine: "B", heldAt: "S", place: "D2", group: "G2", dose: 2, firstDose: 1,
      firstVaccine: "B",
      people: people, vials: vials, dueFrom: day("2022-10-30"), dueTo: day("2022-11-11"))
    plan.secured = SecuredDoses(
      boundsWithout: plan.summary.objectives.map { SecuredDoses.Bound(name: $0.name, bound: $0.bound) },
      kept: [kept])
  }

  static let nextDoses: [Mutation] = [
    Mutation(.nextDoseNotKept, "nothing for one of those who begin") { keeping(&$0, &$1, people: 54) },
    Mutation(.keptStock, "more vials than stay") { keeping(&$0, &$1, vials: 31) },
    Mutation(.keptRow, "too few vials") { keeping(&$0, &$1, vials: 9) },
    Mutation(.keptRow, "a lot that ends too early") { tables, plan in
      keeping(&tables, &plan)
      // One day of life on arrival where two are asked for.
      tables.courses?[0].leastDays = 169
      plan.secured?.kept[0].dueFrom = day("2023-03-20")
      plan.secured?.kept[0].dueTo = day("2023-04-01")
    },
    Mutation(.keptRow, "a bound without the rule left out") { tables, plan in
      keeping(&tables, &plan)
      plan.secured?.boundsWithout.removeLast()
    },
    Mutation(.boundBeaten, "a bound that the rule betters") { tables, plan in
      keeping(&tables, &plan)
      plan.secured?.boundsWithout[0].bound += 1
    },
  ]

  static let all = rows + sources + statements + sums + figures + nextDoses
  /// Those that change what the plan does, so that the rest of it has to be stated anew.
  static let restated = rows + sources + sums + statements + nextDoses
}

struct MutationTests {
  @Test func `the hand-made plan breaks no rule`() throws {
    let round = try Round(HandMade.tables)
    #expect(PlanChecker(round).brokenRules(in: HandMade.plan) == [])
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    Mutation.keeping(&tables, &plan)
    #expect(PlanChecker(try Round(tables)).brokenRules(in: plan) == [])
  }

  @Test(arguments: Mutation.restated)
  func `a broken rule of the model is found, and no other`(_ mutation: Mutation) throws {
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    mutation.change(&tables, &plan)
    let round = try Round(tables)
    plan.restate(round)
    #expect(Set(PlanChecker(round).brokenRules(in: plan).map(\.rule)) == [mutation.rule])
  }

  @Test(arguments: Mutation.figures)
  func `a wrong figure of the plan is found, and nothing else`(_ mutation: Mutation) throws {
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    mutation.change(&tables, &plan)
    let round = try Round(tables)
    #expect(Set(PlanChecker(round).brokenRules(in: plan).map(\.rule)) == [mutation.rule])
  }

  @Test func `every rule has a mutation`() {
    #expect(Set(Mutation.all.map(\.rule)) == Set(Rule.allCases))
  }

  @Test func `the figures are those worked out by hand`() throws {
    let checker = PlanChecker(try Round(HandMade.tables))
    let plan = HandMade.plan
    #expect(
      checker.objectiveValues(of: plan).map { "\($0.name) \($0.value)" } == [
        "waste 667.5", "need:1 423.0", "need:2 90.0", "equity 0.75", "sooner 270.0", "earliest_expiry 1479.0",
        "transport 47.0",
      ])
    #expect(checker.expectedOpenVialLoss(of: plan) == decimal("50.5"))
    #expect(checker.fills(of: plan) == ["D1": 0.945, "D2": 0.75])
    #expect(checker.outOfReach == [])
  }
}
