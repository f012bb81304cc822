import LinearProgramming
import Testing

@Suite struct LeximinTests {
  private func fair(_ shares: [(Double, [Double])], _ name: String = "fair") -> Stage {
    Stage(name: name, objective: .leximin(shares.map { Share(terms: terms($0.1), weight: $0.0) }))
  }

  @Test func `levels rise together and then apart`() throws {
    // Two share a source of 10; the third has another 4 of its own.
    let program = dense(
      [.atMost(10, [1, 1, 0]), .atMost(4, [0, 0, 1])],
      stages: [fair([(10, [1, 0, 0]), (40, [0, 1, 0]), (10, [0, 0, 1])])])
    let solution = try program.solved()
    let stage = solution.stages[0]
    #expect(zip(stage.levels, [0.2, 0.2, 0.4]).allSatisfy { isClose($0, $1) })
    #expect(isClose(stage.value, 0.2))
    #expect(isClose(stage.certificate.bound, 0.2))
    #expect(stage.certificate.holds)
    #expect(stage.counts.leximinRounds == 2)
    #expect(solution.columnValues.count == 3)
  }

  @Test func `nobody rises above 1`() throws {
    let program = dense(
      [.atMost(100, [1, 1])], stages: [fair([(10, [1, 0]), (20, [0, 1])]), maximum([1, 1])])
    let solution = try program.solved()
    #expect(solution.stages[0].levels == [1, 1])
    #expect(solution.stages[0].counts.leximinRounds == 1)
    #expect(solution.stages[1].value == 100)
  }

  @Test func `a share that cannot be served stays at 0 and stops nobody`() throws {
    let program = dense(
      [.atMost(4, [1, 1, 0])], bounds: [(0, 9), (0, 9), (0, 0)],
      stages: [fair([(4, [1, 0, 0]), (4, [0, 1, 0]), (4, [0, 0, 1]), (7, [0, 0, 0])])])
    let levels = try program.solved().stages[0].levels
    #expect(zip(levels, [0.5, 0.5, 0, 0]).allSatisfy { isClose($0, $1) })
  }

  @Test func `later stages keep the levels and the earlier optimum`() throws {
    // Served in all: 6. Fair: 3 and 3. Then as much as can be from the first source.
    let program = dense(
      [.atMost(4, [1, 0, 1, 0]), .atMost(2, [0, 1, 0, 1])],
      stages: [
        maximum([1, 1, 1, 1], "all"), fair([(10, [1, 1, 0, 0]), (10, [0, 0, 1, 1])]),
        maximum([1, 0, 0, 0], "own"),
      ])
    let solution = try program.solved()
    #expect(isClose(solution.stages[0].value, 6))
    #expect(zip(solution.stages[1].levels, [0.3, 0.3]).allSatisfy { isClose($0, $1) })
    #expect(isClose(solution.stages[2].value, 3, 1e-6))
    #expect(isClose(solution.columnValues[0] + solution.columnValues[1], 3, 1e-6))
    #expect(isClose(solution.columnValues.reduce(0, +), 6))
  }

  @Test func `needs in millions do not blur the levels`() throws {
    let program = dense(
      [.atMost(3_000_000, [1, 1, 0]), .atMost(500, [0, 0, 1])],
      stages: [fair([(4_000_000, [1, 0, 0]), (2_000_000, [0, 1, 0]), (2000, [0, 0, 1])])])
    let levels = try program.solved().stages[0].levels
    #expect(zip(levels, [0.5, 0.5, 0.25]).allSatisfy { isClose($0, $1, 1e-9) })
  }

  @Test func `levels below 0 are found where shares can be negative`() throws {
    let program = dense(
      [.equal(-6, [1, 1])], bounds: [(-10, 10), (-10, 10)], stages: [fair([(1, [1, 0]), (2, [0, 1])])])
    let levels = try program.solved().stages[0].levels
    #expect(zip(levels, [-2, -2]).allSatisfy { isClose($0, $1) })
  }

  @Test func `two sharings may follow each other`() throws {
    let program = dense(
      [.atMost(6, [1, 1, 0, 0]), .atMost(4, [0, 0, 1, 1])],
      stages: [
        fair([(6, [1, 0, 0, 0]), (6, [0, 1, 0, 0])], "a"),
        fair([(4, [0, 0, 1, 0]), (12, [0, 0, 0, 1])], "b"),
      ])
    let stages = try program.solved().stages
    #expect(zip(stages[0].levels, [0.5, 0.5]).allSatisfy { isClose($0, $1) })
    #expect(zip(stages[1].levels, [0.25, 0.25]).allSatisfy { isClose($0, $1) })
  }

  /// Max-min by its definition: raise the lowest, then ask of every share by a program of its own
  /// whether it could be higher while none of the others falls below.
  ///
  /// No dual, no blocking rule.
  private func sequential(_ rows: [DenseRow], _ bounds: [(Double, Double)], _ shares: [(Double, [Double])])
    -> [Double]
  {
    var settled: [Int: Double] = [:]
    while settled.count < shares.count {
      var floor = rows.map {
        DenseRow(coefficients: $0.coefficients + [0], lower: $0.lower, upper: $0.upper, lazyGroup: -1)
      }
      for (index, share) in shares.enumerated() {
        if let level = settled[index] {
          floor.append(.atLeast(level * share.0 - 1e-9, share.1 + [0]))
        } else {
          floor.append(.atLeast(0, share.1 + [-share.0]))
        }
      }
      let lowest =
        VertexOracle(dense(floor, bounds: bounds + [(0, 1)])).best([(-1, [0, 0, 0, 1])])?[0] ?? .nan
      var isAnySettled = false
      for index in shares.indices where settled[index] == nil {
        let others =
          rows
          + shares.indices.map { other in
            .atLeast((settled[other] ?? lowest) * shares[other].0 - 1e-9, shares[other].1)
          }
        let highest =
          (VertexOracle(dense(others, bounds: bounds)).best([(-1, shares[index].1)])?[0] ?? .nan)
          / shares[index].0
        if lowest >= 1 - 1e-9 || highest <= lowest + 1e-6 {
          settled[index] = lowest
          isAnySettled = true
        }
      }
      if !isAnySettled { return [] }
    }
    return shares.indices.map { settled[$0] ?? .nan }
  }

  @Test(arguments: 0..<120) func `random sharings agree with max-min by its definition`(seed: Int) throws {
    var generator = Generator(1000 + seed)
    func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
    let bounds = (0..<3).map { _ in (0.0, number(1...9)) }
    let rows = (0..<3).map { _ in DenseRow.atMost(number(2...12), (0..<3).map { _ in number(0...2) }) }
    let shares = (0..<3).map { _ in (number(2...12), (0..<3).map { _ in number(0...1) }) }
    let expected = sequential(rows, bounds, shares)
    let stage = try dense(rows, bounds: bounds, stages: [fair(shares)]).solved().stages[0]
    #expect(expected.count == 3)
    #expect(zip(stage.levels, expected).allSatisfy { isClose($0, $1, 1e-6) })
    #expect(stage.certificate.holds)
    #expect(stage.counts.leximinRounds <= 3)
  }
}
