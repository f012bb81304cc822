public import VaccineAllocation

/// A lot that somebody offers.
public struct Offer: Sendable, Hashable {
  /// The vaccine's code.
  public var vaccine: String
  /// Doses as printed on the vials; whole vials of them are counted.
  public var doses: Int
  /// The expiry as printed.
  public var expiry: Day
  /// The day on which it arrives; nil means the dispatch day.
  public var arrives: Day?
  /// The store it goes to; nil means the round's first.
  public var place: String?

  /// Describes an offer.
  public init(vaccine: String, doses: Int, expiry: Day, arrives: Day? = nil, place: String? = nil) {
    self.vaccine = vaccine
    self.doses = doses
    self.expiry = expiry
    self.arrives = arrives
    self.place = place
  }
}

/// How much of an offer could be used, what that costs lots already held, and how much is worth accepting.
///
/// Worked out on the relaxation with fewest doses lost first, and losses counted up to the offer's last day where that
/// is later than the round counts them.
public struct OfferAnswer: Sendable, Hashable {
  /// The offer.
  public let offer: Offer
  /// The store it goes to.
  public let place: String
  /// Doses per vial of the vaccine.
  public let dosesPerVial: Int
  /// Vials that can be sent apart: a pack, else an issue unit; at least 1.
  public let vialsPerPack: Int
  /// Whole vials offered.
  public let vials: Int
  /// Usable doses of all of them.
  public let usableDoses: Double
  /// The last day whose losses were counted for this answer.
  public let countedUntil: Day
  /// Usable doses of the offer that could be used if nothing else were in stock.
  public let usableAlone: Double
  /// The round without the offer.
  public let without: PlanFigures
  /// The round with all of it.
  public let withAll: PlanFigures
  /// The most vials that can be accepted without one more dose being lost of anything.
  public let vialsWorthAccepting: Int
  /// The round with those.
  public let withWorth: PlanFigures
  /// The changes to the round that accepting all of it makes.
  public let changes: [RoundChange]

  /// Doses, as printed, worth accepting.
  public var dosesWorthAccepting: Int { vialsWorthAccepting * dosesPerVial }
  /// Whole packs worth accepting.
  public var packsWorthAccepting: Int { vialsWorthAccepting / vialsPerPack }
  /// Further usable doses lost, of the offer or of lots already held, if all of it is accepted.
  public var moreLost: Double { withAll.dosesLost - without.dosesLost }
  /// Usable doses given in all that would not be given without the offer.
  public var moreGiven: Double { usableDoses - moreLost }
  /// Usable doses of lots already held that must be lost if all is used of the offer that can be, at the least.
  public var displaced: Double { max(0, usableAlone - moreGiven) }

