import AllocationModel

/// Where and when the doses of a lot can be used at a recipient: the three sources of the model.
extension RoundIndex {
  /// The day on which a lot leaves, *now* or *later*.
  func dispatchDay(ofLot lot: Int, _ when: Dispatch) -> Int {
    switch when {
    case .here, .now: lots[lot].available
    case .later: max(nextDispatch ?? 0, lots[lot].available)
    }
  }

  /// The last day of a lot after it was dispatched; a frozen lot that leaves now is thawed that day.
  func lastDay(ofLot lot: Int, _ when: Dispatch) -> Int {
    let facts = lots[lot]
    guard when == .now, facts.isFrozen, let thawedDays = vaccines[facts.vaccine].thawedDays else {
      return facts.lastDay
    }
    return min(facts.lastDay, dispatchDay(ofLot: lot, .now) + thawedDays - round.policy.safetyDays)
  }

  /// Whether a lot may be shipped over a lane of so many days; a pin overrides the least days on arrival and
  /// the rule that stock expected later is not shipped now.
  func canShip(lot: Int, leadDays: Int, _ when: Dispatch, isPinned: Bool = false) -> Bool {
    switch when {
    case .here: return false
    case .now: if !isPinned, nextDispatch != nil, lots[lot].isExpectedLater { return false }
    case .later: if nextDispatch == nil { return false }
    }
    let life = lastDay(ofLot: lot, when) - (dispatchDay(ofLot: lot, when) + leadDays) + 1
    return life >= (isPinned ? 1 : max(1, round.policy.leastDaysOnArrival))
  }

  /// The days on which shipped doses serve use, or nil where they never do.
  ///
  /// Where the same lot can come *later* too, *now* serves only what cannot wait for it.
  func window(ofLot lot: Int, leadDays: Int, _ when: Dispatch, isPinned: Bool = false) -> DayWindow? {
    guard canShip(lot: lot, leadDays: leadDays, when, isPinned: isPinned) else { return nil }
    var window = DayWindow(
      first: dispatchDay(ofLot: lot, when) + leadDays, last: lastDay(ofLot: lot, when))
    if when == .now, let nextDispatch, canShip(lot: lot, leadDays: leadDays, .later) {
      window.last = min(window.last, nextDispatch + leadDays - 1 + round.policy.bufferDays)
    }
    return window.isEmpty ? nil : window
  }

  /// The days on which a lot serves use where it stands, or nil where it never does.
  func windowHere(ofLot lot: Int) -> DayWindow? {
    let window = DayWindow(first: lots[lot].available, last: lots[lot].lastDay)
    return window.isEmpty ? nil : window
  }

  /// Whether a lot whose losses are not counted where it stands ends, once shipped now, by the day up to
  /// which losses are counted: what is shipped and not used is then waste.
  func isLateWhenShipped(_ lot: Int) -> Bool {
    !lots[lot].isCounted && lastDay(ofLot: lot, .now) <= wasteUntil
  }
}
