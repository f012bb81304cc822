import VaccineAllocation

/// A measure whose amount is still open.
struct Lever: Sendable {
  /// What kind of measure it is.
  let kind: Measure.Kind
  /// The most of it that makes sense, at least 1.
  let full: Int
  /// What an amount comes to where the effect grows ever more slowly with that, as with a limit in a linear program:
  /// by how much the limit rises. Nil where it may grow otherwise.
  let rise: (@Sendable (Int) -> Double)?
  /// The changes at an amount from 1 to `full`.
  let changes: @Sendable (Int) -> [RoundChange]

  init(
    _ kind: Measure.Kind, full: Int = 1, rise: (@Sendable (Int) -> Double)? = nil,
    _ changes: @escaping @Sendable (Int) -> [RoundChange]
  ) {
    self.kind = kind
    self.full = max(1, full)
    self.rise = rise
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
      var next = low + (high - low) / 2
      let rise = steps < 8 ? lever.rise : nil
      if let rise {
        // The line through the last two points lies above a concave effect, so that where it reaches the whole of
        // it no smaller amount can be enough.
        let ahead = slope.map { $0 > 0 ? (gain.amount - lowValue) / $0 : 0 } ?? 0
        next = Self.first(from: low + 1, to: high - 1) { rise($0) >= rise(low) + ahead - 1e-6 }
      }
      steps += 1
      guard let figures = try figures(lever, next) else { break }
      let value = before.inOrder[gain.stage] - figures.inOrder[gain.stage]
      if value >= enough {
        (high, best) = (next, figures)
        if rise != nil { break }
      } else {
        slope = rise.flatMap { $0(next) > $0(low) ? (value - lowValue) / ($0(next) - $0(low)) : nil }
        (low, lowValue) = (next, value)
      }
    }
    return Measure(
      kind: lever.kind, amount: high, changes: lever.changes(high),
      effect: ChangeEffect(before: before, after: best))
  }

  /// The first number of a range for which something holds that holds for all after it; the last where it holds for none.
  private static func first(from low: Int, to high: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (low, high)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func figures(_ lever: Lever, _ amount: Int) throws(PlanningError) -> PlanFigures? {
    // A measure that cannot be taken, such as a pin against a limit, is none.
    try solver.figures(with: lever.changes(amount))
  }
}
