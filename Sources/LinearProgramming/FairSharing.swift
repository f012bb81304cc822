/// A fair sharing, round by round.
///
/// Each round raises the lowest level as far as it goes; the shares that hold it down are settled there, and the rest
/// goes on. The points that are left after the last round are those that no share could gain from but at the cost of one
/// that has no more.
extension SolverState {
  /// Where a fair sharing stands.
  struct SharingProgress {
    let sharing: WorkingProgram.Sharing
    let stage: Int
    /// The shares that are not settled.
    var rising: [Int]
    /// The level of each share that is.
    var levels: [Double]
    /// So many times the prices of a former solve led nowhere.
    var disappointments = 0

    init(_ sharing: WorkingProgram.Sharing, at stage: Int) {
      self.sharing = sharing
      self.stage = stage
      rising = Array(0..<sharing.count)
      levels = [Double](repeating: 0, count: sharing.count)
    }

    mutating func settle(_ shares: [Int], at level: Double) {
      for share in shares { levels[share] = level }
      let settled = Set(shares)
      rising.removeAll { settled.contains($0) }
    }
  }

  /// A round of a fair sharing that takes no more needs no start of its own.
  private static var fewIterations: Int { 20 }
  /// What the rounds leave behind takes about as much memory as the program.
  private static var mostPricesPerEntry: Int { 2 }
  /// After so many former bases in a row that were too far from a round of a fair sharing, no more are looked at.
  private static var mostRefused: Int { 3 }

  /// Settles all shares of a stage.
  ///
  /// - Parameters:
  ///   - trace: What the solve of a similar program left behind.
  ///   - reached: Takes what this one leaves behind.
  /// - Returns: One certificate for all rounds, and each share's level.
  func share(
    _ sharing: WorkingProgram.Sharing, at stage: Int, resuming trace: SolveTrace,
    leaving reached: inout SolveTrace
  ) throws(LinearProgramError) -> (Certificate, levels: [Double]) {
    enter(sharing)
    var costs = [Double](repeating: 0, count: program.columnCount)
    costs[sharing.raiseColumn] = -1
    setCosts(costs)
    var progress = SharingProgress(sharing, at: stage)
    var folded: Certificate?
    func fold(_ certificate: Certificate) {
      if folded == nil { folded = certificate } else { folded?.absorb(certificate) }
    }
    var kept = 0
    func keep(_ prices: RoundPrices) {
      kept += prices.count
      if kept <= Self.mostPricesPerEntry * program.entryRows.count { reached.roundPrices.append(prices) }
    }
    var refused = 0
    while !progress.rising.isEmpty {
      if counts.leximinRounds == sharing.count {
        throw .leximinStalled(stage: stageName, component: source.name, rounds: counts.leximinRounds)
      }
      let iterations = counts.iterations
      let leap = try leap(&progress, by: trace)
      for (round, certificate) in leap?.proven ?? [] {
        fold(certificate)
        keep(round.prices)
      }
      counts.leximinRounds += 1
      let known = trace.checkpoints.first { $0.stage == stage && $0.round == counts.leximinRounds }
      if let leap {
        fold(leap.1)
      } else {
        var start = Rung.warm
        if let known, refused < Self.mostRefused {
          let rung = resume(known, entered: stage + 1, for: costs)
          refused = rung == nil ? refused + 1 : 0
          start = rung ?? .warm
        }
        fold(try raise(sharing, from: start))
      }
      let prices = roundPrices(ofStage: stage, sharing)
      keep(prices)
      let level = min(1, values[sharing.raiseColumn] / sharing.scale)
      let isSatisfied = level >= 1 - 1e-12
      let settled = isSatisfied ? progress.rising : blocked(of: progress.rising, sharing, by: prices)
      let isLast = settled.count == progress.rising.count
      if isLast || known != nil || counts.iterations > iterations + Self.fewIterations {
        reached.checkpoints.append(
          checkpoint(ofRunFrom: stage, round: counts.leximinRounds, entered: stage + 1))
      }
      settle(settled, at: level, sharing)
      progress.settle(settled, at: level)
    }
    guard var folded else { return (certify(constant: 1, isSolved: false).0, []) }
    folded.value = progress.levels.min() ?? 1
    return (folded, progress.levels)
  }

  /// One round: raises θ as far as it goes, and certifies that in levels.
  private func raise(
    _ sharing: WorkingProgram.Sharing, from start: Rung
  ) throws(LinearProgramError) -> Certificate {
    let certificate = try prove(constant: 0, from: start).0
    let inLevels = certificate.level(of: sharing)
    if !certificate.holds {
      throw .uncertified(stage: stageName, component: source.name, certificate: inLevels)
    }
    return inLevels
  }

  /// The shares that cannot rise: those whose part in the price of θ is not zero.
  ///
  /// The parts sum to 1, so the largest is one of them whatever the threshold, and a small one left out
  /// returns in a later round.
  func blocked(of rising: [Int], _ sharing: WorkingProgram.Sharing, by prices: RoundPrices) -> [Int] {
    var parts = [Double](repeating: 0, count: sharing.count)
    for price in prices.floors {
      let share = Int(price.place)
      parts[share] = price.price * sharing.weights[share] / sharing.scale
    }
    let threshold = min(
      rising.lazy.map { parts[$0] }.max() ?? 0, max(1e-9, 1e-6 / Double(rising.count)))
    return rising.filter { parts[$0] >= threshold }
  }

  /// Keeps shares at least where they are from now on, and lets θ go on without them.
  private func settle(_ shares: [Int], at level: Double, _ sharing: WorkingProgram.Sharing) {
    setBounds(
      columns: shares.map { Int32(sharing.firstTotalColumn + $0) },
      columnBounds: shares.map { (sharing.floor(of: $0, at: level), .infinity) },
      rows: shares.map { Int32(sharing.firstRaiseRow + $0) },
      rowBounds: shares.map { _ in (-.infinity, .infinity) })
  }
}

extension Certificate {
  /// The same for the level instead of the negated θ.
  func level(of sharing: WorkingProgram.Sharing) -> Certificate {
    var certificate = negated
    certificate.value /= sharing.scale
    certificate.bound /= sharing.scale
    certificate.gap /= sharing.scale
    return certificate
  }
}
