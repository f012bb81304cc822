import Testing

@testable import AllocationModel

@Suite struct SeriesNumbersTests {
  @Test(arguments: [(0, 0, 0), (40, 7, 8), (40, 7, 3), (3, 1, 1), (.max, .max, .max)])
  func `every series has one number, and those that never came have none`(
    _ sizes: (places: Int, groups: Int, lastDose: Int)
  ) {
    let series = (0..<3000).map { DoseSeries(place: $0 % 40, group: $0 % 7, dose: $0 % 11 - 2) }
    var plain: [String: Int] = [:]
    var numbers = SeriesNumbers(
      most: series.count, places: sizes.places, groups: sizes.groups, lastDose: sizes.lastDose)
    for wanted in series {
      let expected = plain["\(wanted)"] ?? plain.count
      plain["\(wanted)"] = expected
      #expect(numbers.number(of: wanted) == expected)
    }
    #expect(numbers.series.count == plain.count)
    for wanted in series { #expect(numbers.known(wanted) == plain["\(wanted)"]) }
    #expect(numbers.known(DoseSeries(place: 40, group: 0, dose: 0)) == nil)
    #expect(numbers.known(DoseSeries(place: 0, group: 0, dose: .min).before) == nil)
  }

  @Test func `there is room for as many as were asked for, few or none`() {
    for most in [0, 1, 15, 16, 17, 64] {
      var numbers = SeriesNumbers(most: most)
      for dose in 0..<most { #expect(numbers.number(of: DoseSeries(place: 1, group: 2, dose: dose)) == dose) }
      #expect(numbers.known(DoseSeries(place: 1, group: 2, dose: most)) == nil)
    }
  }
}
