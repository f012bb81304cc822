public import AllocationModel

/// The papers of a planned round: the report, the decision's annex, issue notes and picking lists.
///
///     let papers = RoundPapers(plan: plan, round: round, language: .vietnamese)
///     let page = papers.report  // HTML, whole in itself
///
/// Every paper is a pure function of what it is made from: the same input gives the same bytes. All texts that come
/// from data are escaped. The cost is linear in the rows of the plan and in the days between its first and last.
public struct RoundPapers: Sendable {
  private let plan: Plan
  private let round: Round
  private let notes: [String]
  private let measures: [WordedMeasure]?
  private let prices: [OrderRow]
  private let series: SeriesFigures
  /// The language of the papers.
  public let language: Language

  /// Makes the papers of a plan.
  ///
  /// - Parameters:
  ///   - plan: A plan of the round.
  ///   - round: What the plan was made for.
  ///   - language: The language of words, numbers and days.
  ///   - inputNotes: What was said about the input when it was read. The notes of the plan that repeat them are given
  ///     in the papers' language.
  ///   - shown: How a note names file and column to the person who keeps the tables.
  ///   - measures: What would save most, the most first, where somebody has worked it out; without it the report says
  ///     what the plan's own losses say.
  ///   - prices: What each order of the objectives comes to, the round's own first; none leaves the section out.
  ///   - series: What came back from the rounds before, and what thawing everything would lose.
  public init(
    plan: Plan, round: Round, language: Language, inputNotes: [RoundMessage] = [],
    shown: (RoundMessage) -> RoundMessage = { $0 }, measures: [WordedMeasure]? = nil, prices: [OrderRow] = [],
    series: SeriesFigures = SeriesFigures()
  ) {
    self.plan = plan
    self.round = round
    self.language = language
    self.measures = measures
    self.prices = prices
    self.series = series
    notes = ReportNotes.lines(
      plan.notes, inputNotes, own: round.policy.language, language, shown: shown)
  }

  private var paper: Paper { Paper(plan, round, language) }

  /// The report: a page for the decision-maker, and everything that stands behind it.
  public var report: String {
    ReportPage(paper, notes: notes, measures: measures, prices: prices, series: series).html()
  }

  /// The annex of the decision: who gets which lot in this dispatch, totals in words, room for signatures.
  public var annex: String { AnnexPage(paper).html() }

  /// A page for each recipient that gets vials in this dispatch, to be signed by both sides.
  public var issueNotes: String { IssueNotesPage(paper).html() }

  /// A page for each place that issues vials in this dispatch, by lot.
  public var pickingLists: String { PickingListsPage(paper).html() }

  /// The annex, shipments, use, losses and coverage as tables to sort, filter and add up.
  public var tables: [PaperTable] { PlanTables(paper: paper).all() }
}
