/// A vaccine as it is packed and stored: a row of `vaccines.csv`.
public struct Vaccine: Sendable, Hashable, Codable {
  /// The vaccine's code.
  public var vaccine: String
  /// Its name, for people.
  public var name: String?
  /// Doses per vial, at least 1.
  public var dosesPerVial: Int
  /// The part of an opened vial's doses that is lost anyway, in [0, 1).
  public var openVialWastage: ExactDecimal = 0
  /// Vials per issue unit, at least 1: shipments from stores are multiples of it.
  public var issueMultiple = 1
  /// Vials per pack, for the paperwork.
  public var vialsPerPack: Int?
  /// Days of life after thawing, where the vaccine is kept frozen.
  public var thawedDays: Int?
  /// Litres of cold storage that a vial takes.
  public var litresPerVial: ExactDecimal?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a vaccine with the defaults of the format.
  public init(vaccine: String, dosesPerVial: Int) {
    self.vaccine = vaccine
    self.dosesPerVial = dosesPerVial
  }
}

/// Which vaccine may serve which group and dose: a row of `eligibility.csv`.
public struct Eligibility: Sendable, Hashable, Codable {
  /// The vaccine's code.
  public var vaccine: String
  /// The target group.
  public var group: String
  /// The dose number, at least 1.
  public var dose: Int
  /// The part of a standard dose that one injection takes, in (0, 1].
  public var share: ExactDecimal = 1
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes an eligibility for a whole standard dose.
  public init(vaccine: String, group: String, dose: Int, share: ExactDecimal = 1) {
    self.vaccine = vaccine
    self.group = group
    self.dose = dose
    self.share = share
  }
}

/// A store or a recipient: a row of `places.csv`.
public struct Place: Sendable, Hashable, Codable {
  /// The place's code.
  public var place: String
  /// Its name, for people.
  public var name: String?
  /// The kind as written: `store` or `kho`, or any other word for a recipient.
  public var kind: String
  /// The area it belongs to.
  public var area: String?
  /// The population at the start of the period.
  public var populationStart: ExactDecimal?
  /// The population present.
  public var population: ExactDecimal?
  /// Temporary residents.
  public var temporaryIn: ExactDecimal?
  /// Residents who are away.
  public var temporaryOut: ExactDecimal?
  /// Litres of cold storage; nil means that nobody counts them.
  public var storageLitres: ExactDecimal?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a place.
  public init(place: String, kind: String) {
    self.place = place
    self.kind = kind
  }

  /// Whether it holds stock and vaccinates nobody.
  public var isStore: Bool {
    let lower = kind.lowercased()
    return lower == "store" || lower == "kho"
  }
}

/// A lot where it stands: a row of `lots.csv`.
public struct LotLine: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where it stands.
  public var place: String
  /// Whole vials on hand.
  public var vials: Int
  /// The expiry as printed.
  public var expiry: Day
  /// A last day of use that somebody set, if any.
  public var useBy: Day?
  /// The day it was taken out of the freezer; nil for a frozen lot of a vaccine that thaws.
  public var thawedOn: Day?
  /// The day from which it can be used or dispatched.
  public var availableFrom: Day?
  /// The stage of the vial monitor, 1 to 4; 1 and 2 are usable.
  public var vvmStage = 1
  /// Whether the lot may be used at all.
  public var status = LotStatus.available
  /// Whom it is reserved for; empty means everybody who is eligible.
  public var reservedFor: [Reservation] = []
  /// The day it was received.
  public var received: Day?
  /// How it has been stored.
  public var storage: String?
  /// Who made it.
  public var manufacturer: String?
  /// A remark.
  public var note: String?
  /// The notices that have changed this row already, and so never change it again; nil where there are none.
  public var appliedNotices: [String]?
  /// The place the vials have left and from which they have not arrived yet; nil for stock that stands here.
  public var inTransitFrom: String?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a lot line with the defaults of the format.
  public init(lot: String, vaccine: String, place: String, vials: Int, expiry: Day) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.vials = vials
    self.expiry = expiry
  }
}

/// Whether a lot may be used.
public enum LotStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// It may.
  case available
  /// Held until somebody decides.
  case quarantine
  /// Use is suspended.
  case suspended
  /// Called back.
  case recalled
  /// Past its expiry.
  case expired
  /// No longer there.
  case destroyed
}

