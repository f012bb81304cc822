/// A piece of a page: text, or an element with what is in it.
public enum Node: Sendable, Hashable {
  /// Text as a reader sees it; it is escaped when it is written.
  case text(String)
  /// An element.
  case element(Element)
  /// A style sheet, written as it is.
  case style(StyleSheet)
}

/// An element of HTML or SVG: a name, attributes, and content.
///
///     let row = Element("tr", ["class": "total"]) {
///       Element("td") { "Trà Vinh" }
///       Element("td", ["class": "number"]) { "1.240" }
///     }
///     print(row.text)  // <tr class="total"><td>Trà Vinh</td><td class="number">1.240</td></tr>
///
/// Names are written as they are and must be literals of the program. Text and the values of attributes may come
/// from anywhere: they are escaped, so that a recipient called `<script>` is a name and nothing else.
public struct Element: Sendable, Hashable {
  /// One attribute.
  struct Attribute: Sendable, Hashable {
    let name: String
    let value: String
  }

  let name: String
  let attributes: [Attribute]
  let content: [Node]

  /// Makes an element.
  ///
  /// - Parameters:
  ///   - name: the name, such as `td`.
  ///   - attributes: names with values; one whose value is nil is left out.
  ///   - content: what is in it, from the first to the last.
  public init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    @MarkupBuilder content: () -> [Node] = { [] }
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { Attribute(name: name, value: $0) } }
    self.content = content()
  }
}

/// A style sheet of the program, which holds no data and so needs no escaping.
public struct StyleSheet: Sendable, Hashable {
  let rules: String

  /// Makes a style sheet from a text of the program.
  ///
  /// It must hold neither `<` nor `&`, which HTML and XML read differently in a style sheet.
  public init(_ rules: StaticString) {
    let text = rules.description
    precondition(!text.contains("<") && !text.contains("&"), "a style sheet without < and &")
    self.rules = text
  }
}

/// Puts nodes, elements and texts one after the other.
@resultBuilder
public enum MarkupBuilder {
  /// Takes an element.
  public static func buildExpression(_ element: Element) -> [Node] { [.element(element)] }
  /// Takes an element, or nothing.
  public static func buildExpression(_ element: Element?) -> [Node] { element.map { [.element($0)] } ?? [] }
  /// Takes a text.
  public static func buildExpression(_ text: String) -> [Node] { [.text(text)] }
  /// Takes a style sheet.
  public static func buildExpression(_ style: StyleSheet) -> [Node] { [.style(style)] }
  /// Takes several elements.
  public static func buildExpression(_ elements: [Element]) -> [Node] { elements.map { .element($0) } }
  /// Takes several nodes.
  public static func buildExpression(_ nodes: [Node]) -> [Node] { nodes }
  /// Joins parts.
  public static func buildBlock(_ parts: [Node]...) -> [Node] { parts.flatMap { $0 } }
  /// Joins the rounds of a loop.
  public static func buildArray(_ parts: [[Node]]) -> [Node] { parts.flatMap { $0 } }
  /// Takes what stands under a condition, or nothing.
  public static func buildOptional(_ part: [Node]?) -> [Node] { part ?? [] }
  /// Takes the first branch.
  public static func buildEither(first part: [Node]) -> [Node] { part }
  /// Takes the second branch.
  public static func buildEither(second part: [Node]) -> [Node] { part }
}
