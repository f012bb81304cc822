import AllocationModel
import LinearProgramming

extension Relaxation {
  /// The relaxation as one linear program, all components together, with its linear objectives.
  func wholeProgram() -> LinearProgram {
    var builder = LinearProgramBuilder(name: index.round.policy.id)
    for _ in columns { _ = builder.addColumn() }
    for row in rows {
      _ = builder.addRow(
        lower: row.isEquality ? row.upper : -.infinity, upper: row.upper, lazyGroup: row.lazyRecipient ?? -1)
    }
    for entry in entries { builder.add(entry.coefficient, row: entry.row, column: entry.column) }
    builder.stages = stages.filter { $0.name != ObjectiveKind.equity.rawValue }.map { stage in
      let terms = stage.terms.map { Term(column: $0.column, coefficient: $0.coefficient) }
      return LinearProgramming.Stage(
        name: stage.name,
        objective: stage.sense > 0
          ? .minimize(terms, constant: stage.constant) : .maximize(terms, constant: stage.constant))
    }
    return builder.finish()
  }
}
