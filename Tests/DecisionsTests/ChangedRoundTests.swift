import Decisions
import Testing
import VaccineAllocation

struct ChangedRoundTests {
  @Test func `every kind of change reaches the tables`() throws {
    let round = try SmallRound.round()
    func changed(_ texts: String...) throws -> Round {
      try round.applying(texts.map { try RoundChange(text: $0) })
    }
    let first = SmallRound.date
    let index = try #require(round.index(ofPlace: "D1"))
    #expect(
      try changed("capacity D1 +7/day \(first)..\(first + 2)").capacity(ofPlace: index, on: first + 2)
        == round.capacity(ofPlace: index, on: first + 2) + 7)
    #expect(
      try changed("capacity D1 +7/day \(first)..\(first + 2)").capacity(ofPlace: index, on: first + 3)
        == round.capacity(ofPlace: index, on: first + 3))
    #expect(try changed("uptake D1,G,* 0.5").demand.map(\.need) == [30, 40])
    #expect(try changed("release R1").lots.allSatisfy { $0.reservedFor.isEmpty })
    #expect(try changed("reserve V 5").policy.reserve == [Reserve(vaccine: "V", doses: 5)])
    #expect(try changed("reserve V 5", "reserve V 0").policy.reserve.isEmpty)
    #expect(try changed("arrival R1 \(first + 1)").lots[1].availableFrom == first + 1)
    #expect(try changed("expiry R1 \(first + 9)").lots[1].expiry == first + 9)
    #expect(try changed("multiple V 3").vaccines[0].issueMultiple == 3)
    #expect(try changed("stock A1 99").lots[0].vials == 99)
    #expect(try changed("pin A1 D1 2", "pin A1 D1 3").pins.map(\.vials) == [3])
    #expect(try changed("pin A1 D1 2", "unpin A1").pins.isEmpty)
    #expect(try changed("lot N1,V,S 4 \(first + 20)").lots.map(\.lot) == ["A1", "R1", "N1"])
    #expect(try changed("storage D1 12.5").places[1].storageLitres?.description == "12.5")
    #expect(try changed("order need,waste").policy.objectives == [.need, .waste])
    let lanes = try changed("lane D1 D2 2 1.5 9").lanes
    let lane = try #require(lanes.lane(from: 1, to: 2))
    #expect(lane.leadDays == 2 && lane.mostVials == 9)
    // The stores keep the lanes they have without a table.
    #expect(lanes.lane(from: 0, to: 1)?.leadDays == 0)
    #expect(lanes.lane(from: 2, to: 1) == nil)
  }

  @Test func `the days that are planned and counted stay those of the round`() throws {
    let round = try SmallRound.round()
    let changed = try round.applying([RoundChange(text: "lot N1,V,S 4 2023-06-30")])
    #expect(changed.horizon == round.horizon)
    #expect(changed.wasteUntil == round.wasteUntil)
  }

  @Test func `no change leaves the round as it is`() throws {
    let round = try SmallRound.round()
    #expect(try round.applying([]) == round)
  }

  @Test(arguments: [
    ("capacity D11 +1/day 2022-10-01..2022-10-02", "no place \"D11\""),
    ("capacity S +1/day 2022-10-01..2022-10-02", "nobody is vaccinated at the store"),
    ("capacity D1 +0/day 2022-10-01..2022-10-02", "out of range"),
    ("capacity D1 +1/day 2021-10-01..2021-10-02", "outside the days planned"),
    ("uptake D1,H,1 0.5", "no line of demand.csv is D1,H,1"), ("uptake *,*,* 1.5", "out of range"),
    ("release A1", "reserved for nobody"), ("release X9", "no lot \"X9\""),
    ("reserve W 5", "no vaccine \"W\""), ("multiple V 0", "out of range"),
    ("pin A1 D1 999", "has errors"), ("unpin A1 D1", "no pin of lot A1 to D1"),
    ("lot A1,V,S 3 2022-12-01", "stands there already"), ("lane S S 1", "nobody is vaccinated"),
    ("storage Q none", "no place \"Q\""), ("expiry A1 2065-01-01", "has errors"),
  ])
  func `a change that cannot be made says why`(text: String, reason: String) throws {
    let round = try SmallRound.round()
    let change = try RoundChange(text: text)
    let error = #expect(throws: ImpossibleChange.self) { try round.applying([change]) }
    let wording = try #require(error).wording
    #expect(wording.english.contains(reason), "\(wording.english)")
    #expect(wording.vietnamese != wording.english)
  }

  @Test func `a lot number that stands in several places must be named whole`() throws {
    let round = try SmallRound.round().applying([RoundChange(text: "lot A1,V,D1 2 2022-10-20")])
    let change = try RoundChange(text: "stock A1 5")
    let error = #expect(throws: ImpossibleChange.self) { try round.applying([change]) }
    #expect(try #require(error).wording.english.contains("say which of A1,V,S, A1,V,D1"))
    #expect(try round.applying([RoundChange(text: "stock A1,V,D1 5")]).lots.last?.vials == 5)
  }
}
