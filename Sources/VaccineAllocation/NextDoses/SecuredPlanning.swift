internal import AllocationModel

extension Planner {
  /// A plan that keeps a next dose for everybody who begins a course, with what that costs.
  ///
  /// - Parameter solved: the round's relaxation, which keeps next doses, with its optimum.
  func securedPlan(_ solved: SolvedRound) throws(PlanningError) -> Allocation {
    let round = solved.relaxation.index.round
    let secured = try SecuredRound(solved, settings: settings, threads: threads)
    let assembly = PlanAssembly(
      secured.best, solution: solved.solution, baselines: secured.baselines, inputSHA256: inputSHA256,
      inputNotes: notes ?? round.notes)
    let plan = try checked(assembly, securing: boundsWithoutKeeping(round))
    return Allocation(plan: plan, proof: Proof(solutions: solved.solutions), restart: solved.restart)
  }

  /// What no plan could beat if nothing were kept for next doses.
  func boundsWithoutKeeping(_ round: Round) throws(PlanningError) -> [SecuredDoses.Bound] {
    try bounds(of: round.keepingNothing()).objectives.map {
      SecuredDoses.Bound(name: $0.name, bound: $0.value)
    }
  }

  /// Writes and judges a plan with what it keeps.
  func checked(
    _ assembly: PlanAssembly, securing boundsWithout: [SecuredDoses.Bound]
  ) throws(PlanningError) -> Plan {
    let index = assembly.rounding.index
    let kept = assembly.kept.map { row($0, index) }
    return try checked(assembly) { $0.secured = SecuredDoses(boundsWithout: boundsWithout, kept: kept) }
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
