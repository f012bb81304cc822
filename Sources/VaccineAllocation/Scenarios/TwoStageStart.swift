import AllocationModel
import LinearProgramming

extension TwoStageRelaxation {
  /// The program's optimum, objective by objective.
  ///
  /// - Parameters:
  ///   - settings: how to solve.
  ///   - threads: how many components are solved at once.
  ///   - many: from so many arrivals on the solve begins with some of them; that changes the time, never a bound.
  func solved(
    settings: SolverSettings, threads: Int, many: Int = TwoStageRelaxation.many
  ) throws(LinearProgramError) -> RelaxationSolution {
    let components = RelaxationComponents(program)
    var starts: [SolveTrace] = []
    if arrivals.count >= many {
      do throws(LinearProgramError) {
        starts = try self.starts(components, settings: settings, threads: threads)
      } catch {
        // Where it leads nowhere the solve begins as any other.
        if case .stopped = error { throw error }
      }
    }
    let solutions = try LinearProgram.solve(
      components.programs, settings: settings, threads: threads, resuming: starts)
    return RelaxationSolution(program, components: components, solutions: solutions)
  }

  /// From so many arrivals on it pays to begin with some of them.
  static let many = 1_500

  /// Where each component begins: near the optimum of a blend of its stages.
  private func starts(
    _ components: RelaxationComponents, settings: SolverSettings, threads: Int
  ) throws(LinearProgramError) -> [SolveTrace] {
    var recipients = [Int](repeating: -1, count: program.columns.count)
    for arrival in arrivals { recipients[arrival.column] = arrival.recipient }
    let recipientOfColumn = recipients
    let chosen = try usedInLikeliest(settings: settings, threads: threads)
    let isContent = program.rows.map { row in
      if case .node = row.subject { return !row.isEquality }
      return false
    }
    return try Concurrently.map(Array(components.programs.indices), threads: threads) {
      component throws(LinearProgramError) in
      var search = ArrivalSearch(
        components.programs[component].blended(),
        isContent: components.rows[component].map { isContent[$0] },
        recipientOfColumn: components.columns[component].map { recipientOfColumn[$0] },
        isChosen: components.columns[component].map { chosen[$0] })
      return SolveTrace(checkpoints: [try search.start(settings: settings)])
    }
  }

  /// Of each column whether it is an arrival that is used if it is known that the likeliest scenario comes.
  private func usedInLikeliest(
    settings: SolverSettings, threads: Int
  ) throws(LinearProgramError) -> [Bool] {
    let objectives = base.index.round.policy.objectives
    let lossAndNeed = (objectives.lastIndex { $0 == .waste || $0 == .need } ?? 0) + 1
    guard let likeliest = branches.max(by: { $0.weight < $1.weight }) else { return [] }
    let alone = Relaxation(withNeedOf: likeliest.index, objectives: lossAndNeed)
    let solution = try RelaxationSolution(
      alone, components: RelaxationComponents(alone), settings: settings, threads: threads)
    var chosen = [Bool](repeating: false, count: program.columns.count)
    // The arrivals of a recipient by node; a node without one sends its doses down the chain.
    var known = [[Int: [Int]]](repeating: [:], count: base.index.recipients.count)
    for (position, arrival) in arrivals.enumerated() {
      known[arrival.recipient][arrival.node, default: []].append(position)
    }
    for (column, meaning) in alone.columns.enumerated() where solution.columnValues[column] > 1e-9 {
      guard case .use(let arc) = meaning, case .hub(let node) = arc.origin else { continue }
      let recipient = alone.demand.nodes[arc.demandNode].recipient
      let nodes = base.chains.chains[base.chains.nodes[node].chain].nodes
      let nearest = (nodes.lowerBound...node).last { known[recipient][$0] != nil }
      for arrival in nearest.flatMap({ known[recipient][$0] }) ?? [] {
        chosen[arrivals[arrival].column] = true
      }
    }
    return chosen
  }
}
