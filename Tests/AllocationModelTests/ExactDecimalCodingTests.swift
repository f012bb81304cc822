import AllocationModel
import Foundation
import Testing

@Suite struct ExactDecimalCodingTests {
  @Test(arguments: [
    ("12.5", "12.5"), ("-0.000000001", "-1e-09"), ("7", "7"), ("0.1", "0.1"), ("9000000000", "9000000000"),
  ])
  func `a number that a double holds is coded as a number`(_ texts: (plain: String, coded: String)) throws {
    let value = try #require(ExactDecimal(plain: texts.plain))
    let coded = try JSONEncoder().encode([value])
    #expect(String(decoding: coded, as: UTF8.self) == "[\(texts.coded)]")
    #expect(try JSONDecoder().decode([ExactDecimal].self, from: coded) == [value])
  }

  @Test(arguments: ["8999999999.000000001", "123456789.123456789"])
  func `a number that a double would round is coded as its text`(_ plain: String) throws {
    let value = try #require(ExactDecimal(plain: plain))
    let coded = try JSONEncoder().encode([value])
    #expect(String(decoding: coded, as: UTF8.self) == "[\"\(plain)\"]")
    #expect(try JSONDecoder().decode([ExactDecimal].self, from: coded) == [value])
  }

  @Test(arguments: ["1e-10", "0.1234567891", "\"12,5\"", "true", "1e300"]) func `anything else is refused`(
    _ coded: String
  ) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ExactDecimal].self, from: Data("[\(coded)]".utf8))
    }
  }

  @Test func `text holds as many digits as 64 bits`() {
    #expect(ExactDecimal(plain: "9223372036854775807")?.mantissa == Int64.max)
    #expect(ExactDecimal(plain: "9223372036854775808") == nil)
    #expect(ExactDecimal(plain: "99999999999999999999") == nil)
  }
}
