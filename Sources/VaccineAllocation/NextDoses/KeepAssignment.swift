import AllocationModel

/// Hands the vials that a whole-vial plan leaves unopened to the people who will be due for a next dose.
///
/// Vials are whole for every class of people who fall due together and every lot line. Classes with the least choice
/// come first, and each takes the lots that end first: what lives longer can serve others. It is a search; where it
/// finds too few vials, people are named who cannot begin.
struct KeepAssignment: Sendable {
  /// Vials of a lot for one class of people.
  struct Kept: Sendable {
    let due: DueClass
    let lot: Int
    let people: Int
    let vials: Int
  }

  private(set) var kept: [Kept] = []
  /// People of a class whose next dose nothing is left for.
  private(set) var short: [DueClass: Int] = [:]

  /// Looks for vials.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - index: the round, with nothing set aside.
  init(_ plan: WholePlan, index: RoundIndex) {
    var spare = index.lots.map(\.vials)
    for (key, vials) in plan.shipments { spare[key.lot] -= vials }
    var usedHere = [Int64](repeating: 0, count: index.lots.count)
    for given in plan.given where given.when == .here {
      usedHere[given.lot] += Int64(given.people) * given.share
    }
    for lot in index.lots.indices {
      let usable = KeepAssignment.usableUnits(lot, index)
      spare[lot] -= Int((usedHere[lot] + usable - 1) / usable)
    }
    let people = KeepAssignment.people(due: plan, index: index)
    let routes = people.keys.map { due in
      let lots = index.lots.indices.compactMap { lot in
        index.keptShare(ofLot: lot, for: due).map { (lot: lot, share: $0) }
      }
      let room = lots.reduce(0.0) { $0 + Double(max(0, spare[$1.lot])) * Double(index.lots[$1.lot].vials) }
      return (due: due, lots: lots, room: room)
    }.sorted { left, right in
      left.room != right.room ? left.room < right.room : KeepAssignment.precedes(left.due, right.due)
    }
    for (due, lots, _) in routes {
      var left = people[due] ?? 0
      let ordered = lots.sorted { left, right in
        let (first, second) = (index.lots[left.lot], index.lots[right.lot])
        return (first.lastDay, left.lot) < (second.lastDay, right.lot)
      }
      for (lot, share) in ordered where left > 0 && spare[lot] > 0 {
        let usable = KeepAssignment.usableUnits(lot, index)
        let taken = min(left, Int(Int64(spare[lot]) * usable / share))
        guard taken > 0 else { continue }
        let vials = Int((Int64(taken) * share + usable - 1) / usable)
        kept.append(Kept(due: due, lot: lot, people: taken, vials: vials))
        spare[lot] -= vials
        left -= taken
      }
      if left > 0 { short[due] = left }
    }
  }

  /// How many people a plan makes due for what.
  private static func people(due plan: WholePlan, index: RoundIndex) -> [DueClass: Int] {
    var people: [DueClass: Int] = [:]
    for given in plan.given {
      for due in index.dues(of: given) { people[due, default: 0] += given.people }
    }
    return people
  }

  private static func usableUnits(_ lot: Int, _ index: RoundIndex) -> Int64 {
    max(1, index.vaccines[index.lots[lot].vaccine].usableUnits)
  }

  static func precedes(_ left: DueClass, _ right: DueClass) -> Bool {
    (left.recipient, left.course, left.vaccine, left.from, left.to)
      < (right.recipient, right.course, right.vaccine, right.from, right.to)
  }
}

extension RoundIndex {
  /// What people vaccinated in a plan fall due for.
  func dues(of given: WholePlan.Given) -> [DueClass] {
    guard lines[given.line].course >= 0 else { return [] }
    let place = recipients[given.recipient].place
    let lane = given.when == .here ? nil : round.lanes.lane(from: lots[given.lot].place, to: place)
    return dues(
      recipient: given.recipient, course: lines[given.line].course, vaccine: lots[given.lot].vaccine,
      when: given.when, leadDays: lane?.leadDays ?? 0, window: given.window)
  }
}
