internal import AllocationModel
internal import Markup

extension ReportPage {
  /// The first screen: what the plan does, what it proves, what would save most, and when.
  func summary() -> Element {
    Element("section", ["id": "summary"]) {
      Element("div", ["class": "screen"]) {
        Element("div") {
          Element("p", ["class": "headline"]) { headline }
          comparison()
          proof()
          Element("div", ["class": "tiles"]) { for tile in tiles { self.tile(tile) } }
        }
        Element("div") {
          saving()
          weeks()
        }
      }
    }
  }

  private var headline: [Node] {
    let lost = paper.doses(sums.dosesLost)
    let until = paper.day(paper.plan.summary.wasteUntil)
    let plain = paper.plan.summary.baselines.first { $0.name == "list_order_fefo" }
    if sums.lotLines == 0 {
      return [
        .text(
          paper.text(en: "There is no usable stock in this round.", vi: "Đợt này không có vắc xin dùng được.")
        )
      ]
    }
    let strong = Element("strong") {
      paper.text(en: "\(lost) doses are lost", vi: "Mất \(lost) liều")
    }
    guard let plain, plain.waste > sums.dosesLost + 0.05 else {
      return [
        .element(strong),
        .text(paper.text(en: " until \(until).", vi: " tính đến hết ngày \(until).")),
      ]
    }
    let other = paper.doses(plain.waste)
    return [
      .element(strong),
      .text(
        paper.text(
          en: " until \(until); by plain first-expiry-first-out it would be \(other).",
          vi: " tính đến hết ngày \(until); nếu cấp phát thông thường theo hạn dùng sẽ mất \(other) liều.")),
    ]
  }

  /// Doses lost and people vaccinated, by this plan and by plain rules.
  private func comparison() -> Element {
    let rows =
      [(name: Words.planColumn, waste: sums.dosesLost, people: sums.people, paint: Chart.Paint.plan)]
      + paper.plan.summary.baselines.map { (Words.baseline($0.name), $0.waste, $0.people, .plain) }
    let most = rows.map(\.waste).max() ?? 0
    let lostWord = paper.text(en: "doses lost", vi: "liều bị mất")
    return PageParts.table(
      [
        .words(""), .drawing([]), .numbers(lostWord),
        .numbers(paper.text(en: "people vaccinated", vi: "người được tiêm")),
      ],
      rows: rows.map { row in
        let name = paper.text(row.name)
        let value = paper.doses(row.waste)
        return [
          PageParts.Cell(name),
          PageParts.Cell(
            Chart.bars(
              "\(name): \(value) \(lostWord)", [(row.paint, most > 0 ? row.waste / most : 0)], thickness: 18)),
          PageParts.Cell(value), PageParts.Cell(paper.number(row.people)),
        ]
      }, class: "compare")
  }

  private func proof() -> Element {
    Element("p", ["class": paper.plan.summary.verified ? "proof" : "proof warning"]) {
      if paper.plan.summary.verified {
        paper.text(
          en: "✓ Checked by a program of its own: every rule is kept.",
          vi: "✓ Đã được chương trình độc lập kiểm tra: mọi quy tắc đều được giữ.")
      } else {
        paper.text(en: "⚠ This plan has not been checked.", vi: "⚠ Kế hoạch này chưa được kiểm tra.")
      }
      if let proof = Proof.sentence(paper.plan.summary) { " " + paper.text(proof) }
    }
  }

  private struct Tile {
    let value: String
    let name: String
    let detail: String
  }

  private var tiles: [Tile] {
    let later = paper.number(sums.peopleLater)
    let opened = paper.doses(paper.plan.summary.expectedOpenVialLoss)
    return [
      Tile(
        value: paper.doses(sums.dosesOnHand), name: paper.text(en: "doses on hand", vi: "liều tồn kho"),
        detail: paper.text(
          en: "in \(paper.number(sums.lotLines)) lot lines; \(paper.doses(sums.usableOnHand)) usable",
          vi: "\(paper.number(sums.lotLines)) dòng lô; dùng được \(paper.doses(sums.usableOnHand))")),
      Tile(
        value: paper.doses(sums.usableExpiring), name: paper.text(en: "doses expire", vi: "liều sắp hết hạn"),
        detail: paper.text(
          en: "by \(paper.day(paper.plan.summary.wasteUntil))",
          vi: "đến hết ngày \(paper.day(paper.plan.summary.wasteUntil))")),
      Tile(
        value: paper.number(sums.people), name: paper.text(en: "people vaccinated", vi: "người được tiêm"),
        detail: sums.peopleLater > 0
          ? paper.text(en: "\(later) of them later", vi: "\(later) người chờ đợt sau")
          : paper.text(en: "all from this round", vi: "tất cả trong đợt này")),
      Tile(
        value: opened, name: paper.text(en: "doses left in opened vials", vi: "liều hao phí khi mở lọ"),
        detail: paper.text(en: "expected, beside the lost", vi: "dự kiến, chưa tính vào số mất")),
    ]
  }

