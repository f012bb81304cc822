public import AllocationModel
internal import LinearProgramming

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
  /// - Throws: ``PlanningError/keepingWithScenarios`` for a round with scenarios; else as ``plan(_:)`` does.
  public func plan(
    _ round: Round, keeping earlier: [Shipment], before objective: ObjectiveKind? = nil
  ) throws(PlanningError) -> KeptAllocation {
    guard round.scenarios.isEmpty else { throw .keepingWithScenarios }
    let settings = settings
    let solved = try SolvedRound(FormulatedRound(round), settings: settings, threads: threads)
    let (free, baselines) = try freePlan(solved)
    let search: KeepingSearch
    do {
      var found = KeepingSearch(
        solved, free: free, earlier: earlier, before: objective, settings: settings, threads: threads)
      try found.run()
      search = found
    } catch {
      throw PlanningError(error)
    }
    let boundsWithout = try round.securesNextDoses ? boundsWithoutKeeping(round) : nil
    func written(_ found: ValuedPlan) throws(PlanningError) -> Plan {
      let assembly = PlanAssembly(
        found, solution: solved.solution, baselines: baselines, inputSHA256: inputSHA256,
        inputNotes: notes ?? round.notes)
      guard let boundsWithout else { return try checked(assembly) }
      return try checked(assembly, securing: boundsWithout)
    }
    let plan = try written(free)
    let kept = search.improved ? try? written(search.best) : nil
    return KeptAllocation(
      plan: kept ?? plan, free: plan,
      changedLines: search.changes(kept == nil ? free : search.best) + search.unknown,
      changedLinesOfFree: search.changes(free) + search.unknown, leastChangedLines: search.leastChanges)
  }

  /// The plan of a round that looks at nothing but the objectives.
  private func freePlan(_ solved: SolvedRound) throws(PlanningError) -> (ValuedPlan, [Baseline]) {
    if solved.relaxation.index.round.securesNextDoses {
      let secured = try SecuredRound(solved, settings: settings, threads: threads)
      return (secured.best, secured.baselines)
    }
    do {
      let whole = try WholeVials(
        solved.relaxation, solution: solved.solution, settings: settings, threads: threads)
      return (whole.best, whole.baselines)
    } catch {
      throw PlanningError(error)
    }
  }
}
