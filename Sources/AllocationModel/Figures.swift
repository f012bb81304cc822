/// Writes numbers and days the way readers of a language write them: 1,234.5 in English, 1.234,5 in Vietnamese.
///
///     Figures(.english).number(2960)                        // 2,960
///     Figures(.vietnamese).number(2960)                     // 2.960
///     Figures(.vietnamese).day(Day(iso: "2022-10-13")!)     // 13/10/2022
public struct Figures: Sendable, Hashable {
  /// The language the figures are written for.
  public let language: Language

  /// Makes a writer for a language.
  public init(_ language: Language) {
    self.language = language
  }

  private var thousandsMark: String { language == .english ? "," : "." }
  private var decimalMark: String { language == .english ? "." : "," }

  /// A whole number, its digits in groups of three.
  public func number(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A number with all its decimals, its whole part in groups of three.
  public func number(_ value: ExactDecimal) -> String {
    let parts = value.description.split(separator: "-").last.map { $0.split(separator: ".") } ?? []
    let sign = value < 0 ? "-" : ""
    let whole = grouped(parts.first.map(String.init) ?? "0")
    return parts.count == 2 ? sign + whole + decimalMark + parts[1] : sign + whole
  }

  /// A number rounded half away from nought to at most `decimals` places (0 to 9); trailing noughts are left out.
  ///
  /// Numbers beyond ±9·10^18 ÷ 10^`decimals` are written as `–`, since nothing in a plan is so large.
  public func number(_ value: Double, decimals: Int) -> String {
    let scale = Double(ExactDecimal.power(of: decimals))
    guard let mantissa = Int64(exactly: (value * scale).rounded(.toNearestOrAwayFromZero)),
      let exact = ExactDecimal(mantissa: mantissa, decimals: decimals)
    else { return "–" }
    return number(exact)
  }

  /// A part of a whole as a percentage with at most `decimals` places (0 to 9): 0.345 is `34.5%`.
  public func percent(_ part: Double, decimals: Int) -> String {
    number(part * 100, decimals: decimals) + "%"
  }

  /// A day: `2022-10-13` in English, `13/10/2022` in Vietnamese.
  public func day(_ day: Day) -> String {
    guard language == .vietnamese else { return day.description }
    let (year, month, date) = day.components
    return "\(date < 10 ? "0" : "")\(date)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }

  private func grouped(_ digits: String) -> String {
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { result += thousandsMark }
      result.append(digit)
    }
    return result
  }
}
