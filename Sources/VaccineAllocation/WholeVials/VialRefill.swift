import AllocationModel

/// Hands out what rounding leaves over.
///
/// Every unit goes to the recipient where it brings most by the round's objectives in their order. Gains can
/// only shrink as stock is handed out, so that a heap of gains that are brought up to date when they come to
/// the top finds the best unit (Minoux 1978).
extension VialRounding {
  private struct Candidate {
    var gain: Gain
    let key: VialLedger.Key
  }

  /// Hands out what is left, unit by unit, first where the relaxation ships too, then anywhere.
  mutating func refill(_ flows: [[LotFlow]]) {
    useUp()
    var known: Set<VialLedger.Key> = []
    for (recipient, flows) in flows.enumerated() {
      for flow in flows where flow.when != .here {
        known.insert(VialLedger.Key(lot: flow.lot, recipient: recipient, when: flow.when))
      }
    }
    handOut(known.sorted())
    handOut(everyKey())
    exchanges = true
    useUp()
    handOut(known.sorted())
    handOut(everyKey())
    exchanges = false
  }

  /// Hands out units of some shipments, first to whom nobody must give way, then to the others.
  mutating func handOutThoroughly(_ keys: [VialLedger.Key]) {
    handOut(keys)
    exchanges = true
    handOut(keys)
    exchanges = false
  }

  /// Gives doses that are already where they can be used.
  mutating func useUp() {
    prepareHere()
    for recipient in books.indices { useUp(at: recipient) }
  }

  /// Gives the doses that a recipient already has.
  mutating func useUp(at recipient: Int) {
    for source in books[recipient].sources.indices {
      let facts = books[recipient].sources[source]
      if facts.when == .here { stockHere(facts.lot, source: source, recipient: recipient) }
      let before = books[recipient].people
      let steps = serve(source: source, recipient: recipient)
      if !books[recipient].worth(of: steps, peopleBefore: before).isPositive {
        books[recipient].undo(steps)
      }
      if facts.when == .here { settleHere(facts.lot, recipient: recipient) }
    }
  }

  private func everyKey() -> [VialLedger.Key] {
    var keys: [VialLedger.Key] = []
    for (recipient, lanes) in lotsOfRecipient.enumerated() where !books[recipient].isSatisfied {
      for (lot, leadDays) in lanes where ledger.hasSpare(ofLot: lot) {
        for when in [Dispatch.now, .later] where index.canShip(lot: lot, leadDays: leadDays, when) {
          keys.append(VialLedger.Key(lot: lot, recipient: recipient, when: when))
        }
      }
    }
    return keys
  }

  /// Hands out units of some shipments, each time the one that brings most.
  private mutating func handOut(_ keys: [VialLedger.Key]) {
    let candidates = keys.compactMap { key in gain(of: key).map { Candidate(gain: $0, key: key) } }
    var heap = BinaryHeap(candidates) { left, right in
      left.gain == right.gain ? left.key < right.key : right.gain < left.gain
    }
    while !heap.isEmpty {
      var top = heap.removeFirst()
      guard let current = gain(of: top.key) else { continue }
      if let next = heap.first, current < next.gain {
        top.gain = current
        heap.insert(top)
        continue
      }
      add(ledger.unit(top.key), top.key)
      if let next = gain(of: top.key) { heap.insert(Candidate(gain: next, key: top.key)) }
    }
  }
}
