import AllocationModel
import Testing

/// The model's windows, each worked out by hand.
struct SourceDaysTests {
  /// A round with the next dispatch on 10 October and a day on the road.
  private func twoDispatches(
    buffer: Int = 0, least: Int = 0, _ change: (inout RoundTables) -> Void = { _ in }
  ) -> Probe {
    Probe { tables in
      tables.policy.nextDispatch = day("2022-10-10")
      tables.policy.bufferDays = buffer
      tables.policy.leastDaysOnArrival = least
      var lane = LaneRow(from: "S", to: "D")
      lane.leadDays = 1
      tables.lanes = [lane]
      change(&tables)
    }
  }

  private func thawing(_ tables: inout RoundTables, safety: Int = 0) {
    tables.policy.safetyDays = safety
    tables.vaccines[0].thawedDays = 14
    tables.lots[0].expiry = day("2023-06-30")
  }

  @Test func `a shipment serves from its arrival to the last day`() throws {
    #expect(try Probe().days(.now) == "2022-10-01…2022-10-31")
    #expect(try Probe { $0.policy.expiryDayUsable = false }.days(.now) == "2022-10-01…2022-10-30")
    #expect(try Probe { $0.policy.safetyDays = 3 }.days(.now) == "2022-10-01…2022-10-28")
    #expect(try Probe { $0.lots[0].useBy = day("2022-10-20") }.days(.now) == "2022-10-01…2022-10-20")
    #expect(try Probe { $0.lots[0].useBy = day("2022-11-20") }.days(.now) == "2022-10-01…2022-10-31")
    // The day before the expiry is not yet earlier than the last day that somebody set.
    #expect(
      try Probe {
        $0.policy.expiryDayUsable = false
        $0.lots[0].useBy = day("2022-10-30")
      }.days(.now) == "2022-10-01…2022-10-30")
  }

  @Test func `a lot whose last day is past is not planned`() throws {
    #expect(try Probe { $0.lots[0].expiry = day("2022-09-30") }.days(.now) == "unusable_lot")
    #expect(try Probe { $0.lots[0].expiry = day("2022-10-01") }.days(.now) == "2022-10-01…2022-10-01")
    #expect(try Probe { $0.lots[0].vvmStage = 3 }.days(.now) == "unusable_lot")
    #expect(try Probe { $0.lots[0].vvmStage = 2 }.days(.now) == "2022-10-01…2022-10-31")
  }

  @Test func `a frozen lot begins to age when it is dispatched now, and not before`() throws {
    let probe = Probe { thawing(&$0) }
    #expect(try probe.days(.now) == "2022-10-01…2022-10-15")
    #expect(try Probe { thawing(&$0, safety: 2) }.days(.now) == "2022-10-01…2022-10-13")
    #expect(
      try Probe {
        thawing(&$0)
        $0.lots[0].thawedOn = day("2022-09-20")
      }.days(.now) == "2022-10-01…2022-10-04")
    #expect(
      try Probe {
        thawing(&$0)
        $0.lots[0].availableFrom = day("2022-10-05")
      }.days(.now) == "2022-10-05…2022-10-19")
    #expect(
      try Probe {
        thawing(&$0)
        $0.lots[0].expiry = day("2022-10-10")
      }.days(.now) == "2022-10-01…2022-10-10")
    // Later it is thawed as it is needed; where it stands it stays frozen.
    #expect(try twoDispatches { thawing(&$0) }.days(.later, through: 280) == "2022-10-11…2023-06-30")
  }

  @Test func `a frozen lot at a recipient is used there for as long as it lasts`() throws {
    var probe = Probe {
      thawing(&$0)
      $0.lots[0].place = "D"
    }
    probe.from = "D"
    #expect(try probe.days(.here, through: 280) == "2022-10-01…2023-06-30")
    #expect(try probe.days(.now) == "no_lane")
  }

  @Test func `what is shipped now serves only until the next dispatch is there`() throws {
    #expect(try twoDispatches().days(.now) == "2022-10-02…2022-10-10")
    #expect(try twoDispatches(buffer: 4).days(.now) == "2022-10-02…2022-10-14")
    #expect(try twoDispatches(buffer: 40).days(.now) == "2022-10-02…2022-10-31")
    #expect(try twoDispatches().days(.later) == "2022-10-11…2022-10-31")
    #expect(try Probe().days(.later) == "no_next_dispatch")
  }

  @Test func `what cannot be shipped later may serve longer now`() throws {
    // On 11 October two days are left: three are asked for, so there is no later.
    let ending = { (tables: inout RoundTables) in tables.lots[0].expiry = day("2022-10-12") }
    #expect(try twoDispatches(least: 2, ending).days(.now) == "2022-10-02…2022-10-10")
    #expect(try twoDispatches(least: 3, ending).days(.now) == "2022-10-02…2022-10-12")
    #expect(try twoDispatches(least: 3, ending).days(.later) == "too_little_life_on_arrival")
    #expect(try twoDispatches(least: 12, ending).days(.now) == "too_little_life_on_arrival")
    #expect(try twoDispatches(least: 11, ending).days(.now) == "2022-10-02…2022-10-12")
  }

  @Test func `a lot that comes after the round waits for the next dispatch, where there is one`() throws {
    let coming = { (tables: inout RoundTables) in tables.lots[0].availableFrom = day("2022-10-12") }
    #expect(try twoDispatches(coming).days(.now) == "not_yet_available")
    #expect(try twoDispatches(coming).days(.later) == "2022-10-13…2022-10-31")
    #expect(try Probe(coming).days(.now) == "2022-10-12…2022-10-31")
  }

  @Test func `a pin ships what the rules would keep back`() throws {
    let pinned = { (tables: inout RoundTables) in
      tables.pins = [Pin(lot: "L", vaccine: "V", from: "S", to: "D", vials: 1)]
    }
    #expect(
      try twoDispatches(least: 30) {
        pinned(&$0)
        $0.lots[0].expiry = day("2022-10-02")
      }.days(.now) == "2022-10-02…2022-10-02")
    // It arrives when it has expired: it is shipped and lost.
    #expect(
      try twoDispatches {
        pinned(&$0)
        $0.lots[0].expiry = day("2022-10-01")
      }.days(.now) == "no_day_of_use")
    #expect(
      try twoDispatches(buffer: 1) {
        pinned(&$0)
        $0.lots[0].availableFrom = day("2022-10-05")
      }.days(.now) == "2022-10-06…2022-10-11")
    // Available only after the next dispatch: later serves those days, and the cap leaves none for now.
    #expect(
      try twoDispatches {
        pinned(&$0)
        $0.lots[0].availableFrom = day("2022-10-12")
      }.days(.now) == "no_day_of_use")
  }

  @Test func `the days of the people and the horizon narrow the days of the stock`() throws {
    #expect(
      try Probe {
        $0.demand[0].from = day("2022-10-05")
        $0.demand[0].until = day("2022-10-09")
      }.days(.now) == "2022-10-05…2022-10-09")
    #expect(try Probe { $0.policy.horizon = day("2022-10-07") }.days(.now) == "2022-10-01…2022-10-07")
    #expect(try Probe { $0.demand[0].from = day("2022-11-05") }.days(.now) == "no_day_of_use")
    // Without a horizon of its own a round ends with its last usable lot, a year later at most.
    #expect(
      try Probe { $0.lots[0].expiry = day("2024-10-31") }.days(.now, through: 400) == "2022-10-01…2023-10-01")
  }

  @Test func `the row of lanes that says most wins`() throws {
    func row(_ from: String?, _ to: String?, _ lead: Int) -> LaneRow {
      var row = LaneRow(from: from, to: to)
      row.leadDays = lead
      return row
    }
    let rows = [row(nil, nil, 4), row(nil, "D", 3), row("S", nil, 2), row("S", "D", 1)]
    for count in 1...4 {
      let expected = "2022-10-0\(6 - count)…2022-10-31"
      #expect(try Probe { $0.lanes = Array(rows.prefix(count)) }.days(.now) == expected)
    }
    #expect(try Probe { $0.lanes = [] }.days(.now) == "no_lane")
  }

  @Test func `without a table of lanes recipients keep what they hold`() throws {
    var probe = Probe { tables in
      tables.places.append(Place(place: "E", kind: "district"))
      tables.lots[0].place = "E"
    }
    probe.from = "E"
    #expect(try probe.days(.now) == "no_lane")
    probe.tables.lanes = [LaneRow(from: nil, to: nil)]
    #expect(try probe.days(.now) == "2022-10-01…2022-10-31")
  }

  @Test func `a reservation keeps a lot for a group, or for one dose of it`() throws {
    #expect(
      try Probe { $0.lots[0].reservedFor = [Reservation(group: "G")] }.days(.now) == "2022-10-01…2022-10-31")
    #expect(
      try Probe { $0.lots[0].reservedFor = [Reservation(group: "G", dose: 2)] }.days(.now)
        == "reserved_for_others")
    #expect(
      try Probe { $0.lots[0].reservedFor = [Reservation(group: "H"), Reservation(group: "G", dose: 1)] }.days(
        .now)
        == "2022-10-01…2022-10-31")
    #expect(try Probe { $0.eligibility[0].dose = 2 }.days(.now) == "not_eligible")
  }
}
