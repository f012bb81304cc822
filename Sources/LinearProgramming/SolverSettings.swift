/// Why a solve is to end early.
public enum StopReason: Sendable, Equatable {
  /// Nobody wants the answer any more.
  case cancelled
  /// The time for it is over.
  case deadline
}

/// Limits and sizes of a solve.
public struct SolverSettings: Sendable {
  /// About how many milliseconds pass between two questions to ``shouldStop``; at least 1, and `Int.max` asks between
  /// calls of the solver alone.
  ///
  /// A question cuts nothing: whether, how often and what is asked never changes an answer.
  public var millisecondsPerQuestion: Int
  /// The iterations that one stage may take in all; `nil` stands for 50 · (rows + columns) + 10,000.
  public var iterationBudget: Int?
  /// Asked from the solving thread now and then: a reason ends the solve with
  /// ``LinearProgramError/stopped(reason:stage:component:)``.
  ///
  /// A deadline is a predicate that reads a clock.
  public var shouldStop: (@Sendable () -> StopReason?)?
  /// Whether a solve begins at the optimum of a blend of its linear stages, which shortens them all.
  public var blendsStages = false
  /// Whether certificates are worked out in exact integers where the data allow it.
  ///
  /// Without, all are floating point ones with their tolerances: quicker, for answers that only guide a search.
  public var certifiesExactly = true
  /// Whether the solution states what a unit of each row is worth, for whom other columns are to be priced.
  public var keepsPrices = false
  /// Programs with at least so many rows, lazy ones apart, start from their blocks where they nearly fall apart.
  public var leastRowsForBlocks = 6_000
  /// Programs with at least so many columns, and several times as many as rows, show the solver a part of them at a
  /// time.
  public var leastColumnsForSifting = 8_000
  /// How many rows of one lazy group enter the program at a time; at least 1.
  public var lazyRowsPerGroup: Int

  /// Settings, by default those that the library was measured with.
  public init(
    millisecondsPerQuestion: Int = 50, iterationBudget: Int? = nil, lazyRowsPerGroup: Int = 3,
    shouldStop: (@Sendable () -> StopReason?)? = nil
  ) {
    self.millisecondsPerQuestion = millisecondsPerQuestion
    self.iterationBudget = iterationBudget
    self.lazyRowsPerGroup = lazyRowsPerGroup
    self.shouldStop = shouldStop
  }
}
