import AllocationModel
import Testing

@Suite struct PinConflictTests {
  private func errors(_ change: (inout RoundTables) -> Void) -> [RoundMessage] {
    RoundInCode.messages(change).filter { $0.severity == .error }
  }

  private func pin(_ vials: Int, lot: String = "L1", _ vaccine: String = "AZ", to: String = "A") -> Pin {
    Pin(lot: lot, vaccine: vaccine, from: "KHO", to: to, vials: vials)
  }

  @Test func `pins of all a lot has are kept, of one vial more are not`() {
    #expect(errors { $0.pins = [pin(60), pin(40, to: "B")] } == [])
    let found = errors { $0.pins = [pin(60), pin(41, to: "B")] }
    #expect(found.map(\.code) == ["pins_exceed_lot"])
    #expect(
      found.first?.wording.english.contains("row 2: L1, KHO to A, 60; row 3: L1, KHO to B, 41") ?? false)
    #expect(found.first?.wording.english.contains("101") ?? false)
  }

  @Test func `rows of one lot line are counted together`() {
    #expect(
      errors { tables in
        tables.lots.append(tables.lots[0])
        tables.lots[3].vials = 5
        tables.pins = [pin(105)]
      } == [])
  }

  @Test func `a lane's limit holds for each pair of places by itself`() {
    func found(_ first: Int, _ second: Int, to: String) -> [String] {
      errors { tables in
        var lane = LaneRow(from: "KHO", to: nil)
        lane.mostVials = RoundInCode.decimal("50.5")
        tables.lanes = [lane]
        tables.pins = [pin(first), pin(second, lot: "L2", "PFZ", to: to)]
      }.map(\.code)
    }
    #expect(found(30, 20, to: "A") == [])
    #expect(found(30, 21, to: "A") == ["pins_break_lane"])
    #expect(found(30, 50, to: "B") == [])
  }

  @Test func `the exact lane wins over the one for everybody`() {
    let found = errors { tables in
      var narrow = LaneRow(from: "KHO", to: "A")
      narrow.mostVials = 5
      tables.lanes = [LaneRow(from: nil, to: nil), narrow]
      tables.pins = [pin(6), pin(6, to: "B")]
    }
    #expect(found.map(\.code) == ["pins_break_lane"])
    #expect(found.first?.row == 2)
  }

  /// Cold storage at A in litres, with 10 vials of 0.02 litres standing there.
  private func storage(_ litres: String, _ change: (inout RoundTables) -> Void) -> [String] {
    errors { tables in
      tables.vaccines[0].litresPerVial = RoundInCode.decimal("0.02")
      tables.places[1].storageLitres = RoundInCode.decimal(litres)
      change(&tables)
    }.map(\.code)
  }

  @Test func `pinned vials fit the room that is left, exactly`() {
    #expect(storage("0.5") { $0.pins = [pin(15)] } == [])
    #expect(storage("0.5") { $0.pins = [pin(16)] } == ["pins_break_storage"])
  }

  @Test func `what is destroyed takes no room, what is expired does`() {
    #expect(
      storage("0.5") {
        $0.lots[2].status = .destroyed
        $0.pins = [pin(25)]
      } == [])
    #expect(
      storage("0.5") {
        $0.lots[2].status = .expired
        $0.pins = [pin(16)]
      } == ["pins_break_storage"])
  }

  @Test func `pinned vials that leave make room`() {
    #expect(
      storage("0.5") { tables in
        tables.lanes = [LaneRow(from: nil, to: nil)]
        tables.pins = [pin(16), Pin(lot: "L1", vaccine: "AZ", from: "A", to: "B", vials: 1)]
      } == [])
  }

  @Test func `a store that is over already may stay so, and takes nothing more`() {
    #expect(storage("0.1") { _ in } == [])
    #expect(storage("0.1") { $0.pins = [pin(1)] } == ["pins_break_storage"])
    #expect(storage("0.1") { $0.pins = [pin(1, lot: "L2", "PFZ")] } == [])
  }

  private func reserve(_ doses: String, _ change: (inout RoundTables) -> Void) -> [RoundMessage] {
    errors { tables in
      tables.policy.reserve = [Reserve(vaccine: "AZ", doses: RoundInCode.decimal(doses))]
      change(&tables)
    }
  }

  @Test func `a reserve is kept to the last dose`() {
    #expect(reserve("900") { $0.pins = [pin(10)] } == [])
    let found = reserve("900.5") { $0.pins = [pin(4), pin(6, to: "B")] }
    #expect(found.map(\.code) == ["pins_break_reserve"])
    #expect(found.first?.wording.english.contains("row 2") ?? false)
    #expect(found.first?.wording.english.contains("row 3") ?? false)
    #expect(found.first?.wording.vietnamese.contains("900,5") ?? false)
  }

  @Test func `a reserve that the stock cannot fill keeps all of it`() {
    #expect(reserve("5000") { _ in } == [])
    #expect(reserve("5000") { $0.pins = [pin(1)] }.map(\.code) == ["pins_break_reserve"])
  }

  @Test func `a lot that ends within thirty days, or before the next dispatch, is no reserve`() {
    #expect(
      reserve("900") { tables in
        tables.lots[0].expiry = RoundInCode.day("2022-10-29")
        tables.pins = [pin(100)]
      } == [])
    #expect(
      reserve("900") { tables in
        tables.lots[0].expiry = RoundInCode.day("2022-10-30")
        tables.pins = [pin(100)]
      }.map(\.code) == ["pins_break_reserve"])
    #expect(
      reserve("900") { tables in
        tables.policy.nextDispatch = RoundInCode.day("2023-01-01")
        tables.pins = [pin(100)]
      } == [])
  }

  @Test func `pins of what stands at recipients leave the reserve alone`() {
    #expect(
      reserve("1000") { tables in
        tables.lanes = [LaneRow(from: nil, to: nil)]
        tables.pins = [Pin(lot: "L1", vaccine: "AZ", from: "A", to: "B", vials: 10)]
      } == [])
  }
}
