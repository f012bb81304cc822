import Testing
import VaccineAllocation

/// What vials hold and for whom: shares, open-vial wastage, reservations, issue multiples.
struct ContentsTests {
  @Test func `half a dose each serves twice as many`() throws {
    let plan = try draft {
      $0.eligibility[0].share = decimal("0.5")
      $0.demand[0].eligible = 300
    }.plan()
    #expect(plan.people() == 200)
    #expect(plan.use.map(\.dosesGiven) == [100])
    #expect(plan.value("waste") == 0)
  }

  @Test func `twenty vials of 5,55 usable doses serve 111 people`() throws {
    let plan = try draft {
      $0.vaccines[0].dosesPerVial = 6
      $0.vaccines[0].openVialWastage = decimal("0.075")  // (1 − 0.075) × 6 = 5.55
      $0.lots[0].vials = 20
      $0.demand[0].eligible = 200
    }.plan()
    #expect(plan.people() == 111)
    #expect(plan.value("waste") == 0)
    // 20 opened vials lose 0.45 doses each.
    #expect(agree(plan.summary.expectedOpenVialLoss, 9))
    #expect(plan.shipments.map(\.doses) == [120])
  }

  @Test func `people are whole, so that a single vial of 5,55 loses 0,55`() throws {
    let plan = try draft {
      $0.vaccines[0].dosesPerVial = 6
      $0.vaccines[0].openVialWastage = decimal("0.075")
      $0.lots[0].vials = 1
    }.plan()
    #expect(plan.people() == 5)
    #expect(agree(plan.value("waste"), 0.55))
    #expect(agree(plan.bound("waste"), 0))
    #expect(plan.losses.map(\.dosesLost) == [decimal("0.55")])
    #expect(plan.losses.map(\.reason) == [.wholeVials])
  }

  @Test func `need is rounded down exactly`() throws {
    let plan = try draft {
      $0.demand[0].uptake = decimal("0.29")  // of 100
    }.plan()
    #expect(plan.people() == 29)
    let rest = try draft {
      $0.demand[0].eligible = nil
      $0.demand[0].target = 100
      $0.demand[0].given = 63
    }.plan()
    #expect(rest.people() == 37)
  }

  @Test func `nobody gets what is not meant for them`() throws {
    let plan = try draft { $0.demand.append(need("D", 50, group: "H")) }.plan()
    #expect(plan.people(group: "G") == 100)
    #expect(plan.people(group: "H") == 0)
  }

  @Test func `a reserved lot serves those it is reserved for`() throws {
    func plan(_ reserved: [Reservation]) throws -> Plan {
      try draft {
        $0.eligibility += [
          Eligibility(vaccine: "V", group: "G", dose: 2), Eligibility(vaccine: "V", group: "H", dose: 1),
        ]
        $0.demand = [need("D", 20), need("D", 20, dose: 2), need("D", 20, group: "H")]
        $0.lots[0].reservedFor = reserved
      }.plan()
    }
    #expect(try plan([]).people() == 60)
    let dose = try plan([Reservation(group: "G", dose: 2)])
    #expect(dose.people() == 20)
    #expect(dose.people(group: "G", dose: 2) == 20)
    #expect(try plan([Reservation(group: "G")]).people(group: "G") == 40)
    #expect(try plan([Reservation(group: "G")]).people(group: "H") == 0)
    #expect(try plan([Reservation(group: "G", dose: 1), Reservation(group: "H")]).people() == 40)
  }
}

/// Shipments from stores in issue multiples.
struct IssueMultipleTests {
  @Test func `a store ships issue units`() throws {
    // 60 people need 6 vials; 4 are too few, 8 serve.
    let plan = try draft {
      $0.vaccines[0].issueMultiple = 4
      $0.demand[0].eligible = 60
    }.plan()
    #expect(plan.shipped() == 8)
    #expect(plan.people() == 60)
  }

  @Test func `one shipment may be broken where none stays`() throws {
    let plan = try draft {
      $0.vaccines[0].issueMultiple = 4
      $0.demand[0].eligible = 60
      $0.addRecipient("E", need: 40)
    }.plan()
    #expect(plan.shipped(to: "D") == 6)
    #expect(plan.shipped(to: "E") == 4)
    #expect(plan.people() == 100)
  }

  @Test func `two cannot both be broken, and that may cost doses`() throws {
    // 5 and 5 vials would serve all; 6 and 4, or 8 and 2, are what may leave: 90 at most.
    let plan = try draft {
      $0.vaccines[0].issueMultiple = 4
      $0.demand[0].eligible = 50
      $0.addRecipient("E", need: 50)
    }.plan()
    #expect(plan.people() == 90)
    #expect(plan.value("waste") == 10)
    #expect(agree(plan.bound("waste"), 0))
  }

  @Test func `recipients hand on single vials`() throws {
    let plan = try draft {
      $0.vaccines[0].issueMultiple = 4
      $0.demand[0].eligible = 30
      $0.addRecipient("E")
      $0.lots[0].place = "E"
      $0.lanes = [lane("E", "D")]
    }.plan()
    #expect(plan.shipped() == 3)
  }
}
