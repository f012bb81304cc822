import AllocationModel

/// Makes whole vials and whole people out of the relaxation's flows.
///
/// Every shipment is first rounded down to whole issue units and every use to whole people, which keeps all
/// rules. What that leaves over is then handed out unit by unit, each to the recipient where it brings most
/// by the round's objectives in their order. Gains can only shrink as stock is handed out, so that a heap of
/// gains that are brought up to date when they come to the top finds the best unit (Minoux 1978).
struct VialRounding: Sendable {
  let index: RoundIndex
  let scale: GainScale
  /// The lots that some lane carries to each recipient.
  let lotsOfRecipient: [[(lot: Int, leadDays: Int)]]
  /// The recipients that some lane carries each lot to.
  let recipientsOfLot: [[(recipient: Int, leadDays: Int)]]
  var ledger: VialLedger
  var books: [RecipientBook]

  private struct Candidate {
    var gain: Gain
    let key: VialLedger.Key
  }

  /// Whether people may give way to others who bring more.
  var exchanges = false

  /// What single units of lots were found to bring, with the state of the recipient's book at that time.
  var offers: [OfferQuestion: KnownOffer] = [:]

  /// What one more unit of a shipment would bring.
  struct OfferQuestion: Hashable, Sendable {
    let key: VialLedger.Key
    let vials: Int
  }

  /// An answer that holds while the recipient's book has this version.
  struct KnownOffer: Sendable {
    let version: Int
    let gain: Gain?
  }

  /// Opens the books, with the pins shipped and served.
  ///
  /// - Parameter flows: The relaxation's flows by recipient.
  init(_ index: RoundIndex, flows: [[LotFlow]], free: [Int64?]) {
    self.index = index
    var targets = [[Double]](repeating: [], count: index.recipients.count)
    var fillTargets = [Double](repeating: 0, count: index.recipients.count)
    for (recipient, facts) in index.recipients.enumerated() {
      targets[recipient] = Array(repeating: 0, count: facts.lines.count)
      for flow in flows[recipient] {
        targets[recipient][flow.line - facts.lines.lowerBound] += flow.people
        fillTargets[recipient] += flow.people
      }
    }
    let scale = GainScale(
      index, fillTargets: zip(fillTargets, index.recipients).map { $0 / Double(max(1, $1.need)) })
    self.scale = scale
    ledger = VialLedger(index, free: free)
    let lanes = VialRounding.lanes(of: index)
    lotsOfRecipient = lanes
    var recipientsOfLot = [[(recipient: Int, leadDays: Int)]](repeating: [], count: index.lots.count)
    for (recipient, lots) in lanes.enumerated() {
      for (lot, leadDays) in lots { recipientsOfLot[lot].append((recipient, leadDays)) }
    }
    self.recipientsOfLot = recipientsOfLot
    books = index.recipients.indices.map {
      RecipientBook(recipient: $0, index: index, scale: scale, lotsThatReach: lanes[$0], targets: targets[$0])
    }
    for (key, vials) in ledger.shipped.sorted(by: { $0.key < $1.key }) {
      if let source = books[key.recipient].source(lot: key.lot, when: .now, isPinned: true) {
        books[key.recipient].stock(Int64(vials) * usableUnits(key.lot), source: source)
      }
    }
  }

  /// The lots that some lane carries to each recipient.
  private static func lanes(of index: RoundIndex) -> [[(lot: Int, leadDays: Int)]] {
    let origins = Set(index.lots.map(\.place)).filter { index.round.lanes.mayLead(from: $0) }
    var lotsOfPlace: [Int: [Int]] = [:]
    for (lot, facts) in index.lots.enumerated() where origins.contains(facts.place) {
      lotsOfPlace[facts.place, default: []].append(lot)
    }
    return index.recipients.map { recipient in
      origins.sorted().flatMap { place -> [(lot: Int, leadDays: Int)] in
        guard let lane = index.round.lanes.lane(from: place, to: recipient.place) else { return [] }
        return (lotsOfPlace[place] ?? []).map { ($0, lane.leadDays) }
      }.sorted { $0.lot < $1.lot }
    }
  }

  func usableUnits(_ lot: Int) -> Int64 { index.vaccines[index.lots[lot].vaccine].usableUnits }

  // MARK: Down to whole units

  /// Ships and gives the relaxation's flows in whole units and whole people.
  ///
  /// - Parameter threshold: The part of an issue unit from which on a whole one is shipped; at 1 everything is
  ///   rounded down.
  mutating func round(_ flows: [[LotFlow]], upFrom threshold: Double) {
    for (recipient, flows) in flows.enumerated() {
      var start = 0
      while start < flows.count {
        var end = start
        while end < flows.count, flows[end].lot == flows[start].lot, flows[end].when == flows[start].when {
          end += 1
        }
        round(
          flows[start..<end], upFrom: threshold,
          key: VialLedger.Key(lot: flows[start].lot, recipient: recipient, when: flows[start].when))
        start = end
      }
    }
    keepStorage()
  }

