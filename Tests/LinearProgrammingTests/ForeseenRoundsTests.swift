@testable import LinearProgramming
import Testing

@Suite struct ForeseenRoundsTests {
  /// Shares that draw on a chain of stocks, so that most of them are held down in a round of their own.
  private func program(
    _ seed: Int, shares: Int = 12, stock change: Double = 0, weight: Double = 0, isLazy: Bool = true,
    hasFirstStage: Bool = true
  ) -> LinearProgram {
    var generator = Generator(seed)
    let uses = (0..<shares).flatMap { share in
      (0..<3).map { _ in (share, Int.random(in: 0..<shares, using: &generator)) }
    }
    let rows = (0..<shares).map { stock in
      DenseRow.atMost(
        Double(Int.random(in: 3...30, using: &generator)) + (stock == 2 ? change : 0),
        uses.map { $0.1 == stock ? 1.0 : 0 }, lazyGroup: isLazy && stock % 3 == 0 ? 0 : -1)
    }
    let weights = (0..<shares).map { share in
      Double(Int.random(in: 5...40, using: &generator)) + (share == 1 ? weight : 0)
    }
    let bounds = uses.map { _ in (0.0, Double(Int.random(in: 1...15, using: &generator))) }
    let fair = Objective.leximin(
      (0..<shares).map { share in
        Share(
          terms: uses.indices.filter { uses[$0].0 == share }.map { Term(column: $0, coefficient: 1) },
          weight: weights[share])
      })
    let costs = uses.map { _ in Double(Int.random(in: 0...2, using: &generator)) }
    let first = minimum(costs.map { $0 == 2 ? 1 : 0 }, "first")
    let others = [Stage(name: "fair", objective: fair), minimum(costs, "last")]
    return dense(rows, bounds: bounds, stages: (hasFirstStage ? [first] : []) + others)
  }

  private func fair(_ solution: StagedSolution) throws -> StageResult {
    try #require(solution.stages.first { $0.name == "fair" })
  }

  private func agree(_ left: StagedSolution, _ right: StagedSolution) -> Bool {
    zip(left.stages, right.stages).allSatisfy { left, right in
      abs(left.value - right.value) <= 1e-5 * max(1, abs(left.value))
        && left.levels.count == right.levels.count
        && zip(left.levels, right.levels).allSatisfy { abs($0 - $1) <= 1e-6 } && left.certificate.holds
        && right.certificate.holds
    }
  }

  @Test(arguments: 0..<80) func `one solve proves all rounds of the same program`(seed: Int) throws {
    let program = program(seed)
    let first = try program.solved()
    let rounds = try fair(first).counts.leximinRounds
    #expect(first.trace.roundPrices.map(\.round) == Array(1...rounds))
    let again = try LinearProgram.solve([program], threads: 1, resuming: [first.trace])[0]
    #expect(agree(again, first))
    let counts = try fair(again).counts
    #expect(counts.leximinRounds == rounds)
    #expect(counts.iterations == 0 && counts.passes == 1 && counts.recoveries == 0)
    // And what it leaves behind is worth as much.
    let onceMore = try LinearProgram.solve([program], threads: 1, resuming: [again.trace])[0]
    #expect(agree(onceMore, first))
    #expect(try fair(onceMore).counts.passes == 1)
  }

  @Test(arguments: 0..<80) func `the rounds of a changed program are proven or solved`(seed: Int) throws {
    let former = try program(seed).solved()
    var solves = 0
    var rounds = 0
    for (stock, weight) in [(1.0, 0.0), (-2, 0), (25, 0), (0, 3), (0, -4), (-1, 11)] {
      let changed = program(seed, stock: stock, weight: weight)
      let again = try LinearProgram.solve([changed], threads: 1, resuming: [former.trace])[0]
      let afresh = try changed.solved()
      #expect(agree(again, afresh))
      solves += try fair(again).counts.passes
      rounds += try fair(afresh).counts.leximinRounds
    }
    #expect(rounds >= 6)
    #expect(solves <= 2 * rounds)
  }

  @Test func `a small change leaves most rounds' prices optimal`() throws {
    var solves = 0
    var rounds = 0
    for seed in 0..<80 {
      let former = try program(seed, isLazy: false).solved()
      let changed = program(seed, weight: 1, isLazy: false)
      let again = try LinearProgram.solve([changed], threads: 1, resuming: [former.trace])[0]
      solves += try fair(again).counts.passes
      rounds += try fair(again).counts.leximinRounds
    }
    #expect(3 * solves < 2 * rounds)
  }

