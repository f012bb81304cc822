internal import GLPKGuard
internal import Synchronization

extension LinearProgram {
  /// Solves all stages, in order, on a thread of its own, and returns when that has ended.
  ///
  /// Nothing of the solver is shared with the caller's thread or process, nothing is printed, and no
  /// failure of the solver ends the process. The calling thread is blocked meanwhile, so a task should
  /// call the asynchronous form. The same program and settings give the same answer, bit by
  /// bit, on the same machine.
  ///
  /// - Parameters:
  ///   - settings: Limits, and a predicate that may stop the solve.
  ///   - basis: Where to start: the basis of a solution of this or a similar program.
  /// - Throws: A ``LinearProgramError`` that names stage and component.
  /// - Returns: A point optimal for all stages, with a certificate for each that holds.
  public func solved(
    settings: SolverSettings = SolverSettings(), startingFrom basis: Basis? = nil
  ) throws(LinearProgramError) -> StagedSolution {
    let outcome = Locked<Result<StagedSolution, LinearProgramError>?>(nil)
    OwnedThreads.run(1) { _ in
      let result = solvedHere(settings: settings, startingFrom: basis)
      outcome.withLock { $0 = result }
    }
    guard let result = outcome.withLock({ $0 }) else { throw .noResource(component: name) }
    return try result.get()
  }

