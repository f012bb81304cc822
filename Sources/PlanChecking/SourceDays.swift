internal import AllocationModel

/// Days from the first to the last, both included; empty where the last comes before the first.
struct Days: Hashable {
  var first: Day
  var last: Day

  var isEmpty: Bool { last < first }

  func intersection(_ other: Days) -> Days {
    Days(first: max(first, other.first), last: min(last, other.last))
  }

  func contains(_ other: Days) -> Bool { first <= other.first && other.last <= last }
}

/// A source of doses: a lot line at a recipient, used here or shipped.
struct SourceKey: Hashable {
  let lot: Int
  let place: Int
  let when: Dispatch
}

/// When a shipment leaves and arrives, and how long its vials live after that.
struct Journey: Hashable {
  let dispatch: Day
  let arrive: Day
  let last: Day

  var daysOfLife: Int { last - arrive + 1 }
}

extension RoundFacts {
  /// The days of a shipment, whether or not it is allowed; nil where there is no lane, or no next dispatch.
  func journey(_ source: SourceKey) -> Journey? {
    let lot = lots[source.lot]
    guard let way = lanes.way(from: lot.place, to: source.place) else { return nil }
    switch source.when {
    case .here:
      return nil
    case .now:
      let dispatch = lot.available
      // What is still frozen thaws on the day it leaves.
      let last = lot.lifeFromDispatch.map { min(lot.last, dispatch + $0) } ?? lot.last
      return Journey(dispatch: dispatch, arrive: dispatch + way.leadDays, last: last)
    case .later:
      guard let next = policy.nextDispatch else { return nil }
      let dispatch = max(next, lot.available)
      return Journey(dispatch: dispatch, arrive: dispatch + way.leadDays, last: lot.last)
    }
  }

  /// The rule that keeps a source from existing, or nil where it exists.
  func obstacle(to source: SourceKey) -> Rule? {
    let lot = lots[source.lot]
    if !lot.isUsable { return .unusableLot }
    if source.when == .here { return lot.place == source.place ? nil : .notHeldHere }
    guard lanes.way(from: lot.place, to: source.place) != nil else { return .noLane }
    if source.when == .later, policy.nextDispatch == nil { return .noNextDispatch }
    if source.when == .now, pin(lot, to: source.place) != nil { return nil }
    if source.when == .now, policy.nextDispatch != nil, lot.comesLater { return .notYetAvailable }
    guard let journey = journey(source) else { return .noLane }
    return journey.daysOfLife >= max(1, policy.leastDaysOnArrival) ? nil : .shortLife
  }

  /// The days on which a source can be used; empty where its life ends before it arrives.
  ///
  /// The source must exist: ``obstacle(to:)`` is nil.
  func days(of source: SourceKey) -> Days {
    let lot = lots[source.lot]
    guard let journey = journey(source) else { return Days(first: lot.available, last: lot.last) }
    var days = Days(first: journey.arrive, last: journey.last)
    if source.when == .now, let next = policy.nextDispatch,
      obstacle(to: SourceKey(lot: source.lot, place: source.place, when: .later)) == nil
    {
      // What is not needed before the next dispatch arrives need not leave the store now.
      let lead = journey.arrive - journey.dispatch
      days.last = min(days.last, next + lead - 1 + policy.bufferDays)
    }
    return days
  }

  /// The days on which a demand line can be served within the planned use.
  func days(of line: DemandLine) -> Days {
    var days = Days(first: policy.date, last: horizon)
    if let from = line.from { days.first = max(days.first, from) }
    if let until = line.until { days.last = min(days.last, until) }
    return days
  }

  /// The rule that keeps a lot line from serving a demand line, or nil where eligibility and reservation allow it.
  func refusal(of lot: LotFacts, for line: DemandLine) -> Rule? {
    if share(of: lot.key.vaccine, for: line) == nil { return .notEligible }
    let isOpen =
      lot.reservedFor.isEmpty
      || lot.reservedFor.contains { $0.group == line.group && ($0.dose == nil || $0.dose == line.dose) }
    return isOpen ? nil : .reservedForOthers
  }

  /// Whether the losses of a lot line where it stands are counted.
  func isCounted(_ lot: LotFacts) -> Bool { lot.isUsable && lot.last <= wasteUntil }
}
