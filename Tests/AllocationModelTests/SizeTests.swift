import AllocationModel
import Testing

@Suite struct SizeTests {
  private func codes(_ change: (inout RoundTables) -> Void) -> [String] {
    RoundInCode.messages(change).map(\.code)
  }

  @Test func `nine thousand million doses can be added up, one more vial not`() {
    func found(_ vials: Int) -> [String] {
      codes { tables in
        tables.lots = [tables.lots[0], tables.lots[0]]
        tables.lots[0].vials = 450_000_000
        tables.lots[1].vials = vials
        tables.lots[1].place = "A"
      }.filter { $0 == "too_large" }
    }
    #expect(found(450_000_000) == [])
    #expect(found(450_000_001) == ["too_large"])
  }

  @Test func `costs of all vials are added up in their smallest unit`() {
    func found(_ cost: String) -> [String] {
      codes { tables in
        var lane = LaneRow(from: nil, to: nil)
        lane.costPerVial = RoundInCode.decimal(cost)
        tables.lanes = [lane]
      }
    }
    #expect(found("50000000.000000001") == [])
    #expect(found("8900000000.000000001") == ["too_large"])
  }

  @Test(arguments: [Int.max, Int.max / 10, 900_000_000_000_000_000]) func `no number carries the checks away`(
    _ huge: Int
  ) {
    let messages = RoundInCode.messages { tables in
      let decimal = ExactDecimal(huge)
      tables.policy.safetyDays = huge
      tables.policy.reserve = [Reserve(vaccine: "AZ", doses: decimal)]
      tables.vaccines[0].dosesPerVial = huge
      tables.vaccines[0].litresPerVial = decimal
      tables.vaccines[1].thawedDays = huge
      tables.places[1].storageLitres = decimal
      tables.lots[0].vials = huge
      tables.lots[1].vials = huge
      tables.capacity[0].peoplePerDay = decimal
      tables.demand[0].eligible = decimal
      tables.demand[1].target = decimal
      var lane = LaneRow(from: nil, to: nil)
      lane.leadDays = huge
      lane.costPerVial = decimal
      lane.mostVials = decimal
      tables.lanes = [lane]
      tables.pins = [
        Pin(lot: "L1", vaccine: "AZ", from: "KHO", to: "A", vials: huge),
        Pin(lot: "L2", vaccine: "PFZ", from: "KHO", to: "A", vials: huge),
      ]
    }
    #expect(messages.count { $0.code == "too_large" } >= 12)
  }
}
