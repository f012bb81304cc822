import AllocationModel

/// A way in which doses reach a demand node.
struct UseArc: Sendable {
  enum Origin: Hashable, Sendable {
    /// From a chain node, by shipment.
    case hub(node: Int)
    /// From a lot class that stands at the recipient.
    case here(lotClass: Int)
    /// From a pinned shipment.
    case pinned(pin: Int)
  }

  let origin: Origin
  let demandNode: Int
  /// The days on which these doses serve these people.
  let window: DayWindow
}

/// People whose windows lie within `window` number at most `capacity`, at one recipient.
struct SessionRow: Sendable {
  let window: DayWindow
  let capacity: Int
}

/// All ways to use doses at one recipient, with the session rows that can bind.
struct RecipientUse: Sendable {
  private(set) var arcs: [UseArc] = []
  private(set) var sessionRows: [SessionRow] = []

  /// Lists the arcs into a recipient and finds its session rows.
  init(
    recipient: Int, index: RoundIndex, lanes: LaneClasses, chains: ExpiryChains, lotClassesHere: [Int],
    lotClasses: LotClasses, pinsHere: [Int], demand: DemandSide, keepsEveryWay: Bool = false
  ) {
    for demandNode in demand.nodesOfRecipient[recipient] {
      let node = demand.nodes[demandNode]
      for lotClass in lotClassesHere where lotClasses.classes[lotClass].product == node.product {
        guard let here = lotClasses.classes[lotClass].here else { continue }
        add(.here(lotClass: lotClass), demandNode, here.window.intersection(node.window))
      }
      for pin in pinsHere {
        let lot = index.pins[pin].lot
        guard index.lots[lot].product == node.product,
          let lane = index.round.lanes.lane(
            from: index.lots[lot].place, to: index.recipients[recipient].place),
          let window = index.window(ofLot: lot, leadDays: lane.leadDays, .now, isPinned: true)
        else { continue }
        add(.pinned(pin: pin), demandNode, window.intersection(node.window))
      }
      for chain in chains.chainsOfProduct[node.product] {
        let facts = chains.chains[chain]
        guard let entry = lanes.classes[facts.laneClass].entries[recipient] else { continue }
        for position in facts.nodes {
          let last = Int(chains.nodes[position].lastDays[recipient])
          guard last >= 0 else { continue }
          let window = DayWindow(first: facts.dispatchDay + entry.leadDays, last: last)
          add(.hub(node: position), demandNode, window.intersection(node.window))
        }
      }
    }
    sessionRows = RecipientUse.sessionRows(recipient: recipient, arcs: arcs, index: index, demand: demand)
    // Where next doses are kept, a longer life means a later day on which they can be due.
    if !keepsEveryWay, index.courses == nil { dropEqualArcs(chains: chains) }
  }

  private mutating func add(_ origin: UseArc.Origin, _ demandNode: Int, _ window: DayWindow) {
    if !window.isEmpty { arcs.append(UseArc(origin: origin, demandNode: demandNode, window: window)) }
  }

  /// The session rows that are not implied by a tighter one or by need alone.
  ///
  /// A row whose first day starts no window, or whose last day ends none, is implied by a smaller one; a row
  /// with room for everybody who could fall into it never binds.
  private static func sessionRows(
    recipient: Int, arcs: [UseArc], index: RoundIndex, demand: DemandSide
  ) -> [SessionRow] {
    var classesOfWindow: [DayWindow: Set<Int>] = [:]
    for arc in arcs {
      classesOfWindow[arc.window, default: []].formUnion(demand.nodes[arc.demandNode].classes)
    }
    let windows = classesOfWindow.keys.sorted { ($0.last, $0.first) < ($1.last, $1.first) }
    let classes = windows.map { classesOfWindow[$0] ?? [] }
    var rows: [SessionRow] = []
    var reachedFrom: [Int: Int] = [:]
    for first in Set(windows.map(\.first)).sorted() {
      var need = 0
      var startsHere = false
      for (position, window) in windows.enumerated() where window.first >= first {
        startsHere = startsHere || window.first == first
        for one in classes[position] where reachedFrom.updateValue(first, forKey: one) != first {
          need += demand.classes[one].need
        }
        let isLastOfDay = position + 1 == windows.count || windows[position + 1].last > window.last
        guard isLastOfDay, startsHere else { continue }
        let box = DayWindow(first: first, last: window.last)
        let capacity = index.capacity(of: recipient, in: box)
        if capacity < need { rows.append(SessionRow(window: box, capacity: capacity)) }
      }
    }
    return rows
  }

  /// Drops an arc from a longer-lived node of a chain where a shorter-lived one does the same: when the
  /// session rows cannot tell their windows apart, the doses can come down the chain instead.
  private mutating func dropEqualArcs(chains: ExpiryChains) {
    struct Way: Hashable {
      let chain: Int
      let demandNode: Int
    }
    var kept: [UseArc] = []
    kept.reserveCapacity(arcs.count)
    var lowest: [Way: DayWindow] = [:]
    for arc in arcs {
      if case .hub(let node) = arc.origin {
        let way = Way(chain: chains.nodes[node].chain, demandNode: arc.demandNode)
        if let shorter = lowest[way] {
          let differs = sessionRows.contains { row in
            row.window.first <= arc.window.first && row.window.last >= shorter.last
              && row.window.last < arc.window.last
          }
          if !differs { continue }
        }
        lowest[way] = arc.window
      }
      kept.append(arc)
    }
    arcs = kept
  }
}
