extension RoundInspection {
  /// Checks `capacity.csv`.
  mutating func inspectCapacity() {
    let file = TableFile.capacity
    for (index, line) in tables.capacity.enumerated() {
      let row = RoundInspection.row(line.row, index)
      if let position = checkPlace(line.place, file, row), isStore(position) {
        error(
          "store_with_capacity", file, row, "place", line.place,
          Wording(
            en: "\(line.place) is a store; stores vaccinate nobody and have no sessions",
            vi: "\(line.place) là kho; kho không tổ chức tiêm nên không có công suất tiêm"))
      }
      checkRange(line.peoplePerDay, file, row, "people_per_day")
      if line.weekdays.isEmpty || !line.weekdays.allSatisfy({ (1...7).contains($0) }) {
        error(
          "bad_weekdays", file, row, "weekdays",
          line.weekdays.sorted().map(String.init).joined(separator: ","),
          Wording(
            en: "weekdays are numbers from 1 (Monday) to 7 (Sunday)",
            vi: "các ngày trong tuần là số từ 1 (thứ Hai) đến 7 (Chủ nhật)"))
      }
      checkWindow(line.from, line.to, file, row, "from", "to")
    }
  }

  /// Checks that a window does not end before it begins.
  mutating func checkWindow(
    _ from: Day?, _ to: Day?, _ file: String, _ row: Int, _ first: String, _ last: String
  ) {
    if let from, let to, from > to, !isUnread(file, row, first, last) {
      error(
        "from_after_\(last)", file, row, first, from.description,
        Wording(
          en: "\(first), \(from), is after \(last), \(to)",
          vi: "\(first) (\(from.vietnamese)) sau \(last) (\(to.vietnamese))"))
      return
    }
    noteSlip(from, file, row, first, ahead: true)
    noteSlip(to, file, row, last, ahead: false)
  }

  /// Checks `demand.csv`.
  mutating func inspectDemand() {
    let knowsCapacity =
      !unread.contains(file: TableFile.capacity, row: 0, column: "place")
      && !tables.capacity.contains { $0.place.isEmpty }
    var withCapacity = [Bool](repeating: !knowsCapacity, count: tables.places.count)
    for line in tables.capacity {
      if let position = position(ofPlace: line.place) { withCapacity[position] = true }
    }
    let filter = DemandFilter(
      date: tables.policy.date,
      places: (0..<demandNames.placeCount).map { place in
        place < stores.count && !stores[place] && withCapacity[place] && !tables.places[place].place.isEmpty
      },
      groups: demandNames.groups.map { !$0.isEmpty && !RoundInspection.looksLikeTest($0) })
    var missed: Set<String> = []
    tables.demand.withUnsafeBufferPointer { lines in
      guard let first = lines.baseAddress else { return }
      for index in lines.indices {
        let (place, group) = (demandNames.place(ofLine: index), demandNames.group(ofLine: index))
        if filter.passes(first + index, place: place, group: group) { continue }
        inspectDemand(lines[index], index, withCapacity, &missed)
      }
    }
    noteLaterDoses()
  }

  /// Checks a row of `demand.csv`.
  ///
  /// - Parameters:
  ///   - line: the row.
  ///   - index: its position.
  ///   - withCapacity: for each place whether it has sessions, or nobody knows.
  ///   - missed: the places of which it was said that they have none.
  private mutating func inspectDemand(
    _ line: DemandLine, _ index: Int, _ withCapacity: [Bool], _ missed: inout Set<String>
  ) {
    let file = TableFile.demand
    let row = RoundInspection.row(line.row, index)
    let position = checkPlace(line.place, file, row)
    if let position, isStore(position) {
      error(
        "store_with_demand", file, row, "place", line.place,
        Wording(
          en: "\(line.place) is a store; stores vaccinate nobody and have no demand",
          vi: "\(line.place) là kho; kho không tổ chức tiêm nên không có đối tượng cần tiêm"))
    }
    checkNumbers(line, row)
    checkWindow(line.from, line.until, file, row, "from", "until")
    noteAsOf(line.asOf, file, row)
    noteCoverage(line, row)
    if let position, !withCapacity[position], !isStore(position), knownNeed(line, row) ?? 0 > 0,
      missed.insert(line.place).inserted
    {
      error(
        "no_capacity", file, row, "place", line.place,
        Wording(
          en: "\(line.place) has people to vaccinate, but no row in capacity.csv",
          vi: "\(line.place) có đối tượng cần tiêm nhưng không có dòng nào trong capacity.csv"))
    }
  }

