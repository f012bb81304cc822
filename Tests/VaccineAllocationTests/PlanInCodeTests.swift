import Foundation
import Testing

/// The example that builds a round in code, run as the program that people copy.
struct PlanInCodeTests {
  private func run(_ name: String) throws -> (status: Int32, output: String) {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appendingPathComponent(name)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// A-0917 serves on days 0–9: An Phú has 10 sessions of 25, Hòa Bình 8 weekdays of 30, together 490 of its 600
  /// doses: 110 are lost. B-1130's forty vials lift both districts' fills as evenly as whole vials can.
  @Test func `the example prints shipments, losses and the proof`() throws {
    let result = try run("plan-in-code")
    #expect(result.status == 0)
    let expected = """
      Shipments of round 7
      2022-10-03  18 vials of A-0917 to An Phú, now
      2022-10-10  8 vials of A-0917 to An Phú, later
      2022-10-03  15 vials of A-0917 to Hòa Bình, now
      2022-10-10  9 vials of A-0917 to Hòa Bình, later
      2022-10-10  21 vials of B-1130 to An Phú, later
      2022-10-10  19 vials of B-1130 to Hòa Bình, later
      100 doses of A-0917 are lost: the sessions are full; needs 100 more injections at An Phú by \
      2022-10-12
      10 doses of A-0917 are lost: only whole vials can be moved and opened; less than a vial or an \
      issue unit at each place; smaller issue units would help
      The plan loses 110 doses; no plan can lose fewer than 110.

      """
    #expect(result.output == expected)
  }
}
