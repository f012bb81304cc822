import Foundation
import Testing

struct UsageTests {
  @Test func `the version is the one that plans state`() throws {
    let run = try CommandRun(["--version"])
    #expect(run.code == 0)
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    let version = run.output.trimmingCharacters(in: .newlines)
    #expect(version.split(separator: ".").count == 3)
    #expect(try folder.text(of: "r.plan/plan.json").contains("\"version\": \"\(version)\""))
  }

  @Test func `help shows examples and exit codes`() throws {
    let run = try CommandRun(["--help"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output.contains("\n  vaxalloc plan rounds/22               plan the round, into rounds/22.plan\n"))
    #expect(run.output.contains("\n    3  something could not be read or written\n"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    "plan", "check", "verify", "report", "template", "reconcile", "forecast", "explain", "compare", "offer",
    "diff", "close", "thaw", "track",
  ])
  func `every subcommand has help with an example`(_ command: String) throws {
    let run = try CommandRun([command, "--help"])
    #expect(run.code == 0)
    #expect(run.output.contains("\nEXAMPLES:\n  vaxalloc \(command) round"))
  }

  @Test(arguments: [
    ["plan"], ["verify", "round"], ["check", "round", "another"], ["draw", "round"],
    ["plan", "round", "--fast"],
    ["plan", "round", "--time-limit", "0"], ["plan", "round", "--time-limit", "-1"],
    ["plan", "round", "--time-limit", "soon"], ["plan", "round", "--time-limit", "nan"],
    ["plan", "round", "--threads", "0"], ["plan", "round", "--threads", "two"],
    ["check", "round", "--language", "fr"],
  ])
  func `wrong usage ends with 64 and says how to go on`(_ arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains("--help"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are made for a shell`(_ shell: String) throws {
    let run = try CommandRun(["--generate-completion-script", shell])
    #expect(run.code == 0)
    #expect(run.output.contains("write-mps"))
  }
}
