import Testing
import VaccineAllocation

/// What each objective counts, and its bound.
struct ObjectiveTests {
  @Test func `waste counts lots that end by the day up to which losses count`() throws {
    let plan = try draft {
      $0.demand[0].eligible = 0
      $0.lots.append(lot("M", 7, until: 120))
    }.plan()
    #expect(plan.value("waste") == 100)
    #expect(agree(plan.bound("waste"), 100))
    let all = try draft {
      $0.demand[0].eligible = 0
      $0.lots.append(lot("M", 7, until: 120))
      $0.policy.wasteUntil = day(120)
    }.plan()
    #expect(all.value("waste") == 170)
    let none = try draft {
      $0.demand[0].eligible = 0
      $0.policy.wasteUntil = day(29)
    }.plan()
    #expect(none.value("waste") == 0)
    #expect(none.losses == [])
  }

  @Test func `what thaws on the way and is left over is waste, though its lot is not counted`() throws {
    func plan(_ objectives: [ObjectiveKind]) throws -> Plan {
      try draft {
        $0.policy.objectives = objectives
        $0.vaccines[0].thawedDays = 20
        $0.lots[0].expiry = day(120)
        $0.demand[0].eligible = 15
      }.plan()
    }
    // Five people less, rather than half a vial thawed for nothing.
    let wasteFirst = try plan([.waste, .need])
    #expect(wasteFirst.shipped() == 1)
    #expect(wasteFirst.value("waste") == 0)
    #expect(wasteFirst.value("need:1") == 10)
    #expect(agree(wasteFirst.bound("need:1"), 15))
    let needFirst = try plan([.need, .waste])
    #expect(needFirst.shipped() == 2)
    #expect(needFirst.value("waste") == 5)
    #expect(needFirst.losses.map(\.lostAs) == [.openedOrShipped])
    #expect(needFirst.losses.map(\.lastDay) == [day(20)])
  }

  @Test func `need is met tier by tier`() throws {
    let plan = try draft {
      $0.eligibility.append(Eligibility(vaccine: "V", group: "H", dose: 1))
      $0.demand = [need("D", 60) { $0.priority = 3 }, need("D", 60, group: "H")]
    }.plan()
    #expect(plan.summary.objectives.map(\.name).filter { $0.hasPrefix("need") } == ["need:1", "need:3"])
    #expect(plan.value("need:1") == 60)
    #expect(plan.value("need:3") == 40)
    #expect(agree(plan.bound("need:3"), 40))
  }

  @Test func `scarce stock is shared out so that the lowest fill is highest`() throws {
    // 90 doses for 150 people: 60 % each.
    let plan = try draft {
      $0.lots[0].vials = 9
      $0.addRecipient("E", need: 50)
    }.plan()
    #expect(plan.people(at: "D") == 60)
    #expect(plan.people(at: "E") == 30)
    #expect(agree(plan.value("equity"), 0.6))
    #expect(agree(plan.bound("equity"), 0.6))
  }

  @Test func `who cannot be raised does not hold back the others`() throws {
    // D has ten sessions of one person; E gets everything it needs.
    let plan = try draft {
      $0.capacity[0].peoplePerDay = 1
      $0.lots[0].expiry = day(9)
      $0.addRecipient("E", need: 50)
    }.plan()
    #expect(agree(plan.fill("D")?.value, 0.1))
    #expect(agree(plan.fill("D")?.bound, 0.1))
    #expect(agree(plan.fill("E")?.value, 1))
    #expect(agree(plan.fill("E")?.bound, 1))
    #expect(agree(plan.bound("equity"), 0.1))
  }

  @Test func `recipients that no use can reach are listed and do not count`() throws {
    let plan = try draft {
      $0.addRecipient("E", need: 10)
      $0.lanes = [lane("S", "D")]
    }.plan()
    #expect(plan.summary.outOfReach == ["E"])
    #expect(plan.value("equity") == 1)
    #expect(plan.summary.fills.map(\.place) == ["D"])
  }

