import LinearProgramming

/// One row of a program written out in full.
struct DenseRow {
  var coefficients: [Double]
  var lower: Double
  var upper: Double
  var lazyGroup: Int

  static func atMost(_ upper: Double, _ coefficients: [Double], lazyGroup: Int = -1) -> DenseRow {
    DenseRow(coefficients: coefficients, lower: -.infinity, upper: upper, lazyGroup: lazyGroup)
  }

  static func atLeast(_ lower: Double, _ coefficients: [Double], lazyGroup: Int = -1) -> DenseRow {
    DenseRow(coefficients: coefficients, lower: lower, upper: .infinity, lazyGroup: lazyGroup)
  }

  static func equal(_ value: Double, _ coefficients: [Double], lazyGroup: Int = -1) -> DenseRow {
    DenseRow(coefficients: coefficients, lower: value, upper: value, lazyGroup: lazyGroup)
  }

  static func between(_ lower: Double, _ upper: Double, _ coefficients: [Double]) -> DenseRow {
    DenseRow(coefficients: coefficients, lower: lower, upper: upper, lazyGroup: -1)
  }
}

/// A program out of rows written in full; columns are non-negative unless bounds are given.
func dense(
  _ rows: [DenseRow], columns: Int? = nil, bounds: [(Double, Double)]? = nil, stages: [Stage] = [],
  name: String = "test"
) -> LinearProgram {
  var builder = LinearProgramBuilder(name: name)
  let count = columns ?? bounds?.count ?? rows.first?.coefficients.count ?? 0
  for column in 0..<count {
    _ = builder.addColumn(lower: bounds?[column].0 ?? 0, upper: bounds?[column].1 ?? .infinity)
  }
  for row in rows {
    let index = builder.addRow(lower: row.lower, upper: row.upper, lazyGroup: row.lazyGroup)
    for (column, coefficient) in row.coefficients.enumerated() {
      builder.add(coefficient, row: index, column: column)
    }
  }
  builder.stages = stages
  return builder.finish()
}

/// The terms of a linear function written out in full.
func terms(_ coefficients: [Double]) -> [Term] {
  coefficients.enumerated().filter { $0.element != 0 }.map {
    Term(column: $0.offset, coefficient: $0.element)
  }
}

func minimum(_ coefficients: [Double], _ name: String = "least") -> Stage {
  Stage(name: name, objective: .minimize(terms(coefficients)))
}

func maximum(_ coefficients: [Double], _ name: String = "most") -> Stage {
  Stage(name: name, objective: .maximize(terms(coefficients)))
}

func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-7) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}

/// Numbers that look random and are the same everywhere.
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  // SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
