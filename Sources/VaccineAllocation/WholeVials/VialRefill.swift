import AllocationModel

/// Hands out what rounding leaves over.
///
/// Every unit goes to the recipient where it brings most by the round's objectives in their order.
extension VialRounding {
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
    books.indices.filter { !books[$0].isSatisfied }.flatMap { openShipments(to: $0) }
  }

  /// Every shipment to a recipient that may be made of what is left.
  func openShipments(to recipient: Int) -> [VialLedger.Key] {
    var keys: [VialLedger.Key] = []
    for (lot, leadDays) in lotsOfRecipient[recipient] where ledger.hasSpare(ofLot: lot) {
      for when in [Dispatch.now, .later] where index.canShip(lot: lot, leadDays: leadDays, when) {
        keys.append(VialLedger.Key(lot: lot, recipient: recipient, when: when))
      }
    }
    return keys
  }

  /// Hands out units of some shipments, each time the one that brings most.
  private mutating func handOut(_ keys: [VialLedger.Key]) {
    LazyGreedy.handOut(keys, in: &self, gain: { $0.gain(of: $1) }, add: { $0.add($0.ledger.unit($1), $1) })
  }
}
