import AllocationModel
import RoundSeries
import Testing

@testable import PlanReports

struct VaccineUsePapersTests {
  private func papers(_ language: Language, actual: Actual?, name: String? = nil) throws -> VaccineUsePapers {
    var (tables, plan) = Province.make(seed: 5)
    if let name { tables.places[2].name = name }
    return VaccineUsePapers(
      round: try Round(tables), plan: plan, actual: actual, closing: tables.policy.date + 8,
      language: language)
  }

  /// A shipment of the plan that arrived, was partly given and counted.
  private func reported() throws -> Actual {
    let (tables, plan) = Province.make(seed: 5)
    let sent = try #require(plan.shipments.first { $0.when == .now && $0.to == tables.places[2].place })
    var actual = Actual()
    actual.received = [
      Received(
        lot: sent.lot, vaccine: sent.vaccine, from: sent.from, to: sent.to, vials: sent.vials,
        date: sent.arrive)
    ]
    actual.given = [
      Given(
        place: sent.to, group: "18+", dose: 1, lot: sent.lot, vaccine: sent.vaccine, people: 5,
        from: sent.arrive,
        to: sent.arrive + 2)
    ]
    actual.counted = [
      Counted(
        lot: sent.lot, vaccine: sent.vaccine, place: sent.to, vials: sent.vials - 1, date: sent.arrive + 3)
    ]
    return actual
  }

  @Test func `what is used and left stands on the sheets, and the province's line adds it up`() throws {
    let tables = try papers(.vietnamese, actual: reported()).tables
    #expect(
      tables.map(\.name) == [
        "Toàn tỉnh", "Theo lô, từng tháng", "Kết quả tiêm, từng tháng", "Theo lô, từng ngày",
        "Kết quả tiêm, từng ngày",
      ])
    for table in tables { #expect(table.rows.allSatisfy { $0.count == table.columns.count }) }
    let titles = tables[1].columns.map(\.title)
    #expect(titles[6] == "Tồn đầu kỳ (liều)")
    #expect(
      titles[7...14].joined(separator: ",").contains("Nhận trong kỳ,Xuất đi,Sử dụng,Trong đó: đã tiêm,Hủy"))
    for title in ["Sử dụng", "Hủy", "Trong đó: đã tiêm"] {
      let sums = try [0, 1, 3].map { table in
        tables[table].sum(ofColumn: try #require(tables[table].columns.firstIndex { $0.title == title }))
      }
      #expect(sums[0] == sums[1] && sums[1] == sums[2], "\(title)")
    }
    // What one place sends another is not received by the province.
    #expect(tables[0].sum(ofColumn: 3) == 0)
    // One period: what stands there may be added up too.
    #expect(tables[0].sum(ofColumn: 10) == tables[1].sum(ofColumn: 13))
    #expect(tables[2].rows.count == 1)
    #expect(tables[2].rows.first?[6] == .number(5))
    // Reactions are in no table of a round.
    #expect(tables[2].rows.first?[8...9].allSatisfy { $0 == .blank } == true)
    #expect(tables[4].rows.first?.last == .text("báo cáo gộp từ ngày 02/10/2022"))
  }

  @Test func `without reports there is a form: opening stock, and blanks`() throws {
    let tables = try papers(.english, actual: nil).tables
    #expect(tables[1].rows.count > 9)
    #expect(tables[1].rows.allSatisfy { $0[7...14].allSatisfy { $0 == .blank } })
    #expect(tables[1].rows.contains { $0[6] != .blank && $0[6] != .number(0) })
    let page = try PageReading(try papers(.english, actual: nil).page)
    #expect(page.text.contains("Opening stock of 2022-10-01; the rest is to be filled in."))
  }

  @Test(arguments: Language.allCases)
  func `the page is whole, in its language, and names are no markup`(_ language: Language) throws {
    let html = try papers(language, actual: reported(), name: "<script>alert(1)</script>").page
    let page = try PageReading(html)
    #expect(!page.elements.contains("script"))
    #expect(page.text.contains("<script>alert(1)</script>"))
    #expect(html.contains("lang=\"\(language.rawValue)\""))
    #expect(page.text.contains(language == .english ? "Closing (doses)" : "Tồn cuối kỳ (liều)"))
  }
}
