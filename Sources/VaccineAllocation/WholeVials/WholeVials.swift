import AllocationModel
import LinearProgramming

/// From the relaxation's optimum to the best whole-vial plan found, beside what plain rules would do.
struct WholeVials {
  let best: ValuedPlan
  /// What plain rules come to; the plan is not worse than any of them.
  let plain: PlainPlans

  var rounding: VialRounding { best.rounding }
  var plan: WholePlan { best.plan }
  var values: PlanValues { best.values }
  var baselines: [Baseline] { plain.baselines }

  /// Rounds, compares and chooses.
  ///
  /// - Parameters:
  ///   - plain: What the plain rules come to, where that is known already.
  ///   - earlier: The shipments of a plan for a similar round. In a large round they are gone on from, unless that ends
  ///     beyond the tolerances; small ones are searched as without them.
  init(
    _ relaxation: Relaxation, solution: RelaxationSolution, plain known: PlainPlans? = nil,
    earlier: [Shipment] = [], settings: SolverSettings, threads: Int
  ) throws(LinearProgramError) {
    let index = relaxation.index
    let reachable = relaxation.peopleOfRecipient.map { !$0.isEmpty }
    let free = StorageRows(index).free
    let recovery = FlowRecovery(relaxation)
    let flows = recovery.flows(solution.columnValues)
    let size = flows.reduce(0) { $0 + $1.count }

    let tolerance = LossTolerance(index, bounds: solution.bounds)
    var search = Search(
      index: index, reachable: reachable, tolerance: tolerance, settings: settings, threads: threads)
    let empty = VialRounding(index, flows: flows, free: free)
    if !earlier.isEmpty {
      try search.begin(with: empty, earlier: EarlierShipments(earlier, index: index).vials, flows: flows)
    }
    if search.best.map({ !$0.rounding.isLarge }) ?? true || search.isBeyondTolerance {
      for threshold in WholeVials.thresholds(size) {
        try search.begin(with: empty, flows: flows, upFrom: threshold)
      }
    }
    if search.isBeyondTolerance, size < WholeVials.largest {
      // Fair shares spread doses thinly; what is spread less is nearer to whole vials.
      let unshared = recovery.flows(solution.unsharedColumnValues)
      try search.begin(with: empty, flows: unshared, upFrom: 1)
      if search.isBeyondTolerance { try search.renew(flows: flows) }
    }

    if let known {
      plain = known
    } else {
      plain = try PlainPlans(index, settings: settings, threads: threads)
    }
    for (rule, asShipped) in zip(PlainFEFO.allCases, plain.plans) {
      try WholeVials.stopIfAsked(settings)
      // A plan must not be worse than a plain rule; and in a tiny round a plain rule is one more beginning.
      // What is built on it takes recipients by their codes, whatever the order of the file.
      guard search.isStrictlyBetter(asShipped) || size < WholeVials.tiny else { continue }
      var better = empty
      rule.ship(into: &better, byCode: true)
      try better.vaccinateAnew(settings: settings, threads: threads)
      better.refill(flows)
      search.consider(better)
      try search.improve(&better, flows: flows)
      if search.isStrictlyBetter(asShipped) { search.best = asShipped }
    }
    guard let best = search.best else { preconditionFailure("at least one plan was considered") }
    self.best = best
  }

  /// Below so many flows in the relaxation's optimum a plain rule is tried as one more beginning.
  private static let tiny = 40
  /// From so many flows on, those of some 500 recipients, a plan is taken as rounding and single moves leave it.
  private static let largest = 20_000

  /// From which part of an issue unit on a whole one is shipped at first: small rounds try several ways.
  private static func thresholds(_ size: Int) -> [Double] {
    switch size {
    case ..<150: [1, 0.5, 0.75, 0.25]
    case ..<1_000: [1, 0.5]
    default: [1]
    }
  }

  private static func stopIfAsked(_ settings: SolverSettings) throws(LinearProgramError) {
    if let reason = settings.shouldStop?() {
      throw .stopped(reason: reason, stage: "whole vials", component: "")
    }
  }

