import Testing

@testable import RoundFiles

@Suite struct TextPoolTests {
  @Test func `every text is the one its bytes say, however often it was seen and forgotten`() {
    // More different texts than the pool keeps, of every length, some seen again at once and some much later.
    let texts = (0..<20_000).map { number in
      String(repeating: "xã Hòa ", count: number % 5) + String((number * 7_919) % 9_973)
    }
    let bytes = texts.flatMap { Array($0.utf8) }
    bytes.withUnsafeBufferPointer { buffer in
      var pool = TextPool(buffer)
      for _ in 1...2 {
        var start = 0
        for text in texts {
          let end = start + text.utf8.count
          #expect(pool.text(from: start, to: end) == text)
          #expect(pool.text(from: start, to: end) == text)
          start = end
        }
      }
    }
  }

  @Test func `texts that begin alike are told apart, and so is a text from nothing`() {
    let bytes = Array("phường An Bình 1phường An Bình 2phường An Bình".utf8)
    let (one, two) = ("phường An Bình 1".utf8.count, "phường An Bình 2".utf8.count)
    bytes.withUnsafeBufferPointer { buffer in
      var pool = TextPool(buffer)
      #expect(pool.text(from: 0, to: one) == "phường An Bình 1")
      #expect(pool.text(from: one, to: one + two) == "phường An Bình 2")
      #expect(pool.text(from: one + two, to: bytes.count) == "phường An Bình")
      #expect(pool.text(from: 3, to: 3).isEmpty)
    }
  }

  @Test func `texts are composed`() {
    let bytes = Array("Ho\u{300}a".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      var pool = TextPool(buffer)
      for _ in 1...2 {
        #expect(Array(pool.text(from: 0, to: bytes.count).unicodeScalars) == Array("Hòa".unicodeScalars))
      }
    }
  }
}
