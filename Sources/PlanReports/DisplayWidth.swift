/// How much room text takes in a terminal, and how to fit it.
///
/// A character is what a reader sees as one: `ế` takes one column whether it is stored as one code point or as
/// three. Wide characters of East Asia take two, marks without a base none.
package enum DisplayWidth {
  /// The columns that a text takes.
  package static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text with spaces to its right, so that it takes at least so many columns.
  package static func leading(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - of(text)))
  }

  /// The text with spaces to its left, so that it takes at least so many columns.
  package static func trailing(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - of(text))) + text
  }

  /// The text, cut with an ellipsis where it would take more columns.
  package static func cut(_ text: String, to columns: Int) -> String {
    if of(text) <= columns { return text }
    var kept = ""
    var used = 0
    for character in text {
      let width = self.columns(of: character)
      if used + width > columns - 1 { break }
      kept.append(character)
      used += width
    }
    while kept.last == " " { kept.removeLast() }
    return columns > 0 ? kept + "…" : ""
  }

  /// The text broken at spaces into lines of at most so many columns; later lines begin with `indent`.
  ///
  /// A word that takes more than a line stands on a line of its own, uncut.
  package static func wrapped(_ text: String, to columns: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, of(line) + 1 + of(String(word)) > columns {
        lines.append(line)
        line = indent + word
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    return lines + [line]
  }

  /// The text without line breaks and control characters, which would upset a terminal.
  package static func plain(_ text: String) -> String {
    String(text.map { $0.unicodeScalars.contains(where: isControl) ? " " : $0 })
  }

  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first, !isControl(scalar) else { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// East Asian wide and fullwidth blocks, and emoji shown as pictures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
