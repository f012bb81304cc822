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
    return DecimalDigits.text(mantissa: mantissa, decimals: decimals, point: point, parting: parting)
  }
}

extension Day {
  /// The day as Vietnamese papers write it, `30/09/2022`.
  package var vietnamese: String {
    let (year, month, day) = components
    return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }
}
