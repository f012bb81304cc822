import AllocationModel
import Testing

struct NoticeTests {
  private func day(_ text: String) -> Day { RoundInCode.day(text) }

  private func notice(
    _ kind: NoticeKind, _ date: String = "2022-09-20", vaccine: String = "AZ", lots: [String] = [],
    name: String = "N1", change: (inout Notice) -> Void = { _ in }
  ) -> Notice {
    var notice = Notice(notice: name, date: day(date), kind: kind, vaccine: vaccine, lots: lots)
    change(&notice)
    return notice
  }

  private func round(
    _ notices: [Notice], change: (inout RoundTables) -> Void = { _ in }
  ) throws -> Round {
    var tables = RoundInCode.tables()
    change(&tables)
    for (index, notice) in notices.enumerated() {
      var notice = notice
      notice.row = index + 2
      tables.notices = (tables.notices ?? []) + [notice]
    }
    return try Round(tables)
  }

  private func codes(_ notices: [Notice], change: (inout RoundTables) -> Void = { _ in }) -> [String] {
    do {
      return try round(notices, change: change).notes.map(\.code)
    } catch let error as InvalidRound {
      return error.errors.map(\.code)
    } catch {
      return ["?"]
    }
  }

  @Test(arguments: [
    ("2022-11-30", 3, "2023-02-28"), ("2023-11-30", 3, "2024-02-29"), ("2022-12-31", 1, "2023-01-31"),
    ("2022-12-31", 12, "2023-12-31"), ("2024-02-29", 12, "2025-02-28"), ("2022-10-31", 1, "2022-11-30"),
    ("2022-01-15", 23, "2023-12-15"),
  ])
  func `months are added by the calendar and stop at the end of the month`(
    from: String, months: Int, to: String
  ) {
    #expect(day(from).adding(months: months) == day(to))
  }

