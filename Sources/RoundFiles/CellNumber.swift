internal import AllocationModel

/// A number as a table writes it.
enum CellNumber: Equatable {
  /// A number, exactly.
  case value(ExactDecimal)
  /// `702.554` in plain style: the point may part thousands or decimals.
  case ambiguous
  /// A number with more digits than are kept.
  case tooLong
  /// Anything else.
  case unreadable

  /// How the numbers of a table are written.
  enum Style {
    /// `12.5`, and nothing that could be read in two ways.
    case plain
    /// `702.554,5`.
    case vietnamese
    /// `12.5`, `702.554`: the program's own tables, which part no thousands.
    case exact
  }

  /// Reads a number of a few digits with a point among them or not, as most are; nil where the cell has to be looked
  /// at more closely.
  @inline(__always) static func simple(_ bytes: UnsafeBufferPointer<UInt8>, style: Style) -> ExactDecimal? {
    guard (1...17).contains(bytes.count) else { return nil }
    var mantissa: Int64 = 0
    var point: Int?
    for index in 0..<bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        mantissa = mantissa &* 10 &+ Int64(digit)
      } else if bytes[index] == UInt8(ascii: "."), point == nil, index > 0, style != .vietnamese {
        point = index
      } else {
        return nil
      }
    }
    guard let point else { return ExactDecimal(Int(mantissa)) }
    // Three decimals may be thousands.
    let decimals = bytes.count - 1 - point
    guard (1...ExactDecimal.mostDecimals).contains(decimals), decimals != 3 else { return nil }
    return ExactDecimal(mantissa: mantissa, decimals: decimals)
  }

  /// Reads a number, `-` before it or not.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, style: Style) -> CellNumber {
    var start = 0
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { start = 1 }
    let point = style == .vietnamese ? UInt8(ascii: ",") : UInt8(ascii: ".")
    var mantissa: Int64 = 0
    var digits = 0
    var decimals: Int?
    var groups: Group?
    var tooLong = false
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if mantissa >= 100_000_000_000_000_000 {
          // A nought behind the point says nothing more; any other digit would be lost.
          if decimals == nil || byte != UInt8(ascii: "0") { tooLong = true }
          if decimals != nil, byte == UInt8(ascii: "0") { digits += 1 }
          continue
        }
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if let places = decimals { decimals = places + 1 }
        groups?.digits += 1
      case point where decimals == nil && digits > 0:
        if let groups, groups.digits != 3 { return .unreadable }
        groups = nil
        decimals = 0
      case UInt8(ascii: ".") where style == .vietnamese && decimals == nil:
        if let group = groups {
          if group.digits != 3 { return .unreadable }
        } else if !(1...3).contains(digits) || bytes[start] == UInt8(ascii: "0") {
          return .unreadable
        }
        groups = Group()
      default: return .unreadable
      }
    }
    guard digits > 0, decimals != 0, groups.map({ $0.digits == 3 }) ?? true else { return .unreadable }
    if let last = bytes.last, last < UInt8(ascii: "0") { return .unreadable }
    if style == .plain, decimals == 3, (1...3).contains(digits - 3), bytes[start] != UInt8(ascii: "0") {
      return .ambiguous
    }
    guard !tooLong,
      let value = ExactDecimal(mantissa: negative ? -mantissa : mantissa, decimals: decimals ?? 0)
    else { return .tooLong }
    return .value(value)
  }

  private struct Group {
    var digits = 0
  }
}
