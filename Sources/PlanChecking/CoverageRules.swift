internal import AllocationModel

/// Judges the tables of coverage and of excluded lot lines against the round and the plan.
struct CoverageRules {
  let facts: RoundFacts
  let ledger: Ledger
  let plan: Plan

  /// How far a stated part of 1 may lie from the exact one.
  static let tolerance = 1e-6

  private struct Key: Hashable, Comparable {
    let place: String
    let group: String
    let dose: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.place, left.group, left.dose) < (right.place, right.group, right.dose)
    }

    var name: String { "\(place), \(group), \(dose)" }
  }

  /// What the demand lines of one key come to, and what the rows of one key say.
  private struct Totals {
    var need = 0
    var planned = 0
    var unmet = 0
    var target: Nano? = 0
    var given: Nano? = 0
    var rows = 0

    mutating func add(target: ExactDecimal?, given: ExactDecimal?) {
      self.target = self.target.flatMap { sum in target.map { sum + $0.nano } }
      self.given = self.given.flatMap { sum in given.map { sum + $0.nano } }
      rows += 1
    }
  }

  func broken() -> [BrokenRule] { coverage() + excluded() }

  private func coverage() -> [BrokenRule] {
    var exact: [Key: Totals] = [:]
    for (index, demand) in facts.demand.enumerated() {
      let key = Key(place: demand.line.place, group: demand.line.group, dose: demand.line.dose)
      exact[key, default: Totals()].need += demand.need
      exact[key, default: Totals()].planned += ledger.people[index]
      exact[key, default: Totals()].add(target: demand.line.target, given: demand.line.given)
    }
    var stated: [Key: Totals] = [:]
    var broken: [BrokenRule] = []
    for row in plan.coverage {
      let key = Key(place: row.place, group: row.group, dose: row.dose)
      stated[key, default: Totals()].need += row.need.bounded
      stated[key, default: Totals()].planned += row.planned.bounded
      stated[key, default: Totals()].unmet += row.unmet.bounded
      stated[key, default: Totals()].add(target: row.target, given: row.given)
      broken += statement(of: row, key)
    }
    for key in Set(exact.keys).union(stated.keys).sorted() {
      switch (exact[key], stated[key]) {
      case (let exact?, let stated?): broken += compare(exact, stated, key)
      case (let exact?, nil) where exact.need > 0:
        broken.append(rule(key, "The row is missing.", "Thiếu dòng này."))
      case (nil, _?): broken.append(rule(key, "Demand has no such line.", "Bảng nhu cầu không có dòng này."))
      default: break
      }
    }
    return broken
  }

  private func rule(_ key: Key, _ english: String, _ vietnamese: String) -> BrokenRule {
    BrokenRule(.coverage, key.name, en: english, vi: vietnamese)
  }

  private func compare(_ exact: Totals, _ stated: Totals, _ key: Key) -> [BrokenRule] {
    var broken: [BrokenRule] = []
    let unmet = exact.need - exact.planned
    if (stated.need, stated.planned, stated.unmet) != (exact.need, exact.planned, unmet) {
      broken.append(
        rule(
          key,
          "Need, planned and unmet are said to be \(english.number(stated.need)), \(english.number(stated.planned)), "
            + "\(english.number(stated.unmet)) and are \(english.number(exact.need)), "
            + "\(english.number(exact.planned)), \(english.number(unmet)).",
          "Cần tiêm, kế hoạch, còn thiếu ghi \(vietnamese.number(stated.need)), \(vietnamese.number(stated.planned)), "
            + "\(vietnamese.number(stated.unmet)), đúng ra là \(vietnamese.number(exact.need)), "
            + "\(vietnamese.number(exact.planned)), \(vietnamese.number(unmet))."))
    }
    // Where several demand lines share a key, only tables that are complete can be added up.
    if exact.rows == 1 || (exact.target != nil && exact.given != nil),
      (stated.target, stated.given) != (exact.target, exact.given)
    {
      broken.append(
        rule(
          key, "Target or doses given before are not those of demand.csv.",
          "Chỉ tiêu hoặc số đã tiêm không khớp demand.csv."))
    }
    return broken
  }

  private func statement(of row: Coverage, _ key: Key) -> [BrokenRule] {
    var broken: [BrokenRule] = []
    let target = row.target.flatMap { $0 > 0 ? $0.doubleValue : nil }
    let before = target.flatMap { target in row.given.map { $0.doubleValue / target } }
    let after = target.flatMap { target in row.given.map { ($0.doubleValue + Double(row.planned)) / target } }
    for (said, exact) in [(row.coverageBefore, before), (row.coverageAfter, after)] {
      let agrees =
        switch (said, exact) {
        case (nil, nil): true
        case (let said?, let exact?): abs(said - exact) <= CoverageRules.tolerance * max(1, abs(exact))
        default: false
        }
      if !agrees {
        broken.append(
          rule(
            key,
            "Coverage is said to be \(said.map { english.percent($0, decimals: 4) } ?? "unknown") and is "
              + "\(exact.map { english.percent($0, decimals: 4) } ?? "unknown").",
            "Tỷ lệ bao phủ ghi \(said.map { vietnamese.percent($0, decimals: 4) } ?? "không rõ"), đúng ra là "
              + "\(exact.map { vietnamese.percent($0, decimals: 4) } ?? "không rõ")."))
      }
    }
    if (row.unmet > 0) == (row.reason == .none) {
      broken.append(
        rule(
          key,
          row.unmet > 0
            ? "No reason is given for the people left." : "A reason is given, but nobody is left.",
          row.unmet > 0
            ? "Không ghi lý do còn người chưa được tiêm." : "Ghi lý do dù không còn ai chưa được tiêm."))
    }
    return broken
  }

  private func excluded() -> [BrokenRule] {
    var broken: [BrokenRule] = []
    var seen: Set<Int> = []
    func add(_ subject: String, _ english: String, _ vietnamese: String) {
      broken.append(BrokenRule(.excluded, subject, en: english, vi: vietnamese))
    }
    for row in plan.excluded {
      let subject = "\(row.lot) (\(row.vaccine)), \(row.place)"
      guard let index = facts.lotLine(row.lot, row.vaccine, at: row.place) else {
        broken.append(.unknownLotLine(subject))
        continue
      }
      let lot = facts.lots[index]
      if !seen.insert(index).inserted { add(subject, "The row stands there twice.", "Dòng này bị lặp lại.") }
      if lot.isUsable {
        add(subject, "The lot is usable.", "Lô này vẫn dùng được.")
      } else if !lot.exclusions.contains(row.reason) {
        let reasons = lot.exclusions.map(\.rawValue).sorted().joined(separator: ", ")
        add(
          subject, "The reason is not “\(row.reason.rawValue)” but \(reasons).",
          "Lý do không phải “\(row.reason.rawValue)” mà là \(reasons).")
      }
      if row.vials != lot.vials {
        add(
          subject, "There are \(english.number(lot.vials)) vials, not \(english.number(row.vials)).",
          "Có \(vietnamese.number(lot.vials)) lọ, không phải \(vietnamese.number(row.vials)).")
      }
    }
    for (index, lot) in facts.lots.enumerated() where !lot.isUsable && !seen.contains(index) {
      add(
        Name.of(lot), "The lot is not usable and is not listed.",
        "Lô không dùng được nhưng không có trong bảng.")
    }
    return broken
  }
}
