/// Numbers and days as people write them.
package enum Written {
  /// A whole number with its thousands parted: `1,234` in English, `1.234` in Vietnamese.
  package static func count(_ number: Int, _ language: Language) -> String {
    let digits = String(number.magnitude)
    var parted = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { parted += language == .english ? "," : "." }
      parted.append(digit)
    }
    return (number < 0 ? "-" : "") + parted
  }

  /// A decimal number: `1,234.5` in English, `1.234,5` in Vietnamese.
  package static func decimal(_ number: ExactDecimal, _ language: Language) -> String {
    let parts = number.description.split(separator: ".")
    // Int.description of the whole part would lose the sign of -0.5.
    let sign = number.mantissa < 0 ? "-" : ""
    let whole = count(abs(Int(parts[0]) ?? 0), language)
    return sign + whole + (parts.count > 1 ? (language == .english ? "." : ",") + parts[1] : "")
  }
}

extension Day {
  /// The day as Vietnamese papers write it, `30/09/2022`.
  package var vietnamese: String {
    let (year, month, day) = components
    return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }
}
