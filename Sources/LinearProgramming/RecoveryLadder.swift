internal import GLPKGuard

/// One solve of what the session holds, with all that may be tried when the solver gives up.
extension SolverState {
  /// A way to start a solve.
  enum Rung {
    /// From the basis at hand.
    case warm
    /// Not at all: the basis at hand was worked out and is optimal.
    case settled
    case standardBasis
    case advancedBasis
    /// By the dual method from the basis at hand.
    case dual
    /// Presolved, from nothing.
    case presolved
  }

  enum Verdict {
    case optimal
    case infeasible
    case unbounded
    case failed(code: Int)
    /// The session died.
    case dead
    case stopped(StopReason)
    case outOfBudget
  }

  /// Solves from `first`, and from further rungs while attempts fail.
  func solve(from first: Rung) throws(LinearProgramError) {
    var rungs = first == .presolved ? [.presolved, .standardBasis] : [first]
    // What a former basis breaks is mended soon or not at all.
    var limit = first == .dual ? Self.mostMendingIterations(rows: sessionRows.count) : .max
    var isLadderUsed = false
    var isRebuilt = false
    var code = 0
    while !rungs.isEmpty {
      let rung = rungs.removeFirst()
      let verdict = attempt(rung, limit: limit)
      limit = .max
      switch verdict {
      case .optimal:
        if adopt() {
          retreat = nil
          return
        }
        code = 0
      case .infeasible where rung == .dual:
        // The primal method's word is waited for.
        code = 0
      case .infeasible where !aside.isEmpty || !held.isEmpty:
        // Perhaps what stands aside is what is missing, or else what is held.
        if aside.isEmpty { endHolding() }
        bringBack()
        rungs = [.warm]
        continue
      case .infeasible:
        // The presolver's word is checked, and what is contradicted by a known point is a failure.
        if rung != .presolved && !hasPoint {
          throw .infeasible(stage: stageName, component: source.name)
        }
      case .unbounded:
        if rung == .presolved { break }
        // Perhaps one of the rows left out holds it.
        if lazyRows.waiting.isEmpty { throw .unbounded(stage: stageName, component: source.name) }
        let rest = lazyRows.takeAll()
        counts.lazyRowsAdded += rest.count
        counts.passes += 1
        enter(rows: rest)
        rungs = [.warm]
        continue
      case .failed(let result):
        code = result
      case .dead:
        code = 0
        if isRebuilt {
          rungs = []
          isLadderUsed = true
        } else {
          isRebuilt = true
          build()
          rungs = [.standardBasis]
        }
      case .stopped(let reason):
        throw .stopped(reason: reason, stage: stageName, component: source.name)
      case .outOfBudget:
        throw .budgetExhausted(stage: stageName, component: source.name, iterations: counts.iterations)
      }
      counts.recoveries += 1
      if rungs.isEmpty, let known = retreat {
        retreat = nil
        goBack(to: known)
        rungs = [.warm]
      }
      if rungs.isEmpty && !isLadderUsed {
        isLadderUsed = true
        let isBasisBad = code >= GLPK_GUARD_CODE_BAD_BASIS && code <= GLPK_GUARD_CODE_ILL_CONDITIONED
        rungs = (isBasisBad ? [.advancedBasis] : []) + [.standardBasis, .dual, .presolved]
      }
    }
    let message = lastFailure.message.isEmpty ? Self.name(ofCode: code) : lastFailure.message
    throw .failed(stage: stageName, component: source.name, code: code, message: message)
  }

  /// Sets a basis that was in force before more rows entered.
  func goBack(to known: (rows: [Int8], columns: [Int8])) {
    let added = sessionRows.count - known.rows.count
    let rows = known.rows + [Int8](repeating: BasisStatus.basic.rawValue, count: added)
    change { session throws(GuardFailure) in try session.setBasis(rows: rows, columns: known.columns) }
  }

  private static func mostMendingIterations(rows: Int) -> Int { max(1_000, rows) }

