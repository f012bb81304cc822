internal import AllocationModel

extension RoundChange: CustomStringConvertible {
  /// Reads a change from its text.
  ///
  ///     capacity 849 +100/day 2022-10-01..2022-10-13
  ///     uptake *,18+,4 0.2
  ///     lane 849 846 1            lane FROM TO DAYS [COST [MOST VIALS]], * in TO means every recipient
  ///     release SYN-MOD-M01       a lot, or lot,vaccine,place where the lot number is not enough
  ///     reserve AZ 500
  ///     arrival SYN-PFZ-P02 2022-10-05
  ///     expiry SYN-AZ-0811 2022-11-30
  ///     multiple AZ 1
  ///     stock SYN-AZ-0811,AZ,849 150
  ///     pin SYN-AZ-0811,AZ,KHO-TINH 842 40
  ///     unpin SYN-AZ-0811 842     or: unpin *
  ///     lot NEW-01,AZ,KHO-TINH 120 2022-11-15 [2022-10-05]
  ///     storage 842 200           or: storage 842 none
  ///     order need,waste,equity
  ///
  /// Words stand apart by blanks. A code with a blank or comma stands in double quotes, a quote in it twice.
  ///
  /// - Throws: ``ImpossibleChange/unreadable(text:expected:)`` that says what is expected.
  public init(text: String) throws(ImpossibleChange) {
    var reader = try ChangeReader(text)
    self = try reader.change()
  }

  /// The text that ``init(text:)`` reads as this change.
  public var description: String {
    switch self {
    case .sessions(let place, let people, let days):
      "capacity \(Self.code(place)) +\(people)/day \(days.lowerBound)..\(days.upperBound)"
    case .uptake(let place, let group, let dose, let part):
      "uptake \(Self.code(place)),\(Self.code(group)),\(dose.map(String.init) ?? "*") \(part)"
    case .lane(let from, let to, let leadDays, let cost, let mostVials):
      "lane \(Self.code(from)) \(Self.code(to)) \(leadDays) \(cost)" + (mostVials.map { " \($0)" } ?? "")
    case .release(let lot): "release \(lot)"
    case .reserve(let vaccine, let doses): "reserve \(Self.code(vaccine)) \(doses)"
    case .arrival(let lot, let day): "arrival \(lot) \(day)"
    case .expiry(let lot, let day): "expiry \(lot) \(day)"
    case .issueMultiple(let vaccine, let vials): "multiple \(Self.code(vaccine)) \(vials)"
    case .stock(let lot, let vials): "stock \(lot) \(vials)"
    case .pin(let lot, let to, let vials): "pin \(lot) \(Self.code(to)) \(vials)"
    case .unpin(let lot, let to): "unpin \(lot?.description ?? "*")" + (to.map { " " + Self.code($0) } ?? "")
    case .newLot(let lot, let vaccine, let place, let vials, let expiry, let from):
      "lot \(LotName(lot, vaccine: vaccine, place: place)) \(vials) \(expiry)" + (from.map { " \($0)" } ?? "")
    case .storage(let place, let litres):
      "storage \(Self.code(place)) \(litres?.description ?? "none")"
    case .order(let objectives): "order " + objectives.map(\.rawValue).joined(separator: ",")
    }
  }

