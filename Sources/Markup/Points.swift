/// Numbers as SVG and CSS take them.
public enum Points {
  /// A length, rounded to hundredths, without trailing noughts: the same text on every machine.
  ///
  ///     Points.text(12.5)      // 12.5
  ///     Points.text(1.0 / 3)   // 0.33
  ///
  /// What is not finite or beyond ±10⁹ is written as 0: no page is so large.
  public static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let magnitude = hundredths.magnitude
    var decimals = String(magnitude % 100)
    if decimals.count == 1 { decimals = "0" + decimals }
    while decimals.last == "0" { decimals.removeLast() }
    return (hundredths < 0 ? "-" : "") + String(magnitude / 100) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// A part of the width there is, as a percentage: 0.5 is `50%`. Below 0 is 0, above 1 is 1.
  public static func percent(_ part: Double) -> String {
    text((part.isFinite ? min(1, max(0, part)) : 0) * 100) + "%"
  }
}
