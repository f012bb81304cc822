import AllocationModel

/// Lots that agree in everything that matters to the relaxation are one to the solver.
struct LotClasses: Sendable {
  struct LotClass: Sendable {
    /// The lots, earliest label first, then by lot number.
    let lots: [Int]
    let vaccine: Int
    let product: Int
    let nowNode: Int?
    let laterNode: Int?
    /// The recipient that holds the lots and can use them there, with the days of use.
    let here: (recipient: Int, window: DayWindow)?
    /// The place of the lots, where its cold storage or a pin keeps them apart.
    let place: Int?
    let isCounted: Bool
    let isReservable: Bool
    let rank: Int
    /// The cheapest cost per vial out of their place.
    let cheapestCost: Double
    /// Whether unused vials of it count as lost once they are shipped now, though they do not where they stand.
    let isLateWhenShipped: Bool
    /// Vials that are not pinned.
    let vials: Int
  }

  private struct Key: Hashable {
    let product: Int
    let nowNode: Int?
    let laterNode: Int?
    let hereRecipient: Int?
    let hereWindow: DayWindow?
    let place: Int?
    let isCounted: Bool
    let isReservable: Bool
    let rank: Int
    let cheapestCost: Double
    let isLateWhenShipped: Bool
    let pinnedLot: Int?
    let shippedDays: DayWindow?
    /// The lot, where some of it may be kept for next doses.
    let keptLot: Int?
  }

  let classes: [LotClass]
  /// The class of a lot; nil where no use can reach it and it takes no room that counts.
  let classOfLot: [Int?]

  /// Merges the lots of a round.
  ///
  /// - Parameter keptApart: whether a place's stock counts in a cold-storage row of its own.
  init(
    _ index: RoundIndex, lanes: LaneClasses, chains: ExpiryChains, keptApart: [Bool], tellsLate: Bool = false
  ) {
    var pinnedVials: [Int: Int] = [:]
    for pin in index.pins { pinnedVials[pin.lot, default: 0] += pin.vials }
    var members: [[Int]] = []
    var keys: [Key] = []
    var known: [Key: Int] = [:]
    for lot in index.lots.indices {
      let facts = index.lots[lot]
      let usesHere = index.recipientOfPlace[facts.place].flatMap { recipient in
        index.recipients[recipient].lines.contains { index.share(ofLot: lot, forLine: $0) > 0 }
          ? recipient : nil
      }
      let key = Key(
        product: facts.product, nowNode: chains.nowNode[lot], laterNode: chains.laterNode[lot],
        hereRecipient: usesHere, hereWindow: usesHere.flatMap { _ in index.windowHere(ofLot: lot) },
        place: keptApart[facts.place] ? facts.place : nil, isCounted: facts.isCounted,
        isReservable: facts.isReservable, rank: facts.rank, cheapestCost: lanes.cheapestCost[facts.place],
        isLateWhenShipped: (tellsLate || keptApart[facts.place]) && index.isLateWhenShipped(lot),
        pinnedLot: pinnedVials[lot] != nil ? lot : nil,
        shippedDays: keptApart[facts.place]
          ? DayWindow(first: index.dispatchDay(ofLot: lot, .now), last: index.lastDay(ofLot: lot, .now))
          : nil,
        keptLot: index.mayBeKept(lot: lot) ? lot : nil
      )
      let reachesAnyone = key.nowNode != nil || key.laterNode != nil || key.hereWindow != nil
      // Stock that nobody can use still takes room, and may leave to make some.
      guard reachesAnyone || key.pinnedLot != nil || key.place != nil || key.keptLot != nil else { continue }
      if known[key] == nil {
        known[key] = keys.count
        keys.append(key)
        members.append([])
      }
      if let position = known[key] { members[position].append(lot) }
    }
    var classOfLot = [Int?](repeating: nil, count: index.lots.count)
    classes = zip(keys, members).enumerated().map { position, pair in
      let (key, lots) = pair
      for lot in lots { classOfLot[lot] = position }
      let ordered = lots.sorted { left, right in
        let (first, second) = (
          index.round.lots[index.lots[left].source], index.round.lots[index.lots[right].source]
        )
        return (first.expiry, first.lot, first.place) < (second.expiry, second.lot, second.place)
      }
      return LotClass(
        lots: ordered, vaccine: index.products[key.product].vaccine, product: key.product,
        nowNode: key.nowNode,
        laterNode: key.laterNode,
        here: key.hereRecipient.flatMap { recipient in key.hereWindow.map { (recipient, $0) } },
        place: key.place,
        isCounted: key.isCounted, isReservable: key.isReservable, rank: key.rank,
        cheapestCost: key.cheapestCost, isLateWhenShipped: key.isLateWhenShipped,
        vials: lots.reduce(0) { $0 + index.lots[$1].vials - (pinnedVials[$1] ?? 0) })
    }
    self.classOfLot = classOfLot
  }
}
