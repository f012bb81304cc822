import AllocationModel
import Testing

@testable import PlanReports

struct WeekCalendarTests {
  private let day = HandMade.day

  @Test func `weeks run from Monday to Sunday, and the first begins with the dispatch`() {
    // 2022-10-01 is a Saturday.
    let calendar = WeekCalendar(from: day("2022-10-01"), detail: day("2022-10-12"), last: day("2023-01-01"))
    #expect(calendar.weeks.map(\.lowerBound) == [day("2022-10-01"), day("2022-10-03"), day("2022-10-10")])
    #expect(calendar.lastDay == day("2022-10-16"))
    #expect(calendar.count == 4)
    let days = [
      "2022-09-20", "2022-10-01", "2022-10-02", "2022-10-03", "2022-10-09", "2022-10-16", "2022-10-17",
    ]
    #expect(days.map { calendar.index(of: day($0)) } == [0, 0, 0, 1, 1, 2, 3])
  }

  @Test func `what lies within the weeks has no time after them`() {
    let calendar = WeekCalendar(from: day("2022-10-03"), detail: day("2022-10-05"), last: day("2022-10-09"))
    #expect(calendar.count == 1)
    #expect(!calendar.hasAfterwards)
    #expect(calendar.index(of: day("2023-10-09")) == 0)
  }

  @Test func `a year is not told apart in more weeks than fit a page`() {
    let calendar = WeekCalendar(from: day("2022-10-03"), detail: day("2023-10-03"), last: day("2023-10-03"))
    #expect(calendar.weeks.count == WeekCalendar.most)
    #expect(calendar.hasAfterwards)
  }
}

struct DayLayoutTests {
  private func use(_ place: String, _ people: Int, _ first: String, _ last: String) -> Use {
    Use(
      lot: "L", vaccine: "AZ", heldAt: "KHO", place: place, when: .now, demandRow: 1, group: "18+", dose: 3,
      people: people, dosesGiven: ExactDecimal(people), firstDay: HandMade.day(first),
      lastDay: HandMade.day(last))
  }

  @Test func `who must end first goes first, and no day holds more than its sessions`() throws {
    let round = try Round(HandMade.tables)
    // 847 takes 200 people a day.
    let uses = [use("847", 300, "2022-10-01", "2022-10-03"), use("847", 250, "2022-10-01", "2022-10-02")]
    let shares = DayLayout(uses, round).shares
    #expect(shares[1].map(\.people) == [200, 50])
    #expect(shares[0].map(\.people) == [150, 150])
    #expect(shares[0].map(\.day) == [HandMade.day("2022-10-02"), HandMade.day("2022-10-03")])
  }

  @Test func `people for whom there is no session are put on their last day`() throws {
    let shares = DayLayout([use("847", 900, "2022-10-01", "2022-10-02")], try Round(HandMade.tables)).shares
    #expect(shares[0].map(\.people) == [200, 700])
    let nowhere = DayLayout([use("?", 5, "2022-10-01", "2022-10-02")], try Round(HandMade.tables)).shares
    #expect(nowhere[0].map(\.people) == [5])
  }

  @Test func `everybody is laid on a day of the span, whatever the plan`() throws {
    let (tables, plan) = Province.make(seed: 11)
    let shares = DayLayout(plan.use, try Round(tables)).shares
    for (use, days) in zip(plan.use, shares) {
      #expect(days.reduce(0) { $0 + $1.people } == use.people)
      #expect(days.allSatisfy { (use.firstDay...use.lastDay).contains($0.day) })
    }
  }

  @Test func `a long wait between two uses costs no days`() throws {
    let uses = [use("842", 1, "2022-10-01", "2022-10-01"), use("842", 1, "9000-10-01", "9000-10-01")]
    #expect(DayLayout(uses, try Round(HandMade.tables)).shares.map(\.count) == [1, 1])
  }
}

struct ExpiryOrderTests {
  private let day = HandMade.day

  /// A place with two lots of one vaccine, the earlier one begun after the later one.
  private func order(
    _ change: (inout RoundTables, inout Plan) -> Void = { _, _ in }
  ) throws -> [ExpiryOrder.Row] {
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    (plan.shipments, plan.losses) = ([], [])
    plan.use = [
      use("SYN-AZ-0915", ("2022-10-01", "2022-10-02")), use("SYN-AZ-0811", ("2022-10-03", "2022-10-04")),
    ]
    plan.shipments = [shipment("SYN-AZ-0915", "2023-03-31"), shipment("SYN-AZ-0811", "2022-10-31")]
    change(&tables, &plan)
    return ExpiryOrder(Paper(plan, try Round(tables), .english)).rows
  }

