import AllocationModel
import RoundSeries
import Testing

struct VaccineUseTests {
  private func use(
    _ actual: Actual?, _ span: VaccineUse.Span = .month, shipments: [Shipment] = [],
    change: (inout RoundTables) -> Void = { _ in }
  ) throws -> VaccineUse {
    var tables = SmallRound.tables()
    change(&tables)
    return VaccineUse(
      of: try Round(tables), plan: SmallRound.plan(shipments), actual: actual, closing: SmallRound.day("10"),
      by: span)
  }

  private static var reported: Actual {
    var actual = Actual()
    actual.received = [SmallRound.received("L1", "AZ", 20, to: "A")]
    actual.given = [SmallRound.given("A", 172, "L1", "AZ", group: "18+")]
    actual.wasted = [
      Wasted(lot: "L1", vaccine: "AZ", place: "A", doses: 8, reason: .openVial, date: SmallRound.day("09")),
      Wasted(lot: "L1", vaccine: "AZ", place: "A", vials: 2, reason: .broken, date: SmallRound.day("05")),
      Wasted(lot: "F1", vaccine: "PFZ", place: "KHO", vials: 1, reason: .lost, date: SmallRound.day("06")),
    ]
    actual.counted = [
      SmallRound.counted("L1", "AZ", "KHO", 80), SmallRound.counted("L1", "AZ", "A", 9),
      SmallRound.counted("F1", "PFZ", "KHO", 59),
    ]
    return actual
  }

  /// Whether the two sides of a line balance.
  private func balances(_ line: VaccineUse.StockLine) throws -> Bool {
    let happened = try #require(line.movements)
    let left = try #require(line.opening?.adding(happened.received))
    let parts = [
      happened.issued, happened.used, happened.destroyed, happened.lost, happened.closing,
      happened.difference,
    ]
    return left == parts.reduce(ExactDecimal(0)) { $0.adding($1) ?? -1 }
  }

