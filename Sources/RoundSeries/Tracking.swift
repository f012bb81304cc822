public import AllocationModel

/// A closed round, as its closing has it.
public struct ClosedRound: Sendable, Hashable {
  /// The round's name.
  public var round: String
  /// Its dispatch day.
  public var date: Day
  /// How each place used each vaccine.
  public var performance: [PerformanceLine] = []
  /// How many of the people who could come did.
  public var uptake: [UptakeLine] = []
  /// Doses lost for each reason.
  public var waste: [WasteLine] = []
  /// Who reported when.
  public var reports: [ReportLine] = []

  /// Makes a round of which nothing is known.
  public init(round: String, date: Day) {
    self.round = round
    self.date = date
  }

  /// Takes the figures of a closing.
  public init(round: String, date: Day, closing: Closing) {
    self.init(round: round, date: date)
    performance = closing.performance
    uptake = closing.uptake
    waste = closing.waste
    reports = closing.reports
  }
}

/// Plan against actual over closed rounds, for people and for the pages of a report.
///
/// Shares are worked out from sums of counts, never from other shares, and always stand beside them.
public struct Tracking: Sendable, Hashable {
  /// A count out of another, with how often it was seen.
  public struct Share: Sendable, Hashable {
    /// What was counted.
    public var part: ExactDecimal = 0
    /// Out of how many.
    public var whole: ExactDecimal = 0
    /// How many observations are in it.
    public var observations = 0

    /// Makes a share of nothing.
    public init() {}

    /// The part of the whole; nil where the whole is nought. It may exceed 1.
    public var value: Double? { whole > 0 ? part.doubleValue / whole.doubleValue : nil }

    mutating func add(_ part: ExactDecimal, of whole: ExactDecimal, observations count: Int = 1) {
      self.part = (Doses(self.part) + Doses(part)).exact
      self.whole = (Doses(self.whole) + Doses(whole)).exact
      observations += count
    }
  }

  /// The rounds, by their days.
  public let rounds: [ClosedRound]

  /// Brings closed rounds in order.
  public init(_ rounds: [ClosedRound]) {
    self.rounds = rounds.sorted { ($0.date, $0.round) < ($1.date, $1.round) }
  }

  /// The places with any figure, in the order of their codes.
  public var places: [String] {
    Set(rounds.flatMap { $0.performance.map(\.place) + $0.reports.map(\.place) }).sorted()
  }

  /// The vaccines with any figure, in the order of their codes.
  public var vaccines: [String] { Set(rounds.flatMap { $0.performance.map(\.vaccine) }).sorted() }

  /// Standard doses given out of the doses that places had at their disposal, in one round; nil counts all places or
  /// all vaccines. Stores give nothing and are left out.
  public func used(_ round: ClosedRound, place: String? = nil, vaccine: String? = nil) -> Share {
    var share = Share()
    let stores = Set(round.performance.map(\.place)).subtracting(round.uptake.map(\.place))
    for line in round.performance
    where place.map({ $0 == line.place }) ?? !stores.contains(line.place)
      && (vaccine.map { $0 == line.vaccine } ?? true)
    {
      share.add(line.given, of: ExactDecimal(max(0, line.available)))
    }
    return share
  }

  /// Doses of opened vials that were given to nobody, out of all doses of vials opened, where stock was counted. An
  /// observation is a lot at a place in a round.
  public func openVialWastage(of vaccine: String) -> Share {
    var share = Share()
    for line in rounds.flatMap(\.performance) where line.vaccine == vaccine && line.observations > 0 {
      let opened = ExactDecimal(line.openedCounted)
      let left = max(0, opened.subtracting(line.givenCounted) ?? 0)
      share.add(left, of: opened, observations: line.observations)
    }
    return share
  }

