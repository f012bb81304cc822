internal import Decisions
internal import PlanReports
internal import VaccineAllocation

/// Prices of the order of objectives, and of pins, as text for a terminal.
struct PriceText {
  let language: Language
  private var figures: Figures { Figures(language) }
  private let width = 80

  init(language: Language) {
    self.language = language
  }

  func order(_ prices: OrderPrices) -> String {
    var lines = text(
      Wording(
        en:
          "What each objective's place in the order costs the others (exact where vials and people need not be "
          + "whole):",
        vi: "Thứ tự các mục tiêu có giá như thế nào (chính xác khi không buộc lọ nguyên, người nguyên):"))
    lines.append("")
    let tiers = prices.rows.first?.figures.tiers ?? []
    var table = TextTable(
      [.init(.left, least: 20)] + [TextTable.Column](repeating: .init(.right), count: tiers.count + 2))
    table.rows = [
      ["", Wording(en: "doses lost", vi: "liều mất")[language]]
        + tiers.map { Wording(en: "people, priority \($0)", vi: "người, ưu tiên \($0)")[language] }
        + [Wording(en: "lowest fill", vi: "mức thấp nhất")[language]]
    ]
    table.rows += prices.rows.map { row in
      [title(row.first), number(row.figures.dosesLost)] + row.figures.peopleOfTier.map(number)
        + [figures.percent(row.lowestFill, decimals: 1)]
    }
    lines += table.lines(width: width)
    guard let own = prices.rows.first else { return lines.joined(separator: "\n") }
    lines.append("")
    for row in prices.rows.dropFirst() {
      let doses = row.figures.dosesLost - own.figures.dosesLost
      let people = row.figures.people - own.figures.people
      let first = (row.figures.peopleOfTier.first ?? 0) - (own.figures.peopleOfTier.first ?? 0)
      let tier = tiers.first ?? 1
      lines += text(
        Wording(
          en: "With \(word(row.first)) first: \(change(doses, "doses lost", "doses lost")), "
            + "\(change(first, "people of priority \(tier)", "people of priority \(tier)")), "
            + "\(change(people, "people in all", "people in all")); the recipient served least gets "
            + "\(figures.percent(row.lowestFill, decimals: 1)) of its need instead of "
            + "\(figures.percent(own.lowestFill, decimals: 1)).",
          vi: "Nếu đặt \(word(row.first)) lên đầu: \(change(doses, "liều mất", "liều mất")), "
            + "\(change(first, "người ưu tiên \(tier)", "người ưu tiên \(tier)")), "
            + "\(change(people, "người tổng cộng", "người tổng cộng")); đơn vị được ít nhất đạt "
            + "\(figures.percent(row.lowestFill, decimals: 1)) nhu cầu thay vì "
            + "\(figures.percent(own.lowestFill, decimals: 1))."))
    }
    return lines.joined(separator: "\n")
  }

  func pins(_ prices: PinPrices) -> String {
    if prices.rows.isEmpty {
      return Wording(en: "The round has no pins.", vi: "Đợt này không có lượng ấn định.")[language]
    }
    var lines = text(
      Wording(
        en: "What giving up a pin would bring, the others as they are:",
        vi: "Nếu bỏ từng lượng ấn định, giữ nguyên các lượng khác:"))
    for row in prices.rows {
      let pin = row.pin
      lines += Paragraph.lines(
        Wording(
          en: "\(figures.number(pin.vials)) vials of \(pin.lot) from \(pin.from) to \(pin.to): ",
          vi: "\(figures.number(pin.vials)) lọ lô \(pin.lot) từ \(pin.from) đến \(pin.to): ")[language]
          + DecisionWording.effect(row.effect)[language], mark: "  ")
    }
    lines += text(
      Wording(
        en: "All of them together: \(DecisionWording.effect(prices.together).english).",
        vi: "Bỏ tất cả: \(DecisionWording.effect(prices.together).vietnamese)."))
    return lines.joined(separator: "\n")
  }

  private func title(_ first: ObjectiveKind?) -> String {
    guard let first else { return Wording(en: "as the round has it", vi: "thứ tự của đợt")[language] }
    return Wording(en: "\(word(first)) first", vi: "\(word(first)) lên đầu")[language]
  }

  private func word(_ kind: ObjectiveKind?) -> String {
    switch kind {
    case .waste: Wording(en: "fewest doses lost", vi: "ít hao phí nhất")[language]
    case .need: Wording(en: "most people", vi: "nhiều người nhất")[language]
    case .equity: Wording(en: "fair shares", vi: "chia đều")[language]
    default: kind?.rawValue ?? ""
    }
  }

  private func change(_ value: Double, _ one: String, _ many: String) -> String {
    if abs(value) < 0.05 { return Wording(en: "no change in \(many)", vi: "\(many) không đổi")[language] }
    let amount = number(abs(value))
    return value > 0
      ? Wording(en: "\(amount) more \(many)", vi: "thêm \(amount) \(many)")[language]
      : Wording(en: "\(amount) fewer \(many)", vi: "bớt \(amount) \(many)")[language]
  }

  private func number(_ value: Double) -> String { figures.number(value, decimals: 1) }

  private func text(_ wording: Wording) -> [String] {
    Paragraph.lines(wording[language])
  }
}
