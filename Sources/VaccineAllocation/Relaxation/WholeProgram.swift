import AllocationModel
import LinearProgramming

extension Relaxation {
  /// The relaxation as one linear program, all components together, with all its objectives.
  func wholeProgram() -> LinearProgram {
    var builder = LinearProgramBuilder(name: index.round.policy.id)
    for _ in columns { _ = builder.addColumn() }
    for row in rows {
      _ = builder.addRow(
        lower: row.isEquality ? row.upper : -.infinity, upper: row.upper, lazyGroup: row.lazyRecipient ?? -1)
    }
    for entry in entries { builder.add(entry.coefficient, row: entry.row, column: entry.column) }
    builder.stages = stages.map { stage in
      let terms = stage.terms.map { Term(column: $0.column, coefficient: $0.coefficient) }
      let objective: Objective =
        stage.name == ObjectiveKind.equity.rawValue
        ? .leximin(shares())
        : stage.sense > 0
          ? .minimize(terms, constant: stage.constant) : .maximize(terms, constant: stage.constant)
      return LinearProgramming.Stage(name: stage.name, objective: objective)
    }
    // Where nobody has any need there may be nothing to optimise; any plan will do then.
    if builder.stages.isEmpty {
      builder.stages = [LinearProgramming.Stage(name: "feasibility", objective: .minimize([]))]
    }
    return builder.finish()
  }

  /// The fair shares of all recipients with a possible use.
  private func shares() -> [Share] {
    peopleOfRecipient.enumerated().filter { !$1.isEmpty }.map { recipient, people in
      Share(
        terms: people.map { Term(column: $0.column, coefficient: $0.coefficient) },
        weight: Double(index.recipients[recipient].need))
    }
  }
}
