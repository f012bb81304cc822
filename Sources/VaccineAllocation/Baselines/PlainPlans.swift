import AllocationModel
import LinearProgramming

/// What the plain rules come to: each ships by itself, and what it ships is used as well as the objectives allow.
///
/// They ask nothing of the relaxation, so that they can be worked out while that is solved.
struct PlainPlans: Sendable {
  /// The plans in the order of ``PlainFEFO/allCases``; a plain rule ships what it ships, needed or not.
  let plans: [ValuedPlan]
  private let index: RoundIndex

  /// Carries the rules out, so many at once as there are threads.
  init(_ index: RoundIndex, settings: SolverSettings, threads: Int) throws(LinearProgramError) {
    self.index = index
    let nothing = [[LotFlow]](repeating: [], count: index.recipients.count)
    let empty = VialRounding(index, flows: nothing, free: StorageRows(index).free)
    plans = try Concurrently.map(PlainFEFO.allCases, threads: threads) {
      (rule: PlainFEFO) throws(LinearProgramError) -> ValuedPlan in
      if let reason = settings.shouldStop?() {
        throw .stopped(reason: reason, stage: "plain rules", component: "")
      }
      var rounding = empty
      rule.ship(into: &rounding)
      try rounding.vaccinateAnew(settings: settings, threads: threads)
      return ValuedPlan(rounding, trims: false)
    }
  }

  /// What stands in a plan beside its own figures.
  var baselines: [Baseline] {
    zip(PlainFEFO.allCases, plans).map { rule, plan in
      Baseline(
        name: rule.rawValue, waste: index.doses(plan.values.wasteUnits),
        people: plan.values.people.reduce(0, +))
    }
  }
}
