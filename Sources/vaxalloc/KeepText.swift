internal import Decisions
internal import VaccineAllocation

/// What keeping an earlier plan's shipments came to, in words.
struct KeepText {
  let language: Language

  /// How many lines changed, and what keeping the others costs.
  func text(_ kept: KeptAllocation, earlier: Plan) -> String {
    let figures = Figures(language)
    let (lines, free) = (figures.number(kept.changedLines), figures.number(kept.changedLinesOfFree))
    var sentences = [
      Wording(
        en:
          "Of the earlier plan's \(figures.number(earlier.shipments.count)) shipment lines and those of this plan, "
          + "\(lines) differ; planned without regard to it, \(free) would.",
        vi:
          "So với \(figures.number(earlier.shipments.count)) dòng xuất kho của kế hoạch trước, \(lines) dòng thay đổi; "
          + "nếu lập không xét kế hoạch trước thì \(free) dòng thay đổi.")
    ]
    let least = figures.number(kept.leastChangedLines)
    if kept.leastChangedLines == kept.changedLines {
      sentences.append(
        Wording(
          en: "No plan of these tables changes fewer.",
          vi: "Với số liệu này, không kế hoạch nào thay đổi ít dòng hơn."))
    } else {
      sentences.append(
        Wording(
          en:
            "At least \(least) must change whatever is planned; whether fewer than \(lines) would do is not known.",
          vi:
            "Dù lập cách nào cũng phải thay đổi ít nhất \(least) dòng; chưa rõ có cách nào thay đổi dưới \(lines) dòng."
        ))
    }
    let prices = zip(kept.free.summary.objectives, kept.plan.summary.objectives).filter {
      abs($0.0.value - $0.1.value) > 1e-6 * max(1, abs($0.0.value))
    }
    if prices.isEmpty {
      sentences.append(
        Wording(en: "That costs nothing in any objective.", vi: "Việc giữ lại không ảnh hưởng mục tiêu nào."))
    } else {
      let list = prices.map { before, after in
        "\(before.name) \(figures.number(before.value, decimals: 4)) → \(figures.number(after.value, decimals: 4))"
      }.joined(separator: ", ")
      sentences.append(
        Wording(en: "What keeping them changes: \(list).", vi: "Việc giữ lại làm thay đổi: \(list)."))
    }
    return sentences.flatMap { Paragraph.lines($0[language]) }.joined(separator: "\n")
  }
}
