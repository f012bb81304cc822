import AllocationModel
import RoundSeries
import Testing

struct TrackingTests {
  /// A round in which A gave so many people doses of ten vials, opened to the last.
  private func closed(_ name: String, _ date: String, given people: Int) throws -> ClosedRound {
    var actual = Actual()
    actual.given = [SmallRound.given("A", people, "L1", "AZ", group: "18+")]
    actual.counted = [
      SmallRound.counted("L1", "AZ", "A", 0), SmallRound.counted("L1", "AZ", "KHO", 97),
      SmallRound.counted("F1", "PFZ", "KHO", 60),
    ]
    actual.wasted = [
      Wasted(lot: "L1", vaccine: "AZ", place: "A", doses: 4, reason: .openVial, date: SmallRound.day("09"))
    ]
    return ClosedRound(
      round: name, date: SmallRound.day(date), closing: try SmallRound.close(actual))
  }

  @Test func `shares come from sums of counts, and say how often they were seen`() throws {
    let tracking = Tracking([try closed("2", "11", given: 90), try closed("1", "01", given: 80)])
    #expect(tracking.rounds.map(\.round) == ["1", "2"])
    #expect(tracking.used(tracking.rounds[0], place: "A").value == 0.8)
    // The store gives nothing and has no part in it.
    #expect(tracking.used(tracking.rounds[1]).value == 0.9)
    let seen = tracking.openVialWastage(of: "AZ")
    #expect(seen.part == 30)
    #expect(seen.whole == 200)
    // Three vials are missing at the store, where nobody was vaccinated: that is no open vial.
    #expect(seen.observations == 2)
    #expect(tracking.lost(tracking.rounds[0]).map(\.doses) == [4])
    #expect(tracking.daysLate(tracking.rounds[0], place: "A") == 0)
  }

  @Test func `rates are suggested from what was seen and from nothing else`() throws {
    var round = try closed("1", "01", given: 80)
    round.uptake = round.uptake.map {
      var line = $0
      if line.place == "A" { line.planned = 100 }
      return line
    }
    let suggestions = Tracking([round]).suggestions(for: SmallRound.tables())
    #expect(suggestions.map(\.column) == ["open_vial_wastage", "uptake"])
    #expect(suggestions[0].vaccine == "AZ")
    #expect(suggestions[0].suggested.description == "0.2")
    // Half of the eligible were expected; eight in ten of those planned came.
    #expect(suggestions[1].place == "A")
    #expect(suggestions[1].suggested.description == "0.4")
    #expect(suggestions[1].observations == 1)
    #expect(Tracking([]).suggestions(for: SmallRound.tables()).isEmpty)
  }
}

struct ThawPlanTests {
  @Test func `frozen vials are taken out when they leave, or when they are used`() throws {
    var tables = SmallRound.tables()
    var held = tables.lots[2]
    (held.place, held.vials) = ("B", 20)
    tables.lots.append(held)
    var plan = SmallRound.plan([
      SmallRound.shipment("F1", "PFZ", to: "A", vials: 7),
      SmallRound.shipment("F1", "PFZ", to: "B", vials: 5),
      SmallRound.shipment("L1", "AZ", to: "A", vials: 9),
    ])
    plan.use = [("03", 9), ("06", 10)].map { day, people in
      Use(
        lot: "F1", vaccine: "PFZ", heldAt: "B", place: "B", when: .here, demandRow: 2, group: "5-<12",
        dose: 1,
        people: people, dosesGiven: ExactDecimal(mantissa: Int64(5 * people), decimals: 1) ?? 0,
        firstDay: SmallRound.day(day), lastDay: SmallRound.day("09"))
    }
    let lines = ThawPlan(plan, of: try Round(tables)).lines
    // 9.5 doses are in two vials of six.
    #expect(
      lines.map { "\($0.place) \($0.day) \($0.when.rawValue) \($0.vials) \($0.lastDay)" } == [
        "B 2022-10-03 here 2 2022-11-03", "KHO 2022-10-01 now 12 2022-11-01",
      ])
  }

  @Test func `everything thawed now is thawed on the day of the round, or when it comes`() throws {
    var tables = SmallRound.tables()
    tables.lots[2].availableFrom = SmallRound.day("05")
    let round = try Round(tables)
    let thawed = ThawPlan.allThawed(round)
    #expect(thawed.lots.map(\.thawedOn) == [nil, nil, SmallRound.day("05")])
    #expect(thawed.policy.wasteUntil == round.wasteUntil)
  }
}
