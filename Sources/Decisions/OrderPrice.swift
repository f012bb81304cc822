public import VaccineAllocation

/// What each objective's place in the order costs the others.
public struct OrderPrices: Sendable, Hashable {
  /// What one order of the objectives comes to.
  public struct Row: Sendable, Hashable {
    /// The objective that was moved to the front; nil for the order of the round.
    public let first: ObjectiveKind?
    /// The order.
    public let order: [ObjectiveKind]
    /// Usable doses lost and people vaccinated by tier.
    public let figures: PlanFigures
    /// The lowest part of need met at any recipient that can be reached.
    public let lowestFill: Double
  }

  /// The order of the round, then each other order tried.
  public let rows: [Row]

  /// Solves the round as it is, and with each of waste, need and equity moved to the front.
  ///
  /// An objective that the round leaves out is taken after all others. Every row is a bound of the relaxation of the
  /// round in that order.
  public init(of round: Round, by planner: Planner = Planner()) throws(PlanningError) {
    let measured: [ObjectiveKind] = [.waste, .need, .equity]
    let own = round.policy.objectives + measured.filter { !round.policy.objectives.contains($0) }
    var orders: [(first: ObjectiveKind?, order: [ObjectiveKind])] = [(nil, own)]
    for kind in measured where kind != own.first { orders.append((kind, [kind] + own.filter { $0 != kind })) }
    let asked = orders.map { OrderPrices.asked($0.order, round) }
    let bounds = try planner.bounds(ofEach: asked)
    rows = orders.indices.map { position in
      Row(
        first: orders[position].first, order: orders[position].order,
        figures: PlanFigures(bounds[position].objectives, tiers: asked[position].tiers),
        lowestFill: bounds[position].value(of: "equity") ?? 1)
    }
  }

  /// The round with an order, as far as it matters to doses lost, people and fair shares.
  private static func asked(_ order: [ObjectiveKind], _ round: Round) -> Round {
    let last = order.lastIndex { [.waste, .need, .equity].contains($0) } ?? 0
    var tables = round.tables
    tables.policy.objectives = Array(order[...last])
    guard let asked = try? Round(tables) else { preconditionFailure("only the order of objectives differs") }
    return asked
  }
}