  private func use(_ lot: String, _ days: (String, String)) -> Use {
    Use(
      lot: lot, vaccine: "AZ", heldAt: "KHO", place: "842", when: .now, demandRow: 1, group: "18+", dose: 3,
      people: 10, dosesGiven: 10, firstDay: day(days.0), lastDay: day(days.1))
  }

  private func shipment(_ lot: String, _ last: String, arrive: String = "2022-10-01") -> Shipment {
    Shipment(
      lot: lot, vaccine: "AZ", from: "KHO", to: "842", when: .now, dispatch: day("2022-10-01"),
      arrive: day(arrive),
      lastDay: day(last), vials: 1, doses: 10, pinned: false)
  }

  @Test func `a later lot that is begun first is listed, with the days of both`() throws {
    let row = try #require(try order().first)
    #expect((row.laterLot, row.earlierLot, row.place) == ("SYN-AZ-0915", "SYN-AZ-0811", "842"))
    #expect((row.laterFirst, row.earlierFirst) == (day("2022-10-01"), day("2022-10-03")))
    #expect(row.reason == .bothInTime)
    #expect(try order().count == 1)
  }

  @Test func `the right order is no exception`() throws {
    let rows = try order { _, plan in
      plan.use = [
        use("SYN-AZ-0915", ("2022-10-03", "2022-10-04")), use("SYN-AZ-0811", ("2022-10-01", "2022-10-04")),
      ]
    }
    #expect(rows.isEmpty)
  }

  @Test func `a darkened vial monitor is a reason`() throws {
    #expect(try order { tables, _ in tables.lots[1].vvmStage = 2 }.map(\.reason) == [.vialMonitor])
  }

  @Test func `a lot that is not there yet is a reason`() throws {
    let rows = try order { _, plan in
      plan.shipments[1] = shipment("SYN-AZ-0811", "2022-10-31", arrive: "2022-10-03")
    }
    #expect(rows.map(\.reason) == [.arrives(day("2022-10-03"))])
  }

  @Test func `a reservation is a reason`() throws {
    let rows = try order { tables, _ in tables.lots[0].reservedFor = [Reservation(group: "12-<18")] }
    #expect(rows.map(\.reason) == [.reserved])
  }

  @Test func `people who come later are a reason`() throws {
    let rows = try order { tables, plan in
      var line = tables.demand[0]
      line.from = day("2022-10-03")
      line.dose = 4
      tables.eligibility.append(Eligibility(vaccine: "AZ", group: "18+", dose: 4))
      tables.demand.append(line)
      plan.use[1].demandRow = 3
    }
    #expect(rows.map(\.reason) == [.peopleLater(day("2022-10-03"))])
  }

  @Test func `whole vials that are lost while a later lot is used are listed, opened ones are not`() throws {
    let rows = try order { _, plan in
      plan.use.removeLast()
      plan.losses = Array(HandMade.plan.losses.prefix(2))
    }
    #expect(rows.map(\.reason) == [.lost(.sessions, doses: 3060)])
  }
}

struct SavingsTests {
  @Test func `without measures the plan's losses speak, the most first, single vials last`() throws {
    var plan = HandMade.plan
    plan.losses[2].whatWouldSave = "needs 900 more injections at 842 before 31/10"
    let savings = Savings(Paper(plan, try Round(HandMade.tables), .english), nil)
    #expect(savings.items.map(\.doses) == [5560])
    #expect(savings.items[0].text == "needs 900 more injections at 842 before 31/10")
    #expect(savings.items[0].about == "SYN-VERO – Huyện Tiểu Cần; SYN-AZ-0811 – KHO")
    #expect(savings.wholeVialDoses == 1)
  }

  @Test func `a report in another language marks what the plan says in its own`() throws {
    let savings = Savings(Paper(HandMade.plan, try Round(HandMade.tables), .vietnamese), nil)
    #expect(savings.items[0].otherLanguage == .english)
    #expect(try page(.vietnamese, nil).contains("<span lang=\"en\">needs 900 more"))
  }

  @Test func `measures that somebody worked out are listed instead, three at most`() throws {
    let measures = (1...4).map {
      WordedMeasure(Wording(en: "do \($0)", vi: "làm \($0)"), dosesSaved: Double(1000 * $0), peopleGained: 7)
    }
    let report = try page(.vietnamese, measures)
    #expect(
      report.contains("làm 3") && !report.contains("làm 4")
        && !report.contains("needs 900 more injections</span> ("))
    #expect(report.contains("1.000 liều, 7 người"))
  }

  private func page(_ language: Language, _ measures: [WordedMeasure]?) throws -> String {
    RoundPapers(
      plan: HandMade.plan, round: try Round(HandMade.tables), language: language, measures: measures
    ).report
  }
}

