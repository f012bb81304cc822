/// Rounds of a fair sharing that the prices of a former solve prove, with one solve for all of them.
///
/// What holds the shares of a round down is a small part of a program, so that after a small change most rounds' former
/// prices are optimal still. They bound each round's level from above, round by round, before anything is solved: the
/// shares that the prices weigh are settled there, and the next round's bound takes that into account. Then the round
/// after them is solved. Its point has every settled share at its level and all others above, so it attains the level of
/// each round before: value and bound agree, and every round is proven as if it had been solved. Where there is no such
/// point, some bound was not tight, and fewer rounds are tried.
extension SolverState {
  /// A round that former prices bound.
  struct ForeseenRound {
    var prices: RoundPrices
    var level: Double
    /// The shares that rise in it.
    var rising: [Int]
    /// Those of them that the prices weigh.
    var settled: [Int]
  }

  /// After so many attempts that led nowhere, no further one is made.
  private static var mostDisappointments: Int { 2 }
  /// The next round is that of the prices with the lowest bound among so many, for small changes may reverse the order.
  private static var roundsInSight: Int { 3 }

  /// Goes to the optimum of a later round than the one that comes next, and proves all before it.
  ///
  /// - Returns: The rounds before it with their certificates, and that of the round itself; `nil` where the solve stands
  ///   as it did.
  func leap(
    _ progress: inout SharingProgress, by trace: SolveTrace
  ) throws(LinearProgramError) -> (proven: [(ForeseenRound, Certificate)], Certificate)? {
    guard progress.disappointments < Self.mostDisappointments else { return nil }
    let known = trace.roundPrices.filter { $0.stage == progress.stage && $0.round > counts.leximinRounds }
    var rounds = foreseen(by: known.sorted { $0.round < $1.round }, progress)
    // The last round that is known is solved, for its point.
    if rounds.count == known.count { rounds.removeLast(rounds.isEmpty ? 0 : 1) }
    while !rounds.isEmpty, progress.disappointments < Self.mostDisappointments {
      if let found = try attempt(rounds, progress, by: trace) {
        for (round, _) in found.proven { progress.settle(round.settled, at: round.level) }
        counts.leximinRounds += found.proven.count
        return found
      }
      progress.disappointments += 1
      counts.recoveries += 1
      rounds.removeLast((rounds.count + 1) / 2)
    }
    return nil
  }

  /// The rounds that former prices bound, one after the other; leaves no trace in the program.
  private func foreseen(by known: [RoundPrices], _ progress: SharingProgress) -> [ForeseenRound] {
    let sharing = progress.sharing
    var levelBound = LevelBound(program)
    var known = known
    var rising = progress.rising
    var last = 0.0
    var rounds: [ForeseenRound] = []
    let (columnLower, rowLower) = (program.columnLower, program.rowLower)
    defer { (program.columnLower, program.rowLower) = (columnLower, rowLower) }
    while true {
      let levels = known.prefix(Self.roundsInSight).enumerated().compactMap { place, prices in
        levelBound.level(by: prices, of: sharing, in: program).map { (level: $0, place: place) }
      }
      guard let (level, place) = levels.min(by: { $0 < $1 }), level < 1 - 1e-12, level > last - 1e-6 else {
        break
      }
      var prices = known.remove(at: place)
      let settled = blocked(of: rising, sharing, by: prices)
      if settled.isEmpty || settled.count == rising.count { break }
      prices.round = counts.leximinRounds + rounds.count + 1
      let round = ForeseenRound(prices: prices, level: level, rising: rising, settled: settled)
      rounds.append(round)
      keep(round, in: sharing)
      let gone = Set(settled)
      rising.removeAll { gone.contains($0) }
      last = level
    }
    return rounds
  }

  /// Solves the round after some foreseen ones, or after as many of them as that proves; leaves everything as it was
  /// where it proves none.
  private func attempt(
    _ foreseen: [ForeseenRound], _ progress: SharingProgress, by trace: SolveTrace
  ) throws(LinearProgramError) -> (proven: [(ForeseenRound, Certificate)], Certificate)? {
    let sharing = progress.sharing
    let (knownVertex, knownValues, wasResumed) = (vertex, values, isResumed)
    var rounds = foreseen
    settle(rounds, sharing)
    var rung = start(ofRound: counts.leximinRounds + rounds.count + 1, progress, by: trace)
    while let start = rung, try reach(from: start) {
      let certificate = certify(constant: 0).0
      let proven = proofs(of: rounds, progress)
      guard certificate.holds, let first = proven.first, first.1.holds else { break }
      guard let failed = proven.firstIndex(where: { !$0.1.holds }) else {
        retreat = nil
        return (proven, certificate.level(of: sharing))
      }
      // The point is one for the rounds before, too, and near their best.
      release(rounds[failed...], sharing)
      rounds.removeLast(rounds.count - failed)
      rung = .warm
    }
    release(rounds[...], sharing)
    retreat = nil
    restore(knownVertex, knownValues)
    isResumed = wasResumed
    return nil
  }

