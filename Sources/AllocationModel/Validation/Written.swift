/// Numbers and days as people write them.
package enum Written {
  /// A whole number with its thousands parted: `1,234` in English, `1.234` in Vietnamese.
  package static func count(_ number: Int, _ language: Language) -> String {
    text(mantissa: Int64(number), decimals: 0, language)
  }

  /// A decimal number: `1,234.5` in English, `1.234,5` in Vietnamese.
  package static func decimal(_ number: ExactDecimal, _ language: Language) -> String {
    text(mantissa: number.mantissa, decimals: number.decimals, language)
  }

  private static func text(mantissa: Int64, decimals: Int, _ language: Language) -> String {
    let (point, parting) =
      language == .english
      ? (UInt8(ascii: "."), UInt8(ascii: ",")) : (UInt8(ascii: ","), UInt8(ascii: "."))
    // Nineteen digits with a sign, six marks between thousands, a point and a nought before it are the most.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { bytes in
      var rest = mantissa.magnitude
      var start = bytes.count
      var written = 0
      repeat {
        if written == decimals, decimals > 0 {
          start -= 1
          bytes[start] = point
        } else if written > decimals, (written - decimals).isMultiple(of: 3) {
          start -= 1
          bytes[start] = parting
        }
        start -= 1
        bytes[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        written += 1
      } while rest > 0 || written <= decimals
      if mantissa < 0 {
        start -= 1
        bytes[start] = UInt8(ascii: "-")
      }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self)
    }
  }
}

extension Day {
  /// The day as Vietnamese papers write it, `30/09/2022`.
  package var vietnamese: String {
    let (year, month, day) = components
    return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }
}
