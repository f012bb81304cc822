import AllocationModel
import RoundFiles
import Testing

@Suite struct RoundFixtureTests {
  @Test func `the sound round has no errors and no notes`() throws {
    let messages = try RoundFixture().messages()
    #expect(messages.map(\.code) == [])
  }

  @Test func `every column of the sound round arrives`() throws {
    let tables = try RoundFixture().read().round.tables
    #expect(tables.policy.reserve == [Reserve(vaccine: "AZ", doses: 50)])
    #expect(tables.policy.objectives == [.waste, .need, .equity])
    #expect(tables.policy.document?.signers == ["Nguyễn Văn A"])
    #expect(tables.vaccines[1].openVialWastage == ExactDecimal(plain: "0.075"))
    #expect(tables.vaccines[1].issueMultiple == 5)
    #expect(tables.vaccines[1].vialsPerPack == 195)
    #expect(tables.vaccines[1].thawedDays == 31)
    #expect(tables.eligibility[1].share == ExactDecimal(plain: "0.5"))
    #expect(tables.places[1].storageLitres == 8)
    #expect(tables.places[1].temporaryOut == 10)
    #expect(tables.lots[1].expiry == Day(iso: "2022-12-31"))
    #expect(tables.lots[1].thawedOn == Day(iso: "2022-09-15"))
    #expect(tables.lots[1].vvmStage == 2)
    #expect(tables.lots[2].useBy == Day(iso: "2022-11-10"))
    #expect(tables.lots[2].reservedFor == [Reservation(group: "18+")])
    #expect(tables.capacity[1].peoplePerDay == 120)
    #expect(tables.capacity[1].weekdays == [1, 3, 5])
    #expect(tables.demand[0].goal == ExactDecimal(plain: "0.95"))
    #expect(tables.demand.map(\.need) == [80, 60, 80])
    #expect(tables.demand[1].demandRow == 2)
    #expect(tables.lanes?[0].to == nil)
    #expect(tables.lanes?[0].mostVials == 40)
    #expect(tables.pins[0].reason == "đã hứa")
  }
}
