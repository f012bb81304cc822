import AllocationModel

/// Which doses have a next one, in numbers.
struct CourseTable: Sendable {
  /// A dose of a group after which a course goes on.
  struct First: Hashable, Sendable {
    let group: String
    let dose: Int
  }

  /// The rows of the table of courses.
  let courses: [Course]
  private let positions: [First: Int]
  private let rows: [[String: [Int]]]

  /// Reads the courses of a round.
  init(_ round: Round) {
    let courses = round.tables.courses ?? []
    self.courses = courses
    let firsts = Set(courses.map { First(group: $0.group, dose: $0.dose) })
      .sorted { ($0.group, $0.dose) < ($1.group, $1.dose) }
    positions = Dictionary(uniqueKeysWithValues: firsts.enumerated().map { ($1, $0) })
    rows = firsts.map { first in
      var ofVaccine: [String: [Int]] = [:]
      for vaccine in round.vaccines {
        let rows = round.tables.courses(after: vaccine.vaccine, group: first.group, dose: first.dose)
        ofVaccine[vaccine.vaccine] = rows.compactMap { courses.firstIndex(of: $0) }
      }
      return ofVaccine
    }
  }

  /// The number of the dose that a demand line is about; nil where none follows it.
  func position(of line: DemandLine) -> Int? { positions[First(group: line.group, dose: line.dose)] }

  /// The rows that hold after a dose of a vaccine.
  func rows(after first: Int, vaccine: String) -> [Int] { rows[first][vaccine] ?? [] }
}

/// People at a recipient who begin a course with one vaccine within the same days.
struct DueClass: Hashable, Sendable {
  let recipient: Int
  /// The row of the table of courses.
  let course: Int
  /// The vaccine of the dose that they have in this round.
  let vaccine: Int
  /// The first day on which any of them can be due.
  let from: Int
  /// The day by which all of them are due.
  let to: Int
}

extension RoundIndex {
  /// Whether vials of a lot may be of use for any next dose.
  func mayBeKept(lot: Int) -> Bool {
    guard let courses else { return false }
    return courses.courses.contains { nextShare(ofLot: lot, for: $0) != nil }
  }

  /// What those fall due for who are vaccinated from a source within some days.
  ///
  /// - Parameters:
  ///   - recipient: where.
  ///   - course: the number of the dose in ``CourseTable``.
  ///   - vaccine: the vaccine of that dose.
  ///   - when: whether it stands there or is shipped.
  ///   - leadDays: the days of the shipment.
  ///   - window: the days on which the source serves these people.
  func dues(
    recipient: Int, course: Int, vaccine: Int, when: Dispatch, leadDays: Int, window: DayWindow
  ) -> [DueClass] {
    guard let courses, course >= 0 else { return [] }
    let last = max(window.first, min(window.last, lastBeginning(when, leadDays: leadDays)))
    return courses.rows(after: course, vaccine: round.vaccines[vaccine].vaccine).map { row in
      let least = courses.courses[row].leastDays
      return DueClass(
        recipient: recipient, course: row, vaccine: vaccine, from: window.first + least, to: last + least)
    }
  }

  /// The last day of the round in which a source is used; the round that follows is taken to be as long.
  private func lastBeginning(_ when: Dispatch, leadDays: Int) -> Int {
    guard let nextDispatch else { return .max }
    let buffer = round.policy.bufferDays
    return switch when {
    case .here: nextDispatch - 1 + buffer
    case .now: nextDispatch + leadDays - 1 + buffer
    case .later: 2 * nextDispatch + leadDays - 1 + buffer
    }
  }

  /// Dose units of a lot that one person's next dose takes, where the lot can be kept for it; else nil.
  func keptShare(ofLot lot: Int, for due: DueClass) -> Int64? {
    guard let courses, let share = nextShare(ofLot: lot, for: courses.courses[due.course]) else { return nil }
    let course = courses.courses[due.course]
    let facts = lots[lot]
    if course.sameVaccine, facts.vaccine != due.vaccine { return nil }
    var arrive = facts.available
    var life = 1
    if facts.place != recipients[due.recipient].place {
      guard let lane = round.lanes.lane(from: facts.place, to: recipients[due.recipient].place) else {
        return nil
      }
      arrive = max(arrive, nextDispatch ?? 0) + lane.leadDays
      life = max(1, round.policy.leastDaysOnArrival)
      if facts.isFrozen, let days = vaccines[facts.vaccine].thawedDays,
        days - round.policy.safetyDays - lane.leadDays + 1 < life
      {
        return nil
      }
    }
    if let most = course.mostDays, arrive > due.from - course.leastDays + most { return nil }
    return facts.lastDay >= max(due.to, arrive) + life - 1 ? share : nil
  }

  private func nextShare(ofLot lot: Int, for course: Course) -> Int64? {
    let line = DemandLine(place: "", group: course.group, dose: course.nextDose)
    return round.share(of: round.lots[lots[lot].source], for: line)?.units(decimals: doseDecimals)
  }
}
