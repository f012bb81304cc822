import AllocationModel
import Testing

@Suite struct RoundValidationTests {
  private func codes(_ change: (inout RoundTables) -> Void) -> [String] {
    RoundInCode.messages(change).map(\.code)
  }

  @Test func `a round built in code that is in order has no messages`() {
    #expect(codes { _ in } == [])
  }

  @Test func `rows built in code are counted as a table would count them`() {
    let messages = RoundInCode.messages { $0.demand[1].place = "C" }
    #expect(messages.map(\.code) == ["unknown_place"])
    #expect(messages.first?.row == 3)
    #expect(messages.first?.file == "demand.csv")
    #expect(messages.first?.text == "C")
  }

  @Test func `a round with errors cannot be built`() {
    var tables = RoundInCode.tables()
    tables.lots[0].vials = -1
    let error = #expect(throws: InvalidRound.self) { try Round(tables) }
    #expect(error?.errors.map(\.code) == ["out_of_range"])
  }

  @Test func `errors and notes stand in the order of files and rows`() {
    let messages = RoundInCode.messages { tables in
      tables.demand[1].uptake = 2
      tables.demand[0].priority = 0
      tables.lots[1].vials = -1
      tables.policy.safetyDays = -1
    }
    #expect(messages.map(\.file) == ["round.json", "lots.csv", "demand.csv", "demand.csv"])
    #expect(messages.suffix(2).map(\.row) == [2, 3])
  }

  @Test(arguments: [
    ("2032-09-30", false), ("2032-10-01", true), ("2059-12-31", true), ("2069-12-31", true),
    ("2022-01-01", false),
  ])
  func `an expiry more than ten years after the round is none`(_ expiry: (day: String, isError: Bool)) {
    let found = codes { $0.lots[0].expiry = RoundInCode.day(expiry.day) }
    #expect(found.contains("expiry_unknown") == expiry.isError)
  }

  @Test(arguments: [("2059-12-31", false), ("2060-01-01", true)])
  func `an expiry from 2060 on is none, whenever the round is`(_ expiry: (day: String, isError: Bool)) {
    let found = codes { tables in
      tables.policy.date = RoundInCode.day("2055-01-01")
      tables.lots[0].expiry = RoundInCode.day(expiry.day)
    }
    #expect(found.contains("expiry_unknown") == expiry.isError)
  }

  @Test func `ten years from 29 February end on 1 March`() {
    func found(_ expiry: String) -> [String] {
      codes { tables in
        tables.policy.date = RoundInCode.day("2024-02-29")
        tables.lots[0].expiry = RoundInCode.day(expiry)
      }.filter { $0 == "expiry_unknown" }
    }
    #expect(found("2034-03-01") == [])
    #expect(found("2034-03-02") == ["expiry_unknown"])
  }

  @Test func `blank names are missing cells`() {
    #expect(codes { $0.lots[0].vaccine = "" } == ["missing_cell"])
    #expect(codes { $0.policy.id = "" } == ["missing_key"])
    #expect(codes { $0.demand[0].group = "" }.first == "missing_cell")
  }

  @Test func `weekdays beyond Sunday, or none at all, are errors`() {
    #expect(codes { $0.capacity[0].weekdays = [8] } == ["bad_weekdays"])
    #expect(codes { $0.capacity[0].weekdays = [] } == ["bad_weekdays"])
  }

  @Test func `need that rests on figures out of range is not worked out`() {
    #expect(
      codes { $0.demand[0].eligible = ExactDecimal(Int(Int32.max) * 4_000_000_000) } == [
        "too_large", "too_large",
      ])
    let both = codes { tables in
      tables.demand[0].eligible = 900_000_000_000_000_000
      tables.demand[0].uptake = 900_000_000_000_000_000
    }
    #expect(both.contains("out_of_range"))
  }

  @Test func `a need of nobody wants neither sessions nor a vaccine`() {
    let found = codes { tables in
      tables.demand[1].given = 300
      tables.capacity.removeLast()
      tables.eligibility.removeLast()
      tables.vaccines.removeLast()
      tables.lots.remove(at: 1)
    }
    #expect(found == [])
  }

  @Test func `more of a later dose is noted once, against all rows of the earlier`() {
    func found(_ given: ExactDecimal) -> [String] {
      codes { tables in
        tables.eligibility.append(Eligibility(vaccine: "AZ", group: "18+", dose: 2))
        tables.demand[0].given = 50
        tables.demand.append(tables.demand[0])
        tables.demand.append(tables.demand[0])
        tables.demand[3].dose = 2
        tables.demand[3].given = given
        tables.demand.append(tables.demand[3])
      }
    }
    #expect(found(100) == [])
    #expect(found(101) == ["later_dose_exceeds"])
  }

  @Test func `lot rows that differ in a note contradict each other`() {
    let messages = RoundInCode.messages { tables in
      tables.lots.append(tables.lots[0])
      tables.lots[3].note = "nắp tím"
    }
    #expect(messages.map(\.code) == ["lot_rows_differ"])
    #expect(messages.first?.column == "note")
    #expect(messages.first?.row == 5)
  }

  @Test func `without lanes a recipient's idle stock goes nowhere, with one it may`() {
    func found(_ lanes: [LaneRow]?) -> [String] {
      codes { tables in
        tables.demand.removeFirst()
        tables.lanes = lanes
      }
    }
    #expect(found(nil) == ["stock_goes_nowhere"])
    #expect(found([LaneRow(from: "KHO", to: nil), LaneRow(from: "A", to: "B")]) == [])
    #expect(found([LaneRow(from: nil, to: nil)]) == [])
    #expect(found([LaneRow(from: "KHO", to: nil), LaneRow(from: nil, to: "A")]) == ["stock_goes_nowhere"])
    #expect(found([LaneRow(from: "A", to: nil)]) == ["stock_goes_nowhere"])
  }

  @Test func `what would be nothing but words is in both languages`() {
    let messages = RoundInCode.messages { tables in
      tables.lots[0].status = .quarantine
      tables.lots[1].vvmStage = 4
    }
    #expect(
      messages.map { $0.wording[.english] } == [
        "lot L1 is left out: it is in quarantine", "lot L2 is left out: its vial monitor is at stage 4",
      ])
    #expect(
      messages.map { $0.wording[.vietnamese] } == [
        "không phân bổ lô L1: đang biệt trữ",
        "không phân bổ lô L2: chỉ thị nhiệt độ lọ vắc xin ở giai đoạn 4",
      ])
  }
}
