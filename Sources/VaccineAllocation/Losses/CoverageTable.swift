import AllocationModel

/// States for each recipient, group and dose whom the plan reaches, and why the others go without.
struct CoverageTable {
  private let rounding: VialRounding
  private let plan: WholePlan
  private let wording: ReasonWording
  private var index: RoundIndex { rounding.index }

  private struct Key: Hashable {
    let place: String
    let group: String
    let dose: Int
  }

  private struct Totals {
    var target: ExactDecimal? = 0
    var given: ExactDecimal? = 0
    var need = 0
    var planned = 0
    var unmet: (people: Int, line: Int)?
  }

  init(_ rounding: VialRounding, plan: WholePlan) {
    self.rounding = rounding
    self.plan = plan
    wording = ReasonWording(index: rounding.index)
  }

  /// The rows, by place, group and dose.
  func rows() -> [Coverage] {
    var planned = [Int](repeating: 0, count: index.lines.count)
    for given in plan.given { planned[given.line] += given.people }
    var lineOfSource: [Int: Int] = [:]
    for (line, facts) in index.lines.enumerated() { lineOfSource[facts.source] = line }
    var totals: [Key: Totals] = [:]
    for (source, demand) in index.round.demand.enumerated() {
      let key = Key(place: demand.place, group: demand.group, dose: demand.dose)
      var sum = totals[key] ?? Totals()
      sum.target = sum.target.flatMap { total in demand.target.flatMap { total.adding($0) } }
      sum.given = sum.given.flatMap { total in demand.given.flatMap { total.adding($0) } }
      sum.need += demand.need
      if let line = lineOfSource[source] {
        sum.planned += planned[line]
        let people = demand.need - planned[line]
        if people > sum.unmet?.people ?? 0 { sum.unmet = (people, line) }
      }
      totals[key] = sum
    }
    let leftLots = index.lots.indices.filter {
      rounding.ledger.vialsLeft[$0] > rounding.ledger.vialsOpenedHere[$0]
    }
    let language = index.round.policy.language
    return totals.sorted {
      ($0.key.place, $0.key.group, $0.key.dose) < ($1.key.place, $1.key.group, $1.key.dose)
    }
    .map { key, sum in
      let reason = sum.unmet.map { unmet in
        index.lines[unmet.line].window.isEmpty
          ? LossReason.tooLate : Obstacle(ofLine: unmet.line, in: rounding, leftLots: leftLots).reason
      }
      // What could reach them is kept for next doses, theirs or others'.
      let begins = sum.unmet.map { index.lines[$0.line].course >= 0 } ?? false
      let yields: LossReason = begins ? .nextDose : .priority
      let named = reason == .wholeVials ? yields : reason ?? .none
      return Coverage(
        place: key.place, group: key.group, dose: key.dose, target: sum.target, given: sum.given,
        planned: sum.planned, coverageBefore: CoverageTable.part(sum.given, 0, of: sum.target),
        coverageAfter: CoverageTable.part(sum.given, sum.planned, of: sum.target), need: sum.need,
        unmet: sum.need - sum.planned, reason: named, reasonText: wording.text(named)[language])
    }
  }

  private static func part(_ given: ExactDecimal?, _ planned: Int, of target: ExactDecimal?) -> Double? {
    guard let given, let target, target > 0 else { return nil }
    return (given.doubleValue + Double(planned)) / target.doubleValue
  }
}
