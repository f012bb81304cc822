import LinearProgramming
import Testing

@Suite struct SiftingTests {
  private var sifting: SolverSettings {
    var settings = SolverSettings()
    settings.leastColumnsForSifting = 1
    return settings
  }

  /// Seven rows and ten times as many columns, with lazy rows beside them if so wanted.
  private func random(_ seed: Int, lazyRows: Int) -> LinearProgram {
    var generator = Generator(seed)
    let columns = 70
    let bounds: [(Double, Double)] = (0..<columns).map { column in
      let most = Double(Int.random(in: 2...9, using: &generator))
      return (column % 9 == 0 ? 1.0 : 0.0, column % 4 == 0 ? most : .infinity)
    }
    func coefficients(oneOf part: Int) -> [Double] {
      (0..<columns).map { _ in
        let coefficient = Double(Int.random(in: 1...5, using: &generator))
        return Int.random(in: 0..<part, using: &generator) == 0 ? coefficient : 0
      }
    }
    var rows = (0..<7).map { row in
      DenseRow.atMost(
        Double(Int.random(in: 150...400, using: &generator)),
        zip(coefficients(oneOf: 2), 0..<columns).map { $1 % 7 == row ? max(1, $0) : $0 })
    }
    rows += (0..<lazyRows).map { row in
      DenseRow.atMost(
        Double(Int.random(in: 60...90, using: &generator)), coefficients(oneOf: 4), lazyGroup: row % 3)
    }
    let stages = (0..<3).map { _ in
      maximum((0..<columns).map { _ in Double(Int.random(in: 0...6, using: &generator)) })
    }
    return dense(rows, bounds: bounds, stages: stages)
  }

  @Test(arguments: 0..<60) func `columns that stand aside at first change no optimum`(seed: Int) throws {
    let program = random(seed, lazyRows: seed % 3 == 0 ? 0 : 20)
    let (whole, sifted) = (try program.solved(), try program.solved(settings: sifting))
    for (left, right) in zip(sifted.stages, whole.stages) {
      #expect(isClose(left.value, right.value))
      #expect(left.certificate.holds && right.certificate.holds)
    }
  }

  @Test func `a wide program is solved in turns, a small one in one`() throws {
    let program = random(1, lazyRows: 0)
    #expect(try program.solved().stages[0].counts.passes == 1)
    #expect(try program.solved(settings: sifting).stages[0].counts.passes > 1)
    let narrow = dense(
      [.atMost(4, [1, 2, 1]), .atMost(5, [2, 1, 1])], stages: [maximum([1, 1, 1])])
    #expect(try narrow.solved(settings: sifting).stages[0].counts.passes == 1)
  }

  @Test func `columns without which there is no solution come into sight`() throws {
    // Ten columns of which three are enough at first, and all are needed.
    let ones = [Double](repeating: 1, count: 10)
    let program = dense(
      [.atLeast(45, ones)], bounds: [(Double, Double)](repeating: (0, 5), count: 10), stages: [maximum(ones)])
    #expect(try program.solved(settings: sifting).stages[0].value == 50)
  }

  @Test func `what has no solution or no end still has none`() {
    let ones = [Double](repeating: 1, count: 10)
    let bounds = [(Double, Double)](repeating: (0, 5), count: 10)
    #expect(throws: LinearProgramError.infeasible(stage: "most", component: "test")) {
      try dense([.atLeast(51, ones)], bounds: bounds, stages: [maximum(ones)]).solved(settings: sifting)
    }
    #expect(throws: LinearProgramError.unbounded(stage: "most", component: "test")) {
      let open = (0..<10).map { $0 == 9 ? 0.0 : 1.0 }
      return try dense([.atMost(5, open)], stages: [maximum(ones)]).solved(settings: sifting)
    }
  }

  @Test func `the same program gives the same answer`() throws {
    let program = random(5, lazyRows: 20)
    #expect(try program.solved(settings: sifting) == program.solved(settings: sifting))
  }
}
