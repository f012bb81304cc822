public import AllocationModel
internal import LinearProgramming
internal import PlanChecking

/// A plan that changes few shipment lines of an earlier one, beside the plan that looks at nothing but the objectives.
public struct KeptAllocation: Sendable {
  /// The plan that keeps what it can.
  public let plan: Plan
  /// The plan of the round without regard to the earlier one.
  public let free: Plan
  /// Shipment lines of the earlier plan and the kept one together that differ between them.
  public let changedLines: Int
  /// Shipment lines of the earlier plan and the free one together that differ between them.
  public let changedLinesOfFree: Int
  /// Lines that every plan of the round must change, whatever its objectives: a lower bound of ``changedLines``.
  public let leastChangedLines: Int
}

extension Planner {
  /// Plans a round and, among plans that are as good, looks for one that changes few shipment lines of an earlier plan.
  ///
  /// A line is a lot line, a recipient, and now or later; it is changed where its vials differ. Fewest changes stand as
  /// an objective of their own after all others, or with `objective` directly before that one: then the plan is as good
  /// in everything before it, and may be worse in what follows. It is a search, as all of whole vials is: no plan it
  /// gives is worse than the free one in the objectives that stand before it, but that none changes fewer lines is
  /// proved only where ``KeptAllocation/leastChangedLines`` is as many.
  ///
  /// - Parameters:
  ///   - round: the round, perhaps changed since the earlier plan.
  ///   - earlier: the shipments of the earlier plan; lines of lots or places that the round no longer has count as
  ///     changed.
  ///   - objective: which objective keeping stands before; nil puts it last.
  ///
  /// Where the round keeps stock for next doses, nothing is searched: the plan is the free one, and its changes are
  /// counted.
  ///
  /// - Throws: ``PlanningError/keepingWithScenarios`` for a round with scenarios; else as ``plan(_:)`` does.
  public func plan(
    _ round: Round, keeping earlier: [Shipment], before objective: ObjectiveKind? = nil
  ) throws(PlanningError) -> KeptAllocation {
    guard round.scenarios.isEmpty else { throw .keepingWithScenarios }
    if round.securesNextDoses { return try securedPlan(round, keeping: earlier) }
    let settings = SolverSettings.planning(shouldStop: shouldStop)
    let solved = try SolvedRound(FormulatedRound(round), settings: settings, threads: threads)
    let search: KeepingSearch
    do {
      let whole = try WholeVials(
        solved.relaxation, solution: solved.solution, settings: settings, threads: threads)
      var found = KeepingSearch(
        solved, free: whole, earlier: earlier, before: objective, settings: settings, threads: threads)
      try found.run()
      search = found
    } catch {
      throw PlanningError(error)
    }
    let free = try checked(search.free, solved, round, search.baselines)
    let kept = search.improved ? try? checked(search.best, solved, round, search.baselines) : nil
    return KeptAllocation(
      plan: kept ?? free, free: free,
      changedLines: search.changes(kept == nil ? search.free : search.best) + search.unknown,
      changedLinesOfFree: search.changes(search.free) + search.unknown,
      leastChangedLines: search.leastChanges)
  }

  private func checked(
    _ candidate: ValuedPlan, _ solved: SolvedRound, _ round: Round, _ baselines: [Baseline]
  ) throws(PlanningError) -> Plan {
    let assembly = PlanAssembly(
      rounding: candidate.rounding, whole: candidate.plan, values: candidate.values,
      solution: solved.solution,
      baselines: baselines, inputSHA256: inputSHA256, inputNotes: notes ?? round.notes)
    guard var plan = assembly.plan() else {
      throw .brokenRules(["the sessions cannot take the planned people"])
    }
    plan.summary.verified = true
    let broken = PlanChecker(round).brokenRules(in: plan)
    guard broken.isEmpty else {
      throw .brokenRules(broken.map { "\($0.subject): \($0.wording[round.policy.language])" })
    }
    return plan
  }
}

/// Looks for a plan with few changed lines by putting earlier shipments back: all of them, those of a vaccine, those of
/// a lot.
struct KeepingSearch {
  let free: ValuedPlan
  let baselines: [Baseline]
  /// Lines of the earlier plan that the round cannot have any more.
  let unknown: Int
  private(set) var best: ValuedPlan
  private(set) var improved = false

  private let index: RoundIndex
  /// The index of the round with nothing but the objectives before the place of keeping.
  private let before: RoundIndex
  private let reachable: [Bool]
  private let empty: VialRounding
  private let flows: [[LotFlow]]
  private let earlier: [VialLedger.Key: Int]
  private let settings: SolverSettings
  private let threads: Int
  /// How many arrangements are tried at most; each costs a small linear program for every recipient.
  private static let mostTries = 40

  init(
    _ solved: SolvedRound, free whole: WholeVials, earlier shipments: [Shipment],
    before objective: ObjectiveKind?,
    settings: SolverSettings, threads: Int
  ) {
    let relaxation = solved.relaxation
    index = relaxation.index
    var tables = index.round.tables
    if let objective, let place = tables.policy.objectives.firstIndex(of: objective) {
      tables.policy.objectives = Array(tables.policy.objectives[..<place])
    }
    before = (try? Round(tables)).map(RoundIndex.init) ?? relaxation.index
    reachable = relaxation.peopleOfRecipient.map { !$0.isEmpty }
    flows = FlowRecovery(relaxation).flows(solved.solution.columnValues)
    empty = VialRounding(relaxation.index, flows: flows, free: StorageRows(relaxation.index).free)
    free = whole.best
    best = free
    baselines = whole.baselines
    self.settings = settings
    self.threads = threads
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

  mutating func run() throws(LinearProgramError) {
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
    if let reason = settings.shouldStop?() {
      throw .stopped(reason: reason, stage: "whole vials", component: "")
    }
    var wanted = best.plan.shipments.filter { !isMeant($0.key) }
    for (key, vials) in earlier where isMeant(key) { wanted[key] = vials }
    var rounding = empty
    rounding.ship(wanted)
    try rounding.vaccinateAnew(settings: settings, threads: threads)
    take(rounding)
    rounding.refill(flows)
    take(rounding)
  }

  private mutating func take(_ rounding: VialRounding) {
    let candidate = ValuedPlan(rounding)
    if best.values.isBetter(than: candidate.values, index: before, reachable: reachable) { return }
    let isBetterBefore = candidate.values.isBetter(than: best.values, index: before, reachable: reachable)
    let (mine, theirs) = (changes(candidate), changes(best))
    let isBetterAfter = candidate.values.isBetter(than: best.values, index: index, reachable: reachable)
    guard isBetterBefore || mine < theirs || (mine == theirs && isBetterAfter) else { return }
    best = candidate
    improved = true
  }
}
