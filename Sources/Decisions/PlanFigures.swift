public import VaccineAllocation

/// What a round can come to, in the two figures that people ask about: usable doses lost, and people vaccinated.
///
/// They are bounds of the relaxation, certified, in the round's own order of objectives: exact where vials and people
/// need not be whole, and so comparable to the last dose when one thing about a round is changed. An objective that
/// the round leaves out is taken after all others.
public struct PlanFigures: Sendable, Hashable {
  /// Usable doses lost.
  public var dosesLost: Double
  /// People vaccinated by priority tier, the first tier first.
  public var peopleOfTier: [Double]
  /// The priority tiers, as ``peopleOfTier`` has them.
  public var tiers: [Int]
  /// Both again in the order of the round's objectives, turned so that less is better.
  var inOrder: [Double]

  /// People vaccinated in all.
  public var people: Double { peopleOfTier.reduce(0, +) }

  /// Works the figures of a round out: a linear program with the objectives up to the later of the two.
  ///
  /// - Throws: `PlanningError` where the solver failed or was stopped.
  public init(of round: Round, by planner: Planner = Planner()) throws(PlanningError) {
    let asked = PlanFigures.judged(round)
    self.init(try planner.bounds(of: asked).objectives, tiers: asked.tiers)
  }

  init(_ bounds: [Bounds.Objective], tiers: [Int]) {
    func value(_ name: String) -> Double { bounds.first { $0.name == name }?.value ?? 0 }
    self.tiers = tiers
    dosesLost = value("waste")
    peopleOfTier = tiers.map { value("need:\($0)") }
    inOrder = bounds.compactMap { bound in
      bound.name == "waste" ? bound.value : bound.name.hasPrefix("need:") ? -bound.value : nil
    }
  }

  /// The round with the objectives that figures look at.
  static func judged(_ round: Round) -> Round {
    let order = objectives(of: round)
    if order == round.policy.objectives { return round }
    var tables = round.tables
    tables.policy.objectives = order
    guard let judged = try? Round(tables) else { preconditionFailure("only the order of objectives differs") }
    return judged
  }

  /// The round's order up to the later of waste and need.
  static func objectives(of round: Round) -> [ObjectiveKind] {
    var order = round.policy.objectives
    for kind in [ObjectiveKind.waste, .need] where !order.contains(kind) { order.append(kind) }
    let last = order.lastIndex { $0 == .waste || $0 == .need } ?? 0
    return Array(order[...last])
  }

  /// The first figure, in the order of objectives, that is better than in others by more than solving leaves open,
  /// with by how much; nil where none is before one is worse.
  func firstGain(over others: PlanFigures) -> (stage: Int, amount: Double)? {
    for (stage, (mine, theirs)) in zip(inOrder, others.inOrder).enumerated() {
      let gain = theirs - mine
      if abs(gain) > PlanFigures.noise(mine) { return gain > 0 ? (stage, gain) : nil }
    }
    return nil
  }

  /// Whether these figures come before others: better in the first that differs.
  func isBetter(than others: PlanFigures) -> Bool { firstGain(over: others) != nil }

  /// How far apart two solves of the same thing may end.
  static func noise(_ value: Double) -> Double { 1e-5 * max(1, abs(value) * 1e-2) }
}

/// What a change brings: figures before and after it.
public struct ChangeEffect: Sendable, Hashable {
  /// The figures without the change.
  public let before: PlanFigures
  /// The figures with it.
  public let after: PlanFigures

  /// Makes an effect.
  public init(before: PlanFigures, after: PlanFigures) {
    self.before = before
    self.after = after
  }

  /// Usable doses saved; below 0 where more are lost.
  public var dosesSaved: Double { before.dosesLost - after.dosesLost }
  /// More people vaccinated; below 0 where fewer are.
  public var morePeople: Double { after.people - before.people }
  /// Whether anything that the objectives look at becomes better.
  public var helps: Bool { after.isBetter(than: before) }
}
