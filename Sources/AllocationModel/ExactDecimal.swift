/// A decimal number kept exactly as a table writes it: 0.29 × 100 is 29.
///
/// The value is `mantissa × 10^-decimals`, always in lowest form, so that equal numbers are equal values.
/// At most nine decimals and nearly nineteen digits (9.2·10¹⁸ without the point) are held; tables may have eighteen
/// digits, and one that has more is told so.
public struct ExactDecimal: Hashable, Sendable {
  /// The digits as a whole number, with the sign.
  public let mantissa: Int64
  /// How many of the digits stand behind the decimal point, 0 to 9.
  @inlinable public var decimals: Int { Int(places) }

  // A byte, because tables hold these by the million, most of them optional.
  @usableFromInline let places: Int8

  /// The most decimals a value holds.
  public static let mostDecimals = 9

  /// The number nought.
  public static let zero = ExactDecimal(0)

  /// Makes a whole number.
  public init(_ whole: Int) {
    mantissa = Int64(whole)
    places = 0
  }

  /// Makes `mantissa × 10^-decimals`, or nil where more than nine decimals would be left in lowest form.
  public init?(mantissa: Int64, decimals: Int) {
    var mantissa = mantissa
    var decimals = mantissa == 0 ? 0 : decimals
    while decimals > 0, mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    guard (0...ExactDecimal.mostDecimals).contains(decimals) else { return nil }
    self.mantissa = mantissa
    places = Int8(decimals)
  }

  /// Makes a number from digits with at most one `.`, such as `12` or `12.5`, with `-` before it or not.
  ///
  /// Nil where the text is anything else, or has more digits than are held.
  public init?(plain text: some StringProtocol) {
    var mantissa: Int64 = 0
    var decimals: Int?
    var sawDigit = false
    var negative = false
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0:
        negative = true
      case UInt8(ascii: ".") where decimals == nil && sawDigit:
        decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        guard !overflow, !carried else { return nil }
        mantissa = sum
        decimals = decimals.map { $0 + 1 }
        sawDigit = true
      default:
        return nil
      }
    }
    guard sawDigit, decimals != 0 else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, decimals: decimals ?? 0)
  }

  /// The nearest double.
  public var doubleValue: Double {
    Double(mantissa) / Double(ExactDecimal.power(of: decimals))
  }

  /// Whether nothing stands behind the decimal point.
  public var isWhole: Bool { decimals == 0 }

  /// The largest whole number not above the value.
  public var floor: Int {
    if isWhole { return Int(mantissa) }
    return Int(ExactDecimal.floorDivided(Int128(mantissa), by: Int128(ExactDecimal.power(of: decimals))))
  }

  /// The largest whole number not above the product of two values, without rounding on the way.
  ///
  ///     ExactDecimal.floorOfProduct(ExactDecimal(100), ExactDecimal(plain: "0.29")!)  // 29
  public static func floorOfProduct(_ left: ExactDecimal, _ right: ExactDecimal) -> Int {
    let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
    if !overflow, product >= 0 { return Int(product / power(of: left.decimals + right.decimals)) }
    let digits = Int128(left.mantissa) * Int128(right.mantissa)
    let scale = Int128(power(of: left.decimals)) * Int128(power(of: right.decimals))
    return Int(floorDivided(digits, by: scale))
  }

  /// The value in units of `10^-decimals`, or nil where it is no whole number of them or too large.
  public func units(decimals wanted: Int) -> Int64? {
    guard wanted >= decimals, wanted - decimals <= 18 else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(
      by: ExactDecimal.power(of: wanted - decimals))
    return overflow ? nil : product
  }

  /// Ten to the power of `exponent`, 0 to 18.
  public static func power(of exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func floorDivided(_ number: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension ExactDecimal {
  /// The sum, or nil where it is too large to hold.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let common = max(decimals, other.decimals)
    guard let left = units(decimals: common), let right = other.units(decimals: common) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(mantissa: sum, decimals: common)
  }

  /// The difference, or nil where it is too large to hold.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    ExactDecimal(mantissa: -other.mantissa, decimals: other.decimals).flatMap { adding($0) }
  }

  /// The product, or nil where it is too large to hold or has more than nine decimals.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    var (digits, places) = (product, decimals + other.decimals)
    while places > 0, digits % 10 == 0, digits != 0 {
      digits /= 10
      places -= 1
    }
    return overflow ? nil : ExactDecimal(mantissa: digits, decimals: places)
  }
}

extension ExactDecimal: Comparable {
  /// Whether the first number is the smaller one.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.places == right.places { return left.mantissa < right.mantissa }
    return Int128(left.mantissa) * Int128(power(of: right.decimals))
      < Int128(right.mantissa) * Int128(power(of: left.decimals))
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The number in plain digits, such as `12.5`.
  public var description: String {
    DecimalDigits.text(mantissa: mantissa, decimals: decimals)
  }
}

extension ExactDecimal: Codable {
  /// Reads a number of the format, or a number from its plain text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let whole = try? container.decode(Int.self) {
      self.init(whole)
      return
    }
    if let number = try? container.decode(Double.self) {
      guard let value = ExactDecimal(shortest: number) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "too many digits: \(number)")
      }
      self = value
      return
    }
    let text = try container.decode(String.self)
    guard let value = ExactDecimal(plain: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a plain decimal number: \(text)")
    }
    self = value
  }

  /// Writes a number of the format where a double holds all its digits, else the plain text, so that nothing is
  /// rounded.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if isWhole {
      try container.encode(mantissa)
    } else if ExactDecimal(shortest: doubleValue) == self {
      try container.encode(doubleValue)
    } else {
      try container.encode(description)
    }
  }

  /// Makes the decimal with the fewest digits that is nearest to this double and no other; nil where it has more
  /// digits than are held.
  private init?(shortest number: Double) {
    let text = number.description
    guard let mark = text.firstIndex(of: "e") else {
      self.init(plain: text)
      return
    }
    guard let digits = ExactDecimal(plain: text[..<mark]),
      let exponent = Int(text[text.index(after: mark)...])
    else { return nil }
    let decimals = digits.decimals - exponent
    if decimals >= 0 {
      self.init(mantissa: digits.mantissa, decimals: decimals)
    } else {
      guard decimals >= -18 else { return nil }
      let (mantissa, overflow) = digits.mantissa.multipliedReportingOverflow(
        by: ExactDecimal.power(of: -decimals))
      if overflow { return nil }
      self.init(mantissa: mantissa, decimals: 0)
    }
  }
}
