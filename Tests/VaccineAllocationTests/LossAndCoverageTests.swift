import Testing
import VaccineAllocation

/// Losses with their reasons, coverage, and what is excluded.
struct LossAndCoverageTests {
  /// The whole vials that a round loses: vials, reason and remedy.
  private func wholeVials(_ change: (inout RoundTables) -> Void) throws -> [Loss] {
    try draft(change).plan().losses.filter { $0.lostAs == .wholeVials }
  }

  @Test func `nobody eligible is left`() throws {
    let losses = try wholeVials { $0.demand[0].eligible = 40 }
    #expect(losses.map(\.vials) == [6])
    #expect(losses.map(\.dosesLost) == [60])
    #expect(losses.map(\.reason) == [.nobodyLeft])
  }

  @Test func `sessions are full, and so many more would save them`() throws {
    // Two a day on days 0–9 use 20 doses; 80 are lost in 8 vials.
    let losses = try wholeVials {
      $0.capacity[0].peoplePerDay = 2
      $0.lots[0].expiry = day(9)
    }
    #expect(losses.map(\.vials) == [8])
    #expect(losses.map(\.reason) == [.sessions])
    #expect(losses.map(\.whatWouldSave) == ["needs 80 more injections at D by 2022-10-12"])
  }

  @Test func `the doses arrive too late`() throws {
    #expect(try wholeVials { $0.lanes = [lane("S", "D", days: 31)] }.map(\.reason) == [.tooLate])
  }

  @Test func `the lot is reserved for others`() throws {
    let losses = try wholeVials {
      $0.lots[0].reservedFor = [Reservation(group: "H")]
    }
    #expect(losses.map(\.reason) == [.reserved])
  }

  @Test func `storage, lane and reserve keep doses back`() throws {
    let cold = try wholeVials {
      $0.vaccines[0].litresPerVial = 1
      $0.places[1].storageLitres = 4
    }
    #expect(cold.map(\.reason) == [.storage])
    #expect(cold.map(\.vials) == [6])
    #expect(try wholeVials { $0.lanes = [lane("S", "D", most: 3)] }.map(\.reason) == [.lane])
    #expect(try wholeVials { $0.lanes = [] }.map(\.reason) == [.lane])
    #expect(
      try wholeVials { $0.policy.reserve = [Reserve(vaccine: "V", doses: 50)] }.map(\.reason) == [.reserve])
  }

  @Test func `texts are in the round's language`() throws {
    let losses = try wholeVials {
      $0.demand[0].eligible = 40
      $0.policy.language = .vietnamese
    }
    #expect(losses.map(\.reasonText) == ["không còn người thuộc đối tượng cần tiêm"])
  }

  @Test func `the losses add up to the waste`() throws {
    // 31 people of 100 doses.
    let plan = try draft { $0.capacity[0].peoplePerDay = 1 }.plan()
    #expect(plan.losses.reduce(0) { $0 + $1.dosesLost.doubleValue } == 69)
    #expect(plan.value("waste") == 69)
  }

  @Test func `coverage before and after is stated, and may exceed one`() throws {
    let plan = try draft {
      $0.demand[0].eligible = nil
      $0.demand[0].target = 100
      $0.demand[0].given = 50
      $0.demand[0].uptake = decimal("0.5")
      $0.eligibility.append(Eligibility(vaccine: "V", group: "H", dose: 1))
      $0.demand.append(
        need("D", 10, group: "H") {
          $0.target = 100
          $0.given = 95
        })
    }.plan()
    #expect(plan.coverage.map(\.group) == ["G", "H"])
    #expect(plan.coverage.map(\.need) == [25, 10])
    #expect(plan.coverage.map(\.planned) == [25, 10])
    #expect(plan.coverage.map(\.coverageBefore) == [0.5, 0.95])
    #expect(plan.coverage.map(\.coverageAfter) == [0.75, 1.05])
    #expect(plan.coverage.map(\.reason) == [.none, .none])
  }

  @Test func `who goes without is told why`() throws {
    func reason(_ change: (inout RoundTables) -> Void) throws -> [LossReason] {
      try draft {
        $0.demand[0].eligible = 150
        change(&$0)
      }.plan().coverage.map(\.reason)
    }
    #expect(try reason { _ in } == [.noStock])
    #expect(try reason { $0.lots[0].expiry = day(0) } == [.noStock])
    #expect(
      try reason {
        $0.capacity[0].peoplePerDay = 2
        $0.lots[0].expiry = day(9)
      } == [.sessions])
    #expect(try reason { $0.lanes = [] } == [.lane])
  }

  @Test func `coverage of one group and dose is one row, however many lines it has`() throws {
    let plan = try draft {
      $0.demand = [need("D", 30), need("D", 20) { $0.from = day(5) }]
    }.plan()
    #expect(plan.coverage.map(\.need) == [50])
    #expect(plan.coverage.map(\.planned) == [50])
    #expect(Set(plan.use.map(\.demandRow)) == [1, 2])
  }

  @Test func `what may not be used is excluded with its reason`() throws {
    let reasons: [(LotStatus, ExclusionReason)] = [
      (.quarantine, .quarantine), (.suspended, .suspended), (.recalled, .recalled),
      (.expired, .statusExpired),
      (.destroyed, .destroyed),
    ]
    for (status, reason) in reasons {
      let plan = try draft { $0.lots[0].status = status }.plan()
      #expect(plan.excluded.map(\.reason) == [reason])
      #expect(plan.excluded.map(\.vials) == [10])
      #expect(plan.shipments == [])
      #expect(plan.value("waste") == 0)
    }
    #expect(try draft { $0.lots[0].vvmStage = 3 }.plan().excluded.map(\.reason) == [.vialMonitor])
    #expect(try draft { $0.lots[0].vvmStage = 2 }.plan().excluded == [])
    #expect(try draft { $0.lots[0].expiry = day(-1) }.plan().excluded.map(\.reason) == [.pastLastDay])
    #expect(try draft { $0.lots[0].expiry = day(0) }.plan().excluded == [])
  }
}
