import Testing
import VaccineAllocation

/// How long a lot lives. One person comes a day, so that the days of use show the window: `now 0…30`.
struct LastDayTests {
  /// The days on which the draft's lot serves, with one person a day.
  private func days(_ change: (inout RoundTables) -> Void) throws -> [String] {
    try draft {
      $0.capacity[0].peoplePerDay = 1
      change(&$0)
    }.plan().days
  }

  @Test func `the expiry day counts, or where the policy says so not`() throws {
    #expect(try days { _ in } == ["now 0…30"])
    #expect(try days { $0.policy.expiryDayUsable = false } == ["now 0…29"])
  }

  @Test func `an earlier use-by ends the life, a later one does not`() throws {
    #expect(try days { $0.lots[0].useBy = day(20) } == ["now 0…20"])
    #expect(try days { $0.lots[0].useBy = day(40) } == ["now 0…30"])
    // The expiry day not being usable moves the expiry alone.
    #expect(
      try days {
        $0.lots[0].useBy = day(20)
        $0.policy.expiryDayUsable = false
      } == ["now 0…20"])
  }

  @Test func `a thawed lot lives as long as its clock runs`() throws {
    // Taken out five days before the round, with twenty days to live.
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.lots[0].thawedOn = day(-5)
      } == ["now 0…15"])
  }

  @Test func `safety days shorten every life`() throws {
    #expect(try days { $0.policy.safetyDays = 3 } == ["now 0…27"])
    #expect(
      try days {
        $0.policy.safetyDays = 3
        $0.vaccines[0].thawedDays = 20
        $0.lots[0].thawedOn = day(-5)
      } == ["now 0…12"])
  }

  @Test func `a frozen lot starts its clock when it is dispatched`() throws {
    #expect(try days { $0.vaccines[0].thawedDays = 20 } == ["now 0…20"])
    #expect(try days { $0.vaccines[0].thawedDays = 40 } == ["now 0…30"])
    // Safety days come off the clock too: 20 − 2.
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.policy.safetyDays = 2
      } == ["now 0…18"])
    // It leaves on day 5 and lives to day 25.
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.lots[0].availableFrom = day(5)
      } == ["now 5…25"])
    // The way takes 4 of the 20 days.
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.lanes = [lane("S", "D", days: 4)]
      } == ["now 4…20"])
  }

  @Test func `a frozen lot stays frozen where it stands, and in the store until the next dispatch`() throws {
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.lots[0].place = "D"
      } == ["here 0…30"])
    // Thawed as needed: the later dispatches serve to the expiry.
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.policy.nextDispatch = day(10)
      } == ["later 10…30", "now 0…9"])
  }

  @Test func `a frozen lot that a recipient hands on thaws too`() throws {
    #expect(
      try days {
        $0.vaccines[0].thawedDays = 20
        $0.addRecipient("E")
        $0.lots[0].place = "E"
        $0.lanes = [lane("E", "D")]
      } == ["now 0…20"])
  }

  @Test func `a shipment states the lot's real last day, whatever the cap on now`() throws {
    let plan = try draft {
      $0.vaccines[0].thawedDays = 20
      $0.policy.nextDispatch = day(10)
      $0.capacity[0].peoplePerDay = 1
      $0.lanes = [lane("S", "D", days: 2)]
    }.plan()
    let now = plan.shipments.first { $0.when == .now }
    #expect(now.map { [$0.dispatch, $0.arrive, $0.lastDay] } == [day(0), day(2), day(20)])
    let later = plan.shipments.first { $0.when == .later }
    #expect(later.map { [$0.dispatch, $0.arrive, $0.lastDay] } == [day(10), day(12), day(30)])
  }
}
