import AllocationModel

/// A small round built in code, without rows of files; tests change one thing in it at a time.
enum RoundInCode {
  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(plain: text) ?? 0 }

  static func tables() -> RoundTables {
    var tables = RoundTables(policy: Policy(id: "đợt 7", date: day("2022-09-30")))
    tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10), Vaccine(vaccine: "PFZ", dosesPerVial: 6)]
    tables.vaccines[1].thawedDays = 31
    tables.eligibility = [
      Eligibility(vaccine: "AZ", group: "18+", dose: 1),
      Eligibility(vaccine: "PFZ", group: "12-<18", dose: 1),
    ]
    tables.places = [
      Place(place: "KHO", kind: "Kho"), Place(place: "A", kind: "huyện"), Place(place: "B", kind: "huyện"),
    ]
    tables.lots = [
      LotLine(lot: "L1", vaccine: "AZ", place: "KHO", vials: 100, expiry: day("2022-12-31")),
      LotLine(lot: "L2", vaccine: "PFZ", place: "KHO", vials: 60, expiry: day("2022-12-31")),
      LotLine(lot: "L1", vaccine: "AZ", place: "A", vials: 10, expiry: day("2022-12-31")),
    ]
    tables.capacity = [CapacityRow(place: "A", peoplePerDay: 50), CapacityRow(place: "B", peoplePerDay: 50)]
    var first = DemandLine(place: "A", group: "18+", dose: 1)
    first.eligible = 500
    var second = DemandLine(place: "B", group: "12-<18", dose: 1)
    second.target = 300
    second.given = 100
    tables.demand = [first, second]
    return tables
  }

  /// The messages about a round; those of a valid one are notes.
  static func messages(_ tables: RoundTables) -> [RoundMessage] {
    do {
      return try Round(tables).notes
    } catch {
      return error.messages
    }
  }

  /// The messages about the small round after a change.
  static func messages(_ change: (inout RoundTables) -> Void) -> [RoundMessage] {
    var tables = tables()
    change(&tables)
    return messages(tables)
  }
}
