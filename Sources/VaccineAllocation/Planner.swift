@_exported public import AllocationModel
public import LinearProgramming
internal import PlanChecking

/// Plans rounds: from what is known to whole vials with proof.
///
///     let allocation = try Planner().plan(round)
///     for shipment in allocation.plan.shipments { print(shipment.lot, shipment.to, shipment.vials) }
///
/// The same round gives the same plan on any machine and with any number of threads.
public struct Planner: Sendable {
  /// How many components are solved at once, at least 1. It changes how long planning takes, nothing else.
  public var threads = 1
  /// Asked now and then during the work; an answer ends planning with an error and never changes a plan.
  public var shouldStop: (@Sendable () -> StopReason?)?
  /// The SHA-256 of the input, to be stated in the plan; empty where there were no files.
  public var inputSHA256 = ""

  /// Notes on the input to be listed in the plan; nil lists those of the round itself.
  public var notes: [RoundMessage]?

  /// Makes a planner that uses one thread and is never stopped.
  public init() {}

  /// The same planner for what is done beside other things.
  package var onOneThread: Planner {
    var alone = self
    alone.threads = 1
    return alone
  }

  /// Plans a round.
  ///
  /// - Throws: ``PlanningError`` where planning was stopped or the solver failed; a valid round always has a plan.
  public func plan(_ round: Round) throws(PlanningError) -> Allocation {
    try plan(round, from: nil, earlier: [])
  }

  /// Plans a round that resembles one planned before: a pin, a stock count or an uptake changed, say.
  ///
  /// The linear program starts from where the former one ended, which takes a fraction of the time. Bounds and
  /// their proof are those of planning from nothing. The whole-vial plan of a large round goes on from the former
  /// shipments where that ends within the tolerances, so that what need not change does not; in any round another one
  /// of several optimal plans of the relaxation may come back, and from it another whole-vial plan.
  ///
  /// - Throws: ``PlanningError`` where planning was stopped or the solver failed; a valid round always has a plan.
  public func plan(_ round: Round, after former: Allocation) throws(PlanningError) -> Allocation {
    try plan(round, from: former.restart, earlier: former.plan.shipments)
  }

  /// Plans several rounds, so many at once as the planner has threads.
  ///
  /// Each plan is that of ``plan(_:)``. What is the same linear program, as where rounds differ in how vials are issued
  /// alone, is solved once.
  package func plans(ofEach rounds: [Round]) throws(PlanningError) -> [Plan] {
    let alone = onOneThread
    let isPlain = rounds.map { $0.scenarios.isEmpty && !$0.securesNextDoses }
    let formulated = rounds.indices.map { isPlain[$0] ? FormulatedRound(rounds[$0]) : nil }
    let first = formulated.map { round in
      formulated.firstIndex { round != nil && $0?.programs == round?.programs }
    }
    let distinct = first.indices.filter { first[$0] == $0 }
    let solved = try SolvedRound.solved(
      distinct.compactMap { formulated[$0] }, settings: settings, threads: threads)
    let solutions = Dictionary(uniqueKeysWithValues: zip(distinct, solved.map(\.solutions)))
    return try Concurrently.map(Array(rounds.indices), threads: threads) { position throws(PlanningError) in
      guard let round = formulated[position], let solutions = first[position].flatMap({ solutions[$0] })
      else {
        return try alone.plan(rounds[position]).plan
      }
      let rounded = try RoundedRound(
        SolvedRound(round, solutions: solutions), settings: alone.settings, threads: 1)
      return try alone.checked(
        rounded.assembly(inputSHA256: inputSHA256, notes: notes ?? rounds[position].notes))
    }
  }

  private func plan(
    _ round: Round, from restart: Restart?, earlier: [Shipment]
  ) throws(PlanningError) -> Allocation {
    if !round.scenarios.isEmpty { return try planScenarios(round, from: restart) }
    let formulated = FormulatedRound(round)
    if round.securesNextDoses {
      return try securedPlan(
        SolvedRound(formulated, settings: settings, threads: threads, after: restart))
    }
    let (solved, plain) = try solvedBesidePlainRules(formulated, after: restart)
    let rounded = try RoundedRound(
      solved, plain: plain, earlier: earlier, settings: settings, threads: threads)
    let plan = try checked(rounded.assembly(inputSHA256: inputSHA256, notes: notes ?? round.notes))
    return Allocation(plan: plan, proof: Proof(solutions: solved.solutions), restart: solved.restart)
  }