/// A group, or one dose of it, that a lot is reserved for.
public struct Reservation: Sendable, Hashable, Codable, Comparable {
  /// The target group.
  public var group: String
  /// The dose number; nil means every dose.
  public var dose: Int?

  /// Makes a reservation.
  public init(group: String, dose: Int? = nil) {
    self.group = group
    self.dose = dose
  }

  /// Whether a demand line of this group and dose may be served.
  public func permits(group: String, dose: Int) -> Bool {
    self.group == group && (self.dose == nil || self.dose == dose)
  }

  /// An order by group, then dose.
  public static func < (left: Reservation, right: Reservation) -> Bool {
    (left.group, left.dose ?? 0) < (right.group, right.dose ?? 0)
  }
}

/// Session capacity at a recipient: a row of `capacity.csv`.
public struct CapacityRow: Sendable, Hashable, Codable {
  /// The recipient's code.
  public var place: String
  /// The first day; nil means from the beginning.
  public var from: Day?
  /// The last day; nil means without end.
  public var to: Day?
  /// People vaccinated on each day that the row covers.
  public var peoplePerDay: ExactDecimal
  /// The weekdays it covers, 1 (Monday) to 7.
  public var weekdays: Set<Int> = [1, 2, 3, 4, 5, 6, 7]
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a capacity on every day.
  public init(place: String, peoplePerDay: ExactDecimal) {
    self.place = place
    self.peoplePerDay = peoplePerDay
  }

  /// Whether the row covers a day.
  public func covers(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) && weekdays.contains(day.weekday)
  }
}

/// People of one group to be given one dose at one recipient: a row of `demand.csv`.
public struct DemandLine: Sendable, Hashable, Codable {
  /// The recipient's code.
  public var place: String
  /// The target group.
  public var group: String
  /// The dose number, at least 1.
  public var dose: Int
  /// People of the group.
  public var target: ExactDecimal?
  /// People of the group by the population at the start of the period.
  public var targetStart: ExactDecimal?
  /// People who have had this dose.
  public var given: ExactDecimal?
  /// People who can be given it now; nil means `max(0, target − given)`.
  public var eligible: ExactDecimal?
  /// The part of the eligible who will come, in [0, 1].
  public var uptake: ExactDecimal = 1
  /// The first day on which they can be vaccinated.
  public var from: Day?
  /// The last day on which they can be vaccinated.
  public var until: Day?
  /// The priority tier; 1 comes first.
  public var priority = 1
  /// The coverage aimed at.
  public var goal: ExactDecimal?
  /// People without an identity number.
  public var noID: ExactDecimal?
  /// Whether somebody's report says that the goal is reached; nil where no report says anything of it.
  public var goalReported: Bool?
  /// Where the figures come from.
  public var source: String?
  /// The day for which the figures hold.
  public var asOf: Day?
  /// Which of the non-blank data rows of `demand.csv` this is, from 1; 0 where there is no table.
  public var demandRow = 0
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a demand line.
  public init(place: String, group: String, dose: Int) {
    self.place = place
    self.group = group
    self.dose = dose
  }

  /// The people to be vaccinated: `⌊eligible × uptake⌋`.
  public var need: Int {
    let people = eligible ?? max(0, (target ?? 0).subtracting(given ?? 0) ?? 0)
    return ExactDecimal.floorOfProduct(people, uptake)
  }
}

/// A way on which stock moves: a row of `lanes.csv`.
public struct LaneRow: Sendable, Hashable, Codable {
  /// The place of origin; nil (`*`) means every place.
  public var from: String?
  /// The recipient; nil (`*`) means every recipient.
  public var to: String?
  /// Days between dispatch and arrival.
  public var leadDays = 0
  /// Cost per vial.
  public var costPerVial: ExactDecimal = 1
  /// The most vials of one dispatch; nil means no limit.
  public var mostVials: ExactDecimal?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a lane of 0 days and cost 1, without a limit.
  public init(from: String?, to: String?) {
    self.from = from
    self.to = to
  }
}

/// A shipment that the planner insists on: a row of `pins.csv`.
public struct Pin: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the lot line stands.
  public var from: String
  /// The recipient.
  public var to: String
  /// Vials: so many exactly, now.
  public var vials: Int
  /// Who insists.
  public var by: String?
  /// Why.
  public var reason: String?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a pin.
  public init(lot: String, vaccine: String, from: String, to: String, vials: Int) {
    self.lot = lot
    self.vaccine = vaccine
    self.from = from
    self.to = to
    self.vials = vials
  }
}
