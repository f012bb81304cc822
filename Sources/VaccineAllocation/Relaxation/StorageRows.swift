import AllocationModel

/// Which recipients' cold storage can bind, and how much room there is.
///
/// A recipient whose free litres hold everything that its people could use never needs a row. Where storage
/// can bind and stock stands there, unused vials may have to leave to make room; that stock keeps to itself in
/// the relaxation.
struct StorageRows: Sendable {
  /// Free litres by recipient before pins, in litre units; nil where nobody counts them.
  let free: [Int64?]
  /// Whether a recipient's storage needs a row.
  let hasRow: [Bool]
  /// Whether unused stock may have to leave some recipient to make room.
  let mayClear: Bool
  /// Whether a place's stock counts in a storage row as it leaves.
  let keepsApart: [Bool]

  /// Finds the storage rows of a round.
  init(_ index: RoundIndex) {
    let round = index.round
    var standing = [Int64](repeating: 0, count: round.places.count)
    for lot in round.lots where lot.status != .destroyed {
      guard let place = round.index(ofPlace: lot.place), let vaccine = round.index(ofVaccine: lot.vaccine)
      else {
        continue
      }
      standing[place] += Int64(lot.vials) * index.vaccines[vaccine].litreUnits
    }
    let free = index.recipients.map { recipient in
      round.places[recipient.place].storageLitres?.units(decimals: index.litreDecimals).map {
        max(0, $0 - standing[recipient.place])
      }
    }
    let canBind = index.recipients.indices.map { recipient in
      free[recipient].map { StorageRows.mostUsefulLitres(recipient: recipient, index: index) > Double($0) }
        ?? false
    }
    var movable = [Bool](repeating: false, count: round.places.count)
    for lot in index.lots
    where index.vaccines[lot.vaccine].litreUnits > 0 && round.lanes.mayLead(from: lot.place) {
      movable[lot.place] = true
    }
    let mayClear = index.recipients.indices.contains { canBind[$0] && movable[index.recipients[$0].place] }
    hasRow = index.recipients.indices.map { mayClear ? free[$0] != nil : canBind[$0] }
    var keepsApart = [Bool](repeating: false, count: round.places.count)
    for (recipient, hasRow) in hasRow.enumerated() where hasRow {
      keepsApart[index.recipients[recipient].place] = true
    }
    self.free = free
    self.mayClear = mayClear
    self.keepsApart = keepsApart
  }

  /// At most so many litre units arrive at a recipient where nothing unused is shipped, pins aside.
  private static func mostUsefulLitres(recipient: Int, index: RoundIndex) -> Double {
    var litres = 0.0
    for line in index.recipients[recipient].lines {
      let shares = index.shares[index.lines[line].eligibility]
      let largest = zip(shares, index.products).map { share, product in
        let facts = index.vaccines[product.vaccine]
        return facts.usableDoses > 0 ? index.doses(share) * Double(facts.litreUnits) / facts.usableDoses : 0
      }.max()
      litres += Double(index.lines[line].need) * (largest ?? 0)
    }
    for pin in index.pins where pin.recipient == recipient {
      litres += Double(Int64(pin.vials) * index.vaccines[index.lots[pin.lot].vaccine].litreUnits)
    }
    return litres
  }
}
