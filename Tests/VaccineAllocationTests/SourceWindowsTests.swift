import Testing
import VaccineAllocation

/// The three sources of doses and their days. One person comes a day, so that the days of use are the window.
struct SourceWindowsTests {
  private func days(_ change: (inout RoundTables) -> Void) throws -> [String] {
    try draft {
      $0.capacity[0].peoplePerDay = 1
      change(&$0)
    }.plan().days
  }

  @Test func `stock at a recipient serves there, from the day it is available`() throws {
    #expect(try days { $0.lots[0].place = "D" } == ["here 0…30"])
    #expect(
      try days {
        $0.lots[0].place = "D"
        $0.lots[0].availableFrom = day(5)
      } == ["here 5…30"])
    // Without a lane it serves all the same; nothing is shipped.
    let plan = try draft {
      $0.lots[0].place = "D"
      $0.lanes = []
    }.plan()
    #expect(plan.people(.here) == 100)
    #expect(plan.shipments == [])
  }

  @Test func `now serves from arrival`() throws {
    #expect(try days { $0.lanes = [lane("S", "D", days: 4)] } == ["now 4…30"])
  }

  @Test func `now serves up to the next arrival, and later from then on`() throws {
    #expect(try days { $0.policy.nextDispatch = day(10) } == ["later 10…30", "now 0…9"])
    // Two days on the way: now 2 … 10 + 2 − 1.
    #expect(
      try days {
        $0.policy.nextDispatch = day(10)
        $0.lanes = [lane("S", "D", days: 2)]
      } == ["later 12…30", "now 2…11"])
  }

  @Test func `buffer days lengthen now`() throws {
    #expect(
      try days {
        $0.policy.nextDispatch = day(10)
        $0.policy.bufferDays = 3
      } == ["later 13…30", "now 0…12"])
  }

  @Test func `what lives too short on arrival is not shipped`() throws {
    // 31 days of life on arrival: 0 … 30.
    #expect(try days { $0.policy.leastDaysOnArrival = 31 } == ["now 0…30"])
    #expect(try days { $0.policy.leastDaysOnArrival = 32 } == [])
    // Never less than one day, though the policy asks for none.
    #expect(try days { $0.lanes = [lane("S", "D", days: 30)] } == ["now 30…30"])
    #expect(try days { $0.lanes = [lane("S", "D", days: 31)] } == [])
  }

  @Test func `now is not capped where later would live too short`() throws {
    // Later would arrive on day 10 with 21 days to live.
    #expect(
      try days {
        $0.policy.nextDispatch = day(10)
        $0.policy.leastDaysOnArrival = 21
      } == ["later 10…30", "now 0…9"])
    #expect(
      try days {
        $0.policy.nextDispatch = day(10)
        $0.policy.leastDaysOnArrival = 22
      } == ["now 0…30"])
  }

  @Test func `stock that comes later leaves when it comes, or with the next dispatch`() throws {
    #expect(try days { $0.lots[0].availableFrom = day(5) } == ["now 5…30"])
    #expect(
      try days {
        $0.lots[0].availableFrom = day(5)
        $0.policy.nextDispatch = day(10)
      } == ["later 10…30"])
    #expect(
      try days {
        $0.lots[0].availableFrom = day(12)
        $0.policy.nextDispatch = day(10)
      } == ["later 12…30"])
    // What was there before the round is there now.
    #expect(
      try days {
        $0.lots[0].availableFrom = day(-3)
        $0.policy.nextDispatch = day(10)
      } == ["later 10…30", "now 0…9"])
  }

  @Test func `use ends with the horizon and the window of the demand`() throws {
    #expect(try days { $0.policy.horizon = day(12) } == ["now 0…12"])
    #expect(
      try days {
        $0.demand[0].from = day(5)
        $0.demand[0].until = day(9)
      } == ["now 5…9"])
  }

  @Test func `the horizon and the count of losses end by default with the longest life, within limits`()
    throws
  {
    let short = try draft().plan()
    #expect(short.summary.horizon == day(30))
    #expect(short.summary.wasteUntil == day(30))
    let long = try draft { $0.lots.append(lot("M", 1, until: 400)) }.plan()
    #expect(long.summary.horizon == day(365))
    #expect(long.summary.wasteUntil == day(90))
    // A lot that is not usable sets no horizon.
    let blocked = try draft { $0.lots.append(lot("M", 1, until: 400) { $0.status = .recalled }) }.plan()
    #expect(blocked.summary.horizon == day(30))
    let empty = try draft { $0.lots = [] }.plan()
    #expect(empty.summary.horizon == day(0))
    #expect(empty.summary.wasteUntil == day(0))
  }
}
