internal import AllocationModel

/// The files of a plan folder as bytes.
enum PlanFiles {
  /// All files of a plan, `plan.json` the last: a folder without it is no plan folder.
  static func all(of plan: Plan) throws(PlanWritingError) -> [(name: String, bytes: [UInt8])] {
    try requireFinite(plan)
    let plan = plan.inFixedOrder()
    let kept = plan.secured.map { [csv(PlanTableLayouts.kept, $0.kept)] } ?? []
    return [
      csv(PlanTableLayouts.shipments, plan.shipments), csv(PlanTableLayouts.use, plan.use),
      csv(PlanTableLayouts.losses, plan.losses), csv(PlanTableLayouts.coverage, plan.coverage),
      csv(PlanTableLayouts.excluded, plan.excluded),
    ] + kept + [("plan.json", PlanJSONWriting.bytes(of: plan))]
  }

  private static func csv<Row>(_ table: PlanTable<Row>, _ rows: [Row]) -> (name: String, bytes: [UInt8]) {
    (table.file, PlanTexts.csv(table, rows))
  }

  private static func requireFinite(_ plan: Plan) throws(PlanWritingError) {
    let summary = plan.summary
    for figure in summary.objectives where !figure.value.isFinite || !figure.bound.isFinite {
      throw .notFinite(figure.name)
    }
    for fill in summary.fills where !fill.value.isFinite || !fill.bound.isFinite {
      throw .notFinite(fill.place)
    }
    for baseline in summary.baselines where !baseline.waste.isFinite { throw .notFinite(baseline.name) }
    for figure in plan.secured?.boundsWithout ?? [] where !figure.bound.isFinite {
      throw .notFinite(figure.name)
    }
    if !summary.expectedOpenVialLoss.isFinite { throw .notFinite("expected_open_vial_loss") }
    for row in plan.coverage
    where !(row.coverageBefore ?? 0).isFinite || !(row.coverageAfter ?? 0).isFinite {
      throw .notFinite("coverage, \(row.place)")
    }
  }
}
