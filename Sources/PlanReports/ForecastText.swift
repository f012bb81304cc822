public import AllocationModel
public import RoundFigures

/// A forecast of need as a table.
public enum ForecastText {
  /// The headings of the columns, in the order of ``cells(of:round:language:)``.
  public static func headings(_ language: Language) -> [String] {
    language == .english
      ? [
        "vaccine", "place", "people", "required", "on hand", "on the way", "would expire", "missing", "packs",
        "to request",
      ]
      : [
        "vắc xin", "đơn vị", "số người", "nhu cầu", "tồn kho", "đang về", "sẽ hết hạn", "còn thiếu", "số hộp",
        "dự trù",
      ]
  }

  /// The numbers of a line, in the order of the headings after vaccine and place.
  public static func numbers(of line: Forecast.Line) -> [Int] {
    [
      line.people, line.required, line.onHand, line.onTheWay, line.expiring, line.missing, line.packs,
      line.requested,
    ]
  }

  /// What a line's place is called.
  public static func place(of line: Forecast.Line, _ language: Language) -> String {
    line.place ?? Wording(en: "province", vi: "toàn tỉnh")[language]
  }

  /// How the numbers came about, in a few sentences.
  public static func explanation(_ language: Language) -> [String] {
    [
      Wording(
        en:
          "Doses. Required = eligible × goal (uptake where no goal is stated) × share ÷ (1 − open-vial wastage), rounded up; each group and dose "
          + "counts for the vaccine that stands first for it in the table of eligibility.",
        vi:
          "Đơn vị tính: liều. Nhu cầu = số đủ điều kiện × mục tiêu (hoặc tỷ lệ đồng thuận nếu chưa có mục tiêu) × phần liều ÷ (1 − tỷ lệ hao phí), làm tròn lên; "
          + "mỗi nhóm và mũi tính cho vắc xin đứng đầu trong bảng chỉ định."),
      Wording(
        en:
          "Would expire: what lots cannot give by their last day if need is spread evenly. Missing = required less "
          + "the stock that can be used; to request: whole packs.",
        vi:
          "Sẽ hết hạn: phần lô không dùng kịp nếu nhu cầu trải đều. Còn thiếu = nhu cầu trừ tồn kho dùng kịp; "
          + "dự trù: làm tròn theo hộp."),
    ].map { $0[language] }
  }

  /// The province, then the recipients.
  public static func text(of forecast: Forecast, round: Round, language: Language) -> String {
    let figures = Figures(language)
    var lines = [
      Wording(
        en: "Forecast of need from \(figures.day(round.policy.date)) until \(figures.day(forecast.until))",
        vi: "Dự trù vắc xin từ \(figures.day(round.policy.date)) đến \(figures.day(forecast.until))")[
          language], "",
    ]
    var table = TextTable(
      [.init(.left, least: 8), .init(.left, least: 8)] + Array(repeating: .init(.right), count: 8))
    table.rows = [headings(language)]
    for line in forecast.totals + forecast.recipients {
      table.rows.append([line.vaccine, place(of: line, language)] + numbers(of: line).map(figures.number))
    }
    lines += table.lines(width: 120)
    lines.append("")
    if !forecast.withoutVaccine.isEmpty {
      let names = forecast.withoutVaccine.map { key in
        Wording(en: "\(key.group), dose \(key.dose)", vi: "\(key.group), mũi \(key.dose)")[language]
      }
      lines.append(
        Wording(en: "No vaccine is allowed for: ", vi: "Chưa có vắc xin được chỉ định cho: ")[language]
          + names.joined(separator: "; "))
    }
    lines += explanation(language)
    return lines.map(DisplayWidth.plain).joined(separator: "\n")
  }
}
