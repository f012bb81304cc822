import VaccineAllocation

/// A measure whose amount is still open.
struct Lever: Sendable {
  /// What kind of measure it is.
  let kind: Measure.Kind
  /// The most of it that makes sense, at least 1.
  let full: Int
  /// Whether the effect grows ever more slowly with the amount, as that of a limit in a linear program does.
  let isConcave: Bool
  /// The changes at an amount from 1 to `full`.
  let changes: @Sendable (Int) -> [RoundChange]

  init(
    _ kind: Measure.Kind, full: Int = 1, isConcave: Bool = false,
    _ changes: @escaping @Sendable (Int) -> [RoundChange]
  ) {
    self.kind = kind
    self.full = max(1, full)
    self.isConcave = isConcave
    self.changes = changes
  }
}

/// Looks for the amount of a measure beyond which it brings nothing more.
struct Saturation: Sendable {
  let solver: FigureSolver
  private var before: PlanFigures { solver.before }

  init(_ solver: FigureSolver) {
    self.solver = solver
  }

  /// The measure at the least amount that brings as much as the most of it, or nil where it brings nothing.
  func measure(_ lever: Lever) throws(PlanningError) -> Measure? {
    guard let full = try figures(lever, lever.full), let gain = full.firstGain(over: before) else {
      return nil
    }
    let most = Measure(
      kind: lever.kind, amount: lever.full, changes: [], effect: ChangeEffect(before: before, after: full))
    guard most.isWorthwhile else { return nil }
    let enough = gain.amount - PlanFigures.noise(full.inOrder[gain.stage])
    var (low, lowValue) = (0, 0.0)
    var (high, best) = (lever.full, full)
    var slope: Double?
    var steps = 0
    while high - low > 1 {
      let follows = lever.isConcave && steps < 8
      var next = low + (high - low) / 2
      if follows {
        // The line through the last two points lies above a concave effect, so that where it reaches the whole of
        // it no smaller amount can be enough.
        let ahead = slope.map { $0 > 0 ? ((gain.amount - lowValue) / $0 - 1e-6).rounded(.up) : 1 } ?? 1
        next = min(high - 1, low + max(1, Int(min(ahead, Double(high - low)))))
      }
      steps += 1
      guard let figures = try figures(lever, next) else { break }
      let value = before.inOrder[gain.stage] - figures.inOrder[gain.stage]
      if value >= enough {
        (high, best) = (next, figures)
        if follows { break }
      } else {
        slope = (value - lowValue) / Double(next - low)
        (low, lowValue) = (next, value)
      }
    }
    return Measure(
      kind: lever.kind, amount: high, changes: lever.changes(high),
      effect: ChangeEffect(before: before, after: best))
  }

  private func figures(_ lever: Lever, _ amount: Int) throws(PlanningError) -> PlanFigures? {
    // A measure that cannot be taken, such as a pin against a limit, is none.
    try solver.figures(with: lever.changes(amount))
  }
}