  /// The best plan found so far, and how to look for a better one.
  private struct Search {
    let index: RoundIndex
    let reachable: [Bool]
    let tolerance: LossTolerance
    let settings: SolverSettings
    let threads: Int
    var best: ValuedPlan?

    /// Whether a plan is better than the best so far, first beyond the tolerances, then strictly.
    func isBetter(_ candidate: ValuedPlan) -> Bool {
      guard let best else { return true }
      return tolerance.prefers(candidate.values, to: best.values, index: index, reachable: reachable)
    }

    /// Whether a plan is better than the best so far by the order of objectives.
    func isStrictlyBetter(_ candidate: ValuedPlan) -> Bool {
      guard let best else { return true }
      return candidate.values.isBetter(than: best.values, index: index, reachable: reachable)
    }

    /// Rounds flows, hands out the rest and improves what comes out.
    mutating func begin(
      with empty: VialRounding, flows: [[LotFlow]], upFrom threshold: Double
    ) throws(LinearProgramError) {
      var rounding = empty
      rounding.round(flows, upFrom: threshold)
      rounding.refill(flows)
      consider(rounding)
      try rounding.vaccinateAnew(settings: settings, threads: threads)
      rounding.refill(flows)
      consider(rounding)
      try improve(&rounding, flows: flows)
    }

    /// Goes on from shipments made earlier: hands out what they leave, and where that is not enough moves every unit
    /// at most once.
    mutating func begin(
      with empty: VialRounding, earlier: [VialLedger.Key: Int], flows: [[LotFlow]]
    ) throws(LinearProgramError) {
      var rounding = empty
      rounding.ship(earlier)
      try rounding.vaccinateAnew(settings: settings, threads: threads)
      rounding.refill(flows)
      consider(rounding)
      if rounding.isLarge, !isBeyondTolerance { return }
      try exchange(&rounding, sweeps: 1)
      rounding.refill(flows)
      consider(rounding)
    }

    /// Keeps a plan if it is the best so far; returns whether it is.
    @discardableResult
    mutating func consider(_ rounding: VialRounding) -> Bool {
      let candidate = ValuedPlan(rounding)
      guard isBetter(candidate) else { return false }
      best = candidate
      return true
    }

    /// Whether the best plan so far lies beyond its tolerances.
    var isBeyondTolerance: Bool { best.map { tolerance.excess(of: LossTotals($0.values)) > 0 } ?? true }

    /// Brings the best plan within its tolerances as far as it can.
    mutating func renew(flows: [[LotFlow]]) throws(LinearProgramError) {
      guard let best else { return }
      var renewal = VialRenewal(
        best.rounding, tolerance: tolerance, settings: settings, threads: threads)
      try renewal.run()
      var rounding = renewal.best
      consider(rounding)
      try improve(&rounding, flows: flows)
    }

    /// Moves units and vaccinates anew in turn, while that finds better plans and the round is small enough.
    ///
    /// In a large round a plan within its tolerances is taken as it is: what another turn brings is a small part of a
    /// tolerance, for as much time as all before.
    mutating func improve(
      _ rounding: inout VialRounding, flows: [[LotFlow]]
    ) throws(LinearProgramError) {
      for _ in 0..<rounding.worthwhileTurns {
        try exchange(&rounding, sweeps: rounding.worthwhileSweeps)
        rounding.refill(flows)
        let moved = consider(rounding)
        if rounding.isLarge, !isBeyondTolerance { return }
        try rounding.vaccinateAnew(settings: settings, threads: threads)
        rounding.refill(flows)
        if !consider(rounding), !moved { return }
      }
    }

    private func exchange(_ rounding: inout VialRounding, sweeps: Int) throws(LinearProgramError) {
      try rounding.exchangeUnits(sweeps: sweeps) { [settings] () throws(LinearProgramError) in
        try WholeVials.stopIfAsked(settings)
      }
    }
  }
}
