import Testing

@testable import AllocationModel

@Suite struct NameNumbersTests {
  @Test func `a name keeps its number, and two names have two`() {
    var numbers = NameNumbers()
    let names = ["xã A", "xã A", "xã B", "", "xã A", "", "Hòa", "Ho\u{300}a"]
    #expect(names.map { numbers.number(of: $0) } == [1, 1, 2, 3, 1, 3, 4, 4])
  }
}
