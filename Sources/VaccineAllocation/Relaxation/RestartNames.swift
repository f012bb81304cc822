import AllocationModel

/// What the columns and rows of a relaxation were called in the relaxation of another round.
///
/// Both are numbered as their rounds happen to be; what they share are the names of lots, places, vaccines and
/// demand lines.
struct RestartNames {
  private let old: Relaxation
  private let new: Relaxation
  /// The former position of each recipient of the new relaxation; nil where there was none. So with the others.
  let recipients: [Int?]
  private let vaccines: [Int?]
  private let places: [Int?]
  private let products: [Int?]
  private let lotClasses: [Int?]
  private let nodes: [Int?]
  private let demandClasses: [Int?]
  private let demandNodes: [Int?]
  private let pins: [Int?]

  init(from old: Relaxation, to new: Relaxation) {
    self.old = old
    self.new = new
    let (oldRound, newRound) = (old.index.round, new.index.round)
    vaccines = newRound.vaccines.map { oldRound.index(ofVaccine: $0.vaccine) }
    places = newRound.places.map { oldRound.index(ofPlace: $0.place) }
    recipients = new.index.recipients.map { [places] recipient in
      places[recipient.place].flatMap { old.index.recipientOfPlace[$0] }
    }
    products = new.index.products.map { [vaccines] product in
      guard let vaccine = vaccines[product.vaccine] else { return nil }
      return old.index.products.firstIndex(
        of: RoundIndex.Product(vaccine: vaccine, reservedFor: product.reservedFor))
    }
    func key(_ lot: RoundIndex.Lot, _ round: Round) -> LotKey { LotKey(round.lots[lot.source]) }
    let oldLots = Dictionary(
      old.index.lots.enumerated().map { (key($1, oldRound), $0) }, uniquingKeysWith: { first, _ in first })
    let lots = new.index.lots.map { oldLots[key($0, newRound)] }

    // A class or node is the one that the first of its lots was in, unless another one has claimed that. One that is
    // split, as by a pin, stands for all its parts: whatever is then basic twice is dropped where it depends.
    func claim(_ members: [[Int]], _ former: (Int) -> Int?) -> [Int?] {
      var claimed: Set<Int> = []
      return members.map { members in
        let places = members.compactMap { lots[$0].flatMap(former) }
        return places.first { claimed.insert($0).inserted } ?? places.first
      }
    }
    lotClasses = claim(new.lotClasses.classes.map(\.lots)) { old.lotClasses.classOfLot[$0] }
    let now = claim(RestartNames.entering(new.chains.nowNode, of: new)) { old.chains.nowNode[$0] }
    let later = claim(RestartNames.entering(new.chains.laterNode, of: new)) { old.chains.laterNode[$0] }
    nodes = zip(now, later).map { $0 ?? $1 }

    demandClasses = RestartNames.demandClasses(from: old, to: new, recipients: recipients)
    demandNodes = RestartNames.demandNodes(
      from: old, to: new, products: products, demandClasses: demandClasses)
    pins = new.index.pins.map { [recipients] pin in
      guard let lot = lots[pin.lot], let recipient = recipients[pin.recipient] else { return nil }
      return old.index.pins.firstIndex { $0.lot == lot && $0.recipient == recipient }
    }
  }

  /// The lots that enter each chain node.
  private static func entering(_ nodeOfLot: [Int?], of relaxation: Relaxation) -> [[Int]] {
    var entering = [[Int]](repeating: [], count: relaxation.chains.nodes.count)
    for (lot, node) in nodeOfLot.enumerated() {
      if let node { entering[node].append(lot) }
    }
    return entering
  }

  /// A demand line's name: lines that agree in it are told apart by their order.
  private struct LineName: Hashable {
    let recipient: Int
    let group: String
    let dose: Int
    let ordinal: Int
  }

  private static func lineNames(of relaxation: Relaxation, recipients: [Int?]) -> [LineName?] {
    var seen: [LineName: Int] = [:]
    return relaxation.index.lines.map { line in
      guard let recipient = recipients[line.recipient] else { return nil }
      let source = relaxation.index.round.demand[line.source]
      let first = LineName(recipient: recipient, group: source.group, dose: source.dose, ordinal: 0)
      let ordinal = seen[first] ?? 0
      seen[first] = ordinal + 1
      return LineName(recipient: recipient, group: source.group, dose: source.dose, ordinal: ordinal)
    }
  }

  private static func demandClasses(
    from old: Relaxation, to new: Relaxation, recipients: [Int?]
  ) -> [Int?] {
    let oldNames = lineNames(of: old, recipients: old.index.recipients.indices.map { $0 })
    var classOfName: [LineName: Int] = [:]
    for (position, demandClass) in old.demand.classes.enumerated() {
      for line in demandClass.lines {
        if let name = oldNames[line] { classOfName[name] = position }
      }
    }
    let newNames = lineNames(of: new, recipients: recipients)
    var claimed: Set<Int> = []
    return new.demand.classes.map { demandClass in
      for line in demandClass.lines {
        guard let name = newNames[line], let place = classOfName[name] else { continue }
        if claimed.insert(place).inserted { return place }
      }
      return nil
    }
  }

