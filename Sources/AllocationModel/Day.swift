/// A calendar day, without a time of day or a time zone.
///
/// A day is counted from 1 January 1970 in the proleptic Gregorian calendar, so that the distance between
/// two days is a subtraction. Windows of days are inclusive at both ends.
///
///     let day = Day(year: 2022, month: 9, day: 30)!
///     print(day + 1)          // 2022-10-01
///     print(day.weekday)      // 5, a Friday
///
/// The conversion follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970; negative before it.
  @inlinable public var number: Int { Int(stored) }

  // Tables hold days by the million: half the room is enough for five million years.
  @usableFromInline let stored: Int32

  /// Makes the day that lies `number` days after 1 January 1970, or the nearest that can be held: days more than
  /// five million years away are one.
  public init(number: Int) {
    stored = Int32(clamping: number)
  }

  /// Makes a day from its calendar components, or nil where the calendar has no such day.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    stored = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Makes a day from `yyyy-mm-dd`, or nil where the text is anything else.
  public init?(iso text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else {
      return nil
    }
    func value(_ range: Range<Int>) -> Int? {
      var total = 0
      for byte in digits[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        total = total * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return total
    }
    guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The last day of a month, or nil where the calendar has no such month.
  public static func last(ofMonth month: Int, year: Int) -> Day? {
    guard (1...12).contains(month) else { return nil }
    return Day(year: year, month: month, day: length(ofMonth: month, year: year))
  }

  /// How many days a month has, 28 to 31; `month` must be 1 to 12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The year, the month (1 to 12) and the day of the month (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let fromThursday = (number % 7 + 7) % 7
    return (fromThursday + 3) % 7 + 1
  }

  /// Whether the first day comes before the second.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The day that comes `days` later.
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

  /// The day that comes `days` earlier.
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }

  /// How many days the first day comes after the second; negative where it comes before.
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

extension Day: CustomStringConvertible {
  /// The day as `yyyy-mm-dd`.
  public var description: String {
    let (year, month, day) = components
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension Day: Codable {
  /// Reads a day from `yyyy-mm-dd`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a day as yyyy-mm-dd: \(text)")
    }
    self = day
  }

  /// Writes the day as `yyyy-mm-dd`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
