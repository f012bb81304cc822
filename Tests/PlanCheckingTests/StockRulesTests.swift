import AllocationModel
import PlanChecking
import Testing

/// Stock, added up by hand where rounding, exceptions or other traps lie.
struct StockRulesTests {
  private func ship(_ vials: Int, to place: String = "D", lot: String = "L", doses: Int = 10) -> Shipment {
    Shipment(
      lot: lot, vaccine: "V", from: "S", to: place, when: .now, dispatch: day("2022-10-01"),
      arrive: day("2022-10-01"), lastDay: day("2022-10-31"), vials: vials, doses: vials * doses, pinned: false
    )
  }

  private func vaccinate(_ people: Int, doses: ExactDecimal? = nil) -> Use {
    use(
      "L", "V", "S", "D", .now, (1, "G", 1), people, doses: doses ?? ExactDecimal(people),
      ("2022-10-01", "2022-10-31"))
  }

  @Test func `decimals are exact: twenty vials of 5.55 usable doses hold 111`() throws {
    let probe = Probe {
      $0.vaccines[0].dosesPerVial = 6
      $0.vaccines[0].openVialWastage = decimal("0.075")
      $0.lots[0].vials = 20
    }
    #expect(try probe.broken([ship(20, doses: 6)], [vaccinate(111)]) == [])
    #expect(try probe.broken([ship(20, doses: 6)], [vaccinate(112)]) == [.contents])
  }

  @Test func `half a dose each serves twice as many`() throws {
    let probe = Probe { $0.eligibility[0].share = decimal("0.5") }
    #expect(try probe.broken([ship(10)], [vaccinate(200, doses: 100)]) == [])
    #expect(try probe.broken([ship(10)], [vaccinate(201, doses: decimal("100.5"))]) == [.contents])
    #expect(try probe.broken([ship(10)], [vaccinate(100)]) == [.dosesGiven])
  }

  @Test func `29 percent of a hundred are 29`() throws {
    let probe = Probe {
      $0.demand[0].eligible = 100
      $0.demand[0].uptake = decimal("0.29")
    }
    #expect(try probe.broken([ship(10)], [vaccinate(29)]) == [])
    #expect(try probe.broken([ship(10)], [vaccinate(30)]) == [.need])
  }

  @Test func `more given than the target leaves nobody to vaccinate`() throws {
    let probe = Probe {
      $0.demand[0].eligible = nil
      $0.demand[0].target = 100
      $0.demand[0].given = 104
    }
    #expect(try probe.broken([ship(10)], [vaccinate(0)]) == [])
    #expect(try probe.broken([ship(10)], [vaccinate(1)]) == [.need])
  }

  @Test func `one shipment may break the issue unit if none stays`() throws {
    var probe = Probe {
      $0.vaccines[0].issueMultiple = 4
      $0.places.append(Place(place: "E", kind: "district"))
    }
    #expect(try probe.broken([ship(8)]) == [])
    #expect(try probe.broken([ship(10)]) == [])
    #expect(try probe.broken([ship(6)]) == [.issueMultiple])
    #expect(try probe.broken([ship(8), ship(2, to: "E")]) == [])
    #expect(try probe.broken([ship(7), ship(3, to: "E")]) == [.issueMultiple])
    probe.tables.pins = [Pin(lot: "L", vaccine: "V", from: "S", to: "E", vials: 3)]
    var pinned = ship(3, to: "E")
    pinned.pinned = true
    #expect(try probe.broken([ship(7), pinned]) == [])
    #expect(try probe.broken([ship(6), pinned]) == [.issueMultiple])
    #expect(try probe.broken([ship(4), pinned]) == [])
  }

  @Test func `recipients hand on single vials`() throws {
    let probe = Probe {
      $0.vaccines[0].issueMultiple = 4
      $0.places.append(Place(place: "E", kind: "district"))
      $0.lots[0].place = "E"
      $0.lanes = [LaneRow(from: nil, to: nil)]
    }
    var row = ship(3)
    row.from = "E"
    #expect(try probe.broken([row]) == [])
  }

