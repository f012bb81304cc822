import AllocationModel

/// What shipments come to over all scenarios, objective by objective, each scenario by its weight.
///
/// Fair shares are those that are expected: a recipient's fill is the people expected there ÷ the need expected there.
struct ExpectedValues: Sendable {
  /// Usable doses lost.
  let waste: Double
  /// People by tier, in the order of the tiers.
  let people: [Double]
  /// People expected ÷ need expected, by recipient; nil where nobody is expected.
  let fills: [Double?]
  private let later: Double
  private let rank: Double
  private let cost: Double

  /// Weighs the values of every scenario.
  init(_ values: [PlanValues], branches: [TwoStageRelaxation.Branch], index: RoundIndex) {
    func mean(_ value: (PlanValues) -> Double) -> Double {
      zip(values, branches).reduce(0) { $0 + $1.1.weight * value($1.0) }
    }
    waste = mean { Double($0.wasteUnits) } / Double(index.unitsPerDose)
    people = index.round.tiers.indices.map { tier in mean { Double($0.people[tier]) } }
    later = mean { Double($0.peopleLater) }
    rank = mean { Double($0.rankUnits) }
    cost = mean { $0.cost }
    fills = index.recipients.indices.map { recipient in
      let need = branches.reduce(0.0) { $0 + $1.weight * Double($1.index.recipients[recipient].need) }
      return need > 0 ? mean { Double($0.peopleOfRecipient[recipient]) } / need : nil
    }
  }

  /// The lowest fill of those recipients that any use can reach; 1 where there is none.
  func lowestFill(reachable: [Bool]) -> Double { sortedFills(reachable).first ?? 1 }

  private func sortedFills(_ reachable: [Bool]) -> [Double] {
    fills.enumerated().compactMap { reachable[$0] ? $1 : nil }.sorted()
  }

  /// How far they lie beyond the tolerances around the program's bounds, in tolerances.
  func excess(_ tolerance: LossTolerance, unitsPerDose: Int64) -> Double {
    tolerance.excess(wasteUnits: waste * Double(unitsPerDose), people: people)
  }

  /// Whether these values are better than others by the round's objectives in their order.
  func isBetter(than other: ExpectedValues, objectives: [ObjectiveKind], reachable: [Bool]) -> Bool {
    for objective in objectives {
      let pairs: [(mine: Double, theirs: Double)] =
        switch objective {
        case .waste: [(waste, other.waste)]
        case .need: zip(people, other.people).map { (-$0, -$1) }
        case .equity: zip(sortedFills(reachable), other.sortedFills(reachable)).map { (-$0, -$1) }
        case .sooner: [(later, other.later)]
        case .earliestExpiry: [(rank, other.rank)]
        case .transport: [(cost, other.cost)]
        }
      for (mine, theirs) in pairs where abs(mine - theirs) > 1e-9 * max(1, abs(mine)) { return mine < theirs }
    }
    return false
  }
}
