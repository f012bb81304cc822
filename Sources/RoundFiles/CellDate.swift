internal import AllocationModel

/// A date as a table writes it.
enum CellDate: Equatable {
  /// A day.
  case day(Day)
  /// A month alone, by its last day.
  case month(Day)
  /// A bare number that a spreadsheet shows as a date, and the day it stands for.
  case serialNumber(Day)
  /// A date whose year has two digits.
  case twoDigitYear
  /// A date with a thirteenth or later month that is a day when read month first.
  case monthFirst(Day)
  /// Digits in the right places that are no day of the calendar, such as 31 April.
  case noSuchDay
  /// Anything else.
  case unreadable

  /// Reads `yyyy-mm-dd`, `d/m/yyyy`, `yyyy-mm` or `m/yyyy`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CellDate {
    var parts: [(value: Int, digits: Int)] = [(0, 0)]
    var mark: UInt8?
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let last = parts.count - 1
        if parts[last].digits == 8 { return .unreadable }
        parts[last].value = parts[last].value * 10 + Int(byte - UInt8(ascii: "0"))
        parts[last].digits += 1
      case UInt8(ascii: "/"), UInt8(ascii: "-"):
        if parts[parts.count - 1].digits == 0 || parts.count == 3 || (mark ?? byte) != byte {
          return .unreadable
        }
        mark = byte
        parts.append((0, 0))
      default: return .unreadable
      }
    }
    if parts[parts.count - 1].digits == 0 { return .unreadable }
    switch (mark, parts.count) {
    case (nil, 1):
      // 10 000 to 80 000 are the days from 1927 to 2119 as spreadsheets count them, from 30 December 1899.
      let number = parts[0].value
      return (10_000...80_000).contains(number) ? .serialNumber(Day(number: number - 25_569)) : .unreadable
    case (UInt8(ascii: "-"), 3): return iso(parts)
    case (UInt8(ascii: "-"), 2): return month(parts[1], of: parts[0], isISO: true)
    case (UInt8(ascii: "/"), 3): return slashed(parts)
    case (UInt8(ascii: "/"), 2): return month(parts[0], of: parts[1], isISO: false)
    default: return .unreadable
    }
  }

  private static func iso(_ parts: [(value: Int, digits: Int)]) -> CellDate {
    guard parts[0].digits == 4, parts[1].digits == 2, parts[2].digits == 2 else {
      return parts[0].digits <= 2 && parts[2].digits == 2 ? .twoDigitYear : .unreadable
    }
    return Day(year: parts[0].value, month: parts[1].value, day: parts[2].value).map(CellDate.day)
      ?? .noSuchDay
  }

  private static func slashed(_ parts: [(value: Int, digits: Int)]) -> CellDate {
    guard parts[0].digits <= 2, parts[1].digits <= 2 else { return .unreadable }
    if parts[2].digits == 2 { return .twoDigitYear }
    guard parts[2].digits == 4 else { return .unreadable }
    if let day = Day(year: parts[2].value, month: parts[1].value, day: parts[0].value) { return .day(day) }
    if parts[1].value > 12, let day = Day(year: parts[2].value, month: parts[0].value, day: parts[1].value) {
      return .monthFirst(day)
    }
    return .noSuchDay
  }

  private static func month(
    _ month: (value: Int, digits: Int), of year: (value: Int, digits: Int), isISO: Bool
  ) -> CellDate {
    guard month.digits <= 2, !isISO || month.digits == 2 else { return .unreadable }
    if year.digits == 2 { return .twoDigitYear }
    guard year.digits == 4 else { return .unreadable }
    return Day.last(ofMonth: month.value, year: year.value).map(CellDate.month) ?? .noSuchDay
  }
}
