extension RoundInspection {
  /// Checks that whatever the plan adds up can be added up exactly.
  mutating func inspectSizes() {
    let limit = Int128(ValidationLimits.mostDoses)
    var doses: Int128 = 0
    var vials: Int128 = 0
    for (index, line) in tables.lots.enumerated() where line.vials > 0 {
      let perVial = vaccines[line.vaccine].map { tables.vaccines[$0].dosesPerVial } ?? 1
      let before = doses
      // One cell above the limit is an error by itself; here it must not carry the sums away.
      let counted = Int128(min(line.vials, 2 * ValidationLimits.mostDoses))
      doses += counted * Int128(min(max(1, perVial), ValidationLimits.mostDoses))
      vials += counted
      if before <= limit, doses > limit {
        sizeError(
          TableFile.lots, RoundInspection.row(line.row, index), "vials", String(line.vials), "doses", "liều")
      }
    }
    inspectPeople(limit)
    inspectUnits(vials)
  }

  private mutating func inspectPeople(_ limit: Int128) {
    var people: Int128 = 0
    let demand = tables.demand
    demand.withUnsafeBufferPointer { lines in
      for index in lines.indices {
        let before = people
        people += Int128(
          max(lines[index].eligible ?? 0, lines[index].target ?? 0, lines[index].given ?? 0).floor)
        if before <= limit, people > limit {
          let column = lines[index].eligible != nil ? "eligible" : "target"
          sizeError(
            TableFile.demand, RoundInspection.row(lines[index].row, index), column, nil, "people", "người")
        }
      }
    }
    var sessions: Int128 = 0
    for (index, line) in tables.capacity.enumerated() where line.peoplePerDay > 0 {
      let before = sessions
      sessions += Int128(line.peoplePerDay.floor)
      if before <= limit, sessions > limit {
        sizeError(
          TableFile.capacity, RoundInspection.row(line.row, index), "people_per_day",
          line.peoplePerDay.description,
          "people", "người")
      }
    }
  }

  /// Costs and litres may be large or fine, but all vials' worth of them must fit.
  private mutating func inspectUnits(_ vials: Int128) {
    let most = min(max(vials, 1), Int128(ValidationLimits.mostDoses))
    let costs = (tables.lanes ?? []).map(\.costPerVial)
    let decimals = costs.map(\.decimals).max() ?? 0
    for (index, lane) in (tables.lanes ?? []).enumerated() where lane.costPerVial > 0 {
      let units =
        Int128(lane.costPerVial.mantissa)
        * Int128(ExactDecimal.power(of: decimals - lane.costPerVial.decimals))
      if units > ValidationLimits.mostUnits / most {
        sizeError(
          TableFile.lanes, RoundInspection.row(lane.row, index), "cost_per_vial",
          lane.costPerVial.description,
          "costs of all vials", "chi phí của tất cả các lọ")
      }
    }
  }

  private mutating func sizeError(
    _ file: String, _ row: Int, _ column: String, _ text: String?, _ english: String, _ vietnamese: String
  ) {
    error(
      "too_large", file, row, column, text,
      Wording(
        en: "from this row on the \(english) are more than can be added up exactly (9,000,000,000)",
        vi: "từ dòng này, tổng số \(vietnamese) vượt mức có thể cộng chính xác (9.000.000.000)"))
  }
}
