internal import AllocationModel

/// The session rows of one recipient.
struct SessionBook {
  var rows: [CapacityRow] = []

  /// The people that can be vaccinated from the first of `days` to each day, both included.
  ///
  /// Element 0 is 0 and stands for the day before the first. `days` must not be empty.
  func sums(over days: Days) -> [Int] {
    let rates = rows.map { row in
      (
        from: row.from ?? days.first, to: row.to ?? days.last, weekdays: row.weekdays,
        people: row.peoplePerDay.nano
      )
    }
    var sums = [0]
    sums.reserveCapacity(days.last - days.first + 2)
    var total = 0
    for number in days.first.number...days.last.number {
      let day = Day(number: number)
      let weekday = day.weekday
      var people: Nano = 0
      for rate in rates where rate.from <= day && day <= rate.to && rate.weekdays.contains(weekday) {
        people += rate.people
      }
      total = Int(clamping: Nano(total) + people / .one)
      sums.append(total)
    }
    return sums
  }

  /// Days on which more people must be vaccinated than the sessions allow.
  struct Overrun: Equatable {
    let days: Days
    let people: Int
    let capacity: Int
  }

  /// The worst stretch of days that the people cannot be laid in, or nil where all can be laid.
  ///
  /// By Hall's condition for intervals: people with windows can be laid on days exactly when for every first
  /// day and every last day the people whose window lies between them number at most the capacity between
  /// them. Only first days of windows and last days of windows need to be looked at.
  ///
  /// - Complexity: O(starts × windows + days), with equal windows counted once.
  func overrun(of jobs: [Days: Int]) -> Overrun? {
    let windows = jobs.filter { $0.value > 0 && !$0.key.isEmpty }
      .sorted { ($0.key.last, $0.key.first) < ($1.key.last, $1.key.first) }
    guard let first = windows.map(\.key.first).min(), let last = windows.last?.key.last else { return nil }
    let sums = sums(over: Days(first: first, last: last))
    var worst: Overrun?
    for start in Set(windows.map(\.key.first)).sorted() {
      var people = 0
      let before = sums[start - first]
      for (days, count) in windows where days.first >= start {
        people += count
        let capacity = sums[days.last - first + 1] - before
        if people > capacity, people - capacity > (worst.map { $0.people - $0.capacity } ?? 0) {
          worst = Overrun(days: Days(first: start, last: days.last), people: people, capacity: capacity)
        }
      }
    }
    return worst
  }
}