  @Test func `the reserve counts what lives for thirty days, and asks no more than there was`() throws {
    let probe = Probe { $0.policy.reserve = [Reserve(vaccine: "V", doses: 60)] }
    #expect(try probe.broken([ship(4)]) == [])
    #expect(try probe.broken([ship(5)]) == [.reserve])
    var short = probe
    short.tables.lots[0].expiry = day("2022-10-30")
    var row = ship(10)
    row.lastDay = day("2022-10-30")
    #expect(try short.broken([row]) == [])
    // A next dispatch later than the thirty days moves the day to it.
    var rare = probe
    rare.tables.policy.nextDispatch = day("2022-11-01")
    #expect(try rare.broken([ship(10)]) == [])
    var little = probe
    little.tables.policy.reserve[0].doses = 1000
    #expect(try little.broken() == [])
    #expect(try little.broken([ship(1)]) == [.reserve])
    // Stock that may not be used is no reserve.
    var blocked = probe
    blocked.tables.lots.append(lot("Q", "V", at: "S", 100, until: "2022-12-31") { $0.status = .quarantine })
    #expect(try blocked.broken([ship(5)]) == [.reserve])
  }

  @Test func `cold storage counts what stands there, usable or not, and what leaves`() throws {
    func round(_ litres: ExactDecimal, _ status: LotStatus) -> Probe {
      Probe {
        $0.vaccines[0].litresPerVial = decimal("0.1")
        $0.places[1].storageLitres = litres
        $0.places.append(Place(place: "E", kind: "district"))
        $0.lots.append(lot("H", "V", at: "D", 8, until: "2022-10-31") { $0.status = status })
        $0.lanes = [LaneRow(from: nil, to: nil)]
      }
    }
    #expect(try round(1, .available).broken([ship(2)]) == [])
    #expect(try round(1, .available).broken([ship(3)]) == [.coldStorage])
    #expect(try round(1, .quarantine).broken([ship(3)]) == [.coldStorage])
    #expect(try round(1, .destroyed).broken([ship(10)]) == [])
    let leaving = shipment("H", "V", "D", "E", .now, ("2022-10-01", "2022-10-01", "2022-10-31"), 4)
    #expect(try round(1, .available).broken([ship(6), leaving]) == [])
    #expect(try round(1, .available).broken([ship(7), leaving]) == [.coldStorage])
    // More than full: what leaves makes room for as much, and no more.
    #expect(try round(decimal("0.5"), .available).broken([ship(4), leaving]) == [])
    #expect(try round(decimal("0.5"), .available).broken([ship(5), leaving]) == [.coldStorage])
    #expect(try round(decimal("0.5"), .available).broken() == [])
  }

  @Test func `later shipments take no room and use no lane's limit`() throws {
    let probe = Probe {
      $0.policy.nextDispatch = day("2022-10-10")
      $0.vaccines[0].litresPerVial = 1
      $0.places[1].storageLitres = 1
      var lane = LaneRow(from: "S", to: "D")
      lane.mostVials = 1
      $0.lanes = [lane]
    }
    let row = shipment("L", "V", "S", "D", .later, ("2022-10-10", "2022-10-10", "2022-10-31"), 10)
    #expect(try probe.broken([row]) == [])
    #expect(try probe.broken([ship(2)]) == [.laneLimit, .coldStorage])
  }

  @Test func `a darkened monitor ranks before an earlier expiry, and equals share a rank`() throws {
    let probe = Probe { tables in
      tables.policy.objectives = [.earliestExpiry]
      tables.lots = [
        lot("L", "V", at: "S", 10, until: "2022-10-31"), lot("A", "V", at: "S", 10, until: "2022-10-20"),
        lot("B", "V", at: "S", 10, until: "2022-10-31"), lot("C", "V", at: "S", 10, until: "2022-12-31"),
        lot("D", "V", at: "S", 10, until: "2022-11-30") { $0.vvmStage = 2 },
      ]
    }
    let checker = PlanChecker(try Round(probe.tables))
    func value(_ name: String) -> Double {
      let row = use(name, "V", "S", "D", .now, (1, "G", 1), 1, doses: 1, ("2022-10-01", "2022-10-01"))
      return checker.objectiveValues(of: probe.plan([ship(1, lot: name)], [row]))[0].value
    }
    #expect(["D", "A", "L", "B", "C"].map(value) == [1, 2, 3, 3, 4])
  }

  @Test func `numbers beyond all reason are judged, not trapped on`() throws {
    let probe = Probe { $0.demand[0].eligible = 1_000_000_000 }
    for number in [Int.max, Int.min, Int.max - 1] {
      var row = ship(1)
      row.vials = number
      var people = vaccinate(1)
      people.people = number
      let broken = try probe.broken([row, row], [people, people])
      #expect(broken.isSuperset(of: [.shipmentDoses, .dosesGiven]))
    }
  }
}
