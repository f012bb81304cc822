import AllocationModel

/// A round with scenarios as one linear program: shipments are the same in all of them, their use is not.
///
/// It is made from the relaxation of a round in which as many people come as in any scenario. What stands for
/// shipments (supply, the chains of expiry, what arrives at a recipient out of a chain) stands in it once; what stands
/// for use stands in it once for each scenario, with that scenario's need. In the plain relaxation a shipment holds what
/// is used of it. Here the use of different scenarios shares it, so that what arrives is a column of its own, which the
/// use of each scenario may not exceed.
///
/// Stock that counts in *waste* where it stands, stock that counts once it is shipped and other stock flow apart, since
/// who uses a dose must know whether it is saved.
struct TwoStageRelaxation: Sendable {
  /// One way that things may go.
  struct Branch: Sendable {
    /// Its part of 1.
    let weight: Double
    /// The round's index with the need of this scenario.
    let index: RoundIndex
  }

  /// How stock counts in *waste*.
  enum Commodity: Int, CaseIterable, Sendable {
    /// Lost where it is not used.
    case counted
    /// Lost where it is shipped and not used.
    case late
    /// Never lost.
    case lasting
  }

  /// What arrives at a recipient out of a chain.
  struct Arrival: Sendable {
    let column: Int
    let node: Int
    let commodity: Commodity
    let recipient: Int
  }

  /// What enters a chain.
  struct Supply: Sendable {
    let column: Int
    let lotClass: Int
    let node: Int
    let commodity: Commodity
  }

  /// The relaxation that the program is made from.
  let base: Relaxation
  /// The program, in the shape of a relaxation. Its columns for use stand for those of any scenario.
  private(set) var program: Relaxation
  private(set) var arrivals: [Arrival] = []
  private(set) var supplies: [Supply] = []
  let branches: [Branch]

  private var termsOfColumn: [[(stage: Int, coefficient: Double)]]
  private var entriesOfColumn: [[(row: Int, coefficient: Double)]]
  /// For each row of the base its rows here: one, or one for each scenario.
  private var rows: [[Int]]
  private var nodeRows: [[Int?]]
  private let wasteStage: Int?

  /// Writes the program of a round.
  ///
  /// - Parameters:
  ///   - index: The round with as many people as in any scenario.
  ///   - branches: The scenarios; their weights sum to 1.
  ///   - objectives: How many objectives of the round's order to write; all where it is nil.
  init(_ index: RoundIndex, branches: [Branch], objectives: Int? = nil) {
    base = Relaxation(index, objectives: objectives, keepsEveryWay: true)
    self.branches = branches
    program = base
    program.columns = []
    program.rows = []
    program.entries = []
    program.peopleOfRecipient = Array(repeating: [], count: index.recipients.count)
    for stage in program.stages.indices { program.stages[stage].terms = [] }
    termsOfColumn = Array(repeating: [], count: base.columns.count)
    for (stage, facts) in base.stages.enumerated() {
      for term in facts.terms { termsOfColumn[term.column].append((stage, term.coefficient)) }
    }
    entriesOfColumn = Array(repeating: [], count: base.columns.count)
    for entry in base.entries { entriesOfColumn[entry.column].append((entry.row, entry.coefficient)) }
    rows = Array(repeating: [], count: base.rows.count)
    nodeRows = Array(
      repeating: Array(repeating: nil, count: Commodity.allCases.count), count: base.chains.nodes.count)
    wasteStage = base.stages.firstIndex { $0.name == ObjectiveKind.waste.rawValue }
    addRows()
    addShipping()
    addUse()
  }

  // MARK: Rows

  private mutating func addRow(_ row: Relaxation.Row) -> Int {
    program.rows.append(row)
    return program.rows.count - 1
  }

  private mutating func addRows() {
    for (position, row) in base.rows.enumerated() {
      switch row.subject {
      // No round has both scenarios and next doses to keep, and no limit is exceeded here.
      case .node, .due, .beyond: break
      case .storage, .reserve, .lane: rows[position] = [addRow(row)]
      case .supply(let lotClass):
        let copies = base.lotClasses.classes[lotClass].here == nil ? 1 : branches.count
        for _ in 0..<copies { rows[position].append(addRow(row)) }
      case .demand(let demandClass):
        for branch in branches {
          var row = row
          row.upper = Double(
            base.demand.classes[demandClass].lines.reduce(0) { $0 + branch.index.lines[$1].need })
          rows[position].append(addRow(row))
        }
      case .pin, .given: for _ in branches { rows[position].append(addRow(row)) }
      case .sessions:
        for branch in branches.indices {
          var row = row
          row.lazyRecipient = row.lazyRecipient.map { $0 * branches.count + branch }
          rows[position].append(addRow(row))
        }
      }
    }
  }

