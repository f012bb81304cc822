public import AllocationModel

/// A rule that a plan can break.
///
/// The raw value is the code under which reports name it.
/// Codes are part of the interface: they do not change their meaning.
public enum Rule: String, Sendable, Hashable, Codable, CaseIterable {
  // Rows that mean nothing
  /// A row names a lot, vaccine and place that the round does not have together.
  case unknownLotLine = "unknown_lot_line"
  /// A row names a place that the round does not have.
  case unknownPlace = "unknown_place"
  /// A planned use names a row of demand that the round does not have.
  case unknownDemandRow = "unknown_demand_row"
  /// The same row stands in a table twice.
  case duplicateRow = "duplicate_row"
  /// A shipment is neither `now` nor `later`.
  case shipmentWhen = "shipment_when"

  // Sources
  /// The lot line is excluded from planning.
  case unusableLot = "unusable_lot"
  /// Stock does not move between the two places.
  case noLane = "no_lane"
  /// Something is left to later dispatches in a round without a next dispatch day.
  case noNextDispatch = "no_next_dispatch"
  /// The lot line becomes available only after this dispatch, and the next one can take it.
  case notYetAvailable = "not_yet_available"
  /// Too few days of life are left on arrival.
  case shortLife = "too_little_life_on_arrival"
  /// Something is used here that does not stand here.
  case notHeldHere = "not_held_here"

  // Shipments as stated
  /// A shipment has no vials, or fewer.
  case vialsNotPositive = "vials_not_positive"
  /// The days of dispatch, of arrival or the last day are not those of the model.
  case shipmentDays = "shipment_days"
  /// The doses of a shipment are not doses per vial × vials.
  case shipmentDoses = "shipment_doses"
  /// A shipment is marked as pinned and is not, or the other way round.
  case pinnedFlag = "pinned_flag"

  // Use as stated
  /// Place, group or dose of a planned use are not those of its row of demand.
  case demandRowMismatch = "demand_row_mismatch"
  /// The vaccine may not be given to this group as this dose.
  case notEligible = "not_eligible"
  /// The lot line is reserved for others.
  case reservedForOthers = "reserved_for_others"
  /// The source and the demand line have no day in common.
  case noDayOfUse = "no_day_of_use"
  /// The days stated lie outside the days on which the source can serve the demand line.
  case daysOutsideWindow = "days_outside_window"
  /// Fewer than no people are vaccinated.
  case negativePeople = "negative_people"
  /// The doses given are not share × people.
  case dosesGiven = "doses_given"

  // Stock, people and days added up
  /// More vials of a lot line leave than stand there.
  case onHand = "more_than_on_hand"
  /// More doses are drawn from a source than its vials hold.
  case contents
  /// More people of a demand line are vaccinated than are to be.
  case need = "more_than_need"
  /// The people of a recipient cannot be laid on days within its sessions.
  case sessions
  /// The stated days alone cannot be kept within the sessions.
  case sessionSpans = "session_spans"
  /// A lane carries more vials than it may.
  case laneLimit = "lane_limit"
  /// A recipient is sent more than its cold storage takes.
  case coldStorage = "cold_storage"
  /// Stores keep less of a vaccine than the reserve.
  case reserve
  /// A pin is not kept.
  case pinKept = "pin_not_kept"
  /// Vials leave a store in other units than the issue multiple.
  case issueMultiple = "issue_multiple"

  // What is kept for next doses
  /// People begin a course, and nothing is kept for their next dose.
  case nextDoseNotKept = "next_dose_not_kept"
  /// More vials are to be kept than are left whole.
  case keptStock = "kept_stock"
  /// Vials are kept that cannot serve those for whom they are kept, or are too few.
  case keptRow = "kept_row"

  // What the plan says about itself
  /// The format is not the one this version knows.
  case format
  /// The plan is for a round of another name.
  case roundName = "round_name"
  /// The last day of use or of losses is not the round's.
  case statedDays = "stated_days"
  /// The losses of a lot line do not add up to what it loses.
  case losses
  /// A row of losses contradicts itself or the plan.
  case lossRow = "loss_row"
  /// A row of coverage is missing, or says something else than the plan.
  case coverage
  /// The excluded lot lines are not those of the round.
  case excluded
  /// The objectives stated are not those of the round, in its order.
  case objectiveNames = "objective_names"
  /// The value of an objective is not what the plan reaches.
  case objectiveValue = "objective_value"
  /// The plan beats the bound of the objective that stands first, which nothing can.
  case boundBeaten = "bound_beaten"
  /// The fills stated are not those of the plan.
  case fills
  /// The recipients said to be out of reach are not those of the round.
  case outOfReach = "out_of_reach"
  /// The expected loss from opened vials is not what the plan leads to.
  case openVialLoss = "open_vial_loss"
  /// The plain rules it is compared with are not named as they should be.
  case baselines
  /// The plan is worse than a plain rule in the objective that stands first.
  case worseThanBaseline = "worse_than_baseline"

  /// The number of the rule among the model's decisions, 1 to 10, or nil where the rule concerns what a plan
  /// says or which sources there are.
  public var number: Int? {
    switch self {
    case .onHand: 1
    case .contents: 2
    case .need: 3
    case .sessions, .sessionSpans: 4
    case .laneLimit: 5
    case .coldStorage: 6
    case .reserve: 7
    case .pinKept: 8
    case .issueMultiple, .vialsNotPositive, .negativePeople: 9
    case .nextDoseNotKept, .keptStock, .keptRow: 10
    default: nil
    }
  }
}

/// A rule that a plan breaks, with what it concerns.
public struct BrokenRule: Sendable, Hashable, Codable {
  /// The rule.
  public var rule: Rule
  /// What it concerns, in the codes of the tables: a lot line, a recipient, an objective.
  public var subject: String
  /// What is wrong, as a sentence.
  public var wording: Wording

  /// Makes a broken rule.
  public init(_ rule: Rule, _ subject: String, en english: String, vi vietnamese: String) {
    self.rule = rule
    self.subject = subject
    wording = Wording(en: english, vi: vietnamese)
  }
}
