public import AllocationModel
public import RoundFigures

/// The figures of a round side by side, as text for a terminal.
public enum FiguresText {
  /// Coverage by recipient, need by both methods, sums against the totals, and what is missing; empty where the
  /// tables say nothing of doses given.
  ///
  /// - Parameter tolerance: the people by which sums may differ from totals, as the figures were made with.
  public static func lines(
    of figures: RoundFigures, round: Round, tolerance: ExactDecimal, language: Language
  ) -> [String] {
    lines(of: figures, places: round.places, tolerance: tolerance, language: language)
  }

  /// What stands above figures of tables that still hold errors.
  public static let incomplete = Wording(
    en: "The figures below leave out what the errors above make unreadable.",
    vi: "Số liệu dưới đây không gồm những ô không đọc được do các lỗi nêu trên.")

  /// Coverage by recipient, need by both methods, sums against the totals, and what is missing; empty where the
  /// tables say nothing of doses given.
  ///
  /// - Parameters:
  ///   - figures: the figures.
  ///   - places: the places whose populations are shown.
  ///   - tolerance: the people by which sums may differ from totals, as the figures were made with.
  ///   - language: the language of words and numbers.
  public static func lines(
    of figures: RoundFigures, places: [Place], tolerance: ExactDecimal, language: Language
  ) -> [String] {
    guard figures.hasFigures else { return missing(figures, language) }
    var lines: [String] = []
    for section in [
      coverage(figures, language), needs(figures, language), populations(places, language),
      totals(figures, tolerance, language), missing(figures, language),
    ] where !section.isEmpty { lines += section + [""] }
    return lines.dropLast().map(DisplayWidth.plain)
  }

  private static func words(_ english: String, _ vietnamese: String, _ language: Language) -> String {
    Wording(en: english, vi: vietnamese)[language]
  }

  private static func number(_ value: ExactDecimal?, _ language: Language) -> String {
    value.map(Figures(language).number) ?? ""
  }

  private static func percent(_ value: Double?, _ language: Language) -> String {
    value.map { Figures(language).percent($0, decimals: 2) } ?? ""
  }

  /// A table without the columns in which no row says anything.
  private static func table(_ columns: [TextTable.Column], _ heading: [String], _ rows: [[String]])
    -> [String]
  {
    var table = TextTable(columns)
    table.rows = [heading] + rows
    for column in columns.indices.reversed() where rows.allSatisfy({ $0[column].isEmpty }) {
      table.drop(column: column)
    }
    return table.lines(width: 120)
  }

  private static func coverage(_ figures: RoundFigures, _ language: Language) -> [String] {
    let rows = figures.lines.filter { $0.given != nil }.map { line in
      [
        line.place, line.key.group, "\(line.key.dose)", number(line.given, language),
        number(line.targetStart, language), percent(line.coverageStart, language),
        number(line.target, language), percent(line.coverage, language),
        percent(line.goal?.doubleValue, language),
        line.missingToGoal.map(Figures(language).number) ?? "", number(line.noID, language),
      ]
    }
    guard !rows.isEmpty else { return [] }
    let columns: [TextTable.Column] =
      [.init(.left, least: 8), .init(.left)] + Array(repeating: .init(.right), count: 9)
    return [words("Doses given and coverage:", "Số mũi đã tiêm và tỷ lệ bao phủ:", language)]
      + table(
        columns,
        language == .english
          ? [
            "place", "group", "dose", "given", "people, start", "coverage", "people, present", "coverage",
            "goal", "short by", "no ID",
          ]
          : [
            "đơn vị", "nhóm", "mũi", "đã tiêm", "đối tượng đầu kỳ", "bao phủ", "đối tượng hiện có", "bao phủ",
            "mục tiêu", "còn thiếu", "chưa có mã định danh",
          ], rows)
  }