  /// Writes a finished plan and has it judged by the independent checker.
  ///
  /// - Parameter complete: Adds what only some plans have, before the judgement.
  func checked(
    _ assembly: PlanAssembly, _ complete: (inout Plan) -> Void = { _ in }
  ) throws(PlanningError) -> Plan {
    guard var plan = assembly.plan() else {
      throw .brokenRules(["the sessions cannot take the planned people"])
    }
    complete(&plan)
    plan.summary.verified = true
    let round = assembly.rounding.index.round
    let broken = PlanChecker(round).brokenRules(in: plan)
    guard broken.isEmpty else {
      throw .brokenRules(broken.map { "\($0.subject): \($0.wording[round.policy.language])" })
    }
    return plan
  }

  /// Solves a round and carries out the plain rules; where one component is most of the round, both at once.
  private func solvedBesidePlainRules(
    _ formulated: FormulatedRound, after restart: Restart?
  ) throws(PlanningError) -> (SolvedRound, PlainPlans) {
    let settings = settings
    let threads = threads
    let sizes = formulated.programs.map(\.entryCount)
    let isMostlyOne = 2 * (sizes.max() ?? 0) > sizes.reduce(0, +)
    return try Concurrently.both(threads: isMostlyOne ? threads : 1) { () throws(PlanningError) in
      try SolvedRound(formulated, settings: settings, threads: threads, after: restart)
    } _: { () throws(PlanningError) in
      do throws(LinearProgramError) {
        return try PlainPlans(formulated.relaxation.index, settings: settings, threads: threads)
      } catch {
        throw PlanningError(error)
      }
    }
  }

  /// The relaxation of a round with its first objective, as free-format MPS for any solver.
  ///
  /// Where equity stands first, that is its first round: the lowest fill as high as can be.
  ///
  /// - Throws: ``PlanningError/solver(_:)`` where the program holds numbers that no solver takes.
  public func mps(of round: Round) throws(PlanningError) -> String {
    let relaxation = Relaxation(RoundIndex(round))
    do {
      return try relaxation.wholeProgram().mps(stage: 0)
    } catch {
      throw PlanningError(error)
    }
  }

  var settings: SolverSettings { .planning(shouldStop: shouldStop) }
}

extension SolverSettings {
  /// How programs are solved when a round is planned.
  static func planning(shouldStop: (@Sendable () -> StopReason?)? = nil) -> SolverSettings {
    var settings = SolverSettings(shouldStop: shouldStop)
    settings.blendsStages = true
    return settings
  }
}

/// A plan with what proves it.
public struct Allocation: Sendable {
  /// The plan.
  public let plan: Plan
  /// The certified optimum of the relaxation that the plan's bounds come from.
  public let proof: Proof
  /// From where a similar round can be planned again.
  public let restart: Restart
}

/// What shows that the bounds of a plan are optimal: each component's solve, stage by stage.
public struct Proof: Sendable {
  /// The certified solves, one a component, in the order of the components.
  public let solutions: [StagedSolution]
}

/// Why there is no plan.
public enum PlanningError: Error, Sendable {
  /// Planning was stopped from outside: cancelled, or past its deadline.
  case stopped(StopReason)
  /// The solver failed on a component of the program.
  case solver(LinearProgramError)
  /// The plan broke a rule of the model by the independent check; nothing of it can be used.
  case brokenRules([String])
  /// An earlier plan was to be kept in a round with scenarios: its shipments are chosen for all of them at once, and
  /// fewest changes have no place in that order.
  case keepingWithScenarios

  init(_ error: LinearProgramError) {
    if case .stopped(let reason, _, _) = error { self = .stopped(reason) } else { self = .solver(error) }
  }
}