  /// The row of a scenario.
  private func row(_ row: Int, _ branch: Int) -> Int {
    rows[row].count == 1 ? rows[row][0] : rows[row][branch]
  }

  private mutating func nodeRow(_ node: Int, _ commodity: Commodity) -> Int {
    if let known = nodeRows[node][commodity.rawValue] { return known }
    let row = addRow(Relaxation.Row(subject: .node(node), upper: 0, isEquality: true))
    nodeRows[node][commodity.rawValue] = row
    return row
  }

  // MARK: Columns

  private mutating func addColumn(like column: Relaxation.Column) -> Int {
    program.columns.append(column)
    return program.columns.count - 1
  }

  private mutating func put(_ row: Int, _ column: Int, _ coefficient: Double) {
    if coefficient != 0 {
      program.entries.append(Relaxation.Entry(row: row, column: column, coefficient: coefficient))
    }
  }

  private mutating func addTerm(_ stage: Int?, _ column: Int, _ coefficient: Double) {
    guard let stage, coefficient != 0 else { return }
    program.stages[stage].terms.append((column, coefficient))
  }

  /// Puts a column that ships into the rows that it has in the base, and all scenarios' copies of them.
  private mutating func putShared(_ own: Int, like column: Int, _ isMeant: (Relaxation.Subject) -> Bool) {
    for entry in entriesOfColumn[column] where isMeant(base.rows[entry.row].subject) {
      for row in rows[entry.row] { put(row, own, entry.coefficient) }
    }
  }

  private func commodity(ofClass lotClass: Int, _ when: Dispatch) -> Commodity {
    let facts = base.lotClasses.classes[lotClass]
    if facts.isCounted { return .counted }
    return when == .now && facts.isLateWhenShipped ? .late : .lasting
  }

  private mutating func addShipping() {
    let chains = base.chains
    var span = [[ClosedRange<Int>?]](
      repeating: Array(repeating: nil, count: Commodity.allCases.count), count: chains.chains.count)
    for (column, meaning) in base.columns.enumerated() {
      switch meaning {
      case .supply(let lotClass, let node):
        let chain = chains.nodes[node].chain
        let kind = commodity(ofClass: lotClass, chains.chains[chain].when)
        let known = span[chain][kind.rawValue] ?? node...node
        span[chain][kind.rawValue] = min(known.lowerBound, node)...max(known.upperBound, node)
        let own = addColumn(like: meaning)
        supplies.append(Supply(column: own, lotClass: lotClass, node: node, commodity: kind))
        putShared(own, like: column) { if case .node = $0 { false } else { true } }
        put(nodeRow(node, kind), own, 1)
        // What is saved is told where it is used, what is sent ahead of its turn here.
        for term in termsOfColumn[column] where term.stage != wasteStage {
          addTerm(term.stage, own, term.coefficient)
        }
      case .clear:
        let own = addColumn(like: meaning)
        putShared(own, like: column) { _ in true }
        for term in termsOfColumn[column] { addTerm(term.stage, own, term.coefficient) }
      case .descend, .use, .people, .keep, .beyond: break
      }
    }
    for chain in chains.chains.indices {
      for kind in Commodity.allCases {
        guard let nodes = span[chain][kind.rawValue] else { continue }
        for node in nodes.dropLast() {
          let own = addColumn(like: .descend(node: node))
          put(nodeRow(node, kind), own, 1)
          put(nodeRow(node + 1, kind), own, -1)
        }
      }
    }
    addArrivals(span)
  }

  /// Lets stock arrive at a recipient out of every node of a chain that can do there what no shorter-lived one can.
  private mutating func addArrivals(_ span: [[ClosedRange<Int>?]]) {
    let ways = WaysOut(base)
    for recipient in base.index.recipients.indices {
      for way in ways.ofRecipient[recipient] {
        for kind in Commodity.allCases {
          guard let nodes = span[way.chain][kind.rawValue] else { continue }
          var last: WaysOut.Node?
          for node in way.nodes where nodes.contains(node.node) {
            if let last, !ways.differs(node, from: last, at: recipient) { continue }
            last = node
            addArrival(node, kind, recipient)
          }
        }
      }
    }
  }

