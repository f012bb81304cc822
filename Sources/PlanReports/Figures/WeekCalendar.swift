internal import AllocationModel

/// The weeks that a report looks at, Monday to Sunday; the first begins on the day of dispatch.
struct WeekCalendar: Sendable, Hashable {
  /// The weeks, in order.
  let weeks: [ClosedRange<Day>]
  /// Whether days after the last week are looked at too, as one.
  let hasAfterwards: Bool

  /// The most weeks that are told apart.
  static let most = 16

  /// Makes the weeks from a day to another.
  ///
  /// - Parameters:
  ///   - first: the day on which the first week begins.
  ///   - detail: the last day that is shown week by week, as far as ``most`` weeks reach.
  ///   - last: the last day of all.
  init(from first: Day, detail: Day, last: Day) {
    var weeks: [ClosedRange<Day>] = []
    var start = first
    while start <= max(first, detail), weeks.count < WeekCalendar.most {
      let end = start + (7 - start.weekday)
      weeks.append(start...end)
      start = end + 1
    }
    self.weeks = weeks
    hasAfterwards = start <= last
  }

  /// How many parts of the time are told apart.
  var count: Int { weeks.count + (hasAfterwards ? 1 : 0) }

  /// The first day of the first week.
  var firstDay: Day { weeks[0].lowerBound }

  /// The last day of the last week.
  var lastDay: Day { weeks[weeks.count - 1].upperBound }

  /// The week of a day; days before the first are in the first, days after the last in the last part.
  func index(of day: Day) -> Int {
    if day > lastDay { return count - 1 }
    if day <= weeks[0].upperBound { return 0 }
    return (day - weeks[0].upperBound - 1) / 7 + 1
  }
}