  private struct ProductAndClass: Hashable {
    let product: Int
    let demandClass: Int
  }

  private static func demandNodes(
    from old: Relaxation, to new: Relaxation, products: [Int?], demandClasses: [Int?]
  ) -> [Int?] {
    var known: [ProductAndClass: Int] = [:]
    for (position, node) in old.demand.nodes.enumerated() {
      for demandClass in node.classes {
        known[ProductAndClass(product: node.product, demandClass: demandClass)] = position
      }
    }
    var claimed: Set<Int> = []
    return new.demand.nodes.map { node in
      guard let product = products[node.product] else { return nil }
      for demandClass in node.classes {
        guard let former = demandClasses[demandClass],
          let place = known[ProductAndClass(product: product, demandClass: former)]
        else { continue }
        if claimed.insert(place).inserted { return place }
      }
      return nil
    }
  }

  // MARK: Columns and rows

  /// A column without its windows, in the former numbers.
  private enum ColumnName: Hashable {
    case supply(lotClass: Int, node: Int)
    case descend(node: Int)
    case use(UseArc.Origin, demandNode: Int)
    case people(demandNode: Int, demandClass: Int)
    case clear(lotClass: Int, recipient: Int)
    case beyond(Relaxation.Limits)
  }

  /// The former column of each column.
  func columns() -> [Int?] {
    var known: [ColumnName: Int] = [:]
    known.reserveCapacity(old.columns.count)
    for (position, column) in old.columns.enumerated() {
      switch column {
      case .supply(let lotClass, let node): known[.supply(lotClass: lotClass, node: node)] = position
      case .descend(let node): known[.descend(node: node)] = position
      case .use(let arc): known[.use(arc.origin, demandNode: arc.demandNode)] = position
      case .people(let node, let demandClass):
        known[.people(demandNode: node, demandClass: demandClass)] = position
      case .clear(let lotClass, let recipient):
        known[.clear(lotClass: lotClass, recipient: recipient)] = position
      case .beyond(let limits): known[.beyond(limits)] = position
      case .keep: break
      }
    }
    return new.columns.map { name(of: $0).flatMap { known[$0] } }
  }

  private func name(of column: Relaxation.Column) -> ColumnName? {
    switch column {
    case .supply(let lotClass, let node):
      guard let lotClass = lotClasses[lotClass], let node = nodes[node] else { return nil }
      return .supply(lotClass: lotClass, node: node)
    case .descend(let node): return nodes[node].map { .descend(node: $0) }
    case .use(let arc):
      guard let node = demandNodes[arc.demandNode], let origin = origin(arc.origin) else { return nil }
      return .use(origin, demandNode: node)
    case .people(let node, let demandClass):
      guard let node = demandNodes[node], let demandClass = demandClasses[demandClass] else { return nil }
      return .people(demandNode: node, demandClass: demandClass)
    case .clear(let lotClass, let recipient):
      guard let lotClass = lotClasses[lotClass], let recipient = recipients[recipient] else { return nil }
      return .clear(lotClass: lotClass, recipient: recipient)
    case .beyond(let limits): return self.limits(limits).map { .beyond($0) }
    case .keep: return nil
    }
  }

  private func limits(_ limits: Relaxation.Limits) -> Relaxation.Limits? {
    switch limits {
    case .sessions(let recipient): recipients[recipient].map { .sessions(recipient: $0) }
    case .need(let demandClass): demandClasses[demandClass].map { .need(demandClass: $0) }
    }
  }

  private func origin(_ origin: UseArc.Origin) -> UseArc.Origin? {
    switch origin {
    case .hub(let node): nodes[node].map { .hub(node: $0) }
    case .here(let lotClass): lotClasses[lotClass].map { .here(lotClass: $0) }
    case .pinned(let pin): pins[pin].map { .pinned(pin: $0) }
    }
  }

  /// The former row of each row.
  func rows() -> [Int?] {
    let known = Dictionary(
      old.rows.enumerated().map { ($1.subject, $0) }, uniquingKeysWith: { first, _ in first })
    return new.rows.map { row in subject(row.subject).flatMap { known[$0] } }
  }

  private func subject(_ subject: Relaxation.Subject) -> Relaxation.Subject? {
    switch subject {
    case .supply(let lotClass): return lotClasses[lotClass].map { .supply(lotClass: $0) }
    case .node(let node): return nodes[node].map { .node($0) }
    case .demand(let demandClass): return demandClasses[demandClass].map { .demand(demandClass: $0) }
    case .pin(let pin): return pins[pin].map { .pin($0) }
    case .storage(let recipient): return recipients[recipient].map { .storage(recipient: $0) }
    case .reserve(let vaccine): return vaccines[vaccine].map { .reserve(vaccine: $0) }
    case .lane(let place, let recipient):
      guard let place = places[place], let recipient = recipients[recipient] else { return nil }
      return .lane(place: place, recipient: recipient)
    case .given(let node): return demandNodes[node].map { .given(demandNode: $0) }
    case .sessions(let recipient, let window):
      return recipients[recipient].map { .sessions(recipient: $0, window: window) }
    case .beyond(let limits): return self.limits(limits).map { .beyond($0) }
    case .due: return nil
    }
  }
}
