internal import AllocationModel
internal import Markup
internal import RoundSeries

/// Plan against actual over the closed rounds, as a page of the report.
struct ReportTracking {
  let paper: Paper
  let tracking: Tracking
  let suggestions: [RateSuggestion]

  /// The page.
  func section() -> Element {
    let count = tracking.rounds.count
    return PageParts.section(
      "tracking", paper.text(en: "Plan and actual so far", vi: "Kế hoạch và thực hiện các đợt trước"),
      paper.text(
        en: "What came back from \(count == 1 ? "the round" : "\(count) rounds") closed before this one.",
        vi: "Số liệu báo về của \(paper.number(count)) đợt đã chốt trước đợt này.")
    ) {
      Element("h3") {
        paper.text(
          en: "Doses given of the doses that places had, in percent",
          vi: "Tỷ lệ liều đã tiêm trên số liều có tại đơn vị (%)")
      }
      multiples(places.map(place))
      Element("p", ["class": "small"]) {
        paper.text(
          en:
            "Columns are rounds, from left to right. In red: how many days late the report was, or that there was "
            + "none.",
          vi:
            "Mỗi cột là một đợt, theo thứ tự từ trái sang. Chữ màu đỏ: số ngày báo cáo trễ, hoặc không có báo cáo."
        )
      }
      Element("h3") { paper.text(en: "By vaccine, in percent", vi: "Theo loại vắc xin (%)") }
      multiples(tracking.vaccines.filter(isUsed).map(vaccine))
      Element("h3") {
        paper.text(
          en: "Doses lost: what happened and what the plans foresaw",
          vi: "Liều mất: thực tế và dự kiến trong kế hoạch")
      }
      multiples([lost()])
      lossTable()
      rates()
    }
  }

  private func multiples(_ figures: [SmallMultiple]) -> Element {
    Element("div", ["class": "multiples"]) { for figure in figures { figure.figure() } }
  }

  /// Recipients with any figure; stores give nothing.
  private var places: [String] {
    let stores = Set(paper.round.places.filter(\.isStore).map(\.place))
    return tracking.places.filter { !stores.contains($0) }
  }

  /// A round's name, short enough to stand under a column: its number where it has one.
  private func short(_ round: ClosedRound) -> String {
    let digits = round.round.reversed().prefix { $0.isNumber }.reversed()
    return digits.isEmpty ? paper.shortDay(round.date) : String(digits)
  }

  private func percent(_ value: Double) -> String { paper.figures.number(value * 100, decimals: 0) }

  private func place(_ place: String) -> SmallMultiple {
    var given = Tracking.Share()
    let columns = tracking.rounds.map { round -> SmallMultiple.Column in
      let share = tracking.used(round, place: place)
      given = sum(given, share)
      return column(round, share, remark: remark(round, place))
    }
    return multiple(paper.place(place), given, columns)
  }

  private func vaccine(_ vaccine: String) -> SmallMultiple {
    var given = Tracking.Share()
    let columns = tracking.rounds.map { round -> SmallMultiple.Column in
      let share = tracking.used(round, vaccine: vaccine)
      given = sum(given, share)
      return column(round, share, remark: nil)
    }
    return multiple(paper.vaccine(vaccine), given, columns)
  }

  /// What is to be said of a place's report; nil where it came in time or none was due.
  private func remark(_ round: ClosedRound, _ place: String) -> String? {
    guard let report = round.reports.first(where: { $0.place == place }) else { return nil }
    if report.reported == nil { return paper.text(en: "no report", vi: "chưa báo cáo") }
    let late = paper.number(report.late)
    return report.late > 0 ? paper.text(en: "+\(late) d", vi: "+\(late) ngày") : nil
  }

  private func isUsed(_ vaccine: String) -> Bool {
    tracking.rounds.contains { tracking.used($0, vaccine: vaccine).value != nil }
  }

  private func column(
    _ round: ClosedRound, _ share: Tracking.Share, remark: String?
  ) -> SmallMultiple.Column {
    SmallMultiple.Column(
      label: short(round), part: share.value, value: share.value.map(percent) ?? "–",
      remark: remark)
  }

  private func sum(_ left: Tracking.Share, _ right: Tracking.Share) -> Tracking.Share {
    var sum = left
    sum.part = left.part.adding(right.part) ?? left.part
    sum.whole = left.whole.adding(right.whole) ?? left.whole
    return sum
  }

  private func multiple(_ title: String, _ given: Tracking.Share, _ columns: [SmallMultiple.Column])
    -> SmallMultiple
  {
    let detail = paper.text(
      en: "\(paper.figures.number(given.part)) of \(paper.figures.number(given.whole)) doses",
      vi: "\(paper.figures.number(given.part)) trên \(paper.figures.number(given.whole)) liều")
    let words = columns.map { column in
      let late = column.remark.map { ", \($0)" } ?? ""
      return paper.text(
        en: "round \(column.label): \(column.value)\(column.part == nil ? "" : " %")\(late)",
        vi: "đợt \(column.label): \(column.value)\(column.part == nil ? "" : "%")\(late)")
    }
    return SmallMultiple(
      title: title, detail: detail, alternative: "\(title): \(words.joined(separator: "; "))",
      columns: columns)
  }

