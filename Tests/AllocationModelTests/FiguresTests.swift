import AllocationModel
import Testing

struct FiguresTests {
  private let english = Figures(.english)
  private let vietnamese = Figures(.vietnamese)

  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (-1000, "-1,000", "-1.000"),
    (-999, "-999", "-999"), (702_554, "702,554", "702.554"), (1_234_567, "1,234,567", "1.234.567"),
    (Int.min, "-9,223,372,036,854,775,808", "-9.223.372.036.854.775.808"),
  ])
  func `whole numbers stand in groups of three`(_ value: Int, _ inEnglish: String, _ inVietnamese: String) {
    #expect(english.number(value) == inEnglish)
    #expect(vietnamese.number(value) == inVietnamese)
  }

  @Test(arguments: [
    ("702554.5", "702,554.5", "702.554,5"), ("0.075", "0.075", "0,075"),
    ("-1234.25", "-1,234.25", "-1.234,25"),
    ("-0.5", "-0.5", "-0,5"), ("12", "12", "12"),
  ])
  func `exact decimals keep all their digits`(_ text: String, _ inEnglish: String, _ inVietnamese: String)
    throws
  {
    let value = try #require(ExactDecimal(plain: text))
    #expect(english.number(value) == inEnglish)
    #expect(vietnamese.number(value) == inVietnamese)
  }

  @Test func `doubles are rounded half away from nought, and lose trailing noughts`() {
    #expect(english.number(2959.96, decimals: 1) == "2,960")
    #expect(english.number(0.25, decimals: 1) == "0.3")
    #expect(english.number(-0.25, decimals: 1) == "-0.3")
    #expect(vietnamese.number(1234.5, decimals: 3) == "1.234,5")
    #expect(english.number(-0.0, decimals: 1) == "0")
  }

  @Test func `what is no number in a plan is written as a dash`() {
    for value in [Double.nan, .infinity, -.infinity, 1e300] {
      #expect(english.number(value, decimals: 1) == "–")
    }
  }

  @Test func `parts are written as percentages`() {
    #expect(english.percent(0.345, decimals: 1) == "34.5%")
    #expect(vietnamese.percent(1.0062, decimals: 2) == "100,62%")
    #expect(english.percent(0, decimals: 1) == "0%")
  }

  @Test func `days are written as the readers write them`() throws {
    let day = try #require(Day(year: 2022, month: 9, day: 3))
    #expect(english.day(day) == "2022-09-03")
    #expect(vietnamese.day(day) == "03/09/2022")
  }
}
