/// A small generator of random numbers, the same on every machine.
///
/// Sebastiano Vigna's public-domain SplitMix64, after Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", OOPSLA 2014.
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

  /// A number of a range, both ends included.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    // The remainder is a hair from even, which matters to nobody here, and it is the same everywhere.
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True so many times out of a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }
}
