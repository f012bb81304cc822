import AllocationModel
import RoundFigures
import Testing

struct ForecastTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  /// Ten doses a vial, ten vials a pack, a tenth lost with opened vials; the round is on 1 October 2022.
  private func round(_ demand: [DemandLine], _ lots: [LotLine]) throws -> Round {
    var tables = try RoundFiguresTests.round(demand, lots: lots).tables
    tables.vaccines[0].openVialWastage = try #require(ExactDecimal(plain: "0.1"))
    tables.vaccines[0].vialsPerPack = 10
    tables.vaccines.append(Vaccine(vaccine: "PFZ", dosesPerVial: 6))
    tables.eligibility.append(Eligibility(vaccine: "PFZ", group: "18+", dose: 1))
    return try Round(tables)
  }

  private func lot(_ lot: String, _ place: String, _ vials: Int, _ expiry: String) throws -> LotLine {
    LotLine(lot: lot, vaccine: "AZ", place: place, vials: vials, expiry: try day(expiry))
  }

  @Test func `required is eligible times goal times the wastage factor, rounded up`() throws {
    let round = try round([RoundFiguresTests.line("A", "18+", 1, eligible: 1_001, goal: "0.95")], [])
    let forecast = try Forecast(round, until: try day("2022-10-31"))
    let line = try #require(forecast.recipients.first)
    // ⌈1,001 × 0.95⌉ = 951 people; 951 ÷ 0.9 = 1,056.7 doses; eleven packs of a hundred.
    #expect(line.people == 951)
    #expect(line.required == 1_057)
    #expect(line.missing == 1_057)
    #expect(line.packs == 11)
    #expect(line.requested == 1_100)
    // The second vaccine may serve them too, but nobody is counted twice.
    #expect(forecast.totals.map(\.vaccine) == ["AZ"])
    #expect(forecast.recipients.count == 1)
  }

  @Test func `where no goal is stated, uptake stands for it`() throws {
    var line = RoundFiguresTests.line("A", "18+", 1, eligible: 1_000)
    line.uptake = try #require(ExactDecimal(plain: "0.3"))
    let forecast = try Forecast(try round([line], []), until: try day("2022-10-31"))
    #expect(forecast.recipients.map(\.people) == [300])
  }

  @Test func `stock counts as far as it can be used before it expires`() throws {
    // 900 people in 30 days take 1,000 doses; by 15 October, half of them.
    let round = try round(
      [RoundFiguresTests.line("A", "18+", 1, eligible: 900)],
      [try lot("L1", "A", 60, "2022-10-15"), try lot("L2", "KHO", 30, "2022-12-31")])
    let forecast = try Forecast(round, until: try day("2022-10-30"))
    let own = try #require(forecast.recipients.first)
    #expect(own.onHand == 600)
    #expect(own.expiring == 100)
    #expect(own.missing == 500)
    let all = try #require(forecast.totals.first)
    #expect(all.onHand == 900)
    #expect(all.expiring == 100)
    #expect(all.missing == 200)
    #expect(all.packs == 2)
  }

  @Test func `lots share the days, so that each is not given all of them`() throws {
    let round = try round(
      [RoundFiguresTests.line("A", "18+", 1, eligible: 900)],
      [try lot("L1", "A", 40, "2022-10-15"), try lot("L2", "A", 40, "2022-10-15")])
    let line = try #require(try Forecast(round, until: try day("2022-10-30")).recipients.first)
    #expect(line.expiring == 300)
    #expect(line.missing == 500)
  }

  @Test func `stock on the way counts from its day, and not after the end`() throws {
    var first = try lot("L1", "KHO", 10, "2022-12-31")
    first.availableFrom = try day("2022-10-10")
    var second = try lot("L2", "KHO", 10, "2022-12-31")
    second.availableFrom = try day("2022-11-10")
    let round = try round([RoundFiguresTests.line("A", "18+", 1, eligible: 900)], [first, second])
    let all = try #require(try Forecast(round, until: try day("2022-10-30")).totals.first)
    #expect(all.onHand == 0)
    #expect(all.onTheWay == 100)
    #expect(all.missing == 900)
  }

  @Test func `a group without a vaccine is named, and a day before the round refused`() throws {
    let round = try round([RoundFiguresTests.line("A", "5-<12", 2, eligible: 9)], [])
    let forecast = try Forecast(round, until: try day("2022-10-30"))
    #expect(forecast.withoutVaccine == [GroupDose(group: "5-<12", dose: 2)])
    #expect(forecast.totals.isEmpty)
    let end = try day("2022-09-30")
    let error = #expect(throws: Forecast.Failure.self) { try Forecast(round, until: end) }
    #expect(error == .dayOutOfRange)
  }
}
