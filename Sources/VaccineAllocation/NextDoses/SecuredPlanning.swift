internal import AllocationModel
internal import LinearProgramming
internal import PlanChecking

extension Planner {
  /// A plan that keeps a next dose for everybody who begins a course, with what that costs.
  ///
  /// - Parameter solved: the round's relaxation, which keeps next doses, with its optimum.
  func securedPlan(_ solved: SolvedRound) throws(PlanningError) -> Allocation {
    let index = solved.relaxation.index
    let round = index.round
    let secured = try SecuredRound(solved, settings: settings, threads: threads)
    let assembly = PlanAssembly(
      rounding: secured.rounding, whole: secured.plan, values: secured.values, solution: solved.solution,
      baselines: secured.baselines, inputSHA256: inputSHA256, inputNotes: notes ?? round.notes,
      kept: secured.kept)
    guard var plan = assembly.plan() else {
      throw .brokenRules(["the sessions cannot take the planned people"])
    }
    let free = try bounds(of: round.keepingNothing())
    plan.secured = SecuredDoses(
      boundsWithout: free.objectives.map { SecuredDoses.Bound(name: $0.name, bound: $0.value) },
      kept: secured.kept.map { row($0, index) })
    plan.summary.verified = true
    let broken = PlanChecker(round).brokenRules(in: plan)
    guard broken.isEmpty else {
      throw .brokenRules(broken.map { "\($0.subject): \($0.wording[round.policy.language])" })
    }
    return Allocation(plan: plan, proof: Proof(solutions: solved.solutions), restart: solved.restart)
  }

  /// The plan of a round that keeps next doses, beside an earlier one.
  func securedPlan(_ round: Round, keeping earlier: [Shipment]) throws(PlanningError) -> KeptAllocation {
    let plan = try plan(round).plan
    func vials(_ shipments: [Shipment]) -> [[String]: Int] {
      Dictionary(
        shipments.map { ([$0.lot, $0.vaccine, $0.from, $0.to, $0.when.rawValue], $0.vials) },
        uniquingKeysWith: +)
    }
    let (before, after) = (vials(earlier), vials(plan.shipments))
    let changed = Set(before.keys).union(after.keys).count { before[$0] != after[$0] }
    // Nothing is searched for here, and nothing proved: perhaps no line would have to change.
    return KeptAllocation(
      plan: plan, free: plan, changedLines: changed, changedLinesOfFree: changed, leastChangedLines: 0)
  }

  private func row(_ kept: KeepAssignment.Kept, _ index: RoundIndex) -> KeptDoses {
    let round = index.round
    let lot = round.lots[index.lots[kept.lot].source]
    let course = round.tables.courses?[kept.due.course]
    return KeptDoses(
      lot: lot.lot, vaccine: lot.vaccine, heldAt: lot.place,
      place: round.places[index.recipients[kept.due.recipient].place].place, group: course?.group ?? "",
      dose: course?.nextDose ?? 0, firstDose: course?.dose ?? 0,
      firstVaccine: round.vaccines[kept.due.vaccine].vaccine, people: kept.people, vials: kept.vials,
      dueFrom: round.policy.date + kept.due.from, dueTo: round.policy.date + kept.due.to)
  }
}

extension Round {
  /// The same round, in which nothing is kept for next doses.
  fileprivate func keepingNothing() -> Round {
    var tables = tables
    tables.policy.secureNextDose = nil
    // The notices have changed the lots already, and have marked them.
    guard let round = try? Round(tables) else { preconditionFailure("a round is valid whatever it keeps") }
    return round
  }
}
