import AllocationModel
import Testing

@Suite struct ValidationSpeedTests {
  /// A nation: 3,321 recipients, 33,210 demand lines, 1,000 lots.
  private func nation() -> RoundTables {
    var tables = RoundInCode.tables()
    tables.places = [Place(place: "KHO", kind: "store")]
    tables.capacity = []
    tables.demand = []
    tables.eligibility = (1...10).map { Eligibility(vaccine: "AZ", group: "18+", dose: $0) }
    tables.vaccines.removeLast()
    for recipient in 0..<3321 {
      let place = "Xã \(recipient)"
      tables.places.append(Place(place: place, kind: "xã"))
      tables.capacity.append(CapacityRow(place: place, peoplePerDay: 50))
      for dose in 1...10 {
        var line = DemandLine(place: place, group: "18+", dose: dose)
        line.target = 100
        line.given = ExactDecimal(90 - dose)
        tables.demand.append(line)
      }
    }
    tables.lots = (0..<1000).map {
      LotLine(lot: "L\($0)", vaccine: "AZ", place: "KHO", vials: 100, expiry: RoundInCode.day("2022-12-31"))
    }
    return tables
  }

  @Test(.timeLimit(.minutes(1))) func `a nation is checked at once`() {
    #expect(RoundInCode.messages(nation()).isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func `a nation of unknown names is checked at once too`() {
    var tables = nation()
    for index in tables.demand.indices { tables.demand[index].place += " cũ" }
    #expect(RoundInCode.messages(tables).count { $0.code == "unknown_place" } == 33_210)
  }
}
