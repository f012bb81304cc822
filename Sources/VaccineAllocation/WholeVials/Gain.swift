import AllocationModel

/// What a step brings for every objective, in the round's order; a larger gain is better.
///
/// There is room for sixteen parts; tiers of need beyond it count with the last one. Gains guide the search,
/// finished plans are compared in full.
struct Gain: Comparable, Sendable {
  static let mostParts = 16
  private(set) var values: SIMD16<Int64>

  static func < (left: Gain, right: Gain) -> Bool {
    // Straight from memory: taking single parts out of a vector register is slow, and the first one mostly decides.
    withUnsafeBytes(of: left.values) { left in
      withUnsafeBytes(of: right.values) { right in
        let (left, right) = (
          left.assumingMemoryBound(to: Int64.self), right.assumingMemoryBound(to: Int64.self)
        )
        for part in 0..<mostParts where left[part] != right[part] { return left[part] < right[part] }
        return false
      }
    }
  }

  /// Adds a multiple of another gain.
  mutating func add(_ other: Gain, times count: Int64) {
    values &+= other.values &* SIMD16(repeating: count)
  }

  /// Whether the first objective that changes becomes better.
  var isPositive: Bool { Gain.nothing < self }

  init(values: SIMD16<Int64>) {
    self.values = values
  }

  /// A gain in one part alone.
  init(part: Int, value: Int64) {
    var values = SIMD16<Int64>(repeating: 0)
    values[part] = value
    self.values = values
  }

  /// No gain at all.
  static let nothing = Gain(values: SIMD16(repeating: 0))
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

  /// Tiers that have a part of their own beside the other objectives.
  private static let mostTiers = Gain.mostParts - 5

  private let index: RoundIndex
  private let parts: [Part]
  private let equityPart: Int
  private let lastTier: Int
  /// The fill of each recipient in the relaxation.
  private let fillTargets: [Double]

  /// Makes a scale.
  ///
  /// - Parameter fillTargets: The part of each recipient's need that the relaxation would meet.
  init(_ index: RoundIndex, fillTargets: [Double]) {
    self.index = index
    self.fillTargets = fillTargets
    var parts: [Part] = []
    for objective in index.round.policy.objectives {
      switch objective {
      case .waste: parts.append(.waste)
      case .need: parts += index.round.tiers.prefix(GainScale.mostTiers).map { .need(tier: $0) }
      case .equity: parts.append(.equity)
      case .sooner: parts.append(.sooner)
      case .earliestExpiry: parts.append(.expiry)
      case .transport: parts.append(.transport)
      }
    }
    // Where nobody asks for fair shares they still decide between equals.
    if !index.round.policy.objectives.contains(.equity) { parts.append(.equity) }
    self.parts = parts
    equityPart = parts.firstIndex { if case .equity = $0 { true } else { false } } ?? 0
    lastTier = index.round.tiers.prefix(GainScale.mostTiers).last ?? 0
  }

  private func gain(_ value: (Part) -> Int64) -> Gain {
    var values = SIMD16<Int64>(repeating: 0)
    for (position, part) in parts.enumerated() { values[position] = value(part) }
    return Gain(values: values)
  }

  /// What vaccinating one person of a line from a source brings, fair shares aside.
  func worth(ofLot lot: Int, when: Dispatch, line: Int, share: Int64) -> Gain {
    let saves = index.lots[lot].isCounted || (when == .now && index.isLateWhenShipped(lot))
    return gain { part in
      switch part {
      case .waste: saves ? share : 0
      case .need(let tier): min(index.lines[line].tier, lastTier) == tier ? 1 : 0
      case .sooner: when == .later ? -1 : 0
      case .expiry: -Int64(index.lots[lot].rank) * share
      case .equity, .transport: 0
      }
    }
  }

  /// What shipping vials brings before anybody is vaccinated with them.
  func worth(ofShipping vials: Int, _ key: VialLedger.Key) -> Gain {
    let lot = index.lots[key.lot]
    return gain { part in
      switch part {
      case .waste:
        key.when == .now && index.isLateWhenShipped(key.lot)
          ? -Int64(vials) * index.vaccines[lot.vaccine].usableUnits : 0
      case .transport: key.when == .here ? 0 : -transport(key) * Int64(vials)
      case .need, .equity, .sooner, .expiry: 0
      }
    }
  }

  /// What it brings for fair shares when a recipient's people change in number.
  ///
  /// The lower a fill, the more another person is worth; first of all below the relaxation's fill.
  func worth(ofPeople after: Int, insteadOf before: Int, at recipient: Int) -> Gain {
    let change = unfairness(recipient, people: before) - unfairness(recipient, people: after)
    return Gain(part: equityPart, value: Int64(change.rounded()))
  }

  private func unfairness(_ recipient: Int, people: Int) -> Double {
    let need = Double(max(1, index.recipients[recipient].need))
    let fill = Double(people) / need
    let behind = max(0, fillTargets[recipient] - fill)
    return need * (16 * behind * behind + (1 - fill) * (1 - fill)) * 1_000_000
  }

  /// Thousandths of a cost unit per vial.
  private func transport(_ key: VialLedger.Key) -> Int64 {
    let place = index.recipients[key.recipient].place
    let lane = index.round.lanes.lane(from: index.lots[key.lot].place, to: place)
    return Int64(((lane?.costPerVial.doubleValue ?? 0) * 1000).rounded())
  }
}
