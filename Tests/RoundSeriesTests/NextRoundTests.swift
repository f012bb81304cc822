import AllocationModel
import Testing

@testable import RoundSeries

struct NextRoundTests {
  @Test func `the need that remains is carried forward exactly`() throws {
    var actual = Actual()
    actual.given = [
      SmallRound.given("A", 137, "L1", "AZ", group: "18+"),
      SmallRound.given("B", 20, "F1", "PFZ", group: "5-<12"),
    ]
    let closing = try SmallRound.close(actual)
    let demand = closing.next.demand
    #expect(demand.map(\.need) == [500 - 137, 200 - 20])
    #expect(demand[0].eligible == 863)
    #expect(demand[1].given == 120)
    #expect(closing.uptake.map(\.given) == [137, 20])
  }

  @Test(arguments: [
    (363, 863), (1, 3), (2, 3), (0, 10), (10, 10), (12, 10), (1, 999_999), (400_000, 999_999),
  ])
  func `a rate is found by which exactly so many come`(people: Int, all: Int) throws {
    let rate = try #require(NextDemand.uptake(of: people, among: ExactDecimal(all)))
    #expect(ExactDecimal.floorOfProduct(ExactDecimal(all), rate) == min(people, all))
  }

  @Test func `settings move on by the rhythm of the rounds`() throws {
    let next = try SmallRound.close(Actual()).next
    #expect(next.policy.id == "đợt 8")
    #expect(next.policy.date == SmallRound.day("11"))
    #expect(next.policy.nextDispatch == SmallRound.day("21"))
    #expect(next.pins.isEmpty)
  }

  @Test(arguments: [
    ("đợt 22", "đợt 23"), ("đợt 7 bổ sung", "đợt 8 bổ sung"), ("9", "10"), ("R09", "R10"),
    ("spring", "spring+1"),
    ("", "+1"),
  ])
  func `rounds are counted on`(name: String, next: String) {
    #expect(ClosingTerms.name(after: name) == next)
  }

  @Test func `people fall due for their next dose`() throws {
    var actual = Actual()
    actual.given = [SmallRound.given("A", 30, "L1", "AZ", group: "18+")]
    let closing = try SmallRound.close(actual) {
      $0.courses = [Course(vaccine: nil, group: "18+", dose: 1, nextDose: 2, leastDays: 28)]
      $0.courses?[0].mostDays = 84
    }
    let line = try #require(closing.next.demand.last)
    #expect((line.place, line.dose, line.need) == ("A", 2, 30))
    // The last of them were vaccinated on the 9th, the first on the 3rd.
    #expect(line.from == SmallRound.day("09") + 28)
    #expect(line.until == SmallRound.day("03") + 84)
  }

  @Test func `a line whose time is over is named and left`() throws {
    let closing = try SmallRound.close(Actual()) { $0.demand[0].until = SmallRound.day("09") }
    #expect(closing.next.demand.map(\.place) == ["B"])
    #expect(
      closing.notes.first?.english.hasPrefix("500 people of 18+, dose 1, at A were not vaccinated") ?? false)
  }

  @Test func `notices go on with the lots they have changed`() throws {
    let closing = try SmallRound.close(Actual()) {
      var notice = Notice(notice: "N1", date: SmallRound.day("01"), kind: .extend, vaccine: "AZ")
      notice.addMonths = 2
      $0.notices = [notice]
    }
    let next = try Round(closing.next)
    #expect(next.lots.filter { $0.vaccine == "AZ" }.allSatisfy { $0.expiry.description == "2023-02-28" })
    #expect(next.noticeOutcomes.isEmpty)
  }
}

struct ActualChecksTests {
  private func codes(_ change: (inout Actual) -> Void) throws -> [String] {
    var actual = Actual()
    change(&actual)
    return ActualChecks.messages(for: actual, of: try Round(SmallRound.tables()), terms: SmallRound.terms)
      .map { "\($0.severity.rawValue) \($0.code) \($0.column ?? "")" }
  }

  @Test func `names are checked against the round`() throws {
    #expect(
      try codes { $0.given = [SmallRound.given("C", 1, "L9", "AZ", group: "18")] }
        == ["error unknown_place place", "error unknown_lot lot", "error unknown_group group"])
    #expect(
      try codes { $0.counted = [SmallRound.counted("L1", "PFZ", "A", 1)] } == [
        "error lot_of_another_vaccine vaccine"
      ])
    #expect(
      try codes { $0.counted = [SmallRound.counted("L1", "AZZ", "A", 1)] } == [
        "error unknown_vaccine vaccine"
      ])
    #expect(
      try codes { $0.given = [SmallRound.given("KHO", 1, "L1", "AZ", group: "18+")] } == [
        "error given_at_store place"
      ])
    #expect(
      try codes { $0.received = [SmallRound.received("L1", "AZ", 1, from: "A", to: "A")] } == [
        "error place_to_itself to"
      ])
  }

  @Test func `numbers and days are checked`() throws {
    #expect(
      try codes { $0.counted = [SmallRound.counted("L1", "AZ", "A", -1)] } == ["error out_of_range vials"])
    #expect(
      try codes {
        $0.given = Array(repeating: SmallRound.given("A", 9_000_000_000, "L1", "AZ", group: "18+"), count: 2)
      }
        == ["note row_twice ", "error too_large people"].sorted { $0 < $1 })
    #expect(
      try codes {
        $0.counted = [SmallRound.counted("L1", "AZ", "A", 1), SmallRound.counted("L1", "AZ", "A", 2)]
      } == ["error counts_differ vials"])
    #expect(
      try codes {
        $0.wasted = [Wasted(lot: "L1", vaccine: "AZ", place: "A", reason: .other, date: SmallRound.day("12"))]
      } == ["error vials_or_doses vials", "note day_outside_round date"])
    #expect(
      try codes {
        var row = SmallRound.given("A", 1, "L1", "AZ", group: "18+")
        row.to = SmallRound.day("02")
        $0.given = [row]
      } == ["error from_after_to from"])
  }

  @Test func `a count from before the round does not count`() throws {
    var actual = Actual()
    var old = SmallRound.counted("L1", "AZ", "KHO", 5)
    old.date = SmallRound.day("01") - 1
    actual.counted = [old]
    let found = ActualChecks.messages(
      for: actual, of: try Round(SmallRound.tables()), terms: SmallRound.terms)
    #expect(found.map(\.code) == ["count_before_round"])
    #expect(try SmallRound.close(actual).line("L1", "KHO")?.counted == nil)
  }
}
