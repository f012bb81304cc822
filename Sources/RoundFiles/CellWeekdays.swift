/// Weekdays as tables usually write them, `1-6` or `1,3,5`.
enum CellWeekdays {
  /// The weekdays, 1 being Monday; nil where the cell has to be looked at more closely.
  ///
  /// Equal cells are answered with the same set in memory: a table has few different ones.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Set<Int>? {
    var days = 0
    var index = 0
    while true {
      guard index < bytes.count, let first = day(bytes[index]) else { return nil }
      var last = first
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") {
        guard index + 1 < bytes.count, let end = day(bytes[index + 1]), end >= first else { return nil }
        last = end
        index += 2
      }
      for day in first...last { days |= 1 << (day - 1) }
      if index == bytes.count { return sets[days] }
      guard bytes[index] == UInt8(ascii: ",") else { return nil }
      index += 1
    }
  }

  /// A set of weekdays as tables of this package have it: `1,3,5`.
  static func text(of days: Set<Int>) -> String {
    var bits = 0
    for day in days {
      guard (1...7).contains(day) else { return days.sorted().map(String.init).joined(separator: ",") }
      bits |= 1 << (day - 1)
    }
    return texts[bits]
  }

  private static func day(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "1")...UInt8(ascii: "7")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// Every set of weekdays, by its days as bits.
  private static let sets: [Set<Int>] = (0..<128).map { days in
    Set((1...7).filter { days & 1 << ($0 - 1) != 0 })
  }

  private static let texts = sets.map { $0.sorted().map(String.init).joined(separator: ",") }
}
