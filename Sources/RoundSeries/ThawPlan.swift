public import AllocationModel

/// Which frozen vials are to be taken out where and when: the rows of `thaw.csv`.
///
/// A shipment of frozen vials is taken out on the day of its dispatch; what is used where it stands frozen, on the
/// first day of that use, as many vials as its doses need.
public struct ThawPlan: Sendable, Hashable {
  /// Vials of one lot to be taken out on one day.
  public struct Line: Sendable, Hashable {
    /// Where they stand.
    public var place = ""
    /// The day; for later dispatches the first possible one.
    public var day = Day(number: 0)
    /// The vaccine's code.
    public var vaccine = ""
    /// The lot number.
    public var lot = ""
    /// Shipped now or later, or used where it stands.
    public var when = Dispatch.now
    /// Whole vials.
    public var vials = 0
    /// Doses as printed on the vials.
    public var doses = 0
    /// The last day of use after thawing.
    public var lastDay = Day(number: 0)

    /// Makes an empty line.
    public init() {}
  }

  /// By place, day, vaccine, lot, and how they are used.
  public let lines: [Line]

  /// Takes the days from a plan for a round.
  public init(_ plan: Plan, of round: Round) {
    struct Key: Hashable {
      let place: String
      let day: Day
      let vaccine: String
      let lot: String
      let when: Dispatch
    }
    var vials: [Key: Int] = [:]
    var frozen: [LotName: LotLine] = [:]
    for lot in round.lots where round.isFrozen(lot) {
      frozen[LotName(lot: lot.lot, vaccine: lot.vaccine, place: lot.place)] = lot
    }
    for row in plan.shipments
    where frozen[LotName(lot: row.lot, vaccine: row.vaccine, place: row.from)] != nil {
      vials[
        Key(place: row.from, day: row.dispatch, vaccine: row.vaccine, lot: row.lot, when: row.when),
        default: 0] +=
        row.vials
    }
    var here: [LotName: (day: Day, doses: Doses)] = [:]
    for row in plan.use where row.when == .here {
      let name = LotName(lot: row.lot, vaccine: row.vaccine, place: row.heldAt)
      if frozen[name] == nil { continue }
      let before = here[name] ?? (row.firstDay, .zero)
      here[name] = (min(before.day, row.firstDay), before.doses + Doses(row.dosesGiven))
    }
    for (name, use) in here {
      guard let lot = frozen[name] else { continue }
      let usable = Doses(round.vaccine(of: lot).usableDosesPerVial).nano
      let needed = usable > 0 ? Int((use.doses.nano + usable - 1) / usable) : 0
      vials[
        Key(place: name.place, day: use.day, vaccine: name.vaccine, lot: name.lot, when: .here), default: 0] +=
        needed
    }
    lines = vials.map { key, vials in
      var line = Line()
      (line.place, line.day, line.vaccine, line.lot) = (key.place, key.day, key.vaccine, key.lot)
      (line.when, line.vials) = (key.when, vials)
      if let lot = frozen[LotName(lot: key.lot, vaccine: key.vaccine, place: key.place)] {
        let vaccine = round.vaccine(of: lot)
        line.doses = vials * vaccine.dosesPerVial
        let thawed = key.day + (vaccine.thawedDays ?? 0) - round.policy.safetyDays
        line.lastDay = min(round.lastDay(of: lot), thawed)
      }
      return line
    }.sorted { left, right in
      (left.place, left.day, left.vaccine, left.lot, left.when)
        < (right.place, right.day, right.vaccine, right.lot, right.when)
    }
  }

  private struct LotName: Hashable {
    let lot: String
    let vaccine: String
    let place: String
  }

  /// The tables of a round in which every frozen lot on hand is taken out on the day of the round, and each one that
  /// is still expected on the day it comes.
  public static func allThawed(_ round: Round) -> RoundTables {
    var tables = round.tables
    let thawing = Set(round.vaccines.filter { $0.thawedDays != nil }.map(\.vaccine))
    for index in tables.lots.indices where thawing.contains(tables.lots[index].vaccine) {
      if tables.lots[index].thawedOn != nil { continue }
      tables.lots[index].thawedOn = max(
        round.policy.date, tables.lots[index].availableFrom ?? round.policy.date)
    }
    // What both rounds lose is counted up to the same day, and shipments that were promised are not the question.
    tables.policy.wasteUntil = round.wasteUntil
    tables.policy.horizon = round.horizon
    return tables
  }
}
