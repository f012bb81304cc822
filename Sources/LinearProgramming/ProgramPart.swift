/// Some columns and rows of a program, as a program of their own.
///
/// What the columns have in other rows, and the stages in other columns, is left out.
package struct ProgramPart: Sendable {
  /// The columns of the whole, in ascending order.
  package let columns: [Int]
  /// The rows of the whole, in ascending order.
  package let rows: [Int]
  /// The part, with the stages of the whole up to the first fair sharing.
  package let program: LinearProgram

  /// Cuts a part out of a program.
  package init(of whole: LinearProgram, columns: [Int], rows: [Int]) {
    self.columns = columns
    self.rows = rows
    var placeOfRow = [Int32](repeating: -1, count: whole.rowCount)
    for (place, row) in rows.enumerated() { placeOfRow[row] = Int32(place) }
    var placeOfColumn = [Int32](repeating: -1, count: whole.columnCount)
    var starts: [Int32] = [0]
    var indices: [Int32] = []
    var coefficients: [Double] = []
    for (place, column) in columns.enumerated() {
      placeOfColumn[column] = Int32(place)
      for entry in Int(whole.columnStarts[column])..<Int(whole.columnStarts[column + 1]) {
        let row = placeOfRow[Int(whole.rowIndices[entry])]
        guard row >= 0 else { continue }
        indices.append(row)
        coefficients.append(whole.coefficients[entry])
      }
      starts.append(Int32(indices.count))
    }
    func inPart(_ terms: [Term]) -> [Term] {
      terms.compactMap { term in
        let place = Int(placeOfColumn[term.column])
        return place < 0 ? nil : Term(column: place, coefficient: term.coefficient)
      }
    }
    var stages: [Stage] = []
    for stage in whole.stages {
      guard stage.objective.isLinear else { break }
      switch stage.objective {
      case .minimize(let terms, _):
        stages.append(Stage(name: stage.name, objective: .minimize(inPart(terms))))
      case .maximize(let terms, _):
        stages.append(Stage(name: stage.name, objective: .maximize(inPart(terms))))
      case .leximin: break
      }
    }
    program = LinearProgram(
      name: whole.name, columnLower: columns.map { whole.columnLower[$0] },
      columnUpper: columns.map { whole.columnUpper[$0] }, rowLower: rows.map { whole.rowLower[$0] },
      rowUpper: rows.map { whole.rowUpper[$0] }, columnStarts: starts, rowIndices: indices,
      coefficients: coefficients, lazyGroup: rows.map { whole.lazyGroup[$0] }, stages: stages)
  }
}
