import PlanChecking
import Testing
import VaccineAllocation

/// Plans that keep stock for the next doses of those who begin.
struct NextDoseTests {
  /// Ten vials of ten doses; who has dose 1 needs dose 2 after 21 days.
  private static func round(_ change: (inout RoundTables) -> Void = { _ in }) -> RoundTables {
    draft { tables in
      tables.eligibility.append(Eligibility(vaccine: "V", group: "G", dose: 2))
      tables.courses = [Course(vaccine: nil, group: "G", dose: 1, nextDose: 2, leastDays: 21)]
      tables.policy.nextDispatch = day(7)
      tables.policy.secureNextDose = true
      tables.lots = [lot("L", 10, until: 60)]
      change(&tables)
    }
  }

  @Test func `half of the stock is kept where everybody needs a second dose`() throws {
    let plan = try NextDoseTests.round().plan()
    #expect(plan.people() == 50)
    #expect(plan.shipped() == 5)
    let kept = try #require(plan.secured?.kept)
    #expect(kept.map(\.people).reduce(0, +) == 50)
    #expect(kept.map(\.vials).reduce(0, +) == 5)
    #expect(kept.allSatisfy { $0.dueFrom == day(21) && $0.lot == "L" && $0.heldAt == "S" && $0.place == "D" })
    // Shipped now they are used until day 6; whoever is left to the next dispatch, until day 13.
    #expect(kept.map(\.dueTo) == [day(27)])
    #expect(plan.bound("need:1") == 50)
    #expect(plan.secured?.boundsWithout.first { $0.name == "need:1" }?.bound == 100)
    #expect(plan.coverage.map(\.reason) == [.nextDose])
  }

  @Test func `nobody begins where nothing lives long enough, and that is said`() throws {
    let plan = try NextDoseTests.round { $0.lots = [lot("L", 10, until: 26)] }.plan()
    #expect(plan.people() == 0)
    #expect(plan.secured?.kept == [])
    #expect(plan.coverage.map(\.unmet) == [100])
    // The last of them would be due on day 27.
    #expect(try NextDoseTests.round { $0.lots = [lot("L", 10, until: 27)] }.plan().people() == 50)
  }

  @Test func `another vaccine serves unless it must be the same`() throws {
    func people(same: Bool) throws -> Int {
      try NextDoseTests.round { tables in
        tables.vaccines.append(Vaccine(vaccine: "W", dosesPerVial: 10))
        tables.eligibility.append(Eligibility(vaccine: "W", group: "G", dose: 2))
        tables.lots.append(lot("M", 10, of: "W", until: 60))
        tables.courses?[0].sameVaccine = same
      }.plan().people()
    }
    #expect(try people(same: false) == 100)
    #expect(try people(same: true) == 50)
  }

  @Test func `what comes too late for the first of them is not kept`() throws {
    func people(comes: Int, most: Int?) throws -> Int {
      try NextDoseTests.round { tables in
        tables.lots.append(lot("M", 10, until: 90) { $0.availableFrom = day(comes) })
        tables.courses?[0].mostDays = most
        tables.policy.nextDispatch = nil
        // Nobody can begin with M.
        tables.demand = [need("D", 100) { $0.until = day(20) }]
      }.plan().people()
    }
    #expect(try people(comes: 40, most: nil) == 100)
    #expect(try people(comes: 30, most: 30) == 100)
    #expect(try people(comes: 31, most: 30) == 50)
  }

  @Test func `a kept vial is lost only on paper`() throws {
    let plan = try NextDoseTests.round { $0.policy.wasteUntil = day(90) }.plan()
    #expect(plan.losses.map(\.reason) == [.nextDose])
    #expect(plan.losses.map(\.vials) == [5])
    #expect(plan.value("waste") == 50)
    #expect(plan.bound("waste") == 50)
  }

  @Test func `issue units stay whole beside what is kept`() throws {
    let plan = try NextDoseTests.round { $0.vaccines[0].issueMultiple = 4 }.plan()
    #expect(plan.shipped() + plan.shipped(when: .later) == 4)
    #expect(plan.people() == 40)
  }

  @Test func `a plan whose kept vials were changed breaks a rule`() throws {
    let tables = NextDoseTests.round()
    let plan = try tables.plan()
    let checker = PlanChecker(try Round(tables))
    func broken(_ change: (inout KeptDoses) -> Void) throws -> [Rule] {
      var plan = plan
      change(&plan.secured!.kept[0])
      return checker.brokenRules(in: plan).map(\.rule)
    }
    #expect(try broken { _ in }.isEmpty)
    #expect(try broken { $0.people = 49 } == [.nextDoseNotKept])
    #expect(try broken { $0.vials = 4 } == [.keptRow])
    #expect(try broken { $0.vials = 6 } == [.keptStock])
    #expect(try broken { $0.dueTo = day(28) } == [.keptRow, .nextDoseNotKept])
    #expect(try broken { $0.lot = "X" } == [.unknownLotLine])
    var without = plan
    without.secured = nil
    #expect(checker.brokenRules(in: without).map(\.rule).contains(.nextDoseNotKept))
    var free = tables
    free.policy.secureNextDose = false
    #expect(PlanChecker(try Round(free)).brokenRules(in: plan).map(\.rule).contains(.keptRow))
  }

