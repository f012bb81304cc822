import AllocationModel

/// The shipments of an earlier plan, in the positions of the index of a round that resembles its own.
struct EarlierShipments: Sendable {
  /// Vials by shipment.
  let vials: [VialLedger.Key: Int]
  /// How many lines name lots or places that the round does not have.
  let unknown: Int

  /// Finds the lots and recipients of shipments.
  init(_ shipments: [Shipment], index: RoundIndex) {
    let round = index.round
    let lots = Dictionary(
      uniqueKeysWithValues: index.lots.enumerated().map { (LotKey(round.lots[$1.source]), $0) })
    var vials: [VialLedger.Key: Int] = [:]
    var unknown = 0
    for shipment in shipments {
      guard let lot = lots[LotKey(lot: shipment.lot, vaccine: shipment.vaccine, place: shipment.from)],
        let place = round.index(ofPlace: shipment.to), let recipient = index.recipientOfPlace[place]
      else {
        unknown += 1
        continue
      }
      vials[VialLedger.Key(lot: lot, recipient: recipient, when: shipment.when), default: 0] += shipment.vials
    }
    self.vials = vials
    self.unknown = unknown
  }
}

extension VialRounding {
  /// Ships what is wanted into books that hold nothing but the pins, as far as stock, lanes, storage, reserves and
  /// issue units allow.
  mutating func ship(_ wanted: [VialLedger.Key: Int]) {
    // A broken shipment must take the last of its lot, and so comes after the others.
    let order = wanted.sorted { left, right in
      let broken = [left, right].map { $0.value % unitSize($0.key) != 0 }
      return broken[0] != broken[1] ? broken[1] : left.key < right.key
    }
    for (key, vials) in order {
      guard ledger.pinnedVials(key) == 0 || key.when == .later,
        books[key.recipient].source(lot: key.lot, when: key.when) != nil
      else { continue }
      let size = unitSize(key)
      let most = min(vials, ledger.mostVials(key))
      let takesLast = most == ledger.vialsLeft[key.lot]
      shipUnused(takesLast ? most : most - most % size, key)
    }
  }
}