  /// Shares that are held down by a stock of their own each, and a limit on all of them that holds nobody.
  private func apart(_ stocks: [Double]) -> LinearProgram {
    let places = stocks.indices
    let fair = Objective.leximin(
      places.map { Share(terms: [Term(column: $0, coefficient: 1)], weight: 100) })
    return dense(
      places.map { place in .atMost(stocks[place], places.map { $0 == place ? 1.0 : 0 }) }
        + [.atMost(1000, places.map { _ in 1 })],
      bounds: places.map { _ in (0, 200) }, stages: [Stage(name: "fair", objective: fair)])
  }

  @Test(arguments: [
    ([10.0, 20, 30, 40, 50], 1), ([10, 31, 30, 40, 50], 1), ([35, 20, 30, 40, 50], 1),
    ([10, 20, 30, 40, 9], 7),
  ]) func `rounds are foreseen in the order that they have now`(stocks: [Double], solves: Int) throws {
    let former = try apart([10, 20, 30, 40, 50]).solved()
    let again = try LinearProgram.solve([apart(stocks)], threads: 1, resuming: [former.trace])[0]
    let fair = try fair(again)
    for (level, stock) in zip(fair.levels, stocks) { #expect(isClose(level, stock / 100)) }
    #expect(fair.counts.leximinRounds == 5)
    // Before, a point is found.
    #expect(fair.counts.passes == 1 + solves)
    #expect(again.trace.roundPrices.map(\.round) == [1, 2, 3, 4, 5])
  }

  @Test(arguments: 0..<80) func `no prices are so bad that the levels are not found`(seed: Int) throws {
    var generator = Generator(seed)
    let program = program(seed)
    let first = try program.solved()
    var trace = first.trace
    func spoil(_ prices: inout [RoundPrices.Price]) {
      for place in prices.indices where Bool.random(using: &generator) {
        prices[place].price *= Double.random(in: -1...3, using: &generator)
      }
      if Int.random(in: 0...3, using: &generator) == 0 { prices.removeAll() }
    }
    for place in trace.roundPrices.indices {
      spoil(&trace.roundPrices[place].rows)
      spoil(&trace.roundPrices[place].definitions)
      spoil(&trace.roundPrices[place].floors)
    }
    let again = try LinearProgram.solve([program], threads: 1, resuming: [trace])[0]
    #expect(agree(again, first))
  }

  @Test(arguments: 0..<40) func `whatever the prices, what they bound is not exceeded`(seed: Int) throws {
    var generator = Generator(seed)
    // Without the first stage, which fixes columns that the prices rely on.
    let program = program(seed, isLazy: false, hasFirstStage: false)
    let first = try program.solved()
    let lowest = try #require(fair(first).levels.min())
    let prices = try #require(first.trace.roundPrices.first)
    var working = WorkingProgram(program)
    let sharing = try #require(working.sharings[0])
    for share in 0..<sharing.count {
      working.columnUpper[sharing.firstTotalColumn + share] = .infinity
      (working.rowLower[sharing.firstTotalRow + share], working.rowUpper[sharing.firstTotalRow + share]) =
        (0, 0)
      working.rowLower[sharing.firstRaiseRow + share] = 0
    }
    var levelBound = LevelBound(working)
    var bounds = 0
    for _ in 0..<50 {
      var changed = prices
      for place in changed.rows.indices { changed.rows[place].price *= .random(in: 0...2, using: &generator) }
      // A share's two prices are one, or else its total would have to be paid without end.
      for (share, factor) in (0..<12).map({ ($0, Double.random(in: 0...2, using: &generator)) }) {
        for place in changed.floors.indices where changed.floors[place].place == share {
          changed.floors[place].price *= factor
        }
        for place in changed.definitions.indices where changed.definitions[place].place == share {
          changed.definitions[place].price *= factor
        }
      }
      guard let level = levelBound.level(by: changed, of: sharing, in: working) else { continue }
      bounds += 1
      #expect(level >= lowest - 1e-9)
    }
    #expect(bounds > 0)
    // Prices that pay at an infinite bound say nothing.
    #expect(levelBound.level(by: RoundPrices(stage: 0, round: 1), of: sharing, in: working) == nil)
  }

  @Test func `prices of rows that are not there are refused`() throws {
    let program = program(3)
    let trace = try program.solved().trace
    for spoil in [
      { (prices: inout RoundPrices) in prices.rows.append(.init(place: 900, price: 1)) },
      { $0.floors.append(.init(place: -1, price: 1)) },
      { $0.definitions.append(.init(place: 12, price: 1)) }, { $0.stage = 9 }, { $0.stage = 0 },
      { $0.floors.append(.init(place: 0, price: .nan)) },
    ] {
      var spoilt = trace
      spoil(&spoilt.roundPrices[0])
      #expect(throws: LinearProgramError.self) {
        try LinearProgram.solve([program], threads: 1, resuming: [spoilt])
      }
    }
  }
}