  @Test func `a month says what stood there, came, was used, was destroyed and is left`() throws {
    let use = try use(Self.reported)
    #expect(use.stock.map(\.place) == ["A", "KHO", "KHO"])
    let line = try #require(use.stock.first)
    let happened = try #require(line.movements)
    #expect(line.period == SmallRound.day("01")...SmallRound.day("10"))
    #expect((line.opening, happened.received, happened.fromOutside) == (100, 200, 0))
    #expect((happened.given, happened.leftOver, happened.used) == (172, 8, 180))
    #expect((happened.destroyed, happened.lost, happened.issued) == (20, 0, 0))
    // 10 vials by the books, 9 counted.
    #expect((happened.closing, happened.difference, happened.isCounted) == (90, 10, true))
    // By place, vaccine and lot.
    #expect(use.stock[1].movements?.issued == 200)
    #expect(use.stock[2].movements?.lost == 6)
    for line in use.stock { #expect(try balances(line)) }
  }

  @Test func `days follow each other, and together they are the month`() throws {
    let days = try use(Self.reported, .day).stock.filter { $0.place == "A" }
    #expect(days.map(\.period.lowerBound) == ["02", "05", "09", "10"].map(SmallRound.day))
    #expect(days.map(\.opening) == [100, 300, 280, 100])
    #expect(days.compactMap(\.movements?.closing) == [300, 280, 100, 90])
    #expect(days.map(\.movements?.isCounted) == [false, false, false, true])
    // A report on a week counts on its last day, and says so.
    #expect(days.compactMap(\.movements?.since) == [SmallRound.day("03")])
    for line in days { #expect(try balances(line)) }
  }

  @Test func `all periods of a line give the closing's balance`() throws {
    let shipments = [
      SmallRound.shipment("L1", "AZ", to: "A", vials: 20),
      SmallRound.shipment("F1", "PFZ", to: "B", vials: 10),
    ]
    var actual = Self.reported
    // Ten vials left for B and have not arrived: the store has counted them off.
    actual.counted[2].vials = 49
    func change(_ tables: inout RoundTables) {
      var travelling = tables.lots[0]
      (travelling.place, travelling.vials, travelling.inTransitFrom) = ("B", 5, "KHO")
      travelling.availableFrom = SmallRound.day("03")
      tables.lots.append(travelling)
    }
    actual.received.append(SmallRound.received("L1", "AZ", 4, to: "B"))
    actual.received[1].refused = 1
    let closing = try SmallRound.close(actual, shipments: shipments, change: change)
    for span in VaccineUse.Span.allCases {
      let use = try use(actual, span, shipments: shipments, change: change)
      for line in closing.balance {
        let own = use.stock.filter { ($0.lot, $0.place) == (line.lot, line.place) }
        func sum(_ part: (VaccineUse.Movements) -> ExactDecimal) -> ExactDecimal {
          own.compactMap { $0.movements.map(part) }.reduce(ExactDecimal(0)) { $0.adding($1) ?? -1 }
        }
        let k = line.dosesPerVial
        #expect(own.first?.opening == ExactDecimal(k * line.opening))
        #expect(sum(\.received) == ExactDecimal(k * line.received))
        #expect(sum(\.issued) == ExactDecimal(k * (line.issued + line.returned + line.onTheWay)))
        #expect(sum(\.onTheWay) == ExactDecimal(k * line.onTheWay))
        #expect(sum(\.given) == line.given)
        if let counted = line.counted {
          #expect(own.last?.movements?.closing == ExactDecimal(k * counted))
          #expect(sum(\.difference) == line.difference)
        }
        for line in own { #expect(try balances(line)) }
      }
    }
  }

  @Test
  func `a round over the end of a month has two periods, and the second opens with what the first left`()
    throws
  {
    var actual = Self.reported
    actual.given.append(
      Given(
        place: "A", group: "18+", dose: 1, lot: "L1", vaccine: "AZ", people: 30,
        from: try #require(Day(iso: "2022-11-02")), to: try #require(Day(iso: "2022-11-03"))))
    let round = try Round(SmallRound.tables())
    let use = VaccineUse(
      of: round, plan: SmallRound.plan(), actual: actual, closing: try #require(Day(iso: "2022-11-05")),
      by: .month)
    let lines = use.stock.filter { $0.place == "A" }
    #expect(
      lines.map(\.period) == [
        SmallRound.day("01")...SmallRound.day("31"),
        try #require(Day(iso: "2022-11-01"))...(try #require(Day(iso: "2022-11-05"))),
      ])
    #expect(lines.map(\.opening) == [100, 90])
    #expect(lines.compactMap(\.movements?.closing) == [90, 60])
    #expect(use.people.map(\.people) == [172, 30])
    // The round does not say how many had this dose before.
    #expect(use.people.map(\.inAll) == [nil, nil])
    // A line of which nothing was heard in a month is owed all the same.
    #expect(use.stock.filter { $0.lot == "F1" }.count == 2)
  }

  @Test func `people are added to those who had the dose before`() throws {
    var actual = Self.reported
    actual.given.append(SmallRound.given("B", 50, "F1", "PFZ", group: "5-<12"))
    let line = try #require(try use(actual).people.last)
    #expect((line.place, line.group, line.dose, line.vaccine) == ("B", "5-<12", 1, "PFZ"))
    #expect((line.target, line.people, line.inAll) == (300, 50, 150))
  }

  @Test func `before anything has come back there is a form with the opening stock`() throws {
    let shipments = [SmallRound.shipment("F1", "PFZ", to: "B", vials: 10)]
    let use = try use(nil, shipments: shipments)
    #expect(use.stock.map(\.place) == ["A", "B", "KHO", "KHO"])
    #expect(use.stock.map(\.opening) == [100, 0, 1000, 360])
    #expect(use.stock.allSatisfy { $0.movements == nil })
    #expect(use.people.map(\.place) == ["A", "B"])
    #expect(use.people.map(\.inAll) == [nil, 100])
    #expect(use.people.allSatisfy { $0.people == nil })
  }
}
