import AllocationModel
import LinearProgramming

/// Makes plans in which everybody who begins a course has a next dose kept, out of plans that look at nothing of it.
///
/// Such a plan is made for a round with some vials set aside and with fewer people on the lines that begin a course.
/// Then vials are counted for the people whom it really vaccinates. Where some lack theirs, fewer may begin the next
/// time; each time, those who still lack one are left out of the plan.
struct NextDoseKeeping: Sendable {
  private let index: RoundIndex
  private let flows: [[LotFlow]]
  /// Books that hold nothing but the pins.
  private let empty: VialRounding
  /// How many people may be vaccinated on each line: on lines that begin a course, those of the relaxation.
  let beginners: [Int]

  /// How often a plan is made at most from one beginning.
  private static let mostTries = 4

  /// Takes a round that keeps next doses.
  ///
  /// - Parameter flows: the relaxation's flows by recipient.
  init(_ index: RoundIndex, flows: [[LotFlow]]) {
    self.index = index
    self.flows = flows
    empty = VialRounding(index, flows: flows, free: StorageRows(index).free)
    var people = [Double](repeating: 0, count: index.lines.count)
    for flow in flows.joined() { people[flow.line] += flow.people }
    beginners = index.lines.enumerated().map { line, facts in
      facts.course < 0 ? facts.need : min(facts.need, Int((people[line] + 1e-6).rounded(.down)))
    }
  }

  /// The plans that one beginning leads to, each with what it keeps.
  ///
  /// - Parameters:
  ///   - aside: vials set aside, by lot.
  ///   - need: people who may be vaccinated, by line.
  ///   - plan: makes a plan for a round in which nothing is kept any more.
  func plans<Failure: Error>(
    aside: [Int], need: [Int], _ plan: (RoundIndex) throws(Failure) -> WholePlan
  ) throws(Failure) -> [ValuedPlan] {
    var need = need
    var found: [ValuedPlan] = []
    for _ in 0..<NextDoseKeeping.mostTries {
      let whole = try plan(index.settingAside(aside, need: need))
      let assignment = KeepAssignment(whole, index: index)
      found.append(
        ValuedPlan(
          whole.leavingOut(assignment.short, index: index), keeping: assignment.kept, books: empty))
      if assignment.short.isEmpty { break }
      lower(&need, by: assignment.short, in: whole)
    }
    return found
  }

  /// Plans that ship what is wanted as far as they can: as it is, and with what is left over handed out.
  ///
  /// - Parameter known: a plan of the round, whose kept vials are set aside at first; then none are, so that what is
  ///   wanted goes before what is kept.
  func plans(
    shipping wanted: [VialLedger.Key: Int], near known: ValuedPlan, settings: SolverSettings, threads: Int
  ) throws(LinearProgramError) -> [ValuedPlan] {
    let nothing = [Int](repeating: 0, count: index.lots.count)
    var kept = nothing
    for entry in known.kept { kept[entry.lot] += entry.vials }
    let aside = index.setAside(kept)
    var found: [ValuedPlan] = []
    for (aside, refills) in [(aside, false), (aside, true), (nothing, false)] {
      found += try plans(aside: aside, need: beginners) { index throws(LinearProgramError) in
        var books = VialRounding(index, flows: flows, free: StorageRows(index).free)
        books.ship(wanted)
        try books.vaccinateAnew(settings: settings, threads: threads)
        if refills { books.refill(flows) }
        return books.plan()
      }
    }
    return found
  }

  /// Lets fewer people begin where next doses were lacking, the last tiers first.
  private func lower(_ need: inout [Int], by short: [DueClass: Int], in plan: WholePlan) {
    var planned = [Int](repeating: 0, count: index.lines.count)
    for given in plan.given { planned[given.line] += given.people }
    for (due, people) in short.sorted(by: { KeepAssignment.precedes($0.key, $1.key) }) {
      guard let course = index.courses?.courses[due.course] else { continue }
      var left = people
      let lines = index.recipients[due.recipient].lines.filter { line in
        let demand = index.round.demand[index.lines[line].source]
        return demand.group == course.group && demand.dose == course.dose
      }.sorted { (index.lines[$0].tier, $0) > (index.lines[$1].tier, $1) }
      for line in lines where left > 0 {
        let taken = min(left, planned[line])
        planned[line] -= taken
        need[line] = min(need[line], planned[line])
        left -= taken
      }
    }
  }
}

extension ValuedPlan {
  /// A plan with what it keeps for next doses, in books that hold nothing but the pins.
  fileprivate init(_ plan: WholePlan, keeping kept: [KeepAssignment.Kept], books: VialRounding) {
    var books = books
    books.take(plan)
    rounding = books
    self.plan = plan
    values = PlanValues(plan, index: books.index)
    self.kept = kept
  }
}

extension RoundIndex {
  /// Vials to be set aside by lot: at least so many, and from a store so many that what remains leaves in whole issue
  /// units.
  func setAside(_ kept: [Int]) -> [Int] {
    var free = lots.map(\.vials)
    for pin in pins { free[pin.lot] -= pin.vials }
    return lots.indices.map { lot in
      guard kept[lot] > 0 else { return 0 }
      let vials = min(kept[lot], free[lot])
      guard round.places[lots[lot].place].isStore else { return vials }
      return vials + (free[lot] - vials) % vaccines[lots[lot].vaccine].issueMultiple
    }
  }
}

extension WholePlan {
  /// The plan without some of the people who would begin a course, those of the last tiers first.
  fileprivate func leavingOut(_ people: [DueClass: Int], index: RoundIndex) -> WholePlan {
    if people.isEmpty { return self }
    var left = people
    var plan = self
    let order = given.indices.sorted { first, second in
      let tiers = (index.lines[given[first].line].tier, index.lines[given[second].line].tier)
      return tiers.0 != tiers.1 ? tiers.0 > tiers.1 : first > second
    }
    for position in order {
      let entry = given[position]
      let dues = index.dues(of: entry)
      let most = min(entry.people, dues.map { left[$0] ?? 0 }.max() ?? 0)
      guard most > 0 else { continue }
      for due in dues { left[due] = max(0, (left[due] ?? 0) - most) }
      plan.given[position] = Given(
        lot: entry.lot, recipient: entry.recipient, when: entry.when, line: entry.line,
        people: entry.people - most, share: entry.share, window: entry.window)
    }
    plan.given.removeAll { $0.people == 0 }
    return plan
  }
}

extension VialRounding {
  /// Books a finished plan into books that hold nothing but the pins.
  fileprivate mutating func take(_ plan: WholePlan) {
    for (key, vials) in plan.shipments.sorted(by: { $0.key < $1.key })
    where key.when == .later || ledger.pinnedVials(key) == 0 {
      shipUnused(vials, key)
    }
    prepareHere()
    for given in plan.given {
      let key = VialLedger.Key(lot: given.lot, recipient: given.recipient, when: given.when)
      let isPinned = given.when == .now && ledger.pinnedVials(key) > 0
      guard
        let source = books[given.recipient].source(lot: given.lot, when: given.when, isPinned: isPinned),
        let way = books[given.recipient].sources[source].ways.firstIndex(where: { $0.line == given.line })
      else { continue }
      _ = books[given.recipient].vaccinate(given.people, source: source, way: way)
    }
    for lot in index.lots.indices {
      if let recipient = index.recipientOfPlace[index.lots[lot].place] {
        settleHere(lot, recipient: recipient)
      }
    }
  }
}