  private mutating func round(_ flows: ArraySlice<LotFlow>, upFrom threshold: Double, key: VialLedger.Key) {
    let perVial = Double(usableUnits(key.lot))
    let units = flows.reduce(0.0) { $0 + $1.people * Double(index.share(ofLot: key.lot, forLine: $1.line)) }
    guard let source = books[key.recipient].source(lot: key.lot, when: key.when), perVial > 0 else { return }
    if key.when == .here {
      stockHere(key.lot, source: source, recipient: key.recipient)
    } else if ledger.pinnedVials(key) == 0 || key.when == .later {
      let size = unitSize(key)
      let whole = Int((units / perVial / Double(size) + 1 - threshold + 1e-6).rounded(.down)) * size
      let most = ledger.mostVials(key)
      let vials = min(whole, most - most % size)
      ledger.move(vials, key)
      books[key.recipient].stock(Int64(vials) * usableUnits(key.lot), source: source)
    }
    for flow in flows {
      guard let way = books[key.recipient].sources[source].ways.firstIndex(where: { $0.line == flow.line })
      else { continue }
      _ = books[key.recipient].vaccinate(Int((flow.people + 1e-6).rounded(.down)), source: source, way: way)
    }
    if key.when == .here { settleHere(key.lot, recipient: key.recipient) }
  }

  /// Lets a place draw on all vials of a lot that do not leave it.
  private mutating func stockHere(_ lot: Int, source: Int, recipient: Int) {
    let given = books[recipient].sources[source].unitsGiven
    let held = Int64(ledger.vialsLeft[lot]) * usableUnits(lot)
    books[recipient].stock(held - given - books[recipient].sources[source].unitsLeft, source: source)
  }

  /// Notes how many vials of a lot its own place opens.
  mutating func settleHere(_ lot: Int, recipient: Int) {
    guard let source = books[recipient].source(lot: lot, when: .here) else { return }
    let given = books[recipient].sources[source].unitsGiven
    ledger.open(Int((given + usableUnits(lot) - 1) / usableUnits(lot)), ofLot: lot)
  }

  /// Takes arrivals back where rounding left a recipient's cold storage too full.
  private mutating func keepStorage() {
    for recipient in ledger.overfull {
      let arrivals = ledger.shipped.keys.filter {
        $0.recipient == recipient && $0.when == .now && ledger.pinnedVials($0) == 0
          && index.vaccines[index.lots[$0.lot].vaccine].litreUnits > 0
      }.sorted { (index.lots[$0.lot].rank, $0) > (index.lots[$1.lot].rank, $1) }
      for key in arrivals {
        while ledger.overfull.contains(recipient), let vials = ledger.shipped[key], vials > 0 {
          takeBack(min(vials, index.vaccines[index.lots[key.lot].vaccine].issueMultiple), key)
        }
      }
    }
  }

  /// Takes vials back from a shipment, and the people who would have had them.
  private mutating func takeBack(_ vials: Int, _ key: VialLedger.Key) {
    ledger.move(-vials, key)
    guard let source = books[key.recipient].source(lot: key.lot, when: key.when) else { return }
    books[key.recipient].stock(-Int64(vials) * usableUnits(key.lot), source: source)
    _ = books[key.recipient].giveUp(source: source)
  }

  // MARK: Handing out the rest

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

  /// Gives doses that are already where they can be used.
  mutating func useUp() {
    prepareHere()
    for recipient in books.indices {
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
  }

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

  /// What one more unit of a shipment brings; nil where it brings nothing or cannot be had.
  private mutating func gain(of key: VialLedger.Key) -> Gain? {
    gain(of: key, vials: ledger.unit(key))
  }

  /// What so many more vials of a shipment would bring, whether there are any or not; nil where nothing.
  mutating func gain(of key: VialLedger.Key, vials: Int) -> Gain? {
    guard vials > 0, books[key.recipient].source(lot: key.lot, when: key.when) != nil else { return nil }
    let (before, version) = (books[key.recipient].people, books[key.recipient].version)
    let steps = stockAndServe(vials, key)
    var gain = books[key.recipient].worth(of: steps, peopleBefore: before)
    gain.add(scale.worth(ofShipping: vials, key), times: 1)
    books[key.recipient].undo(steps)
    stock(-vials, key)
    books[key.recipient].version = version
    return gain.isPositive ? gain : nil
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
}

extension VialRounding {
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