  /// People vaccinated out of those whom the plans meant to vaccinate before the next round. An observation is a
  /// round in which any were.
  public func turnout(place: String, group: String, dose: Int) -> Share {
    var share = Share()
    for round in rounds {
      let lines = round.uptake.filter { $0.place == place && $0.group == group && $0.dose == dose }
      let planned = lines.reduce(0) { $0 + $1.planned }
      if planned == 0 { continue }
      share.add(ExactDecimal(lines.reduce(0) { $0 + $1.given }), of: ExactDecimal(planned))
    }
    return share
  }

  /// Doses lost in one round for each reason, all places together, the most first.
  public func lost(_ round: ClosedRound) -> [(reason: WasteReason, doses: ExactDecimal)] {
    var sums: [WasteReason: Doses] = [:]
    for line in round.waste { sums[line.reason, default: .zero] += Doses(line.doses) }
    return sums.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map {
      (reason: $0.key, doses: $0.value.exact)
    }
  }

  /// Usable doses whose loss the plan of one round foresaw.
  public func foreseen(_ round: ClosedRound) -> ExactDecimal {
    round.performance.reduce(Doses.zero) { $0 + Doses($1.foreseen) }.exact
  }

  /// How many days late a place was in a round; nil where it had nothing to report.
  public func daysLate(_ round: ClosedRound, place: String) -> Int? {
    round.reports.first { $0.place == place }?.late
  }
}

/// A rate that the next round may take from what was seen.
public struct RateSuggestion: Sendable, Hashable {
  /// The table: `vaccines.csv` or `demand.csv`.
  public var table = ""
  /// The column: `open_vial_wastage` or `uptake`.
  public var column = ""
  /// The vaccine's code; empty for an uptake.
  public var vaccine = ""
  /// The place; empty for a wastage.
  public var place = ""
  /// The group; empty for a wastage.
  public var group = ""
  /// The dose; 0 for a wastage.
  public var dose = 0
  /// What the round says now.
  public var present: ExactDecimal = 0
  /// What was seen suggests, to four decimals.
  public var suggested: ExactDecimal = 0
  /// What was counted.
  public var part: ExactDecimal = 0
  /// Out of how many.
  public var whole: ExactDecimal = 0
  /// How many observations are in it.
  public var observations = 0

  /// Makes an empty suggestion.
  public init() {}
}

extension Tracking {
  /// Rates for a round from what was seen: for each vaccine the open-vial wastage, for each demand line its uptake
  /// times the turnout seen there, at most 1. Where nothing was seen, nothing is suggested. Nothing is applied.
  public func suggestions(for tables: RoundTables) -> [RateSuggestion] {
    var list: [RateSuggestion] = []
    for vaccine in tables.vaccines {
      let seen = openVialWastage(of: vaccine.vaccine)
      guard let rate = seen.value, let suggested = Tracking.rounded(min(rate, 0.9999)) else { continue }
      var row = RateSuggestion()
      (row.table, row.column, row.vaccine) = ("vaccines.csv", "open_vial_wastage", vaccine.vaccine)
      (row.present, row.suggested) = (vaccine.openVialWastage, suggested)
      (row.part, row.whole, row.observations) = (seen.part, seen.whole, seen.observations)
      list.append(row)
    }
    for line in tables.demand {
      let seen = turnout(place: line.place, group: line.group, dose: line.dose)
      guard let share = seen.value, let suggested = Tracking.rounded(min(1, line.uptake.doubleValue * share))
      else {
        continue
      }
      var row = RateSuggestion()
      (row.table, row.column, row.place) = ("demand.csv", "uptake", line.place)
      (row.group, row.dose) = (line.group, line.dose)
      (row.present, row.suggested) = (line.uptake, suggested)
      (row.part, row.whole, row.observations) = (seen.part, seen.whole, seen.observations)
      if !list.contains(row) { list.append(row) }
    }
    return list
  }

  private static func rounded(_ rate: Double) -> ExactDecimal? {
    ExactDecimal(mantissa: Int64((rate * 10_000).rounded(.toNearestOrAwayFromZero)), decimals: 4)
  }
}
