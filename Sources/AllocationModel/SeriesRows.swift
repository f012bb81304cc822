/// Which dose follows another: a row of `course.csv`.
public struct Course: Sendable, Hashable, Codable {
  /// The vaccine of the earlier dose; nil (`*`) means every vaccine.
  public var vaccine: String?
  /// The target group.
  public var group: String
  /// The earlier dose, at least 1.
  public var dose: Int
  /// The dose that follows.
  public var nextDose: Int
  /// Days that must pass before it.
  public var leastDays: Int
  /// Days after which it is too late; nil means never.
  public var mostDays: Int?
  /// Whether it must be of the same vaccine.
  public var sameVaccine = false
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a row without a latest day.
  public init(vaccine: String?, group: String, dose: Int, nextDose: Int, leastDays: Int) {
    self.vaccine = vaccine
    self.group = group
    self.dose = dose
    self.nextDose = nextDose
    self.leastDays = leastDays
  }
}

/// Vials of a lot line that were put right when a round was closed: a row of `adjustments.csv`.
public struct Adjustment: Sendable, Hashable, Codable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code.
  public var vaccine: String
  /// Where the lot line stands.
  public var place: String
  /// Whole vials by the books.
  public var booked: Int
  /// Whole vials as counted: what the round goes on with.
  public var counted: Int
  /// The day of the count.
  public var date: Day
  /// Who decided it.
  public var by: String
  /// Why.
  public var reason: String
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes an adjustment.
  public init(
    lot: String, vaccine: String, place: String, booked: Int, counted: Int, date: Day, by: String,
    reason: String
  ) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
    self.booked = booked
    self.counted = counted
    self.date = date
    self.by = by
    self.reason = reason
  }
}
