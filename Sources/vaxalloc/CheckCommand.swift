internal import ArgumentParser
internal import PlanReports
internal import RoundFigures
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc check`: everything that is wrong with a round, or worth knowing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says everything that is wrong with the tables of a round, or worth knowing.",
    discussion: """
      Every message names the file, the row as a spreadsheet counts, the column and the cell's text. Where the \
      tables say how many doses were given, the figures follow side by side: coverage by both populations, need \
      by both methods, sums against the province's totals (totals.csv), and combinations without a row. Nothing \
      is written.

      EXAMPLES:
        vaxalloc check rounds/22
        vaxalloc check rounds/22 --language vi
      """)

  @OptionGroup var input: RoundInput

  @Option(
    help: ArgumentHelp(
      "People by which the recipients' sums may differ from the province's totals (totals.csv).",
      valueName: "number"))
  var tolerance = 0

  func validate() throws {
    if tolerance < 0 { throw ValidationError("The tolerance is a number of at least 0.") }
  }

  func run() throws {
    let survey: RoundSurvey
    do {
      survey = try RoundSource.survey(input.round)
    } catch {
      guard case .cannotRead(let path, let reason) = error else { throw Ending.refused.code }
      throw input.unreadable(path, reason)
    }
    let tolerance = ExactDecimal(tolerance)
    let figures = survey.figures(tolerance: tolerance)
    let messages = (survey.messages + figures.notes).map(survey.shown)
    let language =
      (survey.document?.round.policy.language).map { input.language ?? $0 } ?? input.languageOfFolder
    for message in messages { print(RoundText.line(message, language: language)) }
    print(RoundText.verdict(messages, language: language))
    let lines = FiguresText.lines(
      of: figures, places: survey.places, tolerance: tolerance, language: language)
    if !lines.isEmpty {
      if survey.document == nil {
        print("\n" + FiguresText.incomplete[language])
      }
      print((lines.first == "" ? lines : [""] + lines).joined(separator: "\n"))
    }
    if messages.contains(where: { $0.severity == .error }) { throw Ending.refused.code }
  }
}
