internal import AllocationModel

/// Values written to the end of some bytes, without a text made of each first.
extension Array where Element == UInt8 {
  /// Appends a text.
  mutating func append(text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number in digits.
  mutating func append(whole number: Int) { append(digitsOf: Int64(number), decimals: 0) }

  /// Appends a decimal number as ``AllocationModel/ExactDecimal/description`` has it.
  mutating func append(decimal number: ExactDecimal) {
    append(digitsOf: number.mantissa, decimals: number.decimals)
  }

  private mutating func append(digitsOf mantissa: Int64, decimals: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalDigits.mostBytes) { digits in
      let start = DecimalDigits.write(mantissa: mantissa, decimals: decimals, into: digits)
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Appends a day as `yyyy-mm-dd`.
  mutating func append(day: Day) {
    let (year, month, dayOfMonth) = day.components
    guard (0...9999).contains(year) else { return append(text: day.description) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { digits in
      func put(_ value: Int, at index: Int) {
        digits[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
        digits[index + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
      }
      put(year / 100, at: 0)
      put(year % 100, at: 2)
      digits[4] = UInt8(ascii: "-")
      put(month, at: 5)
      digits[7] = UInt8(ascii: "-")
      put(dayOfMonth, at: 8)
      append(contentsOf: digits)
    }
  }

  /// Appends a text as a cell of a table, quoted where RFC 4180 says so or where it begins or ends with a blank.
  mutating func append(cell text: String) {
    var text = text
    let needsQuotes = text.withUTF8 { ByteTexts.hasMarks($0) || ByteTexts.mayHaveOuterBlanks($0) }
    // Looking at whole characters is dear, and hardly ever needed.
    if !needsQuotes || !ByteTexts.needsQuotes(text) { return append(text: text) }
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a text as a JSON string.
  mutating func append(jsonText text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    if text.withUTF8({ !ByteTexts.needsEscapes($0) }) {
      append(text: text)
    } else {
      for byte in text.utf8 { append(jsonByte: byte) }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(jsonByte byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(text: "\\\"")
    case UInt8(ascii: "\\"): append(text: "\\\\")
    case 0x0A: append(text: "\\n")
    case 0x0D: append(text: "\\r")
    case 0x09: append(text: "\\t")
    case 0..<0x20: append(text: (byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    default: append(byte)
    }
  }

  /// Makes room for all rows of a table once some of them tell how long rows are.
  ///
  /// Growing step by step would copy what is written each time, and hold it twice.
  ///
  /// - Parameters:
  ///   - done: how many rows are written.
  ///   - all: how many there will be.
  ///   - start: where the first of them begins.
  mutating func makeRoom(afterRows done: Int, of all: Int, from start: Int = 0) {
    guard done == 1024, all > done else { return }
    reserveCapacity(start + ((count - start) / done + 1) * all / 16 * 17)
  }
}

/// What has to be known of texts before they are written.
enum ByteTexts {
  /// Whether a byte stands in a text that only quoted cells may hold.
  static func hasMarks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte <= UInt8(ascii: ",") {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      default: break
      }
    }
    return false
  }

  /// Whether a text may begin or end with a blank: where its outer bytes are ASCII, they tell.
  static func mayHaveOuterBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return first <= 0x20 || last <= 0x20 || first >= 0x80 || last >= 0x80
  }

  /// Whether a text must be quoted in a cell.
  static func needsQuotes(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(hasMarks) || text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false
  }

  /// Whether a byte stands in a text that JSON strings may not hold as it is.
  static func needsEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      return true
    }
    return false
  }
}
