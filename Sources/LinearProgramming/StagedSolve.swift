/// The stages of a program, one after the other.
extension SolverState {
  /// Solves all stages.
  ///
  /// - Parameters:
  ///   - start: How the first stage starts where no checkpoint says it.
  ///   - trace: What the solve of a similar program left behind.
  ///   - point: A point of the program's own columns that the first of them goes with, if it was gathered from blocks
  ///     of the program itself.
  func solveStages(
    from start: Rung, resuming trace: SolveTrace = SolveTrace(), gatheredAt point: [Double]? = nil
  ) throws(LinearProgramError) -> StagedSolution {
    var start = start
    var trace = trace
    var results: [StageResult] = []
    var basis: Basis?
    var reached = SolveTrace()
    var runStart = 0
    if let first = trace.checkpoints.first(where: { $0.stage == 0 }), let costs = linearCosts(ofStage: 0) {
      if let rung = resume(first, entered: 0, for: costs, at: point) {
        start = rung
      } else {
        // What follows will be no nearer.
        trace = SolveTrace()
        start = .presolved
      }
    }
    var exactValues: [Double]?
    var unsharedValues: [Double]?
    if source.stages.isEmpty {
      stageName = "feasibility"
      try findPoint(from: start)
    }
    if !isResumed { try findGuidedPoint(from: start, isGathered: point != nil) }
    for (index, stage) in source.stages.enumerated() {
      stageName = stage.name
      // What the blend took belongs to the first stage, which it shortens.
      if index > 0 { counts = StageCounts() }
      if hasPoint { start = .warm }
      if index > runStart, source.stages[index - 1].objective.isLinear != stage.objective.isLinear {
        if let costs = linearCosts(ofStage: index) {
          if let known = trace.checkpoints.first(where: { $0.stage == index }) {
            start = resume(known, entered: index, for: costs) ?? .warm
          }
        } else {
          reached.checkpoints.append(checkpoint(ofRunFrom: runStart, entered: runStart))
        }
        runStart = index
      }
      switch stage.objective {
      case .minimize(let terms, let constant):
        let (certificate, exact) = try optimise(terms, sign: 1, constant: constant, from: start)
        exactValues = exact
        results.append(result(certificate, levels: []))
      case .maximize(let terms, let constant):
        let (certificate, exact) = try optimise(terms, sign: -1, constant: constant, from: start)
        exactValues = exact
        results.append(result(certificate.negated, levels: []))
      case .leximin:
        if !hasPoint { try findPoint(from: start) }
        guard let sharing = program.sharings[index] else {
          results.append(result(certify(constant: 1, isSolved: false).0, levels: []))
          continue
        }
        if basis == nil {
          basis = self.basis()
          unsharedValues = exactValues ?? values
        }
        exactValues = nil
        let (certificate, levels) = try share(sharing, at: index, resuming: trace, leaving: &reached)
        results.append(result(certificate, levels: levels))
      }
    }
    let columnValues = Array((exactValues ?? values)[..<source.columnCount])
    if source.stages.last?.objective.isLinear == true {
      reached.checkpoints.append(checkpoint(ofRunFrom: runStart, entered: runStart))
    }
    return StagedSolution(
      columnValues: columnValues,
      unsharedColumnValues: unsharedValues.map { Array($0[..<source.columnCount]) } ?? columnValues,
      stages: results,
      basis: basis ?? self.basis(), trace: reached,
      prices: settings.keepsPrices ? Array(prices()[..<source.rowCount]) : [], size: ProgramSize(source))
  }

  /// Goes to where a blend of the stages is best before the first stage begins.
  ///
  /// The blend, in which each stage weighs far less than the one before it, ends at or near the optimum of
  /// several stages at once, so that each of them has little left to do. It decides nothing: every stage is
  /// solved and certified by itself from there.
  private func findGuidedPoint(from start: Rung, isGathered: Bool) throws(LinearProgramError) {
    guard settings.blendsStages, !hasPoint else { return }
    let blend = StageBlend(source)
    guard blend.count > 1 else { return }
    var costs = [Double](repeating: 0, count: program.columnCount)
    for term in blend.terms { costs[term.column] += term.coefficient }
    stageName = "blend"
    counts = StageCounts()
    setCosts(costs)
    try optimise(from: start, isGathered: isGathered)
    hasPoint = true
  }

  private func result(_ certificate: Certificate, levels: [Double]) -> StageResult {
    StageResult(
      name: stageName, value: certificate.value, levels: levels, certificate: certificate, counts: counts)
  }

  /// A point that satisfies everything, for an objective that does not say which.
  private func findPoint(from start: Rung) throws(LinearProgramError) {
    setCosts([Double](repeating: 0, count: program.columnCount))
    try optimise(from: start)
    hasPoint = true
  }

