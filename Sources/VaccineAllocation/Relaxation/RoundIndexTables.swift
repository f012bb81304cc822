import AllocationModel

extension RoundIndex {
  /// The usable lot lines that hold vials, by place, vaccine, last day, expiry and lot number, with their
  /// products.
  static func usableStock(of round: Round, nextDispatch: Int?) -> (products: [Product], lots: [Lot]) {
    let policy = round.policy
    let start = policy.date
    struct Candidate {
      let source: Int
      let line: LotLine
      let lastDay: Int
    }
    var candidates: [Candidate] = []
    for (source, line) in round.lots.enumerated() where round.exclusion(of: line) == nil {
      candidates.append(Candidate(source: source, line: line, lastDay: round.lastDay(of: line) - start))
    }
    struct Urgency: Hashable, Comparable {
      let vvmStage: Int
      let lastDay: Int
      static func < (left: Urgency, right: Urgency) -> Bool {
        (-left.vvmStage, left.lastDay) < (-right.vvmStage, right.lastDay)
      }
    }
    let urgencies = Set(candidates.map { Urgency(vvmStage: $0.line.vvmStage, lastDay: $0.lastDay) }).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: urgencies.enumerated().map { ($1, $0 + 1) })

    candidates.removeAll { $0.line.vials == 0 }
    candidates.sort { left, right in
      (left.line.place, left.line.vaccine, left.lastDay, left.line.expiry, left.line.lot)
        < (right.line.place, right.line.vaccine, right.lastDay, right.line.expiry, right.line.lot)
    }
    let codes = candidates.map { candidate in
      (vaccine: candidate.line.vaccine, reservedFor: Set(candidate.line.reservedFor).sorted())
    }
    var productIndices: [Product: Int] = [:]
    var products: [Product] = []
    let ordered = codes.indices.sorted { left, right in
      if codes[left].vaccine != codes[right].vaccine { return codes[left].vaccine < codes[right].vaccine }
      return codes[left].reservedFor.lexicographicallyPrecedes(codes[right].reservedFor)
    }
    for position in ordered {
      guard let vaccine = round.index(ofVaccine: codes[position].vaccine) else { continue }
      let product = Product(vaccine: vaccine, reservedFor: codes[position].reservedFor)
      if productIndices[product] == nil {
        productIndices[product] = products.count
        products.append(product)
      }
    }
    let reserveFrom = max(nextDispatch ?? 0, 30)
    var lots: [Lot] = []
    for (position, candidate) in candidates.enumerated() {
      let line = candidate.line
      guard let vaccine = round.index(ofVaccine: line.vaccine), let place = round.index(ofPlace: line.place),
        let product = productIndices[Product(vaccine: vaccine, reservedFor: codes[position].reservedFor)],
        let rank = ranks[Urgency(vvmStage: line.vvmStage, lastDay: candidate.lastDay)]
      else { continue }
      let available = line.availableFrom.map { $0 - start } ?? 0
      lots.append(
        Lot(
          source: candidate.source, vaccine: vaccine, product: product, place: place, vials: line.vials,
          lastDay: candidate.lastDay, isFrozen: round.isFrozen(line), available: max(0, available),
          isExpectedLater: available > 0, rank: rank, isCounted: round.countsAsWaste(line),
          isReservable: round.places[place].isStore && candidate.lastDay >= reserveFrom))
    }
    return (products, lots)
  }

  struct Demand {
    var shares: [[Int64]] = []
    var lines: [Line] = []
    var recipients: [Recipient] = []
    var recipientOfPlace: [Int?]
  }

  /// The demand lines with need by recipient, group, dose and window, and which product may serve them.
  static func openDemand(of round: Round, products: [Product], doseDecimals: Int) -> Demand {
    let start = round.policy.date
    let horizon = round.horizon - start
    var demand = Demand(recipientOfPlace: [Int?](repeating: nil, count: round.places.count))
    struct Dose: Hashable {
      let group: String
      let dose: Int
    }
    var eligibilityOfDose: [Dose: Int] = [:]
    var eligibilityOfShares: [[Int64]: Int] = [:]
    func eligibility(of line: DemandLine) -> Int {
      let key = Dose(group: line.group, dose: line.dose)
      if let known = eligibilityOfDose[key] { return known }
      let shares = products.map { product -> Int64 in
        guard
          product.reservedFor.isEmpty
            || product.reservedFor.contains(where: { $0.permits(group: line.group, dose: line.dose) })
        else { return 0 }
        let vaccine = round.vaccines[product.vaccine].vaccine
        return round.share(ofVaccine: vaccine, group: line.group, dose: line.dose)?.units(
          decimals: doseDecimals) ?? 0
      }
      let index: Int
      if let known = eligibilityOfShares[shares] {
        index = known
      } else {
        index = demand.shares.count
        eligibilityOfShares[shares] = index
        demand.shares.append(shares)
      }
      eligibilityOfDose[key] = index
      return index
    }

    var positionsByPlace = [[Int]](repeating: [], count: round.places.count)
    for (position, line) in round.demand.enumerated() where line.need > 0 {
      if let place = round.index(ofPlace: line.place) { positionsByPlace[place].append(position) }
    }
    let pinnedTo = Set(round.pins.compactMap { round.index(ofPlace: $0.to) })
    // Where cold storage counts, stock may move to anybody to make room for other stock.
    let movesToAnybody = round.places.contains { !$0.isStore && $0.storageLitres != nil }
    let active = round.places.indices
      .filter {
        !positionsByPlace[$0].isEmpty || pinnedTo.contains($0)
          || (movesToAnybody && !round.places[$0].isStore)
      }
      .sorted { round.places[$0].place < round.places[$1].place }
    for place in active {
      let recipient = demand.recipients.count
      let firstLine = demand.lines.count
      let positions = positionsByPlace[place].sorted { left, right in
        let (first, second) = (round.demand[left], round.demand[right])
        if (first.group, first.dose, first.priority) != (second.group, second.dose, second.priority) {
          return (first.group, first.dose, first.priority) < (second.group, second.dose, second.priority)
        }
        let earliest = Day(number: .min), latest = Day(number: .max)
        if (first.from, first.until) != (second.from, second.until) {
          return (first.from ?? earliest, first.until ?? latest) < (
            second.from ?? earliest, second.until ?? latest
          )
        }
        return (first.need, left) < (second.need, right)
      }
      for position in positions {
        let line = round.demand[position]
        demand.lines.append(
          Line(
            source: position, recipient: recipient, need: line.need,
            window: DayWindow(
              first: max(0, line.from.map { $0 - start } ?? 0),
              last: min(horizon, line.until.map { $0 - start } ?? horizon)),
            tier: line.priority, eligibility: eligibility(of: line)))
      }
      demand.recipients.append(
        Recipient(
          place: place, lines: firstLine..<demand.lines.count,
          need: demand.lines[firstLine...].reduce(0) { $0 + $1.need }))
      demand.recipientOfPlace[place] = recipient
    }
    return demand
  }
}