  @Test(arguments: 1...40) func `without courses or the wish, the plan is the same`(seed: Int) throws {
    var tables = GeneratedRound(seed: seed).tables
    let plan = try tables.plan()
    tables.policy.secureNextDose = false
    let group = tables.eligibility.first?.group ?? tables.demand.first?.group ?? ""
    tables.courses =
      group.isEmpty ? [] : [Course(vaccine: nil, group: group, dose: 1, nextDose: 2, leastDays: 10)]
    #expect(try tables.plan() == plan)
    tables.policy.secureNextDose = true
    tables.courses = nil
    var same = try tables.plan()
    // That nothing can be kept is noted.
    #expect(same.notes.count == plan.notes.count + 1)
    same.notes = plan.notes
    #expect(same == plan)
  }

  /// A generated round with courses.
  static func generated(_ seed: Int) -> RoundTables {
    var tables = GeneratedRound(seed: seed).tables
    tables.policy.secureNextDose = true
    let groups = Set(tables.eligibility.map(\.group)).union(tables.demand.map(\.group)).sorted()
    tables.courses = groups.enumerated().flatMap { position, group -> [Course] in
      var course = Course(vaccine: nil, group: group, dose: 1, nextDose: 2, leastDays: seed % 9)
      if position == 1 { course.mostDays = course.leastDays + 6 }
      course.sameVaccine = (seed + position) % 2 == 0
      var named = Course(
        vaccine: "V1", group: group, dose: 1, nextDose: seed % 4 == 0 ? 3 : 2, leastDays: seed % 5)
      named.sameVaccine = position == 0
      return seed % 3 == 0 ? [course, named] : [course]
    }
    return tables
  }

  @Test(arguments: 1...150) func `both formulations keep alike`(seed: Int) throws {
    #expect(try PlainRelaxationTests.differences(NextDoseTests.generated(seed)) == [])
  }

  @Test(arguments: 1...60) func `every plan of a generated round keeps every rule`(seed: Int) throws {
    let plan = try NextDoseTests.generated(seed).plan()
    #expect(plan.summary.verified)
    #expect(plan.secured != nil)
  }
}

/// Plans of tiny rounds beside the best of all whole-vial plans.
struct KeepBruteForceTests {
  static func tables(_ seed: Int) -> RoundTables {
    var random = SplitMix64(seed: UInt64(seed))
    var tables = RoundTables(policy: Policy(id: "tiny", date: dispatchDay))
    tables.policy.secureNextDose = true
    tables.policy.nextDispatch = random.chance(60) ? day(7) : nil
    tables.policy.wasteUntil = day(random.one(of: [10, 20, 45]))
    if random.chance(40) { tables.policy.objectives = [.need, .waste, .sooner] }
    let codes = random.chance(30) ? ["V", "W"] : ["V"]
    for code in codes {
      var vaccine = Vaccine(vaccine: code, dosesPerVial: random.number(1...3))
      vaccine.issueMultiple = random.one(of: [1, 1, 2])
      tables.vaccines.append(vaccine)
      for dose in 1...2 { tables.eligibility.append(Eligibility(vaccine: code, group: "G", dose: dose)) }
    }
    tables.places = [Place(place: "S", kind: "store"), Place(place: "D", kind: "district")]
    tables.capacity = [CapacityRow(place: "D", peoplePerDay: 100)]
    for number in 1...random.number(2...3) {
      let line = lot(
        "L\(number)", random.number(1...3), of: random.one(of: codes), at: random.chance(75) ? "S" : "D",
        until: random.one(of: [6, 14, 22, 40]))
      tables.lots.append(line)
    }
    tables.demand = [need("D", random.number(1...4))]
    if random.chance(40) {
      tables.demand.append(need("D", random.number(1...2), dose: 2) { $0.priority = 2 })
    }
    var course = Course(
      vaccine: random.chance(80) ? nil : "V", group: "G", dose: 1, nextDose: 2,
      leastDays: random.one(of: [5, 10, 15]))
    course.sameVaccine = random.chance(30)
    if random.chance(20) { course.mostDays = course.leastDays + 7 }
    tables.courses = [course]
    return tables
  }

  @Test func `nothing beats a bound, and hardly anything is missed`() throws {
    var (rounds, worseFirst, worseLater, beaten, brokenBounds) = (0, [Int](), [Int](), [Int](), [Int]())
    var missed = 0.0
    for seed in 1...200 {
      let round = try Round(KeepBruteForceTests.tables(seed))
      guard let best = KeepBruteForce.best(round), let least = best.first else { continue }
      let plan = try Planner().plan(round).plan
      let values = BruteForce.values(of: plan, round: round)
      guard let first = values.first, let figure = plan.summary.objectives.first else { continue }
      rounds += 1
      if first > least + 1e-6 {
        worseFirst.append(seed)
        missed += first - least
      } else if best.lexicographicallyPrecedes(values) {
        worseLater.append(seed)
      }
      if values.lexicographicallyPrecedes(best) { beaten.append(seed) }
      if (figure.name == "need:1" ? -figure.bound : figure.bound) > least + 1e-6 { brokenBounds.append(seed) }
    }
    #expect(rounds > 150)
    #expect(beaten == [])
    #expect(brokenBounds == [])
    // Whole vials and next doses together are searched for, not proved: hardly anything is missed.
    #expect(worseFirst.count <= 4)
    #expect(missed <= 7)  // doses or people, over all rounds
    #expect(worseLater.count <= 6)
  }
}
