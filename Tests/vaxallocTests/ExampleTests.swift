import Foundation
import Testing

/// The example round, from the command to the judge.
struct ExampleTests {
  private static let examples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples")

  /// What the command prints stands beside the example.
  ///
  /// Where planning changes for good reason, write it anew: `cd Examples; vaxalloc plan tra-vinh-2022-10-01 >
  /// tra-vinh-2022-10-01.txt`.
  @Test func `the example round is planned as printed, and its plan keeps every rule`() throws {
    let name = "tra-vinh-2022-10-01"
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: ExampleTests.examples.appendingPathComponent(name),
      to: URL(fileURLWithPath: folder.path + "/" + name))
    let expected = try String(
      contentsOf: ExampleTests.examples.appendingPathComponent(name + ".txt"), encoding: .utf8)
    let run = try CommandRun(["plan", name], in: folder.path)
    #expect(run.output == expected)
    #expect(run.errors.isEmpty)
    #expect(run.code == 0)
    let verdict = try CommandRun(["verify", name, name + ".plan"], in: folder.path)
    #expect(verdict.output.hasSuffix("\nThe plan keeps every rule.\n"))
    #expect(verdict.code == 0)
  }

  /// A dose or two saved must not cost thousands the beginning of their course.
  @Test func `with next doses kept as many begin as the proof allows, but for a few`() throws {
    let name = "tra-vinh-2022-10-01"
    let folder = try TemporaryFolder()
    let round = folder.path + "/" + name
    try FileManager.default.copyItem(
      at: ExampleTests.examples.appendingPathComponent(name), to: URL(fileURLWithPath: round))
    let settings = try String(contentsOfFile: round + "/round.json", encoding: .utf8)
    try settings.replacing("{", with: "{\"secure_next_dose\": true, ", maxReplacements: 1)
      .write(toFile: round + "/round.json", atomically: true, encoding: .utf8)
    try """
    vaccine,group,dose,next_dose,least_days,most_days,same_vaccine
    *,18+,3,4,28,84,no
    *,5-<12,1,2,28,56,yes
    *,12-<18,2,3,28,84,no

    """.write(toFile: round + "/course.csv", atomically: true, encoding: .utf8)
    try #require(try CommandRun(["plan", name], in: folder.path).code == 0)
    #expect(try CommandRun(["verify", name, name + ".plan"], in: folder.path).code == 0)
    let file = try Data(contentsOf: URL(fileURLWithPath: round + ".plan/plan.json"))
    struct Plan: Decodable {
      struct Summary: Decodable {
        struct Objective: Decodable {
          let name: String
          let value: Double
          let bound: Double
        }
        let objectives: [Objective]
      }
      let summary: Summary
    }
    let objectives = try JSONDecoder().decode(Plan.self, from: file).summary.objectives
    let needs = objectives.filter { $0.name.hasPrefix("need:") }
    #expect(needs.count == 3)
    for need in needs { #expect(need.value > 0.99 * need.bound) }
    let waste = try #require(objectives.first { $0.name == "waste" })
    #expect(waste.value < waste.bound + 92)
    let kept = try String(contentsOfFile: round + ".plan/kept.csv", encoding: .utf8)
    #expect(kept.split(separator: "\n").count > 9)
  }
}
