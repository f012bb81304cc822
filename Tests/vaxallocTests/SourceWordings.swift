/// The texts of the project in both languages, as they stand in a source file: one table of messages, read out of the
/// code that says them.
struct SourceWordings {
  /// A text in both languages.
  struct Entry {
    let line: Int
    let english: Side
    /// Nil where there is no Vietnamese beside the English.
    let vietnamese: Side?
  }

  /// One language of a text.
  struct Side {
    /// The words, with a mark for every placeholder.
    var words = ""
    /// The names that the placeholders use.
    var names: Set<String> = []
    /// Whether the text is worked out by code instead of standing there.
    var isCode = false
  }

  private(set) var entries: [Entry] = []
  private let source: [Character]

  /// Reads a source file.
  init(_ text: String) {
    source = Array(text)
    var position = 0
    var line = 1
    while position < source.count {
      if source[position] == "\n" { line += 1 }
      if let start = beginning(at: position) {
        let (english, end) = side(from: start)
        let next = skip(",", then: "vi:", from: end)
        entries.append(Entry(line: line, english: english, vietnamese: next.map { side(from: $0).side }))
      }
      position += 1
    }
  }

  /// What is wrong with an entry; nil where nothing is.
  static func problem(_ entry: Entry) -> String? {
    guard let vietnamese = entry.vietnamese else { return "there is no Vietnamese" }
    let english = entry.english
    let isSaid = (!english.words.isEmpty || english.isCode, !vietnamese.words.isEmpty || vietnamese.isCode)
    if isSaid.0 != isSaid.1 { return "one language says nothing" }
    if english.names != vietnamese.names {
      let names = english.names.symmetricDifference(vietnamese.names).sorted()
      return "a placeholder is missing in one language: \(names.joined(separator: ", "))"
    }
    // Marks, codes and abbreviations are the same in both; a sentence is not.
    if english.words == vietnamese.words, english.words.split(separator: " ").count > 2 {
      return "both languages are the same"
    }
    return nil
  }

  // MARK: Reading

  /// Where the English begins, if `Wording(en:` or `text(en:` stands here.
  private func beginning(at position: Int) -> Int? {
    for call in ["Wording(", "text("] where matches(call, at: position) {
      if position > 0, source[position - 1].isLetter || source[position - 1] == "_" { continue }
      return skip(nil, then: "en:", from: position + call.count)
    }
    return nil
  }

  private func matches(_ text: String, at position: Int) -> Bool {
    position + text.count <= source.count && source[position..<(position + text.count)].elementsEqual(text)
  }

  /// The position behind a mark and a word with blanks around them; nil where they do not stand there.
  private func skip(_ mark: String?, then word: String, from start: Int) -> Int? {
    var position = start
    if let mark {
      guard matches(mark, at: position) else { return nil }
      position += mark.count
    }
    while position < source.count, source[position].isWhitespace { position += 1 }
    return matches(word, at: position) ? position + word.count : nil
  }

  /// Reads an argument, up to the comma or bracket behind it.
  private func side(from start: Int) -> (side: Side, end: Int) {
    var side = Side()
    var code = ""
    var depth = 0
    var position = start
    while position < source.count {
      let character = source[position]
      if character == "\"" {
        position = literal(at: position, into: &side)
        continue
      }
      if matches("//", at: position) {
        while position < source.count, source[position] != "\n" { position += 1 }
        continue
      }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) || character == "," {
        if depth == 0 { break }
        if character != "," { depth -= 1 }
      }
      code.append(character)
      position += 1
    }
    let names = SourceWordings.names(in: code)
    side.isCode = !names.isEmpty
    // A choice between two literals, such as singular and plural, is no placeholder.
    if !code.contains("?") { side.names.formUnion(names) }
    return (side, position)
  }

  /// Reads a literal with its placeholders; answers the position behind it.
  private func literal(at start: Int, into side: inout Side) -> Int {
    let isLong = matches("\"\"\"", at: start)
    let mark = isLong ? "\"\"\"" : "\""
    var position = start + mark.count
    while position < source.count, !matches(mark, at: position) {
      if matches("\\(", at: position) {
        let first = position + 2
        position = endOfPlaceholder(from: first)
        side.names.formUnion(SourceWordings.names(in: String(source[first..<position])))
        side.words.append("□")
        position += 1
      } else {
        if source[position] == "\\" { position += 1 }
        if position < source.count { side.words.append(source[position]) }
        position += 1
      }
    }
    return position + mark.count
  }

  private func endOfPlaceholder(from start: Int) -> Int {
    var position = start
    var depth = 1
    var ignored = Side()
    while position < source.count {
      if source[position] == "\"" {
        position = literal(at: position, into: &ignored)
        continue
      }
      if source[position] == "(" { depth += 1 }
      if source[position] == ")" {
        depth -= 1
        if depth == 0 { break }
      }
      position += 1
    }
    return position
  }

  /// Names that only say how a value is written, or in which language.
  private static let formatting: Set<String> = [
    "en", "vi", "english", "vietnamese", "figures", "number", "count", "day", "doses", "percent", "decimals",
    "map",
    "paper", "text", "language", "decimal", "joined", "separator",
  ]

  /// The names in a piece of code; those that differ by language alone are one.
  private static func names(in code: String) -> Set<String> {
    var names: Set<String> = []
    var name = ""
    var isLiteral = false
    for character in code + " " {
      if character == "\"" { isLiteral.toggle() }
      if !isLiteral, character.isLetter || character == "_" || (character.isNumber && !name.isEmpty) {
        name.append(character)
        continue
      }
      for ending in ["English", "Vietnamese"] where name.hasSuffix(ending) && name != ending {
        name.removeLast(ending.count)
      }
      // Types only say how, and so do values in one language.
      let isForm =
        name.first?.isUppercase ?? true || name.hasPrefix("english") || name.hasPrefix("vietnamese")
      if !isForm, !formatting.contains(name) { names.insert(name) }
      name = ""
    }
    return names
  }
}
