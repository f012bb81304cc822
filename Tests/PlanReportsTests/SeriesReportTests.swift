import AllocationModel
import Foundation
import RoundSeries
import Testing

@testable import PlanReports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a report says of the rounds before, of frozen stock, notices and decisions.
struct SeriesReportTests {
  private func closed(_ name: String, _ day: String, given: ExactDecimal, late: Int?) -> ClosedRound {
    var round = ClosedRound(round: name, date: HandMade.day(day))
    var line = PerformanceLine()
    (line.place, line.vaccine, line.available, line.given) = ("842", "AZ", 200, given)
    (line.lost, line.foreseen) = (12, HandMade.decimal("7.5"))
    round.performance = [line]
    var uptake = UptakeLine()
    (uptake.place, uptake.group, uptake.dose) = ("842", "18+", 3)
    (uptake.planned, uptake.given) = (100, 80)
    round.uptake = [uptake]
    var waste = WasteLine()
    (waste.place, waste.vaccine, waste.reason, waste.doses) = ("842", "AZ", .broken, 12)
    round.waste = [waste]
    var report = ReportLine()
    (report.place, report.due, report.late) = ("842", HandMade.day(day), late ?? 0)
    report.reported = late.map { HandMade.day(day) + $0 }
    round.reports = [report]
    return round
  }

  private func page(
    _ tables: RoundTables = HandMade.tables, plan: Plan = HandMade.plan, language: Language = .english,
    series: SeriesFigures = SeriesFigures()
  ) throws -> (report: String, annex: String) {
    let papers = RoundPapers(plan: plan, round: try Round(tables), language: language, series: series)
    for text in [papers.report, papers.annex] { #expect(XMLParser(data: Data(text.utf8)).parse()) }
    return (papers.report, papers.annex)
  }

  @Test func `without anything of the kind a report is as it was`() throws {
    let (report, annex) = try page()
    for id in ["kept", "thaw", "notices", "record", "tracking"] {
      #expect(!report.contains("id=\"\(id)\""))
      #expect(!report.contains("#\(id)\""))
    }
    #expect(!report.contains("multiples"))
    #expect(!annex.contains("<h3>"))
  }

  @Test func `each recipient has a drawing of its rounds, and everything in it stands in words`() throws {
    var series = SeriesFigures()
    series.tracking = Tracking([
      closed("đợt 20", "2022-09-01", given: 150, late: 0),
      closed("đợt 21", "2022-09-10", given: HandMade.decimal("90.5"), late: 3),
      closed("bổ sung", "2022-09-20", given: 0, late: nil),
    ])
    series.suggestions = series.tracking.suggestions(for: HandMade.tables)
    let report = try page(series: series).report
    #expect(
      report.contains(
        "aria-label=\"Thành phố Trà Vinh: round 20: 75 %; round 21: 45 %, +3 d; round 20 Sep: 0 %, no report\""
      ))
    #expect(report.contains("240.5 of 600 doses"))
    #expect(
      report.contains(
        "round 20: 12 lost, 7.5 foreseen; round 21: 12 lost, 7.5 foreseen; round 20 Sep: 12 lost, 7.5 foreseen"
      ))
    #expect(report.contains("broken 12"))
    // Everybody was expected, and eight in ten came.
    #expect(report.contains("<td class=\"n\">100%</td><td class=\"n\">80%</td>"))
    #expect(report.contains("<a href=\"#tracking\">"))
    let vietnamese = try page(language: .vietnamese, series: series).report
    #expect(vietnamese.contains("đợt 21: 45%, +3 ngày; đợt 20/09: 0%, chưa báo cáo"))
    #expect(vietnamese.contains("240,5 trên 600 liều"))
  }

  @Test func `adjustments and pins stand in report and annex with who and why`() throws {
    var tables = HandMade.tables
    tables.adjustments = [
      Adjustment(
        lot: "SYN-VERO", vaccine: "VERO", place: "847", booked: 2510, counted: 2500,
        date: HandMade.day("2022-09-29"), by: "Trạm <A>", reason: "đếm lại hai lần")
    ]
    var pin = Pin(lot: "SYN-AZ-0915", vaccine: "AZ", from: "KHO", to: "847", vials: 12)
    (pin.by, pin.reason) = ("Phó Chủ tịch", "đã hứa")
    tables.pins = [pin]
    let pages = try page(tables)
    for text in [pages.report, pages.annex] {
      #expect(text.contains("<td>Trạm &lt;A&gt;</td><td>đếm lại hai lần</td>"))
      #expect(text.contains("<td class=\"n\">-10</td>") || text.contains("<td class=\"n\">−10</td>"))
      #expect(text.contains("<td>Phó Chủ tịch</td><td>đã hứa</td>"))
    }
    tables.adjustments = nil
    tables.pins[0].by = nil
    tables.pins[0].reason = nil
    #expect(try !page(tables).annex.contains("<h3>"))
  }

  @Test func `a notice stands with the old and the new last day, changed or not`() throws {
    var tables = HandMade.tables
    var extend = Notice(
      notice: "GH-1", date: HandMade.day("2022-09-20"), kind: .extend, vaccine: "AZ", lots: ["SYN-AZ-0811"])
    extend.addMonths = 3
    var frozen = extend
    (frozen.notice, frozen.lots, frozen.storage) = ("GH-2", ["SYN-AZ-0915"], "frozen")
    tables.notices = [extend, frozen]
    let report = try page(tables, language: .vietnamese).report
    #expect(report.contains("31/10/2022 → 31/01/2023"))
    #expect(report.contains("chưa đủ số liệu"))
    #expect(report.contains("cách bảo quản"))
  }

  @Test func `what is thawed when stands with what thawing everything now would lose`() throws {
    var tables = HandMade.tables
    tables.vaccines[0].thawedDays = 31
    var series = SeriesFigures()
    series.thawedNow = ThawComparison(planned: 12, bound: 10, thawedBound: 250.5)
    let report = try page(tables, series: series).report
    #expect(report.contains("Taking everything out now would lose 240.5 usable doses more"))
    #expect(report.contains("id=\"thaw\""))
    series.thawedNow?.thawedBound = 10
    #expect(try page(tables, series: series).report.contains("would lose no more."))
  }

  @Test func `what is kept stands with what that costs`() throws {
    var plan = HandMade.plan
    plan.secured = SecuredDoses(
      boundsWithout: plan.summary.objectives.map { SecuredDoses.Bound(name: $0.name, bound: $0.bound) },
      kept: [
        KeptDoses(
          lot: "SYN-AZ-0915", vaccine: "AZ", heldAt: "KHO", place: "842", group: "18+", dose: 4, firstDose: 3,
          firstVaccine: "AZ", people: 90, vials: 10, dueFrom: HandMade.day("2022-11-01"),
          dueTo: HandMade.day("2022-11-13"))
      ])
    let report = try page(plan: plan, language: .vietnamese).report
    #expect(report.contains("id=\"kept\""))
    #expect(report.contains("18+ mũi 4 ← AZ"))
    #expect(report.contains("13/11/2022"))
    #expect(report.contains("Chi phí của việc giữ"))
  }
}
