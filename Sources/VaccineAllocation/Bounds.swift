public import AllocationModel

extension Planner {
  /// The certified optimum of a round's relaxation: what no plan can beat, without looking for a plan.
  ///
  /// That is what a question like "what if this lot had ten vials more" asks for: from the bounds of a similar
  /// round, and for waste and need alone, it takes milliseconds where a plan takes seconds.
  ///
  ///     let planner = Planner()
  ///     let before = try planner.bounds(of: round, objectives: 2)
  ///     let after = try planner.bounds(of: changed, after: before.restart, objectives: 2)
  ///     print(after.value(of: "waste")! - before.value(of: "waste")!)
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - restart: Where a similar round ended, or nil. It changes the time, never a bound.
  ///   - objectives: How many objectives of the round's order to optimise; all where it is nil. The bounds of
  ///     those that are optimised are the same either way.
  /// - Throws: ``PlanningError`` where planning was stopped or the solver failed.
  public func bounds(
    of round: Round, after restart: Restart? = nil, objectives: Int? = nil
  ) throws(PlanningError) -> Bounds {
    let solved = try SolvedRound(
      FormulatedRound(round, objectives: objectives), settings: settings, threads: threads, after: restart)
    return Bounds(solved)
  }

  /// The certified optima of several rounds' relaxations, as many solved at once as the planner has threads.
  ///
  /// Each is what ``bounds(of:after:objectives:)`` gives for its round alone.
  ///
  /// - Parameter rounds: the rounds, in any order.
  /// - Throws: ``PlanningError`` where planning was stopped or the solver failed.
  public func bounds(ofEach rounds: [Round]) throws(PlanningError) -> [Bounds] {
    try SolvedRound.solved(
      rounds.map { FormulatedRound($0) }, settings: settings, threads: threads
    ).map { Bounds($0) }
  }
}

/// What no plan of a round can beat, objective by objective.
public struct Bounds: Sendable {
  /// An objective of the relaxation with its optimum.
  public struct Objective: Sendable, Hashable {
    /// As in the plan's figures: `waste`, `need:1`, `need:2` …, `equity`, `sooner`, `earliest_expiry`,
    /// `transport`.
    public let name: String
    /// Doses for waste and sooner, people for need, a fill from 0 to 1 for equity, rank × doses for
    /// earliest expiry, cost for transport.
    public let value: Double
  }

  /// A recipient with its part in a fair sharing.
  public struct Fill: Sendable, Hashable {
    /// The recipient's code.
    public let place: String
    /// People vaccinated ÷ need, from 0 to 1; nil where no use is possible.
    public let fill: Double?
  }

  /// The objectives in the order optimised, each among the optima of those before it.
  public let objectives: [Objective]
  /// The fill of every recipient with need where equity was optimised; else empty.
  public let fills: [Fill]
  /// What shows that they are optimal.
  public let proof: Proof
  /// From where a similar round can be solved again.
  public let restart: Restart

  init(_ solved: SolvedRound) {
    objectives = solved.solution.bounds.map { Objective(name: $0.name, value: $0.value) }
    let index = solved.relaxation.index
    let hasEquity = objectives.contains { $0.name == ObjectiveKind.equity.rawValue }
    fills =
      hasEquity
      ? index.recipients.enumerated().filter { $1.need > 0 }.map { position, recipient in
        Fill(place: index.round.places[recipient.place].place, fill: solved.solution.fills[position])
      } : []
    proof = Proof(solutions: solved.solutions)
    restart = solved.restart
  }

  /// The bound of an objective, nil where it was not optimised.
  public func value(of objective: String) -> Double? { objectives.first { $0.name == objective }?.value }
}
