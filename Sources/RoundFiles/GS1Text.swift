internal import AllocationModel

/// What a GS1 code on a vaccine's package says: the lot, and the expiry where it is there.
///
/// Read are element strings as scanners give them: with brackets, `(01)08935…(17)221031(10)AB1`, or without, where
/// a text of any length ends with the separator FNC1 (the control character GS) or with the code; a symbology mark
/// such as `]d2` may stand before it. See the GS1 General Specifications, section 3.
struct GS1Text: Hashable {
  /// AI 10.
  var lot: String
  /// AI 17; its day 00 is the last day of the month.
  var expiry: Day?

  /// Why a code cannot be read.
  enum Problem: Error, Hashable {
    /// An element is not what it should be: which one.
    case bad(String)
    /// There is no lot (AI 10) in it.
    case noLot
    /// The lot runs to the end of the code and seems to hold the expiry: a separator is missing.
    case separatorMissing
  }

  /// Reads a code; nil where the text is a plain lot number.
  static func read(_ text: String) throws(Problem) -> GS1Text? {
    if isPlain(text) { return nil }
    let separator: Character = "\u{1D}"
    var rest = Substring(text)
    let isMarked = ["]d2", "]C1", "]e0", "]Q3", "]J1"].contains { rest.hasPrefix($0) }
    if isMarked { rest = rest.dropFirst(3) }
    if rest.first == separator { rest = rest.dropFirst() }
    let isBracketed = rest.wholeMatch(of: /\((01|10|17)\).+/) != nil
    // Without any mark only a whole trade item number with its check digit tells a code from a lot number.
    let isBare = rest.count > 18 && rest.hasPrefix("01") && isTradeItem(rest.dropFirst(2).prefix(14))
    guard isMarked || isBracketed || isBare else { return nil }
    var found: [String: String] = [:]
    while !rest.isEmpty {
      if rest.first == separator {
        rest = rest.dropFirst()
        continue
      }
      let (identifier, value) = try isBracketed ? bracketed(&rest) : plain(&rest)
      if found.updateValue(value, forKey: identifier) != nil { throw .bad("(\(identifier))") }
    }
    if let item = found["01"], !isTradeItem(Substring(item)) { throw .bad("(01)\(item)") }
    guard let lot = found["10"], !lot.isEmpty else { throw .noLot }
    if lot.count > 20 { throw .bad("(10)\(lot)") }
    if found["17"] == nil, !isBracketed, lot.count > 8, day(String(lot.suffix(6))) != nil,
      lot.dropLast(6).hasSuffix("17")
    {
      throw .separatorMissing
    }
    var expiry: Day?
    if let written = found["17"] {
      guard let day = day(written) else { throw .bad("(17)\(written)") }
      expiry = day
    }
    return GS1Text(lot: lot, expiry: expiry)
  }

  /// Whether the first byte alone tells that a text is no code.
  private static func isPlain(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "]"), UInt8(ascii: "("), 0x1D: false
    // A code without any mark has more than eighteen characters.
    case UInt8(ascii: "0"): text.utf8.count <= 18
    default: true
    }
  }

  /// The lengths of the elements that end without a separator, by the first two digits of their identifiers.
  private static let lengths = [
    "00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2,
  ]

  private static func bracketed(_ rest: inout Substring) throws(Problem) -> (String, String) {
    guard let match = rest.prefixMatch(of: /\(([0-9]{2,4})\)([^(]*)/) else { throw .bad(String(rest)) }
    let (identifier, value) = (String(match.1), String(match.2).withTrimmedBlanks)
    rest = rest[match.range.upperBound...]
    let plain = value.filter { $0 != "\u{1D}" }
    if let length = lengths[identifier], plain.count != length { throw .bad("(\(identifier))\(plain)") }
    return (identifier, plain)
  }

  private static func plain(_ rest: inout Substring) throws(Problem) -> (String, String) {
    let identifier = String(rest.prefix(2))
    guard identifier.count == 2, identifier.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      throw .bad(String(rest))
    }
    let after = rest.dropFirst(2)
    if let length = lengths[identifier] {
      guard after.count >= length else { throw .bad(String(rest)) }
      rest = after.dropFirst(length)
      return (identifier, String(after.prefix(length)))
    }
    let value = after.prefix { $0 != "\u{1D}" }
    rest = after.dropFirst(value.count)
    return (identifier, String(value))
  }

  /// Fourteen digits of which the last is the check digit.
  private static func isTradeItem(_ text: Substring) -> Bool {
    let digits = text.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
    guard digits.count == 14, text.count == 14 else { return false }
    let sum = digits.dropLast().enumerated().reduce(0) {
      $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1)
    }
    return (10 - sum % 10) % 10 == digits[13]
  }

  /// `yymmdd`; vaccines are of this century.
  private static func day(_ text: String) -> Day? {
    guard text.count == 6, text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) else {
      return nil
    }
    let (year, month, day) = (2_000 + number / 10_000, number / 100 % 100, number % 100)
    return day == 0
      ? Day.last(ofMonth: month, year: year) : Day(year: year, month: month, day: day)
  }
}

extension CellReader {
  /// The cell as a lot number, plain or in a GS1 code, whose expiry is kept for the expiry's own column.
  mutating func lotNumber() -> String? {
    let text = text()
    do {
      guard let code = try GS1Text.read(text) else { return text }
      codeExpiry = code.expiry
      return code.lot
    } catch {
      report("bad_gs1", GS1Wording.problem(error, text))
      return nil
    }
  }

  /// The cell as an expiry that must agree with that of the lot's code.
  mutating func expiryAgreeingWithCode() -> Day? {
    guard let day = expiry() else { return nil }
    if let codeExpiry, codeExpiry != day {
      report("gs1_expiry_differs", GS1Wording.differs(day, codeExpiry))
      return nil
    }
    return day
  }
}

/// What is said about GS1 codes.
enum GS1Wording {
  static func problem(_ problem: GS1Text.Problem, _ text: String) -> Wording {
    let shown = text.map { $0 == "\u{1D}" ? "␝" : String($0) }.joined()
    return switch problem {
    case .bad(let element):
      Wording(
        en: "\"\(shown)\" is a GS1 code that cannot be read at \(element)",
        vi: "\"\(shown)\" là mã GS1 nhưng không đọc được ở \(element)")
    case .noLot:
      Wording(
        en: "\"\(shown)\" is a GS1 code without a lot, (10)", vi: "\"\(shown)\" là mã GS1 không có số lô (10)"
      )
    case .separatorMissing:
      Wording(
        en:
          "\"\(shown)\" is a GS1 code in which the lot seems to run into the expiry: the separator (FNC1) is "
          + "missing; write the lot number alone",
        vi:
          "\"\(shown)\" là mã GS1 thiếu ký tự phân cách (FNC1) nên số lô dính liền hạn dùng: hãy ghi riêng số lô"
      )
    }
  }

  static func differs(_ written: Day, _ coded: Day) -> Wording {
    Wording(
      en: "the expiry is \(written) here and \(coded) in the lot's GS1 code",
      vi: "hạn dùng ghi ở đây là \(Figures(.vietnamese).day(written)) nhưng trong mã GS1 của lô là "
        + "\(Figures(.vietnamese).day(coded))")
  }
}
