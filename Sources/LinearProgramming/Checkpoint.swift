/// Where the solve of a program stood when it had finished a run of stages: a start for a similar program.
///
/// A run is as many linear stages as follow each other, or one round of a fair sharing. Its last basis is optimal
/// for every stage of the run, since later stages only move among the optima of earlier ones.
public struct Checkpoint: Sendable, Equatable, Codable {
  /// The stage that begins the run.
  public var stage: Int
  /// The round of a fair sharing, from 1; 0 for linear stages.
  public var round: Int
  /// The statuses of the program's own columns and rows, and the lazy rows that had entered.
  public var basis: Basis
  /// The statuses of what the fair sharings up to here had added, in the order of their stages.
  public var sharings: [SharingBasis]
  /// Columns of the program that the former one did not have, in any order. Their statuses are a guess, and where the
  /// solve stands somewhere already they stay as they are.
  public var newColumns: [Int32]
  /// Rows of the program that the former one did not have, so too.
  public var newRows: [Int32]

  /// A checkpoint out of statuses; what is no basis is made one where a solve starts from it.
  public init(
    stage: Int, round: Int = 0, basis: Basis, sharings: [SharingBasis] = [], newColumns: [Int32] = [],
    newRows: [Int32] = []
  ) {
    self.stage = stage
    self.round = round
    self.basis = basis
    self.sharings = sharings
    self.newColumns = newColumns
    self.newRows = newRows
  }
}

/// How the columns and rows that a fair sharing adds to a program stand in a basis.
public struct SharingBasis: Sendable, Equatable, Codable {
  /// Of each share's total, a column.
  public var totals: [BasisStatus]
  /// Of each share's row that defines its total.
  public var definitions: [BasisStatus]
  /// Of each share's row that keeps the total above the common level.
  public var floors: [BasisStatus]
  /// Of the common level, a column.
  public var level: BasisStatus

  /// Statuses, one of each kind per share.
  public init(
    totals: [BasisStatus], definitions: [BasisStatus], floors: [BasisStatus], level: BasisStatus
  ) {
    self.totals = totals
    self.definitions = definitions
    self.floors = floors
    self.level = level
  }
}

extension SolverState {
  /// Notes where the solve stands.
  ///
  /// - Parameter entered: How many of the program's stages have entered with what they add.
  func checkpoint(ofRunFrom stage: Int, round: Int = 0, entered: Int) -> Checkpoint {
    var statusOfRow: [Int32: BasisStatus] = [:]
    for (place, row) in sessionRows.enumerated() where Int(row) >= program.ownRows {
      statusOfRow[row] = BasisStatus(rawValue: vertex.rowStatuses[place])
    }
    func column(_ column: Int) -> BasisStatus {
      BasisStatus(rawValue: vertex.columnStatuses[column]) ?? .basic
    }
    func rows(from first: Int, count: Int) -> [BasisStatus] {
      (first..<first + count).map { statusOfRow[Int32($0)] ?? .basic }
    }
    let sharings = program.sharings[..<entered].compactMap { $0 }.map { sharing in
      SharingBasis(
        totals: (0..<sharing.count).map { column(sharing.firstTotalColumn + $0) },
        definitions: rows(from: sharing.firstTotalRow, count: sharing.count),
        floors: rows(from: sharing.firstRaiseRow, count: sharing.count), level: column(sharing.raiseColumn))
    }
    return Checkpoint(stage: stage, round: round, basis: basis(), sharings: sharings)
  }

