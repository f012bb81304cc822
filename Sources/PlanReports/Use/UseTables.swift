internal import AllocationModel
internal import Markup
internal import RoundSeries

/// The tables of vaccine use, as people read them.
struct UseTables {
  let paper: Paper
  let use: VaccineUse

  private typealias Value = PaperTable.Value

  private func words(_ title: String, _ width: Int) -> PaperTable.Column {
    PaperTable.Column(title: title, width: width, isSummed: false)
  }

  private func flow(_ title: String) -> PaperTable.Column {
    PaperTable.Column(title: title, width: 11, isSummed: true)
  }

  /// Stock at one end of a period: sums over several periods mean nothing.
  private func level(_ title: String) -> PaperTable.Column {
    PaperTable.Column(title: title, width: 11, isSummed: hasOnePeriod)
  }

  var hasOnePeriod: Bool { Set(use.stock.map(\.period)).count <= 1 }
  private var total: String { paper.text(en: "Total", vi: "Tổng cộng") }
  private var openingTitle: String { paper.text(en: "Opening (doses)", vi: "Tồn đầu kỳ (liều)") }
  private var receivedTitle: String { paper.text(en: "Received", vi: "Nhận trong kỳ") }
  private var usedTitle: String { paper.text(en: "Used", vi: "Sử dụng") }
  private var givenTitle: String { paper.text(en: "of which given", vi: "Trong đó: đã tiêm") }
  private var leftTitle: String { paper.text(en: "of which left in vials", vi: "Trong đó: hao phí mở lọ") }
  private var destroyedTitle: String { paper.text(en: "Destroyed", vi: "Hủy") }
  private var lostTitle: String { paper.text(en: "Not found", vi: "Thất lạc") }
  private var closingTitle: String { paper.text(en: "Closing (doses)", vi: "Tồn cuối kỳ (liều)") }
  private var differenceTitle: String {
    paper.text(en: "Counted less than booked", vi: "Kiểm kê thiếu so với sổ")
  }

  private var periodTitle: String {
    use.span == .day ? paper.text(en: "Day", vi: "Ngày") : paper.text(en: "Period", vi: "Kỳ báo cáo")
  }

