internal import AllocationModel

/// Coverage before and after the plan, for the whole round and for each recipient.
struct CoverageFigures: Sendable {
  /// A group and dose of the whole round.
  struct Row: Sendable {
    let group: String
    let dose: Int
    /// People of the group at the recipients where both target and given are known.
    var target = 0.0
    /// People who had the dose, there.
    var given = 0.0
    /// People the plan vaccinates, there.
    var plannedThere = 0
    /// People the plan vaccinates, everywhere.
    var planned = 0
    var need = 0
    var unmet = 0

    /// Coverage before the plan; nil where no target is known. May exceed 1.
    var before: Double? { target > 0 ? given / target : nil }
    /// Coverage after the plan. May exceed 1.
    var after: Double? { target > 0 ? (given + Double(plannedThere)) / target : nil }
  }

  /// Groups and doses, in the order in which the demand names them.
  let rows: [Row]
  /// The rows of the plan by recipient, group and dose, without those that say nothing.
  let byRecipient: [Coverage]
  /// The recipients that these rows are about.
  let recipients: Set<String>
  /// The largest coverage there is, at least 1.
  let most: Double

  init(_ paper: Paper) {
    struct Key: Hashable {
      let group: String
      let dose: Int
    }
    var rows: [Row] = []
    var positions: [Key: Int] = [:]
    for line in paper.round.demand {
      let key = Key(group: line.group, dose: line.dose)
      if positions[key] == nil {
        positions[key] = rows.count
        rows.append(Row(group: line.group, dose: line.dose))
      }
    }
    for row in paper.plan.coverage {
      let key = Key(group: row.group, dose: row.dose)
      guard let position = positions[key] else { continue }
      rows[position].planned += row.planned
      rows[position].need += row.need
      rows[position].unmet += row.unmet
      guard let target = row.target, let given = row.given else { continue }
      rows[position].target += target.doubleValue
      rows[position].given += given.doubleValue
      rows[position].plannedThere += row.planned
    }
    self.rows = rows
    byRecipient = paper.plan.coverage.filter { $0.need > 0 || $0.planned > 0 || $0.target != nil }
    recipients = Set(byRecipient.map(\.place))
    most = max(1, rows.flatMap { [$0.before ?? 0, $0.after ?? 0] }.max() ?? 1)
  }
}
