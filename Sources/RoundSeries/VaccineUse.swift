public import AllocationModel

/// The tables of vaccine use that are owed every day of a campaign and every month: what stood there, came in, was
/// used, was destroyed and is left, lot by lot and place by place; and how many people were vaccinated.
///
///     let use = VaccineUse(of: round, plan: plan, actual: actual, closing: closing, by: .month)
///     for line in use.stock { print(line.place, line.lot, line.opening, line.movements?.closing ?? "–") }
///
/// Everything is in doses as printed on the vials, and exact:
///
///     opening + received = issued + given + leftOver + destroyed + lost + closing + difference
///
/// A period closes with the last count in it, moved on by what was reported after that count, or by the books where
/// nobody counted; the next one opens with that. The difference is what a count finds otherwise than the books. All
/// periods of a lot at a place together give its ``BalanceLine``.
///
/// The contents follow circular 34/2018/TT-BYT, article 18: quantities of vaccine, destroyed vaccine, people by
/// group. Its forms are not reproduced.
public struct VaccineUse: Sendable, Hashable {
  /// How long a period is.
  public enum Span: String, Sendable, Hashable, CaseIterable {
    /// One day; days on which nothing is reported of a line are left out.
    case day
    /// A calendar month, as far as the round reaches.
    case month
  }

  /// A lot at a place in one period.
  public struct StockLine: Sendable, Hashable {
    /// The days.
    public let period: ClosedRange<Day>
    /// The place.
    public let place: String
    /// The vaccine's code.
    public let vaccine: String
    /// The lot number as printed.
    public let lot: String
    /// The expiry, where the round or an arrival states it.
    public let expiry: Day?
    /// Who made it, where the round states it.
    public let manufacturer: String?
    /// Doses at the beginning; nil where nobody can know yet.
    public let opening: ExactDecimal?
    /// What happened to it; nil where nothing came back from the field yet.
    public let movements: Movements?
  }

  /// What happened to a lot at a place in a period, in doses.
  public struct Movements: Sendable, Hashable {
    /// Came in.
    public internal(set) var received: ExactDecimal = 0
    /// Came in from outside the round's places; part of ``received``.
    public internal(set) var fromOutside: ExactDecimal = 0
    /// Went out to other places, what has not arrived yet among it.
    public internal(set) var issued: ExactDecimal = 0
    /// Went out and has not arrived; part of ``issued``.
    public internal(set) var onTheWay: ExactDecimal = 0
    /// Given to people.
    public internal(set) var given: ExactDecimal = 0
    /// Left over in opened vials.
    public internal(set) var leftOver: ExactDecimal = 0
    /// Destroyed, or to be destroyed: lost for another known reason.
    public internal(set) var destroyed: ExactDecimal = 0
    /// Nobody knows where it is.
    public internal(set) var lost: ExactDecimal = 0
    /// At the end.
    public internal(set) var closing: ExactDecimal = 0
    /// Whether somebody counted in the period.
    public internal(set) var isCounted = false
    /// What the counts find less than the books; negative where they find more.
    public internal(set) var difference: ExactDecimal = 0
    /// The first day of a report that reaches back before the period; such a report counts on its last day.
    public internal(set) var since: Day?

    /// Used: given or left over in opened vials.
    public var used: ExactDecimal { given.adding(leftOver) ?? given }
  }

  /// A group and dose at a place in one period.
  public struct PeopleLine: Sendable, Hashable {
    /// The days.
    public let period: ClosedRange<Day>
    /// The recipient.
    public let place: String
    /// The target group.
    public let group: String
    /// The dose number.
    public let dose: Int
    /// The vaccine's code; nil where nobody was vaccinated yet.
    public let vaccine: String?
    /// People of the group, where the round states it.
    public let target: ExactDecimal?
    /// People vaccinated in the period; nil where nothing came back yet.
    public let people: Int?
    /// People who have had this dose of any vaccine by the end of the period; nil where the round does not say how
    /// many had it before.
    public let inAll: ExactDecimal?
    /// The first day of a report that reaches back before the period.
    public let since: Day?
  }

  /// How long the periods are.
  public let span: Span
  /// Lots by place, vaccine, lot and period.
  public let stock: [StockLine]
  /// People by place, group, dose, period and vaccine.
  public let people: [PeopleLine]

  /// Works the tables out; the cost is linear in the rows, save for sorting.
  ///
  /// - Parameters:
  ///   - round: the round.
  ///   - plan: what was planned for it.
  ///   - actual: what came back; nil gives the first period with what is known before anything has happened, to be
  ///     filled in.
  ///   - closing: the last day.
  ///   - span: how long the periods are.
  public init(of round: Round, plan: Plan, actual: Actual?, closing: Day, by span: Span) {
    self.span = span
    let calendar = UseCalendar(span: span, first: round.policy.date, last: max(closing, round.policy.date))
    if let actual {
      stock = UseLedger(round, plan, actual, closing: closing).lines(calendar)
      people = UsePeople(round).lines(actual.given, calendar)
    } else {
      let period = calendar.period(of: round.policy.date)
      stock = UseLedger(round, plan, Actual(), closing: closing).form(period, plan)
      people = UsePeople(round).form(period)
    }
  }
}

/// The periods of a table.
struct UseCalendar {
  let span: VaccineUse.Span
  let first: Day
  let last: Day

  /// The period in which a day lies: of a month no more than the round has of it.
  func period(of day: Day) -> ClosedRange<Day> {
    guard span == .month else { return day...day }
    let (year, month, _) = day.components
    guard let start = Day(year: year, month: month, day: 1),
      let next = month == 12
        ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
    else { return day...day }
    // Reports from outside the round stretch it.
    return min(max(start, first), day)...max(min(next - 1, last), day)
  }

  /// Where a period stands among others: all days of a month are in one.
  func key(of day: Day) -> Int {
    guard span == .month else { return day.number }
    let (year, month, _) = day.components
    return year * 12 + month
  }
}
