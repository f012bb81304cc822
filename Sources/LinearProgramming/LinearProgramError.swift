/// Why a program has no answer.
///
/// Every case says which program ("component") it was.
public enum LinearProgramError: Error, Sendable, Equatable {
  /// The data are no linear program; no solver was called.
  case refused(component: String, defect: ProgramDefect)
  /// No point satisfies all rows and bounds.
  case infeasible(stage: String, component: String)
  /// The stage's objective can be improved without end.
  case unbounded(stage: String, component: String)
  /// The solver gave up on every way known to get it going again. `code` is GLPK's result of the last
  /// attempt (0: none, see the message).
  case failed(stage: String, component: String, code: Int, message: String)
  /// The solver called its answer optimal, twice by different ways, and the check from the program's own
  /// data does not agree.
  case uncertified(stage: String, component: String, certificate: Certificate)
  /// The iterations allowed for a stage did not suffice.
  case budgetExhausted(stage: String, component: String, iterations: Int)
  /// Leximin took more rounds than there are shares: only wrong duals can do that.
  case leximinStalled(stage: String, component: String, rounds: Int)
  /// The caller's predicate, or the task, said to stop.
  case stopped(reason: StopReason, stage: String, component: String)
  /// The system gave no thread or no memory to solve on.
  case noResource(component: String)
  /// The stage cannot be written as one linear objective.
  case notExpressible(stage: String, component: String)
}

extension LinearProgramError: CustomStringConvertible {
  /// The error in words, with its stage and component.
  public var description: String {
    func place(_ stage: String, _ component: String) -> String {
      component.isEmpty ? "stage \(stage)" : "stage \(stage) of \(component)"
    }
    switch self {
    case .refused(let component, let defect):
      return (component.isEmpty ? "" : component + ": ") + "not a linear program: \(defect)"
    case .infeasible(let stage, let component):
      return "\(place(stage, component)): no point satisfies all rows and bounds"
    case .unbounded(let stage, let component): return "\(place(stage, component)): unbounded"
    case .failed(let stage, let component, let code, let message):
      return "\(place(stage, component)): the solver failed (code \(code), \(message))"
    case .uncertified(let stage, let component, let certificate):
      return "\(place(stage, component)): the answer does not prove optimal (\(certificate))"
    case .budgetExhausted(let stage, let component, let iterations):
      return "\(place(stage, component)): not solved within \(iterations) iterations"
    case .leximinStalled(let stage, let component, let rounds):
      return "\(place(stage, component)): fair sharing not settled after \(rounds) rounds"
    case .stopped(let reason, let stage, let component):
      return "\(place(stage, component)): stopped (\(reason))"
    case .noResource(let component):
      return "\(component): no thread or memory to solve on"
    case .notExpressible(let stage, let component):
      return "\(place(stage, component)): not one linear objective"
    }
  }
}
