internal import ArgumentParser
internal import PlanChecking
internal import PlanReports
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc verify`: any plan against its round, by the judge that knows nothing of the solver.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a plan against its round, rule by rule.",
    discussion: """
      The check works out every window, capacity and content from the tables alone and shares nothing with the \
      planner. The plan may come from anywhere.

      EXAMPLES:
        vaxalloc verify rounds/22 rounds/22.plan
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The folder with the plan.", completion: .directory)
  var plan: String

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let plan: Plan
    do {
      plan = try PlanFolder.read(at: self.plan)
    } catch .cannotRead(let path, let reason) {
      throw input.unreadable(path, reason)
    } catch .damaged(let messages) {
      for message in messages { Console.error(RoundText.line(message, language: language)) }
      throw Ending.refused.code
    }
    let checker = PlanChecker(document.round)
    let broken = checker.brokenRules(in: plan)
    for rule in broken { print(VerdictText.line(rule, language: language)) }
    print(VerdictText.objectives(checker.objectiveValues(of: plan), in: plan, language: language))
    if let remark = VerdictText.otherInput(plan, document.sha256) { print(remark[language]) }
    print(VerdictText.verdict(broken, language: language))
    if !broken.isEmpty { throw Ending.refused.code }
  }
}