  private func tile(_ tile: Tile) -> Element {
    Element("div", ["class": "tile"]) {
      Element("span", ["class": "value"]) { tile.value }
      Element("span", ["class": "name"]) { tile.name }
      Element("span", ["class": "detail"]) { tile.detail }
    }
  }

  private func saving() -> Element {
    Element("div", ["class": "savings"]) {
      Element("h2") { paper.text(en: "What would save most", vi: "Việc cứu được nhiều liều nhất") }
      if savings.items.isEmpty {
        Element("p") {
          sums.dosesLost > 0
            ? paper.text(
              en: "Nothing but smaller vials or issue units: \(paper.doses(savings.wholeVialDoses)) doses.",
              vi: "Chỉ còn phần lẻ của lọ hoặc đơn vị cấp phát: \(paper.doses(savings.wholeVialDoses)) liều.")
            : paper.text(Words.nothingLost)
        }
      } else {
        Element("ol") { for item in savings.items { self.saving(item) } }
      }
    }
  }

  private func saving(_ item: Savings.Item) -> Element {
    let gains = [
      item.doses > 0
        ? paper.text(en: "\(paper.doses(item.doses)) doses", vi: "\(paper.doses(item.doses)) liều") : "",
      item.people > 0
        ? paper.text(en: "\(paper.number(item.people)) people", vi: "\(paper.number(item.people)) người")
        : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    return Element("li") {
      if !gains.isEmpty { Element("strong") { gains } }
      if !gains.isEmpty { " – " }
      Element("span", ["lang": item.otherLanguage?.rawValue]) { item.text }
      if !item.about.isEmpty { Element("span", ["class": "about"]) { " (\(item.about))" } }
    }
  }

  /// What expires and what is given, week by week.
  private func weeks() -> Element {
    let most = max(lots.expiring.max() ?? 0, lots.given.max() ?? 0)
    let due = paper.text(en: "expiring", vi: "hết hạn")
    let given = paper.text(en: "given", vi: "sử dụng")
    return Element("div", ["class": "weeks"]) {
      Element("h2") { paper.text(en: "Doses week by week", vi: "Số liều theo tuần") }
      PageParts.table(
        [
          .words(paper.text(en: "week from", vi: "tuần từ")),
          .drawing([.element(key(.due, due)), .element(key(.plan, given))]), .numbers(due), .numbers(given),
        ],
        rows: (0..<calendar.count).map { index in
          let name = weekName(index)
          let texts = (paper.doses(lots.expiring[index]), paper.doses(lots.given[index]))
          let parts = most > 0 ? (lots.expiring[index] / most, lots.given[index] / most) : (0, 0)
          return [
            PageParts.Cell(name),
            PageParts.Cell(
              Chart.bars(
                "\(name): \(due) \(texts.0), \(given) \(texts.1)", [(.due, parts.0), (.plan, parts.1)],
                thickness: 7)), PageParts.Cell(texts.0), PageParts.Cell(texts.1),
          ]
        }, class: "byweek")
      Element("p", ["class": "small"]) {
        paper.text(
          en: "Usable doses on hand by their last day where they stand; doses given by this plan.",
          vi: "Liều dùng được đang có, theo ngày dùng cuối tại nơi giữ; liều được tiêm theo kế hoạch này.")
      }
    }
  }

  /// A week's name: its first day.
  func weekName(_ index: Int) -> String {
    index < calendar.weeks.count
      ? paper.shortDay(calendar.weeks[index].lowerBound) : paper.text(en: "later", vi: "sau đó")
  }

  /// A word with the colour that stands for it.
  func key(_ paint: Chart.Paint, _ word: String) -> Element {
    Element("span", ["class": "key"]) {
      Element("svg", ["width": "12", "height": "12", "aria-hidden": "true"]) {
        Element("rect", ["width": "12", "height": "12", "class": paint.rawValue])
      }
      " " + word
    }
  }
}
