public import AllocationModel
internal import Markup
public import RoundSeries

/// The tables of vaccine use that are owed daily and monthly, as sheets and as a page to print and sign.
///
///     let papers = VaccineUsePapers(
///       round: round, plan: plan, actual: actual, closing: closing, language: .vietnamese)
///     let page = papers.page  // HTML, whole in itself
///
/// What came back from the field fills them in; without it the opening stock stands there and the rest is blank, to be
/// filled in by hand. Cells for what no table of a round says, such as reactions after vaccination, are always blank.
public struct VaccineUsePapers: Sendable {
  private let paper: Paper
  private let byMonth: VaccineUse
  private let byDay: VaccineUse
  private let closing: Day
  private let isForm: Bool

  /// Works the tables out.
  ///
  /// - Parameters:
  ///   - round: the round.
  ///   - plan: what was planned for it.
  ///   - actual: what came back; nil where nothing has yet.
  ///   - closing: the last day.
  ///   - language: the language of words, numbers and days.
  public init(round: Round, plan: Plan, actual: Actual?, closing: Day, language: Language) {
    paper = Paper(plan, round, language)
    byMonth = VaccineUse(of: round, plan: plan, actual: actual, closing: closing, by: .month)
    byDay = VaccineUse(of: round, plan: plan, actual: actual, closing: closing, by: .day)
    self.closing = closing
    isForm = actual == nil
  }

  /// The province by vaccine and month, lots by month and day, people by month and day.
  public var tables: [PaperTable] {
    [
      UseTables(paper: paper, use: byMonth).province(), UseTables(paper: paper, use: byMonth).stock(),
      UseTables(paper: paper, use: byMonth).people(), UseTables(paper: paper, use: byDay).stock(),
      UseTables(paper: paper, use: byDay).people(),
    ]
  }

  /// The same tables as a page.
  public var page: String {
    let title = paper.text(en: "Vaccine use", vi: "Tình hình sử dụng vắc xin")
    let parts = OfficialParts(paper: paper)
    let days = (paper.day(paper.round.policy.date), paper.day(closing))
    return PageParts.page(
      paper, title: "\(title) – \(paper.plan.round)", class: "use",
      styles: [OfficialStyle.sheet, OfficialStyle.wide, UseStyle.sheet]
    ) {
      parts.heads(number: nil, day: nil)
      Element("h1") {
        paper.text(
          en: "REPORT ON VACCINE USE AND PEOPLE VACCINATED",
          vi: "BÁO CÁO TÌNH HÌNH SỬ DỤNG VẮC XIN VÀ KẾT QUẢ TIÊM CHỦNG")
      }
      Element("p", ["class": "under"]) { paper.plan.round }
      Element("p", ["class": "under"]) {
        isForm
          ? paper.text(
            en: "Opening stock of \(days.0); the rest is to be filled in.",
            vi: "Tồn đầu kỳ ngày \(days.0); các ô còn lại để đơn vị điền.")
          : paper.text(en: "From \(days.0) until \(days.1)", vi: "Từ ngày \(days.0) đến ngày \(days.1)")
      }
      for (position, table) in tables.enumerated() {
        Element("section", ["class": position == 0 ? nil : "part"]) {
          Element("h2") { "\(position + 1). \(table.name)" }
          if table.rows.isEmpty {
            Element("p") { paper.text(en: "Nothing was reported.", vi: "Chưa có số liệu.") }
          } else {
            UseTables.element(
              table, paper, withoutPeriod: position < 3 && UseTables(paper: paper, use: byMonth).hasOnePeriod)
          }
        }
      }
      Element("p", ["class": "remark"]) { UseTables.explanation(paper) }
      parts.signing([
        paper.text(en: "Prepared by", vi: "Người lập biểu"),
        paper.text(en: "Head of the unit", vi: "Thủ trưởng đơn vị"),
      ])
    }
  }
}

/// What wide tables of small numbers need on paper.
enum UseStyle {
  static let sheet = StyleSheet(
    """
    body.use { max-width: 78rem; } .use table { font-size: .85em; } .use td:last-child { min-width: 6rem; }
    @media print {
      .use table { font-size: 8.5pt; } .use th, .use td { padding: .5mm 1mm; }
      .use .part { break-before: page; } .use td:last-child { min-width: 0; }
    }
    """)
}