  @Test func `as few as possible are left to later dispatches`() throws {
    let plenty = try draft { $0.policy.nextDispatch = day(10) }.plan()
    #expect(plenty.value("sooner") == 0)
    #expect(plenty.shipped(when: .now) == 10)
    // Five a day on days 0–9.
    let slow = try draft {
      $0.policy.nextDispatch = day(10)
      $0.capacity[0].peoplePerDay = 5
    }.plan()
    #expect(slow.value("sooner") == 50)
    #expect(agree(slow.bound("sooner"), 50))
  }

  @Test func `a darkened monitor goes first, then the earliest last day`() throws {
    func plan(_ stage: Int) throws -> Plan {
      try draft {
        $0.lots = [
          lot("A", 10, until: 10), lot("B", 10, until: 20), lot("C", 10, until: 30) { $0.vvmStage = stage },
        ]
      }.plan()
    }
    let dark = try plan(2)
    #expect(dark.people(of: "C") == 100)
    #expect(dark.value("earliest_expiry") == 100)  // rank 1 × 100 doses
    #expect(agree(dark.bound("earliest_expiry"), 100))
    #expect(try plan(1).people(of: "A") == 100)
  }

  @Test func `equal keys share a rank and none is skipped`() throws {
    // A and B share rank 1, C has rank 2: 200 × 1 + 50 × 2.
    let plan = try draft {
      $0.demand[0].eligible = 250
      $0.lots = [lot("A", 10, until: 10), lot("B", 10, until: 10), lot("C", 10, until: 20)]
    }.plan()
    #expect(plan.value("earliest_expiry") == 300)
  }

  @Test func `transport is as cheap as can be`() throws {
    let plan = try draft {
      $0.places.append(Place(place: "T", kind: "store"))
      $0.lots.append(lot("L", 10, at: "T", until: 30))
      $0.lanes = [lane("S", "D", cost: 3), lane("T", "D", cost: decimal("1.25"))]
    }.plan()
    #expect(plan.shipments.map(\.from) == ["T"])
    #expect(plan.value("transport") == 12.5)
    #expect(agree(plan.bound("transport"), 12.5))
  }

  @Test func `the order of objectives decides`() throws {
    // Ten injections in all: tier 1 takes half doses, tier 2 whole ones. One vial of ten doses.
    func plan(_ objectives: [ObjectiveKind]) throws -> Plan {
      try draft {
        $0.policy.objectives = objectives
        $0.policy.horizon = day(0)
        $0.lots[0].vials = 1
        $0.capacity[0].peoplePerDay = 10
        $0.eligibility.append(Eligibility(vaccine: "V", group: "G", dose: 2, share: decimal("0.5")))
        $0.demand = [need("D", 10) { $0.priority = 2 }, need("D", 10, dose: 2)]
      }.plan()
    }
    let wasteFirst = try plan([.waste, .need])
    #expect(wasteFirst.summary.objectives.map(\.value) == [0, 0, 10])
    #expect(wasteFirst.summary.objectives.map { $0.bound.rounded() } == [0, 0, 10])
    let needFirst = try plan([.need, .waste])
    #expect(needFirst.summary.objectives.map(\.value) == [10, 0, 5])
    #expect(needFirst.summary.objectives.map { $0.bound.rounded() } == [10, 0, 5])
  }

  @Test func `objectives can be left out`() throws {
    let plan = try draft { $0.policy.objectives = [.need] }.plan()
    #expect(plan.summary.objectives.map(\.name) == ["need:1"])
    #expect(plan.summary.fills == [])
    #expect(plan.people() == 100)
    let cheapest = try draft { $0.policy.objectives = [.transport] }.plan()
    #expect(cheapest.value("transport") == 0)
    #expect(cheapest.shipments == [])
  }
}
