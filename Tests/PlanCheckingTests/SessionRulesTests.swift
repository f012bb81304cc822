import AllocationModel
import PlanChecking
import Testing

/// Sessions: Hall's condition beside a plain day-by-day schedule.
struct SessionRulesTests {
  /// A small repeatable source of numbers (splitmix64).
  private struct Numbers {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }

  private struct Job {
    var first: Int
    var last: Int
    var people: Int
  }

  /// Whether the people can be laid, by handing every day to those who must go first.
  private func canBeLaid(_ jobs: [Job], _ capacity: [Int]) -> Bool {
    var left = jobs
    for today in capacity.indices {
      var places = capacity[today]
      for index in left.indices.sorted(by: { left[$0].last < left[$1].last })
      where left[index].first <= today && left[index].last >= today {
        let seated = min(places, left[index].people)
        places -= seated
        left[index].people -= seated
      }
    }
    return left.allSatisfy { $0.people == 0 }
  }

  private func probe() -> Probe {
    Probe {
      $0.policy.horizon = day("2022-10-14")
      $0.lots[0].vials = 1000
    }
  }

  private func row(_ job: Job) -> Use {
    let start = day("2022-10-01")
    return Use(
      lot: "L", vaccine: "V", heldAt: "S", place: "D", when: .now, demandRow: 1, group: "G", dose: 1,
      people: job.people, dosesGiven: ExactDecimal(job.people), firstDay: start + job.first,
      lastDay: start + job.last)
  }

  @Test func `the judge allows exactly what can be laid day by day`() throws {
    var numbers = Numbers(state: 20_221_001)
    var outcomes: [Bool: Int] = [:]
    for _ in 0..<400 {
      var probe = probe()
      let weekdays = Set((1...7).filter { _ in numbers.next(3) > 0 })
      var regular = CapacityRow(place: "D", peoplePerDay: ExactDecimal(numbers.next(5)))
      regular.weekdays = weekdays
      var extra = CapacityRow(place: "D", peoplePerDay: decimal("1.5"))
      extra.from = day("2022-10-01") + numbers.next(7)
      extra.to = extra.from.map { $0 + numbers.next(7) }
      probe.tables.capacity = [regular, extra]
      let capacity = (0..<14).map { offset -> Int in
        let date = day("2022-10-01") + offset
        // 1 October 2022 is a Saturday.
        let weekday = (offset + 5) % 7 + 1
        var tenths = weekdays.contains(weekday) ? regular.peoplePerDay.floor * 10 : 0
        if let from = extra.from, let to = extra.to, from <= date, date <= to { tenths += 15 }
        return tenths / 10
      }
      let jobs = (0...numbers.next(4)).map { _ -> Job in
        let first = numbers.next(14)
        return Job(first: first, last: first + numbers.next(14 - first), people: numbers.next(12))
      }
      let broken = try probe.broken([ship(100)], jobs.map(row)).subtracting([.duplicateRow])
      let fits = canBeLaid(jobs, capacity)
      let wide = canBeLaid([Job(first: 0, last: 13, people: jobs.reduce(0) { $0 + $1.people })], capacity)
      #expect(broken == (fits ? [] : wide ? [.sessionSpans] : [.sessions]))
      outcomes[fits, default: 0] += 1
    }
    #expect(outcomes.values.allSatisfy { $0 > 50 }, "both outcomes must occur often enough to mean something")
  }

  private func ship(_ vials: Int) -> Shipment {
    shipment("L", "V", "S", "D", .now, ("2022-10-01", "2022-10-01", "2022-10-31"), vials)
  }

  @Test func `rows that cover a day are added before they are rounded down`() throws {
    var probe = probe()
    probe.tables.capacity = [
      CapacityRow(place: "D", peoplePerDay: decimal("2.5")),
      CapacityRow(place: "D", peoplePerDay: decimal("2.6")),
    ]
    let today = Job(first: 0, last: 0, people: 5)
    #expect(try probe.broken([ship(10)], [row(today)]) == [])
    #expect(try probe.broken([ship(10)], [row(Job(first: 0, last: 0, people: 6))]) == [.sessionSpans])
    // Half people do not add up over days: five a day are seventy in two weeks.
    #expect(try probe.broken([ship(10)], [row(Job(first: 0, last: 13, people: 70))]) == [])
    #expect(try probe.broken([ship(10)], [row(Job(first: 0, last: 13, people: 71))]) == [.sessions])
  }

  @Test func `overlapping windows are judged together`() throws {
    var probe = probe()
    probe.tables.capacity = [CapacityRow(place: "D", peoplePerDay: 10)]
    let early = Job(first: 0, last: 2, people: 30)
    #expect(try probe.broken([ship(10)], [row(early), row(Job(first: 1, last: 3, people: 10))]) == [])
    #expect(
      try probe.broken([ship(10)], [row(early), row(Job(first: 1, last: 3, people: 11))]) == [.sessionSpans])
  }

  @Test func `the worst stretch of days is named`() throws {
    var probe = probe()
    probe.tables.capacity = [CapacityRow(place: "D", peoplePerDay: 10)]
    let rules = PlanChecker(try Round(probe.tables)).brokenRules(
      in: probe.plan([ship(10)], [row(Job(first: 2, last: 4, people: 1234))]))
    let rule = try #require(rules.first { $0.rule == .sessions })
    #expect(rule.subject == "D")
    #expect(
      rule.wording[.english]
        == "1,234 people must be vaccinated within 2022-10-01 to 2022-10-14; the sessions take 140.")
    #expect(
      rule.wording[.vietnamese]
        == "1.234 người phải tiêm trong khoảng 01/10/2022 đến 14/10/2022; các buổi tiêm chỉ đủ cho 140.")
  }
}
