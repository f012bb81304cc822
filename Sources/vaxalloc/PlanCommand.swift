internal import ArgumentParser
internal import Decisions
internal import LinearProgramming
internal import PlanReports
internal import RoundFiles
internal import RoundSeries
internal import VaccineAllocation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `vaxalloc plan`: from the tables of a round to a checked plan with proof.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plans a round: whole vials, checked, with proof.",
    discussion: """
      The plan is a folder of tables. It is written whole or not at all; a plan that stands there is replaced in \
      one step, anything else is left alone. The same tables give the same plan on any machine.

      EXAMPLES:
        vaxalloc plan rounds/22                    into rounds/22.plan
        vaxalloc plan rounds/22 -o drafts/first    into another folder
        vaxalloc plan rounds/22 --time-limit 60    give up after a minute
        vaxalloc plan rounds/22 --write-mps 22.mps
                                                   the linear program too
        vaxalloc plan rounds/22 --measures 3       and what would save most
        vaxalloc plan rounds/22 --prices           and what the order of objectives costs
        vaxalloc plan rounds/22 --keep monday.plan
                                                   change few shipments of an earlier plan

      With a table scenarios.csv (name, weight, place, group, dose, uptake) the shipments are chosen once for \
      all of them; the plan's use is that for the round's own uptake.
      """)

  @OptionGroup var input: RoundInput

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The folder for the plan; without it, the round's with “.plan” added.", valueName: "plan"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("Give up after so many seconds, without a plan.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    name: .customLong("write-mps"),
    help: ArgumentHelp("Write the linear program with its first objective, too.", valueName: "file"),
    completion: .file(extensions: ["mps"]))
  var mpsFile: String?

  @Option(help: ArgumentHelp("Solve on so many threads; the plan is the same.", valueName: "number"))
  var threads: Int?

  @Option(help: "Say what would save most, too: so many measures, best first, then best given that.")
  var measures: Int?

  @Flag(help: "Say what each objective's place in the order costs the others, too.")
  var prices = false

  @Option(
    help: ArgumentHelp(
      "Among plans that are as good, change as few shipment lines of an earlier plan as can be found.",
      valueName: "plan"), completion: .directory)
  var keep: String?

  @Option(
    help: ArgumentHelp(
      "With --keep: rather change few lines than be better in this objective and those after it.",
      valueName: "objective"))
  var keepBefore: String?

  func validate() throws {
    if let measures, measures < 1 { throw ValidationError("At least one measure is needed.") }
    if let keepBefore {
      if keep == nil { throw ValidationError("--keep-before needs --keep.") }
      guard ObjectiveKind(rawValue: keepBefore) != nil else {
        let known = ObjectiveKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--keep-before takes one of: \(known).")
      }
    }
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e9) {
      throw ValidationError("The time limit is a number of seconds above 0.")
    }
    if let threads, threads < 1 { throw ValidationError("At least one thread is needed.") }
  }

  func run() throws {
    let start = ContinuousClock.now
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let folder = output ?? RoundPath.planFolder(for: input.round)
    try writing(language) { () throws(PlanWritingError) in
      try PlanFolder.checkTarget(folder, round: input.round)
    }
    let interruption = Interruption { PlanFolder.cleanUp(folder) }
    defer { withExtendedLifetime(interruption) {} }
    let flag = interruption.flag
    var planner = Planner()
    planner.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    planner.inputSHA256 = document.sha256
    planner.notes = document.notes
    planner.shouldStop = { [timeLimit] in
      if flag.isRaised { return .cancelled }
      guard let timeLimit else { return nil }
      return ContinuousClock.now - start >= .seconds(timeLimit) ? .deadline : nil
    }
    if keep != nil, !document.round.scenarios.isEmpty {
      Console.error(ScenarioText.notKept[language])
      throw Ending.refused.code
    }
    if let mpsFile { try writeMPS(of: document.round, with: planner, to: mpsFile, language) }
    let earlier = try keep.map { try input.plan(at: $0, language) }
    let (plan, kept, thawedNow) = try plan(document.round, keeping: earlier, with: planner, language)
    try writing(language) { () throws(PlanWritingError) in
      try PlanFolder.write(
        plan, to: folder, round: input.round,
        extraFiles: PlanFolder.companions(of: plan, from: document, thawedNow: thawedNow)
      ) { flag.isRaised }
    }
    print(PlanText.summary(of: plan, round: document.round, language: language, folder: folder))
    if let scenarios = plan.summary.scenarios {
      print("\n" + ScenarioText(language: language).text(scenarios))
    }
    if prices {
      let prices = try input.solving(language) { () throws(PlanningError) in
        try OrderPrices(of: document.round, by: planner)
      }
      print("\n" + PriceText(language: language).order(prices))
    }
    if let kept, let earlier { print("\n" + KeepText(language: language).text(kept, earlier: earlier)) }
    if let measures {
      let ranking = try input.solving(language) { () throws(PlanningError) in
        try MeasureSearch(planner: planner).ranking(for: document.round, budget: measures, plan: plan)
      }
      print("\n" + MeasureText(language: language).ranking(ranking, budget: measures))
    }
  }

  /// The plan, and what thawing everything now would lose where the plan thaws anything.
  private func plan(
    _ round: Round, keeping earlier: Plan?, with planner: Planner, _ language: Language
  ) throws -> (Plan, KeptAllocation?, ThawComparison?) {
    let progress = Progress(language: language)
    let place = keepBefore.flatMap(ObjectiveKind.init(rawValue:))
    do {
      // The relaxation mostly holds one thread; what would be lost by thawing is found on another meanwhile.
      let ((plan, kept), fewestLost) = try Concurrently.both(threads: planner.threads) {
        () throws(PlanningError) -> (Plan, KeptAllocation?) in
        guard let earlier else { return (try planner.plan(round).plan, nil) }
        let kept = try planner.plan(round, keeping: earlier.shipments, before: place)
        return (kept.plan, kept)
      } _: { () throws(PlanningError) -> Double? in
        try ThawedNow.fewestLost(of: round, with: planner)
      }
      let thawedNow = try ThawedNow.comparison(of: plan, for: round, fewestLost: fewestLost, with: planner)
      progress.end()
      return (plan, kept, thawedNow)
    } catch {
      progress.end()
      throw failure(error, language)
    }
  }

  private func writeMPS(
    of round: Round, with planner: Planner, to file: String, _ language: Language
  ) throws {
    let text: String
    do {
      text = try planner.mps(of: round)
    } catch {
      throw failure(error, language)
    }
    do {
      try OutputFile.write(text, to: file)
    } catch {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    }
  }

  /// Says why there is no plan; what is returned ends the command.
  private func failure(_ error: PlanningError, _ language: Language) -> ExitCode {
    Console.error(PlanningFailureText.wording(error, timeLimit: timeLimit)[language])
    if case .stopped(.cancelled) = error { return Ending.interrupted.code }
    return Ending.noPlan.code
  }

  /// Does something with the plan's folder, or says why that failed and ends.
  private func writing(_ language: Language, _ work: () throws(PlanWritingError) -> Void) throws {
    do {
      try work()
    } catch .stopped {
      Console.error(PlanningFailureText.wording(.stopped(.cancelled), timeLimit: nil)[language])
      throw Ending.interrupted.code
    } catch {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    }
  }
}
