extension RoundInspection {
  /// Checks `round.json`.
  mutating func inspectPolicy() {
    let policy = tables.policy
    let file = TableFile.round
    if policy.id.isEmpty {
      error(
        "missing_key", file, nil, "id", nil,
        Wording(en: "round.json must say id", vi: "round.json phải có id"))
    }
    checkDays(policy.safetyDays, file, nil, "safety_days")
    checkDays(policy.bufferDays, file, nil, "buffer_days")
    checkDays(policy.leastDaysOnArrival, file, nil, "least_days_on_arrival")
    inspectObjectives()
    inspectReserves()
    guard knowsDate else { return }
    let date = policy.date
    if let next = policy.nextDispatch, next <= date {
      error(
        "next_dispatch_not_after_date", file, nil, "next_dispatch", next.description,
        Wording(
          en: "the next dispatch, \(next), is not after the round, \(date)",
          vi: "ngày cấp phát tiếp theo \(next.vietnamese) phải sau ngày của đợt \(date.vietnamese)"))
    }
    if let horizon = policy.horizon, horizon < date {
      error(
        "horizon_before_date", file, nil, "horizon", horizon.description,
        Wording(
          en: "the horizon, \(horizon), is before the round, \(date)",
          vi: "ngày cuối của kế hoạch \(horizon.vietnamese) trước ngày của đợt \(date.vietnamese)"))
    }
    if let until = policy.wasteUntil, until < date {
      error(
        "waste_until_before_date", file, nil, "waste_until", until.description,
        Wording(
          en: "waste_until, \(until), is before the round, \(date)",
          vi: "ngày tính hao phí waste_until \(until.vietnamese) trước ngày của đợt \(date.vietnamese)"))
    }
    noteAsOf(policy.asOf, file, nil)
    noteSlip(policy.nextDispatch, file, nil, "next_dispatch", ahead: true)
  }

  private mutating func inspectObjectives() {
    var seen: Set<ObjectiveKind> = []
    for (index, objective) in tables.policy.objectives.enumerated() where !seen.insert(objective).inserted {
      error(
        "objective_twice", TableFile.round, nil, "objectives[\(index + 1)]", objective.rawValue,
        Wording(
          en: "the objective \(objective.rawValue) stands twice",
          vi: "mục tiêu \(objective.rawValue) xuất hiện hai lần"))
    }
  }

  private mutating func inspectReserves() {
    var seen: Set<String> = []
    for (index, reserve) in tables.policy.reserve.enumerated() {
      let path = "reserve[\(index + 1)]"
      checkVaccine(reserve.vaccine, TableFile.round, nil, "\(path).vaccine")
      checkRange(reserve.doses, TableFile.round, nil, "\(path).doses")
      if !reserve.vaccine.isEmpty, !seen.insert(reserve.vaccine).inserted {
        error(
          "reserve_twice", TableFile.round, nil, "\(path).vaccine", reserve.vaccine,
          Wording(
            en: "the reserve of \(reserve.vaccine) stands twice",
            vi: "dự trữ của \(reserve.vaccine) xuất hiện hai lần"))
      }
    }
  }

  /// Notes figures that hold for a day after the round, or for one about a year too early.
  mutating func noteAsOf(_ asOf: Day?, _ file: String, _ row: Int?) {
    guard knowsDate, let asOf else { return }
    if asOf > tables.policy.date {
      note(
        "as_of_after_date", file, row, "as_of", asOf.description,
        Wording(
          en: "the figures hold for \(asOf), after the round, \(tables.policy.date)",
          vi: "số liệu tính đến ngày \(asOf.vietnamese), sau ngày của đợt \(tables.policy.date.vietnamese)"))
    } else {
      noteSlip(asOf, file, row, "as_of", ahead: false)
    }
  }

  /// How many days are about a year.
  static let slippedDays = 300...430

  /// Notes a day that lies about a year before the round, or after it, where a nearer one is usual: people
  /// write last year's number in January, and now and then in May.
  mutating func noteSlip(_ day: Day?, _ file: String, _ row: Int?, _ column: String, ahead: Bool) {
    guard knowsDate, let day else { return }
    let distance = ahead ? day - tables.policy.date : tables.policy.date - day
    guard RoundInspection.slippedDays.contains(distance) else { return }
    note(
      "year_looks_slipped", file, row, column, day.description,
      Wording(
        en: "\(column) is \(day), about a year \(ahead ? "after" : "before") the round, "
          + "\(tables.policy.date): is the year right?",
        vi: "\(column) là \(day.vietnamese), \(ahead ? "sau" : "trước") ngày của đợt "
          + "\(tables.policy.date.vietnamese) khoảng một năm: năm ghi có đúng không?"))
  }
}
