internal import AllocationModel
internal import LinearProgramming

/// Where the relaxation of a round ended: from here a similar round is solved again in a fraction of the time.
///
/// It knows lots, places and demand lines by their names, so the other round may differ in anything: vials,
/// uptake, pins, days, lines that come or go. The more it differs, the less there is to gain. It changes how
/// long planning takes, never a bound: every optimum is certified anew. It holds about as much memory as the
/// round's linear program.
public struct Restart: Sendable {
  /// A ``Checkpoint`` of all components together, in the columns and rows of the whole relaxation.
  struct RoundCheckpoint: Sendable {
    /// The stage that begins the run.
    let stage: String
    /// The round of a fair sharing, or 0.
    let round: Int
    var columns: [BasisStatus]
    var rows: [BasisStatus]
    /// The lazy rows that had entered.
    var entered: [Bool]
    /// How the fair share of each recipient stands; nil where it has none, or none had begun.
    var shares: [Share?]
  }

  /// The statuses of what a recipient's fair share adds.
  struct Share: Sendable {
    var total: BasisStatus
    var definition: BasisStatus
    var floor: BasisStatus
    var level: BasisStatus

    /// How a share enters that was not there before.
    static let new = Share(total: .basic, definition: .fixed, floor: .basic, level: .atLowerBound)
  }

  /// The former relaxation, without its matrix.
  let relaxation: Relaxation
  /// The value of each column before fair shares were sought.
  private let values: [Double]
  private let checkpoints: [RoundCheckpoint]
  let prices: [SharingPrices]

  /// Remembers where all components of a round ended.
  init(_ relaxation: Relaxation, components: RelaxationComponents, solutions: [StagedSolution]) {
    var remembered = relaxation
    remembered.entries = []
    remembered.peopleOfRecipient = []
    for stage in remembered.stages.indices { remembered.stages[stage].terms = [] }
    self.relaxation = remembered
    var values = [Double](repeating: 0, count: relaxation.columns.count)
    for (component, solution) in solutions.enumerated() {
      for (column, value) in zip(components.columns[component], solution.unsharedColumnValues) {
        values[column] = value
      }
    }
    self.values = values
    var checkpoints: [RoundCheckpoint] = []
    for (component, solution) in solutions.enumerated() {
      for checkpoint in solution.trace.checkpoints {
        let name = solution.stages[checkpoint.stage].name
        let place =
          checkpoints.firstIndex { $0.stage == name && $0.round == checkpoint.round }
          ?? {
            checkpoints.append(RoundCheckpoint(stage: name, round: checkpoint.round, of: relaxation))
            return checkpoints.count - 1
          }()
        checkpoints[place].take(checkpoint, of: component, in: components)
      }
    }
    self.checkpoints = checkpoints
    prices = solutions.enumerated().flatMap { component, solution in
      solution.trace.roundPrices.map { prices in
        SharingPrices(prices, stage: solution.stages[prices.stage].name, of: component, in: components)
      }
    }
  }

  /// Where the components of another round may start; empty where too little of it is known.
  func traces(for new: Relaxation, components: RelaxationComponents) -> [SolveTrace] {
    let names = RestartNames(from: relaxation, to: new)
    let columns = names.columns()
    let known = columns.count { $0 != nil }
    guard 2 * known > columns.count else { return [] }
    let rows = names.rows()
    let (newColumns, newRows) = (Restart.isNew(columns), Restart.isNew(rows))
    let roundPrices = roundPrices(rows: rows, recipients: names.recipients, components: components)
    let parts = SplitNodes(new, former: columns, isNew: newColumns, values: values).statuses
    return components.programs.indices.map { component in
      let checkpoints: [Checkpoint] = checkpoints.compactMap { former in
        guard
          let stage = components.programs[component].stages.firstIndex(where: { $0.name == former.stage }),
          former.round == 0 || former.knows(components.recipients[component].map { names.recipients[$0] })
        else { return nil }
        var checkpoint = former.checkpoint(
          stage: stage, of: component, in: components, columns: columns, rows: rows,
          recipients: names.recipients)
        // Later checkpoints leave columns that are new as they are.
        if stage == 0 && former.round == 0 {
          for (position, column) in components.columns[component].enumerated() {
            if let status = parts[column] { checkpoint.basis.columns[position] = status }
          }
        }
        checkpoint.newColumns = Restart.positions(of: newColumns, in: components.columns[component])
        checkpoint.newRows = Restart.positions(of: newRows, in: components.rows[component])
        return checkpoint
      }
      return SolveTrace(checkpoints: checkpoints, roundPrices: roundPrices[component])
    }
  }

  /// Which have no former one, or one that stands for another already.
  private static func isNew(_ former: [Int?]) -> [Bool] {
    var seen: Set<Int> = []
    return former.map { place in place.map { !seen.insert($0).inserted } ?? true }
  }

