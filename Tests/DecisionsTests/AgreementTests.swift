import Decisions
import Testing
import VaccineAllocation

/// Every figure that an answer states is that of the changed round planned from nothing.
struct AgreementTests {
  static let rounds = [0] + TrialRounds.seeds

  static func round(_ seed: Int) throws -> Round {
    seed == 0 ? try TrialRounds.example() : try TrialRounds.generated(seed: seed)
  }

  /// Expects figures to be the bounds of a round planned whole.
  static func expect(_ figures: PlanFigures, of round: Round, _ what: String) throws {
    let plan = try Planner().plan(round).plan
    #expect(abs(figures.dosesLost - plan.bound("waste")) < 1e-4, "\(what)")
    for (tier, people) in zip(figures.tiers, figures.peopleOfTier) {
      #expect(abs(people - plan.bound("need:\(tier)")) < 1e-4, "\(what), tier \(tier)")
    }
  }

  @Test(arguments: rounds)
  func `measures bring what they say, alone and together, and no less of them brings as much`(seed: Int)
    throws
  {
    let round = try AgreementTests.round(seed)
    let ranking = try MeasureSearch().ranking(for: round, budget: 3)
    try AgreementTests.expect(ranking.before, of: round, "before")
    #expect(!ranking.alone.isEmpty)
    for measure in ranking.alone {
      let changed = try round.applying(measure.changes)
      try AgreementTests.expect(measure.effect.after, of: changed, "\(measure.changes)")
      #expect(measure.effect.helps)
    }
    var changes: [RoundChange] = []
    for measure in ranking.together {
      changes += measure.changes
      try AgreementTests.expect(measure.effect.after, of: round.applying(changes), "\(changes)")
    }
    for (better, worse) in zip(ranking.alone, ranking.alone.dropFirst()) {
      #expect(!isBetter(worse.effect.after, than: better.effect.after, in: round))
    }
    #expect(ranking.together.first?.changes == ranking.alone.first?.changes)
  }

  private func isBetter(_ one: PlanFigures, than other: PlanFigures, in round: Round) -> Bool {
    if abs(one.dosesLost - other.dosesLost) > 1e-3 { return one.dosesLost < other.dosesLost }
    for (mine, theirs) in zip(one.peopleOfTier, other.peopleOfTier) where abs(mine - theirs) > 1e-3 {
      return mine > theirs
    }
    return false
  }

  @Test(arguments: TrialRounds.seeds)
  func `more of a measure than stated brings nothing more, and a step less brings less`(seed: Int) throws {
    let round = try TrialRounds.generated(seed: seed)
    for measure in try MeasureSearch().ranking(for: round, budget: 0).alone {
      let changes: (Int) -> RoundChange
      switch (measure.kind, measure.changes.first) {
      case (.sessions(let place, let days), _):
        changes = { .sessions(place: place, people: $0, days: days) }
      case (_, .uptake(let place, let group, let dose, let part)):
        let base = Int((part.doubleValue * 100).rounded()) - measure.amount
        changes = {
          let part = ExactDecimal(mantissa: Int64(min(100, base + $0)), decimals: 2) ?? 1
          return .uptake(place: place, group: group, dose: dose, part: part)
        }
      default: continue
      }
      func figures(_ amount: Int) throws -> PlanFigures {
        try PlanFigures(of: round.applying([changes(amount)]))
      }
      let more = try figures(measure.amount + 50)
      #expect(abs(more.dosesLost - measure.effect.after.dosesLost) < 1e-4)
      guard measure.amount > 1 else { continue }
      let less = try figures(measure.amount - 1)
      #expect(isBetter(measure.effect.after, than: less, in: round), "\(measure.changes)")
    }
  }

  @Test(arguments: rounds)
  func `the prices of the order are bounds of the round in each order`(seed: Int) throws {
    let round = try AgreementTests.round(seed)
    let prices = try OrderPrices(of: round)
    #expect(prices.rows.map(\.first) == [nil, .need, .equity])
    for row in prices.rows {
      let changed = try round.applying([.order(row.order)])
      try AgreementTests.expect(row.figures, of: changed, "\(row.order)")
      #expect(abs(row.lowestFill - (try Planner().plan(changed).plan.bound("equity"))) < 1e-6)
    }
  }

