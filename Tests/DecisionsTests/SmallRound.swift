import VaccineAllocation

/// A store, two districts, a lot for everybody and one that is reserved.
///
/// D1 needs 60 and D2 40 people; ten can come to D1 in a day and one to D2. A1 holds 80 doses for ten days, R1 40 doses
/// for ten days that are reserved for dose 2, which nobody needs.
enum SmallRound {
  static let date = Day(iso: "2022-10-01")!

  static func tables() -> RoundTables {
    var tables = RoundTables(policy: Policy(id: "small", date: date))
    tables.vaccines = [Vaccine(vaccine: "V", dosesPerVial: 1)]
    tables.eligibility = [
      Eligibility(vaccine: "V", group: "G", dose: 1), Eligibility(vaccine: "V", group: "G", dose: 2),
    ]
    tables.places = [
      Place(place: "S", kind: "store"), Place(place: "D1", kind: "district"),
      Place(place: "D2", kind: "district"),
    ]
    var reserved = LotLine(lot: "R1", vaccine: "V", place: "S", vials: 40, expiry: date + 9)
    reserved.reservedFor = [Reservation(group: "G", dose: 2)]
    tables.lots = [LotLine(lot: "A1", vaccine: "V", place: "S", vials: 80, expiry: date + 9), reserved]
    tables.capacity = [CapacityRow(place: "D1", peoplePerDay: 10), CapacityRow(place: "D2", peoplePerDay: 1)]
    for (place, people) in [("D1", 60), ("D2", 40)] {
      var line = DemandLine(place: place, group: "G", dose: 1)
      line.eligible = ExactDecimal(people)
      tables.demand.append(line)
    }
    return tables
  }

  static func round() throws -> Round { try Round(tables()) }
}
