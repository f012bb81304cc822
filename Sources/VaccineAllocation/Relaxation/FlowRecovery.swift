import AllocationModel

/// Doses of one lot that serve one demand line in the relaxation's optimum.
struct LotFlow: Sendable {
  let lot: Int
  let recipient: Int
  let when: Dispatch
  let line: Int
  var people: Double
}

/// Takes a relaxation's optimum apart again: from classes and hubs to lot lines and demand lines.
///
/// Lots of a class are taken earliest label first, then by lot number. Doses that a chain would carry from a
/// recipient to itself are used where they stand.
struct FlowRecovery {
  private let relaxation: Relaxation
  private var index: RoundIndex { relaxation.index }

  /// An amount of a lot, in doses.
  private struct Portion {
    let lot: Int
    var doses: Double
  }

  private static let dust = 1e-9

  init(_ relaxation: Relaxation) {
    self.relaxation = relaxation
  }

  /// The flows by recipient, in a fixed order.
  func flows(_ values: [Double]) -> [[LotFlow]] {
    var supplied = [[Portion]](repeating: [], count: relaxation.chains.nodes.count)
    var usedHere: [Int: [(column: Int, doses: Double)]] = [:]
    var served = [[(column: Int, arc: UseArc)]](repeating: [], count: relaxation.chains.nodes.count)
    var pinned: [(column: Int, arc: UseArc, pin: Int)] = []
    var suppliedOfClass = [[(node: Int, doses: Double)]](
      repeating: [], count: relaxation.lotClasses.classes.count)
    var peopleOfNode: [Int: [(demandClass: Int, people: Double)]] = [:]

    for (column, meaning) in relaxation.columns.enumerated() where values[column] > FlowRecovery.dust {
      switch meaning {
      case .supply(let lotClass, let node): suppliedOfClass[lotClass].append((node, values[column]))
      case .use(let arc):
        switch arc.origin {
        case .hub(let node): served[node].append((column, arc))
        case .here(let lotClass): usedHere[lotClass, default: []].append((column, values[column]))
        case .pinned(let pin): pinned.append((column, arc, pin))
        }
      case .people(let node, let demandClass):
        peopleOfNode[node, default: []].append((demandClass, values[column]))
      case .descend, .clear, .keep, .beyond: break
      }
    }

    // What arrives at each demand node, lot by lot.
    var arriving: [Int: [(lot: Int, when: Dispatch, doses: Double)]] = [:]
    for (column, arc, pin) in pinned {
      arriving[arc.demandNode, default: []].append((index.pins[pin].lot, .now, values[column]))
    }
    for (position, lotClass) in relaxation.lotClasses.classes.enumerated() {
      var stock = portions(of: lotClass)
      for (column, doses) in usedHere[position] ?? [] {
        guard case .use(let arc) = relaxation.columns[column] else { continue }
        for portion in FlowRecovery.take(doses, from: &stock) {
          arriving[arc.demandNode, default: []].append((portion.lot, .here, portion.doses))
        }
      }
      for (node, doses) in suppliedOfClass[position] {
        supplied[node] += FlowRecovery.take(doses, from: &stock)
      }
    }
    for chain in relaxation.chains.chains {
      var pool: [Portion] = []
      for node in chain.nodes.reversed() {
        pool += supplied[node]
        pool.sort { (index.lots[$0.lot].rank, $0.lot) < (index.lots[$1.lot].rank, $1.lot) }
        for (column, arc) in served[node] {
          let recipient = relaxation.demand.nodes[arc.demandNode].recipient
          for portion in FlowRecovery.take(values[column], from: &pool) {
            let standsThere = index.lots[portion.lot].place == index.recipients[recipient].place
            arriving[arc.demandNode, default: []].append(
              (portion.lot, standsThere ? .here : chain.when, portion.doses))
          }
        }
      }
    }
    return flows(arriving: arriving, peopleOfNode: peopleOfNode)
  }

  /// Hands what arrives at each demand node to its demand classes, and each class's share to its lines.
  private func flows(
    arriving: [Int: [(lot: Int, when: Dispatch, doses: Double)]],
    peopleOfNode: [Int: [(demandClass: Int, people: Double)]]
  ) -> [[LotFlow]] {
    struct Key: Hashable {
      let lot: Int
      let when: Dispatch
      let line: Int
    }
    var openNeed = index.lines.map { Double($0.need) }
    return index.recipients.indices.map { recipient in
      var totals: [Key: Double] = [:]
      for position in relaxation.demand.nodesOfRecipient[recipient] {
        guard let portions = arriving[position] else { continue }
        let node = relaxation.demand.nodes[position]
        let share = index.doses(node.share)
        let wanted: [(demandClass: Int, people: Double)] =
          node.classes.count == 1
          ? [(node.classes[0], portions.reduce(0) { $0 + $1.doses } / share)] : peopleOfNode[position] ?? []
        var supply = portions.map { Portion(lot: 0, doses: $0.doses) }
        var next = 0
        for (demandClass, people) in wanted {
          var doses = people * share
          while doses > FlowRecovery.dust, next < supply.count {
            let taken = min(doses, supply[next].doses)
            var left = taken / share
            for line in relaxation.demand.classes[demandClass].lines where left > FlowRecovery.dust {
              let part = min(left, openNeed[line])
              if part > FlowRecovery.dust {
                totals[Key(lot: portions[next].lot, when: portions[next].when, line: line), default: 0] +=
                  part
                openNeed[line] -= part
                left -= part
              }
            }
            doses -= taken
            supply[next].doses -= taken
            if supply[next].doses <= FlowRecovery.dust { next += 1 }
          }
        }
      }
      return totals.map {
        LotFlow(lot: $0.lot, recipient: recipient, when: $0.when, line: $0.line, people: $1)
      }
      .sorted { ($0.lot, $0.when, $0.line) < ($1.lot, $1.when, $1.line) }
    }
  }

  private func portions(of lotClass: LotClasses.LotClass) -> [Portion] {
    let usable = index.vaccines[lotClass.vaccine].usableDoses
    var pinnedVials: [Int: Int] = [:]
    for pin in index.pins where lotClass.lots.contains(pin.lot) {
      pinnedVials[pin.lot, default: 0] += pin.vials
    }
    return lotClass.lots.map {
      Portion(lot: $0, doses: Double(index.lots[$0].vials - (pinnedVials[$0] ?? 0)) * usable)
    }
  }

  /// Takes doses from the front of a pool.
  private static func take(_ doses: Double, from pool: inout [Portion]) -> [Portion] {
    var left = doses
    var taken: [Portion] = []
    while left > dust, !pool.isEmpty {
      let part = min(left, pool[0].doses)
      taken.append(Portion(lot: pool[0].lot, doses: part))
      pool[0].doses -= part
      left -= part
      if pool[0].doses <= dust { pool.removeFirst() }
    }
    return taken
  }
}
