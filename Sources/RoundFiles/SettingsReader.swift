internal import AllocationModel

/// Reads the values of `round.json` one after the other, and reports those it cannot read.
struct SettingsReader {
  static let file = "round.json"

  /// What was found so far.
  var messages: [RoundMessage] = []
  /// The keys that could not be read, by their paths, such as `reserve[2].doses`.
  var unread = UnreadCells()
  /// The texts of the values that were read, by path, for messages.
  var texts: [String: (row: Int, text: String)] = [:]

  /// Reports a value and remembers that it could not be read.
  mutating func report(_ code: String, _ value: JSONValue, at path: String, _ wording: Wording) {
    messages.append(
      RoundMessage(
        .error, code, file: SettingsReader.file, row: value.row, column: path, text: value.shown, wording))
    unread.insert(file: SettingsReader.file, row: 0, column: path)
  }

  private mutating func reportType(_ value: JSONValue, at path: String, _ wanted: Wording) {
    report(
      "bad_type", value, at: path,
      Wording(
        en: "\(path) must be \(wanted.english)", vi: "\(path) phải là \(wanted.vietnamese)"))
  }

  private mutating func remember(_ value: JSONValue, at path: String) {
    texts[path] = (value.row, value.shown)
  }

  /// A text that says something.
  mutating func text(_ value: JSONValue, at path: String) -> String? {
    remember(value, at: path)
    guard case .text(let text) = value.content else {
      reportType(value, at: path, Wording(en: "a text in double quotes", vi: "chuỗi đặt trong dấu ngoặc kép"))
      return nil
    }
    return text
  }

  /// A text without the blanks around it.
  mutating func identifier(_ value: JSONValue, at path: String) -> String? {
    guard let text = text(value, at: path) else { return nil }
    return text.withTrimmedBlanks
  }

  /// `true` or `false`.
  mutating func flag(_ value: JSONValue, at path: String) -> Bool? {
    remember(value, at: path)
    guard case .flag(let flag) = value.content else {
      reportType(
        value, at: path,
        Wording(en: "true or false, without quotes", vi: "true hoặc false, không đặt trong ngoặc kép"))
      return nil
    }
    return flag
  }

  /// A number, exactly.
  mutating func number(_ value: JSONValue, at path: String) -> ExactDecimal? {
    remember(value, at: path)
    guard case .number(let digits) = value.content else {
      reportType(
        value, at: path, Wording(en: "a number, without quotes", vi: "số, không đặt trong ngoặc kép"))
      return nil
    }
    guard let number = ExactDecimal(plain: digits) else {
      report("too_many_digits", value, at: path, CellWording.tooLong(digits))
      return nil
    }
    return number
  }

  /// A whole number.
  mutating func whole(_ value: JSONValue, at path: String) -> Int? {
    guard let number = number(value, at: path) else { return nil }
    guard number.isWhole else {
      report("not_whole", value, at: path, CellWording.notWhole(value.shown, column: path))
      return nil
    }
    return number.floor
  }

  /// A day.
  mutating func day(_ value: JSONValue, at path: String) -> Day? {
    guard let text = identifier(value, at: path) else { return nil }
    switch Array(text.utf8).withUnsafeBufferPointer({ CellDate.read($0) }) {
    case .day(let day): return day
    case .serialNumber(let day):
      report("excel_serial_date", value, at: path, CellWording.serialNumber(text, day))
    case .twoDigitYear: report("two_digit_year", value, at: path, CellWording.twoDigitYear(text))
    case .monthFirst(let day): report("bad_date", value, at: path, CellWording.monthFirst(text, day))
    case .noSuchDay: report("bad_date", value, at: path, CellWording.noSuchDay(text))
    case .month: report("bad_date", value, at: path, CellWording.monthAlone(text))
    case .unreadable: report("bad_date", value, at: path, CellWording.badDate(text, monthAllowed: false))
    }
    return nil
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: JSONValue, at path: String, code: String = "unknown_value"
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(value, at: path) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let meant = Likeness(known: known).nearest(to: text)
    report(
      code, value, at: path,
      Wording(
        en: "\"\(text)\" is not known here; \(path) is one of \(known.joined(separator: ", "))"
          + (meant.map { ". Did you mean \($0)?" } ?? ""),
        vi: "không có giá trị \"\(text)\"; \(path) là một trong: \(known.joined(separator: ", "))"
          + (meant.map { ". Có phải ý bạn là \($0)?" } ?? "")))
    return nil
  }

  /// The elements of a list.
  mutating func list(_ value: JSONValue, at path: String) -> [JSONValue] {
    remember(value, at: path)
    guard case .list(let elements) = value.content else {
      reportType(
        value, at: path, Wording(en: "a list in square brackets", vi: "danh sách trong dấu ngoặc vuông"))
      return []
    }
    return elements
  }

  /// The values of an object by key; keys that are not known, or stand twice, are errors.
  mutating func members(
    _ value: JSONValue, at path: String, known: [String]
  ) -> [String: JSONValue] {
    guard case .object(let members) = value.content else {
      reportType(value, at: path, Wording(en: "an object in braces", vi: "đối tượng trong dấu ngoặc nhọn"))
      return [:]
    }
    let likeness = Likeness(known: known)
    var values: [String: JSONValue] = [:]
    for (key, row, value) in members {
      let full = path.isEmpty ? key : "\(path).\(key)"
      let placed = JSONValue(content: value.content, row: row)
      if !known.contains(key) {
        let meant = likeness.nearest(to: key)
        report(
          "unknown_key", placed, at: full,
          Wording(
            en: "\(full) is not a setting of a round" + (meant.map { "; did you mean \($0)?" } ?? ""),
            vi: "không có thiết lập \(full)" + (meant.map { "; có phải ý bạn là \($0)?" } ?? "")))
        if let meant {
          unread.insert(file: SettingsReader.file, row: 0, column: path.isEmpty ? meant : "\(path).\(meant)")
        }
      } else if values[key] != nil {
        report(
          "key_twice", placed, at: full,
          Wording(en: "\(full) stands twice", vi: "\(full) xuất hiện hai lần"))
      } else if case .null = value.content {
        continue
      } else {
        values[key] = placed
      }
    }
    return values
  }
}

extension String {
  /// The text without blanks around it.
  var withTrimmedBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
