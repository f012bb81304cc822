import AllocationModel
import LinearProgramming

/// The parts of a relaxation that have no row in common, each a linear program of its own.
///
/// Waste, need, sooner, expiry and transport are sums over columns, and so over components. Leximin separates
/// too, since no choice in one component changes a fill in another one: the sorted vector of all fills is
/// largest when each component's is. A recipient's fill keeps all its columns in one component. Therefore the
/// whole sequence of stages runs for each component alone, and only the reported values are put together.
struct RelaxationComponents: Sendable {
  /// The linear programs, in the order of their first column.
  let programs: [LinearProgram]
  /// For each program, the relaxation's column behind each of its columns.
  let columns: [[Int]]
  /// For each program, the relaxation's row behind each of its rows.
  let rows: [[Int]]
  /// For each program, the recipients of its fair shares, in the order of the shares.
  let recipients: [[Int]]

  /// Splits a relaxation.
  init(_ relaxation: Relaxation) {
    let hasEquity = relaxation.stages.contains { $0.name == ObjectiveKind.equity.rawValue }
    var sets = DisjointSets(count: relaxation.rows.count)
    var firstRow = [Int](repeating: -1, count: relaxation.columns.count)
    for entry in relaxation.entries {
      if firstRow[entry.column] < 0 {
        firstRow[entry.column] = entry.row
      } else {
        sets.join(firstRow[entry.column], entry.row)
      }
    }
    if hasEquity {
      for people in relaxation.peopleOfRecipient {
        guard let first = people.first else { continue }
        for other in people.dropFirst() { sets.join(firstRow[first.column], firstRow[other.column]) }
      }
    }

    var componentOfRoot: [Int: Int] = [:]
    var componentOfColumn = [Int](repeating: -1, count: relaxation.columns.count)
    var columns: [[Int]] = []
    for column in relaxation.columns.indices {
      let root = sets.root(of: firstRow[column])
      let component = componentOfRoot[root] ?? columns.count
      if component == columns.count {
        componentOfRoot[root] = component
        columns.append([])
      }
      componentOfColumn[column] = component
      columns[component].append(column)
    }
    let writer = ComponentWriter(
      relaxation, columns: columns, componentOfColumn: componentOfColumn, hasEquity: hasEquity)
    self.columns = columns
    programs = writer.programs
    rows = writer.rows
    recipients = writer.recipients
  }
}

/// Writes the linear programs of the components.
private struct ComponentWriter {
  private(set) var programs: [LinearProgram] = []
  private(set) var recipients: [[Int]]
  private(set) var rows: [[Int]]

  init(_ relaxation: Relaxation, columns: [[Int]], componentOfColumn: [Int], hasEquity: Bool) {
    recipients = Array(repeating: [], count: columns.count)
    rows = Array(repeating: [], count: columns.count)
    var position = [Int](repeating: 0, count: relaxation.columns.count)
    for members in columns {
      for (place, column) in members.enumerated() { position[column] = place }
    }
    var entriesInRow = [Int](repeating: 0, count: relaxation.rows.count)
    for entry in relaxation.entries { entriesInRow[entry.row] += 1 }
    // A row with one entry is a bound of its column.
    var upper = [Double](repeating: .infinity, count: relaxation.columns.count)
    var entriesInComponent = [Int](repeating: 0, count: columns.count)
    for entry in relaxation.entries {
      entriesInComponent[componentOfColumn[entry.column]] += 1
      guard entriesInRow[entry.row] == 1 else { continue }
      let row = relaxation.rows[entry.row]
      if entry.coefficient > 0 {
        upper[entry.column] = min(upper[entry.column], row.upper / entry.coefficient)
      }
      if row.isEquality { upper[entry.column] = 0 }
    }

    var builders = columns.indices.map {
      LinearProgramBuilder(name: "component \($0 + 1) of \(columns.count)")
    }
    for (component, members) in columns.enumerated() {
      builders[component].reserveEntries(entriesInComponent[component])
      for column in members { _ = builders[component].addColumn(lower: 0, upper: upper[column]) }
    }
    var rowInComponent = [Int](repeating: -1, count: relaxation.rows.count)
    for entry in relaxation.entries {
      if entriesInRow[entry.row] == 1, entry.coefficient > 0 || relaxation.rows[entry.row].isEquality {
        continue
      }
      let component = componentOfColumn[entry.column]
      if rowInComponent[entry.row] < 0 {
        let row = relaxation.rows[entry.row]
        rowInComponent[entry.row] = builders[component].addRow(
          lower: row.isEquality ? row.upper : -.infinity, upper: row.upper, lazyGroup: row.lazyRecipient ?? -1
        )
        rows[component].append(entry.row)
      }
      builders[component].add(
        entry.coefficient, row: rowInComponent[entry.row], column: position[entry.column])
    }

    var shares = [[Share]](repeating: [], count: columns.count)
    if hasEquity {
      for (recipient, people) in relaxation.peopleOfRecipient.enumerated() where !people.isEmpty {
        let component = componentOfColumn[people[0].column]
        recipients[component].append(recipient)
        shares[component].append(
          Share(
            terms: people.map { Term(column: position[$0.column], coefficient: $0.coefficient) },
            weight: Double(relaxation.index.recipients[recipient].need)))
      }
    }
    var stages = [[Stage]](repeating: [], count: columns.count)
    for stage in relaxation.stages {
      var terms = [[Term]](repeating: [], count: columns.count)
      for (column, coefficient) in stage.terms {
        terms[componentOfColumn[column]].append(Term(column: position[column], coefficient: coefficient))
      }
      for component in columns.indices {
        let objective: Objective =
          stage.name == ObjectiveKind.equity.rawValue
          ? .leximin(shares[component])
          : stage.sense > 0 ? .minimize(terms[component]) : .maximize(terms[component])
        stages[component].append(Stage(name: stage.name, objective: objective))
      }
    }
    programs = builders.indices.map { component in
      builders[component].stages = stages[component]
      return builders[component].finish()
    }
  }
}

/// Sets of numbers that can be joined, by rank and with path halving (Tarjan 1975).
struct DisjointSets {
  private var parent: [Int]
  private var size: [Int]

  init(count: Int) {
    parent = Array(0..<count)
    size = Array(repeating: 1, count: count)
  }

  mutating func root(of member: Int) -> Int {
    var member = member
    while parent[member] != member {
      parent[member] = parent[parent[member]]
      member = parent[member]
    }
    return member
  }

  mutating func join(_ left: Int, _ right: Int) {
    var (large, small) = (root(of: left), root(of: right))
    guard large != small else { return }
    if size[large] < size[small] { swap(&large, &small) }
    parent[small] = large
    size[large] += size[small]
  }
}
