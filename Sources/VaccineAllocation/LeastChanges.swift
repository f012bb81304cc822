import AllocationModel

/// The fewest lines of an earlier plan that every plan of a round must change, whatever its objectives.
///
/// A line must change where its lot or place is gone, where the lot cannot be sent there any more, or where a pin says
/// otherwise. And where what lines take of a lot is more than is on hand, at least as many must change as it takes to
/// bring it within, the largest first. Lots are counted one by one, so that the sum is a lower bound; lanes, storage,
/// reserves and issue multiples may ask for more.
struct LeastChanges {
  let index: RoundIndex
  let earlier: [VialLedger.Key: Int]
  /// Lines of lots or places that the round no longer has.
  let unknown: Int

  /// The lower bound.
  var count: Int {
    var changed = unknown
    var pinned: [VialLedger.Key: Int] = [:]
    for pin in index.pins {
      pinned[VialLedger.Key(lot: pin.lot, recipient: pin.recipient, when: .now), default: 0] += pin.vials
    }
    var taken = [[Int]](repeating: [], count: index.lots.count)
    var fixed = [Int](repeating: 0, count: index.lots.count)
    for (key, vials) in pinned {
      fixed[key.lot] += vials
      if earlier[key] != vials { changed += 1 }
    }
    for (key, vials) in earlier where pinned[key] == nil && vials > 0 {
      if canBeSent(key) { taken[key.lot].append(vials) } else { changed += 1 }
    }
    for (lot, facts) in index.lots.enumerated() {
      var sum = taken[lot].reduce(fixed[lot], +)
      for vials in taken[lot].sorted(by: >) where sum > facts.vials {
        sum -= vials
        changed += 1
      }
    }
    return changed
  }

  private func canBeSent(_ key: VialLedger.Key) -> Bool {
    let place = index.recipients[key.recipient].place
    guard let lane = index.round.lanes.lane(from: index.lots[key.lot].place, to: place) else { return false }
    return index.canShip(lot: key.lot, leadDays: lane.leadDays, key.when)
  }
}
