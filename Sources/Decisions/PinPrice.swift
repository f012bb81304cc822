public import VaccineAllocation

/// What pins cost, each alone and all together.
public struct PinPrices: Sendable, Hashable {
  /// A pin with what giving it up would bring.
  public struct Row: Sendable, Hashable {
    /// The pin.
    public let pin: Pin
    /// The figures with the pin and without it, the other pins as they are.
    public let effect: ChangeEffect
  }

  /// The pins, in the round's order.
  public let rows: [Row]
  /// What giving up all of them would bring.
  public let together: ChangeEffect

  /// Solves the round without each of its pins, and without any.
  public init(of round: Round, by planner: Planner = Planner()) throws(PlanningError) {
    let solver = try FigureSolver(round, planner: planner)
    func without(_ isGivenUp: (Pin) -> Bool) throws(PlanningError) -> ChangeEffect {
      var changed = ChangedTables(round)
      changed.tables.pins.removeAll(where: isGivenUp)
      guard let round = try? Round(changed.tables) else {
        preconditionFailure("fewer pins contradict nothing")
      }
      return ChangeEffect(before: solver.before, after: try solver.figures(of: round))
    }
    var rows: [Row] = []
    for pin in round.pins { rows.append(Row(pin: pin, effect: try without { $0 == pin })) }
    self.rows = rows
    together = try without { _ in true }
  }
}
