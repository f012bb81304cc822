extension Element {
  /// The element as text that is both HTML and well-formed XML.
  ///
  /// The cost is linear in the length of what comes out.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The element as a whole document, with the line that says that it is HTML.
  public var document: String { "<!DOCTYPE html>\n" + text + "\n" }

  /// Elements of HTML that have no content and no closing tag.
  private static let void: Set<String> = ["br", "col", "hr", "img", "link", "meta"]
  /// Elements after which the text takes a new line, so that people can read and compare it.
  private static let blocks: Set<String> = [
    "body", "caption", "div", "figure", "footer", "h1", "h2", "h3", "head", "header", "hr", "html", "li",
    "link",
    "main", "meta", "nav", "ol", "p", "section", "style", "svg", "table", "tbody", "tfoot", "thead", "title",
    "tr",
    "ul",
  ]

  private func append(to bytes: inout [UInt8]) {
    bytes += "<\(name)".utf8
    for attribute in attributes {
      bytes += " \(attribute.name)=\"".utf8
      Markup.escape(attribute.value, to: &bytes)
      bytes += "\"".utf8
    }
    if content.isEmpty, Element.void.contains(name) {
      bytes += "/>".utf8
    } else {
      bytes += ">".utf8
      for node in content {
        switch node {
        case .text(let text): Markup.escape(text, to: &bytes)
        case .element(let element): element.append(to: &bytes)
        case .style(let style): bytes += style.rules.utf8
        }
      }
      bytes += "</\(name)>".utf8
    }
    if Element.blocks.contains(name) { bytes += "\n".utf8 }
  }
}

/// How text becomes part of a page.
enum Markup {
  /// Writes text so that it means itself in content and in attributes, in HTML and in XML.
  ///
  /// Characters that XML forbids, such as most control characters, are replaced by U+FFFD.
  static func escape(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "'": bytes += "&#39;".utf8
      case "\t", "\n", "\r": bytes.append(UInt8(scalar.value))
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": bytes += "\u{FFFD}".utf8
      default: bytes += String(Character(scalar)).utf8
      }
    }
  }
}
