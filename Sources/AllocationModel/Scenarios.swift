/// How many people come in one way that things may go: a row of `scenarios.csv`.
///
/// Rows of one name are one scenario. Of the rows that name a demand line the most particular holds: one that names
/// the place before one that does not, then one that names the group, then one that names the dose. A line that no row
/// names keeps the uptake of the round.
public struct ScenarioRow: Sendable, Hashable, Codable {
  /// The scenario.
  public var name: String
  /// How much the scenario counts beside the others, greater than 0; nil where another row of it says so.
  public var weight: ExactDecimal?
  /// The recipient; nil (`*`) means every one.
  public var place: String?
  /// The target group; nil (`*`) means every one.
  public var group: String?
  /// The dose number; nil (`*`) means every one.
  public var dose: Int?
  /// The part of the eligible who will come, in [0, 1]; nil leaves it as the round has it.
  public var uptake: ExactDecimal?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a row.
  public init(
    name: String, weight: ExactDecimal? = nil, place: String? = nil, group: String? = nil, dose: Int? = nil,
    uptake: ExactDecimal? = nil
  ) {
    self.name = name
    self.weight = weight
    self.place = place
    self.group = group
    self.dose = dose
    self.uptake = uptake
  }

  /// Whether it is about a demand line.
  public func names(_ line: DemandLine) -> Bool {
    (place ?? line.place) == line.place && (group ?? line.group) == line.group
      && (dose ?? line.dose) == line.dose
  }

  /// How particular it is; of two rows that name a line, the greater one holds.
  var rank: Int { (place == nil ? 0 : 4) + (group == nil ? 0 : 2) + (dose == nil ? 0 : 1) }
}

/// One way in which things may go: how many people come.
public struct Scenario: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// How much it counts, a whole number of at least 1: its part of the ``parts`` of all scenarios.
  public let parts: Int
  /// The uptake of every demand line, in the order of the round.
  public let uptake: [ExactDecimal]
}

extension Round {
  /// The scenarios of the round in the order in which their first rows stand; none where it has no table of them.
  ///
  /// Cost: rows × demand lines.
  public var scenarios: [Scenario] {
    var names: [String] = []
    var rows: [String: [ScenarioRow]] = [:]
    for row in tables.scenarios ?? [] {
      if rows[row.name] == nil { names.append(row.name) }
      rows[row.name, default: []].append(row)
    }
    let weights = names.map { name in rows[name]?.lazy.compactMap(\.weight).first ?? 1 }
    return zip(names, Scenario.parts(of: weights) ?? []).map { name, parts in
      let ranked = (rows[name] ?? []).sorted { $0.rank > $1.rank }
      return Scenario(
        name: name, parts: parts,
        uptake: demand.map { line in ranked.first { $0.names(line) }?.uptake ?? line.uptake })
    }
  }

  /// The round as it is in a scenario: with its uptake, and without scenarios.
  public func inScenario(_ scenario: Scenario) -> Round { withUptake(scenario.uptake) }

  /// The round with the mean uptake of its scenarios, and without scenarios; the round itself where it has none.
  ///
  /// The mean of a line is cut up at nine decimals.
  public var inMeanOfScenarios: Round {
    let scenarios = scenarios
    if scenarios.isEmpty { return self }
    let total = Int128(scenarios.reduce(0) { $0 + $1.parts })
    return withUptake(
      demand.indices.map { line in
        let sum = scenarios.reduce(Int128(0)) { sum, scenario in
          let units = scenario.uptake[line].units(decimals: ExactDecimal.mostDecimals) ?? 0
          return sum + Int128(units) * Int128(scenario.parts)
        }
        return ExactDecimal(mantissa: Int64((sum + total - 1) / total), decimals: ExactDecimal.mostDecimals)
          ?? demand[line].uptake
      })
  }

  /// The round with another uptake for each demand line, and without scenarios.
  ///
  /// - Parameter uptake: the part of the eligible who come, in [0, 1], in the order of the demand lines.
  public func withUptake(_ uptake: [ExactDecimal]) -> Round {
    var tables = tables
    tables.demand = demand
    for (line, uptake) in uptake.enumerated() { tables.demand[line].uptake = uptake }
    tables.scenarios = nil
    // The days of a round follow from its stock, which stays as it is.
    guard let round = try? Round(tables) else { preconditionFailure("uptake in [0, 1] contradicts nothing") }
    return round
  }
}

extension Scenario {
  /// The most parts that the weights of all scenarios may come to.
  static let mostParts = 1_000_000

  /// Weights as whole numbers without a common divisor; nil where they are too fine, or one is not above 0.
  static func parts(of weights: [ExactDecimal]) -> [Int]? {
    let decimals = weights.map(\.decimals).max() ?? 0
    let units = weights.compactMap { $0.units(decimals: decimals) }
    guard units.count == weights.count, units.allSatisfy({ $0 > 0 }) else { return nil }
    let divisor = units.reduce(Int64(0)) { left, right in
      var (large, small) = (right, left)
      while small != 0 { (large, small) = (small, large % small) }
      return large
    }
    let parts = units.map { Int($0 / max(1, divisor)) }
    let total = parts.reduce(Int128(0)) { $0 + Int128($1) }
    return total <= Int128(mostParts) ? parts : nil
  }
}
