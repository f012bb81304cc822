internal import AllocationModel

/// Turns the bytes of a file into UTF-8 without a byte order mark, or says what is in the way.
enum TextEncoding {
  /// Why a file cannot be read as text.
  struct Problem: Error, Hashable {
    /// The line with the first byte that does not fit, from 1.
    let line: Int
    /// The likely encoding, for people.
    let likely: String
  }

  /// The text in UTF-8.
  ///
  /// Files without a mark must be UTF-8; UTF-16 needs its mark.
  static func utf8(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw Problem(line: 1, likely: "UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return try fromUTF16(bytes, bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try fromUTF16(bytes, bigEndian: true) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let invalid = firstInvalid(in: bytes, from: start) {
      throw Problem(line: line(of: invalid, in: bytes), likely: EncodingGuess.likely(of: bytes))
    }
    return start == 0 ? bytes : Array(bytes[start...])
  }

  private static func fromUTF16(_ bytes: [UInt8], bigEndian: Bool) throws(Problem) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard bytes.count.isMultiple(of: 2) else {
      throw Problem(line: units.count { $0 == 10 } + 1, likely: "UTF-16, cut off")
    }
    var text: [UInt8] = []
    text.reserveCapacity(units.count + units.count / 4)
    var line = 1
    var broken = false
    let failed = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true,
      into: { byte in
        if byte == 10 { line += 1 }
        if byte == 0 { broken = true }
        text.append(byte)
      })
    if failed || broken { throw Problem(line: line, likely: "UTF-16, damaged") }
    return text
  }

  /// The position of the first byte that is no part of UTF-8 text, NUL counted among them.
  static func firstInvalid(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer -> Int? in
      let count = buffer.count
      var index = start
      while index < count {
        let byte = buffer[index]
        if byte < 0x80 {
          if byte == 0 { return index }
          index += 1
          while index + 8 <= count {
            let word = EightBytes.word(of: buffer, at: index)
            if (word | EightBytes.noughts(in: word)) & EightBytes.highBits != 0 { break }
            index += 8
          }
          continue
        }
        let length: Int
        var range: ClosedRange<UInt8> = 0x80...0xBF
        switch byte {
        case 0xC2...0xDF: length = 2
        case 0xE0:
          length = 3
          range = 0xA0...0xBF
        case 0xED:
          length = 3
          range = 0x80...0x9F
        case 0xE1...0xEF: length = 3
        case 0xF0:
          length = 4
          range = 0x90...0xBF
        case 0xF1...0xF3: length = 4
        case 0xF4:
          length = 4
          range = 0x80...0x8F
        default: return index
        }
        guard index + length <= count, range.contains(buffer[index + 1]) else { return index }
        for next in 2..<max(2, length) where buffer[index + next] & 0xC0 != 0x80 { return index }
        index += length
      }
      return nil
    }
  }

  private static func line(of position: Int, in bytes: [UInt8]) -> Int {
    bytes[..<position].count { $0 == 10 } + 1
  }
}
