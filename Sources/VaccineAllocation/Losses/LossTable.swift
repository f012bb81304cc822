import AllocationModel

/// States for each lot line what will be lost and why.
struct LossTable {
  private let rounding: VialRounding
  private let plan: WholePlan
  private let values: PlanValues
  private let wording: ReasonWording
  /// Vials that are kept for next doses, by lot.
  private var kept: [Int: Int] = [:]
  private var index: RoundIndex { rounding.index }

  init(_ rounding: VialRounding, plan: WholePlan, values: PlanValues, kept: [KeepAssignment.Kept] = []) {
    self.rounding = rounding
    self.plan = plan
    self.values = values
    wording = ReasonWording(index: rounding.index)
    for entry in kept { self.kept[entry.lot, default: 0] += entry.vials }
  }

  /// The rows, by place, vaccine, last day, lot and form of loss.
  func rows() -> [Loss] {
    var usedHere: [Int: Int64] = [:]
    for given in plan.given where given.when == .here {
      usedHere[given.lot, default: 0] += Int64(given.people) * given.share
    }
    var pinnedLoss = [Int64](repeating: 0, count: index.lots.count)
    var rows: [Loss] = []
    for (key, vials) in plan.shipments.sorted(by: { $0.key < $1.key }) {
      let left = Int64(vials) * usableUnits(key.lot) - (values.unitsOfShipment[key] ?? 0)
      let isPinned = key.when == .now && rounding.ledger.pinnedVials(key) > 0
      if isPinned { pinnedLoss[key.lot] += left }
      guard key.when == .now, left > 0, index.isLateWhenShipped(key.lot) else { continue }
      rows.append(
        loss(
          key.lot, place: index.recipients[key.recipient].place, lastDay: index.lastDay(ofLot: key.lot, .now),
          vials: 0,
          units: left, as: .openedOrShipped, isPinned ? .pinned : .wholeVials))
    }
    for (lot, facts) in index.lots.enumerated() where facts.isCounted {
      let lost = Int64(facts.vials) * usableUnits(lot) - values.unitsOfLot[lot]
      guard lost > 0 else { continue }
      let opened = ((usedHere[lot] ?? 0) + usableUnits(lot) - 1) / usableUnits(lot)
      let whole = rounding.ledger.vialsLeft[lot] - Int(opened)
      let obstacle = Obstacle(ofLot: lot, in: rounding)
      let keptVials = min(whole, kept[lot] ?? 0)
      if keptVials > 0 {
        rows.append(
          loss(
            lot, place: facts.place, lastDay: facts.lastDay, vials: keptVials,
            units: Int64(keptVials) * usableUnits(lot), as: .wholeVials, .nextDose))
      }
      if whole > keptVials {
        rows.append(
          loss(
            lot, place: facts.place, lastDay: facts.lastDay, vials: whole - keptVials,
            units: Int64(whole - keptVials) * usableUnits(lot), as: .wholeVials, obstacle.reason, obstacle))
      }
      let rest = lost - Int64(whole) * usableUnits(lot)
      let byPin = min(rest, pinnedLoss[lot])
      for (units, reason) in [(byPin, LossReason.pinned), (rest - byPin, .wholeVials)] where units > 0 {
        rows.append(
          loss(
            lot, place: facts.place, lastDay: facts.lastDay, vials: 0, units: units, as: .openedOrShipped,
            reason))
      }
    }
    return rows
  }

  private func usableUnits(_ lot: Int) -> Int64 { index.vaccines[index.lots[lot].vaccine].usableUnits }

  private func loss(
    _ lot: Int, place: Int, lastDay: Int, vials: Int, units: Int64, as form: LostAs, _ reason: LossReason,
    _ obstacle: Obstacle? = nil
  ) -> Loss {
    let line = index.round.lots[index.lots[lot].source]
    let language = index.round.policy.language
    let named = obstacle ?? Obstacle(reason: reason)
    return Loss(
      lot: line.lot, vaccine: line.vaccine, place: index.round.places[place].place,
      lastDay: index.round.policy.date + lastDay, vials: vials,
      dosesLost: ExactDecimal(mantissa: units, decimals: index.doseDecimals) ?? 0, lostAs: form,
      reason: named.reason,
      reasonText: wording.text(named.reason)[language],
      whatWouldSave: wording.remedy(for: named, lot: lot, doses: index.doses(units))[language])
  }
}

extension Obstacle {
  /// An obstacle that no search had to find.
  init(reason: LossReason) {
    self.reason = reason
    example = nil
  }
}
