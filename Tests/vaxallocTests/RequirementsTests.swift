import Foundation
import Testing

struct RequirementsTests {
  private var rows: [(name: String, answer: String)] {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let text = try String(
        contentsOf: folder.appendingPathComponent("Documentation/requirements.md"), encoding: .utf8)
      return text.split(separator: "\n").filter { $0.hasPrefix("| R") }.map { line in
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return (cells[0], cells.count > 2 ? cells[2] : "")
      }
    }
  }

  @Test func `every requirement stands there once, in order`() throws {
    #expect(try rows.map(\.name) == (1...55).map { "R\($0)" })
  }

  @Test func `each is answered by a command that exists, or plainly not`() throws {
    let help = try CommandRun(["help"]).output
    let commands = try #require(help.components(separatedBy: "SUBCOMMANDS:").last).split(separator: "\n")
      .compactMap {
        $0.hasPrefix("  ") && !$0.hasPrefix("   ") ? $0.split(separator: " ").first.map(String.init) : nil
      }
    #expect(commands.contains("plan"))
    for (name, answer) in try rows {
      let named = answer.matches(of: /`vaxalloc ([a-z]+)`/).map { String($0.1) }
      for command in named { #expect(commands.contains(command), "\(name) names \(command)") }
      let isPlainlyNot = answer.hasPrefix("not yet") || answer.hasPrefix("not here: ")
      #expect(isPlainlyNot || answer.hasPrefix("`vaxalloc "), "\(name): \(answer)")
    }
  }
}
