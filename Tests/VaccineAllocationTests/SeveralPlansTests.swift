import Testing

@testable import VaccineAllocation

/// Several rounds planned together.
struct SeveralPlansTests {
  @Test(arguments: 1...8) func `each plan is that of its round alone`(seed: Int) throws {
    let tables = GeneratedRound(seed: seed).tables
    var packed = tables
    for vaccine in packed.vaccines.indices {
      packed.vaccines[vaccine].issueMultiple = packed.vaccines[vaccine].issueMultiple == 1 ? 2 : 1
    }
    var fewer = tables
    for line in fewer.demand.indices { fewer.demand[line].uptake = decimal("0.5") }
    let rounds = try [tables, packed, fewer, tables].map { try Round($0) }
    var planner = Planner()
    planner.threads = 2
    #expect(try planner.plans(ofEach: rounds) == rounds.map { try Planner().plan($0).plan })
  }

  @Test func `rounds that are not planned in one way are planned beside others`() throws {
    var tables = GeneratedRound(seed: 3).tables
    let plain = try Round(tables)
    tables.scenarios = [ScenarioRow(name: "as stated", weight: 1)]
    let rounds = [plain, try Round(tables)]
    #expect(try Planner().plans(ofEach: rounds) == rounds.map { try Planner().plan($0).plan })
    #expect(try Planner().plans(ofEach: []).isEmpty)
  }
}
