/// Writes numbers in decimal digits into memory, without a text made of each.
package enum DecimalDigits {
  /// The bytes that suffice for every number: nineteen digits with a sign, six marks between thousands, a point and a
  /// nought before it.
  package static let mostBytes = 32

  /// Writes a number into the last bytes of some memory.
  ///
  /// - Parameters:
  ///   - mantissa: the number without its point.
  ///   - decimals: how many of its digits stand behind the point.
  ///   - point: what stands before them.
  ///   - parting: what stands between thousands, nil for nothing.
  ///   - bytes: at least ``mostBytes``.
  /// - Returns: where the number begins; it ends where the memory does.
  package static func write(
    mantissa: Int64, decimals: Int, point: UInt8 = UInt8(ascii: "."), parting: UInt8? = nil,
    into bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var rest = mantissa.magnitude
    var start = bytes.count
    var written = 0
    repeat {
      if written == decimals, decimals > 0 {
        start -= 1
        bytes[start] = point
      } else if let parting, written > decimals, (written - decimals).isMultiple(of: 3) {
        start -= 1
        bytes[start] = parting
      }
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      bytes[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder)
      rest = quotient
      written += 1
    } while rest > 0 || written <= decimals
    if mantissa < 0 {
      start -= 1
      bytes[start] = UInt8(ascii: "-")
    }
    return start
  }

  /// A number as a text; the parameters are those of ``write(mantissa:decimals:point:parting:into:)``.
  package static func text(
    mantissa: Int64, decimals: Int, point: UInt8 = UInt8(ascii: "."), parting: UInt8? = nil
  ) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { bytes in
      let start = write(mantissa: mantissa, decimals: decimals, point: point, parting: parting, into: bytes)
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self)
    }
  }
}
