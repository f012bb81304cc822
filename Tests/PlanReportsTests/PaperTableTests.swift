import AllocationModel
import Testing

@testable import PlanReports

struct PaperTableTests {
  private let tables: [PaperTable]
  private let plan: Plan

  init() throws {
    let (tables, plan) = Province.make(seed: 5)
    self.plan = plan
    self.tables = RoundPapers(plan: plan, round: try Round(tables), language: .vietnamese).tables
  }

  private func table(_ name: String) throws -> PaperTable { try #require(tables.first { $0.name == name }) }

  private func sum(_ table: PaperTable, _ title: String) throws -> ExactDecimal? {
    table.sum(ofColumn: try #require(table.columns.firstIndex { $0.title == title }))
  }

  @Test func `there is a table for the annex and for every table of the plan`() {
    #expect(tables.map(\.name) == ["Phụ lục", "Cấp phát", "Sử dụng", "Mất", "Bao phủ"])
    for table in tables { #expect(table.rows.allSatisfy { $0.count == table.columns.count }) }
  }

  @Test func `rows and sums are the plan's`() throws {
    let now = plan.shipments.filter { $0.when == .now }
    #expect(try table("Phụ lục").rows.count == now.count)
    #expect(try sum(table("Phụ lục"), "Số lọ") == ExactDecimal(now.reduce(0) { $0 + $1.vials }))
    #expect(try table("Cấp phát").rows.count == plan.shipments.count)
    #expect(try sum(table("Cấp phát"), "Số liều") == ExactDecimal(plan.shipments.reduce(0) { $0 + $1.doses }))
    #expect(try sum(table("Sử dụng"), "Số người") == ExactDecimal(plan.use.reduce(0) { $0 + $1.people }))
    #expect(
      try sum(table("Mất"), "Liều mất")
        == plan.losses.reduce(ExactDecimal.zero) { $0.adding($1.dosesLost) ?? 0 })
    #expect(try table("Bao phủ").rows.count == plan.coverage.count)
    #expect(
      try sum(table("Bao phủ"), "Chưa tiêm được") == ExactDecimal(plan.coverage.reduce(0) { $0 + $1.unmet }))
  }

  @Test func `what must not be added up is not`() throws {
    #expect(try sum(table("Phụ lục"), "STT") == nil)
    // The same people are the target of every dose.
    #expect(try sum(table("Bao phủ"), "Đối tượng") == nil)
    #expect(try sum(table("Bao phủ"), "Mũi") == nil)
  }

  @Test func `days are days, parts are parts, and texts stay texts`() throws {
    let row = try #require(try table("Cấp phát").rows.first)
    #expect(row[5] == .day(try #require(plan.inFixedOrder().shipments.first).dispatch))
    let coverage = try #require(try table("Bao phủ").rows.first)
    guard case .part(let before) = coverage[6] else {
      Issue.record("not a part: \(coverage[6])")
      return
    }
    let expected = try #require(plan.inFixedOrder().coverage.first?.coverageBefore)
    #expect(abs(before.doubleValue - expected) < 1e-6)
  }
}
