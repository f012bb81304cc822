import LinearProgramming

/// The lexicographic optimum of a small bounded program by trying every vertex, for tests to compare with.
///
/// Knows nothing of simplex or duals: every choice of as many tight rows and bounds as there are columns is
/// solved by elimination, the points that satisfy everything are kept, and the best of them is looked up.
struct VertexOracle {
  private var normals: [[Double]] = []
  private var lower: [Double] = []
  private var upper: [Double] = []
  private let columns: Int
  private(set) var vertices: [[Double]] = []

  init(_ program: LinearProgram) {
    columns = program.columnCount
    for column in 0..<columns {
      normals.append((0..<columns).map { $0 == column ? 1 : 0 })
      lower.append(program.columnLower[column])
      upper.append(program.columnUpper[column])
    }
    for row in 0..<program.rowCount {
      normals.append([Double](repeating: 0, count: columns))
      lower.append(program.rowLower[row])
      upper.append(program.rowUpper[row])
    }
    for column in 0..<columns {
      for entry in Int(program.columnStarts[column])..<Int(program.columnStarts[column + 1]) {
        normals[columns + Int(program.rowIndices[entry])][column] = program.coefficients[entry]
      }
    }
    choose([], from: 0)
  }

  private mutating func choose(_ tight: [(Int, Double)], from first: Int) {
    if tight.count == columns {
      if let point = solve(tight), isFeasible(point) { vertices.append(point) }
      return
    }
    for index in first..<max(first, normals.count) {
      if lower[index].isFinite { choose(tight + [(index, lower[index])], from: index + 1) }
      if upper[index].isFinite && upper[index] != lower[index] {
        choose(tight + [(index, upper[index])], from: index + 1)
      }
    }
  }

  private func solve(_ tight: [(Int, Double)]) -> [Double]? {
    var matrix = tight.map { normals[$0.0] + [$0.1] }
    for pivot in 0..<columns {
      guard let best = (pivot..<columns).max(by: { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) }),
        abs(matrix[best][pivot]) > 1e-9
      else { return nil }
      matrix.swapAt(pivot, best)
      for row in 0..<columns where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        if factor == 0 { continue }
        for column in pivot...columns { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return (0..<columns).map { matrix[$0][columns] / matrix[$0][$0] }
  }

  private func isFeasible(_ point: [Double]) -> Bool {
    for index in normals.indices {
      let activity = zip(normals[index], point).reduce(0) { $0 + $1.0 * $1.1 }
      if activity < lower[index] - 1e-7 || activity > upper[index] + 1e-7 { return false }
    }
    return true
  }

  /// The lexicographically best values of linear objectives, each as its coefficients and sign (1: least).
  func best(_ objectives: [(sign: Double, coefficients: [Double])]) -> [Double]? {
    var candidates = vertices
    var values: [Double] = []
    for (sign, coefficients) in objectives {
      let costs = candidates.map { point in sign * zip(coefficients, point).reduce(0) { $0 + $1.0 * $1.1 } }
      guard let least = costs.min() else { return nil }
      values.append(sign * least)
      candidates = zip(candidates, costs).filter { $0.1 <= least + 1e-7 }.map(\.0)
    }
    return values
  }
}
