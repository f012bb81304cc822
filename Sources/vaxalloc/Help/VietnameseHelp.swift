internal import ArgumentParser
internal import PlanReports
internal import VaccineAllocation

/// Help, usage and errors of the argument parser, said in Vietnamese.
///
/// The parser knows English only. Its text, asked for without line breaks, is a line for each thing it says; each is
/// looked up in the tables and set in lines again. What no table knows stays English, and a test says so.
enum VietnameseHelp {
  /// The columns of a line.
  private static let width = 80
  /// Where texts beside a label begin.
  private static let margin = 26

  /// A text of the parser in Vietnamese; scripts and data, which are read by machines, stay as they are.
  ///
  /// - Parameter text: what the parser says when it is given so many columns that it breaks no line.
  static func text(_ text: String) -> String {
    if text.hasPrefix("Error: ") { return error(text) }
    guard text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else { return text }
    return lines(of: text).flatMap(set).joined(separator: "\n")
  }

  /// So many columns that the parser breaks no line.
  static let unbroken = 100_000

  /// The texts of a help screen for which the tables have no Vietnamese.
  static func untranslated(in text: String) -> [String] {
    lines(of: text).flatMap { line -> [String] in
      line.texts.filter { translated($0) == nil && !isCode($0) }
    }
  }

  // MARK: Help

  /// A line of a help screen.
  private struct Line {
    /// Blanks in front.
    var indent = ""
    /// What is typed, before the text that explains it.
    var label = ""
    /// What is said; several where they stand side by side.
    var texts: [String] = []
    /// What stands behind the text: values and defaults.
    var suffix = ""
    /// Whether what is said is a heading, with what follows it on the line.
    var isHeading = false
  }

  private static func lines(of text: String) -> [Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
  }

  private static func line(_ text: String) -> Line {
    var line = Line()
    line.indent = String(text.prefix { $0 == " " })
    let rest = String(text.dropFirst(line.indent.count))
    if rest.isEmpty { return line }
    if line.indent.isEmpty, let colon = rest.firstIndex(of: ":"),
      HelpTexts.vietnamese[String(rest[..<colon])] != nil
    {
      line.isHeading = true
      line.label = String(rest[..<colon])
      let behind = rest[rest.index(after: colon)...].drop { $0 == " " }
      if !behind.isEmpty { line.texts = [String(behind)] }
      return line
    }
    // Under a heading a label stands before its text, at least two blanks apart.
    if line.indent.count >= 2, let gap = rest.firstRange(of: "  ") {
      line.label = String(rest[..<gap.lowerBound])
      line.texts = [String(rest[gap.upperBound...].drop { $0 == " " })]
    } else {
      line.texts = [rest]
    }
    if let start = line.texts[0].firstRange(of: " (values: ") ?? line.texts[0].firstRange(of: " (default: ") {
      line.suffix = String(line.texts[0][start.lowerBound...])
      line.texts = [String(line.texts[0][..<start.lowerBound])]
    }
    if isCode(line.label), !isCommand(line.label), isCode(line.texts[0]) {
      line.texts = [rest]
      line.label = ""
    }
    return line
  }

  /// The line in Vietnamese, in lines of the screen's width.
  private static func set(_ line: Line) -> [String] {
    let said = line.texts.map { translated($0) ?? $0 }.joined(separator: " ") + suffix(line.suffix)
    if line.isHeading {
      let heading = (HelpTexts.vietnamese[line.label] ?? line.label) + ":"
      if said.isEmpty { return [heading] }
      let margin = line.label == "USAGE" ? DisplayWidth.of(heading) + 1 : 0
      return margin > 0
        ? wrapped(heading, said, margin: margin) : DisplayWidth.wrapped(heading + " " + said, to: width)
    }
    if line.label.isEmpty {
      if said.isEmpty { return [""] }
      if isCode(line.texts[0]) { return [line.indent + said] }
      return wrapped("", said, margin: line.indent.count)
    }
    let label = line.indent + line.label
    let isNumber = line.label.allSatisfy(\.isNumber)
    let start = isNumber ? DisplayWidth.of(label) + 2 : max(margin, exampleMargin(label))
    if DisplayWidth.of(label) + 1 < start { return wrapped(label, said, margin: start) }
    return [label] + wrapped("", said, margin: start)
  }

  /// A label with a text beside it; the text's lines stand under each other.
  private static func wrapped(_ label: String, _ text: String, margin: Int) -> [String] {
    DisplayWidth.wrapped(text, to: width - margin).enumerated().map { position, line in
      DisplayWidth.leading(position == 0 ? label : "", margin) + line
    }
  }

  /// Examples are longer than options.
  private static func exampleMargin(_ label: String) -> Int {
    label.hasPrefix("  vaxalloc ") ? 40 : label.contains(".html") || label.contains(".xlsx") ? 22 : 0
  }

  private static func translated(_ text: String) -> String? { HelpTexts.vietnamese[text] }

  private static func suffix(_ text: String) -> String {
    text.replacing("(values: ", with: "(giá trị: ").replacing("default: ", with: "mặc định: ")
  }

  /// Whether a text is typed rather than read.
  private static func isCode(_ text: String) -> Bool {
    if text.isEmpty || isCommand(text) || text.hasPrefix("-") || text.hasPrefix("<") { return true }
    return HelpTexts.code.contains(text)
      || text.split(separator: "  ").allSatisfy {
        HelpTexts.code.contains($0.trimmingPrefix { $0 == " " }.description)
      }
  }

  private static func isCommand(_ text: String) -> Bool { text.hasPrefix("vaxalloc ") || text == "vaxalloc" }

  // MARK: Errors

  private static func error(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { line in
      if let sentence = rest(of: line, after: "Error: ") {
        return "Lỗi: " + (UsageSentences.vietnamese(sentence) ?? sentence)
      }
      if let help = rest(of: line, after: "Help:  ") {
        guard let gap = help.firstRange(of: "  ") else { return "Giải thích:  " + help }
        let text = String(help[gap.upperBound...])
        return "Giải thích:  " + help[..<gap.upperBound] + (translated(text) ?? text)
      }
      if let usage = rest(of: line, after: "Usage: ") { return "Cách dùng: " + usage }
      if let see = rest(of: line, after: "  See "), let end = see.firstRange(of: " for more information.") {
        return "  Xem thêm: " + see[..<end.lowerBound]
      }
      return line
    }.joined(separator: "\n")
  }

  private static func rest(of line: String, after prefix: String) -> String? {
    line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : nil
  }
}
