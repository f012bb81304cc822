/// What a plan keeps in stock for the next doses of people who begin a course in it, and what that costs.
public struct SecuredDoses: Sendable, Hashable, Codable {
  /// The bound of an objective in the same round without the rule.
  public struct Bound: Sendable, Hashable, Codable {
    /// The objective, as in the plan's summary.
    public var name: String
    /// What the relaxation without the rule reaches.
    public var bound: Double

    /// Makes a bound.
    public init(name: String, bound: Double) {
      self.name = name
      self.bound = bound
    }
  }

  /// The bounds without the rule, in the order of the objectives. What they are better than the bounds of the plan
  /// is what the rule costs at least.
  public var boundsWithout: [Bound]
  /// The vials that stay.
  public var kept: [KeptDoses]

  enum CodingKeys: String, CodingKey {
    case kept
    case boundsWithout = "bounds_without"
  }

  /// Makes the statement of what is kept.
  public init(boundsWithout: [Bound], kept: [KeptDoses]) {
    self.boundsWithout = boundsWithout
    self.kept = kept
  }
}

/// Vials of a lot line that stay where they are for the next dose of people at a place: a row of `kept.csv`.
public struct KeptDoses: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the vials stay.
  public var heldAt: String
  /// The recipient whose people they are for.
  public var place: String
  /// The group.
  public var group: String
  /// The dose that they are for.
  public var dose: Int
  /// The dose that the people have in this plan.
  public var firstDose: Int
  /// The vaccine that they have in this plan.
  public var firstVaccine: String
  /// People.
  public var people: Int
  /// Whole vials, for these people alone.
  public var vials: Int
  /// The first day on which any of them can be due.
  public var dueFrom: Day
  /// The day by which all of them are due; the vials live at least so long.
  public var dueTo: Day

  enum CodingKeys: String, CodingKey {
    case lot, vaccine, place, group, dose, people, vials
    case heldAt = "held_at"
    case firstDose = "first_dose"
    case firstVaccine = "first_vaccine"
    case dueFrom = "due_from"
    case dueTo = "due_to"
  }

  /// Makes a row from what names it; people and vials are to be filled in.
  public init(
    lot: String, vaccine: String, heldAt: String, place: String, group: String, dose: Int, firstDose: Int,
    firstVaccine: String, people: Int = 0, vials: Int = 0, dueFrom: Day, dueTo: Day
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.heldAt = heldAt
    self.place = place
    self.group = group
    self.dose = dose
    self.firstDose = firstDose
    self.firstVaccine = firstVaccine
    self.people = people
    self.vials = vials
    self.dueFrom = dueFrom
    self.dueTo = dueTo
  }

  /// By recipient, group, dose, vaccine of the first dose, days, lot, where it stays.
  func precedes(_ other: KeptDoses) -> Bool {
    if place != other.place { return place < other.place }
    if group != other.group { return group < other.group }
    if (dose, firstDose) != (other.dose, other.firstDose) {
      return (dose, firstDose) < (other.dose, other.firstDose)
    }
    if firstVaccine != other.firstVaccine { return firstVaccine < other.firstVaccine }
    if (dueFrom, dueTo) != (other.dueFrom, other.dueTo) {
      return (dueFrom, dueTo) < (other.dueFrom, other.dueTo)
    }
    if vaccine != other.vaccine { return vaccine < other.vaccine }
    if lot != other.lot { return lot < other.lot }
    if heldAt != other.heldAt { return heldAt < other.heldAt }
    return (people, vials) < (other.people, other.vials)
  }
}

extension Round {
  /// Whether plans of this round keep stock for next doses: `round.json` asks for it, and `course.csv` names any.
  public var securesNextDoses: Bool {
    policy.secureNextDose == true && !(tables.courses ?? []).isEmpty
  }
}

extension RoundTables {
  /// The courses that go on after a dose of a vaccine, in the order of their rows; a row that names the vaccine beats
  /// one for every vaccine with the same next dose.
  ///
  /// - Parameters:
  ///   - vaccine: the vaccine of the earlier dose.
  ///   - group: the target group.
  ///   - dose: the earlier dose.
  public func courses(after vaccine: String, group: String, dose: Int) -> [Course] {
    let all = (courses ?? []).filter {
      $0.group == group && $0.dose == dose && ($0.vaccine == nil || $0.vaccine == vaccine)
    }
    return all.filter { row in
      row.vaccine != nil || !all.contains { $0.vaccine != nil && $0.nextDose == row.nextDose }
    }
  }
}
