import AllocationModel

/// How far a whole-vial plan may fall short of the relaxation before that matters: 0.1 % of the usable doses for
/// waste, 0.2 % of the need of each tier.
///
/// Whole vials always cost something. In a strict order a single dose saved would be worth any number of people
/// of the next objective, so that a plan could lose a thousand people to one dose that the rounding happens to
/// save. Plans are therefore first compared, in the order of objectives, by what lies beyond these tolerances,
/// and only then by the objectives themselves. In a round so small that a tolerance is less than a dose or a
/// person this is the strict order.
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
  private static let narrowest = 1e-3

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
    for objective in index.round.policy.objectives {
      switch objective {
      case .waste:
        guard let bound = values[objective.rawValue] else { continue }
        limits.append(
          Limit(
            subject: .waste, bound: bound * Double(index.unitsPerDose),
            width: max(Self.narrowest, usable * Self.ofDoses)))
      case .need:
        for (position, tier) in index.round.tiers.enumerated() {
          guard let bound = values["\(objective.rawValue):\(tier)"] else { continue }
          limits.append(
            Limit(
              subject: .people(tier: position), bound: bound,
              width: max(Self.narrowest, (need[tier] ?? 0) * Self.ofNeed)))
        }
      case .equity, .sooner, .earliestExpiry, .transport: break
      }
    }
    self.limits = limits
  }

  /// How far a plan lies beyond the tolerances, in tolerances; 0 where everything is within them.
  func excess(of totals: LossTotals) -> Double {
    limits.reduce(0) { sum, limit in
      let short =
        switch limit.subject {
        case .waste: Double(totals.wasteUnits) - limit.bound
        case .people(let tier): limit.bound - Double(totals.people[tier])
        }
      return sum + max(0, short / limit.width - 1)
    }
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
