internal import Decisions
internal import PlanReports
internal import VaccineAllocation

/// The answer to an offer as text for a terminal.
struct OfferText {
  let language: Language
  private var figures: Figures { Figures(language) }
  private let width = 80

  init(language: Language) {
    self.language = language
  }

  func answer(_ answer: OfferAnswer) -> String {
    let until = figures.day(answer.countedUntil)
    var lines = text(
      Wording(
        en: "Offered: \(figures.number(answer.vials)) vials of \(answer.offer.vaccine), "
          + "\(number(answer.usableDoses)) usable doses, to \(answer.place). Losses are counted until \(until).",
        vi: "Dự kiến cấp: \(figures.number(answer.vials)) lọ \(answer.offer.vaccine), "
          + "\(number(answer.usableDoses)) liều dùng được, về \(answer.place). Hao phí tính đến hết ngày \(until)."
      ))
    lines += text(
      Wording(
        en: "If nothing else were in stock, \(number(answer.usableAlone)) of them could be used in time.",
        vi: "Nếu không có vắc xin nào khác, dùng kịp \(number(answer.usableAlone)) liều."))
    lines += text(
      Wording(
        en: "Beside what is in stock, accepting all of it loses \(number(answer.moreLost)) more doses "
          + "(\(number(answer.without.dosesLost)) → \(number(answer.withAll.dosesLost))): "
          + "\(number(answer.moreGiven)) more are given.",
        vi: "Cùng với lượng đang có, nhận tất cả thì mất thêm \(number(answer.moreLost)) liều "
          + "(\(number(answer.without.dosesLost)) → \(number(answer.withAll.dosesLost))): tiêm thêm được "
          + "\(number(answer.moreGiven)) liều."))
    if answer.displaced >= 0.05 {
      lines += text(
        Wording(
          en:
            "Using as much of it as could be used would lose at least \(number(answer.displaced)) doses of lots "
            + "already held.",
          vi:
            "Nếu dùng hết phần có thể dùng, ít nhất \(number(answer.displaced)) liều của các lô đang có sẽ bị mất."
        ))
    }
    lines += text(
      Wording(
        en: "Worth accepting: \(figures.number(answer.vialsWorthAccepting)) vials "
          + "(\(figures.number(answer.dosesWorthAccepting)) doses), the most with which nothing more is lost"
          + packs(answer).english + ".",
        vi: "Nên nhận: \(figures.number(answer.vialsWorthAccepting)) lọ "
          + "(\(figures.number(answer.dosesWorthAccepting)) liều), mức cao nhất không làm mất thêm liều nào"
          + packs(answer).vietnamese + "."))
    let people = answer.withWorth.people - answer.without.people
    if people >= 0.05 {
      lines += text(
        Wording(
          en: "With that, \(number(people)) more people can be vaccinated.",
          vi: "Khi đó tiêm thêm được cho \(number(people)) người."))
    }
    lines.append("")
    lines += text(answer.sentence)
    return lines.joined(separator: "\n")
  }

  private func packs(_ answer: OfferAnswer) -> Wording {
    guard answer.vialsPerPack > 1 else { return Wording(en: "", vi: "") }
    let packs = figures.number(answer.packsWorthAccepting)
    return Wording(
      en: "; in whole trays of \(answer.vialsPerPack): \(packs)",
      vi: "; tính theo khay \(answer.vialsPerPack) lọ: \(packs)")
  }

  private func number(_ value: Double) -> String { figures.number(value, decimals: 1) }

  private func text(_ wording: Wording) -> [String] {
    Paragraph.lines(wording[language])
  }
}
