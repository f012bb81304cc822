import AllocationModel
import LinearProgramming

/// From the relaxation's optimum to the best whole-vial plan found, beside what plain rules would do.
struct WholeVials {
  let rounding: VialRounding
  let plan: WholePlan
  let values: PlanValues
  let baselines: [Baseline]

  /// Rounds, compares and chooses.
  init(
    _ relaxation: Relaxation, solution: RelaxationSolution, settings: SolverSettings, threads: Int
  ) throws(LinearProgramError) {
    let index = relaxation.index
    let reachable = relaxation.peopleOfRecipient.map { !$0.isEmpty }
    let free = StorageRows(index).free
    let flows = FlowRecovery(relaxation).flows(solution.columnValues)

    let empty = VialRounding(index, flows: flows, free: free)
    var first = empty
    first.roundDown(flows)
    first.refill(flows)
    var candidates = [Candidate(first, index: index)]
    var again = first
    try again.vaccinateAnew(settings: settings, threads: threads)
    again.refill(flows)
    candidates.append(Candidate(again, index: index))
    try again.exchangeUnits(sweeps: again.worthwhileSweeps) { () throws(LinearProgramError) in
      try WholeVials.stopIfAsked(settings)
    }
    again.refill(flows)
    candidates.append(Candidate(again, index: index))
    try again.vaccinateAnew(settings: settings, threads: threads)
    again.refill(flows)
    candidates.append(Candidate(again, index: index))

    var baselines: [Baseline] = []
    for rule in PlainFEFO.allCases {
      try WholeVials.stopIfAsked(settings)
      var plain = empty
      rule.ship(into: &plain)
      try plain.vaccinateAnew(settings: settings, threads: threads)
      // A plain rule ships what it ships, needed or not.
      let asShipped = Candidate(plain, index: index, trims: false)
      baselines.append(
        Baseline(
          name: rule.rawValue, waste: index.doses(asShipped.values.wasteUnits),
          people: asShipped.values.people.reduce(0, +)))
      candidates.append(asShipped)
      plain.refill(flows)
      candidates.append(Candidate(plain, index: index))
    }
    var best = candidates[0]
    for candidate in candidates.dropFirst()
    where candidate.values.isBetter(than: best.values, index: index, reachable: reachable) {
      best = candidate
    }
    rounding = best.rounding
    plan = best.plan
    values = best.values
    self.baselines = baselines
  }

  private static func stopIfAsked(_ settings: SolverSettings) throws(LinearProgramError) {
    if let reason = settings.shouldStop?() {
      throw .stopped(reason: reason, stage: "whole vials", component: "")
    }
  }

  private struct Candidate {
    var rounding: VialRounding
    let plan: WholePlan
    let values: PlanValues

    init(_ rounding: VialRounding, index: RoundIndex, trims: Bool = true) {
      self.rounding = rounding
      plan = self.rounding.plan(trims: trims)
      values = PlanValues(plan, index: index)
    }
  }
}
