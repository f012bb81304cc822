import AllocationModel
import Testing

@testable import RoundFiles

@Suite struct CellTextsTests {
  /// Two hundred rows, some of them blank, some over two lines.
  private let content = Array(
    ("vaccine,group,dose\n"
      + (1...200).map { number in
        number.isMultiple(of: 7) ? "\n" : "\(number.isMultiple(of: 5) ? "\"A\nZ\"" : "AZ"),g\(number),1\n"
      }.joined()).utf8)

  @Test func `the cell of every row is found again`() throws {
    let texts = try #require(RoundTableLayouts.eligibility.read(content, style: .plain).texts)
    for number in 1...200 {
      let isBlank = number.isMultiple(of: 7)
      #expect(texts.text(row: number + 1, column: "group") == (isBlank ? nil : "g\(number)"))
    }
    #expect(texts.text(row: 1, column: "group") == nil)
    #expect(texts.text(row: 0, column: "group") == nil)
    #expect(texts.text(row: 202, column: "group") == nil)
    #expect(texts.text(row: 2, column: "share") == nil)
  }

  @Test func `every row that is not blank is found by its number among these`() throws {
    let reading = RoundTableLayouts.eligibility.read(content, style: .plain)
    let texts = try #require(reading.texts)
    for (index, row) in reading.rows.enumerated() { #expect(texts.row(ofDataRow: index) == row.row) }
    #expect(texts.row(ofDataRow: reading.rows.count) == nil)
    #expect(texts.row(ofDataRow: -1) == nil)
  }
}
