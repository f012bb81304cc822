import LinearProgramming
import Testing
import VaccineAllocation

/// Solving a changed round from where the former one ended.
struct RestartTests {
  /// A change to a round, with its name.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (inout RoundTables) -> Void
  }

  private static func some(_ tables: RoundTables) -> Int { tables.lots.count / 2 }

  /// Pins a vial each of some lots in a store to the first place that a lane from there leads to.
  private static func pin(_ count: Int, of tables: inout RoundTables) {
    let stores = Set(tables.places.filter(\.isStore).map(\.place))
    var pinned = 0
    for lot in tables.lots where stores.contains(lot.place) && lot.vials > 3 && pinned < count {
      for place in tables.places where !stores.contains(place.place) {
        var changed = tables
        changed.pins.append(
          Pin(lot: lot.lot, vaccine: lot.vaccine, from: lot.place, to: place.place, vials: 1))
        guard (try? Round(changed)) != nil else { continue }
        tables = changed
        pinned += 1
        break
      }
    }
  }

  static let changes: [Change] = [
    Change(testDescription: "nothing") { _ in },
    Change(testDescription: "a stock count") { $0.lots[some($0)].vials += 7 },
    Change(testDescription: "a lot used up") { $0.lots[some($0)].vials = 0 },
    Change(testDescription: "a lot that comes") { tables in
      var lot = tables.lots[some(tables)]
      lot.lot = "NEW"
      lot.vials = 11
      tables.lots.insert(lot, at: 0)
    },
    Change(testDescription: "an uptake") { tables in
      if !tables.demand.isEmpty { tables.demand[0].uptake = decimal("0.37") }
    },
    Change(testDescription: "a line that goes") { tables in
      if tables.demand.count > 1 { tables.demand.remove(at: tables.demand.count / 2) }
    },
    Change(testDescription: "a shorter life") { tables in
      tables.lots[some(tables)].expiry = tables.lots[some(tables)].expiry - 6
    },
    Change(testDescription: "no pins") { $0.pins = [] },
    Change(testDescription: "a pin") { pin(1, of: &$0) },
    Change(testDescription: "pins of several lots") { pin(3, of: &$0) },
    Change(testDescription: "another order") { tables in
      tables.lots.reverse()
      tables.demand.reverse()
      tables.places.reverse()
    },
    Change(testDescription: "another policy") { tables in
      tables.policy.objectives = [.need, .waste, .transport]
    },
    Change(testDescription: "more safety days") { $0.policy.safetyDays += 2 },
  ]

  @Test(arguments: 1...24, changes) func `bounds and fills are those of solving from nothing`(
    seed: Int, change: Change
  ) throws {
    let tables = GeneratedRound(seed: seed).tables
    guard !tables.lots.isEmpty else { return }
    let former = try Planner().bounds(of: Round(tables))
    var changed = tables
    change.make(&changed)
    // Some changes contradict a pin or repeat a lot; such rounds cannot be built.
    guard let round = try? Round(changed) else { return }
    let cold = try Planner().bounds(of: round)
    let warm = try Planner().bounds(of: round, after: former.restart)
    #expect(cold.objectives.map(\.name) == warm.objectives.map(\.name))
    for (left, right) in zip(cold.objectives, warm.objectives) {
      #expect(abs(left.value - right.value) <= 1e-6 * max(1, abs(left.value)), "\(left.name)")
    }
    #expect(cold.fills.map(\.place) == warm.fills.map(\.place))
    for (left, right) in zip(cold.fills, warm.fills) { #expect(agree(left.fill, right.fill)) }
    let certificates = warm.proof.solutions.flatMap(\.stages).map(\.certificate)
    #expect(!certificates.contains { !$0.holds })
  }

  @Test(arguments: 1...40) func `the first objectives alone have the same bounds`(seed: Int) throws {
    let round = try Round(GeneratedRound(seed: seed).tables)
    let all = try Planner().bounds(of: round)
    for count in 0...2 {
      let some = try Planner().bounds(of: round, after: all.restart, objectives: count)
      #expect(some.objectives.count <= all.objectives.count)
      for (left, right) in zip(some.objectives, all.objectives) {
        #expect(left.name == right.name)
        #expect(abs(left.value - right.value) <= 1e-6 * max(1, abs(right.value)))
      }
    }
  }

  @Test(arguments: 1...12) func `planning again gives a checked plan with the same bounds`(seed: Int) throws {
    let tables = GeneratedRound(seed: seed).tables
    let first = try Planner().plan(Round(tables))
    var changed = tables
    if !changed.demand.isEmpty { changed.demand[0].uptake = decimal("0.37") }
    let round = try Round(changed)
    let again = try Planner().plan(round, after: first)
    let afresh = try Planner().plan(round)
    #expect(again.plan.summary.verified)
    for (left, right) in zip(again.plan.summary.objectives, afresh.plan.summary.objectives) {
      #expect(agree(left.bound, right.bound, within: 1e-6 * max(1, abs(right.bound))))
    }
  }

  @Test func `a similar round takes far fewer iterations`() throws {
    let tables = GeneratedRound(seed: 5, size: GeneratedRound.Size(recipients: 24...24, lots: 30...30)).tables
    func iterations(_ bounds: Bounds) -> Int {
      bounds.proof.solutions.flatMap(\.stages).reduce(0) { $0 + $1.counts.iterations }
    }
    let cold = try Planner().bounds(of: try Round(tables))
    var changed = tables
    changed.lots[RestartTests.some(tables)].vials += 1
    let warm = try Planner().bounds(of: Round(changed), after: cold.restart)
    #expect(5 * iterations(warm) < iterations(cold))
  }

  @Test func `after pins little is left to do`() throws {
    func iterations(_ bounds: Bounds) -> Int {
      bounds.proof.solutions.flatMap(\.stages).reduce(0) { $0 + $1.counts.iterations }
    }
    var (again, afresh, ofFirstStage) = (0, 0, 0)
    for seed in [7, 9, 12] {
      let size = GeneratedRound.Size(recipients: 90...90, lots: 40...40)
      let tables = GeneratedRound(seed: seed, size: size).tables
      let former = try Planner().bounds(of: Round(tables))
      var changed = tables
      RestartTests.pin(3, of: &changed)
      let round = try Round(changed)
      let warm = try Planner().bounds(of: round, after: former.restart)
      again += iterations(warm)
      afresh += iterations(try Planner().bounds(of: round))
      ofFirstStage += warm.proof.solutions.reduce(0) { $0 + $1.stages[0].counts.iterations }
    }
    #expect(3 * again < afresh)
    // What served everybody before serves them still: 86 if the uses of a split node are all taken over twice.
    #expect(ofFirstStage < 50)
  }

  @Test func `a value can be asked for by name`() throws {
    let bounds = try Planner().bounds(of: Round(GeneratedRound(seed: 3).tables), objectives: 1)
    #expect(bounds.objectives.count == 1)
    #expect(bounds.value(of: bounds.objectives[0].name) == bounds.objectives[0].value)
    #expect(bounds.value(of: "no such") == nil)
    #expect(bounds.fills.isEmpty == (bounds.objectives[0].name != "equity"))
  }
}
