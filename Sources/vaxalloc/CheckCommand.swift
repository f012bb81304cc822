internal import ArgumentParser
internal import PlanReports
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc check`: everything that is wrong with a round, or worth knowing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says everything that is wrong with the tables of a round, or worth knowing.",
    discussion: """
      Every message names the file, the row as a spreadsheet counts, the column and the cell's text. Nothing is \
      written.

      EXAMPLES:
        vaxalloc check rounds/22
        vaxalloc check rounds/22 --language vi
      """)

  @OptionGroup var input: RoundInput

  func run() throws {
    let messages: [RoundMessage]
    let language: Language
    do {
      let document = try RoundFolder.read(at: input.round)
      messages = document.notes
      language = input.language ?? document.round.policy.language
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .invalid(let found) {
      messages = found
      language = input.languageOfFolder
    }
    for message in messages { print(RoundText.line(message, language: language)) }
    print(RoundText.verdict(messages, language: language))
    if messages.contains(where: { $0.severity == .error }) { throw Ending.refused.code }
  }
}