struct RecipientFiguresTests {
  private func figures(_ change: (inout RoundTables) -> Void) throws -> RecipientFigures {
    var tables = HandMade.tables
    change(&tables)
    let paper = Paper(HandMade.plan, try Round(tables), .english)
    return ReportPage(paper, notes: [], measures: nil).recipients
  }

  @Test func `sessions are counted by week`() throws {
    let city = try #require(try figures { _ in }.rows.first)
    // 500 a day; 5,400 from Saturday 1 October to the 11th, then 2,699 to the 17th.
    #expect(city.peopleByWeek.prefix(3) == [1000, 3500, 3400])
    #expect(city.capacityByWeek.prefix(3) == [1000, 3500, 3500])
    #expect(city.peopleByWeek.reduce(0, +) == 8099)
  }

  @Test func `cold storage fills with what arrives and empties as it is used`() throws {
    let rows = try figures { tables in
      tables.vaccines[0].litresPerVial = HandMade.decimal("0.02")
      tables.places[1].storageLitres = 20
      tables.places[2].storageLitres = 5
    }.rows
    // 600 vials arrive on Saturday; 500 people a day take 500 ÷ 9 vials.
    let litres = rows[0].litresByWeek
    #expect(abs(litres[0] - 12) < 1e-9)
    #expect(abs(litres[1] - (12 - 1000.0 / 9 * 0.02)) < 1e-9)
    #expect(litres[2] < litres[1])
    // What stands at the second recipient has no litres on record.
    #expect(rows[1].litresByWeek.allSatisfy { $0 == 0 })
    #expect(try figures { _ in }.rows[0].litresByWeek.isEmpty)
  }
}

struct ReportNotesTests {
  private func message(_ row: Int) -> RoundMessage {
    RoundMessage(
      .note, "coverage", file: "demand.csv", row: row, column: "given",
      Wording(en: "high \(row)", vi: "cao \(row)"))
  }

  @Test func `notes are told in the language of the report, and many of one kind as one`() {
    let input = (2...9).map(message)
    let lines = ReportNotes.lines(
      ["of the plan"] + input.map(\.wording.english), input, own: .english, .vietnamese)
    #expect(lines.count == 5)
    #expect(lines[0] == "of the plan")
    #expect(lines[1] == "demand.csv, dòng 2, cột given: cao 2")
    #expect(
      lines[4] == "demand.csv, dòng 5, cột given: cao 5 … và 4 ghi chú tương tự: demand.csv, dòng 6, 7, 8, 9")
  }

  @Test func `a single one more is counted as one`() {
    let input = (2...6).map(message)
    let lines = ReportNotes.lines(input.map(\.wording.english), input, own: .english, .english)
    #expect(
      lines.last == "demand.csv, row 5, column given: high 5 … and 1 more of this kind: demand.csv, row 6")
  }
}

struct PaperTests {
  @Test func `names that two places share are told apart by their codes`() throws {
    var tables = HandMade.tables
    tables.places[1].name = "Châu Thành"
    tables.places[2].name = "Châu Thành"
    let paper = Paper(HandMade.plan, try Round(tables), .vietnamese)
    #expect(paper.place("842") == "Châu Thành (842)")
    #expect(paper.place("KHO") == "KHO")
    #expect(paper.place("?") == "?")
    #expect(paper.vaccine("AZ") == "AZ")
  }

  @Test func `vials are told in packs and single ones`() throws {
    let paper = Paper(HandMade.plan, try Round(HandMade.tables), .vietnamese)
    var vaccine = Vaccine(vaccine: "AZ", dosesPerVial: 10)
    #expect(paper.packs(25, of: vaccine) == nil)
    vaccine.vialsPerPack = 10
    #expect(paper.packs(25, of: vaccine) == "2 hộp + 5 lọ")
    #expect(paper.packs(20, of: vaccine) == "2 hộp")
    #expect(paper.packs(5, of: vaccine) == "5 lọ")
  }

  @Test func `a decision names its agency, number, day, signers and recipients`() throws {
    var tables = HandMade.tables
    var details = DocumentDetails(
      number: "123/QĐ-SYT", place: "Trà Vinh", signers: ["Giám đốc: Nguyễn Văn A", "Kế toán trưởng"],
      recipients: ["UBND tỉnh", "Lưu: VT"])
    details.agency = "Sở Y tế"
    details.date = HandMade.day("2022-02-03")
    tables.policy.document = details
    let page = try PageReading(
      RoundPapers(plan: HandMade.plan, round: try Round(tables), language: .vietnamese).annex)
    for text in [
      "SỞ Y TẾ", "Số: 123/QĐ-SYT", "Trà Vinh, ngày 03 tháng 02 năm 2022", "Độc lập - Tự do - Hạnh phúc",
      "Giám đốc",
      "Nguyễn Văn A", "Kế toán trưởng", "Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.",
    ] { #expect(page.text.contains(text)) }
  }
}
