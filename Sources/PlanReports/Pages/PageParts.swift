internal import AllocationModel
internal import Markup

/// Parts that pages share.
enum PageParts {
  /// A whole page.
  static func page(
    _ paper: Paper, title: String, class name: String, styles: [StyleSheet], @MarkupBuilder body: () -> [Node]
  ) -> String {
    Element("html", ["lang": paper.language.rawValue]) {
      Element("head") {
        Element("meta", ["charset": "utf-8"])
        Element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        // Nothing is fetched, whatever a name in the data looks like.
        Element(
          "meta",
          [
            "http-equiv": "Content-Security-Policy",
            "content": "default-src 'none'; style-src 'unsafe-inline'",
          ])
        Element("title") { title }
        for style in styles { Element("style") { style } }
      }
      Element("body", ["class": name]) { body() }
    }.document
  }

  /// A section with a heading and, where there is one, a sentence under it.
  static func section(
    _ id: String, _ heading: String, _ lead: String? = nil, @MarkupBuilder content: () -> [Node]
  ) -> Element {
    Element("section", ["id": id]) {
      Element("h2") { heading }
      if let lead { Element("p", ["class": "lead"]) { lead } }
      content()
    }
  }

  /// A table that scrolls by itself where the screen is narrow.
  static func table(
    _ columns: [Column], rows: [[Cell]], totals: [[Cell]] = [], caption: String? = nil,
    class name: String? = nil
  ) -> Element {
    Element("div", ["class": "scroll"]) {
      Element("table", ["class": name]) {
        if let caption { Element("caption") { caption } }
        Element("thead") {
          Element("tr") {
            for column in columns {
              Element("th", ["scope": "col", "class": column.style]) { column.heading }
            }
          }
        }
        Element("tbody") { for row in rows { line(row, columns) } }
        if !totals.isEmpty { Element("tfoot") { for row in totals { line(row, columns) } } }
      }
    }
  }

  private static func line(_ cells: [Cell], _ columns: [Column]) -> Element {
    var column = 0
    return Element("tr", ["class": cells.first?.rowStyle]) {
      for cell in cells where column < columns.count {
        let style = [columns[column].style, cell.style].compactMap { $0 }.joined(separator: " ")
        let span = cell.columns > 1 ? String(cell.columns) : nil
        let _ = column += cell.columns
        Element("td", ["class": style.isEmpty ? nil : style, "colspan": span]) { cell.content }
      }
    }
  }

  /// A column of a table.
  struct Column {
    let heading: [Node]
    let style: String?

    /// A column of words.
    static func words(_ heading: String) -> Column {
      Column(heading: [.text(heading)], style: nil)
    }

    /// A column of words that are not broken, such as lot numbers.
    static func codes(_ heading: String) -> Column {
      Column(heading: [.text(heading)], style: "code")
    }

    /// A column of short texts that stand in the middle, such as days.
    static func middle(_ heading: String) -> Column {
      Column(heading: [.text(heading)], style: "c")
    }

    /// A column of numbers.
    static func numbers(_ heading: String) -> Column {
      Column(heading: [.text(heading)], style: "n")
    }

    /// A column of drawings.
    static func drawing(_ heading: [Node]) -> Column {
      Column(heading: heading, style: "draw")
    }
  }

  /// A cell of a table.
  struct Cell: ExpressibleByStringLiteral {
    let content: [Node]
    var style: String?
    var rowStyle: String?
    /// How many columns it takes.
    var columns = 1

    init(_ text: String, style: String? = nil) {
      content = [.text(text)]
      self.style = style
    }

    init(_ element: Element) {
      content = [.element(element)]
    }

    /// A text with a smaller one below it.
    init(_ text: String, under: String) {
      content = [.text(text), .element(Element("span", ["class": "under"]) { under })]
    }

    init(content: [Node]) {
      self.content = content
    }

    init(stringLiteral text: String) { self.init(text) }
  }
}
