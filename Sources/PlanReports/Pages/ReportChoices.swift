internal import AllocationModel
internal import Markup

/// What was chosen and what it costs: the order of the objectives, and shipments for several ways things may go.
extension ReportPage {
  /// What each objective's place in the order costs the others.
  func priceSection() -> Element {
    let heading = paper.text(
      en: "What the order of the objectives costs", vi: "Thứ tự các mục tiêu có giá như thế nào")
    let lead = paper.text(
      en: "The best that is possible in each order, where vials and people need not be whole.",
      vi: "Kết quả tốt nhất có thể theo từng thứ tự, khi không buộc lọ nguyên, người nguyên.")
    let tiers = prices.first?.tiers ?? []
    return PageParts.section("prices", heading, lead) {
      PageParts.table(
        [
          .words(paper.text(en: "Order", vi: "Thứ tự")),
          .numbers(paper.text(en: "doses lost", vi: "liều bị mất")),
        ]
          + tiers.map { .numbers(paper.text(en: "people, priority \($0)", vi: "người, ưu tiên \($0)")) } + [
            .numbers(paper.text(en: "least served", vi: "đơn vị được ít nhất"))
          ],
        rows: prices.map { row in
          [PageParts.Cell(name(of: row.first)), PageParts.Cell(paper.doses(row.dosesLost))]
            + row.peopleOfTier.map { PageParts.Cell(paper.doses($0)) } + [
              PageParts.Cell(Figures(paper.language).percent(row.lowestFill, decimals: 1))
            ]
        })
      for row in prices.dropFirst() { Element("p") { sentence(row) } }
    }
  }

  private func name(of first: ObjectiveKind?) -> String {
    switch first {
    case nil: paper.text(en: "as the round has it", vi: "thứ tự của đợt")
    case .need: paper.text(en: "most people first", vi: "nhiều người nhất lên đầu")
    case .equity: paper.text(en: "fair shares first", vi: "chia đều lên đầu")
    case .waste: paper.text(en: "fewest doses lost first", vi: "ít hao phí nhất lên đầu")
    case let other?: other.rawValue
    }
  }

  /// What changes in a row against the round's own order, in a sentence.
  private func sentence(_ row: OrderRow) -> String {
    guard let own = prices.first else { return "" }
    var changes: [Wording] = []
    func add(_ change: Double, _ en: String, _ vi: String) {
      guard abs(change) >= 0.05 else { return }
      let amount = paper.doses(abs(change))
      changes.append(
        change > 0
          ? Wording(en: "\(amount) more \(en)", vi: "thêm \(amount) \(vi)")
          : Wording(en: "\(amount) fewer \(en)", vi: "bớt \(amount) \(vi)"))
    }
    add(row.dosesLost - own.dosesLost, "doses lost", "liều bị mất")
    for (tier, (people, before)) in zip(row.tiers, zip(row.peopleOfTier, own.peopleOfTier)) {
      add(people - before, "people of priority \(tier)", "người ưu tiên \(tier)")
    }
    if abs(row.lowestFill - own.lowestFill) >= 0.0005 {
      let figures = Figures(paper.language)
      let (fill, before) = (
        figures.percent(row.lowestFill, decimals: 1), figures.percent(own.lowestFill, decimals: 1)
      )
      changes.append(
        Wording(
          en: "\(fill) of need instead of \(before) where least is served",
          vi: "đơn vị được ít nhất đạt \(fill) nhu cầu thay vì \(before)"))
    }
    let what =
      changes.isEmpty
      ? paper.text(en: "nothing changes", vi: "không thay đổi gì")
      : changes.map { paper.text($0) }.joined(separator: ", ")
    return "\(capitalised(name(of: row.first))): \(what)."
  }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// What the plan's shipments come to in every scenario.
  func scenarioSection(_ scenarios: ScenarioFigures) -> Element {
    let heading = paper.text(en: "If more or fewer people come", vi: "Nếu số người đến khác dự kiến")
    let lead = paper.text(
      en:
        "The shipments are the same in every scenario; what is used of them follows who comes. Beside them, the "
        + "shipments that would be best if exactly the mean came.",
      vi:
        "Phương án xuất kho như nhau ở mọi kịch bản; lượng sử dụng tùy theo số người đến. Bên cạnh là phương án tốt "
        + "nhất nếu số người đến đúng bằng trung bình.")
    let lost = paper.text(en: "doses lost", vi: "liều bị mất")
    let people = paper.text(en: "people", vi: "người được tiêm")
    let mean = paper.text(en: ", mean", vi: ", trung bình")
    func cells(
      _ name: String, _ weight: String, _ figures: (need: Double, waste: Double, people: Double),
      _ other: (waste: Double, people: Double)
    ) -> [PageParts.Cell] {
      [PageParts.Cell(name), PageParts.Cell(weight)]
        + [figures.need, figures.waste, figures.people, other.waste, other.people].map {
          PageParts.Cell(paper.doses($0))
        }
    }
    return PageParts.section("scenarios", heading, lead) {
      PageParts.table(
        [
          .words(paper.text(en: "Scenario", vi: "Kịch bản")),
          .numbers(paper.text(en: "weight", vi: "trọng số")),
          .numbers(paper.text(en: "who come", vi: "đến tiêm")), .numbers(lost),
          .numbers(people), .numbers(lost + mean), .numbers(people + mean),
        ],
        rows: scenarios.rows.map { row in
          cells(
            row.name, Figures(paper.language).percent(row.weight, decimals: 0),
            (Double(row.need), row.waste, Double(row.people)),
            (row.wasteOfMeanPlan, Double(row.peopleOfMeanPlan)))
        },
        totals: [
          cells(
            paper.text(en: "Expected", vi: "Kỳ vọng"), "",
            (
              scenarios.mean { Double($0.need) }, scenarios.mean { $0.waste },
              scenarios.mean { Double($0.people) }
            ), (scenarios.mean { $0.wasteOfMeanPlan }, scenarios.mean { Double($0.peopleOfMeanPlan) }))
        ])
    }
  }
}
