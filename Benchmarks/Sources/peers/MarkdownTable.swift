import Foundation

/// A table in Markdown: the first column to the left, the others to the right.
struct MarkdownTable {
  private var lines: [String]

  init(_ heading: [String]) {
    lines = [
      MarkdownTable.line(heading), MarkdownTable.line(heading.indices.map { $0 == 0 ? "---" : "---:" }),
    ]
  }

  mutating func add(_ cells: [String]) { lines.append(MarkdownTable.line(cells)) }

  var text: String { lines.joined(separator: "\n") }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}

/// Figures of the tables.
enum Figure {
  /// Seconds with as many decimals as mean anything.
  static func seconds(_ value: Double) -> String {
    String(format: value < 1 ? "%.3f" : value < 10 ? "%.2f" : "%.1f", value)
  }

  /// A value to the digits that all solvers print.
  static func objective(_ value: Double) -> String { String(format: "%.3f", value) }

  static func count(_ value: Int) -> String {
    var digits = String(value)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
