internal import AllocationModel

/// A quantity in units of 10^-9, so that sums of decimals as the tables write them stay exact.
///
/// Tables hold at most nine decimals and eighteen digits; 128 bits leave room for 10^11 of the largest.
typealias Nano = Int128

extension ExactDecimal {
  /// The value in units of 10^-9.
  var nano: Nano {
    Nano(mantissa) * Nano(ExactDecimal.power(of: ExactDecimal.mostDecimals - decimals))
  }
}

extension Nano {
  /// One, in units of 10^-9.
  static let one: Nano = 1_000_000_000

  /// Nearest double of the quantity that is meant.
  var asDouble: Double { Double(self) / 1e9 }

  /// The quantity as an exact decimal; the largest one where it cannot be held.
  var asDecimal: ExactDecimal {
    guard let mantissa = Int64(exactly: self), let exact = ExactDecimal(mantissa: mantissa, decimals: 9)
    else {
      return ExactDecimal(Int(clamping: self / .one))
    }
    return exact
  }

  /// The quantity rounded up to a whole number of `unit`, counted in units; `unit` must be positive.
  func dividedUp(by unit: Nano) -> Nano { self <= 0 ? 0 : (self + unit - 1) / unit }
}

extension Int {
  /// The count, kept within ±10^10.
  ///
  /// A plan can state any number. Whatever lies beyond breaks a rule by itself, and sums of these cannot overflow.
  var bounded: Int { Swift.min(Swift.max(self, -10_000_000_000), 10_000_000_000) }
}
