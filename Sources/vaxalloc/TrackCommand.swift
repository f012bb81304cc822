internal import ArgumentParser
internal import PlanReports
internal import RoundFiles
internal import RoundSeries
internal import VaccineAllocation

/// `vaxalloc track`: plan against actual over the closed rounds of a folder.
struct TrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract: "Compares plan and actual over the closed rounds of a folder.",
    discussion: """
      It reads the closings in the round folders: what was used of what places had, who reported late, what was lost \
      and what the plans foresaw. Rates that were seen can be written down beside those of the next round; they are \
      never applied.

      EXAMPLES:
        vaxalloc track rounds
        vaxalloc track rounds -o track.csv --suggest suggestions.csv
      """)

  @Argument(help: "The folder with the rounds.", completion: .directory)
  var rounds: String

  @Option(
    name: .customLong("language"), help: "The language of all texts: vi or en; without it the terminal's.")
  var languageAskedFor: Language?

  private var language: Language { languageAskedFor ?? TerminalLanguage.current }

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write every round, place and vaccine to a table.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the uptake and open-vial wastage seen, beside those of the next round, to a table.",
      valueName: "file"))
  var suggest: String?

  func run() throws {
    let folder: TrackFolder
    do {
      folder = try TrackFolder.read(at: rounds)
    } catch .cannotRead(let path, let reason) {
      Console.error(
        Wording(
          en: "\(path) cannot be read: \(reason.english)", vi: "không đọc được \(path): \(reason.vietnamese)")[
            language])
      throw Ending.notReadOrWritten.code
    } catch .invalid(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
    let tracking = Tracking(folder.closed)
    print(TrackText.text(of: tracking, language: language))
    if let output { try write(TrackTables.rounds(tracking), to: output) }
    guard let suggest else { return }
    guard let latest = folder.latest else {
      Console.error(
        Wording(en: "No round is closed here, so nothing was seen.", vi: "Chưa có đợt nào được chốt ở đây.")[
          language])
      throw Ending.refused.code
    }
    let document = try SeriesInput.round(at: latest, language)
    let suggestions = tracking.suggestions(for: document.round.tables)
    try write(TrackTables.suggestions(suggestions), to: suggest)
    let count = Figures(language).number(suggestions.count)
    print(
      Wording(
        en: "\(count) suggestions for “\(document.round.policy.id)”: \(suggest) (nothing was changed)",
        vi: "\(count) đề xuất cho “\(document.round.policy.id)”: \(suggest) (chưa thay đổi gì)")[language])
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try OutputFile.write(String(decoding: bytes, as: UTF8.self), to: path)
    } catch {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    }
  }
}

extension SeriesInput {
  /// Reads a round by its path, or says all that is wrong with it and ends.
  static func round(at path: String, _ language: Language) throws -> RoundDocument {
    do {
      return try RoundFolder.read(at: path)
    } catch .cannotRead(let path, let reason) {
      Console.error(
        Wording(
          en: "\(path) cannot be read: \(reason.english)", vi: "không đọc được \(path): \(reason.vietnamese)")[
            language])
      throw Ending.notReadOrWritten.code
    } catch .invalid(let messages) {
      for message in messages where message.severity == .error {
        Console.error(RoundText.line(message, language: language))
      }
      throw Ending.refused.code
    }
  }
}
