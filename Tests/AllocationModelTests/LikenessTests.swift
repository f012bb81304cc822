import Testing

@testable import AllocationModel

@Suite struct LikenessTests {
  private let places = Likeness(known: [
    "Hòa Bình", "Càng Long", "Cầu Kè", "Cầu Ngang", "842", "845", "KHO-TINH", "A1",
  ])

  @Test(arguments: [
    ("Hoà Bình", "Hòa Bình"), ("hoa binh", "Hòa Bình"), ("HÒA-BÌNH", "Hòa Bình"),
    ("Ho\u{300}a Bi\u{300}nh", "Hòa Bình"),
    ("Cang Long", "Càng Long"), ("Càgn Long", "Càng Long"), ("Cầu Kể", "Cầu Kè"), ("Cầu Nang", "Cầu Ngang"),
    ("KHO_TINH", "KHO-TINH"), ("KHO TỈNHH", "KHO-TINH"), ("a1", "A1"),
  ])
  func `a name that is nearly known finds the known one`(_ names: (written: String, meant: String)) {
    #expect(places.nearest(to: names.written) == names.meant)
  }

  @Test(arguments: ["843", "A2", "Trà Cú", "", "Long", "KHO"]) func `another name finds none`(_ name: String)
  {
    #expect(places.nearest(to: name) == nil)
  }

  @Test func `of two alike the nearer one is meant`() {
    #expect(Likeness(known: ["vaccines", "vaccine"]).nearest(to: "vacine") == "vaccine")
  }

  @Test func `a swap of neighbours is one slip`() {
    #expect(Likeness.distance([1, 2, 3], [1, 3, 2], atMost: 2) == 1)
    #expect(Likeness.distance([1, 2, 3], [3, 2, 1], atMost: 2) == 2)
    #expect(Likeness.distance([1, 2, 3], [4, 5, 6], atMost: 2) == nil)
    #expect(Likeness.distance([], [4], atMost: 1) == 1)
  }
}
