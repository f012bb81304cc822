public import LinearProgramming
internal import PlanChecking

// The stations that a round passes through in ``Planner/plan(_:)``, each of which can be measured alone.
// They are no part of the library's promise: `@_spi(Benchmarks) import VaccineAllocation` shows them.

/// A round as linear programs: the first station.
@_spi(Benchmarks) public struct FormulatedRound: Sendable {
  let relaxation: Relaxation
  let components: RelaxationComponents

  /// Indexes a round, writes its relaxation and splits it into components.
  ///
  /// - Parameter objectives: How many objectives of the round's order to write; all where it is nil.
  public init(_ round: Round, objectives: Int? = nil) {
    self.init(Relaxation(RoundIndex(round), objectives: objectives))
  }

  init(_ relaxation: Relaxation) {
    self.relaxation = relaxation
    components = RelaxationComponents(relaxation)
  }

  /// How the planner solves these programs.
  public static var settings: SolverSettings { .planning() }

  /// The components as linear programs, each with all stages.
  public var programs: [LinearProgram] { components.programs }
}

/// A round with the certified optimum of its relaxation: the second station.
@_spi(Benchmarks) public struct SolvedRound: Sendable {
  let relaxation: Relaxation
  let solution: RelaxationSolution
  /// From where a similar round can be solved again.
  public let restart: Restart

  /// Solves all stages of all components.
  public init(
    _ formulated: FormulatedRound, threads: Int = 1, after restart: Restart? = nil
  ) throws(PlanningError) {
    try self.init(formulated, settings: .planning(), threads: threads, after: restart)
  }

  init(
    _ formulated: FormulatedRound, settings: SolverSettings, threads: Int, after former: Restart? = nil
  ) throws(PlanningError) {
    relaxation = formulated.relaxation
    do {
      solution = try RelaxationSolution(
        relaxation, components: formulated.components, settings: settings, threads: threads, after: former)
    } catch {
      throw PlanningError(error)
    }
    restart = Restart(relaxation, components: formulated.components, solutions: solution.solutions)
  }

  /// Solves all components of several rounds, so many at once.
  static func solved(
    _ formulated: [FormulatedRound], settings: SolverSettings, threads: Int
  ) throws(PlanningError) -> [SolvedRound] {
    let solutions: [StagedSolution]
    do {
      solutions = try LinearProgram.solve(
        formulated.flatMap(\.components.programs), settings: settings, threads: threads)
    } catch {
      throw PlanningError(error)
    }
    var first = 0
    return formulated.map { round in
      let last = first + round.components.programs.count
      defer { first = last }
      return SolvedRound(round, solutions: Array(solutions[first..<last]))
    }
  }

  /// A round whose components' solutions are known.
  init(_ formulated: FormulatedRound, solutions: [StagedSolution]) {
    relaxation = formulated.relaxation
    solution = RelaxationSolution(
      formulated.relaxation, components: formulated.components, solutions: solutions)
    restart = Restart(
      formulated.relaxation, components: formulated.components, solutions: solution.solutions)
  }

  /// What each component's solve reported.
  public var solutions: [StagedSolution] { solution.solutions }

  /// How many flows from a lot line to a demand line the optimum comes to when hubs and classes are taken apart.
  public func recoveredFlows() -> Int {
    FlowRecovery(relaxation).flows(solution.columnValues).reduce(0) { $0 + $1.count }
  }
}

/// A round in whole vials and people, beside what plain rules would do: the third station.
@_spi(Benchmarks) public struct RoundedRound: Sendable {
  private let index: RoundIndex
  private let chosen: WholeVials
  private let solution: RelaxationSolution

  /// Rounds, compares and chooses.
  public init(_ solved: SolvedRound, threads: Int = 1) throws(PlanningError) {
    try self.init(solved, settings: .planning(), threads: threads)
  }

  init(
    _ solved: SolvedRound, plain: PlainPlans? = nil, earlier: [Shipment] = [], settings: SolverSettings,
    threads: Int
  ) throws(PlanningError) {
    index = solved.relaxation.index
    solution = solved.solution
    do {
      chosen = try WholeVials(
        solved.relaxation, solution: solved.solution, plain: plain, earlier: earlier, settings: settings,
        threads: threads)
    } catch {
      throw PlanningError(error)
    }
  }

  /// Lays everybody on days, and answers how many spans of days that makes; nil where sessions do not suffice.
  public func scheduledSpans() -> Int? {
    var count = 0
    for (recipient, given) in Dictionary(grouping: chosen.plan.given, by: \.recipient) {
      let jobs = given.map { EarliestDeadlineFirst.Job(window: $0.window, people: $0.people) }
      let spans = EarliestDeadlineFirst.spans(of: jobs) {
        index.capacity(of: recipient, in: DayWindow(first: $0, last: $0))
      }
      guard let spans else { return nil }
      count += spans.count
    }
    return count
  }

  /// The plan with its schedule, losses, coverage and figures, not yet checked; nil where sessions do not
  /// suffice.
  public func plan() -> Plan? { assembly(inputSHA256: "", notes: index.round.notes).plan() }

  func assembly(inputSHA256: String, notes: [RoundMessage]) -> PlanAssembly {
    PlanAssembly(
      chosen.best, solution: solution, baselines: chosen.baselines, inputSHA256: inputSHA256,
      inputNotes: notes)
  }
}
