import Testing

@testable import RoundFiles

@Suite struct CellEndTests {
  /// Texts of every length around the eight bytes of a word, with marks in every place.
  private static let texts: [[UInt8]] = (0...20).flatMap { length in
    (0...length).flatMap { place in
      [",", ";", "\n", "\r", "\u{B}", "\u{C}"].map { mark in
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        if place < length { text[place] = mark.utf8.first ?? 0 }
        return text + Array("đ,\n".utf8)
      }
    }
  }

  @Test(arguments: [",", ";", "\t"]) func `the first separator or line end is found, from everywhere`(
    _ separator: String
  ) {
    let mark = separator.utf8.first ?? 0
    let end = CellEnd(separator: mark)
    for text in CellEndTests.texts {
      for start in 0...text.count {
        let plain = text[start...].firstIndex { $0 == mark || $0 == 10 || $0 == 13 } ?? text.count
        #expect(text.withUnsafeBufferPointer { end.position(in: $0, from: start) } == plain)
      }
    }
  }

  @Test func `bytes are counted in texts of every length`() {
    for text in CellEndTests.texts {
      for byte in [UInt8(ascii: "a"), UInt8(ascii: "\n"), 0x0B, 0xC4] {
        #expect(
          text.withUnsafeBufferPointer { EightBytes.count(of: byte, in: $0) } == text.count { $0 == byte })
      }
    }
  }

  @Test func `a nought is found in whatever stands around it`() {
    for place in 0..<8 {
      for other: UInt8 in [0x01, 0x7F, 0x80, 0xFF] {
        var bytes = [UInt8](repeating: other, count: 8)
        #expect(bytes.withUnsafeBufferPointer { EightBytes.noughts(in: EightBytes.word(of: $0, at: 0)) } == 0)
        bytes[place] = 0
        let found = bytes.withUnsafeBufferPointer { EightBytes.noughts(in: EightBytes.word(of: $0, at: 0)) }
        #expect(found.trailingZeroBitCount / 8 == place)
      }
    }
  }
}
