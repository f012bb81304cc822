import AllocationModel
import Foundation
import Testing

@testable import PlanReports

struct RoundPapersTests {
  /// Every paper of a plan, by name.
  private func papers(
    _ plan: Plan, _ tables: RoundTables, _ language: Language
  ) throws -> [(name: String, page: String)] {
    let papers = RoundPapers(plan: plan, round: try Round(tables), language: language)
    return [
      ("report", papers.report), ("annex", papers.annex), ("notes", papers.issueNotes),
      ("lists", papers.pickingLists),
    ]
  }

  @Test(arguments: Language.allCases)
  func `every paper is well-formed and needs nothing but itself`(_ language: Language) throws {
    for (name, page) in try papers(HandMade.plan, HandMade.tables, language) {
      let reading = try PageReading(page)
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"), "\(name)")
      let foreign = reading.elements.intersection([
        "script", "link", "img", "iframe", "object", "embed", "form",
      ])
      #expect(foreign.isEmpty, "\(name)")
      #expect(!page.contains("http://") && !page.contains("https://"), "\(name)")
    }
  }

  @Test func `a recipient called script, a lot with quotes and texts with marks are names`() throws {
    var (tables, plan) = (HandMade.tables, HandMade.plan)
    let name = "<script>alert(\"1\")</script>"
    tables.places[1].name = name
    tables.policy.id = "<b>đợt & 22</b>"
    plan.round = tables.policy.id
    plan.losses[0].whatWouldSave = "<img src=x onerror=alert(1)>"
    plan.notes = ["</li></ul><script>"]
    var details = DocumentDetails(
      number: "<1>", place: "</body>", signers: ["<i>Giám đốc</i>: \"A\""], recipients: ["<td>"])
    (details.agency, details.parentAgency, details.title) = ("<p>", "&amp;", "]]>")
    tables.policy.document = details
    for (paper, page) in try papers(plan, tables, .vietnamese) {
      let reading = try PageReading(page)
      #expect(!reading.elements.contains("script") && !reading.elements.contains("img"), "\(paper)")
      #expect(reading.text.contains(name), "\(paper)")
      #expect(reading.text.contains("<b>đợt & 22</b>"), "\(paper)")
    }
  }

  @Test func `characters that no page may hold are replaced`() throws {
    var tables = HandMade.tables
    tables.places[1].name = "Trà\u{0}Vinh\u{1B}"
    for (_, page) in try papers(HandMade.plan, tables, .english) {
      #expect(try PageReading(page).text.contains("Trà\u{FFFD}Vinh\u{FFFD}"))
    }
  }

  @Test func `the order of the rows changes no byte, nor does doing it twice`() throws {
    let (tables, plan) = Province.make(seed: 7)
    var shuffled = plan
    shuffled.shipments.reverse()
    shuffled.use.reverse()
    shuffled.losses.reverse()
    let first = try papers(plan, tables, .vietnamese).map(\.page)
    #expect(try papers(plan, tables, .vietnamese).map(\.page) == first)
    #expect(try papers(shuffled, tables, .vietnamese).map(\.page) == first)
  }

  @Test(arguments: Language.allCases)
  func `a round with nothing has papers that say so`(_ language: Language) throws {
    var tables = RoundTables(policy: Policy(id: "r", date: HandMade.day("2022-10-01")))
    tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10)]
    tables.places = [Place(place: "KHO", kind: "kho")]
    var plan = HandMade.plan
    (plan.shipments, plan.use, plan.losses, plan.coverage, plan.excluded) = ([], [], [], [], [])
    plan.notes = []
    (plan.summary.outOfReach, plan.summary.baselines) = ([], [])
    let pages = try papers(plan, tables, language)
    for (_, page) in pages { _ = try PageReading(page) }
    let nothing = language == .english ? "Nothing is issued" : "không cấp phát"
    for (_, page) in pages.dropFirst() { #expect(page.contains(nothing)) }
    #expect(
      pages[0].page.contains(language == .english ? "There is no usable stock" : "không có vắc xin dùng được")
    )
  }

  @Test func `a plan that nobody checked warns on every paper`() throws {
    var plan = HandMade.plan
    plan.summary.verified = false
    for (_, page) in try papers(plan, HandMade.tables, .vietnamese) {
      #expect(page.contains("chưa được kiểm tra"))
    }
    for (_, page) in try papers(HandMade.plan, HandMade.tables, .vietnamese) {
      #expect(!page.contains("chưa được kiểm tra"))
    }
  }

  @Test(arguments: Language.allCases)
  func `every row of every table has as many columns as its heading`(_ language: Language) throws {
    let (tables, made) = Province.make(seed: 5)
    var plan = made
    let lot = tables.lots[0]
    plan.excluded = [
      Excluded(
        lot: lot.lot, vaccine: lot.vaccine, place: lot.place, vials: 3, reason: .recalled, reasonText: "")
    ]
    let papers = RoundPapers(plan: plan, round: try Round(tables), language: language)
    for page in [papers.report, papers.annex, papers.issueNotes, papers.pickingLists] {
      let body = try #require(page.components(separatedBy: "<body").last)
      for table in body.components(separatedBy: "<table").dropFirst() {
        let rows = (table.components(separatedBy: "</table>").first ?? "").components(separatedBy: "<tr")
          .dropFirst()
        let widths = rows.map { row in
          row.matches(of: /<t[dh][ >]/).count
            + row.matches(of: /colspan="(\d+)"/).reduce(0) { $0 + (Int($1.1) ?? 1) - 1 }
        }
        #expect(Set(widths).count <= 1, "\(widths): \(table.prefix(400))")
      }
    }
  }
}
