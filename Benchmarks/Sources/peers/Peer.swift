import Foundation

/// Another solver, as it is found on this machine.
struct Peer: Sendable {
  /// What a solver made of a program.
  struct Answer {
    /// The optimum; nil where there was none within the time.
    let objective: Double?
    /// What the solver says, or its Python interface measures, that solving took, reading apart.
    let solvingSeconds: Double?
    /// The whole command, with reading.
    let commandSeconds: Double
  }

  let name: String
  let version: String
  private let command: String
  private let arguments: @Sendable (_ file: String, _ limit: Int) -> [String]
  private let objective: @Sendable (_ output: String) -> Double?
  private let solving: @Sendable (_ output: String) -> Double?

  /// Solves a program in free MPS format.
  func solve(_ file: String, limit: Int) -> Answer {
    // Solvers look at the clock now and then only; one that does not is ended.
    guard let run = CommandRun(command, arguments(file, limit), limit: Double(limit) * 1.2 + 30) else {
      return Answer(objective: nil, solvingSeconds: nil, commandSeconds: 0)
    }
    let value = objective(run.output)
    return Answer(
      objective: value, solvingSeconds: value == nil ? nil : solving(run.output), commandSeconds: run.seconds)
  }

  /// All that are installed.
  static func installed() -> [Peer] { highs() + clp() + glpsol() }

  // MARK: HiGHS

  /// HiGHS through its Python interface: `PYTHON`, or else `python3`, must be able to import `highspy`.
  private static func highs() -> [Peer] {
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    let asked = CommandRun(python, ["-c", "import highspy; print(highspy.Highs().version())"])
    guard let asked, asked.exitCode == 0 else { return [] }
    let version = asked.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let script = """
      import sys, time, highspy
      h = highspy.Highs(); h.silent()
      h.setOptionValue('solver', sys.argv[2]); h.setOptionValue('threads', 1)
      h.setOptionValue('time_limit', float(sys.argv[3]))
      h.readModel(sys.argv[1])
      start = time.perf_counter(); h.run(); seconds = time.perf_counter() - start
      if h.getModelStatus() == highspy.HighsModelStatus.kOptimal:
          print('objective', repr(h.getInfo().objective_function_value)); print('seconds', seconds)
      """
    return ["simplex", "ipm"].map { method in
      Peer(
        name: "HiGHS \(method)", version: version, command: python,
        arguments: { ["-c", script, $0, method, "\($1)"] },
        objective: { number(after: "objective ", in: $0) },
        solving: { number(after: "seconds ", in: $0) })
    }
  }

  // MARK: CLP

  private static func clp() -> [Peer] {
    guard let asked = CommandRun("clp", ["-quit"]) else { return [] }
    let version = asked.output.firstMatch(of: /version ([0-9.]+)/).map { String($0.1) } ?? "unknown"
    return [("CLP dual", "-dualsimplex"), ("CLP primal", "-primalsimplex")].map { name, method in
      Peer(
        name: name, version: version, command: "clp", arguments: { [$0, "-seconds", "\($1)", method] },
        objective: { number(after: "Optimal - objective value ", in: $0) },
        solving: { number(after: "iterations time ", in: $0) })
    }
  }

  // MARK: GLPK

  private static func glpsol() -> [Peer] {
    guard let asked = CommandRun("glpsol", ["--version"]) else { return [] }
    let version = asked.output.firstMatch(of: /Solver.* v?([0-9.]+)/).map { String($0.1) } ?? "unknown"
    return [
      Peer(
        name: "GLPK glpsol", version: version, command: "glpsol",
        // The solution goes to the output too, for it alone shows the objective to all digits.
        arguments: { ["--freemps", $0, "--tmlim", "\($1)", "-o", "/dev/stdout"] },
        objective: { output in
          guard output.contains("OPTIMAL LP SOLUTION FOUND") || output.contains("OPTIMAL SOLUTION FOUND")
          else { return nil }
          return number(after: "OBJ = ", in: output)
        },
        // Shown in tenths of a second.
        solving: { number(after: "Time used:", in: $0).flatMap { $0 < 1 ? nil : $0 } })
    ]
  }

  /// The number that stands behind the last place where a text occurs.
  private static func number(after text: String, in output: String) -> Double? {
    guard let place = output.range(of: text, options: .backwards) else { return nil }
    let rest = output[place.upperBound...].drop { $0.isWhitespace }
    return Double(rest.prefix { $0.isNumber || "+-.eE".contains($0) })
  }
}
