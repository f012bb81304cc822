import AllocationModel
import RoundSeries
import Testing

struct BalanceTests {
  @Test func `a round in which all is reported adds up to the vial`() throws {
    var actual = Actual()
    actual.received = [SmallRound.received("L1", "AZ", 20, to: "A")]
    actual.given = [SmallRound.given("A", 172, "L1", "AZ", group: "18+")]
    actual.wasted = [
      Wasted(lot: "L1", vaccine: "AZ", place: "A", doses: 8, reason: .openVial, date: SmallRound.day("09")),
      Wasted(lot: "L1", vaccine: "AZ", place: "A", vials: 2, reason: .broken, date: SmallRound.day("05")),
    ]
    actual.counted = [
      SmallRound.counted("L1", "AZ", "KHO", 80), SmallRound.counted("L1", "AZ", "A", 10),
      SmallRound.counted("F1", "PFZ", "KHO", 60),
    ]
    let closing = try SmallRound.close(
      actual, shipments: [SmallRound.shipment("L1", "AZ", to: "A", vials: 20)])
    let line = try #require(closing.line("L1", "A"))
    #expect((line.opening, line.received, line.opened, line.onHand) == (10, 20, 18, 10))
    #expect(closing.differences.isEmpty)
    #expect(closing.balance.allSatisfy { $0.sides.0 == $0.sides.1 })
    #expect(closing.stock == ["L1 A 10", "L1 KHO 80", "F1 KHO 60"])
    #expect(closing.reports.allSatisfy { $0.late == 0 && $0.notCounted == 0 })
  }

  @Test(arguments: [
    // 95 doses of 10 vials: half a vial is left over.
    (95, 0, DifferenceName.restOfVial, "5"), (100, 0, .none, "0"),
    // 72 doses, 10 vials gone: 28 doses; usual are 10 and the rest of one vial, less than 20.
    (72, 0, .missing, "28"), (81, 0, .openVials, "19"), (80, 0, .missing, "20"),
    // More given than there was.
    (101, 0, .surplus, "-1"), (95, 1, .surplus, "-5"),
  ])
  func `a difference is named by its size`(people: Int, left: Int, name: DifferenceName, doses: String) throws
  {
    var actual = Actual()
    actual.given = [SmallRound.given("A", people, "L1", "AZ", group: "18+")]
    actual.counted = [SmallRound.counted("L1", "AZ", "A", left)]
    let line = try #require(try SmallRound.close(actual).line("L1", "A"))
    #expect(line.name == name)
    #expect(line.difference.description == doses)
    #expect(line.sides.0 == line.sides.1)
  }

