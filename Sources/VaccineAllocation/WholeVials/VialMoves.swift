import AllocationModel

/// The single moves of vials, and what they bring.
extension VialRounding {
  /// Opens a source for every lot where it stands.
  mutating func prepareHere() {
    for lot in index.lots.indices {
      guard let recipient = index.recipientOfPlace[index.lots[lot].place],
        let source = books[recipient].source(lot: lot, when: .here)
      else { continue }
      stockHere(lot, source: source, recipient: recipient)
    }
  }

  /// Ships vials without vaccinating anybody with them.
  mutating func shipUnused(_ vials: Int, _ key: VialLedger.Key) {
    ledger.move(vials, key)
    stock(vials, key)
  }

  /// What one more unit of a shipment brings; nil where it brings nothing or cannot be had.
  mutating func gain(of key: VialLedger.Key) -> Gain? {
    gain(of: key, vials: ledger.unit(key))
  }

  /// What so many more vials of a shipment would bring, whether there are any or not; nil where nothing.
  mutating func gain(of key: VialLedger.Key, vials: Int) -> Gain? {
    guard vials > 0, books[key.recipient].source(lot: key.lot, when: key.when) != nil else { return nil }
    let gain = worth(ofShipping: vials, key)
    return gain.isPositive ? gain : nil
  }

  /// What so many more vials of a shipment bring, gain or not; the books stay as they are.
  mutating func worth(ofShipping vials: Int, _ key: VialLedger.Key) -> Gain {
    let (before, version) = (books[key.recipient].people, books[key.recipient].version)
    let steps = stockAndServe(vials, key)
    var worth = books[key.recipient].worth(of: steps, peopleBefore: before)
    worth.add(scale.worth(ofShipping: vials, key), times: 1)
    books[key.recipient].undo(steps)
    stock(-vials, key)
    books[key.recipient].version = version
    return worth
  }

  private mutating func stock(_ vials: Int, _ key: VialLedger.Key) {
    guard let source = books[key.recipient].source(lot: key.lot, when: key.when) else { return }
    books[key.recipient].stock(Int64(vials) * usableUnits(key.lot), source: source)
  }

  private mutating func stockAndServe(_ vials: Int, _ key: VialLedger.Key) -> [RecipientBook.Step] {
    guard let source = books[key.recipient].source(lot: key.lot, when: key.when) else { return [] }
    stock(vials, key)
    return serve(source: source, recipient: key.recipient)
  }

  /// Ships vials and vaccinates with them; returns whom.
  mutating func ship(_ vials: Int, _ key: VialLedger.Key) -> [RecipientBook.Step] {
    ledger.move(vials, key)
    return stockAndServe(vials, key)
  }

  /// Takes back vials that nobody has been vaccinated with.
  mutating func unship(_ vials: Int, _ key: VialLedger.Key) {
    ledger.move(-vials, key)
    stock(-vials, key)
  }

  /// Vials taken out of a shipment, with what that changed at the recipient.
  struct Removal {
    fileprivate let key: VialLedger.Key
    fileprivate let vials: Int
    fileprivate let steps: [RecipientBook.Step]
    fileprivate let versionBefore: Int
    /// What it brings, mostly a loss.
    let gain: Gain
  }

  /// Takes vials out of a shipment, and lets what else is at the recipient be used in their place.
  mutating func remove(_ vials: Int, from key: VialLedger.Key) -> Removal {
    let recipient = key.recipient
    let (people, version) = (books[recipient].people, books[recipient].version)
    ledger.move(-vials, key)
    stock(-vials, key)
    var steps: [RecipientBook.Step] = []
    if let source = books[recipient].source(lot: key.lot, when: key.when) {
      steps = books[recipient].giveUp(source: source)
    }
    for other in books[recipient].sources.indices where books[recipient].sources[other].unitsLeft > 0 {
      if books[recipient].sources[other].when == .here { restockHere(books[recipient].sources[other].lot) }
      steps += serve(source: other, recipient: recipient)
    }
    var gain = books[recipient].worth(of: steps, peopleBefore: people)
    gain.add(scale.worth(ofShipping: vials, key), times: -1)
    return Removal(key: key, vials: vials, steps: steps, versionBefore: version, gain: gain)
  }

  /// Puts vials back that were taken out, as if they had never been.
  mutating func putBack(_ removal: Removal) {
    let recipient = removal.key.recipient
    books[recipient].undo(removal.steps)
    stock(removal.vials, removal.key)
    ledger.move(removal.vials, removal.key)
    books[recipient].version = removal.versionBefore
  }

  mutating func add(_ vials: Int, _ key: VialLedger.Key) {
    guard vials > 0 else { return }
    _ = ship(vials, key)
    restockHere(key.lot)
  }

  /// Serves whom a source can serve, then those in whose place others bring less.
  mutating func serve(source: Int, recipient: Int) -> [RecipientBook.Step] {
    let added = books[recipient].serve(source: source)
    return exchanges ? added + books[recipient].serveInPlaceOfOthers(source: source) : added
  }

  /// After vials of a lot have left, its place has fewer to draw on.
  mutating func restockHere(_ lot: Int) {
    guard let recipient = index.recipientOfPlace[index.lots[lot].place],
      let source = books[recipient].source(lot: lot, when: .here)
    else { return }
    stockHere(lot, source: source, recipient: recipient)
  }

  /// Takes back whole units of shipments that nobody needs, where that breaks nothing.
  mutating func trim() {
    var brokenLots: Set<Int> = []
    for (key, vials) in ledger.shipped where vials % unitSize(key) != 0 && ledger.pinnedVials(key) == 0 {
      brokenLots.insert(key.lot)
    }
    for (key, vials) in ledger.shipped.sorted(by: { $0.key < $1.key }) {
      guard ledger.pinnedVials(key) == 0, !brokenLots.contains(key.lot),
        let source = books[key.recipient].source(lot: key.lot, when: key.when)
      else { continue }
      let perVial = usableUnits(key.lot)
      let needed = Int((books[key.recipient].sources[source].unitsGiven + perVial - 1) / perVial)
      let size = unitSize(key)
      let kept = (needed + size - 1) / size * size
      if kept < vials, ledger.roomAfterTakingBack(vials - kept, key) >= 0 { takeBack(vials - kept, key) }
    }
  }

  /// Vials that must move together in a shipment.
  func unitSize(_ key: VialLedger.Key) -> Int {
    let lot = index.lots[key.lot]
    return index.round.places[lot.place].isStore ? index.vaccines[lot.vaccine].issueMultiple : 1
  }
}
