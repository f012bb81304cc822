public import AllocationModel

/// What came back from the field after a round: four tables, not yet checked.
public struct Actual: Sendable, Hashable {
  /// What arrived where: `received.csv`.
  public var received: [Received] = []
  /// Who was vaccinated with what: `given.csv`.
  public var given: [Given] = []
  /// What was counted: `stock.csv`.
  public var counted: [Counted] = []
  /// What was lost, and why: `wasted.csv`.
  public var wasted: [Wasted] = []

  /// Makes empty tables.
  public init() {}

  /// The names of the files, in the order in which messages stand.
  public static let files = ["received.csv", "given.csv", "stock.csv", "wasted.csv"]
}

/// Vials that arrived at a place: a row of `received.csv`.
public struct Received: Sendable, Hashable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where they came from; nil means from outside.
  public var from: String?
  /// Where they arrived.
  public var to: String
  /// Whole vials taken in.
  public var vials: Int
  /// Whole vials refused, which went back to where they came from.
  public var refused = 0
  /// The day.
  public var date: Day
  /// The expiry, for a lot that the round does not know.
  public var expiry: Day?
  /// The day it was taken out of the freezer, where that is not the day of dispatch.
  public var thawedOn: Day?
  /// How it is stored, for a lot that the round does not know.
  public var storage: String?
  /// Why vials were refused, or another remark.
  public var reason: String?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes an arrival.
  public init(lot: String, vaccine: String, from: String?, to: String, vials: Int, date: Day) {
    self.lot = lot
    self.vaccine = vaccine
    self.from = from
    self.to = to
    self.vials = vials
    self.date = date
  }
}

/// People vaccinated at a place with one lot: a row of `given.csv`.
public struct Given: Sendable, Hashable {
  /// The recipient.
  public var place: String
  /// The target group.
  public var group: String
  /// The dose number.
  public var dose: Int
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Whole people.
  public var people: Int
  /// The first day.
  public var from: Day
  /// The last day.
  public var to: Day
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a report.
  public init(
    place: String, group: String, dose: Int, lot: String, vaccine: String, people: Int, from: Day, to: Day
  ) {
    self.place = place
    self.group = group
    self.dose = dose
    self.lot = lot
    self.vaccine = vaccine
    self.people = people
    self.from = from
    self.to = to
  }
}

/// Vials counted at a place: a row of `stock.csv`.
public struct Counted: Sendable, Hashable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// The place.
  public var place: String
  /// Whole vials, opened ones not among them.
  public var vials: Int
  /// The day of the count.
  public var date: Day
  /// The day on which the report came in, where it is not that of the count.
  public var reported: Day?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a count.
  public init(lot: String, vaccine: String, place: String, vials: Int, date: Day) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.vials = vials
    self.date = date
  }
}

/// Vials or doses lost at a place: a row of `wasted.csv`.
public struct Wasted: Sendable, Hashable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// The place.
  public var place: String
  /// Whole vials; nil where doses are stated.
  public var vials: Int?
  /// Doses as printed on the vials; nil where vials are stated.
  public var doses: ExactDecimal?
  /// Why.
  public var reason: WasteReason
  /// The day.
  public var date: Day
  /// A remark.
  public var note: String?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a loss of whole vials, or of doses.
  public init(
    lot: String, vaccine: String, place: String, vials: Int? = nil, doses: ExactDecimal? = nil,
    reason: WasteReason, date: Day
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.vials = vials
    self.doses = doses
    self.reason = reason
    self.date = date
  }
}

/// Why vials or doses were lost.
public enum WasteReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Past the last day.
  case expired
  /// The vial monitor darkened.
  case vialMonitor = "vvm"
  /// Too warm, otherwise than by the monitor.
  case heat
  /// Frozen, though it must not be.
  case frozen
  /// Broken.
  case broken
  /// Left over in opened vials.
  case openVial = "open_vial"
  /// Contaminated, or the label lost.
  case contaminated
  /// Destroyed after a recall.
  case recalled
  /// Nobody knows where it is.
  case lost
  /// Anything else; the remark says what.
  case other
}
