import AllocationModel
import LinearProgramming

/// What next doses ask for, word for word as the documentation of the series has it.
extension PlainRelaxation {
  /// People of one use who fall due for one next dose.
  struct Due: Hashable {
    let place: Int
    let course: Course
    let vaccine: String
    /// Days counted from the dispatch day: the first on which any of them can be due, and the one by which all are.
    let from: Int
    let to: Int
  }

  /// What the people of a use fall due for.
  func dues(ofUse use: Int) -> [Due] {
    guard round.securesNextDoses else { return [] }
    let column = uses[use]
    let (source, line) = (sources[column.source], round.demand[column.line])
    let vaccine = round.lots[source.lot].vaccine
    var last = column.days.upperBound
    if let next = round.policy.nextDispatch {
      let length = next - round.policy.date
      let lead = lane(source)?.leadDays ?? 0
      let end = [Dispatch.here: length, .now: length + lead, .later: 2 * length + lead][source.when] ?? 0
      last = max(column.days.lowerBound, min(last, end - 1 + round.policy.bufferDays))
    }
    let rows = (round.tables.courses ?? []).filter { $0.group == line.group && $0.dose == line.dose }
    return rows.filter { row in
      row.vaccine == vaccine
        || (row.vaccine == nil && !rows.contains { $0.vaccine == vaccine && $0.nextDose == row.nextDose })
    }.map {
      Due(
        place: source.place, course: $0, vaccine: vaccine, from: column.days.lowerBound + $0.leastDays,
        to: last + $0.leastDays)
    }
  }

  /// The doses of a lot that one person's next dose takes; nil where the lot cannot be kept for it.
  func keeping(_ lot: Int, for due: Due) -> Double? {
    let line = round.lots[lot]
    let next = DemandLine(place: "", group: due.course.group, dose: due.course.nextDose)
    guard round.exclusion(of: line) == nil, let share = round.share(of: line, for: next),
      !due.course.sameVaccine || line.vaccine == due.vaccine, let origin = round.index(ofPlace: line.place)
    else { return nil }
    var arrive = max(0, line.availableFrom.map { $0 - round.policy.date } ?? 0)
    var life = 1
    if origin != due.place {
      guard let lane = round.lanes.lane(from: origin, to: due.place) else { return nil }
      arrive = max(arrive, round.policy.nextDispatch.map { $0 - round.policy.date } ?? 0) + lane.leadDays
      life = max(life, round.policy.leastDaysOnArrival)
      if round.isFrozen(line), let days = round.vaccine(of: line).thawedDays,
        days - round.policy.safetyDays < lane.leadDays + life - 1
      {
        return nil
      }
    }
    if let most = due.course.mostDays, arrive > due.from - due.course.leastDays + most { return nil }
    let last = round.lastDay(of: line) - round.policy.date
    return last - life + 1 >= max(due.to, arrive) ? share.doubleValue : nil
  }

  /// Rows for all who fall due, and columns for what is kept for them.
  func addKeeping(_ builder: inout LinearProgramBuilder) {
    var rows: [Due: Int] = [:]
    for use in uses.indices {
      for due in dues(ofUse: use) {
        let row = rows[due] ?? builder.addRow(upper: 0)
        if rows[due] == nil {
          rows[due] = row
          for lot in round.lots.indices {
            guard let share = keeping(lot, for: due) else { continue }
            let column = builder.addColumn()
            builder.add(-1, row: row, column: column)
            builder.add(share / usableDoses(lot), row: lot, column: column)
          }
        }
        builder.add(1, row: row, column: column(ofUse: use))
      }
    }
  }
}
