internal import AllocationModel

/// How the values of a plan are written: plain digits, ISO days, nothing that depends on machine or language.
enum PlanTexts {
  /// The shortest digits that are this double and no other, without an exponent.
  static func plain(_ number: Double) -> String {
    let shortest = number.description
    guard shortest.utf8.contains(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) else {
      let digits = shortest.utf8
      guard digits.suffix(2).elementsEqual(".0".utf8) else { return shortest }
      return String(shortest.prefix(upTo: digits.index(digits.endIndex, offsetBy: -2)))
    }
    guard let mark = shortest.firstIndex(where: { $0 == "e" || $0 == "E" }),
      let exponent = Int(shortest[shortest.index(after: mark)...])
    else { return shortest }
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
    bytes.append(text: table.columns.map(\.name).joined(separator: ","))
    bytes.append(UInt8(ascii: "\n"))
    let first = bytes.count
    let columns = table.columns.map(\.write)
    var text = PlanText(.cell, after: bytes)
    rows.withUnsafeBufferPointer { rows in
      guard var row = rows.baseAddress else { return }
      for index in rows.indices {
        for position in columns.indices {
          if position > 0 { text.add(byte: UInt8(ascii: ",")) }
          columns[position](row, &text)
        }
        text.add(byte: UInt8(ascii: "\n"))
        text.endRow(index + 1, of: rows.count, from: first)
        row += 1
      }
    }
    return text.finished()
  }

  static func append(_ value: PlanValue, to bytes: inout [UInt8]) {
    switch value {
    case .text(let text): bytes.append(cell: text)
    case .whole(let number): bytes.append(whole: number)
    case .decimal(let number): bytes.append(decimal: number)
    case .real(let number): bytes.append(text: plain(number))
    case .flag(let flag): bytes.append(text: flag ? "true" : "false")
    case .day(let day): bytes.append(day: day)
    case .absent: break
    }
  }
}
