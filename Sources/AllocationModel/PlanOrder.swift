extension Plan {
  /// The same plan with its rows in the one order in which plans are written.
  ///
  /// Rows are compared by place, vaccine, last day and lot, then by the rest of their columns in the order of
  /// their meaning; texts are compared by their Unicode scalars after composition. `demand_row` comes last, as
  /// it alone depends on the order of the input. Objectives, baselines and notes keep their order.
  public func inFixedOrder() -> Plan {
    var plan = self
    plan.shipments.sort { $0.precedes($1) }
    plan.use.sort { $0.precedes($1) }
    plan.losses.sort { $0.precedes($1) }
    plan.coverage.sort { $0.precedes($1) }
    plan.excluded.sort { $0.precedes($1) }
    plan.summary.fills.sort {
      if $0.place != $1.place { return $0.place < $1.place }
      return ($0.value, $0.bound) < ($1.value, $1.bound)
    }
    plan.summary.outOfReach.sort()
    plan.secured?.kept.sort { $0.precedes($1) }
    return plan
  }
}

extension Shipment {
  /// By recipient, vaccine, last day, lot, origin, now or later, days, vials, doses, pinned.
  func precedes(_ other: Shipment) -> Bool {
    if to != other.to { return to < other.to }
    if vaccine != other.vaccine { return vaccine < other.vaccine }
    if lastDay != other.lastDay { return lastDay < other.lastDay }
    if lot != other.lot { return lot < other.lot }
    if from != other.from { return from < other.from }
    if when != other.when { return when < other.when }
    if dispatch != other.dispatch { return dispatch < other.dispatch }
    if arrive != other.arrive { return arrive < other.arrive }
    if (vials, doses) != (other.vials, other.doses) { return (vials, doses) < (other.vials, other.doses) }
    return !pinned && other.pinned
  }
}

extension Use {
  /// By recipient, vaccine, last day, lot, where the lot stands, here, now or later, group, dose, first day,
  /// people, doses, row of demand.
  func precedes(_ other: Use) -> Bool {
    if place != other.place { return place < other.place }
    if vaccine != other.vaccine { return vaccine < other.vaccine }
    if lastDay != other.lastDay { return lastDay < other.lastDay }
    if lot != other.lot { return lot < other.lot }
    if heldAt != other.heldAt { return heldAt < other.heldAt }
    if when != other.when { return when < other.when }
    if group != other.group { return group < other.group }
    if dose != other.dose { return dose < other.dose }
    if firstDay != other.firstDay { return firstDay < other.firstDay }
    if people != other.people { return people < other.people }
    if dosesGiven != other.dosesGiven { return dosesGiven < other.dosesGiven }
    return demandRow < other.demandRow
  }
}

extension Loss {
  /// By place, vaccine, last day, lot, form, reason, vials, doses, texts.
  func precedes(_ other: Loss) -> Bool {
    if place != other.place { return place < other.place }
    if vaccine != other.vaccine { return vaccine < other.vaccine }
    if lastDay != other.lastDay { return lastDay < other.lastDay }
    if lot != other.lot { return lot < other.lot }
    if lostAs != other.lostAs { return lostAs.rawValue < other.lostAs.rawValue }
    if reason != other.reason { return reason.rawValue < other.reason.rawValue }
    if vials != other.vials { return vials < other.vials }
    if dosesLost != other.dosesLost { return dosesLost < other.dosesLost }
    return (reasonText, whatWouldSave) < (other.reasonText, other.whatWouldSave)
  }
}

extension Coverage {
  /// By place, group, dose, need, people planned, target, given, reason, text.
  func precedes(_ other: Coverage) -> Bool {
    if place != other.place { return place < other.place }
    if group != other.group { return group < other.group }
    if (dose, need, planned, unmet) != (other.dose, other.need, other.planned, other.unmet) {
      return (dose, need, planned, unmet) < (other.dose, other.need, other.planned, other.unmet)
    }
    if target != other.target { return (target ?? -1) < (other.target ?? -1) }
    if given != other.given { return (given ?? -1) < (other.given ?? -1) }
    return (reason.rawValue, reasonText) < (other.reason.rawValue, other.reasonText)
  }
}

extension Excluded {
  /// By place, vaccine, lot, reason, vials, text.
  func precedes(_ other: Excluded) -> Bool {
    if place != other.place { return place < other.place }
    if vaccine != other.vaccine { return vaccine < other.vaccine }
    if lot != other.lot { return lot < other.lot }
    if reason != other.reason { return reason.rawValue < other.reason.rawValue }
    return (vials, reasonText) < (other.vials, other.reasonText)
  }
}
