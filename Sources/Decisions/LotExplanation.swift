public import VaccineAllocation

/// Where a lot goes, what of it is lost, and why.
public struct LotExplanation: Sendable, Hashable {
  /// The lot line as the round has it.
  public let line: LotLine
  /// Its last day where it stands.
  public let lastDay: Day
  /// Why it is never planned, or nil where it is.
  public let exclusion: ExclusionReason?
  /// Usable doses on hand.
  public let usableDoses: Double
  /// What of it the plan ships.
  public let shipments: [Shipment]
  /// Whom the plan vaccinates with it.
  public let use: [Use]
  /// What of it the plan loses, as the plan's table has it.
  public let losses: [Loss]
  /// Recipients with need that it may serve at all.
  public let eligibleRecipients: [String]
  /// Where it goes by shipment and why there, the most doses first; the largest ones where there are many.
  public let destinations: [LotDestination]
  /// Where it does not go though people there could be given it, the most first, and why not.
  public let passedOver: [PassedOver]
  /// What would save doses in all, each lifted alone for this lot; where nothing helps alone, pairs.
  public let causes: [Lifting]
  /// Usable doses of it that would be lost even if vials could be split; the rest is owed to whole vials.
  public let mustLose: Double
  /// What the best of all plans must lose, of all lots together.
  public let before: PlanFigures

  /// Usable doses that the plan loses of it.
  public var dosesLost: Double { losses.reduce(0) { $0 + $1.dosesLost.doubleValue } }
  /// Usable doses that the plan gives.
  public var dosesGiven: Double { use.reduce(0) { $0 + $1.dosesGiven.doubleValue } }

  /// Explains a lot line.
  ///
  /// - Throws: ``ExplanationError`` where no such lot is known, several are, or the solver failed.
  public init(
    of name: LotName, in plan: Plan, of round: Round, by planner: Planner = Planner()
  ) throws(ExplanationError) {
    let lines = round.lots.filter(name.names)
    guard let line = lines.first else {
      throw .change(
        .unknownLot(name, meant: Likeness(known: round.lots.map(\.lot)).nearest(to: name.lot)))
    }
    guard lines.count == 1 else { throw .change(.severalLots(name, lines.map { LotName($0) })) }
    self.line = line
    lastDay = round.lastDay(of: line)
    exclusion = round.exclusion(of: line)
    usableDoses = Double(line.vials) * round.vaccine(of: line).usableDosesPerVial.doubleValue
    shipments = plan.shipments.filter {
      $0.lot == line.lot && $0.vaccine == line.vaccine && $0.from == line.place
    }
    use = plan.use.filter { $0.lot == line.lot && $0.vaccine == line.vaccine && $0.heldAt == line.place }
    losses = plan.losses.filter {
      $0.lot == line.lot && $0.vaccine == line.vaccine && $0.place == line.place
    }
    eligibleRecipients = round.places.map(\.place).filter { place in
      round.demand.contains { $0.place == place && $0.need > 0 && round.share(of: line, for: $0) != nil }
    }
    do {
      let solver = try FigureSolver(round, planner: planner)
      before = solver.before
      let probe = HindranceProbe(solver, scope: .lot(line))
      // Where none of it need be lost but for whole vials, nothing else stands in its way.
      let isLost = exclusion == nil && !losses.isEmpty && before.dosesLost >= 0.05
      mustLose = isLost ? try planner.leastLoss(of: line, in: PlanFigures.judged(round)) : 0
      let search = DestinationSearch(line: line, plan: plan, round: round, planner: planner)
      (destinations, passedOver) = exclusion == nil ? try search.answers() : ([], [])
      causes = mustLose >= 0.05 ? try probe.causes().filter { $0.effect.dosesSaved >= 0.05 } : []
    } catch {
      throw .planning(error)
    }
  }
}

/// Why something cannot be explained or worked out.
public enum ExplanationError: Error, Sendable {
  /// What was asked about is not in the round.
  case change(ImpossibleChange)
  /// The solver failed or was stopped.
  case planning(PlanningError)
}
