import AllocationModel
import LinearProgramming

/// A few recipients whose shipments and vaccinations are decided anew, on a copy of the plan of its own.
///
/// A linear program over their shipments alone says how what they had, and what is spare, is best handed out while
/// all others stay as they are. Its shipments are rounded a few at a time, with the program solved again in between.
struct RenewalDive: Dive {
  /// The recipients, in order.
  let group: [Int]
  /// The plan, in which the group has what is pinned at first and, when all is done, what was decided.
  private(set) var rounding: VialRounding
  /// Whether everything was decided, within all rules.
  private(set) var isDone = false
  private let former: VialRounding
  private let others: LossTotals
  private let tolerance: LossTolerance
  private var random: SplitMix64
  private var keys: [VialLedger.Key] = []
  private var shipments: ShipmentProgram?
  private var isFixed: [Bool] = []

  /// The part of the broken shipments that is fixed at a time.
  private static let partFixed = 2
  /// How often, in percent, a shipment is rounded away from the nearest whole unit.
  private static let contraryPercent = 8
  private static let dust = 1e-6

  /// Takes recipients to decide on.
  ///
  /// - Parameters:
  ///   - group: The recipients, in order.
  ///   - rounding: A plan in which they get nothing but what is pinned.
  ///   - former: The plan that is to become better, in which they have what they had.
  ///   - others: What is lost and given in all but for them.
  ///   - tolerance: What the program is after.
  ///   - seed: Says which of the pseudo-random choices are made.
  init(
    _ group: [Int], in rounding: VialRounding, improving former: VialRounding, beside others: LossTotals,
    within tolerance: LossTolerance, seed: UInt64
  ) {
    self.group = group
    self.rounding = rounding
    self.former = former
    self.others = others
    self.tolerance = tolerance
    random = SplitMix64(seed: seed)
  }

  mutating func program() -> LinearProgram {
    keys = rounding.everyKey(to: group)
    isFixed = [Bool](repeating: false, count: keys.count)
    let shipments = ShipmentProgram(keys, of: group, in: rounding, beside: others, within: tolerance)
    self.shipments = shipments
    return shipments.program
  }

  func beginning() -> [Double]? { shipments?.point(of: former) }

  mutating func bounds(at values: [Double]) -> [ColumnBounds] {
    guard let shipments else { return [] }
    var broken: [(position: Int, distance: Double)] = []
    for position in keys.indices where !isFixed[position] {
      let units = values[shipments.firstShipment + position]
      let distance = abs(units - units.rounded())
      if distance > Self.dust { broken.append((position, distance)) }
    }
    guard !broken.isEmpty else {
      finish(values, shipments)
      return []
    }
    broken.sort { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return broken.prefix(max(1, broken.count / Self.partFixed)).map { position, _ in
      let column = shipments.firstShipment + position
      let isUp = (values[column].rounded() > values[column]) != random.chance(Self.contraryPercent)
      let most = rounding.ledger.mostVials(keys[position]) / shipments.unitSizes[position]
      let units = min(Int(values[column].rounded(isUp ? .up : .down)), most)
      isFixed[position] = true
      ship(units, of: position, shipments)
      return ColumnBounds(column: column, lower: Double(units), upper: Double(units))
    }
  }

  private mutating func finish(_ values: [Double], _ shipments: ShipmentProgram) {
    for position in keys.indices where !isFixed[position] {
      ship(Int(values[shipments.firstShipment + position].rounded()), of: position, shipments)
    }
    for use in shipments.uses {
      let people = Int((values[use.column] + Self.dust).rounded(.down))
      if people > 0 { _ = rounding.books[use.recipient].vaccinate(people, source: use.source, way: use.way) }
    }
    for recipient in group { rounding.useUp(at: recipient) }
    rounding.handOutThoroughly(keys)
    isDone = rounding.ledger.overfull.isEmpty
  }

  private mutating func ship(_ units: Int, of position: Int, _ shipments: ShipmentProgram) {
    guard units > 0 else { return }
    rounding.shipUnused(units * shipments.unitSizes[position], keys[position])
    rounding.restockHere(keys[position].lot)
  }
}

extension VialRounding {
  /// Every shipment to some recipients that may be made of what is left.
  fileprivate mutating func everyKey(to group: [Int]) -> [VialLedger.Key] {
    group.flatMap { openShipments(to: $0) }.filter { key in
      ledger.pinnedVials(key) == 0 && books[key.recipient].source(lot: key.lot, when: key.when) != nil
    }
  }
}
