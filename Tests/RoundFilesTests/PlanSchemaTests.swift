import AllocationModel
import Foundation
import RoundFiles
import Testing

@Suite struct PlanSchemaTests {
  let folder: TemporaryFolder
  let schema: JSONSchema

  init() throws {
    folder = try TemporaryFolder()
    schema = try JSONSchema(
      String(contentsOfFile: "\(packageFolder)/Documentation/plan.schema.json", encoding: .utf8))
  }

  /// `plan.json` as text.
  private func text(of plan: Plan = PlanFixture.plan) throws -> String {
    try PlanFolder.write(plan, to: "\(folder.path)/p")
    return String(decoding: try folder.bytes(of: "p/plan.json"), as: UTF8.self)
  }

  private func complaints(_ text: String) throws -> [String] { try schema.complaints(about: text) }

  @Test func `what is written is as the schema says`() throws {
    #expect(try complaints(text()) == [])
  }

  @Test func `the coded form of a plan is as the schema says`() throws {
    var plan = PlanFixture.plan
    // Codable leaves blank cells out, where the file has null.
    plan.coverage.removeAll { $0.target == nil }
    plan.losses.removeAll { $0.reason == .sessions }
    let coded = try JSONEncoder().encode(plan)
    #expect(try complaints(String(decoding: coded, as: UTF8.self)) == [])
  }

  @Test func `every word that the types know is a word of the schema`() throws {
    var plan = PlanFixture.plan
    let loss = plan.losses[0]
    plan.losses = LossReason.allCases.flatMap { reason in
      LostAs.allCases.map { form in
        var row = loss
        row.reason = reason
        row.lostAs = form
        return row
      }
    }
    let excluded = plan.excluded[0]
    plan.excluded = ExclusionReason.allCases.map { reason in
      var row = excluded
      row.reason = reason
      return row
    }
    plan.summary.objectives = ObjectiveKind.allCases.map { kind in
      ObjectiveFigure(name: kind == .need ? "need:1" : kind.rawValue, value: 0, bound: 0)
    }
    #expect(try complaints(text(of: plan)) == [])
  }

  @Test(arguments: [
    ("\"format\": 1", "\"format\": 2"), ("\"verified\": true", "\"verified\": 1"),
    ("\"vials\": 20", "\"vials\": 20.5"),
    ("\"vials\": 20", "\"vials\": -20"), ("2022-10-01", "2022-13-01"),
    ("\"when\": \"now\"", "\"when\": \"here\""),
    ("\"doses_given\": 12.5", "\"doses_given\": \"12.5\""),
    ("\"reason\": \"sessions\"", "\"reason\": \"luck\""),
    ("\"notes\"", "\"note\""), ("\"pinned\": false", "\"pinned\": false, \"by\": \"me\""),
    ("\"target\": 600", "\"target\": \"600\""), ("\"waste\", \"value\"", "\"wastes\", \"value\""),
  ])
  func `what is not as the schema says is found`(_ change: (old: String, new: String)) throws {
    let good = try text()
    let range = try #require(good.firstRange(of: change.old))
    #expect(try !complaints(good.replacingCharacters(in: range, with: change.new)).isEmpty)
  }
}
