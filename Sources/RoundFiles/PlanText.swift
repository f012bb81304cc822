internal import AllocationModel

/// Text of a plan while it is written: cells of a table or values in JSON, one after the other.
///
/// A plan of a nation has millions of values. They are put into memory of its own, where room for a value is made once
/// and not for each byte, and handed on in large pieces.
struct PlanText: ~Copyable {
  /// As what values are written.
  enum Form {
    case cell, json
  }

  private let form: Form
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0
  /// What was handed on so far.
  private(set) var bytes: [UInt8]
  // Rows that stand together mostly have the same days.
  private var lastDay: Day?
  private var lastDigits: (UInt64, UInt16) = (0, 0)

  /// How many bytes are gathered before they are handed on.
  private static let piece = 1 << 16

  /// Begins behind some bytes.
  init(_ form: Form, after bytes: consuming [UInt8]) {
    self.form = form
    self.bytes = bytes
    capacity = 2 * PlanText.piece
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Hands on what was gathered; answers all that was written.
  consuming func finished() -> [UInt8] {
    handOn()
    return bytes
  }

  /// Ends a row: hands on what was gathered, where that is much, and makes room for all rows once some tell how long
  /// they are.
  ///
  /// - Parameters:
  ///   - done: how many rows are written.
  ///   - all: how many there will be.
  ///   - first: where the first of them begins.
  mutating func endRow(_ done: Int, of all: Int, from first: Int) {
    if done == 1024 {
      handOn()
      bytes.makeRoom(afterRows: done, of: all, from: first)
    } else if count >= PlanText.piece {
      handOn()
    }
  }

  private mutating func handOn() {
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    count = 0
  }

  /// Makes room for some bytes and a few more.
  @inline(__always) private mutating func reserve(_ wanted: Int) {
    if count + wanted + 16 > capacity { grow(wanted) }
  }

  private mutating func grow(_ wanted: Int) {
    let larger = max(2 * capacity, count + wanted + 16)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (moved, larger)
  }

  /// Adds a byte.
  @inline(__always) mutating func add(byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  /// Adds some bytes as they are.
  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  @inline(__always) private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let from = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: from, count: bytes.count)
    count += bytes.count
  }
}

extension PlanText {
  /// Adds a value.
  mutating func add(_ value: PlanValue) {
    switch value {
    case .text(let text): add(text: text)
    case .whole(let number): add(whole: number)
    case .decimal(let number): add(decimal: number)
    case .real(let number): add(real: number)
    case .flag(let flag): add(flag: flag)
    case .day(let day): add(day: day)
    case .absent: addAbsent()
    }
  }

  /// Adds a text: a cell in quotes where it needs them, a JSON string always.
  mutating func add(text: String) {
    let isCell = form == .cell
    if !isCell { add(byte: UInt8(ascii: "\"")) }
    let isPlain =
      text.utf8.withContiguousStorageIfAvailable { source in
        let length = source.count
        guard length > 0, let from = source.baseAddress else { return true }
        reserve(length + 8)
        let target = start + count
        target.update(from: from, count: length)
        // Whole words are looked at; what follows the text must say nothing.
        UnsafeMutableRawPointer(target + length).storeBytes(of: PlanText.letters, as: UInt64.self)
        guard PlanText.isPlain(target, length, form) else { return false }
        count += length
        return true
      } ?? false
    if !isPlain {
      var written: [UInt8] = []
      if isCell { written.append(cell: text) } else { written.append(jsonText: text) }
      // The quotes of JSON stand around it already.
      if isCell { add(written) } else { add(Array(written[1..<written.count - 1])) }
    }
    if !isCell { add(byte: UInt8(ascii: "\"")) }
  }

  /// Adds a whole number.
  mutating func add(whole number: Int) { add(mantissa: Int64(number), decimals: 0) }

  /// Adds a decimal number as ``AllocationModel/ExactDecimal/description`` has it.
  mutating func add(decimal number: ExactDecimal) {
    add(mantissa: number.mantissa, decimals: number.decimals)
  }

