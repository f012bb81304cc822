internal import AllocationModel
internal import RoundSeries

/// The table `thaw.csv` of a plan folder.
enum ThawTable {
  static let table = PlanTable(
    name: "thaw", blank: ThawPlan.Line(),
    columns: [
      .text("place", \.place), .day("day", \.day), .text("vaccine", \.vaccine), .text("lot", \.lot),
      .choice("when", \.when), .whole("vials", \.vials), .whole("doses", \.doses),
      .day("last_day", \.lastDay),
    ])

  /// What thawing everything now would lose instead: one row of `thaw_now.csv`.
  static let comparison = PlanTable(
    name: "thaw_now", blank: ThawComparison(planned: 0, bound: 0, thawedBound: 0),
    columns: [
      .real("plan_loses", \.planned), .real("no_plan_loses_less", \.bound),
      .real("thawed_now_no_plan_loses_less", \.thawedBound),
    ])

  /// The table; nil where the plan takes nothing out of a freezer.
  static func content(_ plan: Plan, of round: Round) -> [UInt8]? {
    let lines = ThawPlan(plan, of: round).lines
    return lines.isEmpty ? nil : PlanTexts.csv(table, lines)
  }
}
