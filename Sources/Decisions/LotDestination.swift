internal import LinearProgramming
import VaccineAllocation

/// A recipient that gets doses of a lot, and why it is there that they go.
public struct LotDestination: Sendable, Hashable {
  /// Who would take doses in its place.
  public struct Taker: Sendable, Hashable {
    /// The recipient.
    public let place: String
    /// Usable doses that it would get of the lot, more than it does.
    public let doses: Double
  }

  /// The recipient.
  public let place: String
  /// Usable doses that the plan gives there.
  public let doses: Double
  /// What it would cost if the lot might not be shipped there.
  public let price: PlanPrice
  /// Who gets more of the lot in one of the best plans without it, the most first; nobody where it is lost, or other
  /// lots take its place.
  public let takers: [Taker]
}

/// A recipient with people whom a lot may serve and who go without, and why it is not there that it goes.
public struct PassedOver: Sendable, Hashable {
  /// Why.
  public enum Reason: Sendable, Hashable {
    /// No lane leads there from where the lot stands.
    case lane
    /// It would not be there in time.
    case time
    /// Cold storage, what a lane carries, the reserve or a pin leaves no room for one vial.
    case noRoom
    /// A vial could be sent there, and would cost this.
    case price(PlanPrice)
  }

  /// The recipient.
  public let place: String
  /// People there whom the lot may serve and whom the plan leaves out.
  public let lacking: Int
  /// Why it does not get the lot.
  public let reason: Reason
}

/// Finds out why a lot goes where it goes.
struct DestinationSearch: Sendable {
  /// At most so many destinations, those with most doses, and half as many who are passed over.
  static let most = 6

  let line: LotLine
  let plan: Plan
  let round: Round
  let planner: Planner

  /// Where the lot goes by shipment, the most doses first, and where it does not.
  func answers() throws(PlanningError) -> (destinations: [LotDestination], passedOver: [PassedOver]) {
    let own = plan.use.filter {
      $0.lot == line.lot && $0.vaccine == line.vaccine && $0.heldAt == line.place && $0.when != .here
    }
    var doses: [String: Double] = [:]
    for use in own { doses[use.place, default: 0] += use.dosesGiven.doubleValue }
    let passed = passedOver(Set(doses.keys))
    if doses.isEmpty && passed.isEmpty { return ([], []) }
    let before = try planner.bounds(of: round, lot: line)
    let ordered = doses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let single = planner.onOneThread
    let destinations = try Concurrently.map(
      ordered.prefix(Self.most).map { $0 }, threads: planner.threads
    ) { entry throws(PlanningError) in
      let (place, given) = entry
      let after = try single.bounds(of: round, lot: line, barredFrom: place, after: before.bounds.restart)
      let price = PlanPrice(of: after.bounds, insteadOf: before.bounds)
      let takers = after.doses.compactMap { other, doses -> LotDestination.Taker? in
        let more = doses - (before.doses[other] ?? 0)
        return more >= 0.5 && other != place ? LotDestination.Taker(place: other, doses: more) : nil
      }.sorted { ($1.doses, $0.place) < ($0.doses, $1.place) }
      return LotDestination(place: place, doses: given, price: price, takers: takers)
    }
    let reasons = try Concurrently.map(
      passed.prefix(Self.most / 2).map { $0 }, threads: planner.threads
    ) { entry throws(PlanningError) in
      PassedOver(
        place: entry.place, lacking: entry.lacking, reason: try reason(entry.place, before.bounds, by: single)
      )
    }
    return (destinations, reasons)
  }

  /// Recipients that get nothing of it, with the people it may serve who go without, the most first.
  private func passedOver(_ served: Set<String>) -> [(place: String, lacking: Int)] {
    let given = plan.use.reduce(into: [Int: Int]()) { $0[$1.demandRow, default: 0] += $1.people }
    var lacking: [String: Int] = [:]
    for demand in round.demand
    where !served.contains(demand.place) && demand.place != line.place
      && round.share(of: line, for: demand) != nil
    {
      lacking[demand.place, default: 0] += max(0, demand.need - (given[demand.demandRow] ?? 0))
    }
    return lacking.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
  }

  private func reason(
    _ place: String, _ before: Bounds, by planner: Planner
  ) throws(PlanningError) -> PassedOver.Reason {
    guard let from = round.index(ofPlace: line.place), let to = round.index(ofPlace: place),
      let lane = round.lanes.lane(from: from, to: to)
    else { return .lane }
    let dispatch = max(round.policy.date, line.availableFrom ?? round.policy.date)
    guard dispatch + lane.leadDays <= round.lastDay(of: line) else { return .time }
    let pin = RoundChange.pin(LotName(line), to: place, vials: 1)
    guard let changed = try? round.applying([pin]) else { return .noRoom }
    return .price(PlanPrice(of: try planner.bounds(of: changed, after: before.restart), insteadOf: before))
  }
}
