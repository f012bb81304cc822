import AllocationModel
import Foundation
import Testing

@testable import RoundFiles

struct ScenarioFileTests {
  private func fixture(_ rows: String, heading: String = "name,weight,place,group,dose,uptake")
    -> RoundFixture
  {
    var fixture = RoundFixture()
    fixture.files["scenarios.csv"] = Array("\(heading)\n\(rows)\n".utf8)
    return fixture
  }

  @Test func `of the rows that name a line the most particular holds`() throws {
    let round = try fixture(
      "few,1,*,*,*,50%\nfew,,*,18+,2,0.1\nfew,,Hòa,*,*,0.3\nmany,3,B2,,,\nmany,,,18+,,1"
    ).read().round
    #expect(round.scenarios.map(\.name) == ["few", "many"])
    #expect(round.scenarios.map(\.parts) == [1, 3])
    let parts = round.scenarios.map { $0.uptake.map(\.description) }
    #expect(parts == [["0.3", "0.3", "0.5"], ["1", "1", "1"]])
    #expect(round.inScenario(round.scenarios[0]).demand.map(\.need) == [30, 36, 40])
    // 0.3 and 1, 0.3 and 1, 0.5 and 1, by 1 to 3.
    #expect(round.inMeanOfScenarios.demand.map(\.uptake.description) == ["0.825", "0.825", "0.875"])
  }

  @Test func `weights are whole parts without a common divisor`() throws {
    let round = try fixture("a,0.25,,,,0.5\nb,0.75,,,,0.6").read().round
    #expect(round.scenarios.map(\.parts) == [1, 3])
    #expect(try RoundFixture().read().round.scenarios.isEmpty)
  }

  @Test func `headings may be Vietnamese`() throws {
    let round = try fixture(
      "ít người,1,*,*,*,50%", heading: "Kịch bản,Trọng số,Đơn vị,Nhóm,Mũi,Tỷ lệ tiêm"
    ).read().round
    #expect(round.scenarios.map(\.name) == ["ít người"])
  }

  @Test(
    arguments: [
      ("few,1,B3,*,*,0.5", "unknown_place", "place", "B3"),
      ("few,1,KHO,*,*,0.5", "scenario_of_store", "place", "KHO"),
      ("few,1,*,18,*,0.5", "unknown_group", "group", "18"),
      ("few,1,B2,18+,*,0.5", "scenario_of_nobody", "group", "18+"),
      ("few,1,*,*,*,1.5", "out_of_range", "uptake", "1.5"),
      ("few,0,*,*,*,0.5", "out_of_range", "weight", "0"),
      ("few,1,*,*,0,0.5", "out_of_range", "dose", "0"), ("few,1,*,*,x,0.5", "bad_number", "dose", "x"),
      (",1,*,*,*,0.5", "missing_cell", "name", nil), ("few,,*,*,*,0.5", "missing_cell", "weight", nil),
      ("few,1,*,*,*,0.5\nfew,2,B2,*,*,0.5", "weights_differ", "weight", "2"),
      ("few,1,*,*,*,0.5\nfew,,,,,0.4", "scenario_twice", "name", "few"),
      ("few,0.0000001,*,*,*,0.5\nmany,1,*,*,*,0.5", "weights_too_fine", "weight", nil),
    ] as [(String, String, String, String?)])
  func `what is wrong is said with its cell`(rows: String, code: String, column: String, text: String?) throws
  {
    let error = #expect(throws: RoundReadingError.self) { try fixture(rows).read() }
    guard case .invalid(let invalid)? = error else { return }
    #expect(
      invalid.contains {
        $0.code == code && $0.file == "scenarios.csv" && $0.column == column && $0.text == text
      }, "\(invalid.map { ($0.code, $0.column, $0.text) })")
  }

  @Test func `next doses cannot be kept where there are scenarios`() throws {
    var fixture = fixture("few,1,*,*,*,0.5")
    fixture.files["round.json"] = Array(
      String(decoding: fixture.files["round.json"] ?? [], as: UTF8.self)
        .replacingOccurrences(of: "{", with: "{\"secure_next_dose\": true, ").utf8)
    let error = #expect(throws: RoundReadingError.self) { try fixture.read() }
    guard case .invalid(let invalid)? = error else { return }
    #expect(invalid.contains { $0.code == "scenarios_with_next_doses" && $0.file == "round.json" })
  }

  @Test func `a plan with scenarios is written as the schema says, and read back`() throws {
    var plan = PlanFixture.plan
    plan.summary.scenarios = ScenarioFigures(
      rows: [
        ScenarioFigures.Row(
          name: "ít, \"ngoại thành\"", weight: 0.25, need: 90, waste: 12.5, people: 80, wasteOfMeanPlan: 20,
          peopleOfMeanPlan: 70, wasteIfKnown: 10.25, peopleIfKnown: 80.5),
        ScenarioFigures.Row(
          name: "many", weight: 0.75, need: 100, waste: 0, people: 100, wasteOfMeanPlan: 0,
          peopleOfMeanPlan: 100,
          wasteIfKnown: 0, peopleIfKnown: 100),
      ],
      expected: [
        ScenarioFigures.Expectation(name: "waste", value: 3.125, bound: 2.5625, meanPlan: 5),
        ScenarioFigures.Expectation(name: "need:1", value: 95, bound: 95.125, meanPlan: 92.5),
      ])
    let folder = try TemporaryFolder()
    try PlanFolder.write(plan, to: folder.path + "/p")
    #expect(try PlanFolder.read(at: folder.path + "/p") == plan.inFixedOrder())
    let schema = try JSONSchema(
      String(contentsOfFile: "\(packageFolder)/Documentation/plan.schema.json", encoding: .utf8))
    let text = try String(contentsOfFile: folder.path + "/p/plan.json", encoding: .utf8)
    #expect(try schema.complaints(about: text) == [])
  }
}
