/// Going on from where a former solve stood.
///
/// A former solve's bases are tried one after the other where its runs of stages begin. Each is worked out, which costs
/// a factorisation; where it breaks nothing and no reduced cost asks for a move it is optimal as it is, and no solve
/// follows. Every optimum is certified all the same.
extension SolverState {
  /// How the rows and columns of the session stand.
  private struct Statuses: Equatable {
    var rows: [Int8]
    var columns: [Int8]
  }

  /// Takes up the basis of a former solve, made whole where it is none here.
  ///
  /// Where no reduced cost asks for a move, as after a change of right-hand sides alone, the dual method mends what is
  /// broken. Otherwise the primal one has to, and where many bounds are broken the basis at hand stays: the first phase
  /// would take longer than what the former basis saves, and on an optimal face, where nearly everything is degenerate,
  /// it may never end. The basis at hand is kept for the case that the other one leads nowhere.
  ///
  /// - Parameters:
  ///   - costs: The costs that are solved for next.
  ///   - point: A point near which the basis is, if it is no vertex: what is not basic is held there.
  ///   - isTrial: Whether what follows is given up soon where it leads nowhere: then a basis may be further away.
  /// - Returns: How to go on from the former basis, which may be optimal already; `nil` where it was not taken up.
  func resume(
    _ checkpoint: Checkpoint, entered: Int, for costs: [Double], at point: [Double]? = nil,
    isTrial: Bool = false
  ) -> Rung? {
    setCosts(costs)
    let known = Set(sessionRows)
    let missing = checkpoint.basis.lazyRows.filter { !known.contains($0) }
    lazyRows.remove(missing)
    let atHand = (vertex.rowStatuses, vertex.columnStatuses)
    enter(rows: missing)
    var basis = statuses(of: checkpoint, entered: entered)
    if hasPoint {
      for column in checkpoint.newColumns.map({ Int($0) }) {
        basis.columns[column] = vertex.columnStatuses[column]
      }
      let isNewRow = Set(checkpoint.newRows)
      for place in basis.rows.indices where isNewRow.contains(sessionRows[place]) {
        basis.rows[place] = vertex.rowStatuses[place]
      }
    }
    if let point {
      let whole = repaired(basis).statuses
      hold(at: point, rows: whole.rows, columns: whole.columns)
      return .warm
    }
    if let (standing, changes) = takeUp(basis),
      let rung = isTrial ? rungOfTrial(standing) : rung(standing, changes: changes)
    {
      isResumed = true
      if hasPoint { retreat = atHand }
      return rung
    }
    if hasPoint {
      set(Statuses(rows: vertex.rowStatuses, columns: vertex.columnStatuses))
    } else {
      change { session throws(GuardFailure) in try session.useStandardBasis() }
    }
    return nil
  }

  /// How to go on from the basis at hand, which a former basis led to.
  func goingOn() -> Rung { glance({ standing })?.isOptimal == true ? .settled : .warm }

  /// The statuses of a checkpoint for the rows and columns of the session; what it does not know of stands as it enters.
  private func statuses(of checkpoint: Checkpoint, entered: Int) -> Statuses {
    var rows = checkpoint.basis.rows.map(\.rawValue)
    rows += [Int8](repeating: BasisStatus.basic.rawValue, count: program.rowCount - rows.count)
    var columns = checkpoint.basis.columns.map(\.rawValue)
    columns += [Int8](repeating: BasisStatus.basic.rawValue, count: sessionColumns - columns.count)
    for (index, sharing) in program.sharings[..<entered].compactMap({ $0 }).enumerated() {
      let known = checkpoint.sharings.indices.contains(index) ? checkpoint.sharings[index] : nil
      let former = known?.totals.count == sharing.count ? known : nil
      for share in 0..<sharing.count {
        columns[sharing.firstTotalColumn + share] = (former?.totals[share] ?? .basic).rawValue
        rows[sharing.firstTotalRow + share] = (former?.definitions[share] ?? .fixed).rawValue
        rows[sharing.firstRaiseRow + share] = (former?.floors[share] ?? .basic).rawValue
      }
      columns[sharing.raiseColumn] = (former?.level ?? sharing.firstLevel).rawValue
    }
    return Statuses(rows: sessionRows.map { rows[Int($0)] }, columns: columns)
  }

