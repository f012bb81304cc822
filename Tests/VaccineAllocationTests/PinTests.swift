import Testing
import VaccineAllocation

/// Shipments that the planner insists on.
struct PinTests {
  private func pin(_ vials: Int, to place: String = "D") -> Pin {
    Pin(lot: "L", vaccine: "V", from: "S", to: place, vials: vials)
  }

  @Test func `a pin fixes what goes there now, no more and no less`() throws {
    let plan = try draft { $0.pins = [pin(2)] }.plan()
    #expect(plan.shipments.map(\.vials) == [2])
    #expect(plan.shipments.map(\.pinned) == [true])
    #expect(plan.people() == 20)
    #expect(agree(plan.bound("need:1"), 20))
    // Later dispatches are free.
    let next = try draft {
      $0.pins = [pin(2)]
      $0.policy.nextDispatch = day(10)
    }.plan()
    #expect(next.shipped(when: .now) == 2)
    #expect(next.shipped(when: .later) == 8)
  }

  @Test func `a pin overrides the least days on arrival`() throws {
    let plan = try draft {
      $0.policy.leastDaysOnArrival = 60
      $0.pins = [pin(2)]
    }.plan()
    #expect(plan.people() == 20)
  }

  @Test func `a pin overrides the issue multiple and leaves it to the others`() throws {
    // 7 vials are left: 5 are one issue unit and serve E.
    let plan = try draft {
      $0.vaccines[0].issueMultiple = 5
      $0.pins = [pin(3)]
      $0.addRecipient("E", need: 40)
    }.plan()
    #expect(plan.shipped(to: "D") == 3)
    #expect(plan.shipped(to: "E") == 5)
    #expect(plan.people() == 70)
  }

  @Test func `a pin ships now what is expected before the next dispatch`() throws {
    let plan = try draft {
      $0.policy.nextDispatch = day(10)
      $0.lots[0].availableFrom = day(5)
      $0.capacity[0].peoplePerDay = 1
      $0.pins = [pin(1)]
    }.plan()
    #expect(plan.days == ["later 10…30", "now 5…9"])
  }

  @Test func `a pin to a recipient without need is shipped, and counts as lost`() throws {
    let plan = try draft {
      $0.addRecipient("F")
      $0.pins = [pin(3, to: "F")]
    }.plan()
    #expect(plan.shipped(to: "F") == 3)
    #expect(plan.people() == 70)
    #expect(plan.value("waste") == 30)
    #expect(agree(plan.bound("waste"), 30))
    #expect(plan.losses.map(\.reason) == [.pinned])
    #expect(plan.losses.map(\.lostAs) == [.openedOrShipped])
  }

  @Test func `a pin that arrives too late is shipped, lost and noted`() throws {
    let plan = try draft {
      $0.lanes = [lane("S", "D", days: 31)]
      $0.pins = [pin(4)]
    }.plan()
    #expect(plan.shipped() == 4)
    #expect(plan.people() == 0)
    #expect(plan.value("waste") == 100)
    #expect(plan.notes.contains { $0.contains("4 vials of L pinned to D") })
  }

  @Test func `a pin of a lot that lives beyond the count is lost where it thaws within it`() throws {
    // Frozen to day 120, thawed to day 20: three vials, 25 people, five doses lost.
    let plan = try draft {
      $0.vaccines[0].thawedDays = 20
      $0.lots[0].expiry = day(120)
      $0.demand[0].eligible = 25
      $0.pins = [pin(3)]
    }.plan()
    #expect(plan.value("waste") == 5)
    #expect(agree(plan.bound("waste"), 5))
    #expect(plan.losses.map(\.place) == ["D"])
    #expect(plan.losses.map(\.lastDay) == [day(20)])
  }

  @Test func `a pin uses up lane, storage and reserve before anything else`() throws {
    let plan = try draft {
      $0.lanes = [lane("S", "D", most: 5), lane("S", "E", most: 5)]
      $0.addRecipient("E", need: 100)
      $0.lots = [lot("L", 3, until: 30), lot("M", 20, until: 30)]
      $0.pins = [pin(3)]
    }.plan()
    #expect(plan.shipped("L") == 3)
    #expect(plan.shipped("M") == 2)
    #expect(plan.shipped("M", to: "E") == 5)
  }
}
