internal import AllocationModel

/// A JSON value with its place in the text.
///
/// Numbers keep their digits, objects keep all their keys.
struct JSONValue {
  indirect enum Content {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([(key: String, row: Int, value: JSONValue)])
  }

  let content: Content
  /// The line on which the value begins, from 1.
  let row: Int

  /// The value under a key, the first of several.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The value as it can be shown in a message.
  var shown: String {
    switch content {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): text
    case .list: "[…]"
    case .object: "{…}"
    }
  }
}

/// Why a text is not JSON.
struct JSONProblem: Error, Hashable {
  /// The line, from 1.
  let row: Int
  /// What is wrong there.
  let wording: Wording
}

/// Reads JSON (RFC 8259) strictly.
///
/// The project has its own reader because settings and plans need what the usual ones lose: exact decimal
/// numbers, keys that stand twice, and the line of each value.
struct JSONText {
  private let bytes: [UInt8]
  private var position = 0
  private var row = 1
  private var depth = 0

  /// Reads one value that fills the whole text.
  static func value(of utf8: [UInt8]) throws(JSONProblem) -> JSONValue {
    var text = JSONText(bytes: utf8)
    let value = try text.value()
    text.skipBlanks()
    if text.position < utf8.count {
      throw text.problem("there is text after the end", "có nội dung thừa ở cuối")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func problem(_ english: String, _ vietnamese: String) -> JSONProblem {
    JSONProblem(row: row, wording: Wording(en: english, vi: vietnamese))
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      if byte == 0x0A { row += 1 }
      position += 1
    }
  }

  private mutating func value() throws(JSONProblem) -> JSONValue {
    skipBlanks()
    let start = row
    guard let byte = next else { throw problem("the text ends too early", "nội dung kết thúc quá sớm") }
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw problem("values are nested too deeply", "các giá trị lồng nhau quá sâu") }
    switch byte {
    case UInt8(ascii: "{"): return JSONValue(content: .object(try members()), row: start)
    case UInt8(ascii: "["): return JSONValue(content: .list(try elements()), row: start)
    case UInt8(ascii: "\""): return JSONValue(content: .text(try string()), row: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONValue(content: .number(try number()), row: start)
    default:
      for (word, content) in [
        ("true", JSONValue.Content.flag(true)), ("false", .flag(false)), ("null", .null),
      ]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return JSONValue(content: content, row: start)
      }
      throw problem("a value is expected here", "cần một giá trị ở đây")
    }
  }

  private mutating func members() throws(JSONProblem) -> [(key: String, row: Int, value: JSONValue)] {
    var members: [(key: String, row: Int, value: JSONValue)] = []
    position += 1
    skipBlanks()
    if next == UInt8(ascii: "}") {
      position += 1
      return members
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else {
        throw problem("a key in double quotes is expected here", "cần một khóa đặt trong dấu ngoặc kép ở đây")
      }
      let line = row
      let key = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else {
        throw problem("a colon is expected after \"\(key)\"", "cần dấu hai chấm sau \"\(key)\"")
      }
      position += 1
      members.append((key, line, try value()))
      if try ends(with: UInt8(ascii: "}")) { return members }
    }
  }

  private mutating func elements() throws(JSONProblem) -> [JSONValue] {
    var elements: [JSONValue] = []
    position += 1
    skipBlanks()
    if next == UInt8(ascii: "]") {
      position += 1
      return elements
    }
    while true {
      elements.append(try value())
      if try ends(with: UInt8(ascii: "]")) { return elements }
    }
  }

  private mutating func ends(with bracket: UInt8) throws(JSONProblem) -> Bool {
    skipBlanks()
    guard let byte = next, byte == bracket || byte == UInt8(ascii: ",") else {
      throw problem("a comma or the end of the list is expected here", "cần dấu phẩy hoặc dấu kết thúc ở đây")
    }
    position += 1
    return byte == bracket
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    let leading = whole > 1 && bytes[position - whole] == UInt8(ascii: "0")
    var valid = whole > 0 && !leading
    if next == UInt8(ascii: ".") {
      position += 1
      valid = digits() > 0 && valid
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      valid = digits() > 0 && valid
    }
    guard valid else { throw problem("this is no JSON number", "đây không phải là số trong JSON") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONProblem) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return text.withUnsafeBufferPointer { ComposedText.of($0) }
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw problem("a text must end on its line", "chuỗi phải kết thúc trên cùng một dòng")
      default: text.append(byte)
      }
    }
    throw problem("a text never ends", "chuỗi không có dấu ngoặc kép kết thúc")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    guard let byte = next else { throw problem("a text never ends", "chuỗi không có dấu ngoặc kép kết thúc") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) { value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) }
      }
      guard let scalar = Unicode.Scalar(value) else { fallthrough }
      text += Array(String(scalar).utf8)
    default: throw problem("this escape is not known", "ký tự thoát không hợp lệ")
    }
  }

  private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw problem("four hexadecimal digits are expected after \\u", "cần bốn chữ số hệ 16 sau \\u") }
    position += 4
    return value
  }
}
