/// A small generator of random numbers whose sequence is the same everywhere (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range. The standard library does not promise that its own choice stays the same.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Whether something of this probability, in percent, happens.
  mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

  /// One of some values.
  mutating func one<Value>(of values: [Value]) -> Value { values[number(0...values.count - 1)] }
}
