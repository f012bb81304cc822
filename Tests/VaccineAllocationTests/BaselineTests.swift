import Testing
import VaccineAllocation

/// What plain rules would do, worked out by hand.
struct BaselineTests {
  /// A (to day 10) and B (to day 20), five vials each; D needs 60 and has two sessions a day, E needs 40.
  private func round(_ change: (inout RoundTables) -> Void = { _ in }) -> RoundTables {
    draft {
      $0.lots = [lot("A", 5, until: 10), lot("B", 5, until: 20)]
      $0.capacity[0].peoplePerDay = 2
      $0.demand[0].eligible = 60
      $0.addRecipient("E", need: 40)
      change(&$0)
    }
  }

  @Test func `in the order of the list the first takes all it needs`() throws {
    // A: five vials to D. B: one to D, four to E. D gives 22 of A on days 0–10 and 10 of B; E gives 40.
    let plan = try round().plan()
    #expect(plan.baseline("list_order_fefo") == Baseline(name: "list_order_fefo", waste: 28, people: 72))
  }

  @Test func `another order of places makes another list`() throws {
    // A: four to E, one to D. B: five to D. D gives 10 of A and 32 of B; E gives 40.
    let plan = try round { $0.places.swapAt(1, 2) }.plan()
    #expect(plan.baseline("list_order_fefo") == Baseline(name: "list_order_fefo", waste: 18, people: 82))
  }

  @Test func `in proportion to need every lot is shared`() throws {
    // A: three to D, two to E. B: three and two again. D gives 22 of A and 20 of B by day 20; E gives 40.
    let plan = try round().plan()
    #expect(plan.baseline("proportional_fefo") == Baseline(name: "proportional_fefo", waste: 18, people: 82))
    #expect(plan.value("waste") == 18)
    #expect(agree(plan.bound("waste"), 18))
  }

  @Test func `largest remainders take what is left over`() throws {
    // Seven vials for 60 : 40 are 4.2 : 2.8, so 4 : 3; sessions are plenty, and E needs 40, gets 30.
    let plan = try draft {
      $0.lots[0].vials = 7
      $0.demand[0].eligible = 60
      $0.addRecipient("E", need: 40)
    }.plan()
    #expect(plan.baseline("proportional_fefo") == Baseline(name: "proportional_fefo", waste: 0, people: 70))
  }

  @Test func `a darkened monitor goes first`() throws {
    // B leaves first: five to D; A: one to D, four to E. D gives 10 of A, and 32 of B; E gives 40.
    let plan = try round { $0.lots[1].vvmStage = 2 }.plan()
    #expect(plan.baseline("list_order_fefo") == Baseline(name: "list_order_fefo", waste: 18, people: 82))
  }

  @Test func `stock at recipients stays there`() throws {
    // E holds five vials for its 20 people; the plan moves three of them to D, plain rules do not.
    let plan = try draft {
      $0.demand[0].eligible = 30
      $0.addRecipient("E", need: 20)
      $0.lots = [lot("H", 5, at: "E", until: 30)]
      $0.lanes = [lane(nil, nil)]
    }.plan()
    #expect(plan.value("waste") == 0)
    for baseline in plan.summary.baselines {
      #expect(baseline.waste == 30)
      #expect(baseline.people == 20)
    }
  }

  @Test func `plain rules keep lanes, storage, reserves and pins`() throws {
    let limited = try draft { $0.lanes = [lane("S", "D", most: 3)] }.plan()
    #expect(limited.summary.baselines.map(\.people) == [30, 30])
    let cold = try draft {
      $0.vaccines[0].litresPerVial = 1
      $0.places[1].storageLitres = 4
    }.plan()
    #expect(cold.summary.baselines.map(\.people) == [40, 40])
    let reserved = try draft { $0.policy.reserve = [Reserve(vaccine: "V", doses: 50)] }.plan()
    #expect(reserved.summary.baselines.map(\.people) == [50, 50])
    let pinned = try draft {
      $0.addRecipient("F")
      $0.pins = [Pin(lot: "L", vaccine: "V", from: "S", to: "F", vials: 2)]
    }.plan()
    #expect(pinned.summary.baselines.map(\.people) == [80, 80])
    #expect(pinned.summary.baselines.map(\.waste) == [20, 20])
  }
}
