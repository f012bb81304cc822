public import AllocationModel

/// One thing about a round that somebody could decide otherwise.
///
///     let more = RoundChange.sessions(place: "849", people: 100, days: first...last)
///     let changed = try round.applying([more])
///
/// A change has a text that ``init(text:)`` reads and its description writes: what the command line takes after `--set`.
public enum RoundChange: Sendable, Hashable {
  /// So many more injections on each of the days, at a recipient or, with nil, at every one that has any sessions.
  case sessions(place: String?, people: Int, days: ClosedRange<Day>)
  /// The part of the eligible who come, from 0 to 1; nil means every place, group or dose.
  case uptake(place: String?, group: String?, dose: Int?, part: ExactDecimal)
  /// A lane from a place to a recipient, or with nil to every recipient; one that stands there is replaced.
  case lane(from: String, to: String?, leadDays: Int, cost: ExactDecimal, mostVials: ExactDecimal?)
  /// A reservation is given up: the lot may serve everybody who is eligible.
  case release(LotName)
  /// Doses of a vaccine that stay in stores; 0 keeps none.
  case reserve(vaccine: String, doses: ExactDecimal)
  /// The day from which a lot can be used or dispatched.
  case arrival(LotName, Day)
  /// The expiry as printed, as after an extension.
  case expiry(LotName, Day)
  /// Vials per issue unit; 1 lifts the rule.
  case issueMultiple(vaccine: String, vials: Int)
  /// Vials on hand of a lot.
  case stock(LotName, vials: Int)
  /// A shipment that is insisted on; one of the same lot to the same recipient is replaced.
  case pin(LotName, to: String, vials: Int)
  /// A pin is given up; nil gives up every pin.
  case unpin(LotName?, to: String?)
  /// A new lot, available from a day or at once.
  case newLot(lot: String, vaccine: String, place: String, vials: Int, expiry: Day, availableFrom: Day?)
  /// Litres of cold storage at a place; nil counts them no longer.
  case storage(place: String, litres: ExactDecimal?)
  /// The order of the objectives.
  case order([ObjectiveKind])
}

/// Which lot line is meant: a lot number, and where that is not enough its vaccine and place.
public struct LotName: Sendable, Hashable {
  /// The lot number.
  public var lot: String
  /// The vaccine's code; nil means whichever the lot has.
  public var vaccine: String?
  /// Where it stands; nil means wherever it does.
  public var place: String?

  /// Names a lot.
  public init(_ lot: String, vaccine: String? = nil, place: String? = nil) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
  }

  /// Names a lot line by its whole key.
  public init(_ line: LotLine) {
    self.init(line.lot, vaccine: line.vaccine, place: line.place)
  }

  /// Whether a lot line is meant.
  public func names(_ line: LotLine) -> Bool {
    line.lot == lot && (vaccine.map { $0 == line.vaccine } ?? true)
      && (place.map { $0 == line.place } ?? true)
  }
}
