import AllocationModel
import Testing

@testable import RoundFiles

@Suite struct GS1TextTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test(arguments: [
    "(01)08935001800019(17)221031(10)SYN-1", "(17)221031(10)SYN-1", "(10)SYN-1(17)221031",
    "(01)08935001800019(11)220101(17)221000(10)SYN-1(21)7", "010893500180001917221031" + "10SYN-1",
    "]d2010893500180001917221031" + "10SYN-1", "]C110SYN-1\u{1D}17221031",
    "\u{1D}010893500180001910SYN-1\u{1D}17221031\u{1D}21ABC", "( 10)SYN-1(17)221031".replacing(" ", with: ""),
  ])
  func `a code gives lot and expiry`(_ text: String) throws {
    #expect(try GS1Text.read(text) == GS1Text(lot: "SYN-1", expiry: try day("2022-10-31")))
  }

  @Test func `a code without an expiry gives the lot alone`() throws {
    #expect(try GS1Text.read("(01)08935001800019(10)AB12") == GS1Text(lot: "AB12", expiry: nil))
  }

  @Test(arguments: [
    "SYN-1", "0108935", "010893500180001810AB", "L(10)", "10AB12", "(99)x", "01-08935001800019-10",
  ])
  func `a plain lot number stays one`(_ text: String) throws { #expect(try GS1Text.read(text) == nil) }

  @Test(arguments: [
    ("(01)08935001800018(10)A", GS1Text.Problem.bad("(01)08935001800018")),
    ("(01)0893(10)A", .bad("(01)0893")), ("(01)08935001800019(17)221031", .noLot),
    ("(10)A(17)221331", .bad("(17)221331")), ("(10)A(17)2210", .bad("(17)2210")),
    ("(10)A(10)B", .bad("(10)")), ("(10)123456789012345678901", .bad("(10)123456789012345678901")),
    ("010893500180001910SYN-117221031", .separatorMissing), ("]d2XY", .bad("XY")),
    ("]d217221", .bad("17221")),
  ])
  func `what is wrong with a code is told`(_ code: (text: String, problem: GS1Text.Problem)) {
    let error = #expect(throws: GS1Text.Problem.self) { try GS1Text.read(code.text) }
    #expect(error == code.problem)
  }

  @Test func `a lot's code may stand for the expiry's cell`() throws {
    var round = RoundFixture()
    try round.apply(
      .init("lots.csv", "L3,AZ,Hòa,5,2022-11-15", "(01)08935001800019(17)221115(10)L3,AZ,Hòa,5,"))
    try round.apply(.init("pins.csv", "L1,AZ", "(10)L1(17)221231,AZ"))
    #expect(try round.read().round.tables == RoundFixture().read().round.tables)
  }

  @Test func `an expiry that is the code's is no error, one month written for its last day neither`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "L2,PFZ", "(17)221200(10)L2,PFZ"))
    #expect(try round.read().round.tables == RoundFixture().read().round.tables)
  }
}
