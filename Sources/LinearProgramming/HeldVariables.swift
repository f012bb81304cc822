/// What stands between its bounds at a point that is no vertex, and is held there.
///
/// The answers of blocks that share something make up a point of the whole, but their bases make up no basis: too many
/// of their members depend on each other. Those that find no place are held where they stand, so that the point stays,
/// and are let go in the direction in which their reduced costs would have them move (as a crossover does: Bixby and
/// Saltzman 1994). Those that nothing moves are let go at last, whatever becomes of the point.
struct HeldVariables {
  /// A column or a row of the program, where it is held, and the bounds that it has by itself.
  struct Held {
    let place: Int32
    let value: Double
    let lower: Double
    let upper: Double
  }

  var columns: [Held] = []
  var rows: [Held] = []
  var isEmpty: Bool { columns.isEmpty && rows.isEmpty }

  /// After so many solves nothing is held any longer.
  fileprivate static let mostTurns = 30
  /// What is nearer to a bound is at it.
  fileprivate static let nearness = 1e-6
}

extension SolverState {
  /// Sets a basis, and holds what is not basic in it where it stands at a point, a value for each of the program's own
  /// columns.
  func hold(at point: [Double], rows rowStatuses: [Int8], columns columnStatuses: [Int8]) {
    let activities = activities(at: point)
    held.columns = point.indices.compactMap { column in
      isHeld(
        Int32(column), at: point[column], columnStatuses[column], program.columnLower[column],
        program.columnUpper[column])
    }
    held.rows = sessionRows.indices.compactMap { place in
      let row = Int(sessionRows[place])
      return isHeld(
        Int32(row), at: activities[row], rowStatuses[place], program.rowLower[row], program.rowUpper[row])
    }
    setBounds(
      columns: held.columns.map(\.place), columnBounds: held.columns.map { ($0.value, $0.value) },
      rows: held.rows.map(\.place), rowBounds: held.rows.map { ($0.value, $0.value) })
    var (rows, columns) = (rowStatuses, columnStatuses)
    for one in held.columns { columns[Int(one.place)] = BasisStatus.fixed.rawValue }
    let places = sessionPlaces
    for one in held.rows { rows[Int(places[Int(one.place)])] = BasisStatus.fixed.rawValue }
    change { session throws(GuardFailure) in try session.setBasis(rows: rows, columns: columns) }
  }

  private func isHeld(
    _ place: Int32, at value: Double, _ status: Int8, _ lower: Double, _ upper: Double
  ) -> HeldVariables.Held? {
    let rest: Double
    switch BasisStatus(rawValue: status) {
    case .basic: return nil
    case .atUpperBound: rest = upper
    default: rest = lower == -.infinity ? 0 : lower
    }
    let value = min(upper, max(lower, value))
    if abs(value - rest) <= HeldVariables.nearness * max(1, abs(rest)) { return nil }
    return HeldVariables.Held(place: place, value: value, lower: lower, upper: upper)
  }

  /// Lets those go that would rather move at the last solution; where none would, and nothing else is left to do, or
  /// where that has gone on for long, all of them, to the nearer of their bounds.
  ///
  /// - Parameters:
  ///   - turn: How many solves there were.
  ///   - isDone: Whether nothing else is left to do.
  func letGo(turn: Int, isDone: Bool) {
    if held.isEmpty { return }
    let isAnyMoving = letGo(all: turn > HeldVariables.mostTurns)
    if isDone && !isAnyMoving { letGo(all: true) }
  }

  @discardableResult
  private func letGo(all: Bool) -> Bool {
    let places = sessionPlaces
    var (rows, columns) = (vertex.rowStatuses, vertex.columnStatuses)
    var (columnBounds, rowBounds): ([(Double, Double)], [(Double, Double)]) = ([], [])
    var left = HeldVariables()
    var isAnyMoving = false
    for one in held.columns {
      let column = Int(one.place)
      let now = (program.columnLower[column], program.columnUpper[column])
      let next = release(one, from: now, status: &columns[column], dual: vertex.columnDuals[column], all: all)
      columnBounds.append(next.bounds)
      if next.isHeld { left.columns.append(one) }
      isAnyMoving = isAnyMoving || next.bounds != now
    }
    for one in held.rows {
      let (row, place) = (Int(one.place), Int(places[Int(one.place)]))
      let now = (program.rowLower[row], program.rowUpper[row])
      let next = release(one, from: now, status: &rows[place], dual: vertex.rowDuals[place], all: all)
      rowBounds.append(next.bounds)
      if next.isHeld { left.rows.append(one) }
      isAnyMoving = isAnyMoving || next.bounds != now
    }
    setBounds(
      columns: held.columns.map(\.place), columnBounds: columnBounds, rows: held.rows.map(\.place),
      rowBounds: rowBounds)
    held = left
    change { session throws(GuardFailure) in try session.setBasis(rows: rows, columns: columns) }
    return isAnyMoving
  }

  /// Gives all that is held its own bounds back.
  func endHolding() {
    let all = held
    held = HeldVariables()
    setBounds(
      columns: all.columns.map(\.place), columnBounds: all.columns.map { ($0.lower, $0.upper) },
      rows: all.rows.map(\.place), rowBounds: all.rows.map { ($0.lower, $0.upper) })
  }

  /// The next bounds of something held, whether it is so any longer, and its status.
  private func release(
    _ one: HeldVariables.Held, from now: (Double, Double), status: inout Int8, dual: Double, all: Bool
  ) -> (bounds: (Double, Double), isHeld: Bool) {
    if status == BasisStatus.basic.rawValue { return ((one.lower, one.upper), false) }
    let value = status == BasisStatus.atUpperBound.rawValue ? now.1 : now.0
    if all || value != one.value {
      let isUpper = one.upper - value < value - one.lower
      let next: BasisStatus = one.lower == one.upper ? .fixed : isUpper ? .atUpperBound : .atLowerBound
      status = next.rawValue
      return ((one.lower, one.upper), false)
    }
    if dual < -Self.smallestReducedCost && one.value < one.upper {
      status = BasisStatus.atLowerBound.rawValue
      return ((one.value, one.upper), true)
    }
    if dual > Self.smallestReducedCost && one.value > one.lower {
      status = BasisStatus.atUpperBound.rawValue
      return ((one.lower, one.value), true)
    }
    return (now, true)
  }
}
