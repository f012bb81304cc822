public import AllocationModel

/// Judges plans for a round: any plan, whoever made it.
///
/// The judge reads the raw rows of the round and works out windows, days, capacities, sources and contents for
/// itself; it shares nothing with the planner but the data types. Rules are judged in exact integers. Only
/// figures that a plan states in floating point are compared within a tolerance: 10^-9 of an objective's value
/// (at least 10^-6), 10^-9 of a fill, 10^-6 of a coverage, 10^-7 of the doses on hand for a bound.
///
///     let broken = PlanChecker(round).brokenRules(in: plan)
///     for rule in broken { print(rule.rule.rawValue, rule.subject, rule.wording[.english]) }
///
/// It does *not* judge whether a plan is as good as can be, whether bounds are right (only that the first one is
/// not beaten), which of the true reasons a text names, or what the plain rules it is compared with would reach.
public struct PlanChecker: Sendable {
  private let facts: RoundFacts

  /// Makes a judge of plans for a round.
  ///
  /// - Complexity: O(rows of the round).
  public init(_ round: Round) {
    facts = RoundFacts(round.tables)
  }

  /// Every rule that a plan breaks, in a fixed order; empty where it keeps them all.
  ///
  /// - Complexity: O(rows of the round and the plan), and for every recipient the product of the first days
  ///   and the windows of its use, and the days between the first and the last of them.
  public func brokenRules(in plan: Plan) -> [BrokenRule] {
    let ledger = Ledger(plan, facts)
    var broken = ledger.unknown
    broken += ShipmentRules(facts: facts, ledger: ledger).broken()
    broken += UseRules(facts: facts, ledger: ledger).broken()
    broken += StockRules(facts: facts, ledger: ledger).broken()
    broken += LossRules(facts: facts, ledger: ledger, losses: plan.losses).broken()
    broken += CoverageRules(facts: facts, ledger: ledger, plan: plan).broken()
    broken += CourseRules(facts: facts, ledger: ledger, plan: plan).broken()
    broken += SummaryRules(facts: facts, ledger: ledger, plan: plan).broken()
    return broken
  }

  /// The value that a plan reaches in every objective of the round, in its order, whatever the plan says.
  ///
  /// Rows that name nothing the round knows count for nothing.
  public func objectiveValues(of plan: Plan) -> [ObjectiveValue] {
    PlanFigures(facts: facts, ledger: Ledger(plan, facts)).objectives()
  }

  /// Doses that opened vials are expected to lose anyway.
  ///
  /// Every source (a lot line at a recipient, used here or shipped now or later) opens as few vials as hold what
  /// it gives: `⌈given ÷ g⌉`. Each opened vial loses `w · k` doses on average. They are no part of *waste*, which
  /// counts usable doses only.
  public func expectedOpenVialLoss(of plan: Plan) -> ExactDecimal {
    PlanFigures(facts: facts, ledger: Ledger(plan, facts)).openVialLoss().asDecimal
  }

  /// People vaccinated ÷ need for every recipient with need and at least one possible use, by place.
  public func fills(of plan: Plan) -> [String: Double] {
    let fills = PlanFigures(facts: facts, ledger: Ledger(plan, facts)).fills()
    return Dictionary(uniqueKeysWithValues: fills.map { (facts.tables.places[$0.key].place, $0.value) })
  }

  /// Recipients with need that no use can reach, in the order of the table of places.
  public var outOfReach: [String] { facts.reach.beyond.map { facts.tables.places[$0].place } }
}