  @Test func `half doses are counted exactly`() throws {
    var actual = Actual()
    actual.received = [SmallRound.received("F1", "PFZ", 10, to: "B")]
    actual.given = [SmallRound.given("B", 119, "F1", "PFZ", group: "5-<12")]
    actual.counted = [SmallRound.counted("F1", "PFZ", "B", 0)]
    let line = try #require(
      try SmallRound.close(actual, shipments: [SmallRound.shipment("F1", "PFZ", to: "B", vials: 10)]).line(
        "F1", "B"))
    #expect(line.given.description == "59.5")
    #expect(line.difference.description == "0.5")
    #expect(line.name == .restOfVial)
  }

  @Test func `nothing is corrected unless the counts are accepted`() throws {
    var actual = Actual()
    actual.counted = [SmallRound.counted("L1", "AZ", "KHO", 97)]
    let open = try SmallRound.close(actual)
    #expect(open.adjustments.isEmpty)
    #expect(open.stock.contains("L1 KHO 100"))
    #expect(open.next.adjustments == nil)
    var terms = SmallRound.terms
    terms.acceptance = .init(by: "CDC", reason: "counted twice")
    let accepted = try SmallRound.close(actual, terms: terms)
    #expect(accepted.stock.contains("L1 KHO 97"))
    let adjustment = try #require(accepted.next.adjustments?.first)
    #expect(
      (adjustment.booked, adjustment.counted, adjustment.by, adjustment.reason) == (
        100, 97, "CDC", "counted twice"
      ))
    #expect(accepted.differences.map(\.difference.description) == ["30"])
  }

  @Test func `a difference keeps the day on which it was first named`() throws {
    var actual = Actual()
    actual.counted = [SmallRound.counted("L1", "AZ", "KHO", 97)]
    var terms = SmallRound.terms
    terms.earlier = [
      .init(
        lot: "L1", vaccine: "AZ", place: "KHO", name: .missing,
        since: Day(iso: "2022-09-20") ?? Day(number: 0))
    ]
    let line = try #require(try SmallRound.close(actual, terms: terms).differences.first)
    #expect(line.age == 20)
  }

  @Test func `what the store no longer has is on the way, and what it still has was not sent`() throws {
    let shipments = [
      SmallRound.shipment("L1", "AZ", to: "A", vials: 20),
      SmallRound.shipment("L1", "AZ", to: "B", vials: 30),
    ]
    var actual = Actual()
    actual.counted = [SmallRound.counted("L1", "AZ", "KHO", 75)]
    let closing = try SmallRound.close(actual, shipments: shipments)
    #expect(
      closing.deliveries.map { [$0.planned, $0.onTheWay, $0.notSent, $0.overdue] } == [
        [20, 20, 0, 8], [30, 5, 25, 8],
      ])
    #expect(closing.line("L1", "KHO")?.name == DifferenceName.none)
    #expect(
      closing.stock == [
        "L1 A 10", "L1@2022-10-11 A 20 from KHO on 2022-10-11", "L1 B 5 from KHO on 2022-10-11", "L1 KHO 75",
        "F1 KHO 60",
      ])
  }

  @Test func `what was on the way arrives without leaving the store again`() throws {
    var actual = Actual()
    actual.received = [SmallRound.received("L1", "AZ", 20, to: "A")]
    actual.counted = [SmallRound.counted("L1", "AZ", "KHO", 100), SmallRound.counted("L1", "AZ", "A", 30)]
    let closing = try SmallRound.close(actual) {
      var lot = LotLine(lot: "L1@2022-10-02", vaccine: "AZ", place: "A", vials: 20, expiry: $0.lots[0].expiry)
      (lot.inTransitFrom, lot.availableFrom) = ("KHO", SmallRound.day("02"))
      $0.lots.append(lot)
    }
    #expect(closing.differences.isEmpty)
    #expect(closing.stock == ["L1 A 30", "L1 KHO 100", "F1 KHO 60"])
  }

  @Test func `a refused delivery goes back`() throws {
    var row = SmallRound.received("L1", "AZ", 0, to: "A")
    (row.refused, row.reason) = (20, "too warm")
    var actual = Actual()
    actual.received = [row]
    actual.counted = [SmallRound.counted("L1", "AZ", "KHO", 100)]
    let closing = try SmallRound.close(
      actual, shipments: [SmallRound.shipment("L1", "AZ", to: "A", vials: 20)])
    #expect(closing.deliveries.map { [$0.received, $0.refused, $0.onTheWay] } == [[0, 20, 0]])
    #expect(closing.deliveries.first?.reason == "too warm")
    #expect(closing.differences.isEmpty)
  }

  @Test func `stock thawed on different days goes on in parts`() throws {
    var actual = Actual()
    actual.received = [SmallRound.received("F1", "PFZ", 10, to: "B")]
    actual.given = [SmallRound.given("B", 48, "F1", "PFZ", group: "5-<12")]
    actual.counted = [SmallRound.counted("F1", "PFZ", "B", 16), SmallRound.counted("F1", "PFZ", "KHO", 50)]
    let closing = try SmallRound.close(
      actual, shipments: [SmallRound.shipment("F1", "PFZ", to: "B", vials: 10)]
    ) {
      var lot = $0.lots[2]
      (lot.place, lot.vials, lot.thawedOn) = ("B", 10, Day(iso: "2022-09-15"))
      $0.lots.append(lot)
    }
    // The four vials used are of those that were thawed first.
    #expect(
      closing.stock.filter { $0.hasPrefix("F1") } == [
        "F1 B 6 thawed 2022-09-15", "F1@2022-10-01 B 10 thawed 2022-10-01", "F1 KHO 50",
      ])
    #expect(try Round(closing.next).lots.count == 5)
  }

  @Test func `a place that says nothing is named, and keeps its stock by the books`() throws {
    var actual = Actual()
    actual.counted = [SmallRound.counted("L1", "AZ", "KHO", 100)]
    var terms = SmallRound.terms
    terms.due = SmallRound.day("08")
    let closing = try SmallRound.close(actual, terms: terms)
    #expect(closing.reports.map { "\($0.place) \($0.late) \($0.notCounted)" } == ["KHO 2 1", "A 2 1"])
    #expect(closing.reports[1].reported == nil)
    #expect(closing.stock.contains("L1 A 10"))
  }

  @Test func `a lot that nobody knows comes in with its expiry`() throws {
    var row = SmallRound.received("N1", "AZ", 40, from: nil, to: "KHO")
    row.expiry = Day(iso: "2023-03-31")
    var actual = Actual()
    actual.received = [row]
    let closing = try SmallRound.close(actual)
    #expect(closing.stock.contains("N1 KHO 40"))
    #expect(closing.next.lots.first { $0.lot == "N1" }?.expiry == Day(iso: "2023-03-31"))
    #expect(
      ActualChecks.messages(for: actual, of: try Round(SmallRound.tables()), terms: SmallRound.terms).isEmpty)
  }

  @Test func `people whom a vaccine is not for are listed`() throws {
    var actual = Actual()
    actual.given = [
      SmallRound.given("A", 7, "L1", "AZ", group: "5-<12"),
      SmallRound.given("A", 5, "L1", "AZ", group: "18+"),
    ]
    let closing = try SmallRound.close(actual)
    #expect(closing.wrongRecipients.map(\.people) == [7])
    #expect(closing.wrongRecipients.first?.reason == .notAllowed)
    // They have had their doses all the same.
    #expect(closing.line("L1", "A")?.given == 12)
  }
}
