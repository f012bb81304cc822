import AllocationModel

extension TwoStageRelaxation {
  /// The shipments of a solution, in vials that need not be whole.
  ///
  /// Out of a chain the shortest-lived lots go first, of a class the earliest label. What would go from a place to itself
  /// stays there.
  func shipments(_ values: [Double]) -> [VialLedger.Key: Double] {
    let index = base.index
    let nodes = base.chains.nodes.count * Commodity.allCases.count
    func place(_ node: Int, _ commodity: Commodity) -> Int {
      node * Commodity.allCases.count + commodity.rawValue
    }
    var entering = [[(lot: Int, doses: Double)]](repeating: [], count: nodes)
    var left = base.lotClasses.classes.map { lotClass in
      lotClass.lots.map { lot in (lot: lot, doses: stock(ofLot: lot)) }
    }
    for supply in supplies {
      entering[place(supply.node, supply.commodity)] += Self.take(
        values[supply.column], from: &left[supply.lotClass])
    }
    var leaving = [[(recipient: Int, doses: Double)]](repeating: [], count: nodes)
    for arrival in arrivals where values[arrival.column] > Self.dust {
      leaving[place(arrival.node, arrival.commodity)].append((arrival.recipient, values[arrival.column]))
    }
    var shipped: [VialLedger.Key: Double] = [:]
    for chain in base.chains.chains {
      for commodity in Commodity.allCases {
        var pool: [(lot: Int, doses: Double)] = []
        for node in chain.nodes.reversed() {
          pool = entering[place(node, commodity)] + pool
          for (recipient, doses) in leaving[place(node, commodity)] {
            for (lot, part) in Self.take(doses, from: &pool)
            where index.lots[lot].place != index.recipients[recipient].place {
              let usable = index.vaccines[index.lots[lot].vaccine].usableDoses
              shipped[VialLedger.Key(lot: lot, recipient: recipient, when: chain.when), default: 0] +=
                part / usable
            }
          }
        }
      }
    }
    return shipped
  }

  private static let dust = 1e-9

  /// Usable doses of a lot that no pin takes.
  private func stock(ofLot lot: Int) -> Double {
    let index = base.index
    let pinned = index.pins.reduce(0) { $0 + ($1.lot == lot ? $1.vials : 0) }
    return Double(index.lots[lot].vials - pinned) * index.vaccines[index.lots[lot].vaccine].usableDoses
  }

  /// Takes doses from the front of a pool.
  private static func take(
    _ doses: Double, from pool: inout [(lot: Int, doses: Double)]
  ) -> [(lot: Int, doses: Double)] {
    var left = doses
    var taken: [(lot: Int, doses: Double)] = []
    while left > dust, !pool.isEmpty {
      let part = min(left, pool[0].doses)
      taken.append((pool[0].lot, part))
      pool[0].doses -= part
      left -= part
      if pool[0].doses <= dust { pool.removeFirst() }
    }
    return taken
  }
}
