internal import LinearProgramming
public import VaccineAllocation

/// What changed from one plan to another: shipment lines, people, losses.
public struct PlanDifference: Sendable, Hashable {
  /// A shipment line that one plan has otherwise than the other.
  public struct ShipmentLine: Sendable, Hashable {
    /// The lot line.
    public let lot: LotName
    /// The recipient.
    public let to: String
    /// Now or later.
    public let when: Dispatch
    /// Vials in the earlier plan, 0 where it has no such line.
    public let before: Int
    /// Vials in the later plan, 0 where it has no such line.
    public let after: Int
  }

  /// A recipient whose people change in number.
  public struct PlacePeople: Sendable, Hashable {
    /// The recipient.
    public let place: String
    /// People vaccinated by the earlier plan.
    public let before: Int
    /// People vaccinated by the later plan.
    public let after: Int
    /// Their parts of need met, where both plans state them.
    public let fills: [Double]
  }

  /// A lot line whose losses change.
  public struct LotLoss: Sendable, Hashable {
    /// The lot line, where it loses them.
    public let lot: LotName
    /// Usable doses lost by the earlier plan.
    public let before: Double
    /// Usable doses lost by the later plan.
    public let after: Double
  }

  /// Lines that differ, by recipient, lot and dispatch.
  public let shipments: [ShipmentLine]
  /// How many lines both plans have alike.
  public let sameShipments: Int
  /// Recipients whose people change in number, by code.
  public let people: [PlacePeople]
  /// Lot lines whose losses change, by place and lot.
  public let losses: [LotLoss]
  /// Usable doses lost and people vaccinated by both plans.
  public let total: WholeVialEffect

  /// Whether nothing at all differs in what is shipped, given and lost.
  public var isEmpty: Bool { shipments.isEmpty && people.isEmpty && losses.isEmpty }

  /// Compares two plans.
  ///
  /// Cost: linear in the rows of both.
  public init(from before: Plan, to after: Plan) {
    struct Key: Hashable, Comparable {
      let to: String
      let lot: LotName
      let when: Dispatch
      static func < (left: Key, right: Key) -> Bool {
        (left.to, left.when, left.lot.description) < (right.to, right.when, right.lot.description)
      }
    }
    func vials(_ plan: Plan) -> [Key: Int] {
      plan.shipments.reduce(into: [:]) {
        $0[
          Key(to: $1.to, lot: LotName($1.lot, vaccine: $1.vaccine, place: $1.from), when: $1.when),
          default: 0] += $1.vials
      }
    }
    let (first, second) = (vials(before), vials(after))
    let keys = Set(first.keys).union(second.keys)
    shipments = keys.filter { first[$0] != second[$0] }.sorted().map {
      ShipmentLine(lot: $0.lot, to: $0.to, when: $0.when, before: first[$0] ?? 0, after: second[$0] ?? 0)
    }
    sameShipments = keys.count - shipments.count

    func people(_ plan: Plan) -> [String: Int] {
      plan.use.reduce(into: [:]) { $0[$1.place, default: 0] += $1.people }
    }
    let (reached, reachedAfter) = (people(before), people(after))
    let fills = [before, after].map { plan in
      Dictionary(plan.summary.fills.map { ($0.place, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    self.people = Set(reached.keys).union(reachedAfter.keys).sorted().compactMap { place in
      guard reached[place] != reachedAfter[place] else { return nil }
      return PlacePeople(
        place: place, before: reached[place] ?? 0, after: reachedAfter[place] ?? 0,
        fills: fills.compactMap { $0[place] })
    }

    func lost(_ plan: Plan) -> [LotName: ExactDecimal] {
      plan.losses.reduce(into: [:]) { sums, loss in
        let name = LotName(loss.lot, vaccine: loss.vaccine, place: loss.place)
        sums[name] = (sums[name] ?? 0).adding(loss.dosesLost) ?? loss.dosesLost
      }
    }
    let (lostBefore, lostAfter) = (lost(before), lost(after))
    losses = Set(lostBefore.keys).union(lostAfter.keys).filter { lostBefore[$0] != lostAfter[$0] }
      .sorted { ($0.place ?? "", $0.description) < ($1.place ?? "", $1.description) }
      .map {
        LotLoss(
          lot: $0, before: lostBefore[$0]?.doubleValue ?? 0, after: lostAfter[$0]?.doubleValue ?? 0)
      }
    total = WholeVialEffect(before: before, after: after)
  }
}

/// A round and the same round changed, each planned from nothing.
public struct Comparison: Sendable {
  /// The changes.
  public let changes: [RoundChange]
  /// The changed round.
  public let changed: Round
  /// The plan of the round as it is.
  public let before: Plan
  /// The plan of the changed round.
  public let after: Plan
  /// What differs between them.
  public let difference: PlanDifference

  /// Plans a round as it is and with changes, both at once where the planner has two threads.
  ///
  /// - Throws: ``ExplanationError`` where a change cannot be made, or the solver failed.
  public init(
    of round: Round, with changes: [RoundChange], by planner: Planner = Planner()
  ) throws(ExplanationError) {
    self.changes = changes
    do {
      changed = try round.applying(changes)
    } catch {
      throw .change(error)
    }
    var each = planner
    if planner.threads > 1 { each.threads = planner.threads / 2 }
    let alone = each
    do throws(PlanningError) {
      let plans = try Concurrently.map([round, changed], threads: planner.threads) {
        (round: Round) throws(PlanningError) -> Plan in try alone.plan(round).plan
      }
      (before, after) = (plans[0], plans[1])
    } catch {
      throw .planning(error)
    }
    difference = PlanDifference(from: before, to: after)
  }
}
