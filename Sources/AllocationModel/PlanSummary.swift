/// The figures that sum a plan up.
public struct Summary: Sendable, Hashable, Codable {
  /// Every objective with its bound, in the order solved.
  public var objectives: [ObjectiveFigure]
  /// The fill of every recipient that any use can reach; empty where equity is no objective.
  public var fills: [Fill]
  /// Recipients with need that no use can reach.
  public var outOfReach: [String]
  /// What plain rules would do with the same stock.
  public var baselines: [Baseline]
  /// Doses that opened vials are expected to lose anyway.
  public var expectedOpenVialLoss: Double
  /// Whether code that shares nothing with the solver found every rule kept.
  public var verified: Bool
  /// The SHA-256 of the input; empty where there were no files.
  public var inputSHA256: String
  /// The version of the program that planned.
  public var version: String
  /// The last day whose losses are counted, `W`.
  public var wasteUntil: Day
  /// The last day of use that is planned, `H`.
  public var horizon: Day
  /// What the shipments come to in every scenario of the round; nil where it has none.
  public var scenarios: ScenarioFigures?

  enum CodingKeys: String, CodingKey {
    case objectives, fills, baselines, verified, version, horizon, scenarios
    case outOfReach = "out_of_reach"
    case expectedOpenVialLoss = "expected_open_vial_loss"
    case inputSHA256 = "input_sha256"
    case wasteUntil = "waste_until"
  }

  /// Makes a summary.
  public init(
    objectives: [ObjectiveFigure], fills: [Fill], outOfReach: [String], baselines: [Baseline],
    expectedOpenVialLoss: Double, verified: Bool, inputSHA256: String, version: String, wasteUntil: Day,
    horizon: Day
  ) {
    self.objectives = objectives
    self.fills = fills
    self.outOfReach = outOfReach
    self.baselines = baselines
    self.expectedOpenVialLoss = expectedOpenVialLoss
    self.verified = verified
    self.inputSHA256 = inputSHA256
    self.version = version
    self.wasteUntil = wasteUntil
    self.horizon = horizon
  }
}

/// An objective's value in the plan beside its bound.
public struct ObjectiveFigure: Sendable, Hashable, Codable {
  /// The objective; a tier of need is `need:1`.
  public var name: String
  /// What the whole-vial plan reaches.
  public var value: Double
  /// What the relaxation reaches: no plan of any kind beats it for the objective that stands first; for a
  /// later one, none that reaches the bounds before it.
  public var bound: Double

  /// Makes a figure.
  public init(name: String, value: Double, bound: Double) {
    self.name = name
    self.value = value
    self.bound = bound
  }
}

/// The part of a recipient's need that is met.
public struct Fill: Sendable, Hashable, Codable {
  /// The recipient.
  public var place: String
  /// People vaccinated ÷ need.
  public var value: Double
  /// The recipient's fill in the relaxation's leximin.
  public var bound: Double

  /// Makes a fill.
  public init(place: String, value: Double, bound: Double) {
    self.place = place
    self.value = value
    self.bound = bound
  }
}

/// What a plain rule would do with the same stock.
public struct Baseline: Sendable, Hashable, Codable {
  /// The rule: `list_order_fefo` or `proportional_fefo`.
  public var name: String
  /// Usable doses lost, as *waste* counts them.
  public var waste: Double
  /// People vaccinated.
  public var people: Int

  /// Makes a baseline's figures.
  public init(name: String, waste: Double, people: Int) {
    self.name = name
    self.waste = waste
    self.people = people
  }
}
