import LinearProgramming

/// Solves a component of a two-stage program with few of its arrivals, and lets others in as they pay.
///
/// What arrives at a recipient out of a chain node has a column, and for each scenario a row with columns of use. There
/// are thousands of them, a solution uses few, and with all of them the simplex method spends nearly all its work on
/// rows in which nothing moves. With the prices of a solution that knows only some, each of the others can be judged
/// without its being there: what it would be worth to every scenario, less what the stock is worth (column generation,
/// Ford and Fulkerson 1958). Where none pays any more, the solution is optimal for all. Then the statuses found are a
/// basis of the whole program, to be solved and certified from there; so this decides nothing but the time.
struct ArrivalSearch {
  private let program: LinearProgram
  /// The recipient of each arrival; -1 for other columns.
  private let recipientOfColumn: [Int]
  /// The row that keeps a use within its arrival, by column of use; -1 for other columns.
  private var contentOfUse: [Int32]
  /// The arrival that a row keeps uses within; -1 for other rows.
  private var arrivalOfRow: [Int32]
  /// The rows of each arrival, and the columns of use in each row.
  private var rowsOfArrival: [Int: [Int]] = [:]
  private var usesOfRow: [Int: [Int]] = [:]

  private var isChosen: [Bool]
  private var columns: [BasisStatus]
  private var rows: [BasisStatus]
  private var hasEntered: [Bool]

  /// What pays less is left to the whole program.
  private static let leastGain = 1e-6
  /// So many arrivals of a recipient may come in at a time.
  private static let mostOfRecipient = 6
  /// After so many turns the whole program must do.
  private static let mostTurns = 40

  /// Looks at a component.
  ///
  /// - Parameters:
  ///   - program: the component, with one stage.
  ///   - isContent: of each row whether it keeps a scenario's use within what arrives.
  ///   - recipientOfColumn: the recipient of each arrival; -1 for other columns.
  ///   - isChosen: of each arrival whether it is there at first.
  init(_ program: LinearProgram, isContent: [Bool], recipientOfColumn: [Int], isChosen: [Bool]) {
    self.program = program
    self.recipientOfColumn = recipientOfColumn
    self.isChosen = isChosen
    contentOfUse = [Int32](repeating: -1, count: program.columnCount)
    arrivalOfRow = [Int32](repeating: -1, count: program.rowCount)
    columns = [BasisStatus](repeating: .atLowerBound, count: program.columnCount)
    rows = [BasisStatus](repeating: .basic, count: program.rowCount)
    hasEntered = [Bool](repeating: false, count: program.rowCount)
    for column in 0..<program.columnCount {
      for entry in Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1]) {
        let row = Int(program.rowIndices[entry])
        guard isContent[row] else { continue }
        if recipientOfColumn[column] >= 0 {
          arrivalOfRow[row] = Int32(column)
          rowsOfArrival[column, default: []].append(row)
        } else {
          contentOfUse[column] = Int32(row)
          usesOfRow[row, default: []].append(column)
        }
      }
    }
  }

  /// A basis of the whole component that is optimal or nearly so.
  mutating func start(settings: SolverSettings) throws(LinearProgramError) -> Checkpoint {
    var settings = settings
    settings.certifiesExactly = false
    settings.keepsPrices = true
    settings.leastRowsForBlocks = .max
    var costs = [Double](repeating: 0, count: program.columnCount)
    if case .minimize(let terms, _)? = program.stages.first?.objective {
      for term in terms { costs[term.column] += term.coefficient }
    }
    for turn in 0..<ArrivalSearch.mostTurns {
      let part = ProgramPart(
        of: program, columns: (0..<program.columnCount).filter { isIn(column: $0) },
        rows: (0..<program.rowCount).filter { isIn(row: $0) })
      let known =
        turn == 0
        ? []
        : [SolveTrace(checkpoints: [Checkpoint(stage: 0, basis: part.basis(columns, rows, hasEntered))])]
      let solution = try LinearProgram.solve(
        [part.program], settings: settings, threads: 1, resuming: known)[0]
      guard let basis = solution.basis, !solution.prices.isEmpty else { break }
      var prices = [Double](repeating: 0, count: program.rowCount)
      for (place, column) in part.columns.enumerated() { columns[column] = basis.columns[place] }
      for (place, row) in part.rows.enumerated() {
        rows[row] = basis.rows[place]
        prices[row] = solution.prices[place]
      }
      for row in basis.lazyRows { hasEntered[part.rows[Int(row)]] = true }
      let waiting = judge(costs: costs, prices: prices)
      if waiting.isEmpty { break }
      var taken: [Int: Int] = [:]
      for (_, column) in waiting {
        let recipient = recipientOfColumn[column]
        guard taken[recipient, default: 0] < ArrivalSearch.mostOfRecipient else { continue }
        taken[recipient, default: 0] += 1
        isChosen[column] = true
      }
    }
    let entered = hasEntered.indices.filter { hasEntered[$0] }.map { Int32($0) }
    return Checkpoint(stage: 0, basis: Basis(columns: columns, rows: rows, lazyRows: entered))
  }

  private func isIn(row: Int) -> Bool { arrivalOfRow[row] < 0 || isChosen[Int(arrivalOfRow[row])] }

  private func isIn(column: Int) -> Bool {
    if recipientOfColumn[column] >= 0 { return isChosen[column] }
    return contentOfUse[column] < 0 || isIn(row: Int(contentOfUse[column]))
  }

  /// What a unit of a column costs at prices, its row of content left out.
  private func reducedCost(_ column: Int, costs: [Double], prices: [Double]) -> Double {
    var cost = costs[column]
    for entry in Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1]) {
      let row = Int(program.rowIndices[entry])
      if arrivalOfRow[row] < 0 { cost -= prices[row] * program.coefficients[entry] }
    }
    return cost
  }

  /// Judges the arrivals that are not there, and pairs what they would bring with its best use; those that pay come
  /// first, the most first.
  private mutating func judge(costs: [Double], prices: [Double]) -> [(cost: Double, column: Int)] {
    var found: [(cost: Double, column: Int)] = []
    for (arrival, contents) in rowsOfArrival.sorted(by: { $0.key < $1.key }) where !isChosen[arrival] {
      var cost = reducedCost(arrival, costs: costs, prices: prices)
      for row in contents {
        var best: (cost: Double, column: Int)?
        for use in usesOfRow[row] ?? [] {
          columns[use] = .atLowerBound
          let own = reducedCost(use, costs: costs, prices: prices)
          if own < best?.cost ?? 0 { best = (own, use) }
        }
        rows[row] = best == nil ? .basic : .atUpperBound
        guard let best else { continue }
        columns[best.column] = .basic
        cost += best.cost
      }
      if cost < -ArrivalSearch.leastGain { found.append((cost, arrival)) }
    }
    return found.sorted { ($0.cost, $0.column) < ($1.cost, $1.column) }
  }
}

extension ProgramPart {
  /// Statuses of the whole as a basis of this part.
  fileprivate func basis(_ columns: [BasisStatus], _ rows: [BasisStatus], _ hasEntered: [Bool]) -> Basis {
    Basis(
      columns: self.columns.map { columns[$0] }, rows: self.rows.map { rows[$0] },
      lazyRows: self.rows.indices.filter { hasEntered[self.rows[$0]] }.map { Int32($0) })
  }
}
