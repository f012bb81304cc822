import Testing

@testable import VaccineAllocation

/// Sessions: how many people can come on which days. The dispatch day is a Monday.
struct SessionTests {
  @Test func `weekdays, dated rows and broken rates add up day by day`() throws {
    // Monday to Friday, 5 a day, one week.
    #expect(
      try draft {
        $0.capacity[0].peoplePerDay = 5
        $0.capacity[0].weekdays = [1, 2, 3, 4, 5]
        $0.lots[0].expiry = day(6)
      }.plan().people() == 25)
    // 10 more on days 1 and 2.
    #expect(
      try draft {
        $0.capacity[0].peoplePerDay = 5
        $0.capacity[0].weekdays = [1, 2, 3, 4, 5]
        var extra = CapacityRow(place: "D", peoplePerDay: 10)
        extra.from = day(1)
        extra.to = day(2)
        $0.capacity.append(extra)
        $0.lots[0].expiry = day(6)
      }.plan().people() == 45)
    // ⌊2.5⌋ = 2 on each of four days; with another 2.5 it is 5.
    #expect(
      try draft {
        $0.capacity[0].peoplePerDay = decimal("2.5")
        $0.lots[0].expiry = day(3)
      }.plan().people() == 8)
    #expect(
      try draft {
        $0.capacity[0].peoplePerDay = decimal("2.5")
        $0.capacity.append($0.capacity[0])
        $0.lots[0].expiry = day(3)
      }.plan().people() == 20)
  }

  @Test func `a day without sessions takes nobody`() throws {
    let plan = try draft {
      $0.capacity[0].weekdays = [7]
      $0.lots[0].expiry = day(5)
    }.plan()
    #expect(plan.people() == 0)
    #expect(plan.value("waste") == 100)
    #expect(agree(plan.bound("waste"), 100))
  }

  @Test func `short and long lives share the sessions`() throws {
    // A serves on days 0–1, B on days 0–3, ten people a day: 20 of A and 40 in all.
    let plan = try draft {
      $0.lots = [lot("A", 5, until: 1), lot("B", 5, until: 3)]
      $0.capacity[0].peoplePerDay = 10
    }.plan()
    #expect(plan.people() == 40)
    #expect(plan.people(of: "A") == 20)
    #expect(plan.value("waste") == 60)
    #expect(agree(plan.bound("waste"), 60))
  }

  @Test func `windows of demand that overlap are held to every interval of days`() throws {
    // 30 people on days 0–1 and 30 on days 1–2, ten a day: neither gets more than 20, both together 30.
    let plan = try draft {
      $0.capacity[0].peoplePerDay = 10
      $0.eligibility.append(Eligibility(vaccine: "V", group: "H", dose: 1))
      $0.demand = [
        need("D", 30) { $0.until = day(1) },
        need("D", 30, group: "H") {
          $0.from = day(1)
          $0.until = day(2)
        },
      ]
    }.plan()
    #expect(plan.people() == 30)
    #expect(plan.people(group: "G") >= 10)
    #expect(plan.people(group: "H") >= 10)
    #expect(agree(plan.bound("need:1"), 30))
  }

  @Test(arguments: 1...60) func `room without some people is the room after they have left`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let firsts = Set((0..<5).map { _ in random.number(0...12) })
    let lasts = Set((0..<5).map { _ in random.number(6...20) })
    var book = SessionBook(firsts: firsts, lasts: lasts) { 7 * ($0.last - $0.first + 1) }
    let windows = firsts.flatMap { first in
      lasts.filter { $0 >= first }.map { DayWindow(first: first, last: $0) }
    }
    for _ in 0..<30 where !windows.isEmpty {
      let (some, other) = (random.one(of: windows), random.one(of: windows))
      book.book(min(book.room(in: some), random.number(0...9)), in: some)
      let leaving = random.number(0...6)
      let foreseen = book.room(in: other, without: leaving, in: some)
      var after = book
      after.book(-leaving, in: some)
      #expect(foreseen == after.room(in: other))
    }
  }
}