  /// Takes up the basis of a former solve, made whole where it is none here.
  ///
  /// The basis at hand is kept for the case that the other one leads nowhere. Where no reduced cost there asks for a move,
  /// as after a change of right-hand sides alone, the dual method mends what is broken. Otherwise the primal one has to,
  /// and where many bounds are broken the basis at hand stays: the first phase would take longer than what the former
  /// basis saves, and on an optimal face, where nearly everything is degenerate, it may never end.
  ///
  /// - Parameters:
  ///   - costs: The costs that are solved for next.
  ///   - point: A point near which the basis is, if it is no vertex: what is not basic is held there.
  /// - Returns: How to go on from the former basis; `nil` where it was not taken up.
  func resume(
    _ checkpoint: Checkpoint, entered: Int, for costs: [Double], at point: [Double]? = nil
  ) -> Rung? {
    setCosts(costs)
    let known = Set(sessionRows)
    let missing = checkpoint.basis.lazyRows.filter { !known.contains($0) }
    lazyRows.remove(missing)
    if hasPoint { retreat = (vertex.rowStatuses, vertex.columnStatuses) }
    enter(rows: missing)
    var rows = checkpoint.basis.rows.map(\.rawValue)
    rows += [Int8](repeating: BasisStatus.basic.rawValue, count: program.rowCount - rows.count)
    var columns = checkpoint.basis.columns.map(\.rawValue)
    columns += [Int8](
      repeating: BasisStatus.atLowerBound.rawValue, count: program.columnCount - columns.count)
    for (sharing, former) in zip(program.sharings[..<entered].compactMap { $0 }, checkpoint.sharings)
    where former.totals.count == sharing.count {
      for share in 0..<sharing.count {
        columns[sharing.firstTotalColumn + share] = former.totals[share].rawValue
        rows[sharing.firstTotalRow + share] = former.definitions[share].rawValue
        rows[sharing.firstRaiseRow + share] = former.floors[share].rawValue
      }
      columns[sharing.raiseColumn] = former.level.rawValue
    }
    if hasPoint {
      let isNew = Set(checkpoint.newColumns)
      for column in 0..<program.ownColumns where isNew.contains(Int32(column)) {
        columns[column] = vertex.columnStatuses[column]
      }
      let isNewRow = Set(checkpoint.newRows)
      for (place, row) in sessionRows.enumerated() where isNewRow.contains(row) {
        rows[Int(row)] = vertex.rowStatuses[place]
      }
    }
    var repair = BasisRepair(
      program, sessionRows: sessionRows, rowStatuses: sessionRows.map { rows[Int($0)] },
      columnStatuses: Array(columns[..<sessionColumns]), preferring: hasPoint ? vertex.columnStatuses : [])
    repair.run()
    let (rowStatuses, columnStatuses) = (repair.rowStatuses, repair.columnStatuses)
    if let point {
      hold(at: point, rows: rowStatuses, columns: columnStatuses)
      return .warm
    }
    change { session throws(GuardFailure) in
      try session.setBasis(rows: rowStatuses, columns: columnStatuses)
    }
    let most = hasPoint ? Self.fewBrokenBounds : max(20, sessionRows.count / Self.rowsPerBrokenBound)
    if let (broken, isDualFeasible) = glance({ (brokenBounds(), isDualFeasible) }) {
      if broken == 0 { return .warm }
      let canBeMended = isDualFeasible && repair.changes <= Self.fewRepairs
      if canBeMended, broken <= max(most, sessionRows.count / Self.rowsPerMendedBound) { return .dual }
      if broken <= most { return .warm }
    }
    retreat = nil
    if hasPoint {
      goBack(to: (vertex.rowStatuses, vertex.columnStatuses))
    } else {
      change { session throws(GuardFailure) in try session.useStandardBasis() }
    }
    return nil
  }

  /// Where there is no point yet, a former basis is taken up that breaks no more than one bound for so many rows.
  private static var rowsPerBrokenBound: Int { 50 }
  /// Where there is one, a former basis is taken up that breaks no more bounds.
  private static var fewBrokenBounds: Int { 10 }
  /// The dual method mends no more than one bound for so many rows.
  private static var rowsPerMendedBound: Int { 20 }
  /// And only where no more columns and rows changed sides to make the former basis one.
  private static var fewRepairs: Int { 5 }

  /// How many columns and rows of the session lie outside their bounds.
  private func brokenBounds() -> Int {
    func isBroken(_ value: Double, _ lower: Double, _ upper: Double) -> Bool {
      let slack = 1e-6 * max(1, abs(value))
      return value < lower - slack || value > upper + slack
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

  /// Whether no column or row of the session would move for its reduced cost.
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
