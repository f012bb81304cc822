import Testing

@testable import VaccineAllocation

/// Where plans would go beyond limits, found from where the round with its limits ended.
struct LimitPressureTests {
  @Test(arguments: 1...24) func `from a former solve as many people go beyond as from nothing`(
    seed: Int
  ) throws {
    var tables = GeneratedRound(seed: seed).tables
    tables.policy.objectives = [.waste, .need]
    let round = try Round(tables)
    let planner = Planner()
    let restart = try planner.bounds(of: round).restart
    func people(_ pressures: [LimitPressure]) -> Double { pressures.reduce(0) { $0 + $1.people } }

    let sessions = try planner.sessionPressures(of: round)
    let sessionsAgain = try planner.sessionPressures(of: round, after: restart)
    #expect(agree(people(sessions), people(sessionsAgain), within: 1e-5))

    let uptake = try planner.uptakePressures(of: round)
    let uptakeAgain = try planner.uptakePressures(of: round, after: restart)
    #expect(agree(people(uptake.pressures), people(uptakeAgain.pressures), within: 1e-5))

    // From what was asked of a similar round, as much is possible, with as few people beyond.
    for line in tables.demand.indices where line % 3 == 0 {
      tables.demand[line].uptake = tables.demand[line].uptake == 1 ? decimal("0.5") : 1
    }
    let other = try Round(tables)
    let ofOther = try planner.uptakePressures(of: other)
    let again = try planner.uptakePressures(of: other, after: uptake.restart)
    #expect(agree(people(again.pressures), people(ofOther.pressures), within: 1e-5))
    for (one, two) in zip(again.bounds, ofOther.bounds) {
      #expect(agree(one.value, two.value, within: 1e-5 * max(1, abs(two.value))), "\(one.name)")
    }

    // What is possible beyond the need is what the round in which everybody comes can do.
    for line in tables.demand.indices { tables.demand[line].uptake = 1 }
    let everybody = try planner.bounds(of: Round(tables))
    for bounds in [uptake.bounds, uptakeAgain.bounds] {
      for bound in everybody.objectives {
        let other = try #require(bounds.first { $0.name == bound.name })
        #expect(agree(bound.value, other.value, within: 1e-5 * max(1, abs(bound.value))), "\(bound.name)")
      }
    }
  }
}
