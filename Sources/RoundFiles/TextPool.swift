/// Makes each text of a table once.
///
/// Places, groups, vaccines, lots and sources stand in a table again and again. A cell whose bytes were seen a while
/// ago is answered with the text that was made of them then: looking is cheaper than making, and the texts of all
/// rows take no more memory than the different ones do. What is kept is small and forgets: a text takes the place of
/// another one, and a table of nothing but different texts costs hardly more than without.
struct TextPool {
  private struct Entry {
    var start = 0
    var count: Int32 = 0
    // More of the hash than the slot tells: a text that differs is known without a look at the other one.
    var mark: UInt32 = 0
    var text = ""
  }

  private var entries: [Entry]
  private let bytes: UnsafeBufferPointer<UInt8>
  private static let bits = 11

  /// A pool for cells of some bytes, which must live as long as it does.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    entries = [Entry](repeating: Entry(), count: 1 << TextPool.bits)
  }

  /// The text of the bytes from `start` to `end`, composed.
  mutating func text(from start: Int, to end: Int) -> String {
    let count = end - start
    let hash = TextPool.hash(of: bytes, from: start, count: count)
    let slot = Int(truncatingIfNeeded: hash >> UInt64(64 - TextPool.bits))
    let mark = UInt32(truncatingIfNeeded: hash)
    if entries[slot].mark == mark, entries[slot].count == count, isSame(entries[slot].start, start, count) {
      return entries[slot].text
    }
    let text = ComposedText.of(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    entries[slot] = Entry(start: start, count: Int32(clamping: count), mark: mark, text: text)
    return text
  }

  @inline(__always) private func isSame(_ first: Int, _ second: Int, _ count: Int) -> Bool {
    var index = 0
    while index + 8 <= count {
      if EightBytes.word(of: bytes, at: first + index) != EightBytes.word(of: bytes, at: second + index) {
        return false
      }
      index += 8
    }
    while index < count {
      if bytes[first + index] != bytes[second + index] { return false }
      index += 1
    }
    return true
  }

  /// What tells texts apart, and where one is kept: it depends on all of the bytes.
  @inline(__always) private static func hash(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, count: Int
  ) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    var index = start
    let end = start + count
    while index + 8 <= end {
      hash = mixed(hash ^ EightBytes.word(of: bytes, at: index))
      index += 8
    }
    var rest: UInt64 = 0
    while index < end {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return mixed(hash ^ rest)
  }

  /// Multiplying by 2⁶⁴ over the golden ratio brings every bit to the upper ones (Knuth, volume 3, section 6.4).
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
