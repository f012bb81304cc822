internal import AllocationModel

/// How the values of a plan are written: plain digits, ISO days, nothing that depends on machine or language.
enum PlanTexts {
  /// The shortest digits that are this double and no other, without an exponent.
  static func plain(_ number: Double) -> String {
    let shortest = number.description
    guard let mark = shortest.firstIndex(where: { $0 == "e" || $0 == "E" }),
      let exponent = Int(shortest[shortest.index(after: mark)...])
    else { return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest }
    var digits = shortest[..<mark].filter { $0.isNumber }
    let sign = shortest.hasPrefix("-") ? "-" : ""
    let point = 1 + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + trimmed(digits) }
    if digits.count < point { digits += String(repeating: "0", count: point - digits.count) }
    let split = digits.index(digits.startIndex, offsetBy: point)
    let decimals = trimmed(String(digits[split...]))
    return sign + digits[..<split] + (decimals.isEmpty ? "" : "." + decimals)
  }

  private static func trimmed(_ decimals: String) -> String {
    var decimals = Substring(decimals)
    while decimals.last == "0" { decimals.removeLast() }
    return String(decimals)
  }

  /// A table with its heading, in UTF-8, with LF at each row's end, cells quoted as RFC 4180 says.
  static func csv<Row>(_ table: PlanTable<Row>, _ rows: [Row]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 * (rows.count + 1))
    bytes += Array(table.columns.map(\.name).joined(separator: ",").utf8)
    bytes.append(UInt8(ascii: "\n"))
    for row in rows {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(column.value(row), to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  static func append(_ value: PlanValue, to bytes: inout [UInt8]) {
    switch value {
    case .text(let text): appendCell(text, to: &bytes)
    case .whole(let number): bytes += Array(String(number).utf8)
    case .decimal(let number): bytes += Array(number.description.utf8)
    case .real(let number): bytes += Array(plain(number).utf8)
    case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .day(let day): bytes += Array(day.description.utf8)
    case .absent: break
    }
  }

  private static func appendCell(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes =
      text.utf8.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
      } || text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false
    guard needsQuotes else {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
