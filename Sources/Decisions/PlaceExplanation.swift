public import VaccineAllocation

/// What a recipient, or one group and dose of it, gets and lacks, and why.
public struct PlaceExplanation: Sendable, Hashable {
  /// One group and dose.
  public struct Line: Sendable, Hashable {
    /// The target group.
    public let group: String
    /// The dose number.
    public let dose: Int
    /// People who will come.
    public let need: Int
    /// People whom the plan vaccinates.
    public let planned: Int
    /// Whether any usable lot on hand may serve them at all.
    public let isEligible: Bool
    /// People who go without.
    public var lacking: Int { need - planned }
  }

  /// The recipient's code.
  public let place: String
  /// The lines asked about that have need, in the order of the round.
  public let lines: [Line]
  /// What arrives there or stands there and is used.
  public let shipments: [Shipment]
  /// What would let more people be vaccinated or save doses in all, each lifted alone; where nothing helps alone,
  /// pairs.
  public let causes: [Lifting]
  /// What the round comes to as it is.
  public let before: PlanFigures

  /// People who go without, of the lines asked about.
  public var lacking: Int { lines.reduce(0) { $0 + $1.lacking } }

  /// Explains a recipient, or with a group and dose one line of it.
  ///
  /// - Throws: ``ExplanationError`` where the round has no such place or line, or the solver failed.
  public init(
    of place: String, group: String? = nil, dose: Int? = nil, in plan: Plan, of round: Round,
    by planner: Planner = Planner()
  ) throws(ExplanationError) {
    guard let index = round.index(ofPlace: place) else {
      throw .change(
        .unknownPlace(place, meant: Likeness(known: round.places.map(\.place)).nearest(to: place)))
    }
    if round.places[index].isStore { throw .change(.store(place)) }
    let asked = round.demand.filter { line in
      line.place == place && (group.map { $0 == line.group } ?? true)
        && (dose.map { $0 == line.dose } ?? true)
    }
    guard !asked.isEmpty else { throw .change(.noDemand(place: place, group: group, dose: dose)) }
    self.place = place
    var lines: [Line] = []
    for line in asked where line.need > 0 {
      guard !lines.contains(where: { $0.group == line.group && $0.dose == line.dose }) else { continue }
      let same = asked.filter { $0.group == line.group && $0.dose == line.dose }
      let rows = Set(same.map(\.demandRow))
      lines.append(
        Line(
          group: line.group, dose: line.dose, need: same.reduce(0) { $0 + $1.need },
          planned: plan.use.reduce(0) { $0 + (rows.contains($1.demandRow) ? $1.people : 0) },
          isEligible: round.lots.contains { lot in
            lot.vials > 0 && round.exclusion(of: lot) == nil && round.share(of: lot, for: line) != nil
          }))
    }
    self.lines = lines
    shipments = plan.shipments.filter { $0.to == place }
    do {
      let solver = try FigureSolver(round, planner: planner)
      before = solver.before
      let given = plan.use.reduce(into: [Int: Int]()) { $0[$1.demandRow, default: 0] += $1.people }
      var lacking: [Int: Int] = [:]
      for line in asked where line.need > given[line.demandRow] ?? 0 {
        lacking[line.demandRow] = line.need - (given[line.demandRow] ?? 0)
      }
      let probe = HindranceProbe(solver, scope: .lines(place: place, lacking: lacking))
      causes = lines.contains { $0.lacking > 0 } ? try probe.causes() : []
    } catch {
      throw .planning(error)
    }
  }
}
