public import AllocationModel

/// Errors and notes about a round's tables, as text.
public enum RoundText {
  /// A message with its place: file, row as a spreadsheet counts, column, and the cell's text.
  ///
  ///     error: lots.csv, row 5, column vials: "12a" is not a number; …
  public static func line(_ message: RoundMessage, language: Language) -> String {
    let severity =
      switch message.severity {
      case .error: Wording(en: "error", vi: "lỗi")
      case .note: Wording(en: "note", vi: "ghi chú")
      }
    return severity[language] + ": " + note(message, language: language)
  }

  /// A message with its place, without the word that says whether it is an error.
  static func note(_ message: RoundMessage, language: Language) -> String {
    var place: [String] = []
    if let file = message.file { place.append(file) }
    if let row = message.row { place.append(Wording(en: "row \(row)", vi: "dòng \(row)")[language]) }
    if let column = message.column {
      place.append(Wording(en: "column \(column)", vi: "cột \(column)")[language])
    }
    let words = message.wording[language]
    if let text = message.text, !text.isEmpty, !words.contains(text) { place.append("\"\(text)\"") }
    let parts = [place.joined(separator: ", "), words].filter { !$0.isEmpty }
    return DisplayWidth.plain(parts.joined(separator: ": "))
  }

  /// Whether the round can be planned, in one line.
  public static func verdict(_ messages: [RoundMessage], language: Language) -> String {
    let figures = Figures(language)
    let errors = messages.count { $0.severity == .error }
    let notes = messages.count - errors
    let counted = Wording(
      en: "\(errors == 0 ? "No" : figures.number(errors)) \(errors == 1 ? "error" : "errors"), "
        + "\(figures.number(notes)) \(notes == 1 ? "note" : "notes")",
      vi: "\(errors == 0 ? "Không có" : figures.number(errors)) lỗi, \(figures.number(notes)) ghi chú")
    let consequence =
      errors == 0
      ? Wording(en: "the round can be planned.", vi: "có thể lập kế hoạch.")
      : Wording(
        en: "nothing is planned until the errors are put right.", vi: "chưa thể lập kế hoạch khi còn lỗi.")
    return "\(counted[language]): \(consequence[language])"
  }
}
