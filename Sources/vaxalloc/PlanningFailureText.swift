internal import LinearProgramming
internal import VaccineAllocation

/// Why there is no plan, in words.
enum PlanningFailureText {
  /// The reason, and that nothing was written.
  static func wording(_ error: PlanningError, timeLimit: Double?) -> Wording {
    switch error {
    case .stopped(.cancelled):
      return Wording(en: "Interrupted; no plan was written.", vi: "Đã dừng; không ghi kế hoạch nào.")
    case .stopped(.deadline):
      let (en, vi) = (Figures(.english), Figures(.vietnamese))
      return Wording(
        en:
          "No plan within the time limit of \(en.number(timeLimit ?? 0, decimals: 3)) s; nothing was written.",
        vi: "Chưa có kế hoạch trong thời hạn \(vi.number(timeLimit ?? 0, decimals: 3)) giây; không ghi gì.")
    case .solver(let failure):
      return Wording(
        en: "The solver failed, so there is no plan: \(failure)",
        vi: "Bộ giải gặp lỗi nên không có kế hoạch: \(failure)")
    case .keepingWithScenarios: return ScenarioText.notKept
    case .brokenRules(let rules):
      let list = rules.map { "\n  \($0)" }.joined()
      return Wording(
        en: "The plan made did not pass its check, so none was written; please report this:\(list)",
        vi: "Kế hoạch lập ra không qua được kiểm tra nên không được ghi; xin báo lỗi này:\(list)")
    }
  }
}
