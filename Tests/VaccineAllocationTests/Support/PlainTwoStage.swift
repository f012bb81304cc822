import AllocationModel
import LinearProgramming

/// The two-stage program as the documentation states it, word for word: vials shipped once, a copy of the textbook
/// program's other columns and of all its rows for every scenario, every objective weighted.
struct PlainTwoStage {
  let program: LinearProgram

  init(_ round: Round) {
    let scenarios = round.scenarios
    let total = Double(scenarios.reduce(0) { $0 + $1.parts })
    let weights = scenarios.map { Double($0.parts) / total }
    let plains = scenarios.map { PlainRelaxation(round.inScenario($0)) }
    var builder = LinearProgramBuilder(name: "two stages")
    var columns: [[Int]] = []
    var shared: [Int: Int] = [:]
    for plain in plains {
      let own = plain.program
      columns.append(
        (0..<own.columnCount).map { column in
          let isShipment = column < plain.sources.count && plain.sources[column].when != .here
          if isShipment, let known = shared[column] { return known }
          let added = builder.addColumn(lower: own.columnLower[column], upper: own.columnUpper[column])
          if isShipment { shared[column] = added }
          return added
        })
    }
    for (plain, columns) in zip(plains, columns) {
      let own = plain.program
      let rows = (0..<own.rowCount).map { builder.addRow(lower: own.rowLower[$0], upper: own.rowUpper[$0]) }
      for column in 0..<own.columnCount {
        for entry in Int(own.columnStarts[column])..<Int(own.columnStarts[column + 1]) {
          builder.add(
            own.coefficients[entry], row: rows[Int(own.rowIndices[entry])], column: columns[column])
        }
      }
    }
    builder.stages = PlainTwoStage.stages(round, plains: plains, weights: weights, columns: columns)
    program = builder.finish()
  }

  private static func stages(
    _ round: Round, plains: [PlainRelaxation], weights: [Double], columns: [[Int]]
  ) -> [Stage] {
    var names: [String] = []
    let tiers = Set(plains.flatMap(\.round.tiers)).sorted()
    for objective in round.policy.objectives {
      names += objective == .need ? tiers.map { "need:\($0)" } : [objective.rawValue]
    }
    return names.map { name in
      var terms: [Term] = []
      var constant = 0.0
      var isMaximum = false
      var people: [Int: [Term]] = [:]
      var need: [Int: Double] = [:]
      for (scenario, plain) in plains.enumerated() {
        guard let stage = plain.program.stages.first(where: { $0.name == name }) else { continue }
        func weighted(_ terms: [Term]) -> [Term] {
          terms.map {
            Term(column: columns[scenario][$0.column], coefficient: $0.coefficient * weights[scenario])
          }
        }
        switch stage.objective {
        case .minimize(let own, let part):
          terms += weighted(own)
          constant += part * weights[scenario]
        case .maximize(let own, _):
          isMaximum = true
          terms += weighted(own)
        case .leximin(let shares):
          for (place, share) in zip(plain.fairPlaces, shares) {
            people[place, default: []] += weighted(share.terms)
          }
        }
      }
      for (plain, weight) in zip(plains, weights) {
        for line in plain.round.demand {
          if let place = round.index(ofPlace: line.place) {
            need[place, default: 0] += weight * Double(line.need)
          }
        }
      }
      if name == "equity" {
        let shares = people.keys.sorted().map { Share(terms: people[$0] ?? [], weight: need[$0] ?? 0) }
        return Stage(name: name, objective: .leximin(shares))
      }
      // Terms of one column, as transport has in every scenario, are added together.
      var sums: [Int: Double] = [:]
      for term in terms { sums[term.column, default: 0] += term.coefficient }
      let all = sums.keys.sorted().map { Term(column: $0, coefficient: sums[$0] ?? 0) }
      return Stage(name: name, objective: isMaximum ? .maximize(all) : .minimize(all, constant: constant))
    }
  }
}
