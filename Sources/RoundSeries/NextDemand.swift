internal import AllocationModel

/// The demand with which the next round begins.
struct NextDemand {
  private(set) var lines: [DemandLine] = []
  private(set) var uptake: [UptakeLine] = []
  /// What a planner should know about it.
  private(set) var notes: [Wording] = []

  private struct Key: Hashable {
    let place: String
    let group: String
    let dose: Int
  }

  init(_ round: Round, _ plan: Plan, _ actual: Actual, _ terms: ClosingTerms) {
    var given: [Key: Int] = [:]
    for row in actual.given {
      given[Key(place: row.place, group: row.group, dose: row.dose), default: 0] += row.people
    }
    var planned: [Int: Int] = [:]
    for use in plan.use where use.when != .later { planned[use.demandRow, default: 0] += use.people }
    // The people vaccinated are taken off the lines of their group and dose: the first priority, the earliest window.
    let order = round.demand.indices.sorted { left, right in
      let (first, second) = (round.demand[left], round.demand[right])
      return (first.priority, first.from ?? round.policy.date, left)
        < (second.priority, second.from ?? round.policy.date, right)
    }
    var left = given
    var taken = [Int](repeating: 0, count: round.demand.count)
    for index in order {
      let line = round.demand[index]
      let key = Key(place: line.place, group: line.group, dose: line.dose)
      taken[index] = min(left[key] ?? 0, max(0, NextDemand.people(of: line).floor))
      left[key, default: 0] -= taken[index]
    }
    // More people than anybody expected: they count on the first line.
    for index in order {
      let line = round.demand[index]
      let key = Key(place: line.place, group: line.group, dose: line.dose)
      if let more = left.removeValue(forKey: key), more > 0 { taken[index] += more }
    }
    for (key, people) in left.sorted(by: {
      ($0.key.place, $0.key.group, $0.key.dose) < ($1.key.place, $1.key.group, $1.key.dose)
    })
    where people > 0 {
      notes.append(
        Wording(
          en:
            "\(people) people of \(key.group) were given dose \(key.dose) at \(key.place), which demand.csv does not have",
          vi:
            "\(people) người nhóm \(key.group) được tiêm mũi \(key.dose) tại \(key.place), không có trong demand.csv"
        ))
    }
    for (index, line) in round.demand.enumerated() {
      record(line, taken[index], planned[line.demandRow] ?? 0)
      carry(line, taken[index], terms)
    }
    fallDue(round, actual, terms)
  }

  /// The people of a line who can be vaccinated.
  private static func people(of line: DemandLine) -> ExactDecimal {
    line.eligible ?? max(0, (line.target ?? 0).subtracting(line.given ?? 0) ?? 0)
  }

  private mutating func record(_ line: DemandLine, _ people: Int, _ planned: Int) {
    var row = UptakeLine()
    (row.place, row.group, row.dose) = (line.place, line.group, line.dose)
    (row.eligible, row.need, row.planned, row.given) = (
      NextDemand.people(of: line), line.need, planned, people
    )
    uptake.append(row)
  }

  /// Carries what remains of a line forward: its need less the people vaccinated.
  private mutating func carry(_ line: DemandLine, _ people: Int, _ terms: ClosingTerms) {
    var next = line
    next.row = 0
    next.demandRow = 0
    let remaining = max(0, line.need - people)
    if let given = line.given { next.given = given.adding(ExactDecimal(people)) }
    if let eligible = line.eligible {
      next.eligible = max(0, eligible.subtracting(ExactDecimal(people)) ?? 0)
    }
    if people > 0 {
      next.uptake = NextDemand.uptake(of: remaining, among: NextDemand.people(of: next)) ?? next.uptake
      if line.asOf != nil { next.asOf = terms.closing }
    }
    if let until = line.until, until < terms.nextDate {
      if remaining > 0 {
        notes.append(
          Wording(
            en:
              "\(remaining) people of \(line.group), dose \(line.dose), at \(line.place) were not vaccinated before "
              + "their time ended on \(until); the line is not carried on",
            vi:
              "\(remaining) người nhóm \(line.group), mũi \(line.dose), tại \(line.place) chưa được tiêm trước khi hết "
              + "thời hạn \(until.vietnamese); dòng này không được chuyển tiếp"))
      }
      return
    }
    lines.append(next)
  }

  /// The rate with the fewest decimals by which exactly so many of some people come; nil where nine decimals do not
  /// reach.
  ///
  ///     uptake(of: 100, among: 700)  // 0.143, since ⌊700 × 0.143⌋ = 100
  static func uptake(of people: Int, among all: ExactDecimal) -> ExactDecimal? {
    if people <= 0 || all <= 0 { return 0 }
    if ExactDecimal(people) >= all { return 1 }
    for decimals in 1...ExactDecimal.mostDecimals {
      let power = Int128(ExactDecimal.power(of: decimals))
      let scale = Int128(ExactDecimal.power(of: all.decimals))
      let most = Int128(all.mantissa)
      // The least rate of so many decimals that reaches the people; rounding down must not reach one more.
      let least = (Int128(people) * scale * power + most - 1) / most
      guard let rate = ExactDecimal(mantissa: Int64(clamping: least), decimals: decimals) else { continue }
      if rate <= 1, ExactDecimal.floorOfProduct(all, rate) == people { return rate }
    }
    return nil
  }

  /// Adds those who fall due for their next dose.
  private mutating func fallDue(_ round: Round, _ actual: Actual, _ terms: ClosingTerms) {
    struct Due: Hashable {
      let key: Key
      let from: Day
      let until: Day?
    }
    var due: [Due: Int] = [:]
    for row in actual.given {
      for course in round.tables.courses(after: row.vaccine, group: row.group, dose: row.dose) {
        let first = max(row.to + course.leastDays, terms.nextDate)
        // Who was vaccinated on the first day runs out of time first.
        let last = course.mostDays.map { max(row.from + $0, first) }
        due[
          Due(key: Key(place: row.place, group: row.group, dose: course.nextDose), from: first, until: last),
          default: 0] += row.people
      }
    }
    for (entry, people) in due.sorted(by: {
      ($0.key.key.place, $0.key.key.group, $0.key.key.dose, $0.key.from, $0.key.until ?? $0.key.from)
        < ($1.key.key.place, $1.key.key.group, $1.key.key.dose, $1.key.from, $1.key.until ?? $1.key.from)
    }) where people > 0 {
      let key = entry.key
      let base = round.demand.first { $0.place == key.place && $0.group == key.group && $0.dose == key.dose }
      if let base, base.eligible == nil {
        notes.append(
          Wording(
            en:
              "\(people) people of \(key.group) at \(key.place) fall due for dose \(key.dose) from \(entry.from); "
              + "demand.csv states target and given there, which count them already",
            vi:
              "\(people) người nhóm \(key.group) tại \(key.place) đến hạn mũi \(key.dose) từ \(entry.from.vietnamese); "
              + "demand.csv ghi target và given nên đã tính số này"))
        continue
      }
      var line = DemandLine(place: key.place, group: key.group, dose: key.dose)
      (line.eligible, line.from, line.until) = (ExactDecimal(people), entry.from, entry.until)
      line.priority = base?.priority ?? 1
      line.source = "course.csv"
      lines.append(line)
    }
  }
}