  private func doses(_ value: ExactDecimal) -> String { paper.doses(value.doubleValue) }

  private func lostDoses(_ round: ClosedRound) -> ExactDecimal {
    tracking.lost(round).reduce(ExactDecimal.zero) { $0.adding($1.doses) ?? $0 }
  }

  private func lost() -> SmallMultiple {
    let rows = tracking.rounds.map { ($0, lostDoses($0), tracking.foreseen($0)) }
    let most = max(1, rows.map { max($0.1, $0.2).doubleValue }.max() ?? 1)
    let title = paper.text(en: "All places and vaccines", vi: "Tất cả đơn vị và vắc xin")
    let words = rows.map { round, lost, foreseen in
      paper.text(
        en: "round \(short(round)): \(doses(lost)) lost, \(doses(foreseen)) foreseen",
        vi: "đợt \(short(round)): mất \(doses(lost)), dự kiến \(doses(foreseen))")
    }
    return SmallMultiple(
      title: title,
      detail: paper.text(
        en: "blue: happened (number above); grey: foreseen",
        vi: "xanh: thực tế (số ở trên); xám: dự kiến"),
      alternative: "\(title): \(words.joined(separator: "; "))",
      columns: rows.map { round, lost, foreseen in
        SmallMultiple.Column(
          label: short(round), part: lost.doubleValue / most,
          value: paper.figures.number(lost.doubleValue, decimals: 0), other: foreseen.doubleValue / most)
      })
  }

  private func lossTable() -> Element {
    PageParts.table(
      [
        .words(paper.text(en: "Round", vi: "Đợt")), .codes(paper.text(en: "Day", vi: "Ngày")),
        .numbers(paper.text(en: "Lost", vi: "Đã mất")),
        .numbers(paper.text(en: "Foreseen", vi: "Dự kiến")),
        .words(paper.text(en: "Why", vi: "Lý do")),
      ],
      rows: tracking.rounds.map { round in
        let reasons = tracking.lost(round).filter { $0.doses > 0 }.map {
          "\(paper.text(SeriesWords.waste($0.reason))) \(doses($0.doses))"
        }
        return [
          PageParts.Cell(round.round), PageParts.Cell(paper.day(round.date)),
          PageParts.Cell(doses(lostDoses(round))), PageParts.Cell(doses(tracking.foreseen(round))),
          PageParts.Cell(reasons.isEmpty ? "–" : reasons.joined(separator: ", ")),
        ]
      }, class: "compact")
  }

  /// Rates that were seen and differ from those of this round. Nothing is applied.
  private func rates() -> [Node] {
    func distance(_ row: RateSuggestion) -> Double {
      abs(row.suggested.doubleValue - row.present.doubleValue)
    }
    let all = suggestions.filter { rate($0.suggested) != rate($0.present) }
    if all.isEmpty { return [] }
    let rows = all.enumerated().sorted {
      let (left, right) = (distance($0.element), distance($1.element))
      return left != right ? left > right : $0.offset < $1.offset
    }.prefix(ReportTracking.mostRates).map(\.element)
    let heading = Element("h3") {
      paper.text(
        en: "Rates seen, beside those of this round (not applied)",
        vi: "Tỷ lệ ghi nhận được so với tỷ lệ của đợt này (chưa áp dụng)")
    }
    let table = PageParts.table(
      [
        .words(paper.text(en: "Rate", vi: "Tỷ lệ")),
        .words(paper.text(en: "Of", vi: "Của")), .numbers(paper.text(en: "This round", vi: "Đợt này")),
        .numbers(paper.text(en: "Seen", vi: "Ghi nhận")),
        .numbers(paper.text(en: "Observations", vi: "Số quan sát")),
      ],
      rows: rows.map { row in
        let isWastage = row.table == "vaccines.csv"
        return [
          PageParts.Cell(
            isWastage
              ? paper.text(en: "open-vial wastage", vi: "hao phí mở lọ")
              : paper.text(en: "uptake", vi: "tỷ lệ đồng thuận")),
          PageParts.Cell(
            isWastage
              ? paper.vaccine(row.vaccine)
              : "\(paper.place(row.place)), \(paper.target(row.group, row.dose))"),
          PageParts.Cell(rate(row.present)), PageParts.Cell(rate(row.suggested)),
          PageParts.Cell(paper.number(row.observations)),
        ]
      }, class: "long compact")
    let more = Element("p", ["class": "small"]) {
      paper.text(
        en:
          "The largest differences; \(paper.number(all.count - rows.count)) more are written by vaxalloc track "
          + "--suggest.",
        vi:
          "Các chênh lệch lớn nhất; \(paper.number(all.count - rows.count)) tỷ lệ khác xem bằng vaxalloc track "
          + "--suggest.")
    }
    return [.element(heading), .element(table)] + (all.count > rows.count ? [.element(more)] : [])
  }

  private static let mostRates = 12

  private func rate(_ value: ExactDecimal) -> String {
    paper.figures.percent(value.doubleValue, decimals: 1)
  }
}
