import Decisions
import Testing
import VaccineAllocation

struct ExplanationTests {
  /// A small round, changed, with its plan.
  private func planned(_ change: (inout RoundTables) -> Void = { _ in }) throws -> (Round, Plan) {
    var tables = SmallRound.tables()
    change(&tables)
    let round = try Round(tables)
    return (round, try Planner().plan(round).plan)
  }

  private func causes(_ answer: PlaceExplanation) -> [[Hindrance]] { answer.causes.map(\.hindrances) }

  @Test func `a shortfall with full sessions as its only cause is blamed on sessions`() throws {
    // D1 is served in full; D2 can take one a day, and A1 has 10 doses left that expire.
    let (round, plan) = try planned()
    let answer = try PlaceExplanation(of: "D2", in: plan, of: round)
    #expect(answer.lacking == 30)
    #expect(causes(answer) == [[.sessions]])
    #expect(DecisionWording.verdict(answer.causes).english == "sessions alone")
  }

  @Test func `a shortfall that either of two things would mend names both`() throws {
    // With little of A1 and room to spare, more stock helps, and so does the lot that is reserved.
    let (round, plan) = try planned { tables in
      tables.lots[0].vials = 20
      tables.capacity[1].peoplePerDay = 20
    }
    let answer = try PlaceExplanation(of: "D2", group: "G", dose: 1, in: plan, of: round)
    #expect(Set(causes(answer)) == [[.stock], [.reservation]])
    let words = DecisionWording.verdict(answer.causes).english
    #expect(words.contains(" or ") && words.hasSuffix("each would help"), "\(words)")
  }

  @Test func `a shortfall that only two things together would mend says so`() throws {
    // No stock for D2's dose 3 and no session for anybody there.
    let (round, plan) = try planned { tables in
      tables.places.append(Place(place: "D3", kind: "district"))
      tables.capacity.append(CapacityRow(place: "D3", peoplePerDay: 0))
      var line = DemandLine(place: "D3", group: "H", dose: 1)
      line.eligible = 5
      tables.demand.append(line)
    }
    let answer = try PlaceExplanation(of: "D3", in: plan, of: round)
    #expect(answer.lines.map(\.isEligible) == [false])
    #expect(causes(answer) == [[.stock, .sessions]])
    #expect(DecisionWording.verdict(answer.causes).english == "stock and sessions together")
  }

  /// Room and stock for all, were half of it not kept for their second doses.
  private func securing(_ tables: inout RoundTables) {
    tables.policy.secureNextDose = true
    tables.courses = [Course(vaccine: nil, group: "G", dose: 1, nextDose: 2, leastDays: 5)]
    tables.capacity[1].peoplePerDay = 20
    for line in tables.demand.indices { tables.demand[line].until = SmallRound.date + 9 }
    tables.lots = [LotLine(lot: "A1", vaccine: "V", place: "S", vials: 120, expiry: SmallRound.date + 30)]
  }

  @Test func `doses kept for those who begin elsewhere are a cause, and what that costs is solved`() throws {
    let (round, plan) = try planned(securing)
    let missing = plan.coverage.filter { $0.place == "D2" }.reduce(0) { $0 + $1.unmet }
    #expect(missing > 0)
    let answer = try PlaceExplanation(of: "D2", in: plan, of: round)
    #expect(answer.lacking == missing)
    let cause = try #require(answer.causes.first { $0.hindrances == [.nextDoses] })
    // 60 of 100 begin, because 120 doses serve each of them twice.
    #expect(cause.effect.morePeople == 40)
    // 40 doses more at D2 let 20 more begin, for each of whom one is kept.
    #expect(causes(answer) == [[.nextDoses], [.stock]])
    #expect(answer.causes.last?.effect.morePeople == 20)
    #expect(DecisionWording.verdict(answer.causes).english == "next doses or stock; each would help")
    try AgreementTests.expect(cause.effect.after, of: cause.round, "next doses")
  }

  @Test func `a lot that is lost because it is kept says so`() throws {
    let (round, plan) = try planned { tables in
      securing(&tables)
      tables.policy.wasteUntil = SmallRound.date + 30
    }
    let answer = try LotExplanation(of: LotName("A1"), in: plan, of: round)
    let cause = try #require(answer.causes.first { $0.hindrances == [.nextDoses] })
    #expect(cause.effect.dosesSaved == 40)
  }

  @Test func `where nothing is kept for next doses, they are no cause`() throws {
    let (round, plan) = try planned { tables in
      securing(&tables)
      tables.policy.secureNextDose = false
      tables.lots[0].vials = 60
    }
    let answer = try PlaceExplanation(of: "D2", in: plan, of: round)
    #expect(answer.lacking > 0 && !answer.causes.contains { $0.hindrances.contains(.nextDoses) })
  }

