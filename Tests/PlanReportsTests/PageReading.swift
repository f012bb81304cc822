import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as a reader of XML sees it: a browser may forgive what this does not.
struct PageReading {
  /// A table: its class, and the texts of its cells, the heading first.
  struct Table {
    let style: String
    var rows: [[String]] = []
  }

  /// The tables by the section they stand in; those outside of any by the empty name.
  let tables: [(section: String, table: Table)]
  /// All text, without style sheets.
  let text: String
  /// The names of all elements.
  let elements: Set<String>
  /// The titles of the drawings.
  let titles: [String]

  /// Reads a page, which must be well-formed.
  init(_ page: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = reader
    let parsed = parser.parse()
    try #require(parsed, "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    tables = reader.tables
    text = reader.text
    elements = reader.elements
    titles = reader.titles
  }

  /// The only table of a class, without its heading.
  func rows(_ style: String) throws -> [[String]] {
    let found = tables.filter { $0.table.style == style }
    return Array(try #require(found.first).table.rows.dropFirst())
  }

  /// The tables of a section.
  func tables(in section: String) -> [Table] { tables.filter { $0.section == section }.map(\.table) }
}

private final class Reader: NSObject, XMLParserDelegate {
  var tables: [(section: String, table: PageReading.Table)] = []
  var text = ""
  var elements: Set<String> = []
  var titles: [String] = []
  private var section = ""
  private var stack: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    stack.append(name)
    switch name {
    case "section": section = attributes["id"] ?? attributes["class"] ?? ""
    case "table": tables.append((section, PageReading.Table(style: attributes["class"] ?? "")))
    case "tr": tables[tables.count - 1].table.rows.append([])
    case "td", "th":
      let last = tables.count - 1
      // A wide cell counts as often as it is wide, so that columns keep their numbers.
      for _ in 0..<(Int(attributes["colspan"] ?? "1") ?? 1) {
        tables[last].table.rows[tables[last].table.rows.count - 1].append("")
      }
    case "title" where stack.contains("svg"): titles.append("")
    case "span" where stack.contains("td"): add("|")
    default: break
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    stack.removeLast()
    if name == "section" { section = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if stack.contains("style") { return }
    text += string
    if stack.contains("svg") {
      if stack.last == "title" { titles[titles.count - 1] += string }
    } else {
      add(string)
    }
  }

  /// Adds text to the cell that is open.
  private func add(_ string: String) {
    guard stack.contains("td") || stack.contains("th") else { return }
    let last = tables.count - 1
    let row = tables[last].table.rows.count - 1
    let cell = tables[last].table.rows[row].count - 1
    tables[last].table.rows[row][cell] += string
  }
}
