import VaccineAllocation

extension ChangedTables {
  /// Gives the people of some demand lines, who are named by their rows, stock of their own: so many doses each, good
  /// throughout, that take no cold storage and can serve nobody else.
  mutating func giveOwnStock(_ people: [Int: Int]) {
    let groups = nameApart(Set(people.keys))
    let vaccine = ChangedTables.unused("EXTRA", among: tables.vaccines.map(\.vaccine))
    tables.vaccines.append(Vaccine(vaccine: vaccine, dosesPerVial: 1))
    // It outlives the days whose losses are counted, so that none of it is ever waste.
    let expiry = max(round.horizon, round.wasteUntil) + 2 + round.policy.safetyDays
    var stock: [String: Int] = [:]
    for line in round.demand {
      guard let group = groups[line.demandRow], let doses = people[line.demandRow] else { continue }
      if !tables.eligibility.contains(where: {
        $0.vaccine == vaccine && $0.group == group && $0.dose == line.dose
      }) {
        tables.eligibility.append(Eligibility(vaccine: vaccine, group: group, dose: line.dose))
      }
      stock[line.place, default: 0] += doses
    }
    for (place, doses) in stock.sorted(by: { $0.key < $1.key }) where doses > 0 {
      tables.lots.append(LotLine(lot: vaccine, vaccine: vaccine, place: place, vials: doses, expiry: expiry))
    }
  }

  /// Lets every reserved lot serve some demand lines, who are named by their rows, as far as its vaccine may.
  mutating func liftReservations(forRows rows: Set<Int>) {
    let groups = Set(nameApart(rows).values).sorted()
    for lot in tables.lots.indices where !tables.lots[lot].reservedFor.isEmpty {
      tables.lots[lot].reservedFor += groups.map { Reservation(group: $0) }
    }
  }

  /// Gives some demand lines a group name of their own, by row, which changes nothing else: whatever may serve the old
  /// name may serve the new one.
  private mutating func nameApart(_ rows: Set<Int>) -> [Int: String] {
    var names: [Int: String] = [:]
    var known = Set(tables.demand.map(\.group)).union(tables.eligibility.map(\.group))
    for (index, line) in round.demand.enumerated() where rows.contains(line.demandRow) {
      // A line that has its own name already keeps it.
      if tables.demand[index].group != line.group {
        names[line.demandRow] = tables.demand[index].group
        continue
      }
      let group = ChangedTables.unused("\(line.group) \(line.demandRow)", among: known)
      known.insert(group)
      for row in tables.eligibility where row.group == line.group && row.dose == line.dose {
        tables.eligibility.append(
          Eligibility(vaccine: row.vaccine, group: group, dose: row.dose, share: row.share))
      }
      for lot in tables.lots.indices
      where tables.lots[lot].reservedFor.contains(where: { $0.permits(group: line.group, dose: line.dose) }) {
        tables.lots[lot].reservedFor.append(Reservation(group: group, dose: line.dose))
      }
      tables.demand[index].group = group
      names[line.demandRow] = group
    }
    return names
  }

  /// A name that nothing has yet.
  private static func unused(_ name: String, among known: some Collection<String>) -> String {
    let known = Set(known)
    var name = name
    while known.contains(name) { name += "'" }
    return name
  }
}
