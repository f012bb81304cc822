internal import AllocationModel
internal import Markup

/// The report: one page for the decision-maker first, then everything that stands behind it.
struct ReportPage {
  let paper: Paper
  let sums: PlanSums
  let calendar: WeekCalendar
  let lots: LotFigures
  let recipients: RecipientFigures
  let coverage: CoverageFigures
  let savings: Savings
  let order: ExpiryOrder
  let notes: [String]
  let prices: [OrderRow]
  let series: [ReportSeries.Part]

  /// Works all figures out.
  init(
    _ paper: Paper, notes: [String], measures: [WordedMeasure]?, prices: [OrderRow] = [],
    series: SeriesFigures = SeriesFigures()
  ) {
    self.paper = paper
    self.prices = prices
    self.notes = notes
    let round = paper.round
    sums = PlanSums(paper.plan, round)
    let layout = DayLayout(paper.plan.use, round)
    let usable = round.lots.filter { $0.vials > 0 && round.exclusion(of: $0) == nil }
    let lastUse = paper.plan.use.map(\.lastDay).max() ?? round.policy.date
    let counted = usable.filter { round.countsAsWaste($0) }.map { round.lastDay(of: $0) }.max()
    calendar = WeekCalendar(
      from: round.policy.date, detail: max(lastUse, counted ?? lastUse),
      last: max(lastUse, usable.map { round.lastDay(of: $0) }.max() ?? lastUse))
    lots = LotFigures(paper, calendar, layout)
    recipients = RecipientFigures(paper, sums, calendar, layout)
    coverage = CoverageFigures(paper)
    savings = Savings(paper, measures)
    order = ExpiryOrder(paper)
    self.series = ReportSeries(paper: paper, series: series).parts()
  }

  /// The whole page.
  func html() -> String {
    let styles = [ReportStyle.sheet] + (series.isEmpty ? [] : [SeriesStyle.sheet])
    return PageParts.page(paper, title: title, class: "report", styles: styles) {
      Chart.hatching
      header()
      Element("main") {
        summary()
        contents()
        recipientSection()
        lotSection()
        coverageSection()
        loadSection()
        lossSection()
        orderSection()
        if !prices.isEmpty { priceSection() }
        if let scenarios = paper.plan.summary.scenarios { scenarioSection(scenarios) }
        excludedSection()
        for part in series { part.section }
        notesSection()
        readingSection()
      }
      footer()
    }
  }

  private var title: String {
    paper.text(
      en: "Vaccine allocation plan – \(paper.plan.round)",
      vi: "Kế hoạch phân bổ vắc xin – \(paper.plan.round)")
  }

  private func header() -> Element {
    let policy = paper.round.policy
    return Element("header") {
      Element("p", ["class": "kicker"]) {
        paper.text(en: "Vaccine allocation plan", vi: "Kế hoạch phân bổ vắc xin")
      }
      Element("h1") { paper.plan.round }
      Element("p", ["class": "dates"]) {
        paper.text(
          en: "Dispatch on \(paper.day(policy.date))", vi: "Ngày cấp phát \(paper.day(policy.date))")
        if let asOf = policy.asOf {
          paper.text(
            en: " · figures as of \(paper.day(asOf))", vi: " · số liệu tính đến ngày \(paper.day(asOf))")
        }
        if let next = policy.nextDispatch {
          paper.text(
            en: " · next dispatch \(paper.day(next))", vi: " · đợt cấp phát kế tiếp \(paper.day(next))")
        }
      }
    }
  }

  /// Where the rest is found.
  private func contents() -> Element {
    var sections: [(String, String)] = [
      ("recipients", paper.text(en: "What each recipient gets", vi: "Mỗi đơn vị nhận gì")),
      ("lots", paper.text(en: "Lots", vi: "Các lô")),
      ("coverage", paper.text(en: "Coverage", vi: "Tỷ lệ bao phủ")),
      ("load", paper.text(en: "Sessions and storage", vi: "Buổi tiêm và kho lạnh")),
      ("losses", paper.text(en: "What cannot be saved", vi: "Không cứu được")),
      ("order", paper.text(en: "Order of expiry", vi: "Thứ tự hạn dùng")),
      ("excluded", paper.text(en: "Lots not used", vi: "Lô không được dùng")),
      ("notes", paper.text(en: "Notes", vi: "Ghi chú")),
      ("reading", paper.text(en: "How to read this", vi: "Cách đọc")),
    ]
    let choices =
      (prices.isEmpty ? [] : [("prices", paper.text(en: "Price of the order", vi: "Cái giá của thứ tự"))])
      + (paper.plan.summary.scenarios == nil
        ? [] : [("scenarios", paper.text(en: "Scenarios", vi: "Các kịch bản"))])
    sections.insert(contentsOf: series.map { ($0.id, $0.name) }, at: sections.count - 2)
    return Element("nav") {
      for (id, name) in sections.prefix(6) + choices + sections.dropFirst(6) {
        Element("a", ["href": "#" + id]) { name }
      }
    }
  }

  private func footer() -> Element {
    let summary = paper.plan.summary
    return Element("footer") {
      Element("p") {
        paper.text(
          en: "Made by vaccine-allocation \(summary.version) from tables with the SHA-256 ",
          vi: "Lập bằng vaccine-allocation \(summary.version) từ các bảng có mã SHA-256 ")
        Element("code") { summary.inputSHA256.isEmpty ? "–" : summary.inputSHA256 }
        paper.text(
          en: ". The same tables give the same plan and the same page.",
          vi: ". Cùng các bảng đó luôn cho cùng kế hoạch và cùng trang này.")
      }
    }
  }
}
