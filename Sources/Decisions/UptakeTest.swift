public import VaccineAllocation

/// How a plan stands if fewer people come: its shipments stay as they are, the use of them is found anew.
public struct UptakeTest: Sendable, Hashable {
  /// One lower uptake.
  public struct Row: Sendable, Hashable {
    /// How many of a hundred expected people stay away.
    public let percentDown: Int
    /// Usable doses then lost.
    public let dosesLost: Double
    /// People who would still come.
    public let coming: Int
    /// People then vaccinated.
    public let people: Int
    /// Recipients where people who come go without, with how many, the most first.
    public let goingWithout: [String: Int]
    /// Lot lines that lose more than at the stated uptake, the most first.
    public let lots: [LostLot]
  }

  /// A lot line and what it loses.
  public struct LostLot: Sendable, Hashable {
    /// The lot line.
    public let lot: LotName
    /// Usable doses lost at the stated uptake.
    public let before: Double
    /// Usable doses lost at the lower one.
    public let after: Double
  }

  /// The stated uptake, then the lower ones as asked for.
  public let rows: [Row]

  /// Holds a plan's shipments and lowers uptake everywhere.
  ///
  /// - Parameters:
  ///   - plan: a plan of the round.
  ///   - round: the round.
  ///   - percentages: how many of a hundred expected people stay away, each from 0 to 100.
  ///   - planner: how the rounds are planned.
  public init(
    of plan: Plan, for round: Round, down percentages: [Int], by planner: Planner = Planner()
  ) throws(ExplanationError) {
    var rows: [Row] = []
    var stated: [LotName: Double] = [:]
    for percent in [0] + percentages {
      guard (0...100).contains(percent) else { throw .change(.outOfRange("\(percent) %")) }
      let changed = UptakeTest.lowered(round, by: percent)
      let held: HeldUse
      do {
        held = try planner.bestUse(of: plan.shipments, in: changed)
      } catch {
        throw .planning(error)
      }
      let lost = Dictionary(
        held.lost.map { (LotName($0.lot), $0.doses) }, uniquingKeysWith: { first, _ in first })
      if rows.isEmpty { stated = lost }
      var without: [String: Int] = [:]
      for line in changed.demand where line.need > 0 {
        without[line.place, default: 0] += line.need - (held.peopleOfRow[line.demandRow] ?? 0)
      }
      let more = lost.filter { $0.value > (stated[$0.key] ?? 0) + 1e-9 }
        .map { LostLot(lot: $0.key, before: stated[$0.key] ?? 0, after: $0.value) }
        .sorted { left, right in
          let (first, second) = (left.after - left.before, right.after - right.before)
          return first != second ? first > second : left.lot.description < right.lot.description
        }
      rows.append(
        Row(
          percentDown: percent, dosesLost: held.waste, coming: changed.demand.reduce(0) { $0 + $1.need },
          people: held.people.reduce(0, +), goingWithout: without.filter { $0.value > 0 }, lots: more))
    }
    self.rows = rows
  }

  /// The round with so many of a hundred expected people staying away.
  static func lowered(_ round: Round, by percent: Int) -> Round {
    if percent == 0 { return round }
    var changed = ChangedTables(round)
    let kept = ExactDecimal(mantissa: Int64(100 - percent), decimals: 2) ?? 1
    for line in changed.tables.demand.indices {
      let uptake = changed.tables.demand[line].uptake
      changed.tables.demand[line].uptake =
        uptake.multiplied(by: kept) ?? ExactDecimal.rounded(uptake, times: kept)
    }
    return (try? Round(changed.tables)) ?? round
  }
}

extension ExactDecimal {
  /// The product cut to nine decimals, for factors with very many.
  fileprivate static func rounded(_ left: ExactDecimal, times right: ExactDecimal) -> ExactDecimal {
    let product = Int64((left.doubleValue * right.doubleValue * 1e9).rounded(.down))
    return ExactDecimal(mantissa: product, decimals: mostDecimals) ?? left
  }
}