  /// The same without blocking the caller's thread; ends with
  /// ``LinearProgramError/stopped(reason:stage:component:)`` soon after the task is cancelled.
  public func solved(
    settings: SolverSettings = SolverSettings(), startingFrom basis: Basis? = nil
  ) async throws(LinearProgramError) -> StagedSolution {
    let cancellation = Cancellation()
    var watched = settings
    let asked = settings.shouldStop
    watched.shouldStop = { cancellation.isCancelled ? .cancelled : asked?() }
    let final = watched
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        OwnedThreads.start {
          self.solvedHere(settings: final, startingFrom: basis)
        } finished: { outcome in
          continuation.resume(returning: outcome ?? .failure(.noResource(component: name)))
        }
      }
    } onCancel: {
      cancellation.cancel()
    }
    return try result.get()
  }

  /// Solves many programs on `threads` threads, the largest first.
  ///
  /// The answers stand in the order of the programs and do not depend on the number of threads. Where
  /// several programs have none, the error of the first of them is thrown.
  ///
  /// - Parameters:
  ///   - programs: The programs, each with all its stages.
  ///   - settings: Limits, and a predicate that may stop the solves.
  ///   - threads: How many programs are solved at once, at least 1.
  ///   - traces: For every program what the solve of a similar one left behind; empty where nothing is known. They
  ///     change the time, and among several optimal answers perhaps which one comes back, never an optimal value.
  /// - Throws: A ``LinearProgramError`` that names stage and component.
  /// - Returns: An answer for each program, in their order.
  public static func solve(
    _ programs: [LinearProgram], settings: SolverSettings = SolverSettings(), threads: Int,
    resuming traces: [SolveTrace] = []
  ) throws(LinearProgramError) -> [StagedSolution] {
    let order = programs.indices.sorted {
      let (left, right) = (programs[$0].weight, programs[$1].weight)
      return left != right ? left > right : $0 < $1
    }
    // Large programs that nearly fall apart start from their blocks, which are solved before.
    var starts = [(checkpoint: Checkpoint, point: [Double])?](repeating: nil, count: programs.count)
    for index in programs.indices where traces.isEmpty || traces[index].checkpoints.isEmpty {
      guard let blocks = BlockStart(programs[index], leastRows: settings.leastRowsForBlocks) else { continue }
      // A block may nearly fall apart in its turn, but then it is small enough to be solved at once.
      var settings = settings
      settings.leastRowsForBlocks = .max
      do throws(LinearProgramError) {
        let solutions = try solve(blocks.programs, settings: settings, threads: threads)
        starts[index] = (blocks.checkpoint(solutions), blocks.point(solutions))
      } catch {
        // With its part of what is shared a block may have no answer, which says nothing of the whole.
        if case .stopped = error { throw error }
      }
    }
    let known = starts
    struct Progress {
      var next = 0
      var firstFailure = Int.max
      var outcomes: [Result<StagedSolution, LinearProgramError>?]
    }
    let progress = Locked(Progress(outcomes: Array(repeating: nil, count: programs.count)))
    OwnedThreads.run(max(1, min(threads, programs.count))) { _ in
      while true {
        let index: Int? = progress.withLock { progress in
          // What stands behind a failure would not be returned.
          while progress.next < order.count && order[progress.next] > progress.firstFailure {
            progress.next += 1
          }
          if progress.next == order.count { return nil }
          progress.next += 1
          return order[progress.next - 1]
        }
        guard let index else { return }
        let outcome = programs[index].solvedHere(
          settings: settings, startingFrom: nil,
          resuming: known[index].map { SolveTrace(checkpoints: [$0.checkpoint]) }
            ?? (index < traces.count ? traces[index] : SolveTrace()),
          gatheredAt: known[index]?.point)
        progress.withLock { progress in
          progress.outcomes[index] = outcome
          if case .failure = outcome { progress.firstFailure = min(progress.firstFailure, index) }
        }
      }
    }
    var solutions: [StagedSolution] = []
    solutions.reserveCapacity(programs.count)
    for (index, outcome) in progress.withLock({ $0.outcomes }).enumerated() {
      guard let outcome else { throw .noResource(component: programs[index].name) }
      solutions.append(try outcome.get())
    }
    return solutions
  }

  /// About how long a program takes, in no unit.
  private var weight: Int { entryCount + 4 * rowCount }

  /// Solves on the thread that calls, which must be an owned one.
  private func solvedHere(
    settings: SolverSettings, startingFrom basis: Basis?, resuming trace: SolveTrace = SolveTrace(),
    gatheredAt point: [Double]? = nil
  ) -> Result<StagedSolution, LinearProgramError> {
    let bases = ([basis] + trace.checkpoints.map(\.basis)).lazy.compactMap { $0 }
    if let defect = defect ?? bases.compactMap({ self.defect(of: $0) }).first
      ?? trace.roundPrices.lazy.compactMap({ self.defect(of: $0) }).first
    {
      return .failure(.refused(component: name, defect: defect))
    }
    do throws(LinearProgramError) {
      if let solution = try TrivialProgram(self)?.solved() { return .success(solution) }
      let state = SolverState(self, settings: settings, basis: basis)
      return .success(
        try state.solveStages(
          from: basis == nil ? .presolved : .warm, resuming: trace, gatheredAt: point))
    } catch {
      return .failure(error)
    }
  }

  private func defect(of basis: Basis) -> ProgramDefect? {
    let isShaped = basis.rows.count == rowCount && basis.columns.count == columnCount
    let areRowsKnown = basis.lazyRows.allSatisfy { row in
      row >= 0 && Int(row) < rowCount && lazyGroup[Int(row)] >= 0
    }
    if isShaped && areRowsKnown && Set(basis.lazyRows).count == basis.lazyRows.count { return nil }
    return .basis(rows: basis.rows.count, columns: basis.columns.count)
  }
}

extension LinearProgram {
  private func defect(of prices: RoundPrices) -> ProgramDefect? {
    func fit(_ prices: [RoundPrices.Price], below count: Int) -> Bool {
      prices.allSatisfy { $0.place >= 0 && Int($0.place) < count && $0.price.isFinite }
    }
    if stages.indices.contains(prices.stage),
      case .leximin(let shares) = stages[prices.stage].objective,
      fit(prices.rows, below: rowCount), fit(prices.definitions, below: shares.count),
      fit(prices.floors, below: shares.count)
    {
      return nil
    }
    return .price(stage: prices.stage, round: prices.round)
  }
}

/// Whether a task was cancelled, for a thread that is no task.
private final class Cancellation: Sendable {
  private let flag = Atomic(false)
  var isCancelled: Bool { flag.load(ordering: .relaxed) }
  func cancel() { flag.store(true, ordering: .relaxed) }
}
