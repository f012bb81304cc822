public import ArgumentParser
internal import PlanReports
internal import RoundFiles
public import VaccineAllocation

extension Language: ExpressibleByArgument {}

/// What every subcommand asks first: which round, and in which language to answer.
struct RoundInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The folder with the tables of the round, or an .xlsx workbook with the same tables as sheets.",
      valueName: "round"), completion: .file()
  )
  var round: String

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp(
      "The language of all texts: vi or en; without it the terminal's, or else the round's own.",
      valueName: "language"))
  var languageAskedFor: Language?

  /// The language in which to answer on the terminal; nil where that is for the round to say.
  var language: Language? { languageAskedFor ?? TerminalLanguage.chosen }

  /// Reads the round, or says all that is wrong with it and ends.
  func document() throws -> RoundDocument {
    do {
      return try RoundSource.read(round)
    } catch .cannotRead(let path, let reason) {
      throw unreadable(path, reason)
    } catch .invalid(let messages) {
      for message in messages where message.severity == .error {
        Console.error(RoundText.line(message, language: languageOfFolder))
      }
      Console.error(RoundText.verdict(messages, language: languageOfFolder))
      throw Ending.refused.code
    }
  }

  /// Says that something cannot be read; what is thrown ends the command.
  func unreadable(_ path: String, _ reason: Wording) -> ExitCode {
    let language = languageOfFolder
    Console.error(
      Wording(
        en: "\(path) cannot be read: \(reason.english)", vi: "không đọc được \(path): \(reason.vietnamese)")[
          language])
    return Ending.notReadOrWritten.code
  }

  /// The language for a round that cannot be built: as its settings say, if they can be read so far.
  var languageOfFolder: Language {
    language ?? RoundSource.language(round) ?? .english
  }
}
