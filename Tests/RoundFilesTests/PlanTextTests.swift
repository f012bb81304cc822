import AllocationModel
import Testing

@testable import RoundFiles

/// What is written in large pieces beside what is written value by value.
@Suite struct PlanTextTests {
  private static let texts = [
    "", "AZ", "a", "1234567", "12345678", "123456789", "phường Tân Hạnh 1", "xã", "Đông", "Ấp", "ạ", "a,b",
    "a;b",
    "say \"ah\"", "a\nb", "a\rb", " a", "a\t", "\u{A0}a", "a\u{3000}", "a\u{85}", "\u{1}", "a \u{301}",
    "a\u{200B}",
    "\\", "abcdefgh\u{1F}", "\u{7F}", "日本", "ữ,", "Hòa", "Ho\u{300}a", "\u{1680}a", "a\u{2028}", "e\u{301}",
    String(repeating: "dài ", count: 100), String(repeating: "x", count: 300_000),
  ]
  private static let values: [PlanValue] =
    texts.map(PlanValue.text)
    + [0, 1, 9, 10, 11, 99, 100, 999, 1000, 9_999, 10_000, 99_999, 123_456_789, -1, -10, .max, .min].map(
      PlanValue.whole)
    + [0.0, -0.0, 1, 0.1, 1.5, -2.25, 1e-7, 1.5e300, 0.1 + 0.2, 100, 1e16, 123_456.75, -1e-10].map(
      PlanValue.real)
    + [-800_000, -719_529, -719_528, -1, 0, 19_000, 19_000, 19_001, 2_932_896, 2_932_897].map {
      PlanValue.day(Day(number: $0))
    }
    + ([0, 1, 9, 12, 120, 999, 1_000_000_007, -1, -5, -1_234, .max, .min] as [Int64]).flatMap { mantissa in
      (0...9).compactMap { ExactDecimal(mantissa: mantissa, decimals: $0).map(PlanValue.decimal) }
    }
    + [.flag(true), .flag(false), .absent]

  @Test(arguments: values.indices) func `a cell is written as it always was`(_ index: Int) {
    let value = PlanTextTests.values[index]
    var plain = Array("|".utf8)
    PlanTexts.append(value, to: &plain)
    var text = PlanText(.cell, after: Array("|".utf8))
    text.add(value)
    #expect(text.finished() == plain)
  }

  @Test(arguments: texts) func `a JSON string is written as it always was`(_ example: String) {
    var plain: [UInt8] = []
    plain.append(jsonText: example)
    var text = PlanText(.json, after: [])
    text.add(text: example)
    #expect(text.finished() == plain)
  }

  @Test func `values of JSON are numbers, words and strings`() {
    var text = PlanText(.json, after: [])
    for value in [.whole(-7), .real(2.5), .flag(true), .absent, .day(Day(number: 0)), .day(Day(number: 0))]
      as [PlanValue]
    {
      text.add(value)
      text.add(byte: UInt8(ascii: " "))
    }
    #expect(
      String(decoding: text.finished(), as: UTF8.self) == "-7 2.5 true null \"1970-01-01\" \"1970-01-01\" ")
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 5000]) func `rows follow one another however many there are`(
    _ count: Int
  ) {
    var text = PlanText(.cell, after: Array("heading\n".utf8))
    var plain = Array("heading\n".utf8)
    for row in 0..<count {
      let value = PlanValue.text("\(row) " + String(repeating: "y", count: row % 90))
      text.add(value)
      text.add(byte: 10)
      text.endRow(row + 1, of: count, from: 8)
      PlanTexts.append(value, to: &plain)
      plain.append(10)
    }
    #expect(text.finished() == plain)
  }

  @Test func `outer bytes that are sure of no blank are right`() {
    for first in 0..<0x3100 {
      guard let scalar = Unicode.Scalar(UInt32(first)) else { continue }
      for text in ["\(scalar)", "\(scalar)a", "a\(scalar)", "ấ\(scalar)ấ", " \(scalar)", "\(scalar) "] {
        let isSure = Array(text.utf8).withUnsafeBufferPointer(OuterBytes.areNoBlanks)
        let isBlank = text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false
        if isSure { #expect(!isBlank, "\(scalar.value)") }
      }
    }
    for word in ["ấp", "xã", "AZ", "Đà Nẵng", "ơ", ""] {
      #expect(Array(word.utf8).withUnsafeBufferPointer(OuterBytes.areNoBlanks))
    }
  }
}
