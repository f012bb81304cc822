import LinearProgramming
import Testing

@Suite struct StagedSolveTests {
  @Test func `a later stage chooses among the optima of the earlier ones`() throws {
    let rows: [DenseRow] = [.atMost(10, [1, 1, 1]), .atMost(4, [1, 0, 0])]
    let program = dense(
      rows, stages: [maximum([1, 1, 1], "all"), maximum([2, 1, 0], "value"), minimum([0, 0, 1], "third")])
    let solution = try program.solved()
    #expect(solution.stages.map(\.value) == [10, 14, 0])
    #expect(solution.stages.map(\.name) == ["all", "value", "third"])
    #expect(solution.columnValues == [4, 6, 0])
  }

  /// A random program of three columns, bounded, and up to four random objectives.
  static func random(_ seed: Int) -> (LinearProgram, [(sign: Double, coefficients: [Double])]) {
    var generator = Generator(seed)
    func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
    let bounds = (0..<3).map { _ in
      let lower = number(-3...2)
      return (lower, lower + number(0...6))
    }
    let rows = (0..<Int(number(1...5))).map { _ -> DenseRow in
      let coefficients = (0..<3).map { _ in number(-2...3) }
      switch Int(number(0...3)) {
      case 0: return .atLeast(number(-8...3), coefficients)
      case 1: return .between(number(-9...0), number(0...9), coefficients)
      default: return .atMost(number(-1...9), coefficients)
      }
    }
    // Few different coefficients, so that many optima tie and the later stages have something to decide.
    let objectives = (0..<4).map { _ in
      (sign: number(0...1) * 2 - 1, coefficients: (0..<3).map { _ in number(0...1) })
    }
    let stages = objectives.enumerated().map { index, objective in
      Stage(
        name: "\(index)",
        objective: objective.sign > 0
          ? .minimize(terms(objective.coefficients)) : .maximize(terms(objective.coefficients)))
    }
    return (dense(rows, bounds: bounds, stages: stages), objectives)
  }

  @Test(arguments: 0..<300) func `all stages agree with a search over every vertex`(seed: Int) throws {
    let (program, objectives) = Self.random(seed)
    if let expected = VertexOracle(program).best(objectives) {
      let solution = try program.solved()
      for (stage, value) in zip(solution.stages, expected) {
        #expect(isClose(stage.value, value))
        #expect(stage.certificate.arithmetic == .exactInteger)
      }
      // The point returned is one that has all those values.
      for (stage, objective) in zip(solution.stages, objectives) {
        let value = zip(objective.coefficients, solution.columnValues).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(isClose(stage.value, value))
      }
    } else {
      let error = #expect(throws: LinearProgramError.self) { try program.solved() }
      #expect(error == .infeasible(stage: "0", component: "test"))
    }
  }

  @Test func `a stage without terms is its constant, wherever it stands`() throws {
    let nothing = Stage(name: "nothing", objective: .minimize([], constant: 2.5))
    let nobody = Stage(name: "nobody", objective: .leximin([]))
    let program = dense(
      [.atMost(4, [1, 1])], stages: [nothing, maximum([1, 1]), nothing, nobody, maximum([1, 0])])
    let solution = try program.solved()
    #expect(solution.stages.map(\.value) == [2.5, 4, 2.5, 1, 4])
    #expect(solution.stages.allSatisfy { $0.certificate.holds })
    #expect(solution.columnValues == [4, 0])
  }

  @Test func `a stage whose columns are all settled is worth what they are`() throws {
    let program = dense(
      [.atMost(4, [1, 1])], bounds: [(0, 3), (0, 9)],
      stages: [
        maximum([2, 1]), Stage(name: "settled", objective: .minimize(terms([5, 1]), constant: 1)),
      ])
    let solution = try program.solved()
    #expect(solution.stages.map(\.value) == [7, 17])
    #expect(solution.stages[1].counts.iterations == 0)
  }

  @Test func `a program without stages has any feasible point`() throws {
    let solution = try dense([.atLeast(3, [1, 1]), .atMost(5, [1, 0])]).solved()
    #expect(solution.stages.isEmpty)
    #expect(solution.columnValues[0] + solution.columnValues[1] >= 3 - 1e-9)
  }

  @Test func `terms of one column add up`() throws {
    let twice = [
      Term(column: 0, coefficient: 1), Term(column: 1, coefficient: 1), Term(column: 0, coefficient: 2),
    ]
    let program = dense([.atMost(4, [1, 1])], stages: [Stage(name: "twice", objective: .maximize(twice))])
    #expect(try program.solved().stages[0].value == 12)
  }

  @Test func `the size counts everything`() throws {
    let program = dense([.atMost(4, [1, 1]), .atMost(9, [1, 0], lazyGroup: 0)], stages: [maximum([1, 0])])
    #expect(try program.solved().size == ProgramSize(rows: 2, lazyRows: 1, columns: 2, entries: 3))
  }
}
