/// A JSON value to be written: keys in the order given, the same bytes everywhere.
enum JSONOutput {
  case null
  case whole(Int)
  /// A number in digits that are JSON already.
  case digits(String)
  case flag(Bool)
  case text(String)
  case list([JSONOutput])
  case object([(key: String, value: JSONOutput)])

  /// The value as a file: objects in objects are indented, those that hold single values stand on one line.
  var file: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: "", open: true)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private var isSingle: Bool {
    switch self {
    case .list(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to bytes: inout [UInt8], indent: String, open: Bool) {
    switch self {
    case .null: bytes += Array("null".utf8)
    case .whole(let number): bytes += Array(String(number).utf8)
    case .digits(let digits): bytes += Array(digits.utf8)
    case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .text(let text): JSONOutput.append(quoted: text, to: &bytes)
    case .list(let elements):
      JSONOutput.enclose(elements, "[", "]", to: &bytes, indent, isOpen: !elements.isEmpty) {
        $0.write(to: &$1, indent: indent + "  ", open: false)
      }
    case .object(let members):
      let isOpen = open || members.contains { !$0.value.isSingle }
      JSONOutput.enclose(members, "{", "}", to: &bytes, indent, isOpen: isOpen) { member, bytes in
        JSONOutput.append(quoted: member.key, to: &bytes)
        bytes += Array(": ".utf8)
        member.value.write(to: &bytes, indent: indent + "  ", open: false)
      }
    }
  }

  private static func enclose<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, to bytes: inout [UInt8], _ indent: String,
    isOpen: Bool, _ write: (Element, inout [UInt8]) -> Void
  ) {
    bytes += Array(opening.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes += Array((isOpen ? "," : ", ").utf8) }
      if isOpen { bytes += Array("\n\(indent)  ".utf8) }
      write(element, &bytes)
    }
    if isOpen, !elements.isEmpty { bytes += Array("\n\(indent)".utf8) }
    bytes += Array(closing.utf8)
  }

  private static func append(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
