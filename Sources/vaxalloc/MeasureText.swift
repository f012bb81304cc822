internal import Decisions
internal import PlanReports
internal import VaccineAllocation

/// Ranked measures as text for a terminal.
struct MeasureText {
  let language: Language
  private var figures: Figures { Figures(language) }

  init(language: Language) {
    self.language = language
  }

  func ranking(_ ranking: MeasureRanking, budget: Int) -> String {
    var lines = text(
      Wording(
        en: "As the round stands, no plan loses fewer than \(doses(ranking.before.dosesLost)) usable doses; "
          + "\(people(ranking.before.people)) people can be reached with that.",
        vi:
          "Với đợt này, không kế hoạch nào mất ít hơn \(doses(ranking.before.dosesLost)) liều dùng được; khi đó tiêm "
          + "được cho \(people(ranking.before.people)) người."))
    lines.append("")
    if ranking.alone.isEmpty {
      lines += text(
        Wording(
          en: "No single measure that was tried would save doses or reach more people.",
          vi: "Không biện pháp đơn lẻ nào đã thử cứu thêm liều hoặc tiêm thêm người."))
      return lines.joined(separator: "\n")
    }
    lines += text(
      Wording(
        en: "Each for itself, and the amount beyond which it brings nothing more:",
        vi: "Từng biện pháp riêng lẻ, với mức mà tăng thêm nữa không mang lại gì:"))
    for measure in ranking.alone.prefix(10) { lines += row("·", measure) }
    lines.append("")
    lines += text(
      Wording(
        en: "Best first, then the best given that one; what each brings on top of those before it:",
        vi: "Tốt nhất trước, rồi tốt nhất khi đã có biện pháp trên; phần mỗi biện pháp thêm được:"))
    for (position, measure) in ranking.together.enumerated() {
      lines += row("\(position + 1).", measure)
      lines += wholeVials(measure)
    }
    if ranking.together.count < budget {
      lines += text(
        Wording(
          en: "Nothing further that was tried would bring more.",
          vi: "Không biện pháp nào khác đã thử mang lại thêm."))
    }
    lines.append("")
    lines += text(
      Wording(
        en: "Together: \(doses(ranking.before.dosesLost)) → \(doses(ranking.after.dosesLost)) doses lost, "
          + "\(people(ranking.before.people)) → \(people(ranking.after.people)) people.",
        vi: "Cộng lại: mất \(doses(ranking.before.dosesLost)) → \(doses(ranking.after.dosesLost)) liều, "
          + "\(people(ranking.before.people)) → \(people(ranking.after.people)) người."))
    if !ranking.issueUnits.isEmpty {
      lines.append("")
      lines += text(
        Wording(en: "Whole vials alone are moved by:", vi: "Chỉ ảnh hưởng khi tính lọ nguyên:"))
      for measure in ranking.issueUnits {
        lines +=
          Paragraph.lines(DecisionWording.wording(measure)[language], mark: "  · ") + wholeVials(measure)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func wholeVials(_ measure: Measure) -> [String] {
    guard let whole = measure.wholeVials else { return [] }
    return Paragraph.lines(
      Wording(
        en: "in whole vials: \(doses(whole.dosesLostBefore)) → \(doses(whole.dosesLostAfter)) doses lost, "
          + "\(figures.number(whole.peopleBefore)) → \(figures.number(whole.peopleAfter)) people",
        vi: "theo lọ nguyên: mất \(doses(whole.dosesLostBefore)) → \(doses(whole.dosesLostAfter)) liều, "
          + "\(figures.number(whole.peopleBefore)) → \(figures.number(whole.peopleAfter)) người")[language],
      mark: "     ")
  }

  private func row(_ mark: String, _ measure: Measure) -> [String] {
    Paragraph.lines(
      "\(DecisionWording.wording(measure)[language]): \(DecisionWording.effect(measure.effect)[language])",
      mark: "  \(mark) ")
  }

  /// Whole people: a part of one is no news to anybody.
  private func people(_ value: Double) -> String {
    figures.number((value + 1e-6).rounded(.down), decimals: 0)
  }

  private func doses(_ value: Double) -> String { figures.number(value, decimals: 1) }

  private func text(_ wording: Wording) -> [String] {
    Paragraph.lines(wording[language])
  }
}