  private func set(_ statuses: Statuses) {
    change { session throws(GuardFailure) in
      try session.setBasis(rows: statuses.rows, columns: statuses.columns)
    }
  }

  /// Sets a basis, made whole where it is none, and answers what it is worth and how much had to change; `nil` where
  /// nothing is to be had from it.
  private func takeUp(_ statuses: Statuses) -> (Standing, changes: Int)? {
    set(statuses)
    if let standing = glance({ standing }) { return (standing, 0) }
    let (whole, changes) = repaired(statuses)
    set(whole)
    return glance({ standing }).map { ($0, changes) }
  }

  private func repaired(_ statuses: Statuses) -> (statuses: Statuses, changes: Int) {
    var repair = BasisRepair(
      program, sessionRows: sessionRows, rowStatuses: statuses.rows, columnStatuses: statuses.columns,
      preferring: hasPoint ? vertex.columnStatuses : [])
    repair.run()
    return (Statuses(rows: repair.rowStatuses, columns: repair.columnStatuses), repair.changes)
  }

  /// Where there is no point yet, a former basis is taken up that breaks no more than one bound for so many rows.
  private static var rowsPerBrokenBound: Int { 50 }
  /// Where there is one, a former basis is taken up that breaks no more bounds.
  private static var fewBrokenBounds: Int { 10 }
  /// The dual method mends no more than one bound for so many rows.
  private static var rowsPerMendedBound: Int { 20 }
  /// And only where no more columns and rows changed sides to make the former basis one.
  private static var fewRepairs: Int { 5 }

  /// How to go on from a basis; `nil` where it is too far from what is sought.
  private func rung(_ standing: Standing, changes: Int) -> Rung? {
    if standing.isOptimal { return .settled }
    if standing.brokenBounds == 0 { return .warm }
    let few = hasPoint ? Self.fewBrokenBounds : max(20, sessionRows.count / Self.rowsPerBrokenBound)
    let canBeMended = standing.isDualFeasible && changes <= Self.fewRepairs
    if canBeMended, standing.brokenBounds <= max(few, sessionRows.count / Self.rowsPerMendedBound) {
      return .dual
    }
    return standing.brokenBounds <= few ? .warm : nil
  }

  /// Where it is given up soon where it leads nowhere, a former basis is tried that breaks one bound for so many rows.
  private static var rowsPerTriedBound: Int { 10 }

  /// The same for a trial.
  private func rungOfTrial(_ standing: Standing) -> Rung? {
    if standing.isOptimal { return .settled }
    guard standing.brokenBounds <= max(20, sessionRows.count / Self.rowsPerTriedBound) else { return nil }
    return standing.isDualFeasible ? .dual : .warm
  }

  /// What the session's solution is worth.
  private struct Standing {
    /// So many columns and rows of the session lie outside their bounds.
    var brokenBounds: Int
    /// Whether no column or row of the session would move for its reduced cost.
    var isDualFeasible: Bool
    var isOptimal: Bool { brokenBounds == 0 && isDualFeasible }
  }

  private var standing: Standing { Standing(brokenBounds: brokenBounds(), isDualFeasible: isDualFeasible) }

  private func brokenBounds() -> Int {
    /// As the solver has it.
    func isBroken(_ value: Double, _ lower: Double, _ upper: Double) -> Bool {
      value < lower - 1e-6 - 1e-9 * abs(lower) || value > upper + 1e-6 + 1e-9 * abs(upper)
    }
    let activities = activities(at: values)
    let rows = sessionRows.count {
      isBroken(activities[Int($0)], program.rowLower[Int($0)], program.rowUpper[Int($0)])
    }
    return rows
      + (0..<sessionColumns).count {
        isBroken(values[$0], program.columnLower[$0], program.columnUpper[$0])
      }
  }

  private var isDualFeasible: Bool {
    func isContent(_ status: Int8, _ dual: Double) -> Bool {
      switch BasisStatus(rawValue: status) {
      case .atLowerBound: dual > -Self.smallestReducedCost
      case .atUpperBound: dual < Self.smallestReducedCost
      case .nonbasicFree: abs(dual) < Self.smallestReducedCost
      case .basic, .fixed, nil: true
      }
    }
    return zip(vertex.columnStatuses, vertex.columnDuals).allSatisfy(isContent)
      && zip(vertex.rowStatuses, vertex.rowDuals).allSatisfy(isContent)
  }
}
