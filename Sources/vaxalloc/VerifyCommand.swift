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

      With --chain, a folder of rounds and plans is verified by their records instead: a changed input, a missing \
      link and an edited plan are named.

      EXAMPLES:
        vaxalloc verify rounds/22 rounds/22.plan
        vaxalloc verify --chain rounds
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The folder with the plan.", completion: .directory)
  var plan: String?

  @Flag(help: "Verify a folder of rounds that follow one another, by the records of their plans.")
  var chain = false

  func validate() throws {
    if chain, plan != nil { throw ValidationError("--chain takes one folder, that of the rounds.") }
    if !chain, plan == nil { throw ValidationError("Name the round and the plan.") }
  }

  func run() throws {
    if chain { try verifyChain() } else { try verifyPlan() }
  }

  private func verifyPlan() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let plan: Plan
    do {
      plan = try PlanFolder.read(at: self.plan ?? "")
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
  private func verifyChain() throws {
    let language = input.language ?? .english
    let chain: RoundChain
    do {
      chain = try RoundChain.verify(at: input.round)
    } catch {
      if case .cannotRead(let path, let reason) = error { throw input.unreadable(path, reason) }
      throw Ending.notReadOrWritten.code
    }
    print(ChainText.text(of: chain, language: language))
    if !chain.findings.isEmpty { throw Ending.refused.code }
  }
}
