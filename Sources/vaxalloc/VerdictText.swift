internal import PlanChecking
internal import VaccineAllocation

/// What the judge found, in words.
enum VerdictText {
  /// A broken rule with its code and its number in the model.
  static func line(_ broken: BrokenRule, language: Language) -> String {
    let number =
      broken.rule.number.map { Wording(en: " (rule \($0))", vi: " (quy tắc \($0))")[language] } ?? ""
    return "\(broken.rule.rawValue)\(number): \(broken.subject): \(broken.wording[language])"
  }

  /// Every objective as worked out from the rows of the plan, beside the bound that the plan states.
  static func objectives(_ values: [ObjectiveValue], in plan: Plan, language: Language) -> String {
    let figures = Figures(language)
    return values.map { value in
      let bound = plan.summary.objectives.first { $0.name == value.name }.map {
        figures.number($0.bound, decimals: 6)
      }
      let reached = figures.number(value.value, decimals: 6)
      return Wording(
        en: "\(value.name): \(reached) (bound stated: \(bound ?? "none"))",
        vi: "\(value.name): \(reached) (cận ghi trong kế hoạch: \(bound ?? "không có"))")[language]
    }.joined(separator: "\n")
  }

  /// Says that the tables have changed since the plan was made, where the plan names its input.
  static func otherInput(_ plan: Plan, _ sha256: String) -> Wording? {
    if plan.summary.inputSHA256.isEmpty || plan.summary.inputSHA256 == sha256 { return nil }
    return Wording(
      en: "The plan was made from other tables than these: their SHA-256 differs.",
      vi: "Kế hoạch được lập từ các bảng khác với các bảng này: mã SHA-256 không khớp.")
  }

  /// The verdict in one line.
  static func verdict(_ broken: [BrokenRule], language: Language) -> String {
    if broken.isEmpty {
      return Wording(en: "The plan keeps every rule.", vi: "Kế hoạch giữ đúng mọi quy tắc.")[language]
    }
    let count = Figures(language).number(broken.count)
    return Wording(
      en: broken.count == 1 ? "The plan breaks a rule." : "The plan breaks rules in \(count) places.",
      vi: "Kế hoạch vi phạm quy tắc ở \(count) chỗ.")[language]
  }
}
