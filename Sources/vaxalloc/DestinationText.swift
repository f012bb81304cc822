internal import Decisions
internal import PlanReports
internal import VaccineAllocation

/// Why a lot goes where it goes, as text for a terminal.
struct DestinationText {
  let language: Language

  /// A line for each destination and for each recipient that is passed over.
  func lines(_ answer: LotExplanation) -> [String] {
    var lines: [String] = []
    if !answer.destinations.isEmpty {
      lines += Paragraph.lines(
        Wording(
          en: "Why there (planned again with this lot barred from each in turn):",
          vi: "Vì sao đến đó (lập lại khi lần lượt không cho chuyển lô này đến từng đơn vị):")[language])
      for destination in answer.destinations {
        lines += Paragraph.lines(without(destination)[language], mark: "  ")
      }
    }
    if !answer.passedOver.isEmpty {
      lines += Paragraph.lines(
        Wording(
          en: "Why not elsewhere (planned again with one vial sent there):",
          vi: "Vì sao không đến nơi khác (lập lại khi chuyển một lọ đến đó):")[language])
      for passed in answer.passedOver { lines += Paragraph.lines(why(passed)[language], mark: "  ") }
    }
    return lines
  }

  private func without(_ destination: LotDestination) -> Wording {
    let price = DecisionWording.price(destination.price)
    let doses = (number(destination.doses, .english), number(destination.doses, .vietnamese))
    let place = destination.place
    let others = takers(destination)
    if destination.price == .nothing {
      return Wording(
        en: "\(place) (\(doses.0) doses): nothing hangs on it, another plan is as good in every objective"
          + (others.map { ", with \($0.english) instead" } ?? ""),
        vi: "\(place) (\(doses.1) liều): không bắt buộc, có kế hoạch khác tốt như vậy ở mọi mục tiêu"
          + (others.map { ", khi lô đến \($0.vietnamese)" } ?? ""))
    }
    return Wording(
      en: "\(place) (\(doses.0) doses): otherwise \(price.english)"
        + (others.map { ", and it goes to \($0.english)" } ?? ""),
      vi: "\(place) (\(doses.1) liều): nếu không, \(price.vietnamese)"
        + (others.map { ", và lô đến \($0.vietnamese)" } ?? ""))
  }

  /// The first two of those who would get it instead.
  private func takers(_ destination: LotDestination) -> Wording? {
    let named = destination.takers.prefix(2).map { taker in
      let doses = (number(taker.doses, .english), number(taker.doses, .vietnamese))
      return Wording(en: "\(taker.place) (\(doses.0) doses)", vi: "\(taker.place) (\(doses.1) liều)")
    }
    if named.isEmpty { return nil }
    return Wording(
      en: named.map(\.english).joined(separator: " and "),
      vi: named.map(\.vietnamese).joined(separator: " và "))
  }

  private func why(_ passed: PassedOver) -> Wording {
    let people = Wording(
      en: "\(passed.place) (\(Figures(.english).number(passed.lacking)) people go without)",
      vi: "\(passed.place) (còn thiếu cho \(Figures(.vietnamese).number(passed.lacking)) người)")
    let reason =
      switch passed.reason {
      case .lane: Wording(en: "no lane leads there from where it stands", vi: "không có tuyến từ nơi giữ lô")
      case .time: Wording(en: "it would come after its last day", vi: "lô đến nơi sau ngày dùng cuối")
      case .noRoom:
        Wording(
          en: "cold storage, the lane, the reserve or a pin leaves no room for it",
          vi: "kho lạnh, tuyến, mức dự trữ hoặc lượng ấn định không cho phép")
      case .price(.nothing):
        Wording(
          en: "it could: a vial there would be as good in every objective",
          vi: "có thể: chuyển một lọ đến đó vẫn tốt như vậy ở mọi mục tiêu")
      case .price(let price):
        Wording(
          en: "then \(DecisionWording.price(price).english)",
          vi: "khi đó \(DecisionWording.price(price).vietnamese)")
      }
    return Wording(
      en: "\(people.english): \(reason.english)", vi: "\(people.vietnamese): \(reason.vietnamese)")
  }

  private func number(_ value: Double, _ language: Language) -> String {
    Figures(language).number(value, decimals: 0)
  }
}
