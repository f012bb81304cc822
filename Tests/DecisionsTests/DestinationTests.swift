import Testing
import VaccineAllocation

@testable import Decisions

/// Why a lot goes where it goes, beside rounds planned from nothing.
struct DestinationTests {
  /// The round in which a lot is for nobody of a place: the groups there have names of their own, for which every other
  /// lot is as good as for the old ones.
  private static func barring(_ line: LotLine, from place: String, in round: Round) throws -> Round {
    var tables = round.tables
    tables.policy.horizon = round.horizon
    tables.policy.wasteUntil = round.wasteUntil
    let groups = Set(tables.demand.map(\.group)).sorted()
    for row in tables.demand.indices where tables.demand[row].place == place {
      tables.demand[row].group += "@"
    }
    tables.eligibility += tables.eligibility.map { row in
      var row = row
      row.group += "@"
      return row
    }
    tables.lots = round.lots
    for lot in tables.lots.indices {
      let own = tables.lots[lot].reservedFor
      if LotName(line).names(tables.lots[lot]) {
        if own.isEmpty { tables.lots[lot].reservedFor = groups.map { Reservation(group: $0, dose: nil) } }
      } else {
        tables.lots[lot].reservedFor += own.map { Reservation(group: $0.group + "@", dose: $0.dose) }
      }
    }
    return try Round(tables)
  }

  private static func agree(_ left: PlanPrice, _ right: PlanPrice) -> Bool {
    switch (left, right) {
    case (.doses(let one), .doses(let other)), (.waiting(let one), .waiting(let other)),
      (.transport(let one), .transport(let other)):
      abs(one - other) < 1e-3
    case (.people(let tier, let one), .people(let same, let other)): tier == same && abs(one - other) < 1e-3
    case (.shares(_, let from, let to), .shares(_, let same, let other)):
      abs(from - same) < 1e-5 && abs(to - other) < 1e-5
    default: left == right
    }
  }

  @Test(arguments: AgreementTests.rounds)
  func `what barring a destination costs is what the round without that way loses`(seed: Int) throws {
    let round = try AgreementTests.round(seed)
    let plan = try Planner().plan(round).plan
    let before = try Planner().bounds(of: round)
    var asked = 0
    let pinned = Set(round.pins.map(\.lot))
    for line in round.lots where round.exclusion(of: line) == nil && !pinned.contains(line.lot) {
      guard let place = round.index(ofPlace: line.place), round.places[place].isStore, asked < 6 else {
        continue
      }
      let search = DestinationSearch(line: line, plan: plan, round: round, planner: Planner())
      for destination in try search.answers().destinations.prefix(2) {
        asked += 1
        let changed = try DestinationTests.barring(line, from: destination.place, in: round)
        let price = PlanPrice(of: try Planner().bounds(of: changed), insteadOf: before)
        #expect(
          DestinationTests.agree(destination.price, price),
          "\(line.lot) to \(destination.place): \(destination.price) for \(price)")
      }
    }
    #expect(asked > 0)
  }

  @Test(arguments: AgreementTests.rounds)
  func `what a vial elsewhere costs is what the round with that pin loses`(seed: Int) throws {
    let round = try AgreementTests.round(seed)
    let plan = try Planner().plan(round).plan
    let before = try Planner().bounds(of: round)
    var asked = 0
    for line in round.lots where round.exclusion(of: line) == nil && asked < 6 {
      let search = DestinationSearch(line: line, plan: plan, round: round, planner: Planner())
      for passed in try search.answers().passedOver {
        guard case .price(let stated) = passed.reason else { continue }
        asked += 1
        let changed = try round.applying([.pin(LotName(line), to: passed.place, vials: 1)])
        let price = PlanPrice(of: try Planner().bounds(of: changed), insteadOf: before)
        #expect(DestinationTests.agree(stated, price), "\(line.lot) to \(passed.place)")
      }
    }
    #expect(seed != 0 || asked > 0)
  }

  @Test func `a destination that alone can use a lot is named with what is lost without it`() throws {
    // D1 takes 60 of A1; D2 has room for ten people before it expires.
    let round = try SmallRound.round()
    let plan = try Planner().plan(round).plan
    let answer = try LotExplanation(of: LotName("A1"), in: plan, of: round)
    #expect(answer.destinations.map(\.place) == ["D1", "D2"])
    #expect(answer.destinations.map(\.doses) == [60, 10])
    #expect(DestinationTests.agree(answer.destinations[0].price, .doses(60)))
    #expect(DestinationTests.agree(answer.destinations[1].price, .doses(10)))
    #expect(answer.destinations.allSatisfy { $0.takers.isEmpty })
    #expect(answer.passedOver.isEmpty)
  }

  @Test func `who is passed over for want of a lane or of time is told so`() throws {
    var tables = SmallRound.tables()
    tables.lots[0].vials = 10
    tables.lanes = [LaneRow(from: "S", to: "D1")]
    var round = try Round(tables)
    var answer = try LotExplanation(of: LotName("A1"), in: Planner().plan(round).plan, of: round)
    #expect(answer.passedOver == [PassedOver(place: "D2", lacking: 40, reason: .lane)])
    var late = LaneRow(from: "S", to: "D2")
    late.leadDays = 30
    tables.lanes?.append(late)
    round = try Round(tables)
    answer = try LotExplanation(of: LotName("A1"), in: Planner().plan(round).plan, of: round)
    #expect(answer.passedOver == [PassedOver(place: "D2", lacking: 40, reason: .time)])
  }
}