  @Test(arguments: rounds)
  func `an offer's figures are those of the round with so much of it`(seed: Int) throws {
    let round = try AgreementTests.round(seed)
    let vaccine = round.vaccines[0]
    let doses = 90 * vaccine.dosesPerVial * (seed == 0 ? 100 : 1)
    let offer = Offer(vaccine: vaccine.vaccine, doses: doses, expiry: round.policy.date + 12)
    let answer = try OfferAnswer(to: offer, in: round)
    let judged = try round.applying([.order([.waste, .need])])
    try AgreementTests.expect(answer.without, of: judged, "without")
    try AgreementTests.expect(answer.withAll, of: judged.applying(answer.changes), "with all")
    func changed(_ vials: Int) throws -> Round {
      try judged.applying([
        .newLot(
          lot: "OFFER", vaccine: offer.vaccine, place: answer.place, vials: vials, expiry: offer.expiry,
          availableFrom: nil)
      ])
    }
    let worth = answer.vialsWorthAccepting
    if worth > 0 { try AgreementTests.expect(answer.withWorth, of: changed(worth), "worth") }
    if worth < answer.vials {
      let oneMore = try Planner().plan(changed(worth + 1)).plan
      #expect(oneMore.bound("waste") > answer.without.dosesLost + 1e-4)
    }
    // The offer with nothing else to use: all other stock set aside.
    var alone = try judged.applying(answer.changes).tables
    for lot in alone.lots.indices where alone.lots[lot].lot != "OFFER" && alone.lots[lot].status == .available
    {
      alone.lots[lot].status = .quarantine
    }
    alone.pins = []
    alone.policy.reserve = []
    let lostAlone = try Planner().plan(Round(alone)).plan.bound("waste")
    #expect(abs(answer.usableAlone - (answer.usableDoses - lostAlone)) < 1e-4)
    #expect(abs(answer.moreLost - (answer.withAll.dosesLost - answer.without.dosesLost)) < 1e-9)
    #expect(abs(answer.displaced - max(0, answer.usableAlone - answer.moreGiven)) < 1e-9)
    #expect(answer.usableAlone <= answer.usableDoses + 1e-6)
    #expect(answer.moreGiven <= answer.usableAlone + 1e-4)
  }

  @Test(arguments: rounds)
  func `what pins cost, alone and together, is what the round without them reaches`(seed: Int) throws {
    var round = try AgreementTests.round(seed)
    // One more pin, of the largest lot in a store to the recipient that comes last.
    let lot = try #require(
      round.lots.filter { line in
        round.exclusion(of: line) == nil && round.places.contains { $0.place == line.place && $0.isStore }
      }.max { ($0.vials, $1.lot) < ($1.vials, $0.lot) })
    let last = try #require(round.places.last { !$0.isStore })
    round = try round.applying([.pin(LotName(lot), to: last.place, vials: 7)])
    if seed == 0 { round = try round.applying([.pin(LotName("SYN-VERO-V01"), to: "842", vials: 30)]) }
    let prices = try PinPrices(of: round)
    #expect(prices.rows.count == 2)
    try AgreementTests.expect(
      prices.together.after, of: round.applying([.unpin(nil, to: nil)]), "no pins")
    try AgreementTests.expect(prices.together.before, of: round, "pins")
    for row in prices.rows {
      let name = LotName(row.pin.lot, vaccine: row.pin.vaccine, place: row.pin.from)
      try AgreementTests.expect(
        row.effect.after, of: round.applying([.unpin(name, to: row.pin.to)]), "\(row.pin)")
    }
  }

  @Test(arguments: rounds)
  func `whole-vial figures of measures are those of plans from nothing`(seed: Int) throws {
    let round = try AgreementTests.round(seed)
    let plan = try Planner().plan(round).plan
    let ranking = try MeasureSearch().ranking(for: round, budget: 2, plan: plan)
    var before = plan
    var changes: [RoundChange] = []
    for measure in ranking.together {
      changes += measure.changes
      let after = try Planner().plan(round.applying(changes)).plan
      #expect(measure.wholeVials == WholeVialEffect(before: before, after: after))
      before = after
    }
    for measure in ranking.issueUnits {
      let after = try Planner().plan(round.applying(measure.changes)).plan
      #expect(measure.wholeVials == WholeVialEffect(before: plan, after: after))
    }
    #expect(!ranking.together.isEmpty)
  }
}
