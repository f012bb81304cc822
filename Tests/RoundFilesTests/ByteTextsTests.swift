import AllocationModel
import Testing

@testable import RoundFiles

@Suite struct ByteTextsTests {
  private func written(_ write: (inout [UInt8]) -> Void) -> String {
    var bytes = Array("|".utf8)
    write(&bytes)
    return String(decoding: bytes.dropFirst(), as: UTF8.self)
  }

  @Test func `whole numbers have the digits of their descriptions`() {
    for number in [0, 1, 9, 10, 99, 100, 12_345, -1, -10, Int.max, Int.min] {
      #expect(written { $0.append(whole: number) } == String(number))
    }
  }

  @Test func `decimals have the digits of their descriptions`() throws {
    for mantissa in [0, 1, 9, 12, 120, 999, 1_000_000_007, -1, -5, -1_234, .max, .min] as [Int64] {
      for decimals in 0...9 {
        guard let number = ExactDecimal(mantissa: mantissa, decimals: decimals) else { continue }
        #expect(written { $0.append(decimal: number) } == number.description)
      }
    }
  }

  @Test func `days have the digits of their descriptions`() {
    for number in stride(from: -800_000, to: 3_100_000, by: 997) {
      let day = Day(number: number)
      #expect(written { $0.append(day: day) } == day.description)
    }
  }

  @Test(arguments: [
    ("AZ", "AZ"), ("", ""), ("a,b", "\"a,b\""), ("a;b", "a;b"), ("say \"ah\"", "\"say \"\"ah\"\"\""),
    ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), (" a", "\" a\""), ("a\t", "\"a\t\""), ("Đông", "Đông"),
    ("xã", "xã"), ("\u{A0}a", "\"\u{A0}a\""), ("a\u{3000}", "\"a\u{3000}\""), ("a\u{85}", "\"a\u{85}\""),
    ("a b", "a b"), ("\u{1}", "\u{1}"), ("a \u{301}", "\"a \u{301}\""), ("a\u{200B}", "a\u{200B}"),
  ])
  func `cells are quoted where they would be read as something else`(_ example: (text: String, cell: String))
  {
    #expect(written { $0.append(cell: example.text) } == example.cell)
  }

  @Test func `JSON strings escape what they must`() {
    #expect(
      written { $0.append(jsonText: "Hòa \"x\" \\ \n\r\t\u{1}\u{1F}\u{7F}") }
        == "\"Hòa \\\"x\\\" \\\\ \\n\\r\\t\\u0001\\u001f\u{7F}\"")
    #expect(written { $0.append(jsonText: "phường 1") } == "\"phường 1\"")
  }

  @Test func `room is made for all rows as soon as some are written`() {
    var bytes = [UInt8](repeating: 0, count: 10 + 1024 * 30)
    bytes.makeRoom(afterRows: 1023, of: 100_000, from: 10)
    #expect(bytes.capacity < 1_000_000)
    bytes.makeRoom(afterRows: 1024, of: 100_000, from: 10)
    #expect((3_000_000...3_600_000).contains(bytes.capacity))
  }
}
