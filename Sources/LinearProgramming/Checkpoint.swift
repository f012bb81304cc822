/// What the solve of a program leaves behind for a similar one.
public struct SolveTrace: Sendable, Equatable, Codable {
  /// Where the solve stood after its runs of stages; any may be missing.
  public var checkpoints: [Checkpoint]
  /// What proved the rounds of its fair sharings; any may be missing.
  public var roundPrices: [RoundPrices]

  /// What is known of a solve.
  public init(checkpoints: [Checkpoint] = [], roundPrices: [RoundPrices] = []) {
    self.checkpoints = checkpoints
    self.roundPrices = roundPrices
  }
}

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
}
