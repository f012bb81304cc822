internal import AllocationModel

/// What is kept for next doses, and what that costs, in a sentence each.
struct KeptWords {
  let plan: Plan
  private let language: Language
  private let figures: Figures

  init(plan: Plan, language: Language) {
    self.plan = plan
    self.language = language
    figures = Figures(language)
  }

  /// How much is kept; nil where the round does not ask for it.
  func kept() -> String? {
    guard let secured = plan.secured else { return nil }
    let people = figures.number(secured.kept.reduce(0) { $0 + $1.people })
    let vials = figures.number(secured.kept.reduce(0) { $0 + $1.vials })
    let ending = plan.losses.filter { $0.reason == .nextDose }.reduce(0) { $0 + $1.dosesLost.doubleValue }
    let doses = figures.number(ending, decimals: 1)
    let counted =
      ending > 0
      ? Wording(
        en: " \(doses) of the doses lost are these: lost only if nobody comes for them.",
        vi: " Trong số liều mất có \(doses) liều này: chỉ mất nếu không ai đến tiêm.")
      : Wording(en: "", vi: "")
    return Wording(
      en: "Kept for the next dose of \(people) people who begin: \(vials) vials (kept.csv)."
        + counted.english,
      vi: "Giữ cho mũi kế tiếp của \(people) người bắt đầu tiêm: \(vials) lọ (kept.csv)."
        + counted.vietnamese)[language]
  }

  /// What keeping costs at least, by the bounds of waste and need; nil where the round does not ask for it.
  func cost() -> String? {
    guard let secured = plan.secured else { return nil }
    var without: [String: Double] = [:]
    for bound in secured.boundsWithout { without[bound.name] = bound.bound }
    var parts: [Wording] = []
    var people = (with: 0.0, without: 0.0)
    for figure in plan.summary.objectives {
      guard let bound = without[figure.name] else { continue }
      if figure.name == "waste" {
        let (least, free) = (
          figures.number(figure.bound, decimals: 1), figures.number(bound, decimals: 1)
        )
        parts.append(
          Wording(
            en: "no plan can lose fewer than \(least) usable doses; without the rule \(free)",
            vi: "không kế hoạch nào mất ít hơn \(least) liều; nếu không giữ là \(free)"))
      } else if figure.name.hasPrefix("need:") {
        people = (people.with + figure.bound, people.without + bound)
      }
    }
    if plan.summary.objectives.contains(where: { $0.name.hasPrefix("need:") }) {
      let (most, free) = (
        figures.number(people.with.rounded(.down), decimals: 0),
        figures.number(people.without.rounded(.down), decimals: 0)
      )
      parts.append(
        Wording(
          en: "in that order of objectives \(most) people can be vaccinated; without it \(free)",
          vi: "theo thứ tự mục tiêu này tiêm được cho \(most) người; nếu không giữ là \(free)"))
    }
    if parts.isEmpty { return nil }
    return Wording(
      en: "What this costs: \(parts.map(\.english).joined(separator: "; ")).",
      vi: "Chi phí của việc giữ: \(parts.map(\.vietnamese).joined(separator: "; "))."
    )[language]
  }
}
