internal import Decisions
internal import PlanReports
internal import VaccineAllocation

/// Explanations as text for a terminal.
struct ExplanationText {
  let round: Round
  let language: Language
  private var figures: Figures { Figures(language) }
  private let width = 80

  init(round: Round, language: Language) {
    self.round = round
    self.language = language
  }

  func lot(_ answer: LotExplanation) -> String {
    let line = answer.line
    var parts: [[String]] = []
    let day = figures.day(answer.lastDay)
    parts.append(
      text(
        Wording(
          en: "Lot \(line.lot) (\(line.vaccine)) at \(line.place): \(figures.number(line.vials)) vials, "
            + "\(doses(answer.usableDoses)) usable doses, last day \(day)\(reserved(line)).",
          vi: "Lô \(line.lot) (\(line.vaccine)) tại \(line.place): \(figures.number(line.vials)) lọ, "
            + "\(doses(answer.usableDoses)) liều dùng được, dùng đến hết ngày \(day)\(reserved(line)).")))
    if let exclusion = answer.exclusion {
      let row = Wording(
        en: "It may not be used: \(exclusion.rawValue). Nothing of it is planned.",
        vi: "Lô này không được dùng (\(exclusion.rawValue)), không đưa vào kế hoạch.")
      return (parts + [text(row)]).map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
    parts.append(destinations(answer))
    parts.append(reach(answer))
    parts.append(DestinationText(language: language).lines(answer))
    parts.append(losses(answer))
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func reserved(_ line: LotLine) -> String {
    if line.reservedFor.isEmpty { return "" }
    let whom = line.reservedFor.map { reservation in
      reservation.group
        + (reservation.dose.map { Wording(en: " dose \($0)", vi: " mũi \($0)")[language] } ?? "")
    }.joined(separator: ", ")
    return Wording(en: ", reserved for \(whom)", vi: ", dành riêng cho \(whom)")[language]
  }

  private func destinations(_ answer: LotExplanation) -> [String] {
    if answer.use.isEmpty && answer.shipments.isEmpty {
      return text(Wording(en: "The plan uses none of it.", vi: "Kế hoạch không dùng lô này."))
    }
    var table = TextTable([.init(.left, least: 12), .init(.left), .init(.right), .init(.right), .init(.left)])
    table.rows = [
      [
        Wording(en: "goes to", vi: "đến")[language], Wording(en: "when", vi: "khi nào")[language],
        Wording(en: "vials", vi: "lọ")[language], Wording(en: "people", vi: "người")[language],
        Wording(en: "vaccinated between", vi: "tiêm trong khoảng")[language],
      ]
    ]
    for place in round.places.map(\.place) {
      for when in Dispatch.allCases {
        let use = answer.use.filter { $0.place == place && $0.when == when }
        let shipped = answer.shipments.filter { $0.to == place && $0.when == when }
        if use.isEmpty && shipped.isEmpty { continue }
        let days = use.map(\.firstDay).min().flatMap { first in
          use.map(\.lastDay).max().map { DecisionWording.range(first...max(first, $0), figures) }
        }
        table.rows.append([
          self.name(place), dispatch(when),
          when == .here ? "–" : figures.number(shipped.reduce(0) { $0 + $1.vials }),
          figures.number(use.reduce(0) { $0 + $1.people }), days ?? "–",
        ])
      }
    }
    return table.lines(width: width)
  }

  private func dispatch(_ when: Dispatch) -> String {
    switch when {
    case .here: Wording(en: "stands there", vi: "tại chỗ")[language]
    case .now: Wording(en: "now", vi: "đợt này")[language]
    case .later: Wording(en: "later", vi: "đợt sau")[language]
    }
  }

  private func reach(_ answer: LotExplanation) -> [String] {
    let all = Set(round.demand.filter { $0.need > 0 }.map(\.place)).count
    let reached = answer.eligibleRecipients.count
    return text(
      Wording(
        en:
          "\(figures.number(reached)) of \(figures.number(all)) recipients have people it may serve.",
        vi:
          "\(figures.number(reached)) trong \(figures.number(all)) đơn vị có người được tiêm lô này."))
  }

  private func losses(_ answer: LotExplanation) -> [String] {
    guard answer.dosesLost > 0 else {
      return text(
        round.countsAsWaste(answer.line)
          ? Wording(en: "No dose of it is lost.", vi: "Không mất liều nào của lô này.")
          : Wording(
            en: "It lasts beyond \(figures.day(round.wasteUntil)), up to which losses are counted.",
            vi: "Hạn dùng sau ngày \(figures.day(round.wasteUntil)) là ngày tính hao phí cuối cùng."))
    }
    let stated = answer.losses.map { "\(doses($0.dosesLost.doubleValue)) – \($0.reasonText)" }
      .joined(separator: "; ")
    var lines = text(
      Wording(
        en: "\(doses(answer.dosesLost)) usable doses of it are lost. The plan's table says: \(stated).",
        vi: "Mất \(doses(answer.dosesLost)) liều dùng được của lô. Bảng hao phí ghi: \(stated)."))
    if answer.mustLose < 0.05 {
      return lines
        + text(
          Wording(
            en: "Only whole vials stand in the way: if vials could be split, none of it need be lost.",
            vi: "Chỉ vướng do phải xuất lọ nguyên: nếu chia nhỏ được lọ thì không phải mất liều nào của lô."))
    }
    lines += text(
      Wording(
        en: "Tried out, one thing at a time (no plan can now lose fewer than "
          + "\(doses(answer.before.dosesLost)) of all lots together):",
        vi: "Thử lần lượt từng điều kiện (hiện không kế hoạch nào mất ít hơn "
          + "\(doses(answer.before.dosesLost)) liều, tính mọi lô):"))
    lines += liftings(answer.causes) {
      DecisionWording.assumption($0, ofLot: LotName(answer.line))[language]
    }
    if answer.causes.isEmpty {
      lines += text(
        Wording(
          en: "Nothing that was tried would save any of it: what is lost is less than whole vials and whole "
            + "issue units can follow, or there is nobody left to give it to.",
          vi:
            "Không điều kiện nào cứu thêm được: phần mất là do chỉ xuất lọ nguyên, hoặc không còn ai để tiêm."
        ))
    }
    return lines
  }

  func place(_ answer: PlaceExplanation) -> String {
    var parts: [[String]] = []
    var table = TextTable(
      [.init(.left, least: 8)] + [TextTable.Column](repeating: .init(.right), count: 4) + [.init(.left)])
    table.rows = [
      [
        Wording(en: "group", vi: "nhóm")[language], Wording(en: "dose", vi: "mũi")[language],
        Wording(en: "need", vi: "nhu cầu")[language], Wording(en: "gets", vi: "được")[language],
        Wording(en: "lacks", vi: "thiếu")[language], "",
      ]
    ]
    table.rows += answer.lines.map { line in
      [
        line.group, String(line.dose), figures.number(line.need), figures.number(line.planned),
        figures.number(line.lacking),
        line.isEligible
          ? ""
          : Wording(en: "no vaccine in stock is allowed for it", vi: "không vắc xin nào trong kho được phép")[
            language],
      ]
    }
    parts.append(
      text(Wording(en: "\(name(answer.place)):", vi: "\(name(answer.place)):")) + table.lines(width: width))
    if answer.lines.isEmpty {
      return text(
        Wording(en: "\(name(answer.place)) has no need.", vi: "\(name(answer.place)) không có nhu cầu.")
      )
      .joined(separator: "\n")
    }
    guard answer.lacking > 0 else {
      parts.append(text(Wording(en: "Nobody goes without.", vi: "Không ai bị thiếu.")))
      return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
    let verdict = DecisionWording.verdict(answer.causes)
    var lines = text(
      Wording(
        en: "\(figures.number(answer.lacking)) go without. Cause: \(verdict.english).",
        vi: "\(figures.number(answer.lacking)) người bị thiếu. Nguyên nhân: \(verdict.vietnamese)."))
    if !answer.causes.isEmpty {
      lines += text(
        Wording(
          en: "Tried out, one thing at a time; the effect is on the whole round:",
          vi: "Thử lần lượt từng điều kiện; tác động tính trên cả đợt:"))
      lines += liftings(answer.causes) { DecisionWording.assumption($0, atPlace: answer.place)[language] }
    }
    parts.append(lines)
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func liftings(_ causes: [Lifting], _ assumption: (Hindrance) -> String) -> [String] {
    causes.flatMap { lifting in
      let assumed = lifting.hindrances.map(assumption).joined(
        separator: Wording(en: " and ", vi: " và ")[language])
      return Paragraph.lines(
        "\(assumed): \(DecisionWording.effect(lifting.effect)[language])", mark: "  ")
    }
  }

  private func name(_ place: String) -> String {
    let name = round.index(ofPlace: place).flatMap { round.places[$0].name }
    return DisplayWidth.plain([place, name ?? ""].filter { !$0.isEmpty }.joined(separator: " "))
  }

  private func doses(_ value: Double) -> String { figures.number(value, decimals: 1) }

  private func text(_ wording: Wording) -> [String] {
    Paragraph.lines(wording[language])
  }
}
