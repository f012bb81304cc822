import AllocationModel

/// Makes whole vials and whole people out of the relaxation's flows.
///
/// Every shipment is first rounded to whole issue units and every use down to whole people, within all rules.
/// What that leaves over is then handed out unit by unit, and units are moved as long as that is a gain.
struct VialRounding: Sendable {
  let index: RoundIndex
  let scale: GainScale
  /// The lots that some lane carries to each recipient.
  let lotsOfRecipient: [[(lot: Int, leadDays: Int)]]
  /// The recipients that some lane carries each lot to.
  let recipientsOfLot: [[(recipient: Int, leadDays: Int)]]
  var ledger: VialLedger
  var books: [RecipientBook]

  /// Whether people may give way to others who bring more.
  var exchanges = false

  /// What single units of lots were found to bring: for each recipient that a lot reaches, now and later.
  var offers: [OfferQuestion: [KnownOffer]] = [:]

  /// What one more unit of a lot would bring.
  struct OfferQuestion: Hashable, Sendable {
    let lot: Int
    let vials: Int
  }

  /// An answer that holds while the recipient's book has this version.
  struct KnownOffer: Sendable {
    var version: Int?
    var gain: Gain?
    /// Whether the unit may be shipped there at all; no change of a book alters that.
    let isPossible: Bool
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
  mutating func stockHere(_ lot: Int, source: Int, recipient: Int) {
    let given = books[recipient].sources[source].unitsGiven
    let held = Int64(ledger.vialsAtHand(ofLot: lot)) * usableUnits(lot)
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
  mutating func takeBack(_ vials: Int, _ key: VialLedger.Key) {
    ledger.move(-vials, key)
    guard let source = books[key.recipient].source(lot: key.lot, when: key.when) else { return }
    books[key.recipient].stock(-Int64(vials) * usableUnits(key.lot), source: source)
    _ = books[key.recipient].giveUp(source: source)
  }
}
