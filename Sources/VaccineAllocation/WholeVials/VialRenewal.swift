import AllocationModel
import LinearProgramming

/// Brings a whole-vial plan within its tolerances by deciding anew, all at once, what a few recipients get.
///
/// A single unit that moves cannot mend what takes several: two recipients that should change lots, or a lane
/// whose last vials are of the wrong size. So a few recipients that share a lot give everything back, and a
/// linear program over their shipments alone says how it is best handed out while all others stay as they are
/// (large neighbourhood search: Shaw 1998). Its shipments are rounded a few at a time, with the program solved
/// again in between (diving). What comes out is kept where the plan lies no further beyond its tolerances and is
/// no worse. The choices are pseudo-random and the same in every run.
struct VialRenewal {
  /// The best plan so far.
  private(set) var best: VialRounding
  /// How far it lies beyond its tolerances.
  private(set) var least: Double
  /// The plan that is gone on from.
  private var rounding: VialRounding
  private var totals: LossTotals
  private let tolerance: LossTolerance
  private var settings: SolverSettings
  private var random = SplitMix64(seed: 1)
  /// The recipients that anything can be shipped to.
  private let fed: [Int]

  /// At most about how many shipments are decided at once: sometimes few, sometimes many.
  private static let shipmentsAtOnce = 128...512
  /// The part of the broken shipments that is fixed at a time.
  private static let partFixed = 2
  /// How often, in percent, a shipment is rounded away from the nearest whole unit.
  private static let contraryPercent = 8
  /// The most groups that are decided anew, for each recipient and in all, where a plan lies half a tolerance or
  /// more beyond, and how many in vain before it ends.
  private static let turnsPerRecipient = 25
  private static let mostTurns = 500
  private static let mostTurnsInVain = 100
  private static let dust = 1e-6

  /// By how much a plan may lie further beyond the tolerances than the best one and still be gone on from, so that
  /// the search does not end in the first hollow (record-to-record travel: Dueck 1993).
  private var leeway: Double { min(0.3, 3 / Double(fed.count)) }

  /// Takes a plan to improve.
  init(_ rounding: VialRounding, tolerance: LossTolerance, settings: SolverSettings) {
    self.rounding = rounding
    self.tolerance = tolerance
    self.settings = settings
    // These programs only say where to look; the plan that comes out is judged in whole numbers.
    self.settings.certifiesExactly = false
    self.rounding.prepareHere()
    best = rounding
    fed = rounding.books.indices.filter {
      !rounding.lotsOfRecipient[$0].isEmpty && !rounding.books[$0].isUnused
    }
    totals = LossTotals(PlanValues(self.rounding.plan(trims: false), index: rounding.index))
    least = tolerance.excess(of: totals)
  }

  /// Decides groups of recipients anew until the plan is within its tolerances, or that has long been in vain.
  mutating func run() throws(LinearProgramError) {
    // A plan that hardly lies beyond is not worth long work.
    let worth = min(1, 2 * least)
    var turns = Int(worth * Double(min(Self.mostTurns, Self.turnsPerRecipient * fed.count)))
    var turnsInVain = 0
    while least > 0, turns > 0, turnsInVain < Self.mostTurnsInVain {
      if let reason = settings.shouldStop?() {
        throw .stopped(reason: reason, stage: "whole vials", component: "")
      }
      let before = least
      try renew(group())
      turns -= 1
      turnsInVain = least < before ? 0 : turnsInVain + 1
    }
  }

  /// A recipient, and others that some lot of its goes to as well.
  private mutating func group() -> [Int] {
    let first = random.one(of: fed)
    var group: Set<Int> = [first]
    let most = random.number(Self.shipmentsAtOnce)
    var shipments = 2 * rounding.lotsOfRecipient[first].count
    for _ in 0..<20 {
      let lot = random.one(of: rounding.lotsOfRecipient[first]).lot
      let other = random.one(of: rounding.recipientsOfLot[lot]).recipient
      guard !group.contains(other) else { continue }
      shipments += 2 * rounding.lotsOfRecipient[other].count
      if shipments > most, group.count > 1 { break }
      group.insert(other)
    }
    return group.sorted()
  }

  private mutating func renew(_ group: [Int]) throws(LinearProgramError) {
    let (ledgerBefore, booksBefore) = (rounding.ledger, group.map { rounding.books[$0] })
    let (gainBefore, totalsBefore) = (rounding.worth(of: group), totals)
    let partBefore = rounding.totals(of: group)
    rounding.giveBack(group)
    let keys = rounding.everyKey(to: group)
    if try dive(among: keys, of: group, beside: totalsBefore - partBefore) {
      rounding.handOutThoroughly(keys)
      totals = totalsBefore - partBefore + rounding.totals(of: group)
      let now = tolerance.excess(of: totals)
      let isNoGain = now == tolerance.excess(of: totalsBefore) && rounding.worth(of: group) < gainBefore
      if now <= least + leeway, !isNoGain, rounding.ledger.overfull.isEmpty {
        if now < least { (least, best) = (now, rounding) }
        return
      }
    }
    totals = totalsBefore
    rounding.ledger = ledgerBefore
    for (book, recipient) in zip(booksBefore, group) {
      let version = rounding.books[recipient].version
      rounding.books[recipient] = book
      // What was worked out from a book in between is not to be taken for known.
      rounding.books[recipient].version = version &+ 1
    }
    for lot in Set(keys.map(\.lot)).sorted() { rounding.restockHere(lot) }
  }