  /// A whole month by its name, anything else by its days.
  private func period(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return paper.day(first) }
    let (year, month, day) = first.components
    if day == 1, (last + 1).components.day == 1 { return "\(month < 10 ? "0" : "")\(month)/\(year)" }
    return "\(paper.day(first)) – \(paper.day(last))"
  }

  /// The whole province by vaccine: what places send each other is neither received nor used.
  func province() -> PaperTable {
    struct Key: Hashable {
      let period: String
      let vaccine: String
    }
    var order: [Key] = []
    var groups: [Key: [VaccineUse.StockLine]] = [:]
    let sorted = use.stock.sorted {
      let (left, right) = (
        paper.round.index(ofVaccine: $0.vaccine) ?? .max, paper.round.index(ofVaccine: $1.vaccine) ?? .max
      )
      return ($0.period.lowerBound, left) < ($1.period.lowerBound, right)
    }
    for line in sorted {
      let key = Key(period: period(line.period), vaccine: line.vaccine)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    return PaperTable(
      name: paper.text(en: "Province", vi: "Toàn tỉnh"), totalTitle: total,
      columns: [
        words(periodTitle, 24), words(paper.text(en: "Vaccine", vi: "Loại vắc xin"), 22), level(openingTitle),
        flow(receivedTitle), flow(usedTitle), flow(givenTitle), flow(leftTitle), flow(destroyedTitle),
        flow(lostTitle), flow(paper.text(en: "On the way", vi: "Đang vận chuyển")), level(closingTitle),
        flow(differenceTitle),
      ],
      rows: order.map { key in
        let lines = groups[key] ?? []
        func sum(_ part: (VaccineUse.Movements) -> ExactDecimal) -> PaperTable.Value {
          let known = lines.compactMap { $0.movements.map(part) }
          return known.count < lines.count
            ? .blank : .number(known.reduce(ExactDecimal(0)) { $0.adding($1) ?? $0 })
        }
        return [
          .text(key.period), .text(paper.vaccine(key.vaccine)),
          .number(lines.compactMap(\.opening).reduce(ExactDecimal(0)) { $0.adding($1) ?? $0 }),
          sum { $0.received.subtracting($0.issued)?.adding($0.onTheWay) ?? 0 }, sum(\.used), sum(\.given),
          sum(\.leftOver), sum(\.destroyed), sum(\.lost), sum(\.onTheWay), sum(\.closing), sum(\.difference),
        ]
      })
  }

  /// Lots at places.
  func stock() -> PaperTable {
    PaperTable(
      name: use.span == .day
        ? paper.text(en: "Lots by day", vi: "Theo lô, từng ngày")
        : paper.text(en: "Lots by month", vi: "Theo lô, từng tháng"), totalTitle: total,
      columns: [
        words(periodTitle, 24), words(paper.text(en: "Place", vi: "Đơn vị"), 22),
        words(paper.text(en: "Vaccine", vi: "Loại vắc xin"), 20),
        words(paper.text(en: "Maker", vi: "Nhà sản xuất"), 14), words(Self.lotTitle(paper), 16),
        words(paper.text(en: "Expiry", vi: "Hạn dùng"), 12), level(openingTitle), flow(receivedTitle),
        flow(paper.text(en: "Issued", vi: "Xuất đi")), flow(usedTitle), flow(givenTitle),
        flow(destroyedTitle),
        flow(lostTitle), level(closingTitle), flow(differenceTitle),
        words(paper.text(en: "Remarks", vi: "Ghi chú"), 30),
      ],
      rows: use.stock.map { line in
        let happened = line.movements
        func number(_ part: (VaccineUse.Movements) -> ExactDecimal) -> PaperTable.Value {
          happened.map { .number(part($0)) } ?? .blank
        }
        return [
          .text(period(line.period)), .text(paper.place(line.place)), .text(paper.vaccine(line.vaccine)),
          line.manufacturer.map { .text($0) } ?? .blank, .text(line.lot), .day(ifAny: line.expiry),
          .decimal(line.opening), number(\.received), number(\.issued), number(\.used), number(\.given),
          number(\.destroyed), number(\.lost), number(\.closing), number(\.difference),
          .text(remarks(happened)),
        ]
      })
  }

  private func remarks(_ happened: VaccineUse.Movements?) -> String {
    guard let happened else { return "" }
    var remarks: [String] = []
    if happened.isCounted { remarks.append(paper.text(en: "counted", vi: "có kiểm kê")) }
    if happened.onTheWay != 0 {
      let doses = paper.figures.number(happened.onTheWay)
      remarks.append(
        paper.text(
          en: "\(doses) of the doses issued are on the way", vi: "\(doses) liều xuất đi đang vận chuyển"))
    }
    if let since = happened.since { remarks.append(reachesBack(since)) }
    return remarks.joined(separator: "; ")
  }

  private func reachesBack(_ since: Day) -> String {
    let day = paper.day(since)
    return paper.text(en: "one report since \(day)", vi: "báo cáo gộp từ ngày \(day)")
  }

  /// People by group and dose.
  func people() -> PaperTable {
    PaperTable(
      name: use.span == .day
        ? paper.text(en: "People by day", vi: "Kết quả tiêm, từng ngày")
        : paper.text(en: "People by month", vi: "Kết quả tiêm, từng tháng"), totalTitle: total,
      columns: [
        words(periodTitle, 24), words(paper.text(en: "Recipient", vi: "Đơn vị"), 22),
        words(paper.text(en: "Group", vi: "Nhóm đối tượng"), 12), words(paper.text(en: "Dose", vi: "Mũi"), 7),
        words(paper.text(en: "Vaccine", vi: "Loại vắc xin"), 20),
        words(paper.text(en: "People of the group", vi: "Số đối tượng"), 11),
        flow(paper.text(en: "Vaccinated", vi: "Số người được tiêm")),
        words(paper.text(en: "In all so far", vi: "Cộng dồn"), 11),
        words(paper.text(en: "Common reactions", vi: "Phản ứng thông thường"), 12),
        words(paper.text(en: "Severe reactions", vi: "Tai biến nặng"), 12),
        words(paper.text(en: "Remarks", vi: "Ghi chú"), 26),
      ],
      rows: use.people.map { line in
        [
          .text(period(line.period)), .text(paper.place(line.place)), .text(line.group), .whole(line.dose),
          line.vaccine.map { .text(paper.vaccine($0)) } ?? .blank, .decimal(line.target),
          line.people.map { .whole($0) } ?? .blank, .decimal(line.inAll), .blank, .blank,
          line.since.map { .text(reachesBack($0)) } ?? .blank,
        ]
      })
  }

  private static func lotTitle(_ paper: Paper) -> String { paper.text(en: "Lot", vi: "Số lô") }

  /// What the words mean.
  static func explanation(_ paper: Paper) -> String {
    paper.text(
      en:
        "Doses as printed on the vials. Opening + received = issued + used + destroyed + not found + closing + "
        + "counted less than booked. Used: given, and left over in opened vials. A report on several days counts on "
        + "its last. Blank: no table of the round says it.",
      vi:
        "Đơn vị tính: liều theo nhãn lọ. Tồn đầu kỳ + nhận = xuất đi + sử dụng + hủy + thất lạc + tồn cuối kỳ + kiểm kê "
        + "thiếu so với sổ. Sử dụng: đã tiêm và hao phí khi mở lọ. Báo cáo gộp nhiều ngày tính vào ngày cuối. Ô trống: "
        + "chưa có số liệu.")
  }

  /// A table on a page.
  ///
  /// - Parameter withoutPeriod: leaves out the first column, where all rows are of the days that the page names.
  static func element(_ table: PaperTable, _ paper: Paper, withoutPeriod: Bool) -> Element {
    let shown = Array(table.columns.indices.dropFirst(withoutPeriod ? 1 : 0))
    let columns = shown.map { column -> PageParts.Column in
      let title = table.columns[column].title
      if title == lotTitle(paper) { return .codes(title) }
      let isNumber = table.rows.contains { row in
        if case .number = row[column] { true } else { false }
      }
      return isNumber || table.columns[column].isSummed ? .numbers(title) : .words(title)
    }
    var totals = shown.map { column in
      // Where nothing has happened yet, a sum of nothing is no nought.
      let isBlank = table.rows.allSatisfy { $0[column] == .blank }
      return PageParts.Cell(isBlank ? "" : table.sum(ofColumn: column).map(paper.figures.number) ?? "")
    }
    totals[0] = PageParts.Cell(table.totalTitle)
    return PageParts.table(
      columns, rows: table.rows.map { row in shown.map { PageParts.Cell(text(row[$0], paper)) } },
      totals: [totals])
  }

  private static func text(_ value: PaperTable.Value, _ paper: Paper) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): paper.figures.number(number)
    case .part(let part): paper.figures.percent(part.doubleValue, decimals: 1)
    case .day(let day): paper.day(day)
    case .blank: ""
    }
  }
}
