import Testing

@testable import AllocationModel

/// Tables have rows by the million: reading takes at most three times a file's size only where rows stay small.
@Suite struct RowSizeTests {
  @Test func `a demand line takes no more than 216 bytes, a row of capacity no more than 64`() {
    #expect(MemoryLayout<DemandLine>.stride <= 216)
    #expect(MemoryLayout<CapacityRow>.stride <= 64)
  }

  @Test func `a number or day that may be missing takes little more than one that may not`() {
    #expect(MemoryLayout<ExactDecimal?>.stride == 16)
    #expect(MemoryLayout<Day?>.stride == 8)
  }

  @Test func `days too far away to be held are the nearest that can be`() {
    #expect(Day(number: .max) > Day(year: 9999, month: 12, day: 31) ?? Day(number: 0))
    #expect(Day(number: .min) < Day(year: 1, month: 1, day: 1) ?? Day(number: 0))
    #expect(Day(number: .max) + 1 == Day(number: .max))
  }
}
