internal import VaccineAllocation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The language that the terminal's user has chosen, by the environment.
enum TerminalLanguage {
  /// The language of this process's terminal; nil where the environment names none that is spoken here.
  static var chosen: Language? { named(in: ProcessInfo.processInfo.environment) }

  /// The language for what belongs to no round: English where the environment names none.
  static var current: Language { chosen ?? .english }

  /// The language in which to speak of the arguments themselves: what `--language` asks for, else the terminal's.
  ///
  ///     TerminalLanguage.ofArguments(["vaxalloc", "plan", "--help", "--language", "vi"])  // .vietnamese
  static func ofArguments(_ arguments: [String]) -> Language {
    let option = "--language"
    for (position, argument) in arguments.enumerated() {
      if argument == option, position + 1 < arguments.count {
        if let language = Language(rawValue: arguments[position + 1]) { return language }
      } else if argument.hasPrefix(option + "="),
        let language = Language(rawValue: String(argument.dropFirst(option.count + 1)))
      {
        return language
      }
    }
    return current
  }

  /// The language that an environment names: `LC_ALL` before `LC_MESSAGES` before `LANG`, as POSIX says.
  ///
  ///     TerminalLanguage.named(in: ["LANG": "vi_VN.UTF-8"])  // .vietnamese
  ///     TerminalLanguage.named(in: ["LANG": "C"])            // nil
  static func named(in environment: [String: String]) -> Language? {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap { Language(rawValue: String($0.prefix { $0.isLetter }).lowercased()) }
  }
}
