/// What the shipments of a plan come to in every scenario of its round.
///
/// Figures of scenarios are those of the best use, in whole vials and people, of shipments that stay as they are.
public struct ScenarioFigures: Sendable, Hashable, Codable {
  /// One scenario.
  public struct Row: Sendable, Hashable, Codable {
    /// The scenario.
    public var name: String
    /// Its weight, as a part of 1.
    public var weight: Double
    /// People who come.
    public var need: Int
    /// Usable doses then lost, of the plan's shipments.
    public var waste: Double
    /// People then vaccinated, with the plan's shipments.
    public var people: Int
    /// Usable doses then lost, of the shipments that are planned for the mean uptake.
    public var wasteOfMeanPlan: Double
    /// People then vaccinated, with the shipments that are planned for the mean uptake.
    public var peopleOfMeanPlan: Int
    /// Usable doses that are lost even if it is known beforehand that this scenario comes, vials divisible.
    public var wasteIfKnown: Double
    /// People vaccinated if it is known beforehand that this scenario comes, vials divisible.
    public var peopleIfKnown: Double

    enum CodingKeys: String, CodingKey {
      case name, weight, need, waste, people
      case wasteOfMeanPlan = "waste_mean_plan"
      case peopleOfMeanPlan = "people_mean_plan"
      case wasteIfKnown = "waste_if_known"
      case peopleIfKnown = "people_if_known"
    }

    /// Makes a row.
    public init(
      name: String, weight: Double, need: Int, waste: Double, people: Int, wasteOfMeanPlan: Double,
      peopleOfMeanPlan: Int, wasteIfKnown: Double, peopleIfKnown: Double
    ) {
      self.name = name
      self.weight = weight
      self.need = need
      self.waste = waste
      self.people = people
      self.wasteOfMeanPlan = wasteOfMeanPlan
      self.peopleOfMeanPlan = peopleOfMeanPlan
      self.wasteIfKnown = wasteIfKnown
      self.peopleIfKnown = peopleIfKnown
    }
  }

  /// An objective, weighted over all scenarios.
  public struct Expectation: Sendable, Hashable, Codable {
    /// `waste`, a tier of need as `need:1`, or `equity`.
    public var name: String
    /// What the plan's shipments reach.
    public var value: Double
    /// What the two-stage program reaches: the optimum over all shipments, vials divisible.
    public var bound: Double
    /// What the shipments planned for the mean uptake reach.
    public var meanPlan: Double

    enum CodingKeys: String, CodingKey {
      case name, value, bound
      case meanPlan = "mean_plan"
    }

    /// Makes an expectation.
    public init(name: String, value: Double, bound: Double, meanPlan: Double) {
      self.name = name
      self.value = value
      self.bound = bound
      self.meanPlan = meanPlan
    }
  }

  /// The scenarios, in the order of the round's table.
  public var rows: [Row]
  /// The objectives that people ask about, in the order of the round.
  public var expected: [Expectation]

  /// Makes the figures.
  public init(rows: [Row], expected: [Expectation]) {
    self.rows = rows
    self.expected = expected
  }

  /// A figure weighted over the scenarios.
  public func mean(_ figure: (Row) -> Double) -> Double {
    rows.reduce(0) { $0 + $1.weight * figure($1) }
  }
}
