import AllocationModel

/// How far a whole-vial plan may fall short of the relaxation before that matters: 0.1 % of the usable doses for
/// waste, 0.2 % of the need of each tier.
///
/// Whole vials always cost something. In a strict order a single dose saved would be worth any number of people
/// of the next objective, so that a plan could lose a thousand people to one dose that the rounding happens to
/// save. Plans are therefore first compared by how far they lie beyond these tolerances altogether, and only
/// then, strictly in their order, by the objectives themselves. No tolerance is less than a dose or a person; in
/// a round so small that they all are, the order is strict from the beginning.
struct LossTolerance: Sendable {
  /// An objective of which part may be lost.
  enum Subject: Sendable {
    case waste
    case people(tier: Int)
  }

  struct Limit: Sendable {
    let subject: Subject
    /// The relaxation's dose units lost, or people.
    let bound: Double
    /// The tolerance, in dose units or people; greater than 0.
    let width: Double
  }

  static let ofDoses = 0.001
  static let ofNeed = 0.002
  /// What lies within a tolerance counts this part of what lies beyond it where plans are searched.
  ///
  /// With less, room that one objective has gained is lost again before another can use it; with twice as much, a
  /// plan far beyond one tolerance is taken for good where the others are kept with room to spare.
  static let worthWithin = 0.3

  /// In the order of objectives.
  let limits: [Limit]

  /// The tolerances around the bounds of a round, in the order of its objectives.
  init(_ index: RoundIndex, bounds: [RelaxationSolution.Bound]) {
    var values: [String: Double] = [:]
    for bound in bounds { values[bound.name] = bound.value }
    let usable = index.lots.reduce(0.0) {
      $0 + Double($1.vials) * Double(index.vaccines[$1.vaccine].usableUnits)
    }
    var need: [Int: Double] = [:]
    for line in index.lines { need[line.tier, default: 0] += Double(line.need) }
    var limits: [Limit] = []
    var isWide = true
    for objective in index.round.policy.objectives {
      switch objective {
      case .waste:
        guard let bound = values[objective.rawValue] else { continue }
        let dose = Double(index.unitsPerDose)
        limits.append(
          Limit(subject: .waste, bound: bound * dose, width: max(dose, usable * Self.ofDoses)))
        isWide = isWide && usable * Self.ofDoses >= dose
      case .need:
        for (position, tier) in index.round.tiers.enumerated() {
          guard let bound = values["\(objective.rawValue):\(tier)"] else { continue }
          limits.append(
            Limit(
              subject: .people(tier: position), bound: bound,
              width: max(1, (need[tier] ?? 0) * Self.ofNeed)))
        }
        isWide = isWide && need.values.reduce(0, +) * Self.ofNeed >= 1
      case .equity, .sooner, .earliestExpiry, .transport: break
      }
    }
    self.limits = isWide ? limits : []
  }

  /// How far a plan lies beyond the tolerances, in tolerances; 0 where everything is within them.
  func excess(of totals: LossTotals) -> Double {
    excess(wasteUnits: Double(totals.wasteUnits), people: totals.people.map(Double.init))
  }

  /// The same of doses lost and people that need not be whole, as where they are expected.
  func excess(wasteUnits: Double, people: [Double]) -> Double {
    shortfalls(wasteUnits: wasteUnits, people: people).reduce(0) { $0 + max(0, $1 - 1) }
  }

  /// How far a plan lies from the bounds, in tolerances: in full beyond them, in part within.
  func distance(of totals: LossTotals) -> Double {
    shortfalls(wasteUnits: Double(totals.wasteUnits), people: totals.people.map(Double.init)).reduce(0) {
      $0 + max(0, $1 - 1) + Self.worthWithin * max(0, min(1, $1))
    }
  }

  /// What lacks to each bound, in tolerances.
  private func shortfalls(wasteUnits: Double, people: [Double]) -> [Double] {
    limits.map { limit in
      switch limit.subject {
      case .waste: (wasteUnits - limit.bound) / limit.width
      case .people(let tier): (limit.bound - people[tier]) / limit.width
      }
    }
  }

  /// Whether a plan is better than another: first by what lies beyond the tolerances, then by the order of objectives.
  func prefers(_ plan: PlanValues, to other: PlanValues, index: RoundIndex, reachable: [Bool]) -> Bool {
    let (mine, theirs) = (excess(of: LossTotals(plan)), excess(of: LossTotals(other)))
    return mine != theirs ? mine < theirs : plan.isBetter(than: other, index: index, reachable: reachable)
  }
}

/// Doses lost and people vaccinated, of a plan or a part of it.
struct LossTotals: Sendable {
  /// Dose units lost, as *waste* counts them; of a part of a plan less what it saves.
  var wasteUnits: Int64
  /// People by the position of their tier.
  var people: [Int]

  init(wasteUnits: Int64, people: [Int]) {
    self.wasteUnits = wasteUnits
    self.people = people
  }

  init(_ values: PlanValues) {
    self.init(wasteUnits: values.wasteUnits, people: values.people)
  }

  static func + (left: LossTotals, right: LossTotals) -> LossTotals {
    LossTotals(
      wasteUnits: left.wasteUnits + right.wasteUnits, people: zip(left.people, right.people).map { $0 + $1 })
  }

  static func - (left: LossTotals, right: LossTotals) -> LossTotals {
    LossTotals(
      wasteUnits: left.wasteUnits - right.wasteUnits, people: zip(left.people, right.people).map { $0 - $1 })
  }
}
