import Testing

@testable import AllocationModel

struct DecimalDigitsTests {
  @Test(arguments: [
    (0, 0, "0"), (7, 0, "7"), (-7, 1, "-0.7"), (5, 3, "0.005"), (1234, 2, "12.34"), (-1200, 2, "-12.00"),
    (Int64.max, 9, "9223372036.854775807"), (Int64.min, 0, "-9223372036854775808"),
    (Int64.min, 18, "-9.223372036854775808"), (3, 18, "0.000000000000000003"),
  ])
  func `every digit is written`(mantissa: Int64, decimals: Int, text: String) {
    #expect(DecimalDigits.text(mantissa: mantissa, decimals: decimals) == text)
  }

  @Test(arguments: [
    (999, 0, "999"), (1000, 0, "1.000"), (-123_456, 0, "-123.456"), (123_456, 2, "1.234,56"),
    (1_234_567, 3, "1.234,567"), (Int64.min, 0, "-9.223.372.036.854.775.808"),
  ])
  func `thousands are parted before the point only`(mantissa: Int64, decimals: Int, text: String) {
    let written = DecimalDigits.text(
      mantissa: mantissa, decimals: decimals, point: UInt8(ascii: ","), parting: UInt8(ascii: "."))
    #expect(written == text)
  }

  @Test func `no number takes more bytes than stated`() {
    let longest = DecimalDigits.text(
      mantissa: .min, decimals: 0, point: UInt8(ascii: "."), parting: UInt8(ascii: ","))
    #expect(longest.utf8.count <= DecimalDigits.mostBytes)
    #expect(DecimalDigits.text(mantissa: .min, decimals: 25).utf8.count <= DecimalDigits.mostBytes)
  }
}
