internal import AllocationModel

/// What is odd about the figures of a round, for the person who answers for them.
struct FigureNotes {
  private(set) var messages: [RoundMessage] = []

  init(_ demand: [DemandLine], asOf: Day?, _ lines: [RoundFigures.Line], _ totals: [TotalRow]) {
    noteDays(demand, asOf)
    noteGoals(lines)
    messages += GoalClaims(demand, lines, totals).messages
  }

  /// Figures of different days in one round; one note for each day.
  private mutating func noteDays(_ demand: [DemandLine], _ asOf: Day?) {
    var rows: [Day: (first: Int, count: Int)] = [:]
    for line in demand {
      guard let day = line.asOf else { continue }
      rows[day] = (rows[day]?.first ?? line.row, (rows[day]?.count ?? 0) + 1)
    }
    // Without a day of the round the newest figures are the measure.
    guard let measure = asOf ?? rows.keys.max() else { return }
    for (day, found) in rows.sorted(by: { $0.value.first < $1.value.first }) where day != measure {
      let isOlder = day < measure
      let days = abs(measure.number - day.number)
      let (english, vietnamese) = (Figures(.english), Figures(.vietnamese))
      messages.append(
        RoundMessage(
          .note, isOlder ? "figures_older" : "figures_newer", file: "demand.csv", row: found.first,
          column: "as_of", text: day.description,
          Wording(
            en: "\(english.number(found.count)) \(found.count == 1 ? "row holds" : "rows hold") for "
              + "\(english.day(day)), \(english.number(days)) \(days == 1 ? "day" : "days") "
              + "\(isOlder ? "before" : "after") the figures of \(english.day(measure))",
            vi: "\(vietnamese.number(found.count)) dòng tính đến ngày \(vietnamese.day(day)), "
              + "\(isOlder ? "cũ" : "mới") hơn \(vietnamese.number(days)) ngày so với số liệu ngày "
              + vietnamese.day(measure))))
    }
  }

  /// Goals that are not reached; one note for each group and dose.
  private mutating func noteGoals(_ lines: [RoundFigures.Line]) {
    var short: [GroupDose: (places: Int, people: Int, row: Int, goal: ExactDecimal)] = [:]
    var order: [GroupDose] = []
    for line in lines {
      guard let people = line.missingToGoal, let goal = line.goal else { continue }
      if let known = short[line.key] {
        short[line.key] = (known.places + 1, known.people + people, known.row, max(known.goal, goal))
      } else {
        order.append(line.key)
        short[line.key] = (1, people, line.row, goal)
      }
    }
    for key in order {
      guard let found = short[key] else { continue }
      let (english, vietnamese) = (Figures(.english), Figures(.vietnamese))
      let goal = found.goal.doubleValue
      messages.append(
        RoundMessage(
          .note, "goal_not_reached", file: "demand.csv", row: found.row, column: "goal",
          Wording(
            en:
              "\(key.group), dose \(key.dose): the goal of \(english.percent(goal, decimals: 2)) is not reached at "
              + "\(english.number(found.places)) \(found.places == 1 ? "place" : "places"); "
              + "\(english.number(found.people)) people are missing",
            vi:
              "\(key.group), mũi \(key.dose): chưa đạt mục tiêu \(vietnamese.percent(goal, decimals: 2)) tại "
              + "\(vietnamese.number(found.places)) đơn vị; còn thiếu \(vietnamese.number(found.people)) người"
          )))
    }
  }
}
