extension RoundInspection {
  /// Checks `scenarios.csv`: each row by itself, then that the rows of one scenario agree.
  mutating func inspectScenarios() {
    struct Key: Hashable {
      let name: String
      let place: String?
      let group: String?
      let dose: Int?
    }
    let file = TableFile.scenarios
    if tables.policy.secureNextDose == true, !(tables.scenarios ?? []).isEmpty {
      error(
        "scenarios_with_next_doses", TableFile.round, nil, "secure_next_dose", "true",
        Wording(
          en: "secure_next_dose cannot be asked for where there are scenarios (scenarios.csv)",
          vi: "không thể dùng secure_next_dose khi có các kịch bản (scenarios.csv)"))
    }
    var rows: [Key: Int] = [:]
    var order: [String] = []
    var weights: [String: (weight: ExactDecimal, row: Int)] = [:]
    var firstRow: [String: Int] = [:]
    for (index, line) in (tables.scenarios ?? []).enumerated() {
      let row = RoundInspection.row(line.row, index)
      if line.name.isEmpty { missing(file, row, "name") }
      checkReach(of: line, row)
      if let uptake = line.uptake, uptake < 0 || uptake > 1 {
        error(
          "out_of_range", file, row, "uptake", uptake.description,
          Wording(
            en: "uptake is \(uptake); it lies between 0 and 1",
            vi: "uptake là \(Written.decimal(uptake, .vietnamese)); phải từ 0 đến 1"))
      }
      if firstRow[line.name] == nil {
        order.append(line.name)
        firstRow[line.name] = row
      }
      if let weight = line.weight {
        if let known = weights[line.name], known.weight != weight {
          error(
            "weights_differ", file, row, "weight", weight.description,
            Wording(
              en: "\"\(line.name)\" has weight \(known.weight) in row \(known.row) and \(weight) here",
              vi:
                "\"\(line.name)\" có trọng số \(Written.decimal(known.weight, .vietnamese)) ở dòng \(known.row) "
                + "nhưng ở đây là \(Written.decimal(weight, .vietnamese))"))
        }
        if weight <= 0 {
          error(
            "out_of_range", file, row, "weight", weight.description,
            Wording(
              en: "weight is \(weight); it must be greater than 0",
              vi: "weight là \(Written.decimal(weight, .vietnamese)); phải lớn hơn 0"))
        }
        if weights[line.name] == nil { weights[line.name] = (weight, row) }
      }
      if isUnread(file, row, "name", "place", "group", "dose") { continue }
      let key = Key(name: line.name, place: line.place, group: line.group, dose: line.dose)
      if let first = rows[key] {
        error(
          "scenario_twice", file, row, "name", line.name,
          ValidationWording.twice(
            "these people of \"\(line.name)\"", "đối tượng này của kịch bản \"\(line.name)\"", firstRow: first
          ))
      }
      rows[key] = rows[key] ?? row
    }
    checkWeights(order, weights.mapValues(\.weight), firstRow)
  }

  /// Checks that a row names somebody.
  private mutating func checkReach(of line: ScenarioRow, _ row: Int) {
    let file = TableFile.scenarios
    if let dose = line.dose { checkRange(dose, file, row, "dose", atLeast: 1) }
    if let place = line.place {
      guard let position = checkPlace(place, file, row) else { return }
      if isStore(position) {
        error(
          "scenario_of_store", file, row, "place", place,
          Wording(
            en: "\(place) is a store; stores vaccinate nobody", vi: "\(place) là kho; kho không tổ chức tiêm")
        )
        return
      }
    }
    let known = [TableFile.demand].allSatisfy { !unread.containsAny(inFile: $0) }
    guard known, !isUnread(file, row, "place", "group", "dose") else { return }
    if let group = line.group, !tables.demand.contains(where: { $0.group == group }) {
      let meant = Likeness(known: Set(tables.demand.map(\.group)).sorted()).nearest(to: group)
      error(
        "unknown_group", file, row, "group", group,
        Wording(
          en: "\"\(group)\" is not a group of demand.csv" + ValidationWording.meantEnglish(meant),
          vi: "không có nhóm đối tượng \"\(group)\" trong demand.csv"
            + ValidationWording.meantVietnamese(meant)))
    } else if !tables.demand.contains(where: line.names) {
      error(
        "scenario_of_nobody", file, row, "group", line.group ?? "*",
        Wording(
          en: "no line of demand.csv is of this place, group and dose",
          vi: "demand.csv không có dòng nào của đơn vị, nhóm và mũi này"))
    }
  }

  private mutating func checkWeights(
    _ order: [String], _ weights: [String: ExactDecimal], _ firstRow: [String: Int]
  ) {
    let file = TableFile.scenarios
    if unread.containsAny(inFile: file) { return }
    var isComplete = true
    for name in order where weights[name] == nil {
      isComplete = false
      error(
        "missing_cell", file, firstRow[name], "weight", nil,
        Wording(
          en: "no row of \"\(name)\" says its weight", vi: "kịch bản \"\(name)\" chưa có trọng số ở dòng nào")
      )
    }
    let all = order.compactMap { weights[$0] }
    guard isComplete, all.allSatisfy({ $0 > 0 }), Scenario.parts(of: all) == nil else { return }
    error(
      "weights_too_fine", file, nil, "weight", nil,
      Wording(
        en:
          "the weights are too fine; write them so that whole numbers of at most 1,000,000 in all are enough",
        vi: "trọng số quá chi tiết; hãy ghi sao cho tổng các số nguyên tương ứng không quá 1.000.000"))
  }
}
