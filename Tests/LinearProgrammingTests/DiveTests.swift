import LinearProgramming
import Testing

/// Rounds the columns of a program one after the other, down or up by turns, and keeps what it saw.
private struct RoundingDive: Dive {
  let start: LinearProgram
  let most: Int
  var optima: [[Double]] = []
  var fixed: [ColumnBounds] = []
  var isEnded = false
  var near: [Double]?

  init(_ start: LinearProgram, most: Int = .max, near: [Double]? = nil) {
    (self.start, self.most, self.near) = (start, most, near)
  }

  func beginning() -> [Double]? { near }

  mutating func program() -> LinearProgram { start }

  mutating func bounds(at values: [Double]) -> [ColumnBounds] {
    optima.append(values)
    let broken = values.indices.first { column in
      !fixed.contains { $0.column == column } && abs(values[column] - values[column].rounded()) > 1e-6
    }
    guard let broken, fixed.count < most else {
      isEnded = true
      return []
    }
    // Fractions of packings can always be rounded down.
    let whole = values[broken].rounded(.down)
    fixed.append(ColumnBounds(column: broken, lower: whole, upper: whole))
    return [fixed[fixed.count - 1]]
  }
}

/// Answers with the same bounds whatever the optimum.
private struct StubbornDive: Dive {
  let start: LinearProgram
  let answer: [ColumnBounds]
  var calls = 0

  mutating func program() -> LinearProgram { start }

  mutating func bounds(at values: [Double]) -> [ColumnBounds] {
    calls += 1
    return calls == 1 ? answer : []
  }
}

@Suite struct DiveTests {
  private static let columns = 10

  /// A packing, a third of its rows lazy.
  private static func packing(_ seed: Int, bounds: [(Double, Double)]? = nil) -> LinearProgram {
    var generator = Generator(seed)
    let all = (0..<columns).map { _ in (0.0, Double(Int.random(in: 1...20, using: &generator))) }
    let rows = (0..<12).map { row in
      DenseRow.atMost(
        Double(Int.random(in: 5...60, using: &generator)),
        (0..<columns).map { _ in Double(max(0, Int.random(in: -3...7, using: &generator))) },
        lazyGroup: row % 3 == 0 ? 0 : -1)
    }
    let worth = (0..<columns).map { _ in Double(Int.random(in: 1...9, using: &generator)) }
    return dense(rows, bounds: bounds ?? all, stages: [maximum(worth)])
  }

  private static func worth(_ program: LinearProgram, _ values: [Double]) -> Double {
    guard case .maximize(let terms, _) = program.stages[0].objective else { return .nan }
    return terms.reduce(0) { $0 + $1.coefficient * values[$1.column] }
  }

  @Test(arguments: 0..<60) func `where a dive begins changes no optimum`(seed: Int) throws {
    var generator = Generator(seed)
    let program = DiveTests.packing(seed)
    let cold = try #require(try LinearProgram.run([RoundingDive(program, most: 0)], threads: 1).first)
    let optimum = cold.optima[0]
    let anywhere = (0..<DiveTests.columns).map { _ in Double(Int.random(in: -5...25, using: &generator)) }
    let points: [[Double]] = [
      optimum, optimum.map { $0.rounded(.down) }, anywhere, [1], optimum.map { _ in .nan },
    ]
    for near in points {
      let dive = try #require(
        try LinearProgram.run([RoundingDive(program, most: 0, near: near)], threads: 1).first)
      #expect(dive.optima.count == 1)
      #expect(isClose(DiveTests.worth(program, dive.optima[0]), DiveTests.worth(program, optimum)))
    }
  }

  @Test(arguments: 0..<60) func `every optimum is that of the bounded program`(seed: Int) throws {
    let program = DiveTests.packing(seed)
    let dive = try #require(try LinearProgram.run([RoundingDive(program)], threads: 1).first)
    #expect(dive.isEnded)
    #expect(dive.optima.count == dive.fixed.count + 1)
    var bounds = zip(program.columnLower, program.columnUpper).map { ($0, $1) }
    for (step, values) in dive.optima.enumerated() {
      if step > 0 {
        bounds[dive.fixed[step - 1].column] = (dive.fixed[step - 1].lower, dive.fixed[step - 1].upper)
      }
      let alone = try DiveTests.packing(seed, bounds: bounds).solved()
      #expect(isClose(DiveTests.worth(program, values), alone.stages[0].value))
    }
    let last = try #require(dive.optima.last)
    #expect(last.allSatisfy { abs($0 - $0.rounded()) < 1e-6 })
  }

  @Test func `the number of threads changes nothing`() throws {
    let dives = (0..<24).map { RoundingDive(DiveTests.packing($0)) }
    let alone = try LinearProgram.run(dives, threads: 1)
    let together = try LinearProgram.run(dives, threads: 4)
    #expect(alone.map(\.optima) == together.map(\.optima))
    #expect(alone.map(\.fixed) == together.map(\.fixed))
  }

  @Test func `bounds without a solution end the dive`() throws {
    let program = dense([.atLeast(3, [1, 1])], bounds: [(0, 2), (0, 2)], stages: [minimum([1, 2])])
    let none = [ColumnBounds(column: 0, lower: 0, upper: 0)]
    let some = [ColumnBounds(column: 0, lower: 1, upper: 1)]
    let ended = try LinearProgram.run(
      [StubbornDive(start: program, answer: none), StubbornDive(start: program, answer: some)], threads: 2)
    #expect(ended.map(\.calls) == [1, 2])
  }

  @Test(arguments: [
    ColumnBounds(column: 2, lower: 0, upper: 1), ColumnBounds(column: -1, lower: 0, upper: 1),
    ColumnBounds(column: 0, lower: 2, upper: 1), ColumnBounds(column: 0, lower: .nan, upper: 1),
  ]) func `bounds that are none end the dive`(bounds: ColumnBounds) throws {
    let program = dense([.atMost(3, [1, 1])], stages: [maximum([1, 2])])
    let ended = try LinearProgram.run([StubbornDive(start: program, answer: [bounds])], threads: 1)
    #expect(ended[0].calls == 1)
  }

  @Test func `a program without rows is followed too`() throws {
    let program = dense([], columns: 2, bounds: [(0, 1.5), (0, 2)], stages: [maximum([1, 1])])
    let ended = try LinearProgram.run([RoundingDive(program)], threads: 1)
    #expect(ended[0].optima == [[1.5, 2], [1, 2]])
    #expect(ended[0].isEnded)
  }

  @Test func `what is refused or unbounded ends its own dive alone`() throws {
    let refused = dense([.atMost(.nan, [1])], stages: [maximum([1])])
    let unbounded = dense([.atMost(1, [1, -1])], stages: [maximum([1, 1])])
    let ended = try LinearProgram.run(
      [RoundingDive(refused), RoundingDive(unbounded), RoundingDive(DiveTests.packing(1))], threads: 2)
    #expect(ended.map(\.isEnded) == [false, false, true])
  }

  @Test func `a dive can be stopped`() throws {
    let settings = SolverSettings(shouldStop: { .cancelled })
    let error = #expect(throws: LinearProgramError.self) {
      try LinearProgram.run([RoundingDive(DiveTests.packing(1))], settings: settings, threads: 1)
    }
    guard case .stopped(.cancelled, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `no dives are no work`() throws {
    #expect(try LinearProgram.run([RoundingDive](), threads: 2).isEmpty)
  }
}