  /// Whether a solve that may fail came to an optimum.
  func isOptimal(from rung: Rung, limit: Int) throws(LinearProgramError) -> Bool {
    switch attempt(rung, limit: limit) {
    case .optimal: return adopt()
    case .stopped(let reason):
      throw .stopped(reason: reason, stage: stageName, component: source.name)
    case .outOfBudget:
      throw .budgetExhausted(stage: stageName, component: source.name, iterations: counts.iterations)
    case .infeasible, .unbounded, .failed, .dead: return false
    }
  }

  private func attempt(_ rung: Rung, limit: Int) -> Verdict {
    if rung == .settled { return session == nil ? .failed(code: 0) : .optimal }
    if session == nil { build() }
    switch rung {
    case .warm, .settled: break
    case .standardBasis: change { session throws(GuardFailure) in try session.useStandardBasis() }
    case .advancedBasis: change { session throws(GuardFailure) in try session.useAdvancedBasis() }
    case .dual: return run(.dual, limit: limit)
    case .presolved: return run(.presolved, limit: limit)
    }
    return run(.primal, limit: limit)
  }

  /// The iterations that one attempt may take.
  ///
  /// Of the library's own budget, which is far more than a sound solve needs, half of what is left: an
  /// attempt that goes in circles leaves something for the next rung. A caller's budget is all the first's.
  private var attemptLimit: Int {
    let left = budget - counts.iterations
    return settings.iterationBudget == nil ? (left + 1) / 2 : left
  }

  /// One call of the simplex method, with a question in between whether to go on.
  private func run(_ method: GuardedSession.Method, limit: Int) -> Verdict {
    if let reason = settings.shouldStop?() { return .stopped(reason) }
    if counts.iterations >= budget { return .outOfBudget }
    let limit = min(limit, attemptLimit)
    var reason: StopReason?
    let shouldStop = settings.shouldStop.map { shouldStop in
      {
        reason = shouldStop()
        return reason != nil
      }
    }
    let milliseconds = max(1, settings.millisecondsPerQuestion)
    let report = ask { session throws(GuardFailure) in
      try session.simplex(
        method, limit: limit, milliseconds: milliseconds,
        shouldStop: milliseconds == .max ? nil : shouldStop)
    }
    guard let report else { return reason.map { .stopped($0) } ?? .dead }
    counts.iterations += Int(report.iterations)
    let isCutOff = report.code == Int32(GLPK_GUARD_CODE_ITERATION_LIMIT)
    return isCutOff && counts.iterations >= budget ? .outOfBudget : Self.verdict(of: report)
  }

  private static func verdict(of report: glpk_guard_report) -> Verdict {
    // The pair of statuses: GLPK's single status is biased towards the primal method.
    let feasible = Int32(GLPK_GUARD_FEASIBLE)
    let none = Int32(GLPK_GUARD_NONE_EXISTS)
    switch (Int(report.code), report.primal_status, report.dual_status) {
    case (Int(GLPK_GUARD_CODE_NO_PRIMAL), _, _), (0, none, _): return .infeasible
    case (Int(GLPK_GUARD_CODE_NO_DUAL), _, _), (0, feasible, none): return .unbounded
    case (0, feasible, feasible): return .optimal
    default: return .failed(code: Int(report.code))
    }
  }

  private static func name(ofCode code: Int) -> String {
    switch code {
    case 0: "an answer that is no answer"
    case 1: "GLP_EBADB: invalid basis"
    case 2: "GLP_ESING: singular basis"
    case 3: "GLP_ECOND: ill-conditioned basis"
    case 4: "GLP_EBOUND: bounds cross"
    case 5: "GLP_EFAIL: the solver gave up"
    case 8: "GLP_EITLIM: iteration limit"
    case 10: "GLP_ENOPFS: no primal feasible solution"
    case 11: "GLP_ENODFS: no dual feasible solution"
    default: "GLPK's code \(code)"
    }
  }
}
