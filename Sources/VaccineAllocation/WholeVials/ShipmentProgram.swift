import AllocationModel
import LinearProgramming

/// A round's shipments and their use as one plain linear program, for a chosen set of shipments: a column for
/// the issue units of each, and one for the people of each way of using it.
///
/// Where the relaxation leaves lots and recipients merged as far as it can, this keeps them apart, so that the
/// units of a shipment can be fixed to a whole number. It is after what all recipients together lack to be within
/// the tolerances; then, for less, after what they lack to reach the bounds; and then a little after more.
struct ShipmentProgram: Sendable {
  /// The shipments, in order.
  let keys: [VialLedger.Key]
  /// The column of the first shipment; those of the others follow.
  let firstShipment: Int
  /// Vials in one unit of each shipment.
  let unitSizes: [Int]
  /// A column of people with the way of use that it stands for.
  struct Use: Sendable {
    let column: Int
    let recipient: Int
    let source: Int
    let way: Int
  }

  /// The ways of use.
  let uses: [Use]
  /// The program itself.
  let program: LinearProgram
  private let goals: Goals

  /// Writes the program of some shipments.
  ///
  /// - Parameters:
  ///   - keys: The shipments that may be made, none of them pinned.
  ///   - group: The recipients they go to, to whom nothing else can be given than these and what is pinned or
  ///     stands there.
  ///   - rounding: Books with a source for each shipment, where the recipients get nothing but pins.
  ///   - others: What is lost and given in all but for these recipients.
  init(
    _ keys: [VialLedger.Key], of group: [Int], in rounding: VialRounding, beside others: LossTotals,
    within tolerance: LossTolerance
  ) {
    let index = rounding.index
    let tiers = index.lines.map { line in index.round.tiers.firstIndex(of: line.tier) ?? 0 }
    self.keys = keys
    unitSizes = keys.map { rounding.unitSize($0) }
    var builder = LinearProgramBuilder(name: "shipments")
    var goals = Goals(tolerance, beside: others, in: &builder)
    var uses: [Use] = []
    var rowOfLot: [Int: Int] = [:]
    var rowOfLane: [[Int]: Int] = [:]
    var rowOfStorage: [Int: Int] = [:]
    var rowOfReserve: [Int: Int] = [:]
    var contents: [VialLedger.Key: Int] = [:]
    func lotRow(_ lot: Int) -> Int {
      if let row = rowOfLot[lot] { return row }
      let row = builder.addRow(upper: Double(rounding.ledger.spareVials(ofLot: lot)))
      rowOfLot[lot] = row
      return row
    }
    func contentRow(_ key: VialLedger.Key) -> Int {
      if let row = contents[key] { return row }
      let pinned = rounding.ledger.shipped[key] ?? 0
      let row = builder.addRow(upper: Double(pinned) * index.doses(rounding.usableUnits(key.lot)))
      contents[key] = row
      return row
    }
    firstShipment = builder.columnCount
    for (position, key) in keys.enumerated() {
      let column = builder.addColumn()
      let (lot, size) = (index.lots[key.lot], unitSizes[position])
      let facts = index.vaccines[lot.vaccine]
      builder.add(Double(size), row: lotRow(key.lot), column: column)
      builder.add(
        -Double(size) * index.doses(facts.usableUnits), row: contentRow(key), column: column)
      if let left = rounding.ledger.reserveLeft(of: key.lot) {
        let row = rowOfReserve[lot.vaccine] ?? builder.addRow(upper: Double(left))
        rowOfReserve[lot.vaccine] = row
        builder.add(Double(size * facts.dosesPerVial), row: row, column: column)
      }
      guard key.when == .now else { continue }
      if let most = rounding.ledger.laneLeft(lot.place, key.recipient) {
        let lane = [lot.place, key.recipient]
        let row = rowOfLane[lane] ?? builder.addRow(upper: Double(most))
        rowOfLane[lane] = row
        builder.add(Double(size), row: row, column: column)
      }
      for (recipient, sign) in [(key.recipient, 1.0), (index.recipientOfPlace[lot.place] ?? -1, -1.0)]
      where recipient >= 0 && facts.litreUnits > 0 {
        guard let room = rounding.ledger.roomLeft(at: recipient) else { continue }
        let row = rowOfStorage[recipient] ?? builder.addRow(upper: Double(room))
        rowOfStorage[recipient] = row
        builder.add(sign * Double(size) * Double(facts.litreUnits), row: row, column: column)
      }
      if index.isLateWhenShipped(key.lot) {
        goals.add(waste: Double(size) * Double(facts.usableUnits), column: column, to: &builder)
      }
    }
    for recipient in group {
      let book = rounding.books[recipient]
      var rowOfLine: [Int: Int] = [:]
      var booked: [SessionRows.Entry] = []
      for (position, source) in book.sources.enumerated() {
        let lot = index.lots[source.lot]
        let key = VialLedger.Key(lot: source.lot, recipient: recipient, when: source.when)
        let saves = lot.isCounted || (source.when == .now && index.isLateWhenShipped(source.lot))
        if source.when != .here, contents[key] == nil, rounding.ledger.shipped[key] == nil { continue }
        for (wayPosition, way) in source.ways.enumerated() {
          let column = builder.addColumn()
          let doses = index.doses(way.share)
          if source.when == .here {
            builder.add(
              doses / index.vaccines[lot.vaccine].usableDoses, row: lotRow(source.lot), column: column)
          } else {
            builder.add(doses, row: contentRow(key), column: column)
          }
          let row = rowOfLine[way.line] ?? builder.addRow(upper: Double(index.lines[way.line].need))
          rowOfLine[way.line] = row
          builder.add(1, row: row, column: column)
          booked.append(SessionRows.Entry(column: column, window: way.window, line: way.line))
          if saves { goals.add(waste: -Double(way.share), column: column, to: &builder) }
          goals.add(personOf: tiers[way.line], column: column, to: &builder)
          uses.append(Use(column: column, recipient: recipient, source: position, way: wayPosition))
        }
      }
      SessionRows.add(booked, of: recipient, index: index, isLazy: true, to: &builder)
    }
    builder.stages = [Stage(name: "waste and need", objective: .minimize(goals.terms))]
    self.uses = uses
    self.goals = goals
    program = builder.finish()
  }

