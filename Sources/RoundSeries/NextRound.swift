internal import AllocationModel

/// The tables of the next round, apart from its stock and its demand.
enum NextRound {
  /// What a round hands on: everything but what belonged to its own dispatch.
  static func tables(after round: Round, lots: [LotLine], demand: [DemandLine], terms: ClosingTerms)
    -> RoundTables
  {
    var tables = round.tables
    tables.policy = policy(after: round.policy, terms)
    tables.lots = lots
    tables.demand = demand
    tables.capacity = tables.capacity.filter { row in row.to.map { $0 >= terms.nextDate } ?? true }
    // A recipient whose sessions are over still stands, without sessions, where it has need.
    let served = Set(tables.capacity.map(\.place))
    for place in Set(demand.filter { $0.need > 0 }.map(\.place)).sorted() where !served.contains(place) {
      tables.capacity += round.tables.capacity.filter { $0.place == place }.suffix(1)
    }
    tables.pins = []
    tables.adjustments = nil
    // How many may come was said of this round's people.
    tables.scenarios = nil
    return tables
  }

  private static func policy(after policy: Policy, _ terms: ClosingTerms) -> Policy {
    var next = policy
    next.id = terms.nextID
    next.date = terms.nextDate
    // Dispatches go on in the rhythm they have.
    next.nextDispatch = policy.nextDispatch.map { terms.nextDate + ($0 - policy.date) }
    if policy.asOf != nil { next.asOf = terms.closing }
    if let horizon = policy.horizon, horizon < terms.nextDate { next.horizon = nil }
    if let until = policy.wasteUntil, until < terms.nextDate { next.wasteUntil = nil }
    // Each decision has a number of its own.
    next.document?.number = nil
    return next
  }
}
