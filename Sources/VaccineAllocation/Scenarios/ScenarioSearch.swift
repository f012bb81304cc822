import AllocationModel
import LinearProgramming

/// Looks for whole-vial shipments that are best over all scenarios.
///
/// It begins with shipments from several places: the optimum of the two-stage program in whole units, and whole plans
/// for the round's own uptake, for the mean and for single scenarios. What lies in the stores is handed out, and units
/// are moved, as long as that is a gain over all scenarios. A plan for the round's own uptake that is worse than a plain
/// rule is none.
struct ScenarioSearch {
  /// Shipments with what they come to.
  struct Candidate: Sendable {
    var books: ScenarioBooks
    let values: [PlanValues]
    let expected: ExpectedValues
  }

  let index: RoundIndex
  let branches: [TwoStageRelaxation.Branch]
  let parts: [Int]
  let reachable: [Bool]
  let tolerance: LossTolerance
  let settings: SolverSettings
  let threads: Int
  /// Whether the round itself can take shipments: no plain rule is better for its own uptake.
  let isAdmissible: ([VialLedger.Key: Int]) throws(LinearProgramError) -> Bool
  private(set) var best: Candidate?

  init(
    index: RoundIndex, branches: [TwoStageRelaxation.Branch], parts: [Int], reachable: [Bool],
    tolerance: LossTolerance, settings: SolverSettings, threads: Int,
    isAdmissible: @escaping ([VialLedger.Key: Int]) throws(LinearProgramError) -> Bool
  ) {
    self.index = index
    self.branches = branches
    self.parts = parts
    self.reachable = reachable
    self.tolerance = tolerance
    self.settings = settings
    self.threads = threads
    self.isAdmissible = isAdmissible
  }

  /// What shipments come to, the use of them as good as can be in each scenario.
  func judged(_ shipments: [VialLedger.Key: Int]) throws(LinearProgramError) -> Candidate {
    var books = ScenarioBooks(branches: branches, parts: parts, free: StorageRows(index).free)
    books.ship(shipments.mapValues { Double($0) })
    return try judged(books)
  }

  func judged(_ books: ScenarioBooks) throws(LinearProgramError) -> Candidate {
    var books = books
    try books.vaccinateAnew(settings: settings, threads: threads)
    let values = books.values()
    return Candidate(
      books: books, values: values, expected: ExpectedValues(values, branches: branches, index: index))
  }

  /// Shipments that need not be whole in whole units, with what that leaves handed out.
  func rounded(
    _ shipments: [VialLedger.Key: Double], upFrom threshold: Double
  ) throws(LinearProgramError) -> ScenarioBooks {
    var books = ScenarioBooks(branches: branches, parts: parts, free: StorageRows(index).free)
    books.ship(shipments, upFrom: threshold)
    try books.vaccinateAnew(settings: settings, threads: threads)
    books.handOut(shipments.keys.sorted())
    return books
  }

  /// Begins with whole-vial shipments: as they are, then made better.
  mutating func begin(with candidate: Candidate) throws(LinearProgramError) {
    try take(candidate)
    try improve(candidate.books)
  }

  /// Begins with shipments that are only to be made better.
  mutating func begin(with books: ScenarioBooks) throws(LinearProgramError) { try improve(books) }

  /// Begins with several shipments, and makes the best of them better.
  mutating func begin(withBestOf candidates: [Candidate]) throws(LinearProgramError) {
    var start: Candidate?
    for candidate in candidates {
      try take(candidate)
      if isBetter(candidate, than: start) { start = candidate }
    }
    if let start { try improve(start.books) }
  }

  private mutating func improve(_ start: ScenarioBooks) throws(LinearProgramError) {
    var books = start
    // Small rounds until nothing moves, large ones a little.
    let turns = max(1, min(4, 4_000 / max(1, start.shipped.count * branches.count)))
    for _ in 0..<turns {
      let before = books.shipped
      books.trim()
      books.handOut(books.everyKey())
      for _ in 0..<max(1, 2 * turns) {
        let settings = settings
        let moved = try books.sweep { () throws(LinearProgramError) in
          if let reason = settings.shouldStop?() {
            throw .stopped(reason: reason, stage: "scenarios", component: "")
          }
        }
        if !moved { break }
      }
      let candidate = try judged(books)
      books = candidate.books
      try take(candidate)
      if books.shipped == before { return }
    }
  }

  /// Whether a candidate is better than another, first beyond the tolerances, then in the order of objectives.
  private func isBetter(_ candidate: Candidate, than other: Candidate?) -> Bool {
    guard let other else { return true }
    let (excess, known) = (
      candidate.expected.excess(tolerance, unitsPerDose: index.unitsPerDose),
      other.expected.excess(tolerance, unitsPerDose: index.unitsPerDose)
    )
    if abs(excess - known) > 1e-9 { return excess < known }
    return candidate.expected.isBetter(
      than: other.expected, objectives: index.round.policy.objectives, reachable: reachable)
  }

  private mutating func take(_ candidate: Candidate) throws(LinearProgramError) {
    guard isBetter(candidate, than: best), try isAdmissible(candidate.books.shipped) else { return }
    best = candidate
  }
}
