/// What is decided: a plan for one round, in whole vials and whole people.
///
/// The names of the coded form are those of the plan folder's tables, so that `plan.json` and the tables say
/// the same in the same words.
public struct Plan: Sendable, Hashable, Codable {
  /// The version of the format.
  public var format = 1
  /// The round's name.
  public var round: String
  /// The figures that sum the plan up.
  public var summary: Summary
  /// What is shipped.
  public var shipments: [Shipment]
  /// Who is vaccinated with what.
  public var use: [Use]
  /// What is lost, of lot lines whose losses are counted.
  public var losses: [Loss]
  /// Who is reached and who is not.
  public var coverage: [Coverage]
  /// Lot lines that are never planned.
  public var excluded: [Excluded]
  /// What a planner should know about the input and about this plan.
  public var notes: [String]
  /// What is kept for next doses, and what that costs; nil where the round does not ask for it.
  public var secured: SecuredDoses?

  /// Makes a plan from its parts.
  public init(
    round: String, summary: Summary, shipments: [Shipment], use: [Use], losses: [Loss], coverage: [Coverage],
    excluded: [Excluded], notes: [String] = []
  ) {
    self.round = round
    self.summary = summary
    self.shipments = shipments
    self.use = use
    self.losses = losses
    self.coverage = coverage
    self.excluded = excluded
    self.notes = notes
  }
}

/// When vials leave, or whether they are used where they stand.
public enum Dispatch: String, Sendable, Hashable, Codable, Comparable, CaseIterable {
  /// Used where the lot line stands.
  case here
  /// Shipped in this round.
  case now
  /// Shipped on the next dispatch day or after it.
  case later

  /// The order here, now, later.
  public static func < (left: Dispatch, right: Dispatch) -> Bool {
    left.order < right.order
  }

  private var order: Int {
    switch self {
    case .here: 0
    case .now: 1
    case .later: 2
    }
  }
}

/// Vials of one lot line that go to one recipient: a row of `shipments.csv`.
public struct Shipment: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the lot line stands.
  public var from: String
  /// The recipient.
  public var to: String
  /// `now` or `later`.
  public var when: Dispatch
  /// The day of dispatch; for *later* the first possible one.
  public var dispatch: Day
  /// The day of arrival; for *later* the first possible one.
  public var arrive: Day
  /// The last day of use at the recipient.
  public var lastDay: Day
  /// Whole vials.
  public var vials: Int
  /// Doses as printed on the vials.
  public var doses: Int
  /// Whether a pin asks for it.
  public var pinned: Bool

  enum CodingKeys: String, CodingKey {
    case lot, vaccine, from, to, when, dispatch, arrive, vials, doses, pinned
    case lastDay = "last_day"
  }

  /// Makes a shipment.
  public init(
    lot: String, vaccine: String, from: String, to: String, when: Dispatch, dispatch: Day, arrive: Day,
    lastDay: Day, vials: Int, doses: Int, pinned: Bool
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.from = from
    self.to = to
    self.when = when
    self.dispatch = dispatch
    self.arrive = arrive
    self.lastDay = lastDay
    self.vials = vials
    self.doses = doses
    self.pinned = pinned
  }
}

/// People vaccinated from one source for one demand line: a row of `use.csv`.
public struct Use: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the lot line stands before the round.
  public var heldAt: String
  /// The recipient that vaccinates.
  public var place: String
  /// Used where it stands, or shipped now or later.
  public var when: Dispatch
  /// Which of the non-blank data rows of `demand.csv` is served, from 1.
  public var demandRow: Int
  /// The target group.
  public var group: String
  /// The dose number.
  public var dose: Int
  /// Whole people.
  public var people: Int
  /// Standard doses given: share × people.
  public var dosesGiven: ExactDecimal
  /// The first day on which the schedule vaccinates them.
  public var firstDay: Day
  /// The last day on which the schedule vaccinates them.
  public var lastDay: Day

  enum CodingKeys: String, CodingKey {
    case lot, vaccine, place, when, group, dose, people
    case heldAt = "held_at"
    case demandRow = "demand_row"
    case dosesGiven = "doses_given"
    case firstDay = "first_day"
    case lastDay = "last_day"
  }

  /// Makes a planned use.
  public init(
    lot: String, vaccine: String, heldAt: String, place: String, when: Dispatch, demandRow: Int,
    group: String,
    dose: Int, people: Int, dosesGiven: ExactDecimal, firstDay: Day, lastDay: Day
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.heldAt = heldAt
    self.place = place
    self.when = when
    self.demandRow = demandRow
    self.group = group
    self.dose = dose
    self.people = people
    self.dosesGiven = dosesGiven
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}
