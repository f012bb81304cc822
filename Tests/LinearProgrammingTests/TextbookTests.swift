import LinearProgramming
import Testing

/// Programs with published optima.
@Suite struct TextbookTests {
  private func optimum(_ program: LinearProgram) throws -> Double {
    let solution = try program.solved()
    #expect(solution.stages[0].certificate.holds)
    #expect(solution.stages[0].value == solution.stages[0].certificate.value)
    return solution.stages[0].value
  }

  @Test func `Dantzig's transport problem ships for 153.675`() throws {
    // Dantzig, Linear Programming and Extensions, 1963, chapter 3-3; the first model of the GAMS library.
    let supply = [350.0, 600]
    let demand = [325.0, 300, 275]
    let distance = [[2.5, 1.7, 1.8], [2.5, 1.8, 1.4]]
    var builder = LinearProgramBuilder()
    let plants = supply.map { builder.addRow(upper: $0) }
    let markets = demand.map { builder.addRow(lower: $0) }
    var costs: [Term] = []
    for plant in supply.indices {
      for market in demand.indices {
        let column = builder.addColumn()
        builder.add(1, row: plants[plant], column: column)
        builder.add(1, row: markets[market], column: column)
        costs.append(Term(column: column, coefficient: 90 * distance[plant][market] / 1000))
      }
    }
    builder.stages = [Stage(name: "cost", objective: .minimize(costs))]
    #expect(isClose(try optimum(builder.finish()), 153.675, 1e-12))
  }

  @Test func `Chvátal's diet costs 92.5 cents`() throws {
    // Chvátal, Linear Programming, 1983, chapter 1: oatmeal, chicken, eggs, milk, cherry pie, pork with beans.
    let program = dense(
      [
        .atLeast(2000, [110, 205, 160, 160, 420, 260]), .atLeast(55, [4, 32, 13, 8, 4, 14]),
        .atLeast(800, [2, 12, 54, 285, 22, 80]),
      ], bounds: [(0, 4), (0, 3), (0, 2), (0, 8), (0, 2), (0, 2)], stages: [minimum([3, 24, 13, 9, 20, 19])])
    let solution = try program.solved()
    #expect(solution.stages[0].value == 92.5)
    #expect(solution.stages[0].certificate.arithmetic == .exactInteger)
    #expect(solution.columnValues == [4, 0, 0, 4.5, 2, 0])
  }

  @Test func `Chvátal's first simplex example comes to 13`() throws {
    // Chvátal, chapter 2.
    let program = dense(
      [.atMost(5, [2, 3, 1]), .atMost(11, [4, 1, 2]), .atMost(8, [3, 4, 2])], stages: [maximum([5, 4, 3])])
    #expect(try optimum(program) == 13)
  }

  @Test func `Beale's example does not cycle`() throws {
    // Beale, Cycling in the dual simplex algorithm, 1955: -5/4.
    let program = dense(
      [.atMost(0, [0.25, -8, -1, 9]), .atMost(0, [0.5, -12, -0.5, 3]), .atMost(1, [0, 0, 1, 0])],
      stages: [minimum([-0.75, 20, -0.5, 6])])
    #expect(try optimum(program) == -1.25)
  }

  @Test func `Kuhn's example does not cycle`() throws {
    // Kuhn's cycling example, in Balinski and Tucker, Duality theory of linear programs, 1969: -2.
    let program = dense(
      [.atMost(0, [-2, -9, 1, 9]), .atMost(0, [1.0 / 3, 1, -1.0 / 3, -2]), .atMost(2, [2, 3, -1, -12])],
      stages: [minimum([-2, -3, 1, 12])])
    #expect(isClose(try optimum(program), -2, 1e-9))
  }

  @Test func `Chvátal's example does not cycle`() throws {
    // Chvátal, chapter 3: 1.
    let program = dense(
      [.atMost(0, [0.5, -5.5, -2.5, 9]), .atMost(0, [0.5, -1.5, -0.5, 1]), .atMost(1, [1, 0, 0, 0])],
      stages: [maximum([10, -57, -9, -24])])
    #expect(try optimum(program) == 1)
  }

  @Test(arguments: 2...14) func `the cube of Klee and Minty comes to a power of five`(size: Int) throws {
    // Klee and Minty, How good is the simplex algorithm?, 1972, in Chvátal's form (chapter 4) with base 5.
    func power(_ base: Double, _ exponent: Int) -> Double {
      (0..<exponent).reduce(1) { value, _ in value * base }
    }
    let rows = (1...size).map { row in
      DenseRow.atMost(
        power(5, row),
        (1...size).map { $0 < row ? 2 * power(2, row - $0) : $0 == row ? 1 : 0 })
    }
    let program = dense(rows, stages: [maximum((1...size).map { power(2, size - $0) })])
    #expect(try optimum(program) == power(5, size))
  }

  @Test func `the Wyndor Glass Company makes 36`() throws {
    // Hillier and Lieberman, Introduction to Operations Research, chapter 3. The example of LinearProgram's
    // documentation.
    var builder = LinearProgramBuilder(name: "Wyndor Glass")
    let doors = builder.addColumn()
    let windows = builder.addColumn()
    builder.add(1, row: builder.addRow(upper: 4), column: doors)
    builder.add(2, row: builder.addRow(upper: 12), column: windows)
    let plant3 = builder.addRow(upper: 18)
    builder.add(3, row: plant3, column: doors)
    builder.add(2, row: plant3, column: windows)
    let profit = [Term(column: doors, coefficient: 3), Term(column: windows, coefficient: 5)]
    builder.stages = [Stage(name: "profit", objective: .maximize(profit))]
    let solution = try builder.finish().solved()
    #expect(solution.stages[0].value == 36)
    #expect(solution.columnValues == [2, 6])
  }

