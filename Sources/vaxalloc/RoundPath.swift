#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Where things stand beside a round's folder.
enum RoundPath {
  /// The folder for a round's plan: beside the round, its name with `.plan` added.
  ///
  ///     RoundPath.planFolder(for: "rounds/22/")  // rounds/22.plan
  static func planFolder(for round: String) -> String { beside(round, ending: ".plan") }

  /// The folder for the papers of a round's plan: beside the round, its name with `.report` added.
  static func reportFolder(for round: String) -> String { beside(round, ending: ".report") }

  private static func beside(_ round: String, ending: String) -> String {
    var path = round
    while path.count > 1, path.last == "/" { path.removeLast() }
    // `.` and `..` have no name to add to.
    if [".", ".."].contains(path.split(separator: "/").last ?? "") {
      path = URL(filePath: path).standardizedFileURL.path
      while path.count > 1, path.last == "/" { path.removeLast() }
    }
    // A workbook's plan stands beside it under its own name.
    if path.lowercased().hasSuffix(".xlsx") { path.removeLast(5) }
    return path + ending
  }
}
