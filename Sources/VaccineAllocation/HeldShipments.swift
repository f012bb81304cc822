package import AllocationModel
internal import LinearProgramming

/// The best use of shipments that are settled.
package struct HeldUse: Sendable {
  /// Usable doses lost, as *waste* counts them.
  package let waste: Double
  /// People vaccinated by tier, in the order of the round's tiers.
  package let people: [Int]
  /// People vaccinated, by the row of the demand line.
  package let peopleOfRow: [Int: Int]
  /// Usable doses lost, of lot lines that lose any, in the order of the round's lot lines.
  package let lost: [(lot: LotLine, doses: Double)]
}

extension Planner {
  /// Vaccinates as well as the round's objectives allow with shipments that stay as they are.
  ///
  /// Shipments of lot lines that the round no longer has, or to places it does not know, are left out.
  package func bestUse(of shipments: [Shipment], in round: Round) throws(PlanningError) -> HeldUse {
    let index = RoundIndex(round)
    let flows = [[LotFlow]](repeating: [], count: index.recipients.count)
    var rounding = VialRounding(index, flows: flows, free: flows.map { _ in nil })
    let lots = Dictionary(
      uniqueKeysWithValues: index.lots.enumerated().map { (LotKey(round.lots[$1.source]), $0) })
    for shipment in shipments {
      guard let lot = lots[LotKey(lot: shipment.lot, vaccine: shipment.vaccine, place: shipment.from)],
        let place = round.index(ofPlace: shipment.to), let recipient = index.recipientOfPlace[place]
      else { continue }
      let key = VialLedger.Key(lot: lot, recipient: recipient, when: shipment.when)
      let vials = min(
        shipment.vials - rounding.ledger.pinnedVials(key), rounding.ledger.vialsLeft[lot])
      if vials > 0, shipment.when != .now || rounding.ledger.pinnedVials(key) == 0 {
        rounding.shipUnused(vials, key)
      }
    }
    do {
      try rounding.vaccinateAnew(settings: .planning(shouldStop: shouldStop), threads: threads)
    } catch {
      throw PlanningError(error)
    }
    let plan = rounding.plan(trims: false)
    let values = PlanValues(plan, index: index)
    var peopleOfRow: [Int: Int] = [:]
    for given in plan.given {
      peopleOfRow[round.demand[index.lines[given.line].source].demandRow, default: 0] += given.people
    }
    var lost = [Int64](repeating: 0, count: index.lots.count)
    for (lot, facts) in index.lots.enumerated() where facts.isCounted {
      lost[lot] = Int64(facts.vials) * rounding.usableUnits(lot) - values.unitsOfLot[lot]
    }
    for (key, vials) in plan.shipments where key.when == .now && index.isLateWhenShipped(key.lot) {
      lost[key.lot] += Int64(vials) * rounding.usableUnits(key.lot) - (values.unitsOfShipment[key] ?? 0)
    }
    let losing = index.lots.indices.filter { lost[$0] > 0 }.sorted {
      index.lots[$0].source < index.lots[$1].source
    }
    return HeldUse(
      waste: index.doses(values.wasteUnits), people: values.people, peopleOfRow: peopleOfRow,
      lost: losing.map { (round.lots[index.lots[$0].source], index.doses(lost[$0])) })
  }
}
