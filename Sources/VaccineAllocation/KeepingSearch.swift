import AllocationModel
import LinearProgramming

/// Looks for a plan with few changed lines by putting earlier shipments back: all of them, those of a vaccine, those of
/// a lot.
struct KeepingSearch {
  /// Lines of the earlier plan that the round cannot have any more.
  let unknown: Int
  private(set) var best: ValuedPlan
  private(set) var improved = false

  private let index: RoundIndex
  private let standard: KeepingStandard
  private let tolerance: LossTolerance
  private let reachable: [Bool]
  private let use: ShipmentUse
  private let earlier: [VialLedger.Key: Int]
  private let shouldStop: (@Sendable () -> StopReason?)?
  /// How many arrangements are tried at most; each costs a small linear program for every recipient.
  private static let mostTries = 40

  init(
    _ solved: SolvedRound, free: ValuedPlan, earlier shipments: [Shipment], before objective: ObjectiveKind?,
    settings: SolverSettings, threads: Int
  ) {
    let relaxation = solved.relaxation
    index = relaxation.index
    var tables = index.round.tables
    if let objective, let place = tables.policy.objectives.firstIndex(of: objective) {
      tables.policy.objectives = Array(tables.policy.objectives[..<place])
    }
    let before = (try? Round(tables)).map(RoundIndex.init) ?? relaxation.index
    let bounds = solved.solution.bounds
    tolerance = LossTolerance(index, bounds: bounds)
    reachable = relaxation.peopleOfRecipient.map { !$0.isEmpty }
    standard = KeepingStandard(
      index: before, tolerance: LossTolerance(before, bounds: bounds), reachable: reachable, free: free)
    use = ShipmentUse(
      index, flows: FlowRecovery(relaxation).flows(solved.solution.columnValues), settings: settings,
      threads: threads)
    best = free
    shouldStop = settings.shouldStop
    let earlier = EarlierShipments(shipments, index: relaxation.index)
    (self.earlier, unknown) = (earlier.vials, earlier.unknown)
  }

  /// The lines that every plan must change.
  var leastChanges: Int { LeastChanges(index: index, earlier: earlier, unknown: unknown).count }

  /// Lines that differ from the earlier plan's.
  func changes(_ candidate: ValuedPlan) -> Int {
    Set(candidate.plan.shipments.keys).union(earlier.keys)
      .count { candidate.plan.shipments[$0] != earlier[$0] }
  }

  /// Searches.
  ///
  /// - Parameter continued: a plan that went on from the earlier one, if there is any.
  mutating func run(from continued: ValuedPlan?) throws(LinearProgramError) {
    if let continued { take(continued) }
    try consider { _ in true }
    var groups: [(VialLedger.Key) -> Bool] = []
    for vaccine in index.vaccines.indices {
      groups.append { [index] in index.lots[$0.lot].vaccine == vaccine }
    }
    for lot in index.lots.indices { groups.append { $0.lot == lot } }
    var tries = 0
    for isMeant in groups where tries < KeepingSearch.mostTries {
      let differs = Set(best.plan.shipments.keys).union(earlier.keys).contains {
        isMeant($0) && best.plan.shipments[$0] != earlier[$0]
      }
      guard differs else { continue }
      tries += 1
      try consider(isMeant)
    }
  }

  /// Tries the best plan so far with some of the earlier lines in place of its own.
  private mutating func consider(
    _ isMeant: (VialLedger.Key) -> Bool
  ) throws(LinearProgramError) {
    if let reason = shouldStop?() { throw .stopped(reason: reason, stage: "whole vials", component: "") }
    var wanted = best.plan.shipments.filter { !isMeant($0.key) }
    for (key, vials) in earlier where isMeant(key) { wanted[key] = vials }
    for candidate in try use.plans(shipping: wanted, near: best) { take(candidate) }
  }

  private mutating func take(_ candidate: ValuedPlan) {
    guard standard.allows(candidate, after: best) else { return }
    let isBetterBefore = standard.isBetter(candidate, than: best)
    let (mine, theirs) = (changes(candidate), changes(best))
    let isBetterAfter = tolerance.prefers(
      candidate.values, to: best.values, index: index, reachable: reachable)
    guard isBetterBefore || mine < theirs || (mine == theirs && isBetterAfter) else { return }
    best = candidate
    improved = true
  }
}

/// What can be made of shipments that an earlier plan gives.
private struct ShipmentUse {
  /// Books that hold nothing but the pins.
  let empty: VialRounding
  let flows: [[LotFlow]]
  /// How stock is kept for next doses, where the round asks for it.
  let keeping: NextDoseKeeping?
  let settings: SolverSettings
  let threads: Int

  init(_ index: RoundIndex, flows: [[LotFlow]], settings: SolverSettings, threads: Int) {
    empty = VialRounding(index, flows: flows, free: StorageRows(index).free)
    self.flows = flows
    keeping = index.courses == nil ? nil : NextDoseKeeping(index, flows: flows)
    self.settings = settings
    self.threads = threads
  }

  /// Plans that ship what is wanted as far as they can: as it is, and with what is left over handed out.
  ///
  /// - Parameter known: a plan of the round that says what may be kept for next doses.
  func plans(
    shipping wanted: [VialLedger.Key: Int], near known: ValuedPlan
  ) throws(LinearProgramError) -> [ValuedPlan] {
    if let keeping {
      return try keeping.plans(shipping: wanted, near: known, settings: settings, threads: threads)
    }
    var rounding = empty
    rounding.ship(wanted)
    try rounding.vaccinateAnew(settings: settings, threads: threads)
    let asWanted = ValuedPlan(rounding)
    rounding.refill(flows)
    return [asWanted, ValuedPlan(rounding)]
  }
}
