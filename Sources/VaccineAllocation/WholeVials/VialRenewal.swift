import AllocationModel
import LinearProgramming

/// Brings a whole-vial plan within its tolerances by deciding anew, all at once, what a few recipients get.
///
/// A single unit that moves cannot mend what takes several: two recipients that should change lots, or a lane
/// whose last vials are of the wrong size. So a few recipients that share a lot give everything back, and a
/// ``RenewalDive`` says how it is best handed out while all others stay as they are (large neighbourhood search:
/// Shaw 1998). What comes out is kept where the plan comes no further from its bounds and is no worse.
///
/// Two groups are decided at a time, on two threads where there are so many. They have no recipient in common,
/// each may only touch what it gave back itself, and every spare vial is in reach of one of them alone, so that
/// either may be kept without the other. Both are about as large, so that neither thread waits long. The choices are
/// pseudo-random and the same in every run.
struct VialRenewal {
  /// The best plan so far.
  private(set) var best: VialRounding
  /// How far it lies beyond its tolerances.
  private(set) var excess: Double
  /// The least distance from the bounds of any plan so far, which need not be the best one's.
  private var least: Double
  /// The plan that is gone on from.
  private var rounding: VialRounding
  private var totals: LossTotals
  private let tolerance: LossTolerance
  private let settings: SolverSettings
  private let threads: Int
  private var random = SplitMix64(seed: 1)
  /// The recipients that anything can be shipped to.
  private let fed: [Int]

  /// At most about how many shipments are decided at once: sometimes few, sometimes many.
  private static let shipmentsAtOnce = 128...512
  /// How many groups are decided at a time.
  private static let groupsAtOnce = 2
  /// The most groups that are decided anew, for each recipient and in all, where a plan lies half a tolerance or
  /// more beyond, and how many in vain before it ends.
  private static let turnsPerRecipient = 100
  private static let mostTurns = 2_500
  private static let mostTurnsInVain = 400

  /// By how much a plan may lie further from the bounds than the nearest one and still be gone on from, so that the
  /// search does not end in the first hollow (record-to-record travel: Dueck 1993).
  private var leeway: Double { min(0.1, 1 / Double(fed.count)) }

  /// Takes a plan to improve.
  init(_ rounding: VialRounding, tolerance: LossTolerance, settings: SolverSettings, threads: Int) {
    self.rounding = rounding
    self.tolerance = tolerance
    self.settings = settings
    self.threads = threads
    self.rounding.prepareHere()
    best = rounding
    fed = rounding.books.indices.filter {
      !rounding.lotsOfRecipient[$0].isEmpty && !rounding.books[$0].isUnused
    }
    totals = LossTotals(PlanValues(self.rounding.plan(trims: false), index: rounding.index))
    excess = tolerance.excess(of: totals)
    least = tolerance.distance(of: totals)
  }

  /// Decides groups of recipients anew until the plan is within its tolerances, or that has long been in vain.
  mutating func run() throws(LinearProgramError) {
    // A plan that hardly lies beyond is not worth long work.
    let worth = min(1, 2 * excess)
    var turns = Int(worth * Double(min(Self.mostTurns, Self.turnsPerRecipient * fed.count)))
    var turnsInVain = 0
    while excess > 0, turns > 0, turnsInVain < Self.mostTurnsInVain {
      let before = least
      let groups = groups()
      try renew(groups)
      turns -= groups.count
      turnsInVain = least < before ? 0 : turnsInVain + groups.count
    }
  }

  /// Groups without a recipient in common.
  private mutating func groups() -> [[Int]] {
    var taken: Set<Int> = []
    var groups: [[Int]] = []
    let most = random.number(Self.shipmentsAtOnce)
    for _ in 0..<Self.groupsAtOnce {
      let first = random.one(of: fed)
      if taken.contains(first) { continue }
      let group = group(around: first, without: taken, most: most)
      taken.formUnion(group)
      groups.append(group)
    }
    return groups
  }

  /// A recipient, and others that some lot of its goes to as well, with about so many shipments at most.
  private mutating func group(around first: Int, without taken: Set<Int>, most: Int) -> [Int] {
    var group: Set<Int> = [first]
    var shipments = 2 * rounding.lotsOfRecipient[first].count
    for _ in 0..<20 {
      let lot = random.one(of: rounding.lotsOfRecipient[first]).lot
      let other = random.one(of: rounding.recipientsOfLot[lot]).recipient
      guard !group.contains(other), !taken.contains(other) else { continue }
      shipments += 2 * rounding.lotsOfRecipient[other].count
      if shipments > most, group.count > 1 { break }
      group.insert(other)
    }
    return group.sorted()
  }

  private mutating func renew(_ groups: [[Int]]) throws(LinearProgramError) {
    let before = groups.map { (worth: rounding.worth(of: $0), totals: rounding.totals(of: $0)) }
    var cleared = rounding
    let returned = groups.map { cleared.giveBack($0) }
    let spares = SpareShares(groups, returned: returned, in: cleared, choosing: &random)
    var dives: [RenewalDive] = []
    for turn in groups.indices {
      var open = cleared
      spares.withholdOthers(than: turn, in: &open)
      dives.append(
        RenewalDive(
          groups[turn], in: open, improving: rounding, beside: totals - before[turn].totals,
          within: tolerance, seed: random.next()))
    }
    let ended = try LinearProgram.run(dives, settings: settings, threads: threads)
    var isChanged = false
    for (dive, before) in zip(ended, before) {
      guard dive.isDone else {
        cleared.adopt(dive.group, from: rounding)
        continue
      }
      let after = totals - before.totals + dive.rounding.totals(of: dive.group)
      let now = tolerance.distance(of: after)
      let isNoGain =
        now == tolerance.distance(of: totals) && dive.rounding.worth(of: dive.group) < before.worth
      let isKept = now <= least + leeway && !isNoGain
      cleared.adopt(dive.group, from: isKept ? dive.rounding : rounding)
      if isKept { (totals, isChanged) = (after, true) }
    }
    guard isChanged else { return }
    rounding = cleared
    least = min(least, tolerance.distance(of: totals))
    let now = tolerance.excess(of: totals)
    if now < excess { (excess, best) = (now, rounding) }
  }
}

extension VialRounding {
  /// Takes everything back that some recipients get, and everybody out of their books.
  ///
  /// What is pinned stays, what may not come back for want of cold storage, and every lot of which somebody else
  /// has a broken issue unit, for then none of it may stay in the store.
  ///
  /// - Returns: The vials given back of each lot.
  fileprivate mutating func giveBack(_ group: [Int]) -> [Int: Int] {
    var returned: [Int: Int] = [:]
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
          returned[source.lot, default: 0] += vials
        }
      }
    }
    return returned
  }

  /// Takes over what another plan of the same round has decided for some recipients.
  fileprivate mutating func adopt(_ group: [Int], from other: VialRounding) {
    var touched: Set<Int> = []
    for recipient in group {
      books[recipient] = other.books[recipient]
      for source in other.books[recipient].sources {
        if source.when == .here {
          ledger.open(other.ledger.vialsOpenedHere[source.lot], ofLot: source.lot)
        } else {
          let key = VialLedger.Key(lot: source.lot, recipient: recipient, when: source.when)
          ledger.move((other.ledger.shipped[key] ?? 0) - (ledger.shipped[key] ?? 0), key)
        }
        touched.insert(source.lot)
      }
    }
    for lot in touched { restockHere(lot) }
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
