internal import ArgumentParser
internal import Decisions
internal import RoundFiles
internal import VaccineAllocation

/// `vaxalloc explain`: why a plan is as it is, and what would make it better.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why a plan is as it is, and what would make it better.",
    discussion: """
      Every reason is tried out: the round is solved again with that one thing lifted, and the answer says what \
      that brings. Figures of such answers are exact where vials and people need not be whole.

      EXAMPLES:
        vaxalloc explain rounds/22 rounds/22.plan --lot SYN-AZ-0811,AZ,849
        vaxalloc explain rounds/22 rounds/22.plan --place 849
        vaxalloc explain rounds/22 rounds/22.plan --line 849,18+,4
        vaxalloc explain rounds/22 rounds/22.plan --measures 3
        vaxalloc explain rounds/22 rounds/22.plan --order
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The folder with the plan.", completion: .directory)
  var plan: String

  @Option(help: "A lot, or LOT,VACCINE,PLACE: where it goes, what is lost of it, and why.")
  var lot: String?

  @Option(help: "A recipient: what it gets, what it lacks, and for want of what.")
  var place: String?

  @Option(help: "A recipient's line as PLACE,GROUP,DOSE.")
  var line: String?

  @Option(help: "What would save most: so many measures, best first, then best given that.")
  var measures: Int?

  @Flag(help: "What each objective's place in the order costs the others.")
  var order = false

  @Flag(help: "What the pins cost, each alone and all together.")
  var pins = false

  func validate() throws {
    let asked = [lot != nil, place != nil, line != nil, measures != nil, order, pins].count { $0 }
    guard asked == 1 else {
      throw ValidationError("Say one of --lot, --place, --line, --measures, --order, --pins.")
    }
    if let measures, measures < 1 { throw ValidationError("At least one measure is needed.") }
  }

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    let plan = try input.planOfRound(at: self.plan, document, language)
    let (planner, interruption) = input.planner(document)
    defer { withExtendedLifetime(interruption) {} }
    let text = ExplanationText(round: document.round, language: language)
    let round = document.round
    if let lot {
      let name = try LotArgument.name(lot, input, language)
      print(
        text.lot(
          try input.answer(language) { () throws(ExplanationError) in
            try LotExplanation(of: name, in: plan, of: round, by: planner)
          }))
    } else if let place {
      print(
        text.place(
          try input.answer(language) { () throws(ExplanationError) in
            try PlaceExplanation(of: place, in: plan, of: round, by: planner)
          }))
    } else if let line {
      let parts = try LotArgument.line(line, input, language)
      print(
        text.place(
          try input.answer(language) { () throws(ExplanationError) in
            try PlaceExplanation(
              of: parts.place, group: parts.group, dose: parts.dose, in: plan, of: round, by: planner)
          }))
    } else if let measures {
      let ranking = try input.solving(language) { () throws(PlanningError) in
        try MeasureSearch(planner: planner).ranking(for: round, budget: measures, plan: plan)
      }
      print(MeasureText(language: language).ranking(ranking, budget: measures))
    } else if order {
      let prices = try input.solving(language) { () throws(PlanningError) in
        try OrderPrices(of: round, by: planner)
      }
      print(PriceText(language: language).order(prices))
    } else {
      let prices = try input.solving(language) { () throws(PlanningError) in
        try PinPrices(of: round, by: planner)
      }
      print(PriceText(language: language).pins(prices))
    }
  }
}

/// Names of lots and lines as they are typed.
enum LotArgument {
  /// `LOT` or `LOT,VACCINE,PLACE`.
  static func name(_ text: String, _ input: RoundInput, _ language: Language) throws -> LotName {
    guard case .release(let name) = try input.changes(["release \(text)"], language)[0] else {
      throw Ending.refused.code
    }
    return name
  }

  /// `PLACE,GROUP,DOSE`, each of which must be named.
  static func line(
    _ text: String, _ input: RoundInput, _ language: Language
  ) throws -> (place: String, group: String?, dose: Int?) {
    guard
      case .uptake(let place?, let group, let dose, _) = try input.changes(["uptake \(text) 1"], language)[0]
    else {
      Console.error(
        Wording(en: "--line needs PLACE,GROUP,DOSE", vi: "--line cần ĐƠN VỊ,NHÓM,MŨI")[language])
      throw Ending.refused.code
    }
    return (place, group, dose)
  }
}
