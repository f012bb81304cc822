@_exported public import AllocationModel
public import LinearProgramming

/// Plans rounds: from what is known to whole vials with proof.
///
///     let allocation = try Planner().plan(round)
///     for shipment in allocation.plan.shipments { print(shipment.lot, shipment.to, shipment.vials) }
///
/// The same round gives the same plan on any machine and with any number of threads.
public struct Planner: Sendable {
  /// How many components are solved at once, at least 1. It changes how long planning takes, nothing else.
  public var threads = 1
  /// Asked between slices of the work; an answer ends planning with an error and never changes a plan.
  public var shouldStop: (@Sendable () -> StopReason?)?
  /// The SHA-256 of the input, to be stated in the plan; empty where there were no files.
  public var inputSHA256 = ""

  /// Makes a planner that uses one thread and is never stopped.
  public init() {}

  /// Plans a round.
  ///
  /// - Throws: ``PlanningError`` where planning was stopped or the solver failed; a valid round always has a plan.
  public func plan(_ round: Round) throws(PlanningError) -> Allocation {
    fatalError("being built")
  }
}

/// A plan with what proves and explains it.
public struct Allocation: Sendable {
  /// The plan.
  public let plan: Plan
}

/// Why there is no plan.
public enum PlanningError: Error, Sendable {
  /// Planning was stopped from outside: cancelled, or past its deadline.
  case stopped(StopReason)
  /// The solver failed on a component of the program.
  case solver(LinearProgramError)
  /// The plan broke a rule of the model by the independent check; nothing of it can be used.
  case brokenRules([String])
}