  @Test func `an extension moves the last day of every lot it names and marks it`() throws {
    let round = try round([notice(.extend, lots: ["L1"]) { $0.addMonths = 2 }])
    #expect(round.lots.map { $0.expiry.description } == ["2023-02-28", "2022-12-31", "2023-02-28"])
    #expect(round.lots.map(\.appliedNotices) == [["N1"], nil, ["N1"]])
    #expect(round.noticeOutcomes.map(\.place) == ["KHO", "A"])
    #expect(
      round.noticeOutcomes[0].wording.english
        == "notice N1, lot L1 at KHO: last day 2022-12-31 → 2023-02-28")
    #expect(
      round.noticeOutcomes[0].wording.vietnamese
        == "thông báo N1, lô L1 tại KHO: ngày dùng cuối 31/12/2022 → 28/02/2023")
  }

  @Test func `a notice never applies twice to the same stock`() throws {
    let once = try round([notice(.extend) { $0.addMonths = 2 }])
    let twice = try Round(once.tables)
    #expect(twice.lots == once.lots)
    #expect(twice.noticeOutcomes.isEmpty)
  }

  @Test func `the life after thawing holds whatever the label says`() throws {
    let round = try round([notice(.extend, vaccine: "PFZ") { $0.newExpiry = RoundInCode.day("2023-03-31") }])
    {
      $0.lots[1].thawedOn = RoundInCode.day("2022-09-12")
    }
    let outcome = try #require(round.noticeOutcomes.first)
    #expect(outcome.result == .applied)
    #expect(outcome.oldLastDay == day("2022-10-13"))
    #expect(outcome.newLastDay == day("2022-10-13"))
    #expect(outcome.reason.english.contains("an earlier end of use holds"))
  }

  @Test func `conditions are met, not met, or cannot be decided`() throws {
    let notices = [
      notice(.suspend, vaccine: "PFZ", name: "frozen") { $0.storage = "frozen" },
      notice(.suspend, name: "storage") { $0.storage = "-20" },
      notice(.suspend, name: "unknown") { $0.storage = "frozen" },
      notice(.suspend, name: "before") { $0.receivedBefore = RoundInCode.day("2022-08-01") },
      notice(.suspend, name: "place") { $0.place = "A" },
    ]
    let round = try round(notices) {
      $0.lots[0].received = RoundInCode.day("2022-08-01")
      $0.lots[0].storage = "2-8"
    }
    let found = round.noticeOutcomes.map { "\($0.notice) \($0.place) \($0.result.rawValue) \($0.condition)" }
    #expect(
      found == [
        "storage KHO condition_not_met storage", "unknown KHO undecided storage",
        "before KHO condition_not_met received_before", "place KHO condition_not_met place",
        "frozen KHO applied ", "storage A undecided storage", "unknown A undecided storage",
        "before A undecided received_before", "place A applied ",
      ])
    #expect(round.lots.map(\.status) == [.available, .suspended, .suspended])
  }

  @Test func `what counts is how a lot was stored on the day of the notice`() throws {
    let frozen = [
      notice(.extend, vaccine: "PFZ") {
        $0.storage = "frozen"
        $0.addDays = 30
      }
    ]
    let later = try round(frozen) { $0.lots[1].thawedOn = RoundInCode.day("2022-09-21") }
    #expect(later.noticeOutcomes.map(\.result) == [.applied])
    let before = try round(frozen) { $0.lots[1].thawedOn = RoundInCode.day("2022-09-20") }
    #expect(before.noticeOutcomes.map(\.result) == [.conditionNotMet])
  }

  @Test func `notices come in the order of their days`() throws {
    let round = try round([
      notice(.release, "2022-09-25", name: "N2"), notice(.suspend, "2022-09-20", name: "N1"),
      notice(.recall, "2022-10-01", name: "N3"),
    ])
    #expect(round.lots[0].status == .available)
    #expect(round.lots[0].appliedNotices == ["N1", "N2"])
    #expect(round.noticeOutcomes.prefix(3).map(\.result) == [.applied, .applied, .notYet])
  }

  @Test func `an extension never shortens`() throws {
    let round = try round([notice(.extend) { $0.newExpiry = RoundInCode.day("2022-11-30") }])
    #expect(round.lots[0].expiry == day("2022-12-31"))
    #expect(round.noticeOutcomes.allSatisfy { $0.result == .unchanged })
  }

  @Test func `notices that contradict are errors`() {
    let far = notice(.extend, name: "N1") { $0.addMonths = 3 }
    let farther = notice(.extend, name: "N2") { $0.addMonths = 4 }
    #expect(codes([far, farther]) == ["notices_contradict", "notices_contradict"])
    let same = notice(.extend, name: "N2") { $0.newExpiry = RoundInCode.day("2023-03-31") }
    #expect(!codes([far, same]).contains("notices_contradict"))
    #expect(
      codes([notice(.suspend, lots: ["L2"], name: "N1"), notice(.release, lots: ["L2"], name: "N2")])
        .isEmpty == false)
    #expect(
      codes([notice(.suspend, name: "N1"), notice(.release, name: "N2")])
        == ["notices_contradict", "notices_contradict"])
    #expect(
      codes([notice(.recall, name: "N1"), notice(.release, "2022-09-25", name: "N2")])
        == ["notices_contradict", "notices_contradict"])
  }

  @Test func `what a row lacks or says too much is an error`() {
    #expect(codes([notice(.extend)]) == ["notice_without_expiry"])
    #expect(
      codes([
        notice(.extend) {
          $0.addDays = 3
          $0.addMonths = 1
        }
      ]) == ["notice_without_expiry"])
    #expect(codes([notice(.recall) { $0.addDays = 3 }]) == ["notice_with_expiry"])
    #expect(codes([notice(.extend) { $0.addDays = 0 }]) == ["out_of_range"])
    #expect(codes([notice(.extend) { $0.addMonths = 121 }]).contains("too_large"))
    #expect(codes([notice(.suspend, vaccine: "AZZ")]) == ["unknown_vaccine"])
    #expect(codes([notice(.suspend) { $0.place = "C" }]) == ["unknown_place"])
    #expect(codes([notice(.suspend), notice(.suspend)]) == ["notice_twice"])
    #expect(codes([notice(.suspend), notice(.suspend, "2022-09-21")]) == ["notice_of_two_days"])
    #expect(codes([notice(.suspend, lots: ["L9", "other"])]) == ["notice_of_no_lot"])
  }
}
