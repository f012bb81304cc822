import AllocationModel
import LinearProgramming

/// A round in whole vials in which everybody who begins a course has a next dose kept.
///
/// The relaxation says how many people can begin on each line and which lots keep for them. Those vials are set aside,
/// rounded up; what remains is planned as any other round is, with no more people on a line than can begin. Then vials
/// are counted again for the people whom that plan really vaccinates. Where some lack theirs, fewer may begin the next
/// time; after a few times those who still lack one are left out of the plan.
struct SecuredRound {
  let rounding: VialRounding
  let plan: WholePlan
  let values: PlanValues
  let baselines: [Baseline]
  let kept: [KeepAssignment.Kept]

  /// How often the whole-vial search is run at most.
  private static let mostTries = 4

  private struct Candidate {
    let plan: WholePlan
    let values: PlanValues
    let kept: [KeepAssignment.Kept]
  }

  /// Rounds the optimum of a relaxation that keeps next doses.
  ///
  /// - Parameters:
  ///   - solved: the relaxation with its optimum.
  ///   - settings: how programs are solved.
  ///   - threads: on how many threads.
  init(_ solved: SolvedRound, settings: SolverSettings, threads: Int) throws(PlanningError) {
    let index = solved.relaxation.index
    let flows = FlowRecovery(solved.relaxation).flows(solved.solution.columnValues)
    let empty = VialRounding(index, flows: flows, free: StorageRows(index).free)
    let reachable = solved.relaxation.peopleOfRecipient.map { !$0.isEmpty }
    // As elsewhere, a dose more or less does not outweigh people by the thousand.
    let tolerance = LossTolerance(index, bounds: solved.solution.bounds)
    var best: Candidate?
    for start in SecuredRound.starts(solved, flows) {
      var need = start.need
      for _ in 0..<SecuredRound.mostTries {
        let whole = try SecuredRound.wholeVials(
          index.settingAside(start.aside, need: need), settings: settings, threads: threads)
        let assignment = KeepAssignment(whole.plan, index: index)
        let plan = whole.plan.leavingOut(assignment.short, index: index)
        let candidate = Candidate(
          plan: plan, values: PlanValues(plan, index: index), kept: assignment.kept)
        let isBetter = best.map {
          tolerance.prefers(candidate.values, to: $0.values, index: index, reachable: reachable)
        }
        if isBetter ?? true { best = candidate }
        if assignment.short.isEmpty { break }
        SecuredRound.lower(&need, by: assignment.short, in: whole.plan, index: index)
      }
    }
    guard let best else { preconditionFailure("at least one plan was considered") }
    var books = empty
    books.take(best.plan)
    rounding = books
    plan = best.plan
    values = best.values
    kept = best.kept
    do {
      // They keep nothing for next doses.
      baselines = try PlainPlans(index, settings: settings, threads: threads).baselines
    } catch {
      throw PlanningError(error)
    }
  }

  /// What is set aside to begin with, and how many people may be vaccinated on each line.
  private struct Start {
    let aside: [Int]
    let need: [Int]
  }

  /// Below so many flows in the relaxation's optimum several starts are tried.
  private static let small = 150

  private static func starts(_ solved: SolvedRound, _ flows: [[LotFlow]]) -> [Start] {
    let index = solved.relaxation.index
    let need = beginners(flows, index: index)
    var starts = [Start(aside: vialsAside(solved, .up), need: need)]
    guard flows.reduce(0, { $0 + $1.count }) < small else { return starts }
    let nothing = [Int](repeating: 0, count: index.lots.count)
    starts.append(Start(aside: vialsAside(solved, .down), need: need))
    starts.append(Start(aside: nothing, need: need))
    starts.append(Start(aside: nothing, need: index.lines.map(\.need)))
    return starts
  }

  private static func wholeVials(
    _ index: RoundIndex, settings: SolverSettings, threads: Int
  ) throws(PlanningError) -> WholeVials {
    let reduced = try SolvedRound(FormulatedRound(Relaxation(index)), settings: settings, threads: threads)
    do {
      return try WholeVials(
        reduced.relaxation, solution: reduced.solution, settings: settings, threads: threads)
    } catch {
      throw PlanningError(error)
    }
  }

  /// The vials that the relaxation keeps, rounded to whole vials for each class of people; from a store so many that
  /// what remains leaves in whole issue units.
  private static func vialsAside(_ solved: SolvedRound, _ rule: FloatingPointRoundingRule) -> [Int] {
    let relaxation = solved.relaxation
    let index = relaxation.index
    var vials = [Int](repeating: 0, count: index.lots.count)
    for (column, meaning) in relaxation.columns.enumerated() {
      let people = solved.solution.columnValues[column]
      guard case .keep(let lotClass, let position) = meaning, people > 1e-7 else { continue }
      let lot = relaxation.lotClasses.classes[lotClass].lots[0]
      guard let share = index.keptShare(ofLot: lot, for: relaxation.dues[position]) else { continue }
      let usable = Double(index.vaccines[index.lots[lot].vaccine].usableUnits)
      let dust = rule == .up ? -1e-7 : 1e-7
      vials[lot] += Int((people * Double(share) / usable + dust).rounded(rule))
    }
    var free = index.lots.map(\.vials)
    for pin in index.pins { free[pin.lot] -= pin.vials }
    for (lot, facts) in index.lots.enumerated() where vials[lot] > 0 {
      vials[lot] = min(vials[lot], free[lot])
      guard index.round.places[facts.place].isStore else { continue }
      vials[lot] += (free[lot] - vials[lot]) % index.vaccines[facts.vaccine].issueMultiple
    }
    return vials
  }

  /// How many people may be vaccinated on each line: on lines that begin a course, those of the relaxation.
  private static func beginners(_ flows: [[LotFlow]], index: RoundIndex) -> [Int] {
    var people = [Double](repeating: 0, count: index.lines.count)
    for flow in flows.joined() { people[flow.line] += flow.people }
    return index.lines.enumerated().map { line, facts in
      facts.course < 0 ? facts.need : min(facts.need, Int((people[line] + 1e-6).rounded(.down)))
    }
  }

  /// Lets fewer people begin where next doses were lacking, the last tiers first.
  private static func lower(
    _ need: inout [Int], by short: [DueClass: Int], in plan: WholePlan, index: RoundIndex
  ) {
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
