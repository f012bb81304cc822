import AllocationModel
import Foundation
import Testing

@testable import PlanReports

struct NotePagesTests {
  /// A round whose only recipient gets vials of many lots, some from a second store.
  private func paper(lots: Int, remark: String? = nil) throws -> Paper {
    var tables = RoundTables(policy: Policy(id: "đợt 7", date: HandMade.day("2022-10-01")))
    tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10)]
    tables.eligibility = [Eligibility(vaccine: "AZ", group: "18+", dose: 1)]
    tables.places = [
      Place(place: "KHO", kind: "kho"), Place(place: "K2", kind: "kho"), Place(place: "A", kind: "xã"),
    ]
    tables.capacity = [CapacityRow(place: "A", peoplePerDay: 10)]
    var plan = HandMade.plan
    (plan.shipments, plan.use, plan.losses, plan.excluded, plan.coverage) = ([], [], [], [], [])
    for number in 0..<lots {
      let from = number < lots * 3 / 4 ? "KHO" : "K2"
      let lot = LotLine(
        lot: "L-\(number)", vaccine: "AZ", place: from, vials: 100, expiry: HandMade.day("2022-12-31"))
      tables.lots.append(lot)
      if let remark {
        var pin = Pin(lot: lot.lot, vaccine: "AZ", from: from, to: "A", vials: number + 1)
        pin.reason = remark
        tables.pins.append(pin)
      }
      plan.shipments.append(
        Shipment(
          lot: lot.lot, vaccine: "AZ", from: from, to: "A", when: .now, dispatch: tables.policy.date,
          arrive: tables.policy.date, lastDay: lot.expiry, vials: number + 1, doses: 10 * (number + 1),
          pinned: remark != nil))
    }
    return Paper(plan, try Round(tables), .vietnamese)
  }

  private func pages(_ paper: Paper) -> [[NotePages.Part]] {
    let lines = IssueFigures(paper).byRecipient.flatMap(\.lines)
    return NotePages(paper, lines, origins: ["KHO", "K2"]).pages
  }

  @Test func `a few lots are one page, without a word of pages`() throws {
    let paper = try paper(lots: 4)
    #expect(pages(paper).count == 1)
    let html = IssueNotesPage(paper).html()
    #expect(!html.contains("trang 1/"))
    #expect(!html.contains("Mang sang"))
  }

  @Test(arguments: [12, 20, 48, 300])
  func `every lot stands on one page, in order, and sums are carried forward`(_ lots: Int) throws {
    let paper = try paper(lots: lots)
    let pages = pages(paper)
    #expect(pages.count > 1)
    for origin in ["KHO", "K2"] {
      let parts = pages.flatMap { $0.filter { $0.origin == origin } }
      var before = (vials: 0, doses: 0)
      var next = 1
      for (position, part) in parts.enumerated() {
        #expect(part.first == next)
        #expect(!part.lines.isEmpty)
        #expect((part.before?.vials ?? 0, part.before?.doses ?? 0) == before)
        #expect((part.before == nil) == (position == 0))
        #expect(part.goesOn == (position < parts.count - 1))
        let sum = IssueFigures.sum(part.lines)
        before = (before.vials + sum.vials, before.doses + sum.doses)
        next += part.lines.count
      }
      let all = paper.plan.shipments.filter { $0.from == origin }
      #expect(next - 1 == all.count)
      #expect(before.vials == all.reduce(0) { $0 + $1.vials })
    }
    // Somebody signs beneath a line, not on a page by itself.
    #expect(pages.last?.last?.lines.isEmpty == false)
    let html = IssueNotesPage(paper).html()
    #expect(html.contains("trang \(pages.count)/\(pages.count)"))
    #expect(html.components(separatedBy: "class=\"signing\"").count == 2)
    #expect(
      html.components(separatedBy: "Mang sang từ trang trước").count
        == html.components(separatedBy: "Cộng chuyển sang trang sau").count)
  }

  @Test func `long remarks fill a page sooner`() throws {
    let remark = String(repeating: "đã hứa với địa phương ", count: 12)
    let long = pages(try paper(lots: 8, remark: remark))
    #expect(long.count > pages(try paper(lots: 8)).count)
    // A line taller than a page stands on one alone.
    let endless = pages(try paper(lots: 2, remark: String(repeating: "hứa ", count: 4_000)))
    #expect(endless.allSatisfy { page in page.allSatisfy { $0.lines.count <= 1 } })
  }
}
