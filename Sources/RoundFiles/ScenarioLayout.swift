internal import AllocationModel

extension RoundTableLayouts {
  /// The table of scenarios: how many people may come, in several ways that things may go.
  static let scenarios = TableLayout<ScenarioRow>(
    file: "scenarios.csv", required: false, blank: ScenarioRow(name: ""),
    columns: [
      .init("name", .identifier, required: true) { $0.name = $1.text() },
      .init("weight", .number) { $0.weight = $1.number() },
      .init("place", .identifier) { $0.place = $1.textOrEverywhere() },
      .init("group", .identifier) { $0.group = $1.textOrEverywhere() },
      .init("dose", .whole) { $0.dose = $1.textOrEverywhere() == nil ? nil : $1.whole() },
      .init("uptake", .rate) { $0.uptake = $1.rate() },
    ],
    finish: { $0.row = $1.row })
}
