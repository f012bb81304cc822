public import AllocationModel

/// A round closed: what became of every vial, and the tables of the next round.
///
///     let closing = Closing(of: round, plan: plan, actual: actual, terms: ClosingTerms(nextID: "23", nextDate: day))
///     for line in closing.differences { print(line.place, line.lot, line.difference, line.name) }
///     let next = try Round(closing.next)
///
/// Nothing is corrected unless the terms accept the counts. The cost is linear in the size of the tables, save for
/// the lots of what was received and given, which are looked up one by one.
public struct Closing: Sendable, Hashable {
  /// The terms on which the round was closed.
  public let terms: ClosingTerms
  /// One line for every lot that stood at a place, moved there, or was reported there; by place, vaccine, lot.
  public let balance: [BalanceLine]
  /// What became of every shipment, by recipient, vaccine, lot, origin.
  public let deliveries: [DeliveryLine]
  /// Who has reported by when, in the order of the places.
  public let reports: [ReportLine]
  /// Vaccine given to people it is not for.
  public let wrongRecipients: [WrongRecipient]
  /// Vials put right by the counts; empty unless the terms accept them.
  public let adjustments: [Adjustment]
  /// How each place used each vaccine.
  public let performance: [PerformanceLine]
  /// How many of the people who could come did, in the order of the demand.
  public let uptake: [UptakeLine]
  /// Doses lost for each reason.
  public let waste: [WasteLine]
  /// The tables of the next round.
  public let next: RoundTables
  /// What a planner should know about the next round's tables.
  public let notes: [Wording]

  /// Closes a round.
  ///
  /// - Parameters:
  ///   - round: the round.
  ///   - plan: what was planned for it.
  ///   - actual: what came back; ``ActualChecks`` finds no error in it.
  ///   - terms: how to close it.
  public init(of round: Round, plan: Plan, actual: Actual, terms: ClosingTerms) {
    let books = Bookkeeping(round, plan, actual, closing: terms.closing)
    let stock = NextStock(round, actual, books, terms)
    let demand = NextDemand(round, plan, actual, terms)
    self.terms = terms
    balance = books.entries.sorted { $0.key < $1.key }.map { Closing.aged($0.value.line, terms) }
    deliveries = books.deliveries
    reports = Closing.reports(round, plan, actual, balance, terms)
    wrongRecipients = books.wrong
    adjustments = stock.adjustments
    performance = Closing.performance(round, plan, balance, actual)
    uptake = demand.uptake
    waste = Closing.waste(round, actual)
    var next = NextRound.tables(after: round, lots: stock.lots, demand: demand.lines, terms: terms)
    if !stock.adjustments.isEmpty { next.adjustments = stock.adjustments }
    self.next = next
    notes = demand.notes
  }

  /// The lines of the balance whose two sides differ, or whose count differs from the books.
  public var differences: [BalanceLine] { balance.filter { $0.name != .none } }

  /// Gives a difference the day since which it has been open: as an earlier closing named it, else the day of the
  /// count, else the closing.
  private static func aged(_ line: BalanceLine, _ terms: ClosingTerms) -> BalanceLine {
    guard line.name != .none else { return line }
    var line = line
    let earlier = terms.earlier.first {
      $0.lot == line.lot && $0.vaccine == line.vaccine && $0.place == line.place && $0.name == line.name
    }
    // A count that was accepted begins anew; without one, the same difference is still open.
    let since = earlier?.since ?? line.countedOn ?? terms.closing
    line.since = since
    line.age = max(0, terms.closing - since)
    return line
  }

  private static func reports(
    _ round: Round, _ plan: Plan, _ actual: Actual, _ balance: [BalanceLine], _ terms: ClosingTerms
  ) -> [ReportLine] {
    var last: [String: Day] = [:]
    for row in actual.counted {
      let day = row.reported ?? row.date
      last[row.place] = max(last[row.place] ?? day, day)
    }
    var concerned = Set(plan.shipments.filter { $0.when == .now }.map(\.to)).union(last.keys)
    concerned.formUnion(plan.use.filter { $0.when != .later }.map(\.place))
    var notCounted: [String: Int] = [:]
    for line in balance {
      if line.opening + line.received > 0 { concerned.insert(line.place) }
      if line.counted == nil, line.booked > 0 { notCounted[line.place, default: 0] += 1 }
    }
    return round.places.filter { concerned.contains($0.place) }.map { place in
      var line = ReportLine()
      (line.place, line.due, line.reported) = (place.place, terms.due, last[place.place])
      line.late = max(0, (line.reported ?? terms.closing) - terms.due)
      line.notCounted = notCounted[place.place] ?? 0
      return line
    }
  }
}
