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
}