  private static func needs(_ figures: RoundFigures, _ language: Language) -> [String] {
    // Where no dose follows another, there is only one method.
    guard figures.lines.contains(where: { $0.cohort != nil }) else { return [] }
    let rows = figures.lines.map { line in
      [
        line.place, line.key.group, "\(line.key.dose)", number(line.gap, language),
        number(line.cohort, language),
        number(line.used, language), method(line.method)[language], Figures(language).number(line.need),
      ]
    }
    let columns: [TextTable.Column] = [
      .init(.left, least: 8), .init(.left), .init(.right), .init(.right), .init(.right), .init(.right),
      .init(.left), .init(.right),
    ]
    return [
      words(
        "Need by both methods (gap = target less given; cohort = given of the dose before less given):",
        "Nhu cầu theo hai cách (theo chỉ tiêu = đối tượng − đã tiêm; theo mũi trước = mũi trước − mũi này):",
        language)
    ]
      + table(
        columns,
        language == .english
          ? ["place", "group", "dose", "gap", "cohort", "used", "method", "need"]
          : ["đơn vị", "nhóm", "mũi", "theo chỉ tiêu", "theo mũi trước", "dùng", "cách tính", "nhu cầu"], rows
      )
  }

  static func method(_ method: RoundFigures.Method) -> Wording {
    switch method {
    case .gap: Wording(en: "gap", vi: "theo chỉ tiêu")
    case .cohort: Wording(en: "cohort", vi: "theo mũi trước")
    case .stated: Wording(en: "stated", vi: "do đơn vị nêu")
    case .several: Wording(en: "several", vi: "nhiều cách")
    }
  }

  private static func populations(_ all: [Place], _ language: Language) -> [String] {
    let places = all.filter { !$0.isStore && $0.populationStart != nil && $0.population != nil }
    guard !places.isEmpty else { return [] }
    let rows = places.map { place -> [String] in
      let difference = place.population.flatMap { present in
        place.populationStart.flatMap { present.subtracting($0) }
      }
      return [
        place.place, place.name ?? "", number(place.populationStart, language),
        number(place.population, language),
        difference.map { ($0 > 0 ? "+" : "") + Figures(language).number($0) } ?? "",
        number(place.temporaryIn, language), number(place.temporaryOut, language),
      ]
    }
    return [words("Both populations:", "Hai dân số:", language)]
      + table(
        [.init(.left, least: 8), .init(.left, least: 8)] + Array(repeating: .init(.right), count: 5),
        language == .english
          ? ["place", "name", "start", "present", "difference", "temporary in", "temporary out"]
          : ["đơn vị", "tên", "đầu kỳ", "hiện có", "chênh lệch", "tạm trú", "tạm vắng"], rows)
  }

  private static func totals(
    _ figures: RoundFigures, _ tolerance: ExactDecimal, _ language: Language
  ) -> [String] {
    guard !figures.comparisons.isEmpty else { return [] }
    let rows = figures.comparisons.map { comparison in
      [
        comparison.subject == .given
          ? words("given", "đã tiêm", language) : words("people", "đối tượng", language),
        comparison.key.group,
        "\(comparison.key.dose)", number(comparison.sum, language), number(comparison.total, language),
        (comparison.difference > 0 ? "+" : "") + Figures(language).number(comparison.difference),
        comparison.isBeyondTolerance ? words("differs", "lệch", language) : words("agrees", "khớp", language),
        comparison.source ?? "",
      ]
    }
    var lines =
      [
        words(
          "Sums of recipients against the province (tolerance \(Figures(language).number(tolerance))):",
          "Tổng các đơn vị so với toàn tỉnh (dung sai \(Figures(language).number(tolerance))):", language)
      ]
      + table(
        [
          .init(.left), .init(.left), .init(.right), .init(.right), .init(.right), .init(.right),
          .init(.left),
          .init(.left, least: 8),
        ],
        language == .english
          ? ["", "group", "dose", "sum", "province", "difference", "", "source"]
          : ["", "nhóm", "mũi", "tổng", "toàn tỉnh", "chênh lệch", "", "nguồn"], rows)
    if !figures.withoutTotal.isEmpty {
      lines.append(
        words("  no total for: ", "  chưa có tổng của: ", language)
          + figures.withoutTotal.map { name($0, language) }.joined(separator: "; "))
    }
    return lines
  }

  private static func missing(_ figures: RoundFigures, _ language: Language) -> [String] {
    guard !figures.missing.isEmpty else { return [] }
    return [words("Nobody is listed for:", "Chưa có dòng nhu cầu cho:", language)]
      + figures.missing.map { place, keys in
        "  \(place): \(keys.map { name($0, language) }.joined(separator: "; "))"
      }
  }

  private static func name(_ key: GroupDose, _ language: Language) -> String {
    words("\(key.group), dose \(key.dose)", "\(key.group), mũi \(key.dose)", language)
  }
}
