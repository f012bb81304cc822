import Foundation

/// The sentences with which the commands refuse arguments, read out of their sources.
enum SourceComplaints {
  /// Every sentence, with `x` for each placeholder.
  static func all() throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/vaxalloc")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".swift")
    }
    return try files.sorted().flatMap { file -> [String] in
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      return text.matches(of: /ValidationError\(\s*"((?:[^"\\]|\\.)*)"/).map { match in
        String(match.1).replacing(/\\\([^)]*\)/, with: "x")
      }
    }
  }
}
