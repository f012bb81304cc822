internal import PlanReports
internal import VaccineAllocation

/// What shipments come to in every scenario, as text for a terminal.
struct ScenarioText {
  let language: Language
  private var figures: Figures { Figures(language) }
  private let width = 80

  init(language: Language) {
    self.language = language
  }

  /// Why an earlier plan is not kept.
  static var notKept: Wording {
    Wording(
      en: "--keep does not go with scenarios.csv yet; take the file out of the round to plan with --keep",
      vi: "chưa dùng được --keep cùng với scenarios.csv; hãy bỏ tệp này khỏi dữ liệu của đợt rồi lập lại")
  }

  /// A table of all scenarios, and what can be expected at best.
  func text(_ scenarios: ScenarioFigures) -> String {
    var lines = Paragraph.lines(
      Wording(
        en: "One set of shipments for every scenario; what is used of it follows who comes:",
        vi: "Một phương án xuất kho cho mọi kịch bản; lượng sử dụng tùy theo số người đến tiêm:")[language])
    lines.append("")
    let titles = [
      Wording(en: "scenario", vi: "kịch bản"), Wording(en: "weight", vi: "trọng số"),
      Wording(en: "come", vi: "đến tiêm"), Wording(en: "lost", vi: "liều mất"),
      Wording(en: "people", vi: "người tiêm"), Wording(en: "lost*", vi: "liều mất*"),
      Wording(en: "people*", vi: "người tiêm*"),
    ]
    var table = TextTable([.init(.left, least: 12)] + [TextTable.Column](repeating: .init(.right), count: 6))
    table.rows = [titles.map { $0[language] }]
    table.rows += scenarios.rows.map { row in
      [
        DisplayWidth.plain(row.name), figures.percent(row.weight, decimals: 0), figures.number(row.need),
        doses(row.waste), figures.number(row.people), doses(row.wasteOfMeanPlan),
        figures.number(row.peopleOfMeanPlan),
      ]
    }
    table.rows.append([
      Wording(en: "expected", vi: "kỳ vọng")[language], "", doses(scenarios.mean { Double($0.need) }),
      doses(scenarios.mean { $0.waste }), doses(scenarios.mean { Double($0.people) }),
      doses(scenarios.mean { $0.wasteOfMeanPlan }), doses(scenarios.mean { Double($0.peopleOfMeanPlan) }),
    ])
    lines += table.lines(width: width)
    lines += Paragraph.lines(
      Wording(
        en: "* with the shipments that are best if exactly the mean comes.",
        vi: "* với phương án xuất kho tốt nhất nếu số người đến đúng bằng trung bình.")[language])
    if let first = scenarios.expected.first { lines += Paragraph.lines(bound(first, scenarios)[language]) }
    return lines.joined(separator: "\n")
  }

  /// What no shipments can beat, for the objective that stands first.
  private func bound(_ first: ScenarioFigures.Expectation, _ scenarios: ScenarioFigures) -> Wording {
    let en = Figures(.english)
    let vi = Figures(.vietnamese)
    if first.name == ObjectiveKind.waste.rawValue {
      let known = scenarios.mean { $0.wasteIfKnown }
      return Wording(
        en:
          "No shipments can be expected to lose fewer than \(en.number(first.bound, decimals: 1)) doses; who knew "
          + "beforehand which scenario comes would lose \(en.number(known, decimals: 1)) on average.",
        vi:
          "Không phương án nào có kỳ vọng mất ít hơn \(vi.number(first.bound, decimals: 1)) liều; nếu biết trước "
          + "kịch bản nào xảy ra thì trung bình mất \(vi.number(known, decimals: 1)) liều.")
    }
    if first.name == ObjectiveKind.equity.rawValue {
      return Wording(
        en: "No shipments can be expected to give the recipient served least more than "
          + "\(en.percent(first.bound, decimals: 1)) of its need.",
        vi: "Không phương án nào có kỳ vọng cho đơn vị được ít nhất quá "
          + "\(vi.percent(first.bound, decimals: 1)) nhu cầu.")
    }
    let tier = first.name.dropFirst("need:".count)
    return Wording(
      en: "No shipments can be expected to reach more than \(en.number(first.bound, decimals: 1)) people of "
        + "priority \(tier).",
      vi:
        "Không phương án nào có kỳ vọng tiêm được cho hơn \(vi.number(first.bound, decimals: 1)) người ưu tiên "
        + "\(tier).")
  }

  private func doses(_ value: Double) -> String { figures.number(value, decimals: 1) }
}
