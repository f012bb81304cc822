import AllocationModel

/// The hubs of the relaxation: stock of one product that leaves on one day over like lanes, by how long it
/// lives at the recipients.
///
/// The nodes of a chain are ordered so that at every recipient a later node lives at least as long as an
/// earlier one. Doses may therefore pass from a node to the one before it: what lives longer can serve as
/// what lives shorter.
struct ExpiryChains: Sendable {
  struct Chain: Sendable {
    let product: Int
    let when: Dispatch
    let laneClass: Int
    let dispatchDay: Int
    /// The place, where lane limits or a pin keep its stock apart.
    let origin: Int?
    /// Positions in ``nodes``, the shortest life first.
    let nodes: Range<Int>
  }

  struct Node: Sendable {
    let chain: Int
    /// The last day of use by recipient; -1 where the stock never serves.
    let lastDays: [Int32]
  }

  /// Which lots go through which chain.
  private struct Key: Hashable, Comparable {
    let product: Int
    let isLater: Bool
    let laneClass: Int
    let dispatchDay: Int
    let origin: Int
    let pinnedLot: Int

    private var order: (Int, Int, Int, Int, Int, Int) {
      (product, isLater ? 1 : 0, laneClass, dispatchDay, origin, pinnedLot)
    }
    static func < (left: Key, right: Key) -> Bool { left.order < right.order }
  }

  /// What the windows of a lot depend on within a chain.
  private struct Life: Hashable {
    let shipped: Int
    let standing: Int
  }

  private(set) var chains: [Chain] = []
  private(set) var nodes: [Node] = []
  /// The node a lot enters when it leaves now, nil where it never does.
  private(set) var nowNode: [Int?]
  /// The node a lot enters when it leaves later, nil where it never does.
  private(set) var laterNode: [Int?]
  /// The chains of a product.
  private(set) var chainsOfProduct: [[Int]]

  /// Forms the chains of all lots.
  init(_ index: RoundIndex, lanes: LaneClasses) {
    nowNode = [Int?](repeating: nil, count: index.lots.count)
    laterNode = [Int?](repeating: nil, count: index.lots.count)
    chainsOfProduct = [[Int]](repeating: [], count: index.products.count)
    let reached = ExpiryChains.recipients(of: index)
    var pinnedRecipients: [Int: Set<Int>] = [:]
    for pin in index.pins { pinnedRecipients[pin.lot, default: []].insert(pin.recipient) }

    var groups: [Key: [Life: [Int]]] = [:]
    for lot in index.lots.indices {
      let facts = index.lots[lot]
      guard let laneClass = lanes.classOfPlace[facts.place] else { continue }
      let origin = lanes.classes[laneClass].hasLimits ? facts.place : -1
      for when in [Dispatch.now, .later] {
        if when == .later, index.nextDispatch == nil { continue }
        let key = Key(
          product: facts.product, isLater: when == .later, laneClass: laneClass,
          dispatchDay: index.dispatchDay(ofLot: lot, when), origin: origin,
          pinnedLot: (when == .now && pinnedRecipients[lot] != nil) || index.barred[lot] != nil ? lot : -1)
        let life = Life(shipped: index.lastDay(ofLot: lot, when), standing: facts.lastDay)
        groups[key, default: [:]][life, default: []].append(lot)
      }
    }

    for key in groups.keys.sorted() {
      guard let lives = groups[key] else { continue }
      let when = key.isLater ? Dispatch.later : .now
      let excluded = (when == .now ? pinnedRecipients[key.pinnedLot] ?? [] : []).union(
        index.barred[key.pinnedLot] ?? [])
      var lotsOfVector: [[Int32]: [Int]] = [:]
      for lots in lives.values {
        guard let first = lots.min() else { continue }
        var vector = [Int32](repeating: -1, count: index.recipients.count)
        for recipient in reached[key.product] where !excluded.contains(recipient) {
          guard let entry = lanes.classes[key.laneClass].entries[recipient],
            let window = index.window(ofLot: first, leadDays: entry.leadDays, when)
          else { continue }
          vector[recipient] = Int32(window.last)
        }
        if vector.contains(where: { $0 >= 0 }) { lotsOfVector[vector, default: []] += lots }
      }
      add(lotsOfVector, key: key, when: when)
    }
  }

  /// Cuts the life vectors of one key into as few chains as a first fit finds, and numbers the nodes.
  private mutating func add(_ lotsOfVector: [[Int32]: [Int]], key: Key, when: Dispatch) {
    var open: [[[Int32]]] = []
    let sums = lotsOfVector.keys.map { vector in (vector, vector.reduce(0) { $0 + Int($1) }) }
    let ordered = sums.sorted { left, right in
      left.1 != right.1 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
    }
    for (vector, _) in ordered {
      let place = open.firstIndex { members in
        members.last.map { last in zip(last, vector).allSatisfy { $0 <= $1 } } ?? true
      }
      if let place { open[place].append(vector) } else { open.append([vector]) }
    }
    for vectors in open {
      let first = nodes.count
      for vector in vectors {
        for lot in lotsOfVector[vector] ?? [] {
          if when == .now { nowNode[lot] = nodes.count } else { laterNode[lot] = nodes.count }
        }
        nodes.append(Node(chain: chains.count, lastDays: vector))
      }
      chainsOfProduct[key.product].append(chains.count)
      chains.append(
        Chain(
          product: key.product, when: when, laneClass: key.laneClass, dispatchDay: key.dispatchDay,
          origin: key.origin >= 0 ? key.origin : nil, nodes: first..<nodes.count))
    }
  }

  /// The recipients with a line that a product may serve, by product.
  private static func recipients(of index: RoundIndex) -> [[Int]] {
    index.products.indices.map { product in
      index.recipients.indices.filter { recipient in
        index.recipients[recipient].lines.contains { index.shares[index.lines[$0].eligibility][product] > 0 }
      }
    }
  }
}
