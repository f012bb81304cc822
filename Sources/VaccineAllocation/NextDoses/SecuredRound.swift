import AllocationModel
import LinearProgramming

/// A round in whole vials in which everybody who begins a course has a next dose kept.
///
/// The relaxation says how many people can begin on each line and which lots keep for them. Those vials are set aside,
/// rounded up; what remains is planned as any other round is, with no more people on a line than can begin
/// (``NextDoseKeeping``).
struct SecuredRound {
  let best: ValuedPlan
  let baselines: [Baseline]

  /// Rounds the optimum of a relaxation that keeps next doses.
  ///
  /// - Parameters:
  ///   - solved: the relaxation with its optimum.
  ///   - settings: how programs are solved.
  ///   - threads: on how many threads.
  init(_ solved: SolvedRound, settings: SolverSettings, threads: Int) throws(PlanningError) {
    let index = solved.relaxation.index
    let flows = FlowRecovery(solved.relaxation).flows(solved.solution.columnValues)
    let keeping = NextDoseKeeping(index, flows: flows)
    let reachable = solved.relaxation.peopleOfRecipient.map { !$0.isEmpty }
    // As elsewhere, a dose more or less does not outweigh people by the thousand.
    let tolerance = LossTolerance(index, bounds: solved.solution.bounds)
    var best: ValuedPlan?
    /// Keeps the best of some plans if it is better than the best so far; returns whether one is.
    func take(_ found: [ValuedPlan]) -> Bool {
      var isImproved = false
      for candidate in found {
        let isBetter = best.map {
          tolerance.prefers(candidate.values, to: $0.values, index: index, reachable: reachable)
        }
        guard isBetter ?? true else { continue }
        best = candidate
        isImproved = true
      }
      return isImproved
    }
    for start in SecuredRound.starts(solved, flows, keeping) {
      let found = try keeping.plans(aside: start.aside, need: start.need) {
        (index) throws(PlanningError) -> WholePlan in
        let reduced = try SolvedRound(
          FormulatedRound(Relaxation(index)), settings: settings, threads: threads)
        do throws(LinearProgramError) {
          return try WholeVials(
            reduced.relaxation, solution: reduced.solution, settings: settings, threads: threads
          ).plan
        } catch {
          throw PlanningError(error)
        }
      }
      _ = take(found)
    }
    do throws(LinearProgramError) {
      // What is kept for people who did not come to begin after all is handed out.
      for _ in 0..<SecuredRound.mostTurns {
        guard let known = best else { break }
        let found = try keeping.plans(
          shipping: known.plan.shipments, near: known, settings: settings, threads: threads)
        guard take(found) else { break }
      }
      // The plain rules keep nothing for next doses.
      baselines = try PlainPlans(index, settings: settings, threads: threads).baselines
    } catch {
      throw PlanningError(error)
    }
    guard let best else { preconditionFailure("at least one plan was considered") }
    self.best = best
  }

  /// How often the best plan is filled up at most.
  private static let mostTurns = 40

  /// What is set aside to begin with, and how many people may be vaccinated on each line.
  private struct Start {
    let aside: [Int]
    let need: [Int]
  }

  /// Below so many flows in the relaxation's optimum several starts are tried.
  private static let small = 150

  private static func starts(
    _ solved: SolvedRound, _ flows: [[LotFlow]], _ keeping: NextDoseKeeping
  ) -> [Start] {
    let index = solved.relaxation.index
    let need = keeping.beginners
    var starts = [Start(aside: vialsAside(solved, .up), need: need)]
    guard flows.reduce(0, { $0 + $1.count }) < small else { return starts }
    let nothing = [Int](repeating: 0, count: index.lots.count)
    starts.append(Start(aside: vialsAside(solved, .down), need: need))
    starts.append(Start(aside: nothing, need: need))
    starts.append(Start(aside: nothing, need: index.lines.map(\.need)))
    return starts
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
    return index.setAside(vials)
  }
}
