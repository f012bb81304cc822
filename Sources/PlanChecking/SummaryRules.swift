internal import AllocationModel

/// Judges the figures that sum a plan up.
struct SummaryRules {
  let facts: RoundFacts
  let ledger: Ledger
  let plan: Plan

  private var summary: Summary { plan.summary }
  private var figures: PlanFigures { PlanFigures(facts: facts, ledger: ledger) }

  /// How far a stated value may lie from the exact sum: a few roundings of a double.
  static func valueTolerance(_ value: Double) -> Double { max(1e-6, 1e-9 * abs(value)) }

  /// How far the first objective may lie beyond its bound.
  ///
  /// The bound is the answer of a linear program in doubles; its error grows with the doses on hand.
  private var boundTolerance: Double {
    let doses = facts.lots.reduce(0.0) { $0 + Double($1.vials) * Double($1.dosesPerVial) }
    return max(1e-6, 1e-7 * doses)
  }

  func broken() -> [BrokenRule] {
    identity() + objectives() + fills() + outOfReach() + openVialLoss() + baselines()
  }

  private func identity() -> [BrokenRule] {
    var broken: [BrokenRule] = []
    if plan.format != 1 {
      broken.append(
        BrokenRule(
          .format, "plan.json", en: "Format \(plan.format) is not known; this version knows 1.",
          vi: "Không đọc được định dạng \(plan.format); phiên bản này dùng định dạng 1."))
    }
    if plan.round != facts.policy.id {
      broken.append(
        BrokenRule(
          .roundName, plan.round, en: "The plan is for another round than “\(facts.policy.id)”.",
          vi: "Kế hoạch này không phải của đợt “\(facts.policy.id)”."))
    }
    if (summary.horizon, summary.wasteUntil) != (facts.horizon, facts.wasteUntil) {
      broken.append(
        BrokenRule(
          .statedDays, "plan.json",
          en: "Use and losses end on \(facts.horizon) and \(facts.wasteUntil), not on \(summary.horizon) and "
            + "\(summary.wasteUntil).",
          vi: "Sử dụng và hao hụt tính đến \(vietnamese.day(facts.horizon)) và "
            + "\(vietnamese.day(facts.wasteUntil)), không phải \(vietnamese.day(summary.horizon)) và "
            + "\(vietnamese.day(summary.wasteUntil))."))
    }
    return broken
  }

  private func objectives() -> [BrokenRule] {
    let exact = figures.objectives()
    guard exact.map(\.name) == summary.objectives.map(\.name) else {
      return [
        BrokenRule(
          .objectiveNames, "plan.json",
          en: "The objectives are \(exact.map(\.name).joined(separator: ", ")), not "
            + "\(summary.objectives.map(\.name).joined(separator: ", ")).",
          vi: "Các mục tiêu là \(exact.map(\.name).joined(separator: ", ")), không phải "
            + "\(summary.objectives.map(\.name).joined(separator: ", ")).")
      ]
    }
    var broken: [BrokenRule] = []
    for (stated, exact) in zip(summary.objectives, exact)
    where !(abs(stated.value - exact.value) <= SummaryRules.valueTolerance(exact.value)) {
      broken.append(
        BrokenRule(
          .objectiveValue, exact.name,
          en: "The value is said to be \(english.number(stated.value, decimals: 6)) and is "
            + "\(english.number(exact.value, decimals: 6)).",
          vi: "Giá trị ghi \(vietnamese.number(stated.value, decimals: 6)), đúng ra là "
            + "\(vietnamese.number(exact.value, decimals: 6))."))
    }
    if let first = exact.first, let bound = summary.objectives.first?.bound { broken += beaten(first, bound) }
    return broken
  }

  private func beaten(_ first: ObjectiveValue, _ bound: Double) -> [BrokenRule] {
    let isMaximised = first.name.hasPrefix("need:") || first.name == "equity"
    let lead = isMaximised ? first.value - bound : bound - first.value
    let tolerance = first.name == "equity" ? 1e-6 : boundTolerance
    guard !(lead <= tolerance) else { return [] }
    return [
      BrokenRule(
        .boundBeaten, first.name,
        en: "No plan can be better than \(english.number(bound, decimals: 6)); this one reaches "
          + "\(english.number(first.value, decimals: 6)).",
        vi: "Không kế hoạch nào tốt hơn \(vietnamese.number(bound, decimals: 6)), nhưng kế hoạch này đạt "
          + "\(vietnamese.number(first.value, decimals: 6)).")
    ]
  }

