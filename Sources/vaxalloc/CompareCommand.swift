internal import ArgumentParser
internal import Decisions
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc compare`: what a change to a round would do.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Plans a round as it is and changed, and shows side by side what differs.",
    discussion: """
      Nothing is written. Losses and uses are counted up to the same days before and after a change.

      CHANGES for --set, words apart by blanks, codes with blanks or commas in double quotes:
        capacity PLACE|* +PEOPLE/day FROM..TO     uptake PLACE|*,GROUP|*,DOSE|* PART
        lane FROM TO|* DAYS [COST [MOST]]         release LOT[,VACCINE[,PLACE]]
        reserve VACCINE DOSES                     arrival LOT DATE
        expiry LOT DATE                           multiple VACCINE VIALS
        stock LOT VIALS                           pin LOT TO VIALS
        unpin LOT [TO]   or   unpin *             lot LOT,VACCINE,PLACE VIALS EXPIRY [FROM]
        storage PLACE LITRES|none                 order OBJECTIVE,OBJECTIVE,…

      EXAMPLES:
        vaxalloc compare rounds/22 --set "capacity 849 +100/day 2022-10-01..2022-10-13"
        vaxalloc compare rounds/22 --set "release SYN-MOD-M01" --set "uptake *,18+,4 0.2"
        vaxalloc compare rounds/22 --uptake-down 10,20,30
      """)

  @OptionGroup var input: RoundInput

  @Option(name: .customLong("set"), parsing: .singleValue, help: "A change to the round; may be given again.")
  var changes: [String] = []

  @Option(
    help: ArgumentHelp(
      "Hold the plan's shipments and let so many of a hundred expected people stay away.",
      valueName: "percent,percent,…"))
  var uptakeDown: String?

  func validate() throws {
    if changes.isEmpty && uptakeDown == nil {
      throw ValidationError("Say what to compare with: --set or --uptake-down.")
    }
    if let uptakeDown {
      let parts = uptakeDown.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ Int($0).map { (1...100).contains($0) } ?? false }) else {
        throw ValidationError("--uptake-down takes whole numbers from 1 to 100 with commas between them.")
      }
    }
  }

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let changes = try input.changes(self.changes, language)
    let (planner, interruption) = input.planner(document)
    defer { withExtendedLifetime(interruption) {} }
    let text = ComparisonText(language: language)
    var parts: [String] = []
    var (round, plan): (Round, Plan?) = (document.round, nil)
    if !changes.isEmpty {
      let comparison = try input.answer(language) { () throws(ExplanationError) in
        try Comparison(of: document.round, with: changes, by: planner)
      }
      parts.append(text.comparison(comparison))
      (round, plan) = (comparison.changed, comparison.after)
    }
    if let uptakeDown {
      let percentages = uptakeDown.split(separator: ",").compactMap { Int($0) }
      let held =
        try plan ?? input.solving(language) { () throws(PlanningError) in try planner.plan(round).plan }
      let test = try input.answer(language) { () throws(ExplanationError) in
        try UptakeTest(of: held, for: round, down: percentages, by: planner)
      }
      parts.append(text.uptake(test))
    }
    print(parts.joined(separator: "\n\n"))
  }
}
