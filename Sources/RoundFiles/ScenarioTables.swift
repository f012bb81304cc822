internal import AllocationModel

extension PlanTableLayouts {
  /// The scenarios of a plan: in `plan.json`, and as `scenarios.csv` beside it.
  static let scenarios = PlanTable(
    name: "rows",
    blank: ScenarioFigures.Row(
      name: "", weight: 0, need: 0, waste: 0, people: 0, wasteOfMeanPlan: 0, peopleOfMeanPlan: 0,
      wasteIfKnown: 0, peopleIfKnown: 0),
    columns: [
      .text("name", \.name), .real("weight", \.weight), .whole("need", \.need), .real("waste", \.waste),
      .whole("people", \.people), .real("waste_mean_plan", \.wasteOfMeanPlan),
      .whole("people_mean_plan", \.peopleOfMeanPlan), .real("waste_if_known", \.wasteIfKnown),
      .real("people_if_known", \.peopleIfKnown),
    ])

  /// The objectives weighted over the scenarios: `expected` in `plan.json`.
  static let expectations = PlanTable(
    name: "expected", blank: ScenarioFigures.Expectation(name: "", value: 0, bound: 0, meanPlan: 0),
    columns: [
      .text("name", \.name), .real("value", \.value), .real("bound", \.bound),
      .real("mean_plan", \.meanPlan),
    ])

  /// The name of the table in a plan folder.
  static let scenarioFile = "scenarios.csv"

  /// `scenarios.csv` of a plan folder; nil where the round has none.
  static func scenarioFile(of plan: Plan) -> [UInt8]? {
    plan.summary.scenarios.map { PlanTexts.csv(scenarios, $0.rows) }
  }
}