  /// A code as it stands in a text; nil is `*`.
  static func code(_ code: String?) -> String {
    guard let code else { return "*" }
    let isPlain =
      !code.isEmpty && code != "*"
      && !code.contains { $0 == " " || $0 == "," || $0 == "\"" || $0.isNewline || $0 == "\t" }
    if isPlain { return code }
    return "\"" + code.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension LotName: CustomStringConvertible {
  /// The lot, with vaccine and place where they are given: `A1,AZ,KHO`.
  public var description: String {
    guard vaccine != nil || place != nil else { return RoundChange.code(lot) }
    let parts = [RoundChange.code(lot), RoundChange.code(vaccine)]
    return (place.map { parts + [RoundChange.code($0)] } ?? parts).joined(separator: ",")
  }
}

/// Reads the words of a change, each a list of parts between commas.
private struct ChangeReader {
  /// A part of a word; a bare `*` is nil.
  typealias Part = String?

  private let text: String
  private var words: [[Part]]

  init(_ text: String) throws(ImpossibleChange) {
    self.text = text
    words = []
    var parts: [Part] = []
    var part = ""
    var (isQuoted, wasQuoted, hasWord) = (false, false, false)
    func closed() -> Part { part == "*" && !wasQuoted ? nil : part }
    let characters = Array(text)
    var position = 0
    while position < characters.count {
      let character = characters[position]
      if isQuoted {
        if character == "\"", position + 1 < characters.count, characters[position + 1] == "\"" {
          part.append("\"")
          position += 1
        } else if character == "\"" {
          isQuoted = false
        } else {
          part.append(character)
        }
      } else if character == "\"" {
        (isQuoted, wasQuoted, hasWord) = (true, true, true)
      } else if character.isWhitespace {
        if hasWord {
          parts.append(closed())
          words.append(parts)
        }
        (parts, part, wasQuoted, hasWord) = ([], "", false, false)
      } else if character == "," {
        parts.append(closed())
        (part, wasQuoted, hasWord) = ("", false, true)
      } else {
        part.append(character)
        hasWord = true
      }
      position += 1
    }
    if isQuoted {
      throw .unreadable(
        text: text, expected: Wording(en: "a quotation mark is not closed", vi: "thiếu dấu ngoặc kép đóng"))
    }
    if hasWord {
      parts.append(closed())
      words.append(parts)
    }
  }

  mutating func change() throws(ImpossibleChange) -> RoundChange {
    let kind = words.isEmpty ? "" : (words.removeFirst().first ?? nil) ?? ""
    let change: RoundChange
    switch kind {
    case "capacity": change = try sessions()
    case "uptake":
      let parts = try word(3, "PLACE,GROUP,DOSE")
      var dose: Int?
      if let written = parts[2] { dose = try number(written) }
      change = .uptake(place: parts[0], group: parts[1], dose: dose, part: try decimal("UPTAKE"))
    case "lane":
      let from = try code("FROM")
      let to = try word(1, "TO")[0]
      let days = try count("DAYS")
      let cost = words.isEmpty ? 1 : try decimal("COST")
      let most: ExactDecimal? = words.isEmpty ? nil : try decimal("VIALS")
      change = .lane(from: from, to: to, leadDays: days, cost: cost, mostVials: most)
    case "release": change = .release(try lot())
    case "reserve": change = .reserve(vaccine: try code("VACCINE"), doses: try decimal("DOSES"))
    case "arrival": change = .arrival(try lot(), try day())
    case "expiry": change = .expiry(try lot(), try day())
    case "multiple": change = .issueMultiple(vaccine: try code("VACCINE"), vials: try count("VIALS"))
    case "stock": change = .stock(try lot(), vials: try count("VIALS"))
    case "pin": change = .pin(try lot(), to: try code("TO"), vials: try count("VIALS"))
    case "unpin":
      if words.first == [nil] {
        words.removeFirst()
        change = .unpin(nil, to: nil)
      } else {
        change = .unpin(try lot(), to: words.isEmpty ? nil : try code("TO"))
      }
    case "lot":
      let key = try word(3, "LOT,VACCINE,PLACE")
      guard let lot = key[0], let vaccine = key[1], let place = key[2] else {
        throw expected("LOT,VACCINE,PLACE")
      }
      change = .newLot(
        lot: lot, vaccine: vaccine, place: place, vials: try count("VIALS"), expiry: try day(),
        availableFrom: words.isEmpty ? nil : try day())
    case "storage":
      let place = try code("PLACE")
      if words.first == ["none"] {
        words.removeFirst()
        change = .storage(place: place, litres: nil)
      } else {
        change = .storage(place: place, litres: try decimal("LITRES"))
      }
    case "order":
      guard let parts = words.first else { throw expected("OBJECTIVE,OBJECTIVE,…") }
      words.removeFirst()
      var objectives: [ObjectiveKind] = []
      for part in parts {
        guard let objective = part.flatMap(ObjectiveKind.init(rawValue:)), !objectives.contains(objective)
        else { throw expected(ObjectiveKind.allCases.map(\.rawValue).joined(separator: ",")) }
        objectives.append(objective)
      }
      change = .order(objectives)
    default:
      throw .unreadable(
        text: text,
        expected: Wording(
          en: "it begins with none of \(ChangeReader.kinds)",
          vi: "không bắt đầu bằng một trong \(ChangeReader.kinds)"))
    }
    guard words.isEmpty else {
      throw .unreadable(
        text: text, expected: Wording(en: "there are words too many at its end", vi: "thừa từ ở cuối"))
    }
    return change
  }

  private static let kinds =
    "capacity, uptake, lane, release, reserve, arrival, expiry, multiple, stock, pin, unpin, lot, storage, order"

  private mutating func sessions() throws(ImpossibleChange) -> RoundChange {
    let place = try word(1, "PLACE")[0]
    let rate = try code("+PEOPLE/day")
    guard rate.hasPrefix("+"), rate.hasSuffix("/day") else { throw expected("+PEOPLE/day") }
    let people = try number(String(rate.dropFirst().dropLast(4)))
    let range = try code("FROM..TO")
    let days = ChangeReader.split(range)
    guard let days, let first = Day(iso: days.0), let last = Day(iso: days.1) else {
      throw expected("YYYY-MM-DD..YYYY-MM-DD")
    }
    guard first <= last else {
      throw .unreadable(
        text: text,
        expected: Wording(en: "\(range) holds no day", vi: "khoảng \(range) không có ngày nào"))
    }
    return .sessions(place: place, people: people, days: first...last)
  }

  private static func split(_ range: String) -> (String, String)? {
    let characters = Array(range)
    guard characters.count == 22, characters[10] == ".", characters[11] == "." else { return nil }
    return (String(characters[..<10]), String(characters[12...]))
  }

  private func expected(_ what: String) -> ImpossibleChange {
    .unreadable(text: text, expected: Wording(en: "expected \(what)", vi: "cần có \(what)"))
  }

  private mutating func word(_ parts: Int, _ what: String) throws(ImpossibleChange) -> [Part] {
    guard let word = words.first, word.count == parts, !word.contains("") else { throw expected(what) }
    words.removeFirst()
    return word
  }

  private mutating func code(_ what: String) throws(ImpossibleChange) -> String {
    guard let code = try word(1, what)[0] else { throw expected(what) }
    return code
  }

  private mutating func lot() throws(ImpossibleChange) -> LotName {
    guard let parts = words.first, (1...3).contains(parts.count), let lot = parts[0], !parts.contains("")
    else {
      throw expected("LOT[,VACCINE[,PLACE]]")
    }
    words.removeFirst()
    return LotName(lot, vaccine: parts.count > 1 ? parts[1] : nil, place: parts.count > 2 ? parts[2] : nil)
  }

  private func number(_ written: String) throws(ImpossibleChange) -> Int {
    guard let number = Int(written), number >= 0, !written.hasPrefix("+") else {
      throw .unreadable(
        text: text,
        expected: Wording(
          en: "\"\(written)\" is not a whole number", vi: "\"\(written)\" không phải số nguyên"))
    }
    return number
  }

  private mutating func count(_ what: String) throws(ImpossibleChange) -> Int {
    let written = try code(what)
    return try number(written)
  }

  private mutating func decimal(_ what: String) throws(ImpossibleChange) -> ExactDecimal {
    let written = try code(what)
    guard let number = ExactDecimal(plain: written), number >= 0 else {
      throw .unreadable(
        text: text,
        expected: Wording(
          en: "\"\(written)\" is not a number such as 12.5", vi: "\"\(written)\" không phải số như 12.5"))
    }
    return number
  }

  private mutating func day() throws(ImpossibleChange) -> Day {
    let written = try code("YYYY-MM-DD")
    guard let day = Day(iso: written) else {
      throw .unreadable(
        text: text,
        expected: Wording(
          en: "\"\(written)\" is not a day as yyyy-mm-dd",
          vi: "\"\(written)\" không phải ngày dạng yyyy-mm-dd"))
    }
    return day
  }
}