  /// Adds the shortest digits that are this number and no other, without an exponent.
  mutating func add(real number: Double) {
    var digits = number.description
    let length = digits.withUTF8 { bytes -> Int? in
      for byte in bytes where byte | 0x20 == UInt8(ascii: "e") { return nil }
      let whole =
        bytes.count >= 2 && bytes[bytes.count - 1] == UInt8(ascii: "0")
        && bytes[bytes.count - 2] == UInt8(ascii: ".")
      return whole ? bytes.count - 2 : bytes.count
    }
    guard let length else { return add(Array(PlanTexts.plain(number).utf8)) }
    digits.withUTF8 { add(UnsafeBufferPointer(rebasing: $0[..<length])) }
  }

  /// Adds `true` or `false`.
  mutating func add(flag: Bool) { add(flag ? PlanText.yes : PlanText.no) }

  /// Adds a day as `yyyy-mm-dd`, in JSON with quotes.
  mutating func add(day: Day) {
    let isCell = form == .cell
    if !isCell { add(byte: UInt8(ascii: "\"")) }
    if day != lastDay {
      var digits: [UInt8] = []
      digits.append(day: day)
      guard digits.count == 10 else {
        add(digits)
        if !isCell { add(byte: UInt8(ascii: "\"")) }
        return
      }
      lastDay = day
      lastDigits = digits.withUnsafeBytes {
        ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
      }
    }
    reserve(10)
    let target = UnsafeMutableRawPointer(start + count)
    target.storeBytes(of: lastDigits.0, as: UInt64.self)
    target.storeBytes(of: lastDigits.1, toByteOffset: 8, as: UInt16.self)
    count += 10
    if !isCell { add(byte: UInt8(ascii: "\"")) }
  }

  /// Adds what stands for a missing value: nothing in a cell, `null` in JSON.
  mutating func addAbsent() { if form == .json { add(PlanText.null) } }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
  private static let null = Array("null".utf8)

  private mutating func add(mantissa: Int64, decimals: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DecimalDigits.mostBytes) { digits in
      let first = DecimalDigits.write(mantissa: mantissa, decimals: decimals, into: digits)
      add(UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }

  private static let letters = EightBytes.each(UInt8(ascii: "a"))

  /// Whether a text, with eight letters behind it, may be written as it is.
  @inline(__always) private static func isPlain(
    _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ form: Form
  ) -> Bool {
    if form == .cell, !OuterBytes.areNoBlanks(UnsafeBufferPointer(start: bytes, count: count)) {
      return false
    }
    let words = UnsafeRawPointer(bytes)
    var index = 0
    while index < count {
      let word = words.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let marks =
        form == .cell
        ? EightBytes.noughts(in: word ^ EightBytes.commas) | EightBytes.noughts(in: word ^ EightBytes.quotes)
          | EightBytes.noughts(in: word ^ EightBytes.lineFeeds)
          | EightBytes.noughts(in: word ^ EightBytes.carriageReturns)
        : EightBytes.noughts(in: word ^ EightBytes.quotes)
          | EightBytes.noughts(in: word ^ EightBytes.backslashes) | EightBytes.controls(in: word)
      if marks != 0 { return false }
      index += 8
    }
    return true
  }
}

/// What the outer bytes of a text tell of its outer letters.
enum OuterBytes {
  /// Whether it is certain that a text neither begins nor ends with a blank: its outer letters are of ASCII, or of
  /// the Latin letters with marks that Vietnamese has. Of others nothing is known.
  static func areNoBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = bytes.count
    guard count > 0 else { return true }
    let (first, last) = (bytes[0], bytes[count - 1])
    let begins =
      first < 0x80 ? first > 0x20 : (0xC3...0xC9).contains(first) || (count > 1 && isTonal(first, bytes[1]))
    guard begins else { return false }
    if last < 0x80 { return last > 0x20 }
    // The byte before the last of a letter of two bytes is its first.
    if count > 1, (0xC3...0xC9).contains(bytes[count - 2]) { return true }
    return count > 2 && isTonal(bytes[count - 3], bytes[count - 2])
  }

  /// Whether two bytes begin a letter from U+1E00 to U+1EFF.
  private static func isTonal(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xE1 && (0xB8...0xBB).contains(second)
  }
}
