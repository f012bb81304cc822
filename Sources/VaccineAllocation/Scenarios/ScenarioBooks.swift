import AllocationModel
import LinearProgramming

/// The books of one plan's shipments in every scenario: the same vials shipped, other people vaccinated with them.
///
/// A step is a gain where it is one over all scenarios, each by its weight.
struct ScenarioBooks: Sendable {
  let branches: [TwoStageRelaxation.Branch]
  /// The weights in whole parts, so that gains stay exact.
  let parts: [Int64]
  private(set) var books: [VialRounding]
  private var known: [VialLedger.Key: Known] = [:]

  /// What was found while the recipient's books together had been changed so often: they change one after the other and
  /// only ever more often, so that the sum tells.
  private struct Known: Sendable {
    let changes: Int
    let vials: Int
    let gain: Gain
  }

  /// Opens the books with nothing shipped but pins.
  init(branches: [TwoStageRelaxation.Branch], parts: [Int], free: [Int64?]) {
    self.branches = branches
    self.parts = parts.map { Int64($0) }
    books = branches.map { branch in
      VialRounding(
        branch.index, flows: Array(repeating: [], count: branch.index.recipients.count), free: free)
    }
  }

  /// Vials by shipment, pins included.
  var shipped: [VialLedger.Key: Int] { books[0].ledger.shipped }

  /// What the shipments come to in every scenario, as the books stand.
  func values() -> [PlanValues] {
    books.map { book in
      var book = book
      return PlanValues(book.plan(trims: false), index: book.index)
    }
  }

  /// Ships vials as they are wanted, as far as stock, lanes, storage, reserves and issue units allow.
  ///
  /// - Parameter threshold: The part of an issue unit from which on a whole one is shipped.
  mutating func ship(_ wanted: [VialLedger.Key: Double], upFrom threshold: Double = 1) {
    // A broken shipment must take the last of its lot, and so comes after the others.
    func isBroken(_ key: VialLedger.Key, _ vials: Double) -> Bool {
      vials.truncatingRemainder(dividingBy: Double(books[0].unitSize(key))) > 1e-6
    }
    let order = wanted.sorted { left, right in
      let broken = (isBroken(left.key, left.value), isBroken(right.key, right.value))
      return broken.0 != broken.1 ? broken.1 : left.key < right.key
    }
    for (key, vials) in order where books[0].ledger.pinnedVials(key) == 0 {
      let size = books[0].unitSize(key)
      let most = books[0].ledger.mostVials(key)
      var whole = Int((vials / Double(size) + 1 - threshold + 1e-6).rounded(.down)) * size
      // The rest of a lot goes out broken where it went out broken before.
      if whole < most, most == books[0].ledger.vialsLeft[key.lot], abs(vials - Double(most)) < 1e-6 {
        whole = most
      }
      let takesLast = min(whole, most) == books[0].ledger.vialsLeft[key.lot]
      let units = takesLast ? min(whole, most) : min(whole, most - most % size)
      guard units > 0 else { continue }
      for book in books.indices { books[book].shipUnused(units, key) }
    }
  }

  /// Vaccinates anew in every scenario with what has been shipped, as well as the round's objectives allow.
  mutating func vaccinateAnew(settings: SolverSettings, threads: Int) throws(LinearProgramError) {
    for book in books.indices { try books[book].vaccinateAnew(settings: settings, threads: threads) }
  }

  /// Takes back whole units that nobody needs in any scenario.
  mutating func trim() {
    var brokenLots: Set<Int> = []
    for (key, vials) in shipped where vials % books[0].unitSize(key) != 0 {
      if books[0].ledger.pinnedVials(key) == 0 { brokenLots.insert(key.lot) }
    }
    for (key, vials) in shipped.sorted(by: { $0.key < $1.key }) {
      let size = books[0].unitSize(key)
      guard books[0].ledger.pinnedVials(key) == 0, vials % size == 0, !brokenLots.contains(key.lot) else {
        continue
      }
      var needed = 0
      for book in books.indices {
        guard let source = books[book].books[key.recipient].source(lot: key.lot, when: key.when) else {
          continue
        }
        let perVial = books[book].usableUnits(key.lot)
        let given = books[book].books[key.recipient].sources[source].unitsGiven
        needed = max(needed, Int((given + perVial - 1) / perVial))
      }
      let spare = vials - (needed + size - 1) / size * size
      guard spare > 0, books[0].ledger.roomAfterTakingBack(spare, key) >= 0 else { continue }
      for book in books.indices { books[book].takeBack(spare, key) }
    }
  }

  /// Hands out units of some shipments, each time the one that brings most over all scenarios.
  mutating func handOut(_ keys: [VialLedger.Key]) {
    for book in books.indices { books[book].exchanges = true }
    LazyGreedy.handOut(
      keys, in: &self, gain: { $0.gain(ofOneMore: $1) }, add: { $0.add($0.unit($1), $1) })
    for book in books.indices { books[book].exchanges = false }
  }

  /// Every shipment that the stock left over allows to somebody who still needs something in some scenario.
  func everyKey() -> [VialLedger.Key] {
    books[0].books.indices.filter { isWanting($0) }.flatMap { books[0].openShipments(to: $0) }
  }