  private static func positions(of isNew: [Bool], in members: [Int]) -> [Int32] {
    members.indices.filter { isNew[members[$0]] }.map { Int32($0) }
  }
}

extension Restart.RoundCheckpoint {
  /// One of which nothing is known yet: every row basic, every column at its lower bound.
  fileprivate init(stage: String, round: Int, of relaxation: Relaxation) {
    self.stage = stage
    self.round = round
    columns = [BasisStatus](repeating: .atLowerBound, count: relaxation.columns.count)
    rows = [BasisStatus](repeating: .basic, count: relaxation.rows.count)
    entered = [Bool](repeating: false, count: relaxation.rows.count)
    shares = [Restart.Share?](repeating: nil, count: relaxation.index.recipients.count)
  }

  fileprivate mutating func take(
    _ checkpoint: Checkpoint, of component: Int, in components: RelaxationComponents
  ) {
    for (column, status) in zip(components.columns[component], checkpoint.basis.columns) {
      columns[column] = status
    }
    for (row, status) in zip(components.rows[component], checkpoint.basis.rows) { rows[row] = status }
    for row in checkpoint.basis.lazyRows { entered[components.rows[component][Int(row)]] = true }
    guard let sharing = checkpoint.sharings.first else { return }
    for (share, recipient) in components.recipients[component].enumerated() {
      shares[recipient] = Restart.Share(
        total: sharing.totals[share], definition: sharing.definitions[share], floor: sharing.floors[share],
        level: sharing.level)
    }
  }

  /// Whether the fair share of any of these recipients had begun.
  fileprivate func knows(_ recipients: [Int?]) -> Bool {
    recipients.contains { $0.flatMap { shares[$0] } != nil }
  }

  /// What this comes to for a component of another round.
  fileprivate func checkpoint(
    stage: Int, of component: Int, in components: RelaxationComponents, columns oldColumns: [Int?],
    rows oldRows: [Int?], recipients: [Int?]
  ) -> Checkpoint {
    let program = components.programs[component]
    var lazyRows: Set<Int32> = []
    var rowStatuses: [BasisStatus] = []
    for (position, row) in components.rows[component].enumerated() {
      guard let old = oldRows[row] else {
        rowStatuses.append(.basic)
        continue
      }
      let isLazy = program.lazyGroup[position] >= 0
      if isLazy && entered[old] { lazyRows.insert(Int32(position)) }
      rowStatuses.append(isLazy && !entered[old] ? .basic : rows[old])
    }
    var columnStatuses = components.columns[component].map { column in
      oldColumns[column].map { columns[$0] } ?? .atLowerBound
    }
    let isKnown = components.columns[component].map { oldColumns[$0] != nil }
    for (column, row) in Self.boundsThatBecameRows(columnStatuses, isKnown, in: program)
    where oldRows[components.rows[component][row]] != nil {
      columnStatuses[column] = .basic
      rowStatuses[row] = .atUpperBound
      if program.lazyGroup[row] >= 0 { lazyRows.insert(Int32(row)) }
    }
    let basis = Basis(columns: columnStatuses, rows: rowStatuses, lazyRows: lazyRows.sorted())
    guard shares.contains(where: { $0 != nil }) else {
      return Checkpoint(stage: stage, round: round, basis: basis)
    }
    let former = components.recipients[component].map { recipient in
      recipients[recipient].flatMap { shares[$0] }
    }
    let level = former.lazy.compactMap { $0?.level }.first ?? Restart.Share.new.level
    let each = former.map { $0 ?? .new }
    let sharing = SharingBasis(
      totals: each.map(\.total), definitions: each.map(\.definition), floors: each.map(\.floor), level: level)
    return Checkpoint(stage: stage, round: round, basis: basis, sharings: [sharing])
  }

  /// Columns that stood at a bound which they no longer have, each with the row that took its place.
  ///
  /// A row with one column is written as a bound of it; once there are more columns in it, it is a row.
  private static func boundsThatBecameRows(
    _ statuses: [BasisStatus], _ isKnown: [Bool], in program: LinearProgram
  ) -> [(column: Int, row: Int)] {
    let lost = statuses.indices.filter {
      statuses[$0] == .atUpperBound && program.columnUpper[$0] == .infinity
    }
    if lost.isEmpty { return [] }
    func rows(of column: Int) -> ArraySlice<Int32> {
      program.rowIndices[Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1])]
    }
    var knownInRow = [Int](repeating: 0, count: program.rowCount)
    for column in isKnown.indices where isKnown[column] {
      for row in rows(of: column) { knownInRow[Int(row)] += 1 }
    }
    return lost.compactMap { column in
      let row = rows(of: column).first { row in
        knownInRow[Int(row)] == 1 && program.rowUpper[Int(row)].isFinite
      }
      return row.map { (column, Int($0)) }
    }
  }
}
