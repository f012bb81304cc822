internal import Decisions
internal import PlanReports
internal import VaccineAllocation

/// What differs between plans, as text for a terminal.
struct ComparisonText {
  let language: Language
  private var figures: Figures { Figures(language) }
  private let width = 80
  /// The most lines listed of each kind.
  private let most = 20

  init(language: Language) {
    self.language = language
  }

  func comparison(_ comparison: Comparison) -> String {
    var lines = comparison.changes.map { "  --set \"\($0)\"" }
    lines.insert(Wording(en: "With the changes", vi: "Khi thay đổi")[language], at: 0)
    lines.append("")
    var table = TextTable([.init(.left, least: 20)] + [TextTable.Column](repeating: .init(.right), count: 3))
    table.rows = [
      [
        "", Wording(en: "as it is", vi: "hiện tại")[language],
        Wording(en: "changed", vi: "thay đổi")[language], "",
      ]
    ]
    let total = comparison.difference.total
    table.rows.append(
      row(Wording(en: "usable doses lost", vi: "liều bị mất"), total.dosesLostBefore, total.dosesLostAfter))
    table.rows.append(
      row(
        Wording(en: "people vaccinated", vi: "người được tiêm"), Double(total.peopleBefore),
        Double(total.peopleAfter)))
    for (name, title) in bounds(comparison) {
      guard let before = comparison.before.summary.objectives.first(where: { $0.name == name })?.bound,
        let after = comparison.after.summary.objectives.first(where: { $0.name == name })?.bound
      else { continue }
      table.rows.append(row(title, before, after))
    }
    let fills = [comparison.before, comparison.after].map { $0.summary.fills.map(\.value).min() }
    if let before = fills[0], let after = fills[1] {
      let difference = figures.number((after - before) * 100, decimals: 1)
      table.rows.append([
        Wording(en: "need met where least", vi: "đáp ứng thấp nhất")[language],
        figures.percent(before, decimals: 1),
        figures.percent(after, decimals: 1), (after > before ? "+" : "") + difference,
      ])
    }
    lines += table.lines(width: width)
    lines.append("")
    return lines.joined(separator: "\n") + difference(comparison.difference)
  }

  private func bounds(_ comparison: Comparison) -> [(String, Wording)] {
    comparison.before.summary.objectives.compactMap { objective in
      switch objective.name {
      case "waste": ("waste", Wording(en: "  no plan loses fewer than", vi: "  không thể mất ít hơn"))
      case let name where name.hasPrefix("need:"):
        (
          name,
          Wording(
            en: "  priority \(name.dropFirst(5)), bound", vi: "  ưu tiên \(name.dropFirst(5)), cận")
        )
      default: nil
      }
    }
  }

  private func row(_ title: Wording, _ before: Double, _ after: Double) -> [String] {
    let change = after - before
    return [
      title[language], number(before), number(after),
      abs(change) < 0.05 ? "=" : (change > 0 ? "+" : "") + number(change),
    ]
  }

