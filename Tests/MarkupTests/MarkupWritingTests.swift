import Foundation
import Markup
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct MarkupWritingTests {
  @Test func `an element is written with its attributes and content`() {
    let row = Element("tr", ["class": "total", "id": nil]) {
      Element("td") { "Trà Vinh" }
      Element("td", ["class": "number"]) { "1.240" }
    }
    #expect(row.text == "<tr class=\"total\"><td>Trà Vinh</td><td class=\"number\">1.240</td></tr>\n")
  }

  @Test func `loops and conditions put nothing in where there is nothing`() {
    let some = [1, 2]
    let list = Element("span") {
      for number in some { Element("b") { String(number) } }
      if some.isEmpty { "none" }
      if some.count > 1 { "several" } else { "one" }
    }
    #expect(list.text == "<span><b>1</b><b>2</b>several</span>")
  }

  @Test func `a name that looks like a script is a name`() {
    let name = "<script>alert('&\"')</script>"
    let cell = Element("td", ["title": name]) { name }
    let escaped = "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;"
    #expect(cell.text == "<td title=\"\(escaped)\">\(escaped)</td>")
  }

  @Test func `what cannot stand in a page is replaced`() {
    #expect(Element("i") { "a\u{0}\u{1B}[2J\u{FFFE}b\tc" }.text == "<i>a\u{FFFD}\u{FFFD}[2J\u{FFFD}b\tc</i>")
  }

  @Test func `empty elements of HTML have no closing tag, others have one`() {
    #expect(Element("br").text == "<br/>")
    #expect(Element("td").text == "<td></td>")
  }

  @Test func `a document is well-formed XML, and its texts come out as they went in`() throws {
    let texts = ["=1+1", "<b>", "a & b", "Hòa", "\"", "😀", "]]>"]
    let page = Element("html", ["lang": "vi"]) {
      Element("head") {
        Element("meta", ["charset": "utf-8"])
        Element("style") { StyleSheet("td { color: #000 }") }
      }
      Element("body") { for text in texts { Element("p") { text } } }
    }
    #expect(page.document.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    let reader = TextsOfParagraphs()
    let parser = XMLParser(data: Data(page.document.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.texts == texts)
  }

  @Test func `the same content is the same bytes`() {
    func make() -> String { Element("p", ["b": "1", "a": "2"]) { "x" }.text }
    #expect(make() == "<p b=\"1\" a=\"2\">x</p>\n")
    #expect(make() == make())
  }
}

/// Collects the text of every paragraph.
private final class TextsOfParagraphs: NSObject, XMLParserDelegate {
  var texts: [String] = []
  private var inParagraph = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    inParagraph = name == "p"
    if inParagraph { texts.append("") }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    inParagraph = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if inParagraph { texts[texts.count - 1] += string }
  }
}

struct PointsTests {
  @Test(arguments: [
    (12.5, "12.5"), (1.0 / 3, "0.33"), (3, "3"), (0, "0"), (-0.05, "-0.05"), (0.999, "1"), (100.1, "100.1"),
    (-0.001, "0"), (.infinity, "0"), (.nan, "0"),
  ])
  func `lengths are short and the same everywhere`(_ value: Double, _ text: String) {
    #expect(Points.text(value) == text)
  }

  @Test func `a part is a percentage between nothing and all`() {
    #expect(Points.percent(0.5) == "50%")
    #expect(Points.percent(0.1234) == "12.34%")
    #expect(Points.percent(-1) == "0%")
    #expect(Points.percent(7) == "100%")
    #expect(Points.percent(.nan) == "0%")
  }
}
