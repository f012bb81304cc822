/// Usable doses of one lot line that will be lost, for one reason: a row of `losses.csv`.
public struct Loss: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the lot line stands, or for a shipment that ends earlier than its lot line the recipient.
  public var place: String
  /// The last day of use there.
  public var lastDay: Day
  /// Whole vials that nobody opens; 0 for doses of opened or shipped vials.
  public var vials: Int
  /// Usable doses lost.
  public var dosesLost: ExactDecimal
  /// Whether whole vials are left over, or doses of vials that were opened or shipped.
  public var lostAs: LostAs
  /// Why.
  public var reason: LossReason
  /// Why, in words.
  public var reasonText: String
  /// What would save them, in words.
  public var whatWouldSave: String

  enum CodingKeys: String, CodingKey {
    case lot, vaccine, place, vials, reason
    case lastDay = "last_day"
    case dosesLost = "doses_lost"
    case lostAs = "lost_as"
    case reasonText = "reason_text"
    case whatWouldSave = "what_would_save"
  }

  /// Makes a loss.
  public init(
    lot: String, vaccine: String, place: String, lastDay: Day, vials: Int, dosesLost: ExactDecimal,
    lostAs: LostAs, reason: LossReason, reasonText: String, whatWouldSave: String
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.lastDay = lastDay
    self.vials = vials
    self.dosesLost = dosesLost
    self.lostAs = lostAs
    self.reason = reason
    self.reasonText = reasonText
    self.whatWouldSave = whatWouldSave
  }
}

/// In what form doses are lost.
public enum LostAs: String, Sendable, Hashable, Codable, CaseIterable {
  /// Vials that stay whole where they stand.
  case wholeVials = "whole_vials"
  /// Doses of vials that are opened or shipped.
  case openedOrShipped = "opened_or_shipped"
}

/// Why doses are lost, or people go without.
public enum LossReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nobody eligible is left whom the doses could reach.
  case nobodyLeft = "nobody_eligible_left"
  /// The sessions are full.
  case sessions
  /// The doses arrive too late, or live too short.
  case tooLate = "arrives_too_late"
  /// The lot is reserved for others.
  case reserved
  /// No cold storage is left.
  case storage
  /// No lane leads there, or it carries no more.
  case lane
  /// The doses are kept in reserve.
  case reserve
  /// The planner pinned the shipment.
  case pinned
  /// Only whole vials, or whole issue units, can move.
  case wholeVials = "whole_vials"
  /// There is no stock left for these people.
  case noStock = "no_stock"
  /// Other people, or other objectives, come first.
  case priority
  /// Doses are kept so that everybody who begins a course can go on with it.
  case nextDose = "next_dose"
  /// Nobody goes without, and nothing is lost.
  case none = ""
}

/// One group and dose at one recipient, before and after the plan: a row of `coverage.csv`.
public struct Coverage: Sendable, Hashable, Codable {
  /// The recipient.
  public var place: String
  /// The target group.
  public var group: String
  /// The dose number.
  public var dose: Int
  /// People of the group, where known.
  public var target: ExactDecimal?
  /// People who had the dose before, where known.
  public var given: ExactDecimal?
  /// People the plan vaccinates.
  public var planned: Int
  /// Given ÷ target; may exceed 1.
  public var coverageBefore: Double?
  /// (Given + planned) ÷ target; may exceed 1.
  public var coverageAfter: Double?
  /// People to be vaccinated in this round.
  public var need: Int
  /// People of the need whom the plan does not reach.
  public var unmet: Int
  /// Why they go without.
  public var reason: LossReason
  /// Why, in words.
  public var reasonText: String

  enum CodingKeys: String, CodingKey {
    case place, group, dose, target, given, planned, need, unmet, reason
    case coverageBefore = "coverage_before"
    case coverageAfter = "coverage_after"
    case reasonText = "reason_text"
  }

  /// Makes a row of coverage.
  public init(
    place: String, group: String, dose: Int, target: ExactDecimal?, given: ExactDecimal?, planned: Int,
    coverageBefore: Double?, coverageAfter: Double?, need: Int, unmet: Int, reason: LossReason,
    reasonText: String
  ) {
    self.place = place
    self.group = group
    self.dose = dose
    self.target = target
    self.given = given
    self.planned = planned
    self.coverageBefore = coverageBefore
    self.coverageAfter = coverageAfter
    self.need = need
    self.unmet = unmet
    self.reason = reason
    self.reasonText = reasonText
  }
}

/// A lot line that is never planned: a row of `excluded.csv`.
public struct Excluded: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where it stands.
  public var place: String
  /// Whole vials.
  public var vials: Int
  /// Why.
  public var reason: ExclusionReason
  /// Why, in words.
  public var reasonText: String

  enum CodingKeys: String, CodingKey {
    case lot, vaccine, place, vials, reason
    case reasonText = "reason_text"
  }

  /// Makes an excluded lot line.
  public init(
    lot: String, vaccine: String, place: String, vials: Int, reason: ExclusionReason, reasonText: String
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.vials = vials
    self.reason = reason
    self.reasonText = reasonText
  }
}
