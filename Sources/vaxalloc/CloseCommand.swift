internal import ArgumentParser
internal import PlanReports
internal import RoundFiles
internal import RoundSeries
internal import VaccineAllocation

/// Days as arguments.
enum DayArgument {
  /// Reads a day from `yyyy-mm-dd`.
  @Sendable static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw ValidationError("“\(text)” is no day; write yyyy-mm-dd.") }
    return day
  }
}

/// `vaxalloc close`: what came back from the field, balanced to the vial, and the next round's folder.
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Closes a round with what came back, and writes the next round's folder.",
    discussion: """
      The folder of what came back holds received.csv, given.csv, stock.csv and wasted.csv. Every vial is balanced \
      for each lot and place; every difference is named, with its age, and nothing is corrected unless --accept takes \
      the counts as the truth. The next round's folder is written in one step, with the tables of the closing in its \
      folder “closing”; a folder that stands there is left alone.

      EXAMPLES:
        vaxalloc close rounds/22 rounds/22.plan --actual rounds/22.actual -o rounds/23
        vaxalloc close rounds/22 rounds/22.plan --actual rounds/22.actual -o rounds/23 \\
          --accept --by "CDC" --reason "counted twice on 9/10"
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The folder with the plan of the round.", completion: .directory)
  var plan: String

  @Option(help: "The folder of what came back.", completion: .directory)
  var actual: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder for the next round.", valueName: "next"), completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp(
      "The dispatch day of the next round (yyyy-mm-dd); without it, next_dispatch of the round.",
      valueName: "day"), transform: DayArgument.day)
  var date: Day?

  @Option(
    help: ArgumentHelp("The name of the next round; without it, the number counted on.", valueName: "name"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "The day by which places had to report; without it, the day before the next round.", valueName: "day"),
    transform: DayArgument.day)
  var due: Day?

  @Flag(help: "Take the counted stock as the truth; each difference becomes an adjustment.")
  var accept = false

  @Option(help: ArgumentHelp("Who accepts the counts.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("Why they are accepted.", valueName: "text"))
  var reason: String?

  func validate() throws {
    if accept, (by ?? "").isEmpty || (reason ?? "").isEmpty {
      throw ValidationError("--accept needs --by and --reason: an adjustment says who decided it and why.")
    }
    if !accept, by != nil || reason != nil {
      throw ValidationError("--by and --reason belong to --accept.")
    }
  }

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let plan = try SeriesInput.plan(at: self.plan, input, language)
    let terms = try terms(for: document.round, language)
    if plan.round != document.round.policy.id {
      Console.error(
        Wording(
          en: "\(self.plan) is the plan of round “\(plan.round)”, not of “\(document.round.policy.id)”",
          vi: "\(self.plan) là kế hoạch của đợt “\(plan.round)”, không phải của “\(document.round.policy.id)”"
        )[
          language])
      throw Ending.refused.code
    }
    if let remark = VerdictText.otherInput(plan, document.sha256) { Console.error(remark[language]) }
    let back = try SeriesInput.reading(input, language) { () throws(RoundReadingError) in
      try ActualFolder.read(at: actual, of: document.round, terms: terms)
    }
    let closing = Closing(of: document.round, plan: plan, actual: back.actual, terms: terms)
    do {
      _ = try Round(closing.next)
    } catch {
      for message in error.errors { Console.error(RoundText.line(message, language: language)) }
      Console.error(
        Wording(
          en: "the next round's tables would have errors, so nothing was written",
          vi: "các bảng của đợt sau có lỗi nên không ghi gì")[language])
      throw Ending.refused.code
    }
    do {
      let link = try PlanFolder.link(
        toPlanAt: self.plan, of: plan, date: document.round.policy.date, actual: back.files)
      try ClosingFolder.write(closing, to: output, link: link, round: input.round)
    } catch let error as PlanReadingError {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    } catch let error as PlanWritingError {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    }
    for note in back.notes { print(RoundText.line(note, language: language)) }
    print(ClosingText.text(of: closing, round: document.round, folder: output, language: language))
  }

  private func terms(for round: Round, _ language: Language) throws -> ClosingTerms {
    guard let next = date ?? round.policy.nextDispatch else {
      Console.error(
        Wording(
          en: "round.json does not say next_dispatch; give the next round's day with --date",
          vi: "round.json không có next_dispatch; hãy ghi ngày của đợt sau bằng --date")[language])
      throw Ending.refused.code
    }
    if next <= round.policy.date {
      Console.error(
        Wording(
          en: "the next round, \(next), is not after this one, \(round.policy.date)",
          vi: "đợt sau (\(next.vietnameseText)) không sau đợt này (\(round.policy.date.vietnameseText))")[
            language])
      throw Ending.refused.code
    }
    var terms = ClosingTerms(nextID: id ?? ClosingTerms.name(after: round.policy.id), nextDate: next)
    if let due { terms.due = due }
    if let by, let reason, accept { terms.acceptance = .init(by: by, reason: reason) }
    terms.earlier = ClosingFolder.openDifferences(
      inRound: input.round, adjusted: round.tables.adjustments ?? [])
    return terms
  }
}

extension Day {
  fileprivate var vietnameseText: String { Figures(.vietnamese).day(self) }
}

/// Reading that several commands do, and what they say where it fails.
enum SeriesInput {
  /// Reads a plan, or says what is wrong with it and ends.
  static func plan(at path: String, _ input: RoundInput, _ language: Language) throws -> Plan {
    do {
      return try PlanFolder.read(at: path)
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .damaged(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
  }

  /// Reads tables, or says all that is wrong with them and ends.
  static func reading<Content>(
    _ input: RoundInput, _ language: Language, _ read: () throws(RoundReadingError) -> Content
  ) throws -> Content {
    do {
      return try read()
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .invalid(let messages) {
      for message in messages where message.severity == .error {
        Console.error(RoundText.line(message, language: language))
      }
      let errors = messages.count { $0.severity == .error }
      Console.error(
        Wording(
          en: "\(errors) \(errors == 1 ? "error" : "errors"): nothing is closed until they are put right.",
          vi: "\(errors) lỗi: chưa thể chốt đợt khi còn lỗi.")[language])
      throw Ending.refused.code
    }
  }
}
