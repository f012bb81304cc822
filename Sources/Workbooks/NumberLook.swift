internal import AllocationModel

/// What a number format makes of a number.
struct NumberLook: Hashable {
  /// Whether numbers of this format are days, months or plain numbers.
  enum Kind: Hashable {
    case number, day, month
  }

  let kind: Kind
  /// The least digits before the point, where the format is nothing but noughts; codes of places are kept so.
  let leastDigits: Int

  /// The look of a format code such as `dd/mm/yyyy`, `[$-42A]mm/yyyy;@` or `00000`.
  init(code: String) {
    var letters: [Character] = []
    var plain = ""
    var rest = Substring(code.lowercased())
    // Only the first section counts; texts, colours, languages and conditions say nothing.
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        // Hours, minutes and seconds that may exceed a day are lengths of time.
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { letters.append("h") }
      default:
        plain.append(character)
        if "ymdhs".contains(character) { letters.append(character) }
      }
    }
    let all = Set(letters)
    if plain.contains("general") || all.isEmpty {
      kind = .number
    } else if all.contains("d") || (all.contains("y") && !all.contains("m")) {
      kind = .day
    } else if all.contains("y") {
      kind = .month
    } else {
      kind = .number
    }
    leastDigits = !plain.isEmpty && plain.allSatisfy { $0 == "0" } ? plain.count : 0
  }

  /// The look of a format that has a number only, because every program knows it.
  init(builtIn id: Int) {
    switch id {
    case 14, 15, 16, 22, 27...31, 36, 50...54, 57, 58: kind = .day
    case 17: kind = .month
    default: kind = .number
    }
    leastDigits = 0
  }

  /// A number as this format means it.
  ///
  /// - Parameters:
  ///   - number: the number as it stands in the file.
  ///   - is1904: whether days are counted from 1 January 1904.
  func value(of number: Double, is1904: Bool) -> SheetCellReading.Value {
    guard kind != .number, let day = NumberLook.day(of: number, is1904: is1904) else {
      return .number(NumberLook.digits(of: number, leastDigits: leastDigits))
    }
    return kind == .month && day.components.day == 1 ? .month(day) : .day(day)
  }

  /// The day of a serial number; nil for those that are none.
  ///
  /// Spreadsheets count a 29 February 1900 that never was, as day 60.
  static func day(of serial: Double, is1904: Bool) -> Day? {
    guard serial >= 1, serial < 2_958_466 else { return nil }
    let whole = Int(serial)
    if is1904 { return Day(number: whole + 1_462 - 25_569) }
    if whole == 60 { return nil }
    return Day(number: whole - (whole < 60 ? 25_568 : 25_569))
  }

  /// The digits of a number: fifteen of them, as spreadsheets keep, at most nine behind the point.
  static func digits(of number: Double, leastDigits: Int = 0) -> String {
    guard abs(number) < 1e15 else { return "\(number)" }
    // Fifteen digits in all: the places behind the point that are left for them.
    var places = 9
    var size = abs(number)
    var whole = 1
    while size >= 10 {
      size /= 10
      whole += 1
    }
    places = min(places, max(0, 15 - whole))
    let scaled = (number * Double(ExactDecimal.power(of: places))).rounded(.toNearestOrAwayFromZero)
    guard let mantissa = Int64(exactly: scaled),
      let exact = ExactDecimal(mantissa: mantissa, decimals: places)
    else { return "\(number)" }
    let digits = exact.description
    guard exact.isWhole, !digits.hasPrefix("-") else { return digits }
    return String(repeating: "0", count: max(0, leastDigits - digits.count)) + digits
  }
}
