/// Answers about names looked up a while ago, so that asking again costs a comparison and not a hash of the text.
///
/// Tables name the same few thousand places and groups again and again, and a text that was handed on is compared in
/// a step or two. What is kept is small and forgets: a name takes the place of another one. A name that is equal in
/// other bytes, as composed and decomposed letters are, is the same name here too.
struct RecentNames {
  private struct Entry {
    var name = ""
    // Below 0 where no name is kept.
    var number = -1
  }

  private var entries: [Entry]
  private static let bits = 12

  /// Makes the empty memory.
  init() { entries = [] }

  /// The number that was kept for a name; nil where none was, or it is forgotten.
  func number(of name: String) -> Int? {
    if entries.isEmpty { return nil }
    let slot = RecentNames.slot(of: name)
    return entries[slot].number >= 0 && entries[slot].name == name ? entries[slot].number : nil
  }

  /// Keeps a number, at least 0, for a name.
  mutating func keep(_ number: Int, for name: String) {
    if entries.isEmpty { entries = [Entry](repeating: Entry(), count: 1 << RecentNames.bits) }
    entries[RecentNames.slot(of: name)] = Entry(name: name, number: number)
  }

  /// Where a name is kept: it depends on its length and on its first and last eight bytes.
  private static func slot(of name: String) -> Int {
    let word =
      name.utf8.withContiguousStorageIfAvailable { bytes -> UInt64 in
        var (head, tail) = (UInt64(0), UInt64(bytes.count))
        if bytes.count >= 8 {
          let start = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
          head = start.loadUnaligned(as: UInt64.self)
          tail ^= start.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self).byteSwapped
        } else {
          for byte in bytes { head = head << 8 | UInt64(byte) }
        }
        return head &* multiplier ^ tail
      } ?? 0
    return Int(truncatingIfNeeded: (word &* multiplier) >> UInt64(64 - bits))
  }

  /// 2⁶⁴ over the golden ratio, which brings every bit to the upper ones (Knuth, volume 3, section 6.4).
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
}
