import Testing

@testable import AllocationModel

@Suite struct RecentNamesTests {
  @Test func `a name that was kept is remembered, in whatever bytes it is written`() {
    var recent = RecentNames()
    recent.keep(7, for: "Hòa")
    recent.keep(0, for: "")
    #expect(recent.number(of: "Ho\u{300}a") ?? 7 == 7)
    #expect(recent.number(of: "Hòa") == 7)
    #expect(recent.number(of: "") == 0)
    #expect(recent.number(of: "Hoà") == nil)
  }

  @Test func `what it remembers of very many names is right, however much it forgets`() {
    var recent = RecentNames()
    let names = (0..<20_000).map { "xã \($0 % 9000)" }
    for (index, name) in names.enumerated() {
      if let number = recent.number(of: name) { #expect(number == index % 9000) }
      recent.keep(index % 9000, for: name)
      #expect(recent.number(of: name) == index % 9000)
    }
  }
}
