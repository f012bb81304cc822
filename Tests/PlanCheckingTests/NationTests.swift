import AllocationModel
import PlanChecking
import Testing

/// A plan of the size of a country.
struct NationTests {
  #if DEBUG
    // Unoptimised code takes its time over arithmetic in 128 bits.
    private static let recipients = 600
  #else
    private static let recipients = 3321
  #endif
  private static let groups = 10

  /// One store, 1,000 lot lines, and recipients with ten demand lines each.
  private var tables: RoundTables {
    var policy = Policy(id: "nation", date: day("2022-10-01"))
    policy.nextDispatch = day("2022-10-10")
    policy.horizon = day("2023-01-31")
    policy.objectives = [.waste, .need, .sooner, .earliestExpiry, .transport]
    var tables = RoundTables(policy: policy)
    tables.vaccines = (0..<6).map { Vaccine(vaccine: "V\($0)", dosesPerVial: 10) }
    for group in 0..<NationTests.groups {
      tables.eligibility.append(Eligibility(vaccine: "V\(group % 6)", group: "G\(group)", dose: 1))
    }
    tables.places = [Place(place: "S", kind: "store")]
    tables.lots = (0..<1000).map {
      LotLine(
        lot: "L\($0)", vaccine: "V\($0 % 6)", place: "S", vials: 1000, expiry: day("2022-10-20") + $0 % 90)
    }
    for recipient in 0..<NationTests.recipients {
      let code = "D\(recipient)"
      tables.places.append(Place(place: code, kind: "commune"))
      tables.capacity.append(CapacityRow(place: code, peoplePerDay: 40))
      for group in 0..<NationTests.groups { tables.demand.append(demand(code, "G\(group)", 1, eligible: 30)) }
    }
    return tables
  }

  /// Every demand line gets two vials of one lot line now and one of another later.
  private func plan(_ tables: RoundTables) -> Plan {
    var plan = Probe().plan()
    plan.round = "nation"
    for (index, line) in tables.demand.enumerated() {
      let vaccine = index % NationTests.groups % 6
      let lot = tables.lots[(index / NationTests.groups * 7 + index % NationTests.groups) % 166 * 6 + vaccine]
      let start = day("2022-10-01") + index % NationTests.groups / 2
      plan.shipments.append(
        shipment(
          lot.lot, lot.vaccine, "S", line.place, .now, ("2022-10-01", "2022-10-01", lot.expiry.description), 2
        ))
      plan.shipments.append(
        shipment(
          lot.lot, lot.vaccine, "S", line.place, .later, ("2022-10-10", "2022-10-10", lot.expiry.description),
          1))
      plan.use.append(
        Use(
          lot: lot.lot, vaccine: lot.vaccine, heldAt: "S", place: line.place, when: .now,
          demandRow: index + 1,
          group: line.group, dose: 1, people: 20, dosesGiven: 20, firstDay: start, lastDay: start))
      plan.use.append(
        Use(
          lot: lot.lot, vaccine: lot.vaccine, heldAt: "S", place: line.place, when: .later,
          demandRow: index + 1,
          group: line.group, dose: 1, people: 10, dosesGiven: 10, firstDay: start + 9, lastDay: start + 9))
    }
    return plan
  }

  @Test func `every row of a nation's plan is judged`() throws {
    let tables = tables
    let checker = PlanChecker(try Round(tables))
    var plan = plan(tables)
    let rules: Set<Rule> = [.losses, .coverage, .statedDays, .objectiveNames, .baselines]
    #expect(Set(checker.brokenRules(in: plan).map(\.rule)).isSubset(of: rules))
    let people = checker.objectiveValues(of: plan).map(\.value)[1...2]
    #expect(Array(people) == [300, 100].map { Double($0 * NationTests.recipients) })
    // The first row of the last recipient: its sessions were full on that day.
    plan.use[20 * (NationTests.recipients - 1)].people = 21
    let found = Set(checker.brokenRules(in: plan).map(\.rule)).subtracting(rules)
    #expect(found == [.dosesGiven, .contents, .need, .sessionSpans])
  }
}
