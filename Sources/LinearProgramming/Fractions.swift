/// Doubles read as the fractions they stand for.
enum Fractions {
  /// Integers up to here are doubles without rounding, and products of two of them fit an `Int128` with
  /// room for a million summands.
  static let largest: Double = 0x1p53

  /// The scales that make a row of data whole: powers of ten for decimals, some more for thirds and such.
  static let scales: [Int64] = {
    let powers = (0...9).map { exponent in (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 } }
    return powers + [3, 7, 9, 11, 13].flatMap { factor in powers[...3].map { $0 * factor } }
  }()

  /// `value · scale` if that is a whole number, reading `value` as the fraction that rounds to it.
  static func whole(_ value: Double, scale: Int64) -> Int64? {
    let product = (value * Double(scale)).rounded()
    // Division rounds correctly, so this holds just if `value` is what the fraction would be written as.
    guard abs(product) <= largest, product / Double(scale) == value else { return nil }
    return Int64(product)
  }

  /// The first scale that makes all values whole, or `nil`.
  ///
  /// Infinite values are left out.
  static func scale(of values: some Sequence<Double>) -> Int64? {
    var candidate = 0
    while candidate < scales.count {
      let scale = scales[candidate]
      if values.allSatisfy({ $0.isInfinite || whole($0, scale: scale) != nil }) { return scale }
      candidate += 1
    }
    return nil
  }

  /// The first scale that makes two bounds whole.
  static func scale(of lower: Double, _ upper: Double) -> Int64? {
    scales.first { scale in
      (lower.isInfinite || whole(lower, scale: scale) != nil)
        && (upper.isInfinite || whole(upper, scale: scale) != nil)
    }
  }

  /// Numbers with one common denominator.
  struct Snapped {
    var numerators: [Int64]
    var denominator: Int64
  }

  /// A solver's values as fractions with a common denominator near them, or `nil` if there are no
  /// simple ones.
  ///
  /// Nothing is claimed by that: whoever uses them checks what they are to satisfy.
  static func snapped(_ values: [Double]) -> Snapped? {
    var common: Int64 = 1
    for value in values where !isNearWhole(value, times: common) {
      guard let denominator = denominator(of: value) else { return nil }
      let multiple = common / greatestDivisor(common, denominator) * denominator
      if multiple > largestDenominator { return nil }
      common = multiple
      if !isNearWhole(value, times: common) { return nil }
    }
    var numerators: [Int64] = []
    numerators.reserveCapacity(values.count)
    let factor = Double(common)
    for value in values {
      let numerator = (value * factor).rounded()
      if !(abs(numerator) <= largest) { return nil }
      numerators.append(Int64(numerator))
    }
    return Snapped(numerators: numerators, denominator: common)
  }

  private static let largestDenominator: Int64 = 1_000_000_000

  @inline(__always)
  private static func isNearWhole(_ value: Double, times factor: Int64) -> Bool {
    let product = value * Double(factor)
    return abs(product - product.rounded()) <= min(0.01, 1e-9 * Double(factor) * max(1, abs(value)))
  }

  /// The denominator of the simplest fraction near a value, by its continued fraction.
  private static func denominator(of value: Double) -> Int64? {
    var rest = value
    var (previous, current): (Int64, Int64) = (0, 1)
    for _ in 0..<20 {
      let fraction = rest - rest.rounded(.down)
      rest = 1 / fraction
      // Also for a whole number, and for what is not a number.
      if !(rest < 1e6) { return nil }
      (previous, current) = (current, Int64(rest.rounded(.down)) * current + previous)
      if current > 10_000 { return nil }
      if isNearWhole(value, times: current) { return current }
    }
    return nil
  }

  private static func greatestDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (large, small) = (left, right)
    while small != 0 { (large, small) = (small, large % small) }
    return large
  }
}