  private func fills() -> [BrokenRule] {
    let exact = figures.fills()
    let isObjective = facts.policy.objectives.contains(.equity)
    if !isObjective, summary.fills.isEmpty { return [] }
    var broken: [BrokenRule] = []
    func add(_ place: String, _ english: String, _ vietnamese: String) {
      broken.append(BrokenRule(.fills, place, en: english, vi: vietnamese))
    }
    var seen: Set<Int> = []
    for fill in summary.fills {
      guard let place = facts.place(fill.place), let value = exact[place] else {
        add(fill.place, "The place is not a recipient in reach.", "Nơi này không thuộc diện được xét.")
        continue
      }
      if !seen.insert(place).inserted { add(fill.place, "It is stated twice.", "Bị ghi hai lần.") }
      if !(abs(fill.value - value) <= 1e-9) {
        add(
          fill.place,
          "The fill is said to be \(english.percent(fill.value, decimals: 6)) and is "
            + "\(english.percent(value, decimals: 6)).",
          "Tỷ lệ đáp ứng ghi \(vietnamese.percent(fill.value, decimals: 6)), đúng ra là "
            + "\(vietnamese.percent(value, decimals: 6)).")
      }
    }
    for place in exact.keys.sorted() where !seen.contains(place) {
      add(facts.tables.places[place].place, "The fill is not stated.", "Thiếu tỷ lệ đáp ứng.")
    }
    if isObjective, let bound = summary.objectives.first(where: { $0.name == "equity" })?.bound,
      let lowest = summary.fills.map(\.bound).min(), !(abs(bound - lowest) <= 1e-5)
    {
      add(
        "equity",
        "The bound \(english.percent(bound, decimals: 4)) is not the lowest of the fills' bounds, "
          + "\(english.percent(lowest, decimals: 4)).",
        "Cận \(vietnamese.percent(bound, decimals: 4)) không phải là cận thấp nhất của các tỷ lệ đáp ứng, "
          + "\(vietnamese.percent(lowest, decimals: 4)).")
    }
    return broken
  }

  private func outOfReach() -> [BrokenRule] {
    let exact = facts.reach.beyond.map { facts.tables.places[$0].place }.sorted()
    let stated = summary.outOfReach.sorted()
    if exact == stated || (stated.isEmpty && !facts.policy.objectives.contains(.equity)) { return [] }
    return [
      BrokenRule(
        .outOfReach, "plan.json",
        en: "Out of reach are \(exact.isEmpty ? "none" : exact.joined(separator: ", ")), not "
          + "\(stated.isEmpty ? "none" : stated.joined(separator: ", ")).",
        vi:
          "Nơi không thể nhận được vắc xin: \(exact.isEmpty ? "không có" : exact.joined(separator: ", ")); ghi là "
          + "\(stated.isEmpty ? "không có" : stated.joined(separator: ", ")).")
    ]
  }

  private func openVialLoss() -> [BrokenRule] {
    let exact = figures.openVialLoss().asDouble
    let stated = summary.expectedOpenVialLoss
    guard !(abs(stated - exact) <= SummaryRules.valueTolerance(exact)) else { return [] }
    return [
      BrokenRule(
        .openVialLoss, "plan.json",
        en:
          "The expected loss from opened vials is said to be \(english.number(stated, decimals: 3)) doses and is "
          + "\(english.number(exact, decimals: 3)).",
        vi: "Hao phí dự kiến khi mở lọ ghi \(vietnamese.number(stated, decimals: 3)) liều, đúng ra là "
          + "\(vietnamese.number(exact, decimals: 3)).")
    ]
  }

  private func baselines() -> [BrokenRule] {
    let names = ["list_order_fefo", "proportional_fefo"]
    var broken: [BrokenRule] = []
    if summary.baselines.map(\.name).sorted() != names {
      broken.append(
        BrokenRule(
          .baselines, "plan.json",
          en: "The plan is to be compared with \(names.joined(separator: " and ")), each once.",
          vi: "Kế hoạch phải được so với \(names.joined(separator: " và ")), mỗi cách một lần."))
    }
    // Plain rules keep nothing for next doses, and may lose less for it.
    guard plan.secured == nil, let first = figures.objectives().first else { return broken }
    for baseline in summary.baselines {
      let isWorse =
        switch first.name {
        case "waste": first.value > baseline.waste + SummaryRules.valueTolerance(first.value)
        // People of a baseline are not told apart by tier.
        case "need:1" where figures.tiers() == [1]: first.value < Double(baseline.people)
        default: false
        }
      if isWorse {
        broken.append(
          BrokenRule(
            .worseThanBaseline, baseline.name,
            en:
              "In \(first.name) the plan reaches \(english.number(first.value, decimals: 3)), worse than this "
              + "plain rule.",
            vi:
              "Về \(first.name), kế hoạch đạt \(vietnamese.number(first.value, decimals: 3)), kém hơn cách chia "
              + "đơn giản này."))
      }
    }
    return broken
  }
}