  private mutating func checkNumbers(_ line: DemandLine, _ row: Int) {
    let file = TableFile.demand
    if line.group.isEmpty { missing(file, row, "group") } else { noteTest(line.group, file, row, "group") }
    checkRange(line.dose, file, row, "dose", atLeast: 1)
    checkRange(line.priority, file, row, "priority", atLeast: 1)
    checkRange(line.target, file, row, "target")
    checkRange(line.targetStart, file, row, "target_start")
    checkRange(line.given, file, row, "given")
    checkRange(line.eligible, file, row, "eligible")
    checkRange(line.noID, file, row, "no_id")
    checkRange(line.goal, file, row, "goal")
    if line.uptake < 0 || line.uptake > 1 {
      error(
        "out_of_range", file, row, "uptake", line.uptake.description,
        Wording(
          en: "uptake is \(line.uptake); it must be at least 0 and at most 1",
          vi: "tỷ lệ đồng thuận uptake là \(Written.decimal(line.uptake, .vietnamese)); phải từ 0 đến 1"))
    }
    if line.eligible == nil, line.target == nil || line.given == nil,
      !isUnread(file, row, "eligible", "target", "given")
    {
      error(
        "demand_without_figures", file, row, "eligible", nil,
        Wording(
          en: "the row says neither eligible nor both target and given",
          vi: "dòng này thiếu số liệu: cần eligible, hoặc cả target và given"))
    }
  }

  /// The need of a demand line, or nil where a figure it rests on is unreadable or out of range.
  func knownNeed(_ line: DemandLine, _ row: Int) -> Int? {
    if isUnread(TableFile.demand, row, "eligible", "target", "given", "uptake") { return nil }
    let most = ValidationLimits.mostOfAnything
    for number in [line.eligible, line.target, line.given] {
      if let number, number < 0 || number > most { return nil }
    }
    return line.uptake < 0 || line.uptake > 1 ? nil : line.need
  }

  private mutating func noteCoverage(_ line: DemandLine, _ row: Int) {
    guard let target = line.target, let given = line.given, given > target, target >= 0,
      !isUnread(TableFile.demand, row, "target")
    else { return }
    note(
      "coverage_above_100", TableFile.demand, row, "given", given.description,
      Wording(
        en: "\(Written.decimal(given, .english)) given is more than the target of "
          + "\(Written.decimal(target, .english)): coverage is above 100 %",
        vi: "số đã tiêm \(Written.decimal(given, .vietnamese)) nhiều hơn số đối tượng "
          + "\(Written.decimal(target, .vietnamese)): tỷ lệ bao phủ trên 100%"))
  }

  /// Notes where more people had dose n + 1 than dose n.
  ///
  /// Rows of one group may part its people, so the sum of
  /// the earlier dose is compared with the largest single figure of the later.
  private mutating func noteLaterDoses() {
    let demand = tables.demand
    var lastDose = 0
    demand.withUnsafeBufferPointer { lines in
      for index in lines.indices where lines[index].dose > lastDose && lines[index].given != nil {
        lastDose = lines[index].dose
      }
    }
    guard lastDose > 1 else { return }
    var numbers = SeriesNumbers(
      most: demand.count, places: demandNames.placeCount, groups: demandNames.groups.count, lastDose: lastDose
    )
    var sums: [ExactDecimal] = []
    sums.reserveCapacity(demand.count)
    demand.withUnsafeBufferPointer { lines in
      for index in lines.indices {
        guard let given = lines[index].given, given >= 0,
          !isUnread(TableFile.demand, RoundInspection.row(lines[index].row, index), "given")
        else { continue }
        let number = numbers.number(of: series(ofLine: index, dose: lines[index].dose))
        if number == sums.count { sums.append(0) }
        sums[number] = sums[number].adding(given) ?? given
      }
    }
    var isSaid = [Bool](repeating: false, count: sums.count)
    for index in demand.indices where demand[index].dose > 1 {
      guard let given = demand[index].given else { continue }
      let series = series(ofLine: index, dose: demand[index].dose)
      guard let earlier = numbers.known(series.before), given > sums[earlier],
        let number = numbers.known(series), !isSaid[number]
      else { continue }
      isSaid[number] = true
      let (line, before) = (demand[index], sums[earlier])
      note(
        "later_dose_exceeds", TableFile.demand, RoundInspection.row(line.row, index), "given",
        given.description,
        Wording(
          en: "\(Written.decimal(given, .english)) people had dose \(line.dose), but only "
            + "\(Written.decimal(before, .english)) dose \(line.dose - 1)",
          vi:
            "số đã tiêm mũi \(line.dose) là \(Written.decimal(given, .vietnamese)), nhiều hơn số đã tiêm mũi "
            + "\(line.dose - 1) là \(Written.decimal(before, .vietnamese))"))
    }
  }

  private func series(ofLine index: Int, dose: Int) -> DoseSeries {
    DoseSeries(
      place: demandNames.place(ofLine: index), group: demandNames.group(ofLine: index), dose: dose)
  }
}
