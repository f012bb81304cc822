/// What the notices of a round do to its lot lines.
///
/// For each lot line the notices that name it are taken in the order of their days, then of their rows; those that
/// the line is marked with have been applied already and are passed over. The cost is the number of lot lines times
/// the number of notices.
public struct NoticeEffects: Sendable, Hashable {
  /// Two notices that cannot both hold for a lot line.
  public struct Contradiction: Sendable, Hashable {
    /// The earlier of the two, by day and row.
    public let first: Notice
    /// The later one.
    public let second: Notice
    /// The lot line that both name.
    public let lot: LotLine
  }

  /// The lot lines after the notices, each marked with those that changed it.
  public private(set) var lots: [LotLine]
  /// What every notice did to every lot line that it names.
  public private(set) var outcomes: [NoticeOutcome] = []
  /// Notices that cannot both hold.
  public private(set) var contradictions: [Contradiction] = []

  /// Applies the notices of some tables to their lot lines.
  public init(_ tables: RoundTables) {
    lots = tables.lots
    guard let notices = tables.notices, !notices.isEmpty else { return }
    let vaccines = Dictionary(
      tables.vaccines.map { ($0.vaccine, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = notices.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
    for index in lots.indices {
      guard let vaccine = vaccines[lots[index].vaccine] else { continue }
      let named = ordered.filter {
        $0.names(lots[index]) && !(lots[index].appliedNotices ?? []).contains($0.notice)
      }
      if named.isEmpty { continue }
      var line = NoticedLine(lot: lots[index], vaccine: vaccine, policy: tables.policy, index: index)
      for notice in named { line.take(notice) }
      lots[index] = line.lot
      outcomes += line.outcomes
      contradictions += line.contradictions
    }
  }
}

/// One lot line, and the notices that have come to it so far.
private struct NoticedLine {
  private(set) var lot: LotLine
  private(set) var outcomes: [NoticeOutcome] = []
  private(set) var contradictions: [NoticeEffects.Contradiction] = []
  private let asGiven: LotLine
  private let vaccine: Vaccine
  private let policy: Policy
  private let lotRow: Int
  private var lastExtension: (notice: Notice, base: Day, expiry: Day)?
  private var ruling: Notice?

  init(lot: LotLine, vaccine: Vaccine, policy: Policy, index: Int) {
    self.lot = lot
    asGiven = lot
    self.vaccine = vaccine
    self.policy = policy
    lotRow = RoundInspection.row(lot.row, index)
  }

  mutating func take(_ notice: Notice) {
    if notice.date > policy.date { return add(notice, .notYet, before: lot) }
    if let condition = NoticeConditions.firstFailing(notice, for: lot, of: vaccine) {
      return add(notice, condition.isKnown ? .conditionNotMet : .undecided, condition.column, before: lot)
    }
    switch notice.kind {
    case .extend: extend(notice)
    case .suspend, .release, .recall: rule(notice)
    }
  }

  private mutating func extend(_ notice: Notice) {
    // Two extensions of one day start from the same expiry and must agree.
    if let earlier = lastExtension, earlier.notice.date == notice.date {
      if notice.expiry(from: earlier.base) != earlier.expiry { contradict(earlier.notice, notice) }
      return add(notice, .unchanged, before: lot)
    }
    let before = lot
    let expiry = notice.expiry(from: lot.expiry)
    lastExtension = (notice, lot.expiry, expiry)
    guard expiry > lot.expiry else { return add(notice, .unchanged, before: before) }
    lot.expiry = expiry
    mark(notice)
    add(notice, .applied, before: before)
  }

  private mutating func rule(_ notice: Notice) {
    if let ruling, ruling.kind != notice.kind,
      ruling.date == notice.date || (ruling.kind == .recall && notice.kind == .release)
    {
      contradict(ruling, notice)
    }
    ruling = notice
    let before = lot
    switch (notice.kind, lot.status) {
    case (.suspend, .available), (.suspend, .quarantine): lot.status = .suspended
    case (.release, .suspended), (.release, .quarantine): lot.status = .available
    case (.recall, .available), (.recall, .quarantine), (.recall, .suspended), (.recall, .expired):
      lot.status = .recalled
    default: return add(notice, .unchanged, before: before)
    }
    mark(notice)
    add(notice, .applied, before: before)
  }

  private mutating func contradict(_ first: Notice, _ second: Notice) {
    contradictions.append(NoticeEffects.Contradiction(first: first, second: second, lot: asGiven))
  }

  private mutating func mark(_ notice: Notice) {
    if !(lot.appliedNotices ?? []).contains(notice.notice) {
      lot.appliedNotices = (lot.appliedNotices ?? []) + [notice.notice]
    }
  }

  private mutating func add(
    _ notice: Notice, _ result: NoticeOutcome.Result, _ condition: String = "", before: LotLine
  ) {
    outcomes.append(
      NoticeOutcome(
        notice: notice.notice, date: notice.date, kind: notice.kind, lot: lot.lot, vaccine: lot.vaccine,
        place: lot.place, vials: lot.vials, result: result, condition: condition, oldExpiry: before.expiry,
        newExpiry: lot.expiry, oldLastDay: before.lastDay(of: vaccine, under: policy),
        newLastDay: lot.lastDay(of: vaccine, under: policy), oldStatus: before.status, newStatus: lot.status,
        noticeRow: notice.row, lotRow: lotRow))
  }
}

extension Notice {
  /// The expiry that an extension gives to a lot that expires on a day.
  func expiry(from day: Day) -> Day {
    if let newExpiry { return newExpiry }
    if let addMonths { return day.adding(months: addMonths) }
    return day + (addDays ?? 0)
  }
}

/// Whether a lot line meets the conditions of a notice.
enum NoticeConditions {
  /// A condition that is not met, or cannot be decided.
  struct Failing: Hashable {
    let column: String
    /// Whether the tables decide it.
    let isKnown: Bool
  }

  /// The first condition that is known not to be met, else the first that cannot be decided; nil where all are met.
  static func firstFailing(_ notice: Notice, for lot: LotLine, of vaccine: Vaccine) -> Failing? {
    var answers: [(String, Bool?)] = []
    if let place = notice.place { answers.append(("place", place == lot.place)) }
    if let storage = notice.storage {
      answers.append(("storage", isStored(lot, vaccine, storage, on: notice.date)))
    }
    if let day = notice.receivedFrom { answers.append(("received_from", lot.received.map { $0 >= day })) }
    if let day = notice.receivedBefore { answers.append(("received_before", lot.received.map { $0 < day })) }
    if let failing = answers.first(where: { $0.1 == false }) {
      return Failing(column: failing.0, isKnown: true)
    }
    return answers.first { $0.1 == nil }.map { Failing(column: $0.0, isKnown: false) }
  }

  /// Whether a lot was stored so on a day; nil where the tables do not say.
  private static func isStored(_ lot: LotLine, _ vaccine: Vaccine, _ storage: String, on day: Day) -> Bool? {
    let wanted = plain(storage)
    let stated = lot.storage.map(plain)
    guard wanted == "frozen" || wanted == "thawed" else { return stated.map { $0 == wanted } }
    if let thawed = lot.thawedOn { return (thawed <= day) == (wanted == "thawed") }
    if stated == "frozen" || stated == "thawed" { return stated == wanted }
    // A lot of a vaccine that thaws is frozen until somebody writes the day; of others nobody says.
    return vaccine.thawedDays == nil ? nil : wanted == "frozen"
  }

  /// A text in small letters without blanks.
  private static func plain(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
}
