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

  /// The table; nil where the plan takes nothing out of a freezer.
  static func content(_ plan: Plan, of round: Round) -> [UInt8]? {
    let lines = ThawPlan(plan, of: round).lines
    return lines.isEmpty ? nil : PlanTexts.csv(table, lines)
  }
}