  /// Keeps the shares that some rounds settle at their levels.
  private func settle(_ rounds: [ForeseenRound], _ sharing: WorkingProgram.Sharing) {
    let settled = rounds.flatMap { round in round.settled.map { (share: $0, level: round.level) } }
    setBounds(
      columns: settled.map { Int32(sharing.firstTotalColumn + $0.share) },
      columnBounds: settled.map { (sharing.floor(of: $0.share, at: $0.level), .infinity) },
      rows: settled.map { Int32(sharing.firstRaiseRow + $0.share) },
      rowBounds: settled.map { _ in (-.infinity, .infinity) })
  }

  /// Lets the shares rise again that some rounds settled.
  private func release(_ rounds: ArraySlice<ForeseenRound>, _ sharing: WorkingProgram.Sharing) {
    let settled = rounds.flatMap(\.settled)
    setBounds(
      columns: settled.map { Int32(sharing.firstTotalColumn + $0) },
      columnBounds: settled.map { _ in (sharing.least, .infinity) },
      rows: settled.map { Int32(sharing.firstRaiseRow + $0) }, rowBounds: settled.map { _ in (0, .infinity) })
  }

  /// How to start on a round from the nearest one whose basis is known.
  private func start(ofRound round: Int, _ progress: SharingProgress, by trace: SolveTrace) -> Rung? {
    let ofStage = trace.checkpoints.filter { $0.stage == progress.stage }
    let nearest = ofStage.min { abs($0.round - round) < abs($1.round - round) }
    return nearest.flatMap { resume($0, entered: progress.stage + 1, for: costs, isTrial: true) }
  }

  /// Solves for the costs in force if that takes few iterations; false if it does not.
  private func reach(from rung: Rung) throws(LinearProgramError) -> Bool {
    var rung = rung
    var limit = max(200, sessionRows.count / 5)
    while limit > 0 {
      let iterations = counts.iterations
      counts.passes += 1
      guard try isOptimal(from: rung, limit: limit) else { return false }
      limit -= counts.iterations - iterations
      let broken = lazyRows.takeBroken(by: values, in: program, most: max(1, settings.lazyRowsPerGroup))
      if broken.isEmpty { return true }
      counts.lazyRowsAdded += broken.count
      enter(rows: broken)
      rung = .dual
    }
    return false
  }

  /// What shows that the last solve's point is best in each of some rounds: it attains what their prices bound.
  private func proofs(
    of rounds: [ForeseenRound], _ progress: SharingProgress
  ) -> [(ForeseenRound, Certificate)] {
    let sharing = progress.sharing
    var levelBound = LevelBound(program)
    // In each round the bounds were in force that the rounds before it set.
    for share in rounds.flatMap(\.settled) {
      program.columnLower[sharing.firstTotalColumn + share] = sharing.least
      program.rowLower[sharing.firstRaiseRow + share] = 0
    }
    return rounds.map { round in
      let bound = levelBound.level(by: round.prices, of: sharing, in: program, at: values) ?? .infinity
      let attained = round.rising.lazy.map { share in
        self.values[sharing.firstTotalColumn + share] / sharing.weights[share]
      }.min()
      keep(round, in: sharing)
      return (round, .attained(attained ?? 0, bound: bound))
    }
  }

  /// Keeps the shares that a round settles at its level, in the program alone.
  private func keep(_ round: ForeseenRound, in sharing: WorkingProgram.Sharing) {
    for share in round.settled {
      program.columnLower[sharing.firstTotalColumn + share] = sharing.floor(of: share, at: round.level)
      program.rowLower[sharing.firstRaiseRow + share] = -.infinity
    }
  }
}

extension Certificate {
  /// That a level is attained which cannot exceed a bound; what the point breaks is another certificate's.
  fileprivate static func attained(_ level: Double, bound: Double) -> Certificate {
    Certificate(
      value: level, bound: bound, gap: abs(level - bound), primalViolation: 0, relativePrimalViolation: 0,
      dualViolation: 0, arithmetic: .floatingPoint(tolerance: tolerance))
  }
}
