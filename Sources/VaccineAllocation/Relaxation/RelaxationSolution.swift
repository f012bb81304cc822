import AllocationModel
import LinearProgramming

/// The optimum of a relaxation: the bound of every objective, the fills, and the doses that flow.
struct RelaxationSolution: Sendable {
  /// An objective with its optimum.
  struct Bound: Sendable {
    let name: String
    let value: Double
  }

  /// The objectives in the order solved.
  let bounds: [Bound]
  /// The fill of each recipient in the leximin; nil where no use is possible, or equity is no objective.
  let fills: [Double?]
  /// The value of every column of the relaxation.
  let columnValues: [Double]
  /// The same before fair shares were sought: a vertex, with few flows that are not whole units.
  let unsharedColumnValues: [Double]
  /// What each component's solve reported, in the order of the components.
  let solutions: [StagedSolution]

  /// Solves all components, each from where a similar round ended if there is one.
  init(
    _ relaxation: Relaxation, components: RelaxationComponents, settings: SolverSettings, threads: Int,
    after restart: Restart? = nil
  ) throws(LinearProgramError) {
    self.init(
      relaxation, components: components,
      solutions: try LinearProgram.solve(
        components.programs, settings: settings, threads: threads,
        resuming: restart?.traces(for: relaxation, components: components) ?? []))
  }

  /// Puts the components' solutions together.
  init(_ relaxation: Relaxation, components: RelaxationComponents, solutions: [StagedSolution]) {
    var values = [Double](repeating: 0, count: relaxation.columns.count)
    var unsharedValues = values
    var fills = [Double?](repeating: nil, count: relaxation.index.recipients.count)
    for (component, solution) in solutions.enumerated() {
      for (position, column) in components.columns[component].enumerated() {
        values[column] = max(0, solution.columnValues[position])
        unsharedValues[column] = max(0, solution.unsharedColumnValues[position])
      }
      for stage in solution.stages where stage.name == ObjectiveKind.equity.rawValue {
        for (recipient, level) in zip(components.recipients[component], stage.levels) {
          fills[recipient] = level
        }
      }
    }
    bounds = relaxation.stages.enumerated().map { position, stage in
      let parts = solutions.map { $0.stages[position].value }
      let isEquity = stage.name == ObjectiveKind.equity.rawValue
      let value = isEquity ? fills.compactMap { $0 }.min() ?? 1 : stage.constant + parts.reduce(0, +)
      // A sum of rounded numbers can end a hair below nought.
      return Bound(name: stage.name, value: max(0, value))
    }
    self.fills = fills
    columnValues = values
    unsharedColumnValues = unsharedValues
    self.solutions = solutions
  }
}
