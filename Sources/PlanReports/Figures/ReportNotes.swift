internal import AllocationModel

/// The notes of a plan as a report lists them.
enum ReportNotes {
  /// So many notes of one kind are listed; the rows of the others are named.
  static let most = 4

  /// The notes, in the language of the report where they are known in it, many of one kind as one.
  ///
  /// - Parameters:
  ///   - notes: the plan's notes.
  ///   - inputNotes: what was said about the input, which the plan's notes repeat in the round's language.
  ///   - own: the round's language.
  ///   - language: the report's.
  ///   - shown: how a note names file and column to the person who keeps the tables.
  static func lines(
    _ notes: [String], _ inputNotes: [RoundMessage], own: Language, _ language: Language,
    shown: (RoundMessage) -> RoundMessage = { $0 }
  ) -> [String] {
    var messages: [String: RoundMessage] = [:]
    for note in inputNotes { messages[note.wording[own]] = shown(note) }
    var lines: [String] = []
    var kinds: [Kind: (seen: Int, rest: [Int], line: Int)] = [:]
    for note in notes {
      guard let message = messages[note] else {
        lines.append(note)
        continue
      }
      let kind = Kind(code: message.code, file: message.file)
      var state = kinds[kind] ?? (0, [], 0)
      state.seen += 1
      if state.seen <= most {
        lines.append(RoundText.note(message, language: language))
        state.line = lines.count - 1
      } else if let row = message.row, message.file != nil {
        state.rest.append(row)
      } else {
        lines.append(RoundText.note(message, language: language))
      }
      kinds[kind] = state
    }
    for (kind, state) in kinds where !state.rest.isEmpty {
      lines[state.line] += more(state.rest, in: kind.file ?? "")[language]
    }
    return lines
  }

  private struct Kind: Hashable {
    let code: String
    let file: String?
  }

  private static func more(_ rows: [Int], in file: String) -> Wording {
    let list = rows.map(String.init).joined(separator: ", ")
    let (en, vi) = (Figures(.english), Figures(.vietnamese))
    return Wording(
      en:
        " … and \(en.number(rows.count)) more of this kind: \(file), \(rows.count == 1 ? "row" : "rows") \(list)",
      vi: " … và \(vi.number(rows.count)) ghi chú tương tự: \(file), dòng \(list)")
  }
}
