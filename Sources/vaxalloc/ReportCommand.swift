internal import ArgumentParser
internal import Decisions
internal import LinearProgramming
internal import PlanChecking
internal import PlanReports
internal import RoundFiles
internal import RoundSeries
internal import VaccineAllocation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if Workbook
  internal import Workbooks
#endif

/// `vaxalloc report`: the papers of a plan, to be read and signed.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the papers of a plan: report, annex, issue notes, picking lists.",
    discussion: """
      The plan must be of this round and keep every rule; both are checked again. The papers are in the round's \
      language, unless another one is asked for. They are written whole or not at all; papers that stand there \
      unchanged are replaced, anything else is left alone.

      EXAMPLES:
        vaxalloc report rounds/22 rounds/22.plan
                                              into rounds/22.report
        vaxalloc report rounds/22 rounds/22.plan --language vi
                                              in Vietnamese
        vaxalloc report rounds/22 rounds/22.plan --actual rounds/22.actual
                                              and what was used, by day and month

      FILES:
        report.html         for the decision-maker; opens in any browser, prints
        phu-luc.html        the annex of the decision, to be signed
        issue-notes.html    a page for each recipient, signed by both sides
        picking-lists.html  a page for each store, by lot
        plan.xlsx           annex, shipments, use, losses, coverage as sheets
        vaccine-use.html    vaccine used and people vaccinated, by month and day
        vaccine-use.xlsx    the same tables as sheets
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The folder with the plan.", completion: .directory)
  var plan: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The folder for the papers; without it, the round's with “.report” added.", valueName: "papers"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The folder of what came back; the daily and monthly tables of vaccine use are filled in from it.",
      valueName: "actual"), completion: .directory)
  var actual: String?

  @Flag(help: "Write the daily and monthly tables of vaccine use too, with opening stock, to be filled in.")
  var useTables = false

  @Option(
    help: ArgumentHelp(
      "The last day of these tables; without it, the day before next_dispatch.", valueName: "day"),
    transform: DayArgument.day)
  var until: Day?

  func validate() throws {
    if until != nil, actual == nil, !useTables {
      throw ValidationError("--until belongs to --actual and --use-tables.")
    }
  }

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let plan = try checkedPlan(of: document, language)
    let use = try vaccineUse(of: document, plan, language)
    let folder = output ?? RoundPath.reportFolder(for: input.round)
    try writing(language) { () throws(PlanWritingError) in
      try PapersFolder.checkTarget(folder, round: input.round, plan: self.plan)
    }
    let interruption = Interruption { PapersFolder.cleanUp(folder) }
    defer { withExtendedLifetime(interruption) {} }
    let flag = interruption.flag
    let papers = RoundPapers(
      plan: plan, round: document.round,
      language: paperLanguage(document), inputNotes: document.notes, shown: document.shown,
      measures: try measures(for: document.round, stoppedBy: flag, language),
      prices: try prices(for: document.round, stoppedBy: flag, language),
      series: try series(of: plan, for: document.round, stoppedBy: flag, language))
    let pages = [
      ("report.html", papers.report), ("phu-luc.html", papers.annex), ("issue-notes.html", papers.issueNotes),
      ("picking-lists.html", papers.pickingLists),
    ]
    var files = pages.map { PlanFolder.ExtraFile(name: $0.0, bytes: Array($0.1.utf8)) }
    if let use { files.append(PlanFolder.ExtraFile(name: "vaccine-use.html", bytes: Array(use.page.utf8))) }
    #if Workbook
      do {
        files.append(
          PlanFolder.ExtraFile(name: "plan.xlsx", bytes: try PaperWorkbook.bytes(of: papers.tables, plan)))
        if let use {
          files.append(
            PlanFolder.ExtraFile(
              name: "vaccine-use.xlsx", bytes: try PaperWorkbook.bytes(of: use.tables, plan)))
        }
      } catch {
        Console.error(error.wording[language])
        throw Ending.notReadOrWritten.code
      }
    #endif
    try writing(language) { () throws(PlanWritingError) in
      try PapersFolder.write(files, to: folder, round: input.round, plan: self.plan) { flag.isRaised }
    }
    for file in files { print("\(folder)/\(file.name)") }
  }

  /// What the terminal speaks says nothing of who reads the papers.
  private func paperLanguage(_ document: RoundDocument) -> Language {
    input.languageAskedFor ?? document.round.policy.language
  }

  /// The tables of vaccine use, where they are asked for.
  private func vaccineUse(
    of document: RoundDocument, _ plan: Plan, _ language: Language
  ) throws -> VaccineUsePapers? {
    if actual == nil, !useTables { return nil }
    let round = document.round
    guard let closing = until ?? round.policy.nextDispatch.map({ $0 - 1 }), closing >= round.policy.date
    else {
      Console.error(
        Wording(
          en:
            "the last day of the tables of vaccine use is not known or before the round; give it with --until",
          vi: "chưa rõ ngày cuối của bảng sử dụng vắc xin, hoặc ngày đó trước đợt; hãy ghi bằng --until")[
            language])
      throw Ending.refused.code
    }
    let terms = ClosingTerms(nextID: ClosingTerms.name(after: round.policy.id), nextDate: closing + 1)
    let back = try actual.map { try reports(in: $0, of: round, terms, language) }
    for note in back?.notes ?? [] { Console.error(RoundText.line(note, language: language)) }
    return VaccineUsePapers(
      round: round, plan: plan, actual: back?.actual, closing: closing, language: paperLanguage(document))
  }

  /// Reads what came back, or says all that is wrong with it and ends.
  private func reports(
    in folder: String, of round: Round, _ terms: ClosingTerms, _ language: Language
  ) throws -> ActualDocument {
    do {
      return try ActualFolder.read(at: folder, of: round, terms: terms)
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .invalid(let messages) {
      let errors = messages.filter { $0.severity == .error }
      for message in errors { Console.error(RoundText.line(message, language: language)) }
      Console.error(
        Wording(
          en:
            "\(errors.count) \(errors.count == 1 ? "error" : "errors"): no papers are written until they are put right.",
          vi: "\(errors.count) lỗi: chưa thể ghi văn bản khi còn lỗi.")[language])
      throw Ending.refused.code
    }
  }

  /// What would save most, best first and then best given that, each confirmed by solving the changed round.
  private func measures(
    for round: Round, stoppedBy flag: Interruption.Flag, _ language: Language
  ) throws -> [WordedMeasure]? {
    var planner = Planner()
    planner.threads = ProcessInfo.processInfo.activeProcessorCount
    planner.shouldStop = { flag.isRaised ? .cancelled : nil }
    let ranking = try input.solving(language) { () throws(PlanningError) in
      try MeasureSearch(planner: planner).ranking(for: round, budget: Self.mostMeasures)
    }
    let measures = ranking.together.map { measure in
      WordedMeasure(
        DecisionWording.wording(measure), dosesSaved: max(0, measure.effect.dosesSaved),
        peopleGained: max(0, Int(measure.effect.morePeople.rounded(.down))))
    }
    return measures.isEmpty ? nil : measures
  }

  /// What each order of the objectives comes to.
  private func prices(
    for round: Round, stoppedBy flag: Interruption.Flag, _ language: Language
  ) throws -> [OrderRow] {
    var planner = Planner()
    planner.threads = ProcessInfo.processInfo.activeProcessorCount
    planner.shouldStop = { flag.isRaised ? .cancelled : nil }
    let prices = try input.solving(language) { () throws(PlanningError) in
      try OrderPrices(of: round, by: planner)
    }
    return prices.rows.map { row in
      OrderRow(
        first: row.first, dosesLost: row.figures.dosesLost, tiers: row.figures.tiers,
        peopleOfTier: row.figures.peopleOfTier, lowestFill: row.lowestFill)
    }
  }

  /// What came back from the rounds before, where they stand beside this one, and what thawing everything would lose.
  private func series(
    of plan: Plan, for round: Round, stoppedBy flag: Interruption.Flag, _ language: Language
  ) throws -> SeriesFigures {
    var series = SeriesFigures()
    do {
      if let folder = try TrackFolder.before(round, at: input.round) {
        series.tracking = Tracking(folder)
        series.suggestions = series.tracking.suggestions(for: round.tables)
      }
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .invalid(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
    var planner = Planner()
    planner.shouldStop = { flag.isRaised ? .cancelled : nil }
    series.thawedNow = try input.solving(language) { () throws(PlanningError) in
      try ThawedNow.comparison(of: plan, for: round, with: planner)
    }
    return series
  }

  /// How many measures a report names.
  private static let mostMeasures = 3

  /// Reads the plan, and refuses one that is not of this round or breaks a rule: somebody will sign it.
  private func checkedPlan(of document: RoundDocument, _ language: Language) throws -> Plan {
    let plan: Plan
    do {
      plan = try PlanFolder.read(at: self.plan)
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .damaged(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
    if plan.summary.inputSHA256 != document.sha256 {
      Console.error(
        Wording(
          en:
            "\(self.plan) was not made from the tables in \(input.round) as they are now (their SHA-256 differs); "
            + "plan the round again",
          vi: "\(self.plan) không được lập từ các bảng hiện có trong \(input.round) (mã SHA-256 không khớp); "
            + "hãy lập lại kế hoạch")[language])
      throw Ending.refused.code
    }
    let broken = PlanChecker(document.round).brokenRules(in: plan)
    if !broken.isEmpty {
      for rule in broken { Console.error(VerdictText.line(rule, language: language)) }
      Console.error(VerdictText.verdict(broken, language: language))
      throw Ending.refused.code
    }
    return plan
  }

  /// Does something with the folder of papers, or says why that failed and ends.
  private func writing(_ language: Language, _ work: () throws(PlanWritingError) -> Void) throws {
    do {
      try work()
    } catch .stopped {
      Console.error(
        Wording(en: "Interrupted; no papers were written.", vi: "Đã dừng; không ghi văn bản nào.")[language])
      throw Ending.interrupted.code
    } catch {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    }
  }
}