  /// Moves units of shipments to where they bring more over all scenarios, or back into the store, once through all of
  /// them; returns whether any moved.
  ///
  /// - Parameter checkpoint: Called now and then; it may end the search by throwing.
  mutating func sweep<Failure: Error>(_ checkpoint: () throws(Failure) -> Void) throws(Failure) -> Bool {
    for book in books.indices { books[book].exchanges = true }
    defer { for book in books.indices { books[book].exchanges = false } }
    var moved = false
    for key in shipped.keys.sorted() where books[0].ledger.pinnedVials(key) == 0 {
      try checkpoint()
      let vials = shipped[key] ?? 0
      let size = books[0].unitSize(key)
      let unit = vials % size == 0 ? size : vials % size
      guard vials >= unit, unit > 0, books[0].ledger.roomAfterTakingBack(unit, key) >= 0 else { continue }
      if move(unit, from: key) { moved = true }
    }
    return moved
  }

  /// Whether some shipment of a lot is no whole number of issue units.
  private func isBroken(_ lot: Int, beside key: VialLedger.Key) -> Bool {
    shipped.contains { other, vials in
      other.lot == lot && other != key && vials % books[0].unitSize(other) != 0
        && books[0].ledger.pinnedVials(other) == 0
    }
  }

  // MARK: Single steps

  /// How many vials may be added to a shipment at once in every scenario.
  private func unit(_ key: VialLedger.Key) -> Int {
    var least = Int.max
    for book in books.indices where least > 0 { least = min(least, books[book].ledger.unit(key)) }
    return least
  }

  /// Whether so many vials may be added to a shipment in every scenario.
  private func hasRoom(for vials: Int, _ key: VialLedger.Key) -> Bool {
    for book in books.indices where books[book].ledger.mostVials(key) < vials { return false }
    return true
  }

  /// Whether somebody at a recipient still needs something in some scenario.
  private func isWanting(_ recipient: Int) -> Bool {
    for book in books.indices where !books[book].books[recipient].isSatisfied { return true }
    return false
  }

  /// How often the books of a recipient have changed.
  private func changes(of recipient: Int) -> Int {
    var sum = 0
    for book in books.indices { sum &+= books[book].books[recipient].version }
    return sum
  }

  private mutating func gain(ofOneMore key: VialLedger.Key) -> Gain? {
    let vials = unit(key)
    guard vials > 0 else { return nil }
    let gain = gain(of: key, vials: vials)
    return gain.isPositive ? gain : nil
  }

  /// What so many more vials of a shipment bring over all scenarios, gain or not.
  private mutating func gain(of key: VialLedger.Key, vials: Int, remembers: Bool = true) -> Gain {
    let changes = changes(of: key.recipient)
    if remembers, let known = known[key], known.vials == vials, known.changes == changes {
      return known.gain
    }
    var total = Gain.nothing
    for book in books.indices { total.add(books[book].worth(ofShipping: vials, key), times: parts[book]) }
    if remembers { known[key] = Known(changes: changes, vials: vials, gain: total) }
    return total
  }

  private mutating func add(_ vials: Int, _ key: VialLedger.Key) {
    for book in books.indices { books[book].add(vials, key) }
  }

  /// Takes a unit out of a shipment, and lets what is there be used anew; puts it where it brings most if all of it
  /// together is a gain, and otherwise back.
  private mutating func move(_ vials: Int, from key: VialLedger.Key) -> Bool {
    let recipient = key.recipient
    var removals: [VialRounding.Removal] = []
    removals.reserveCapacity(books.count)
    var total = Gain.nothing
    for book in books.indices {
      let removal = books[book].remove(vials, from: key)
      total.add(removal.gain, times: parts[book])
      removals.append(removal)
    }
    let best = bestTarget(of: vials, from: key)
    if let best { total.add(best.gain, times: 1) }
    // A broken shipment has taken the last of its lot, and so none of it may come back.
    guard total.isPositive, best != nil || !isBroken(key.lot, beside: key) else {
      for (book, removal) in removals.enumerated() { books[book].putBack(removal) }
      return false
    }
    if let best { add(vials, best.key) }
    for book in books.indices {
      books[book].restockHere(key.lot)
      for other in books[book].books[recipient].sources where other.when == .here {
        books[book].settleHere(other.lot, recipient: recipient)
      }
    }
    return true
  }

  /// Where vials that have been taken out of a shipment would bring most.
  private mutating func bestTarget(of vials: Int, from key: VialLedger.Key) -> (
    key: VialLedger.Key, gain: Gain
  )? {
    var best: (key: VialLedger.Key, gain: Gain)?
    for (target, leadDays) in books[0].recipientsOfLot[key.lot] where isWanting(target) {
      for when in [Dispatch.now, .later]
      where books[0].index.canShip(lot: key.lot, leadDays: leadDays, when) {
        let other = VialLedger.Key(lot: key.lot, recipient: target, when: when)
        guard other != key, books[0].ledger.pinnedVials(other) == 0 else { continue }
        // What is found while this recipient's book is changed for a try must not be remembered.
        let gain = gain(of: other, vials: vials, remembers: target != key.recipient)
        if gain > best?.gain ?? Gain.nothing, hasRoom(for: vials, other) { best = (other, gain) }
      }
    }
    return best
  }
}