  @Test func `a recipient that lacks nobody is asked nothing further`() throws {
    let (round, plan) = try planned()
    let answer = try PlaceExplanation(of: "D1", in: plan, of: round)
    #expect(answer.lacking == 0 && answer.causes.isEmpty)
  }

  @Test func `a lot that is reserved for nobody who needs it is lost for that`() throws {
    // D1 has room for 40 more people than A1 serves.
    let (round, plan) = try planned { $0.demand[0].eligible = 100 }
    let answer = try LotExplanation(of: LotName("R1"), in: plan, of: round)
    #expect(answer.dosesLost == 40)
    let cause = try #require(answer.causes.first { $0.hindrances == [.reservation] })
    let lifted = try Planner().plan(round.applying([.release(LotName("R1"))])).plan
    #expect(abs(cause.effect.after.dosesLost - lifted.bound("waste")) < 1e-6)
    #expect(abs(cause.effect.before.dosesLost - plan.bound("waste")) < 1e-6)
  }

  @Test func `sessions lifted everywhere bring what the round with such sessions brings`() throws {
    let (round, plan) = try planned()
    let answer = try LotExplanation(of: LotName("A1"), in: plan, of: round)
    let cause = try #require(answer.causes.first { $0.hindrances == [.sessions] })
    let days = SmallRound.date...(SmallRound.date + 9)
    let lifted = try round.applying([.sessions(place: nil, people: 1000, days: days)])
    let planned = try Planner().plan(lifted).plan
    #expect(abs(cause.effect.after.dosesLost - planned.bound("waste")) < 1e-6)
    #expect(cause.effect.dosesSaved == 10)
  }

  @Test func `an excluded lot is said to be so, and nothing is tried`() throws {
    let (round, plan) = try planned { $0.lots[1].status = .quarantine }
    let answer = try LotExplanation(of: LotName("R1"), in: plan, of: round)
    #expect(answer.exclusion == .quarantine && answer.causes.isEmpty)
  }

  @Test func `what the round does not have cannot be explained`() throws {
    let (round, plan) = try planned()
    for work in [
      { _ = try PlaceExplanation(of: "Q", in: plan, of: round) },
      { _ = try PlaceExplanation(of: "S", in: plan, of: round) },
      { _ = try PlaceExplanation(of: "D1", group: "H", dose: 1, in: plan, of: round) },
      { _ = try LotExplanation(of: LotName("Q"), in: plan, of: round) },
    ] as [() throws -> Void] {
      #expect(throws: ExplanationError.self) { try work() }
    }
  }

  @Test(arguments: AgreementTests.rounds)
  func `every cause stated brings what the round with it lifted brings, planned from nothing`(
    seed: Int
  ) throws {
    let round = try AgreementTests.round(seed)
    let plan = try Planner().plan(round).plan
    var causes: [Lifting] = []
    for place in round.places.filter({ !$0.isStore }).prefix(2) {
      let answer = try PlaceExplanation(of: place.place, in: plan, of: round)
      #expect(abs(answer.before.dosesLost - plan.bound("waste")) < 1e-4)
      let planned = plan.use.reduce(0) { $0 + ($1.place == place.place ? $1.people : 0) }
      #expect(answer.lines.reduce(0) { $0 + $1.planned } == planned)
      causes += answer.causes
    }
    let lost = plan.losses.max { $0.dosesLost < $1.dosesLost }
    if let lost {
      let name = LotName(lost.lot, vaccine: lost.vaccine, place: lost.place)
      causes += try LotExplanation(of: name, in: plan, of: round).causes
    }
    #expect(!causes.isEmpty)
    for cause in causes {
      #expect(cause.effect.helps)
      try AgreementTests.expect(cause.effect.after, of: cause.round, "\(cause.hindrances)")
    }
  }

  @Test func `what a lot must lose is parted from what whole vials cost`() throws {
    // Everybody of D1 and D2 can come, and 120 doses are there for 100 people: of A1 nothing need be lost.
    let (round, plan) = try planned { tables in
      tables.capacity[1].peoplePerDay = 20
      tables.vaccines[0].issueMultiple = 7
    }
    let open = try LotExplanation(of: LotName("A1"), in: plan, of: round)
    #expect(open.mustLose == 0 && open.causes.isEmpty)
    #expect(try LotExplanation(of: LotName("R1"), in: plan, of: round).mustLose == 40)
    let (full, fullPlan) = try self.planned()
    #expect(try LotExplanation(of: LotName("A1"), in: fullPlan, of: full).mustLose == 10)
  }
}
