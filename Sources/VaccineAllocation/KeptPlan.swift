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
  /// in everything before it, and may be worse in what follows. As good means no worse in a small round; in a large one,
  /// of more than 500 shipments, no further beyond the tolerances of waste and need than the free plan and worse by no
  /// more than a hundredth in any other objective. It is a search, as all of whole vials is: that none changes fewer
  /// lines is proved only where ``KeptAllocation/leastChangedLines`` is as many.
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
    let (free, baselines, continued) = try freePlan(solved, beside: earlier)
    let search: KeepingSearch
    do {
      var found = KeepingSearch(
        solved, free: free, earlier: earlier, before: objective, settings: settings, threads: threads)
      try found.run(from: continued)
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

  /// The plan of a round that looks at nothing but the objectives, what plain rules come to, and for a large round a
  /// plan that goes on from an earlier one.
  private func freePlan(
    _ solved: SolvedRound, beside earlier: [Shipment]
  ) throws(PlanningError) -> (ValuedPlan, [Baseline], continued: ValuedPlan?) {
    if solved.relaxation.index.round.securesNextDoses {
      let secured = try SecuredRound(solved, settings: settings, threads: threads)
      return (secured.best, secured.baselines, nil)
    }
    do {
      let whole = try WholeVials(
        solved.relaxation, solution: solved.solution, settings: settings, threads: threads)
      guard whole.rounding.isLarge else { return (whole.best, whole.baselines, nil) }
      let continued = try WholeVials(
        solved.relaxation, solution: solved.solution, plain: whole.plain, earlier: earlier,
        settings: settings, threads: threads)
      return (whole.best, whole.baselines, continued.best)
    } catch {
      throw PlanningError(error)
    }
  }
}
