internal import PlanReports

/// Text set in lines for a terminal.
enum Paragraph {
  /// The text in lines of at most 80 columns; the first begins with `mark`, later ones stand under its text.
  static func lines(_ text: String, mark: String = "") -> [String] {
    let margin = DisplayWidth.of(mark)
    let lines = DisplayWidth.wrapped(DisplayWidth.plain(text), to: 80 - margin)
    return lines.enumerated().map { position, line in
      position == 0 ? mark + line : String(repeating: " ", count: margin) + line
    }
  }
}
