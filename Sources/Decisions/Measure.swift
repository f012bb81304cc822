public import VaccineAllocation

/// Something that somebody could do so that fewer doses are lost or more people are reached.
public struct Measure: Sendable, Hashable {
  /// What kind of measure it is, and where.
  public enum Kind: Sendable, Hashable {
    /// More injections a day at a recipient between two days.
    case sessions(place: String, days: ClosedRange<Day>)
    /// More of the eligible come: percentage points of uptake.
    case uptake(place: String, group: String, dose: Int)
    /// A reservation is given up.
    case release(LotName)
    /// The reserve of a vaccine is smaller by so many doses.
    case reserve(vaccine: String)
    /// A lot arrives so many days earlier.
    case arrival(LotName)
    /// A lane from where a lot stands to a recipient.
    case lane(from: String, to: String)
    /// More litres of cold storage at a recipient.
    case storage(place: String)
    /// A pin is given up.
    case unpin(LotName, to: String)
    /// Vials are issued one by one.
    case issueMultiple(vaccine: String)
  }

  /// What kind of measure it is.
  public let kind: Kind
  /// How much of it: beyond this it brings nothing more. 1 where there is no more or less of it.
  public let amount: Int
  /// The measure as changes to the round.
  public let changes: [RoundChange]
  /// What it brings on the relaxation, confirmed by solving the changed round.
  public let effect: ChangeEffect
  /// What it brings in whole vials, where that was planned.
  public var wholeVials: WholeVialEffect?

  /// Whether it saves doses or reaches people, and does not merely ask for others to be vaccinated.
  var isWorthwhile: Bool {
    if case .uptake = kind { return effect.dosesSaved >= 0.05 || effect.morePeople >= 0.5 }
    return true
  }

  init(kind: Kind, amount: Int, changes: [RoundChange], effect: ChangeEffect) {
    self.kind = kind
    self.amount = amount
    self.changes = changes
    self.effect = effect
  }
}

/// Figures of whole-vial plans before and after a change.
public struct WholeVialEffect: Sendable, Hashable {
  /// Usable doses that the plan before loses.
  public let dosesLostBefore: Double
  /// Usable doses that the plan after loses.
  public let dosesLostAfter: Double
  /// People vaccinated by the plan before.
  public let peopleBefore: Int
  /// People vaccinated by the plan after.
  public let peopleAfter: Int

  /// Reads both plans' own figures.
  public init(before: Plan, after: Plan) {
    dosesLostBefore = before.dosesLost
    dosesLostAfter = after.dosesLost
    peopleBefore = before.peopleVaccinated
    peopleAfter = after.peopleVaccinated
  }
}

extension Plan {
  /// Usable doses lost, as the table of losses has them.
  var dosesLost: Double { losses.reduce(0) { $0 + $1.dosesLost.doubleValue } }
  /// People vaccinated in all.
  var peopleVaccinated: Int { use.reduce(0) { $0 + $1.people } }
}

/// What would save most: measures each for itself, and how they combine.
public struct MeasureRanking: Sendable, Hashable {
  /// The round without any of them.
  public let before: PlanFigures
  /// Each measure for itself, the one that brings most first.
  public let alone: [Measure]
  /// The best, then the best given that one, and so on; each with what it brings on top of those before it.
  public let together: [Measure]
  /// Vaccines issued in multiples of vials, each with the whole-vial plan if it were issued vial by vial; where vials
  /// can be split it brings nothing. Up to three, and only where whole-vial figures were wanted.
  public let issueUnits: [Measure]
  /// What the last of ``together`` leaves of it all.
  public var after: PlanFigures { together.last?.effect.after ?? before }
}