  /// Answers an offer.
  ///
  /// - Throws: ``ExplanationError`` where the vaccine or store is unknown, nothing is offered or it arrives after its
  ///   expiry, or the solver failed.
  public init(to offer: Offer, in round: Round, by planner: Planner = Planner()) throws(ExplanationError) {
    self.offer = offer
    guard let vaccine = round.index(ofVaccine: offer.vaccine) else {
      throw .change(
        .unknownVaccine(
          offer.vaccine, meant: Likeness(known: round.vaccines.map(\.vaccine)).nearest(to: offer.vaccine)))
    }
    let facts = round.vaccines[vaccine]
    guard let place = offer.place ?? round.places.first(where: \.isStore)?.place else {
      throw .change(.unknownPlace("", meant: nil))
    }
    vials = offer.doses / facts.dosesPerVial
    guard vials >= 1 else { throw .change(.outOfRange("doses \(offer.doses)")) }
    let arrives = max(round.policy.date, offer.arrives ?? round.policy.date)
    let end = round.policy.expiryDayUsable ? offer.expiry : offer.expiry - 1
    guard arrives <= end - round.policy.safetyDays else {
      throw .change(
        .outsidePlan(
          first: arrives, last: offer.expiry,
          planned: round.policy.date...max(round.policy.date, round.horizon)))
    }
    self.place = place
    dosesPerVial = facts.dosesPerVial
    vialsPerPack = max(1, facts.vialsPerPack ?? facts.issueMultiple)
    let usable = facts.usableDosesPerVial.doubleValue
    usableDoses = Double(vials) * usable
    let lot = OfferAnswer.lotNumber(in: round)
    let from = offer.arrives
    func change(_ vials: Int) -> RoundChange {
      .newLot(
        lot: lot, vaccine: offer.vaccine, place: place, vials: vials, expiry: offer.expiry,
        availableFrom: from)
    }
    changes = [change(vials)]
    let judged = OfferAnswer.judged(round, until: end)
    countedUntil = judged.wasteUntil
    let solver: FigureSolver
    do {
      solver = try FigureSolver(judged, planner: planner)
    } catch {
      throw .planning(error)
    }
    without = solver.before
    withAll = try OfferAnswer.figures(solver, change(vials))
    usableAlone = usableDoses - (try OfferAnswer.lostAlone(solver, change(vials)))
    let base = without.dosesLost
    // Doses lost grow ever faster with what is accepted, and by no more than a vial's for each vial: a line from above
    // meets nought no earlier than they do.
    var (worth, tooMuch, figures) = (0, vials + 1, without)
    var (upper, upperLost, slope) = (vials, withAll.dosesLost - base, usable)
    if upperLost <= PlanFigures.noise(base) { (worth, figures) = (vials, withAll) } else { tooMuch = vials }
    var steps = 0
    while tooMuch - worth > 1, worth < vials {
      let ahead = Int((Double(upper) - upperLost / slope + 1e-6).rounded(.down))
      let follows = steps < 8 && slope > 0
      let next =
        follows ? min(tooMuch - 1, max(worth + 1, ahead)) : worth + (tooMuch - worth) / 2
      steps += 1
      let tried = try OfferAnswer.figures(solver, change(next))
      let lost = tried.dosesLost - base
      if lost <= PlanFigures.noise(base) {
        (worth, figures) = (next, tried)
        if follows, next >= ahead { break }
      } else {
        if next < upper { slope = min(usable, (upperLost - lost) / Double(upper - next)) }
        (upper, upperLost, tooMuch) = (next, lost, next)
      }
    }
    vialsWorthAccepting = worth
    withWorth = figures
  }

  /// The round with fewest doses lost first, its losses counted at least up to a day.
  static func judged(_ round: Round, until end: Day) -> Round {
    var tables = round.tables
    tables.policy.objectives = [.waste, .need]
    tables.policy.horizon = max(round.horizon, end)
    tables.policy.wasteUntil = max(round.wasteUntil, end)
    return (try? Round(tables)) ?? round
  }

  private static func lotNumber(in round: Round) -> String {
    var name = "OFFER"
    while round.lots.contains(where: { $0.lot == name }) { name += "'" }
    return name
  }

  private static func figures(
    _ solver: FigureSolver, _ change: RoundChange
  ) throws(ExplanationError) -> PlanFigures {
    let changed: Round
    do {
      changed = try solver.round.applying([change])
    } catch {
      throw .change(error)
    }
    do {
      return try solver.figures(of: changed)
    } catch {
      throw .planning(error)
    }
  }

  /// Doses of the offer that are lost where all other stock stays where it is and is not used.
  private static func lostAlone(
    _ solver: FigureSolver, _ change: RoundChange
  ) throws(ExplanationError) -> Double {
    var tables: ChangedTables = ChangedTables(solver.round)
    do {
      try tables.apply(change)
    } catch {
      throw .change(error)
    }
    for lot in tables.tables.lots.indices.dropLast() where tables.tables.lots[lot].status == .available {
      tables.tables.lots[lot].status = .quarantine
    }
    tables.tables.pins = []
    tables.tables.policy.reserve = []
    guard let alone = try? Round(tables.tables) else { return 0 }
    do {
      return try PlanFigures(of: alone, by: solver.planner).dosesLost
    } catch {
      throw .planning(error)
    }
  }
}