  /// What changed, in words.
  func difference(_ difference: PlanDifference) -> String {
    if difference.isEmpty {
      return Wording(
        en: "Shipments, people and losses are the same.", vi: "Lượng xuất, số người và hao phí không đổi.")[
          language]
    }
    var parts: [[String]] = []
    var lines = text(
      Wording(
        en: "Shipments: \(count(difference.shipments.count, "line differs", "lines differ")), "
          + "\(figures.number(difference.sameShipments)) stay.",
        vi: "Xuất kho: \(figures.number(difference.shipments.count)) dòng thay đổi, "
          + "\(figures.number(difference.sameShipments)) dòng giữ nguyên."))
    lines += list(difference.shipments) { line in
      let lot = DecisionWording.name(line.lot, figures)
      let when = line.when == .later ? Wording(en: " later", vi: " ở đợt sau")[language] : ""
      let amounts = "\(figures.number(line.before)) → \(figures.number(line.after))"
      if line.before == 0 {
        return Wording(
          en: "\(line.to) gets \(count(line.after, "vial", "vials")) of \(lot)\(when), new",
          vi: "\(line.to) nhận mới \(figures.number(line.after)) lọ của \(lot)\(when)")
      }
      if line.after == 0 {
        return Wording(
          en: "\(line.to) no longer gets \(lot)\(when) (\(count(line.before, "vial", "vials")))",
          vi: "\(line.to) không còn nhận \(lot)\(when) (\(figures.number(line.before)) lọ)")
      }
      return Wording(
        en: "\(line.to) gets \(amounts) vials of \(lot)\(when)",
        vi: "\(line.to) nhận \(amounts) lọ của \(lot)\(when)")
    }
    parts.append(lines)
    if !difference.people.isEmpty {
      parts.append(
        text(Wording(en: "People:", vi: "Người được tiêm:"))
          + list(difference.people) { place in
            let fills =
              place.fills.count == 2
              ? " (\(figures.percent(place.fills[0], decimals: 1)) → \(figures.percent(place.fills[1], decimals: 1)))"
              : ""
            let people = "\(figures.number(place.before)) → \(figures.number(place.after))\(fills)"
            return Wording(en: "\(place.place): \(people)", vi: "\(place.place): \(people)")
          })
    }
    if !difference.losses.isEmpty {
      parts.append(
        text(Wording(en: "Doses lost:", vi: "Liều bị mất:"))
          + list(difference.losses) { loss in
            let name = DecisionWording.name(loss.lot, figures)
            let change = "\(number(loss.before)) → \(number(loss.after))"
            return Wording(en: "\(name): \(change)", vi: "\(name): \(change)")
          })
    }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n")
  }

  func uptake(_ test: UptakeTest) -> String {
    var lines = text(
      Wording(
        en: "If fewer people come: the plan's shipments stay as they are.",
        vi: "Nếu ít người đến hơn: giữ nguyên lượng đã xuất theo kế hoạch."))
    var table = TextTable([.init(.left, least: 12)] + [TextTable.Column](repeating: .init(.right), count: 4))
    table.rows = [
      [
        Wording(en: "stay away", vi: "không đến")[language],
        Wording(en: "doses lost", vi: "liều mất")[language],
        Wording(en: "come", vi: "đến")[language], Wording(en: "vaccinated", vi: "được tiêm")[language],
        Wording(en: "go without", vi: "không được tiêm")[language],
      ]
    ]
    table.rows += test.rows.map { row in
      [
        row.percentDown == 0 ? Wording(en: "as stated", vi: "như dự kiến")[language] : "\(row.percentDown)%",
        number(row.dosesLost), figures.number(row.coming), figures.number(row.people),
        figures.number(row.coming - row.people),
      ]
    }
    lines += table.lines(width: width)
    for row in test.rows.dropFirst() {
      if let worst = row.lots.first {
        let more = row.lots.reduce(0) { $0 + $1.after - $1.before }
        lines += text(
          Wording(
            en: "At \(row.percentDown)% fewer, \(number(more)) more doses are lost, most of them of "
              + "\(DecisionWording.name(worst.lot, figures)) (\(number(worst.after - worst.before))).",
            vi: "Khi giảm \(row.percentDown)%, mất thêm \(number(more)) liều, nhiều nhất là lô "
              + "\(DecisionWording.name(worst.lot, figures)) (\(number(worst.after - worst.before)))."))
      }
      let without = row.goingWithout.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      if !without.isEmpty {
        let places = without.map { "\($0.key) \(figures.number($0.value))" }.joined(separator: ", ")
        lines += text(
          Wording(
            en: "At \(row.percentDown)% fewer, most people who come and go without: \(places).",
            vi: "Khi giảm \(row.percentDown)%, nơi nhiều người đến mà không được tiêm nhất: \(places)."))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func list<Item>(_ items: [Item], _ wording: (Item) -> Wording) -> [String] {
    var lines = items.prefix(most).flatMap {
      Paragraph.lines(wording($0)[language], mark: "  ")
    }
    if items.count > most {
      lines.append(
        Wording(
          en: "  and \(figures.number(items.count - most)) more",
          vi: "  và \(figures.number(items.count - most)) dòng nữa")[language])
    }
    return lines
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(figures.number(number)) \(number == 1 ? one : many)"
  }

  private func number(_ value: Double) -> String { figures.number(value, decimals: 1) }

  private func text(_ wording: Wording) -> [String] {
    Paragraph.lines(wording[language])
  }
}
