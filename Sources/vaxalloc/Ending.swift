internal import ArgumentParser

/// How the command ends, by exit code.
///
/// Wrong usage ends with 64, by the argument parser.
enum Ending: Int32 {
  /// The input has errors, or the plan breaks a rule.
  case refused = 1
  /// There is no plan: the time is over, or the solver failed.
  case noPlan = 2
  /// Something could not be read or written.
  case notReadOrWritten = 3
  /// Somebody interrupted.
  case interrupted = 130

  /// What is thrown to end so.
  var code: ExitCode { ExitCode(rawValue) }
}