  /// Where a plan stands in the program, as far as its shipments and ways of use occur here: a value for each column.
  func point(of plan: VialRounding) -> [Double] {
    var point = [Double](repeating: 0, count: program.columnCount)
    for (position, key) in keys.enumerated() {
      point[firstShipment + position] =
        Double(plan.ledger.shipped[key] ?? 0) / Double(unitSizes[position])
    }
    for use in uses {
      // What is open to the group only now has no source in the plan.
      let sources = plan.books[use.recipient].sources
      if sources.indices.contains(use.source) {
        point[use.column] = Double(sources[use.source].ways[use.way].people)
      }
    }
    goals.fill(&point, in: program)
    return point
  }
}

/// What a program is after: a row for waste and one for each tier, in tolerances, with a column for what is lacking
/// beyond the tolerance and one for what is lacking within it.
private struct Goals {
  private struct Goal {
    let row: Int
    let beyond: Int
    let within: Int
    /// How much of its subject a tolerance is.
    let width: Double
    let worth: Double
  }

  private(set) var terms: [Term] = []
  private var waste: Goal?
  private var people: [Int: Goal] = [:]

  /// What counts beyond the bounds: the first objective most.
  private static let beyondBound = 0.01

  init(_ tolerance: LossTolerance, beside others: LossTotals, in builder: inout LinearProgramBuilder) {
    var worth = Self.beyondBound
    for limit in tolerance.limits {
      let reached =
        switch limit.subject {
        case .waste: -Double(others.wasteUnits)
        case .people(let tier): Double(others.people[tier])
        }
      let wanted: Double
      if case .waste = limit.subject { wanted = -limit.bound } else { wanted = limit.bound }
      let goal = Goal(
        row: builder.addRow(lower: (wanted - reached) / limit.width), beyond: builder.addColumn(),
        within: builder.addColumn(upper: 1), width: limit.width, worth: worth)
      builder.add(1, row: goal.row, column: goal.beyond)
      builder.add(1, row: goal.row, column: goal.within)
      terms.append(Term(column: goal.beyond, coefficient: 1))
      terms.append(Term(column: goal.within, coefficient: LossTolerance.worthWithin))
      switch limit.subject {
      case .waste: waste = goal
      case .people(let tier): people[tier] = goal
      }
      worth /= 8
    }
  }

  /// States how many dose units each unit of a column loses.
  mutating func add(waste units: Double, column: Int, to builder: inout LinearProgramBuilder) {
    guard let waste else { return }
    builder.add(-units / waste.width, row: waste.row, column: column)
    terms.append(Term(column: column, coefficient: waste.worth * units / waste.width))
  }

  /// States that a column counts people of a tier.
  mutating func add(personOf tier: Int, column: Int, to builder: inout LinearProgramBuilder) {
    guard let goal = people[tier] else { return }
    builder.add(1 / goal.width, row: goal.row, column: column)
    terms.append(Term(column: column, coefficient: -goal.worth / goal.width))
  }

  /// Completes a point by what is lacking where all its other columns are as they are.
  func fill(_ point: inout [Double], in program: LinearProgram) {
    var reached: [Int: Double] = [:]
    for column in program.columnStarts.indices.dropLast() where point[column] != 0 {
      for entry in Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1]) {
        reached[Int(program.rowIndices[entry]), default: 0] += program.coefficients[entry] * point[column]
      }
    }
    for goal in [waste].compactMap({ $0 }) + people.values {
      let lacking = max(0, program.rowLower[goal.row] - (reached[goal.row] ?? 0))
      point[goal.within] = min(1, lacking)
      point[goal.beyond] = lacking - min(1, lacking)
    }
  }
}
