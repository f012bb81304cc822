import AllocationModel
import Testing

@testable import PlanReports

struct IdentityFiguresTests {
  private func papers(_ numbers: [ExactDecimal?]) throws -> RoundPapers {
    var (tables, plan) = Province.make(seed: 5)
    for (index, number) in numbers.enumerated() { tables.demand[index].noID = number }
    return RoundPapers(plan: plan, round: try Round(tables), language: .vietnamese)
  }

  @Test func `people without a number stand in the report and on the sheet of coverage`() throws {
    let papers = try papers([31, nil, 4])
    let page = try PageReading(papers.report)
    let tables = page.tables(in: "coverage").filter {
      $0.rows.first?.contains("Chưa có mã định danh") == true
    }
    #expect(tables.count == 2)
    #expect(tables.first?.rows.dropFirst().map { $0[2] } == ["31", "4"])
    #expect(tables.last?.rows.dropFirst().map { $0[2] } == ["35"])
    let sheet = try #require(papers.tables.first { $0.name == "Bao phủ" })
    #expect(sheet.columns.last?.title == "Chưa có mã định danh")
    #expect(sheet.sum(ofColumn: sheet.columns.count - 1) == 35)
    #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count })
  }

  @Test func `where no table tells of them there is no word of it`() throws {
    let papers = try papers([])
    #expect(!papers.report.contains("mã định danh"))
    #expect(papers.tables.first { $0.name == "Bao phủ" }?.columns.count == 11)
  }
}