  /// One linear objective: solve, certify, fix the face.
  private func optimise(
    _ terms: [Term], sign: Double, constant: Double, from start: Rung
  ) throws(LinearProgramError) -> (Certificate, exactValues: [Double]?) {
    let (costs, constant) = (costs(terms, sign: sign), sign * constant)
    setCosts(costs)
    let isOpen = costs.indices.contains {
      costs[$0] != 0 && program.columnLower[$0] < program.columnUpper[$0]
    }
    if hasPoint && !isOpen { return certify(constant: constant, isSolved: false) }
    let (certificate, exact) = try prove(constant: constant, from: start)
    if !certificate.holds {
      throw .uncertified(
        stage: stageName, component: source.name, certificate: sign < 0 ? certificate.negated : certificate)
    }
    hasPoint = true
    fixFace()
    return (certificate, exact)
  }

  /// What each column costs where a sum of terms is to be as small as can be, or with −1 as large.
  private func costs(_ terms: [Term], sign: Double) -> [Double] {
    var costs = [Double](repeating: 0, count: program.columnCount)
    for term in summed(terms) { costs[term.column] = sign * term.coefficient }
    return costs
  }

  /// The costs of a linear stage; `nil` for a fair sharing, or where there is no such stage.
  private func linearCosts(ofStage stage: Int) -> [Double]? {
    guard source.stages.indices.contains(stage) else { return nil }
    switch source.stages[stage].objective {
    case .minimize(let terms, _): return costs(terms, sign: 1)
    case .maximize(let terms, _): return costs(terms, sign: -1)
    case .leximin: return nil
    }
  }

  /// Solves until no lazy row is broken and no column that stands aside would pay.
  ///
  /// - Parameters:
  ///   - start: How the first solve starts.
  ///   - next: How it goes on when lazy rows have entered.
  ///   - isGathered: Whether the basis at hand was gathered from blocks.
  func optimise(
    from start: Rung, thenFrom next: Rung = .warm, isGathered: Bool = false
  ) throws(LinearProgramError) {
    let rowsPerColumn = rowsPerColumnInSight(from: start, isGathered: isGathered)
    if let rowsPerColumn { startSifting(from: start, rowsPerColumn: rowsPerColumn) }
    counts.passes += 1
    try solve(from: start)
    for turn in 1... {
      let broken = lazyRows.takeBroken(
        by: values, in: program, most: max(1, settings.lazyRowsPerGroup))
      let isDone = broken.isEmpty && !isAnyAsidePaying
      if isDone && held.isEmpty { break }
      letGo(turn: turn, isDone: isDone)
      if let rowsPerColumn { sift(turn: turn, rowsPerColumn: rowsPerColumn) }
      counts.lazyRowsAdded += broken.count
      counts.passes += 1
      enter(rows: broken)
      try solve(from: next)
    }
    bringBack()
  }

  /// Solves for the costs in force and certifies the answer, which is sought once more where that fails.
  func prove(
    constant: Double, from start: Rung
  ) throws(LinearProgramError) -> (Certificate, exactValues: [Double]?) {
    let start = start == .warm && isResumed ? goingOn() : start
    try optimise(from: start)
    var proof = certify(constant: constant)
    for rung in (start == .settled ? [.warm] : []) + [Rung.standardBasis] where !proof.0.holds {
      counts.recoveries += 1
      try optimise(from: rung)
      proof = certify(constant: constant)
    }
    return proof
  }

  /// Certifies the point for the costs in force.
  ///
  /// `isSolved` is false where the objective is constant on what is left and nothing had to be solved:
  /// then no row has a price.
  func certify(constant: Double, isSolved: Bool = true) -> (Certificate, exactValues: [Double]?) {
    let question = CertificateQuestion(
      costs: costs, constant: constant, values: values,
      prices: isSolved ? prices() : [Double](repeating: 0, count: program.rowCount))
    if settings.certifiesExactly, let (certificate, values) = exactMatrix.certificate(question, in: program) {
      return (certificate, values)
    }
    return (.floatingPoint(question, in: program), nil)
  }

  /// Fixes what has a non-zero reduced cost where it stands.
  ///
  /// It is at that bound in every optimal solution: by complementary slackness the points left are exactly the
  /// optimal ones.
  private func fixFace() {
    let lowerStatus = BasisStatus.atLowerBound.rawValue
    let upperStatus = BasisStatus.atUpperBound.rawValue
    var columns: [Int32] = []
    var columnBounds: [(Double, Double)] = []
    for column in 0..<sessionColumns where abs(vertex.columnDuals[column]) > Self.smallestReducedCost {
      let status = vertex.columnStatuses[column]
      guard status == lowerStatus || status == upperStatus else { continue }
      let bound = status == lowerStatus ? program.columnLower[column] : program.columnUpper[column]
      columns.append(Int32(column))
      columnBounds.append((bound, bound))
    }
    var rows: [Int32] = []
    var rowBounds: [(Double, Double)] = []
    for (place, row) in sessionRows.enumerated() where abs(vertex.rowDuals[place]) > Self.smallestReducedCost
    {
      let status = vertex.rowStatuses[place]
      guard status == lowerStatus || status == upperStatus else { continue }
      let bound = status == lowerStatus ? program.rowLower[Int(row)] : program.rowUpper[Int(row)]
      rows.append(row)
      rowBounds.append((bound, bound))
    }
    setBounds(columns: columns, columnBounds: columnBounds, rows: rows, rowBounds: rowBounds)
  }
}
