import AllocationModel

/// Improves a whole-vial plan by moving one issue unit at a time.
///
/// A unit leaves a recipient; the doses and sessions that it frees there are used by what the recipient has
/// left over, and by one unit of another lot that has vials to spare; the unit itself goes where it brings
/// most. The move is made when all of it together is a gain by the round's objectives in their order, so that
/// the plan only ever gets better and the search ends.
extension VialRounding {
  /// The best recipient for one more unit of a lot.
  private struct Offer {
    let key: VialLedger.Key
    let gain: Gain
  }

  /// Whether there are so many shipments that the search ends where the rest is hardly worth its time.
  var isLarge: Bool { ledger.shipped.count > 500 }

  /// How often it pays to go through all shipments: small rounds until nothing moves, the largest once.
  var worthwhileSweeps: Int { max(1, min(12, 5_000 / max(1, ledger.shipped.count))) }

  /// How often it pays to vaccinate anew and move units again: in large rounds a third time brings next to nothing.
  var worthwhileTurns: Int {
    let count = max(1, ledger.shipped.count)
    return max(1, min(count > 1_000 ? 2 : 4, 4_000 / count))
  }

  /// Moves units until none is worth moving, at most so many times through all shipments.
  ///
  /// In large rounds it also ends with a sweep that moves few beside the first one.
  ///
  /// - Parameter checkpoint: Called now and then; it may end the search by throwing.
  mutating func exchangeUnits<Failure: Error>(
    sweeps: Int, checkpoint: () throws(Failure) -> Void
  ) throws(Failure) {
    exchanges = true
    defer { exchanges = false }
    var movesAtFirst: Int?
    for _ in 0..<sweeps {
      let moves = try sweep(checkpoint)
      let first = movesAtFirst ?? moves
      movesAtFirst = first
      if moves == 0 || (isLarge && moves < first / 4) { return }
    }
  }

  /// Tries every shipment once; returns how many units moved.
  private mutating func sweep<Failure: Error>(
    _ checkpoint: () throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var moves = 0
    for key in ledger.shipped.keys.sorted() where ledger.pinnedVials(key) == 0 {
      try checkpoint()
      let vials = ledger.shipped[key] ?? 0
      let unit = vials % unitSize(key) == 0 ? unitSize(key) : vials % unitSize(key)
      guard vials >= unit, unit > 0, let offer = bestOffer(ofLot: key.lot, vials: unit), offer.key != key
      else {
        continue
      }
      if move(unit, from: key, to: offer.key) { moves += 1 }
    }
    return moves
  }

  /// Where one more unit of a lot would bring most, if there were one.
  private mutating func bestOffer(ofLot lot: Int, vials: Int) -> Offer? {
    let question = OfferQuestion(lot: lot, vials: vials)
    // Taken out, so that it can be changed where it is.
    var known = offers.removeValue(forKey: question) ?? newOffers(ofLot: lot)
    defer { offers[question] = known }
    var best: (gain: Gain, slot: Int)?
    for position in recipientsOfLot[lot].indices {
      let recipient = recipientsOfLot[lot][position].recipient
      if books[recipient].isSatisfied { continue }
      let version = books[recipient].version
      for slot in 2 * position...2 * position + 1 where known[slot].isPossible {
        if known[slot].version != version {
          known[slot].gain = gain(of: shipment(ofLot: lot, slot: slot), vials: vials)
          known[slot].version = version
        }
        guard let gain = known[slot].gain else { continue }
        if gain > best?.gain ?? Gain.nothing { best = (gain, slot) }
      }
    }
    return best.map { Offer(key: shipment(ofLot: lot, slot: $0.slot), gain: $0.gain) }
  }

  /// Every recipient that a lot reaches has two slots in the order of ``recipientsOfLot``: now and later.
  private func shipment(ofLot lot: Int, slot: Int) -> VialLedger.Key {
    VialLedger.Key(
      lot: lot, recipient: recipientsOfLot[lot][slot / 2].recipient, when: slot % 2 == 0 ? .now : .later)
  }

  private func newOffers(ofLot lot: Int) -> [KnownOffer] {
    (0..<2 * recipientsOfLot[lot].count).map { slot in
      let key = shipment(ofLot: lot, slot: slot)
      let isPossible =
        index.canShip(lot: lot, leadDays: recipientsOfLot[lot][slot / 2].leadDays, key.when)
        && ledger.pinnedVials(key) == 0
      return KnownOffer(isPossible: isPossible)
    }
  }

  /// Moves a unit where that is a gain; otherwise leaves everything as it was.
  private mutating func move(_ vials: Int, from key: VialLedger.Key, to target: VialLedger.Key) -> Bool {
    let recipient = key.recipient
    guard books[recipient].source(lot: key.lot, when: key.when) != nil,
      ledger.roomAfterTakingBack(vials, key) >= 0
    else { return false }
    let removal = remove(vials, from: key)
    var total = removal.gain
    let substitute = target.recipient == recipient ? nil : substitute(at: recipient, for: key.lot)
    var substituteSteps: [RecipientBook.Step] = []
    if let substitute {
      total.add(substitute.gain, times: 1)
      substituteSteps = ship(substitute.vials, substitute.key)
    }
    if let gain = gain(of: target, vials: vials), ledger.mostVials(target) >= vials {
      total.add(gain, times: 1)
      if total.isPositive {
        add(vials, target)
        for other in books[recipient].sources where other.when == .here {
          settleHere(other.lot, recipient: recipient)
        }
        return true
      }
    }
    if let substitute {
      books[recipient].undo(substituteSteps)
      unship(substitute.vials, substitute.key)
    }
    putBack(removal)
    return false
  }

  /// The lot with vials to spare of which one unit would bring most at a recipient.
  private mutating func substitute(
    at recipient: Int, for lot: Int
  ) -> (key: VialLedger.Key, vials: Int, gain: Gain)? {
    var best: (key: VialLedger.Key, vials: Int, gain: Gain)?
    for (other, leadDays) in lotsOfRecipient[recipient] where other != lot && ledger.hasSpare(ofLot: other) {
      for when in [Dispatch.now, .later] where index.canShip(lot: other, leadDays: leadDays, when) {
        let key = VialLedger.Key(lot: other, recipient: recipient, when: when)
        let vials = ledger.unit(key)
        guard vials > 0, let gain = gain(of: key, vials: vials), gain > best?.gain ?? Gain.nothing else {
          continue
        }
        best = (key, vials, gain)
      }
    }
    return best
  }
}