  /// Ships and vaccinates as a linear program over some shipments says, in whole issue units; answers whether the
  /// program could be solved.
  private mutating func dive(
    among keys: [VialLedger.Key], of group: [Int], beside others: LossTotals
  ) throws(LinearProgramError) -> Bool {
    let program = ShipmentProgram(
      keys, of: group, in: rounding, beside: others, within: tolerance)
    var fixed: [Int: Int] = [:]
    var basis: Basis?
    while true {
      let solution: StagedSolution
      do {
        solution = try program.fixing(fixed).solved(settings: settings, startingFrom: basis)
      } catch {
        if case .stopped = error { throw error }
        // A plan is at hand: where the solver fails here it is only not improved.
        return false
      }
      basis = solution.basis
      var broken: [(position: Int, distance: Double)] = []
      for position in keys.indices where fixed[position] == nil {
        let units = solution.columnValues[program.firstShipment + position]
        let distance = abs(units - units.rounded())
        if distance > Self.dust { broken.append((position, distance)) }
      }
      guard !broken.isEmpty else {
        for position in keys.indices where fixed[position] == nil {
          let units = solution.columnValues[program.firstShipment + position]
          ship(Int(units.rounded()), of: position, program)
        }
        vaccinate(solution.columnValues, program)
        return true
      }
      broken.sort { ($0.distance, $0.position) < ($1.distance, $1.position) }
      for (position, _) in broken.prefix(max(1, broken.count / Self.partFixed)) {
        let units = solution.columnValues[program.firstShipment + position]
        let isUp = (units.rounded() > units) != random.chance(Self.contraryPercent)
        let most = rounding.ledger.mostVials(keys[position]) / program.unitSizes[position]
        fixed[position] = min(Int(units.rounded(isUp ? .up : .down)), most)
        ship(fixed[position] ?? 0, of: position, program)
      }
    }
  }

  private mutating func vaccinate(_ values: [Double], _ program: ShipmentProgram) {
    for use in program.uses {
      let people = Int((values[use.column] + Self.dust).rounded(.down))
      if people > 0 { _ = rounding.books[use.recipient].vaccinate(people, source: use.source, way: use.way) }
    }
    for recipient in Set(program.uses.map(\.recipient)).sorted() { rounding.useUp(at: recipient) }
  }

  private mutating func ship(_ units: Int, of position: Int, _ program: ShipmentProgram) {
    guard units > 0 else { return }
    rounding.shipUnused(units * program.unitSizes[position], program.keys[position])
    rounding.restockHere(program.keys[position].lot)
  }
}

extension VialRounding {
  /// Takes everything back that some recipients get, and everybody out of their books.
  ///
  /// What is pinned stays, what may not come back for want of cold storage, and every lot of which somebody else
  /// has a broken issue unit, for then none of it may stay in the store.
  fileprivate mutating func giveBack(_ group: [Int]) {
    let members = Set(group)
    var brokenElsewhere: Set<Int> = []
    for (key, vials) in ledger.shipped
    where vials % unitSize(key) != 0 && ledger.pinnedVials(key) == 0 && !members.contains(key.recipient) {
      brokenElsewhere.insert(key.lot)
    }
    for recipient in group {
      books[recipient].clear()
      for source in books[recipient].sources {
        let key = VialLedger.Key(lot: source.lot, recipient: recipient, when: source.when)
        if source.when == .here {
          ledger.open(0, ofLot: source.lot)
        } else if ledger.pinnedVials(key) == 0, !brokenElsewhere.contains(source.lot),
          let vials = ledger.shipped[key], ledger.roomAfterTakingBack(vials, key) >= 0
        {
          takeBack(vials, key)
          restockHere(source.lot)
        }
      }
    }
  }

  /// Every shipment to some recipients that may be made of what is left.
  fileprivate mutating func everyKey(to group: [Int]) -> [VialLedger.Key] {
    var keys: [VialLedger.Key] = []
    for recipient in group {
      for (lot, leadDays) in lotsOfRecipient[recipient] where ledger.hasSpare(ofLot: lot) {
        for when in [Dispatch.now, .later] where index.canShip(lot: lot, leadDays: leadDays, when) {
          let key = VialLedger.Key(lot: lot, recipient: recipient, when: when)
          if ledger.pinnedVials(key) == 0, books[recipient].source(lot: lot, when: when) != nil {
            keys.append(key)
          }
        }
      }
    }
    return keys
  }

  /// What some recipients' vaccinations and shipments are worth altogether.
  fileprivate func worth(of group: [Int]) -> Gain {
    var total = Gain.nothing
    for recipient in group {
      total.add(books[recipient].worth, times: 1)
      for source in books[recipient].sources where source.when != .here {
        let key = VialLedger.Key(lot: source.lot, recipient: recipient, when: source.when)
        if let vials = ledger.shipped[key] { total.add(scale.worth(ofShipping: vials, key), times: 1) }
      }
    }
    return total
  }

  /// What some recipients' vaccinations save and whom they reach, with what their shipments lose.
  fileprivate func totals(of group: [Int]) -> LossTotals {
    let tiers = index.round.tiers
    var totals = LossTotals(wasteUnits: 0, people: [Int](repeating: 0, count: tiers.count))
    for recipient in group {
      for source in books[recipient].sources {
        let isLate = source.when == .now && index.isLateWhenShipped(source.lot)
        for way in source.ways where way.people > 0 {
          if let tier = tiers.firstIndex(of: index.lines[way.line].tier) { totals.people[tier] += way.people }
          if isLate || index.lots[source.lot].isCounted {
            totals.wasteUnits -= Int64(way.people) * way.share
          }
        }
        let key = VialLedger.Key(lot: source.lot, recipient: recipient, when: source.when)
        if isLate, let vials = ledger.shipped[key] {
          totals.wasteUnits += Int64(vials) * usableUnits(source.lot)
        }
      }
    }
    return totals
  }
}
