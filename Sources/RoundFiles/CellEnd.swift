/// Finds where a cell that is not quoted ends, eight bytes at a time.
///
/// A word of eight bytes is compared with eight separators, line feeds or carriage returns at once. The test for a
/// byte that is nought is exact for the first such byte of a word, and only the first is asked for (Henry S. Warren,
/// "Hacker's Delight", section 6–1).
struct CellEnd {
  private let separator: UInt8
  private let separators: UInt64

  /// Prepares to look for a separator and for the ends of lines.
  init(separator: UInt8) {
    self.separator = separator
    separators = EightBytes.each(separator)
  }

  /// The position of the first separator or line end at or after a position, or the end of the bytes.
  @inline(__always) func position(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    var index = start
    while index + 8 <= count {
      let word = EightBytes.word(of: bytes, at: index)
      let found =
        EightBytes.noughts(in: word ^ separators) | EightBytes.noughts(in: word ^ EightBytes.lineFeeds)
        | EightBytes.noughts(in: word ^ EightBytes.carriageReturns)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      let byte = bytes[index]
      if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      index += 1
    }
    return index
  }
}

extension CellEnd {
  /// The highest bit of each of the eight bytes at a position that is a separator or ends a line; bytes behind the end
  /// are none.
  @inline(__always) func marks(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    let word =
      index + 8 <= bytes.count ? EightBytes.word(of: bytes, at: index) : lastWord(of: bytes, at: index)
    return EightBytes.everyNought(in: word ^ separators)
      | EightBytes.everyNought(in: word ^ EightBytes.lineFeeds)
      | EightBytes.everyNought(in: word ^ EightBytes.carriageReturns)
  }

  /// The last bytes, fewer than eight, with noughts behind them.
  private func lastWord(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    var word: UInt64 = 0
    for position in index..<bytes.count { word |= UInt64(bytes[position]) << UInt64(8 * (position - index)) }
    return word
  }
}

/// Eight bytes as one number, the first of them in the lowest bits.
enum EightBytes {
  static let lineFeeds = each(UInt8(ascii: "\n"))
  static let carriageReturns = each(UInt8(ascii: "\r"))
  static let commas = each(UInt8(ascii: ","))
  static let quotes = each(UInt8(ascii: "\""))
  static let backslashes = each(UInt8(ascii: "\\"))
  /// The highest bit of each byte: set where the byte is no ASCII.
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101

  /// One byte eight times.
  static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* lowBits }

  /// The eight bytes at a position; there must be so many.
  static func word(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    assert(index >= 0 && index + 8 <= bytes.count)
    return UInt64(
      littleEndian: UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
        .loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// How often a byte occurs.
  static func count(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let wanted = each(byte)
    var total = 0
    var index = 0
    while index + 8 <= bytes.count {
      total += everyNought(in: word(of: bytes, at: index) ^ wanted).nonzeroBitCount
      index += 8
    }
    while index < bytes.count {
      if bytes[index] == byte { total += 1 }
      index += 1
    }
    return total
  }

  /// Some bits where any byte is below 0x20, and none where no byte is.
  static func controls(in word: UInt64) -> UInt64 { (word &- 0x20 &* lowBits) & ~word & highBits }

  /// Bits of which the lowest lies in the first byte that is nought; none where no byte is.
  static func noughts(in word: UInt64) -> UInt64 { (word &- lowBits) & ~word & highBits }

  /// The highest bit of every byte that is nought.
  @inline(__always) static func everyNought(in word: UInt64) -> UInt64 {
    // The highest bit of each byte that is not nought: adding carries into it from the seven below.
    let others = ((word & ~highBits) &+ ~highBits) | word
    return ~others & highBits
  }
}