  @Test func `the Reddy Mikks Company makes 21`() throws {
    // Taha, Operations Research: An Introduction, chapter 2: 21 at (3, 1.5).
    let program = dense(
      [.atMost(24, [6, 4]), .atMost(6, [1, 2]), .atMost(1, [-1, 1]), .atMost(2, [0, 1])],
      stages: [maximum([5, 4])])
    let solution = try program.solved()
    #expect(solution.stages[0].value == 21)
    #expect(solution.columnValues == [3, 1.5])
  }

  @Test func `contradicting rows are infeasible, by name`() {
    let program = dense(
      [.atMost(1, [1, 1]), .atLeast(3, [1, 1])], stages: [maximum([1, 0], "first")], name: "north")
    let error = #expect(throws: LinearProgramError.self) { try program.solved() }
    #expect(error == .infeasible(stage: "first", component: "north"))
  }

  @Test func `contradiction in a lazy row is infeasible too`() {
    let program = dense(
      [.atMost(1, [1, 1]), .atLeast(3, [1, 1], lazyGroup: 0)], stages: [maximum([1, 0], "first")],
      name: "north")
    let error = #expect(throws: LinearProgramError.self) { try program.solved() }
    #expect(error == .infeasible(stage: "first", component: "north"))
  }

  @Test func `an objective without end is unbounded, by name`() throws {
    let program = dense(
      [.atLeast(1, [1, -1])],
      stages: [minimum([1, 0], "first"), maximum([0, 1], "x"), maximum([1, 1], "y")])
    // The first stage leaves x0 = 1, x1 = 0; without it nothing is bounded.
    _ = try program.solved()
    let open = dense(
      [.atLeast(1, [1, -1, 0]), .atLeast(0, [0, 0, 1])],
      stages: [minimum([1, 0, 0], "first"), maximum([0, 0, 1], "second")])
    let error = #expect(throws: LinearProgramError.self) { try open.solved() }
    #expect(error == .unbounded(stage: "second", component: "test"))
  }

  @Test func `a lazy row may be all that bounds an objective`() throws {
    let program = dense(
      [.atLeast(0, [1, 1]), .atMost(7, [1, 2], lazyGroup: 3)], stages: [maximum([1, 1])])
    let solution = try program.solved()
    #expect(solution.stages[0].value == 7)
    #expect(solution.stages[0].counts.lazyRowsAdded == 1)
  }

  @Test func `ranges, equations, free and negative columns keep their meaning`() throws {
    // x0 free, x1 in -5 ... -2, x2 fixed at 1.5; 2 ≤ x0 + x1 ≤ 4, x0 - x2 = 5.
    let program = dense(
      [.between(2, 4, [1, 1, 0]), .equal(5, [1, 0, -1])],
      bounds: [(-.infinity, .infinity), (-5, -2), (1.5, 1.5)],
      stages: [Stage(name: "sum", objective: .minimize(terms([0, 1, 0]), constant: 100))])
    let solution = try program.solved()
    #expect(solution.columnValues == [6.5, -4.5, 1.5])
    #expect(solution.stages[0].value == 95.5)
    #expect(solution.stages[0].certificate.arithmetic == .exactInteger)
  }

  @Test func `coefficients twelve orders apart are solved`() throws {
    // By hand: both rows tight, so x0 = 1e6 and x1 = (3e6 - 1e6) / 1e6 = 2.
    let program = dense(
      [.atMost(1, [1e-6, 0]), .atMost(3e6, [1, 1e6])], stages: [maximum([2, 1e6])])
    let solution = try program.solved()
    #expect(isClose(solution.stages[0].value, 4e6))
    #expect(isClose(solution.columnValues[0], 1e6))
    #expect(isClose(solution.columnValues[1], 2))
  }

  @Test(arguments: [1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9]) func `the unit of an objective changes nothing`(
    unit: Double
  ) throws {
    let rows: [DenseRow] = [.atMost(10, [1, 1, 1]), .atMost(6, [1, 2, 0]), .atMost(9, [0, 1, 3])]
    let objectives = [[3.0, 2, 4], [1, 0, 0], [0, 1, 1]]
    let plain = try dense(rows, stages: objectives.map { maximum($0) }).solved()
    let scaled = try dense(rows, stages: objectives.map { maximum($0.map { $0 * unit }) }).solved()
    for (left, right) in zip(plain.stages, scaled.stages) {
      #expect(abs(left.value * unit - right.value) <= 1e-9 * unit * max(1, abs(left.value)))
    }
  }

  @Test func `numbers twenty-four orders apart end in a proof or an error that says so`() throws {
    var proofs = 0
    for seed in 0..<300 {
      var generator = Generator(seed)
      func magnitude() -> Double {
        let power = (0..<Int.random(in: 0...12, using: &generator)).reduce(1.0) { power, _ in power * 10 }
        return Bool.random(using: &generator) ? power : -1 / power
      }
      let rows = (0..<5).map { _ in
        DenseRow.atMost(abs(magnitude()), (0..<5).map { _ in magnitude() })
      }
      let bounds = (0..<5).map { _ in (0.0, abs(magnitude())) }
      let program = dense(rows, bounds: bounds, stages: [maximum((0..<5).map { _ in magnitude() })])
      do throws(LinearProgramError) {
        let stage = try program.solved().stages[0]
        #expect(stage.certificate.holds && stage.value.isFinite)
        proofs += 1
      } catch {
        // The zero point satisfies everything and every bound is finite, so nothing else can be true.
        switch error {
        case .failed, .uncertified: break
        default: throw error
        }
      }
    }
    #expect(proofs >= 280)
  }
}
