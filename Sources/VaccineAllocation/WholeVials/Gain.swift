import AllocationModel

/// What a step brings for every objective, in the round's order; a larger gain is better.
struct Gain: Comparable, Sendable {
  private(set) var values: [Int64]

  static func < (left: Gain, right: Gain) -> Bool { left.values.lexicographicallyPrecedes(right.values) }

  /// Whether the first objective that changes becomes better.
  var isPositive: Bool { values.first { $0 != 0 }.map { $0 > 0 } ?? false }

  init(values: [Int64]) {
    self.values = values
  }
}

/// Weighs steps by the round's objectives.
struct GainScale: Sendable {
  private enum Part: Sendable {
    case waste
    case need(tier: Int)
    case equity
    case sooner
    case expiry
    case transport
  }

  private let index: RoundIndex
  private let parts: [Part]
  private let hasEquity: Bool
  private let fillTargets: [Double]

  /// Makes a scale.
  ///
  /// - Parameter fillTargets: People by recipient that the relaxation would vaccinate.
  init(_ index: RoundIndex, fillTargets: [Double]) {
    self.index = index
    self.fillTargets = fillTargets
    var parts: [Part] = []
    for objective in index.round.policy.objectives {
      switch objective {
      case .waste: parts.append(.waste)
      case .need: parts += index.round.tiers.map { .need(tier: $0) }
      case .equity: parts.append(.equity)
      case .sooner: parts.append(.sooner)
      case .earliestExpiry: parts.append(.expiry)
      case .transport: parts.append(.transport)
      }
    }
    hasEquity = index.round.policy.objectives.contains(.equity)
    self.parts = parts
  }

  /// The gain of shipping vials and giving doses of one lot at one recipient.
  ///
  /// - Parameters:
  ///   - peopleBefore: People vaccinated at the recipient before the step.
  func gain(
    key: VialLedger.Key, vials: Int, steps: [RecipientBook.Step], source: RecipientBook.Source, peopleBefore: Int
  ) -> Gain {
    var units: Int64 = 0
    var people = 0
    var peopleOfTier: [Int: Int] = [:]
    for step in steps {
      let way = source.ways[step.way]
      units += Int64(step.people) * way.share
      people += step.people
      peopleOfTier[index.lines[way.line].tier, default: 0] += step.people
    }
    let lot = index.lots[key.lot]
    var values = parts.map { part -> Int64 in
      switch part {
      case .waste:
        if lot.isCounted { return units }
        guard key.when == .now, index.isLateWhenShipped(key.lot) else { return 0 }
        return units - Int64(vials) * index.vaccines[lot.vaccine].usableUnits
      case .need(let tier): return Int64(peopleOfTier[tier] ?? 0)
      case .equity: return fairness(key.recipient, people: people, before: peopleBefore)
      case .sooner: return key.when == .later ? -Int64(people) : 0
      case .expiry: return -Int64(lot.rank) * units
      case .transport: return key.when == .here ? 0 : -transport(key) * Int64(vials)
      }
    }
    if !hasEquity { values.append(fairness(key.recipient, people: people, before: peopleBefore)) }
    return Gain(values: values)
  }

  /// Larger where the recipient lies further behind the relaxation's share; 0 where nobody is added.
  private func fairness(_ recipient: Int, people: Int, before: Int) -> Int64 {
    guard people > 0 else { return 0 }
    let need = Double(max(1, index.recipients[recipient].need))
    let behind = (fillTargets[recipient] - Double(before)) / need
    return 2_000_000 + Int64((max(-1, min(1, behind)) * 1_000_000).rounded())
  }

  /// Thousandths of a cost unit per vial.
  private func transport(_ key: VialLedger.Key) -> Int64 {
    let place = index.recipients[key.recipient].place
    let lane = index.round.lanes.lane(from: index.lots[key.lot].place, to: place)
    return Int64(((lane?.costPerVial.doubleValue ?? 0) * 1000).rounded())
  }
}
