internal import VaccineAllocation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The language of the terminal, for what belongs to no round.
enum TerminalLanguage {
  /// Vietnamese where the locale says so, else English.
  static var current: Language {
    let environment = ProcessInfo.processInfo.environment
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return name?.hasPrefix("vi") ?? false ? .vietnamese : .english
  }
}
