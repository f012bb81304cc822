internal import ArgumentParser
internal import Decisions
internal import PlanReports
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc diff`: what changed from one plan to another.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says in words what changed from one plan to another.",
    discussion: """
      EXAMPLES:
        vaxalloc diff rounds/22-monday.plan rounds/22.plan
      """)

  @Argument(help: "The folder with the earlier plan.", completion: .directory)
  var earlier: String

  @Argument(help: "The folder with the later plan.", completion: .directory)
  var later: String

  @Option(
    name: .customLong("language"), help: "The language of all texts: vi or en; without it the terminal's.")
  var languageAskedFor: Language?

  private var language: Language { languageAskedFor ?? TerminalLanguage.current }

  func run() throws {
    let difference = PlanDifference(from: try plan(at: earlier), to: try plan(at: later))
    print(ComparisonText(language: language).difference(difference))
  }

  private func plan(at path: String) throws -> Plan {
    do {
      return try PlanFolder.read(at: path)
    } catch .cannotRead(let path, let reason) {
      Console.error(
        Wording(
          en: "\(path) cannot be read: \(reason.english)", vi: "không đọc được \(path): \(reason.vietnamese)")[
            language])
      throw Ending.notReadOrWritten.code
    } catch .damaged(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
  }
}
