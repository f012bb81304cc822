internal import AllocationModel

/// What becomes of every usable lot line: how much is given in which week, how much is lost, how much is left.
struct LotFigures: Sendable {
  /// One lot line.
  struct Line: Sendable {
    let lot: LotLine
    /// From when it can be used.
    let from: Day
    /// Its last day where it stands.
    let last: Day
    /// Usable doses on hand.
    let usable: Double
    /// Whether its losses are counted.
    let isCounted: Bool
    /// Doses given, by week.
    var given: [Double]
    /// Usable doses lost.
    var lost = 0.0
    var vialsNow = 0
    var vialsLater = 0

    /// Doses given in all.
    var givenInAll: Double { given.reduce(0, +) }
    /// Usable doses that are neither given nor counted as lost.
    var left: Double { max(0, usable - givenInAll - lost) }
  }

  /// The lot lines, the one that must be used first before the others.
  let lines: [Line]
  let calendar: WeekCalendar
  /// Usable doses whose last day where they stand is in a week, by week.
  let expiring: [Double]
  /// Doses given, by week.
  let given: [Double]

  init(_ paper: Paper, _ calendar: WeekCalendar, _ layout: DayLayout) {
    let round = paper.round
    self.calendar = calendar
    var lines: [Line] = []
    var positions: [Paper.LotKey: Int] = [:]
    var expiring = [Double](repeating: 0, count: calendar.count)
    for lot in round.lots where lot.vials > 0 && round.exclusion(of: lot) == nil {
      let usable = round.vaccine(of: lot).usableDosesPerVial.doubleValue * Double(lot.vials)
      let last = round.lastDay(of: lot)
      positions[Paper.LotKey(lot)] = lines.count
      lines.append(
        Line(
          lot: lot, from: max(round.policy.date, lot.availableFrom ?? round.policy.date), last: last,
          usable: usable, isCounted: round.countsAsWaste(lot),
          given: [Double](repeating: 0, count: calendar.count)))
      expiring[calendar.index(of: last)] += usable
    }
    LotFigures.addUse(paper, layout, calendar, positions, &lines)
    LotFigures.addShipments(paper, positions, &lines)
    LotFigures.addLosses(paper, positions, &lines)
    self.lines = lines.sorted { LotFigures.precedes($0, $1) }
    self.expiring = expiring
    given = (0..<calendar.count).map { week in lines.reduce(0) { $0 + $1.given[week] } }
  }

  private static func addUse(
    _ paper: Paper, _ layout: DayLayout, _ calendar: WeekCalendar, _ positions: [Paper.LotKey: Int],
    _ lines: inout [Line]
  ) {
    for (use, shares) in zip(paper.plan.use, layout.shares) {
      guard let position = positions[Paper.LotKey(use)], use.people > 0 else { continue }
      let doses = use.dosesGiven.doubleValue / Double(use.people)
      for share in shares {
        lines[position].given[calendar.index(of: share.day)] += doses * Double(share.people)
      }
    }
  }

  private static func addShipments(
    _ paper: Paper, _ positions: [Paper.LotKey: Int], _ lines: inout [Line]
  ) {
    for shipment in paper.plan.shipments {
      guard let position = positions[Paper.LotKey(shipment)] else { continue }
      if shipment.when == .later {
        lines[position].vialsLater += shipment.vials
      } else {
        lines[position].vialsNow += shipment.vials
      }
    }
  }

  /// A loss at a recipient is that of the lot line that stands there, else of the one that ships there.
  private static func addLosses(
    _ paper: Paper, _ positions: [Paper.LotKey: Int], _ lines: inout [Line]
  ) {
    var origins: [String: Int] = [:]
    for shipment in paper.plan.shipments {
      guard let position = positions[Paper.LotKey(shipment)] else { continue }
      origins["\(shipment.lot)\u{0}\(shipment.vaccine)\u{0}\(shipment.to)"] = position
    }
    for loss in paper.plan.losses {
      let key = "\(loss.lot)\u{0}\(loss.vaccine)\u{0}\(loss.place)"
      let here = positions[Paper.LotKey(lot: loss.lot, vaccine: loss.vaccine, place: loss.place)]
      if let position = here ?? origins[key] { lines[position].lost += loss.dosesLost.doubleValue }
    }
  }

  /// The order in which lots are to be used: a darkened vial monitor before an earlier last day.
  private static func precedes(_ left: Line, _ right: Line) -> Bool {
    let monitors = (left.lot.vvmStage == 2, right.lot.vvmStage == 2)
    if monitors.0 != monitors.1 { return monitors.0 }
    if left.last != right.last { return left.last < right.last }
    return (left.lot.vaccine, left.lot.lot, left.lot.place)
      < (right.lot.vaccine, right.lot.lot, right.lot.place)
  }
}
