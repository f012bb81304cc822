import AllocationModel
import Testing

@testable import RoundFiles

/// The quick ways through cells must end where the thorough ones do.
@Suite struct CellFormsTests {
  private static let pieces = [
    "0", "1", "7", "9", "00", "12", "123", "999", "1234", "100000000", ".", ",", "-", "%", " ", "e", "٣",
  ]

  private func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer(body)
  }

  @Test(arguments: [CellNumber.Style.plain, .vietnamese, .exact])
  func `a number read quickly is the number read thoroughly`(_ style: CellNumber.Style) {
    var quick = 0
    for first in CellFormsTests.pieces {
      for second in CellFormsTests.pieces + [""] {
        for third in CellFormsTests.pieces + [""] {
          for fourth in CellFormsTests.pieces + [""] {
            let text = first + second + third + fourth
            guard let value = withBytes(text, { CellNumber.simple($0, style: style) }) else { continue }
            quick += 1
            #expect(withBytes(text) { CellNumber.read($0, style: style) } == .value(value), "\(text)")
          }
        }
      }
    }
    #expect(quick > 5_000)
  }

  @Test func `what can be read in two ways is never read quickly`() {
    for text in ["702.554", "1.000", "12.345", "", ".5", "5.", "1.2.3", "-1", "+1", "123456789012345678"] {
      #expect(withBytes(text) { CellNumber.simple($0, style: .plain) } == nil)
    }
    #expect(withBytes("0.5") { CellNumber.simple($0, style: .vietnamese) } == nil)
  }

  @Test func `dates are the days of the calendar and nothing else`() {
    for year in [1, 1899, 1999, 2000, 2022, 2024, 2100, 9999] {
      for month in 0...13 {
        for day in 0...32 {
          let wanted = Day(year: year, month: month, day: day)
          func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
          let four = String(repeating: "0", count: 4 - String(year).count) + String(year)
          let iso = withBytes("\(four)-\(two(month))-\(two(day))", CellDate.read)
          #expect(iso == wanted.map(CellDate.day) ?? .noSuchDay)
          let slashed = withBytes("\(day)/\(month)/\(four)", CellDate.read)
          let swapped = month > 12 ? Day(year: year, month: day, day: month) : nil
          #expect(
            slashed == wanted.map(CellDate.day) ?? swapped.map(CellDate.monthFirst) ?? .noSuchDay)
        }
      }
    }
  }

  @Test(arguments: [
    "", "-", "/", "2022", "2022-", "2022--01", "2022-1-1", "2022-01/01", "1/1/1/2022", "123456789",
    "2022-01-01-", "/1/2022", "1//2022", "123/1/2022", "1/123/2022", "1/1/20222", "02022-01-01",
  ])
  func `what is no date is none`(_ text: String) {
    #expect(withBytes(text, CellDate.read) == .unreadable)
  }

  @Test func `weekdays read quickly are the weekdays that stand there`() {
    let cases: [(String, Set<Int>?)] = [
      ("1-6", [1, 2, 3, 4, 5, 6]), ("1,3,5", [1, 3, 5]), ("7", [7]), ("1-2,4-5", [1, 2, 4, 5]), ("3-3", [3]),
      ("1,1", [1]), ("1-7", [1, 2, 3, 4, 5, 6, 7]), ("5-3", nil), ("0", nil), ("8", nil), ("1-", nil),
      ("1,", nil),
      ("", nil), ("1 - 6", nil), ("-3", nil), ("12", nil), ("1-8", nil),
    ]
    for (text, days) in cases { #expect(withBytes(text, CellWeekdays.read) == days, "\(text)") }
  }

  @Test func `weekdays are written one by one, those of no week too`() {
    #expect(CellWeekdays.text(of: [5, 1, 3]) == "1,3,5")
    #expect(CellWeekdays.text(of: []) == "")
    #expect(CellWeekdays.text(of: [9, 2]) == "2,9")
  }
}
