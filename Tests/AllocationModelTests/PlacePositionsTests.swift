import Testing

@testable import AllocationModel

@Suite struct PlacePositionsTests {
  private func names(_ count: Int, twice: Bool) -> [String] {
    (0..<count).map { "xã \($0)" } + (twice ? ["xã 3", "Hòa", "Ho\u{300}a"] : ["Hòa"])
  }

  @Test(arguments: [false, true]) func `a place is found in whatever order places are asked for`(
    _ twice: Bool
  ) {
    let names = names(300, twice: twice)
    var positions = PlacePositions(names.map { Place(place: $0, kind: "xã") })
    #expect(positions.areUnique != twice)
    let inOrder = names.flatMap { [$0, $0] }
    let scattered = (0..<2000).map { names[$0 * 7919 % names.count] }
    for name in inOrder + scattered + names.reversed() + ["xã 299", "xã 3", "xã 4", "Ho\u{300}a", "Hòa"] {
      #expect(positions.position(of: name) == names.firstIndex(of: name))
      #expect(positions.position(of: name + "?") == nil)
    }
  }

  @Test func `no place is found where there is none`() {
    var positions = PlacePositions([])
    #expect(positions.position(of: "") == nil && positions.position(of: "A") == nil)
  }
}
