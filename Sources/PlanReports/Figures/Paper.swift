internal import AllocationModel

/// What every paper of a round is drawn from: the round, its plan, a language, and the names that people read.
struct Paper: Sendable {
  let round: Round
  let plan: Plan
  let language: Language
  let figures: Figures
  private let placeNames: [String: String]
  private let vaccineNames: [String: String]
  private let lots: [LotKey: LotLine]
  private let demand: [Int: DemandLine]

  /// A lot where it stands.
  struct LotKey: Hashable, Sendable {
    let lot: String
    let vaccine: String
    let place: String

    init(lot: String, vaccine: String, place: String) {
      (self.lot, self.vaccine, self.place) = (lot, vaccine, place)
    }

    init(_ line: LotLine) {
      (lot, vaccine, place) = (line.lot, line.vaccine, line.place)
    }

    init(_ shipment: Shipment) {
      (lot, vaccine, place) = (shipment.lot, shipment.vaccine, shipment.from)
    }

    init(_ use: Use) {
      (lot, vaccine, place) = (use.lot, use.vaccine, use.heldAt)
    }
  }

  init(_ plan: Plan, _ round: Round, _ language: Language) {
    self.round = round
    self.plan = plan.inFixedOrder()
    self.language = language
    figures = Figures(language)
    placeNames = Paper.names(round.places.map { ($0.place, $0.name) })
    vaccineNames = Paper.names(round.vaccines.map { ($0.vaccine, $0.name) })
    demand = Dictionary(round.demand.map { ($0.demandRow, $0) }, uniquingKeysWith: { first, _ in first })
    lots = Dictionary(round.lots.map { (LotKey($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Names by code. A name that two codes share, or that is the code, is told apart by the code.
  private static func names(_ rows: [(code: String, name: String?)]) -> [String: String] {
    var count: [String: Int] = [:]
    for row in rows { if let name = row.name { count[name, default: 0] += 1 } }
    return Dictionary(
      rows.map { code, name in
        guard let name, !name.isEmpty, name != code else { return (code, code) }
        return (code, count[name, default: 0] > 1 ? "\(name) (\(code))" : name)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A place as people call it; the code where it has no name.
  func place(_ code: String) -> String { placeNames[code] ?? code }

  /// A vaccine as people call it; the code where it has no name.
  func vaccine(_ code: String) -> String { vaccineNames[code] ?? code }

  /// The lot line that a row of the plan means.
  func lot(_ key: LotKey) -> LotLine? { lots[key] }

  /// The demand line that a use serves.
  func demand(_ use: Use) -> DemandLine? { demand[use.demandRow] }

  /// The vaccine of a code.
  func vaccineFacts(_ code: String) -> Vaccine? { round.index(ofVaccine: code).map { round.vaccines[$0] } }

  /// A text in the paper's language.
  func text(_ wording: Wording) -> String { wording[language] }

  /// A text in the paper's language.
  func text(en: String, vi: String) -> String { language == .vietnamese ? vi : en }

  /// A whole number.
  func number(_ value: Int) -> String { figures.number(value) }

  /// Doses or litres, to a tenth.
  func doses(_ value: Double) -> String { figures.number(value, decimals: 1) }

  /// A day in full.
  func day(_ day: Day) -> String { figures.day(day) }

  /// A day of a year that is known: `13/10`, `13 Oct`.
  func shortDay(_ day: Day) -> String {
    let (_, month, date) = day.components
    if language == .vietnamese { return "\(date < 10 ? "0" : "")\(date)/\(month < 10 ? "0" : "")\(month)" }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(date) \(months[month - 1])"
  }

  /// What would save doses, in the paper's language; the plan's own text, and its language, where it cannot be said
  /// otherwise.
  func remedy(_ text: String) -> (text: String, otherLanguage: Language?) {
    let own = round.policy.language
    if own == language { return (text, nil) }
    return RemedyWording.translated(text, from: own, to: language).map { ($0, nil) } ?? (text, own)
  }

  /// A group and dose: `18+ mũi 4`, `18+ dose 4`.
  func target(_ group: String, _ dose: Int) -> String {
    text(en: "\(group) dose \(dose)", vi: "\(group) mũi \(dose)")
  }

  /// An English count with its noun, or the Vietnamese one.
  func count(_ number: Int, _ one: String, _ many: String, _ vietnamese: String) -> String {
    let noun = language == .vietnamese ? vietnamese : number == 1 ? one : many
    return figures.number(number) + " " + noun
  }
}
