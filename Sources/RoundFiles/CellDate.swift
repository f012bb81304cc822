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

  /// Digits between the marks of a date.
  private struct Part {
    var value = 0
    var digits = 0
  }

  /// Reads `yyyy-mm-dd`, `d/m/yyyy`, `yyyy-mm` or `m/yyyy`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CellDate {
    var parts = (Part(), Part(), Part())
    var count = 1
    var mark: UInt8?
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if parts.2.digits == 8 { return .unreadable }
        parts.2.value = parts.2.value * 10 + Int(byte - UInt8(ascii: "0"))
        parts.2.digits += 1
      case UInt8(ascii: "/"), UInt8(ascii: "-"):
        if parts.2.digits == 0 || count == 3 || (mark ?? byte) != byte { return .unreadable }
        mark = byte
        // The part being read is always the last of the three.
        parts = (parts.1, parts.2, Part())
        count += 1
      default: return .unreadable
      }
    }
    if parts.2.digits == 0 { return .unreadable }
    switch (mark, count) {
    case (nil, 1):
      // 10 000 to 80 000 are the days from 1927 to 2119 as spreadsheets count them, from 30 December 1899.
      let number = parts.2.value
      return (10_000...80_000).contains(number) ? .serialNumber(Day(number: number - 25_569)) : .unreadable
    case (UInt8(ascii: "-"), 3): return iso(year: parts.0, month: parts.1, day: parts.2)
    case (UInt8(ascii: "-"), 2): return month(parts.2, of: parts.1, isISO: true)
    case (UInt8(ascii: "/"), 3): return slashed(day: parts.0, month: parts.1, year: parts.2)
    case (UInt8(ascii: "/"), 2): return month(parts.1, of: parts.2, isISO: false)
    default: return .unreadable
    }
  }

  private static func iso(year: Part, month: Part, day: Part) -> CellDate {
    guard year.digits == 4, month.digits == 2, day.digits == 2 else {
      return year.digits <= 2 && day.digits == 2 ? .twoDigitYear : .unreadable
    }
    return Day(year: year.value, month: month.value, day: day.value).map(CellDate.day) ?? .noSuchDay
  }

  private static func slashed(day: Part, month: Part, year: Part) -> CellDate {
    guard day.digits <= 2, month.digits <= 2 else { return .unreadable }
    if year.digits == 2 { return .twoDigitYear }
    guard year.digits == 4 else { return .unreadable }
    if let day = Day(year: year.value, month: month.value, day: day.value) { return .day(day) }
    if month.value > 12, let day = Day(year: year.value, month: day.value, day: month.value) {
      return .monthFirst(day)
    }
    return .noSuchDay
  }

  private static func month(_ month: Part, of year: Part, isISO: Bool) -> CellDate {
    guard month.digits <= 2, !isISO || month.digits == 2 else { return .unreadable }
    if year.digits == 2 { return .twoDigitYear }
    guard year.digits == 4 else { return .unreadable }
    return Day.last(ofMonth: month.value, year: year.value).map(CellDate.month) ?? .noSuchDay
  }
}