  private mutating func addArrival(_ node: WaysOut.Node, _ kind: Commodity, _ recipient: Int) {
    guard let first = node.columns.first else { return }
    let arrival = addColumn(like: base.columns[first])
    arrivals.append(Arrival(column: arrival, node: node.node, commodity: kind, recipient: recipient))
    put(nodeRow(node.node, kind), arrival, -1)
    putShared(arrival, like: first) { subject in
      switch subject {
      case .storage, .lane: true
      default: false
      }
    }
    for term in termsOfColumn[first] where base.stages[term.stage].name == ObjectiveKind.transport.rawValue {
      addTerm(term.stage, arrival, term.coefficient)
    }
    if kind == .late { addTerm(wasteStage, arrival, 1) }
    for (branch, facts) in branches.enumerated() {
      var content: Int?
      for column in node.columns where comes(column, facts.index) {
        let held = content ?? addRow(Relaxation.Row(subject: .node(node.node), upper: 0))
        content = held
        let own = addUse(column, branch)
        put(held, own, 1)
        if kind != .lasting { addTerm(wasteStage, own, -facts.weight) }
      }
      if let content { put(content, arrival, -1) }
    }
  }

  /// Whether anybody comes in a scenario whom a way of use reaches.
  private func comes(_ column: Int, _ index: RoundIndex) -> Bool {
    guard case .use(let arc) = base.columns[column] else { return true }
    return base.demand.nodes[arc.demandNode].classes.contains { demandClass in
      base.demand.classes[demandClass].lines.contains { index.lines[$0].need > 0 }
    }
  }

  /// Adds a scenario's copy of a column of use, without what it draws on.
  private mutating func addUse(_ column: Int, _ branch: Int) -> Int {
    let weight = branches[branch].weight
    let own = addColumn(like: base.columns[column])
    for entry in entriesOfColumn[column] {
      switch base.rows[entry.row].subject {
      case .demand, .given, .sessions: put(row(entry.row, branch), own, entry.coefficient)
      case .supply, .node, .pin, .storage, .reserve, .lane, .due, .beyond: break
      }
    }
    for term in termsOfColumn[column] {
      let name = base.stages[term.stage].name
      if name == ObjectiveKind.transport.rawValue || term.stage == wasteStage { continue }
      addTerm(term.stage, own, term.coefficient * weight)
    }
    return own
  }

  private mutating func addUse() {
    for (column, meaning) in base.columns.enumerated() {
      switch meaning {
      case .use(let arc):
        if case .hub = arc.origin { continue }
        for branch in branches.indices where comes(column, branches[branch].index) {
          let own = addUse(column, branch)
          for entry in entriesOfColumn[column] {
            switch base.rows[entry.row].subject {
            case .supply, .pin: put(row(entry.row, branch), own, entry.coefficient)
            default: break
            }
          }
          for term in termsOfColumn[column] where term.stage == wasteStage {
            addTerm(term.stage, own, term.coefficient * branches[branch].weight)
          }
        }
      case .people: for branch in branches.indices { _ = addUse(column, branch) }
      case .supply, .descend, .clear, .keep, .beyond: break
      }
    }
    addShares()
  }

  /// A recipient's fill is the people expected there ÷ the need expected there.
  private mutating func addShares() {
    let expected = base.index.recipients.indices.map { recipient in
      branches.reduce(0.0) { $0 + $1.weight * Double($1.index.recipients[recipient].need) }
    }
    // People of a recipient are counted in the rows of its demand.
    var people: [Int: (recipient: Int, weight: Double)] = [:]
    for (position, row) in base.rows.enumerated() {
      guard case .demand(let demandClass) = row.subject else { continue }
      for (branch, own) in rows[position].enumerated() {
        people[own] = (base.demand.classes[demandClass].recipient, branches[branch].weight)
      }
    }
    for entry in program.entries {
      guard let (recipient, weight) = people[entry.row], expected[recipient] > 0 else { continue }
      let scale = Double(base.index.recipients[recipient].need) / expected[recipient]
      program.peopleOfRecipient[recipient].append((entry.column, entry.coefficient * weight * scale))
    }
  }
}
