import LinearProgramming
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
  /// A transport problem large enough for some hundred iterations.
  private static func transport(_ seed: Int, size: Int = 12, name: String = "t") -> LinearProgram {
    var generator = Generator(seed)
    func number(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
    var builder = LinearProgramBuilder(name: name)
    let sources = (0..<size).map { _ in builder.addRow(upper: number(10...60)) }
    let sinks = (0..<size).map { _ in builder.addRow(upper: number(10...60)) }
    var amount: [Term] = []
    var cost: [Term] = []
    for source in sources {
      for sink in sinks {
        let column = builder.addColumn()
        builder.add(1, row: source, column: column)
        builder.add(1, row: sink, column: column)
        amount.append(Term(column: column, coefficient: 1))
        cost.append(Term(column: column, coefficient: number(1...20)))
      }
    }
    builder.stages = [
      Stage(name: "amount", objective: .maximize(amount)), Stage(name: "cost", objective: .minimize(cost)),
    ]
    return builder.finish()
  }

  @Test func `four hundred tasks solve at once, each its own program`() async throws {
    let expected = try (0..<20).map { try Self.transport($0).solved() }
    try await withThrowingTaskGroup(of: (Int, StagedSolution).self) { group in
      for task in 0..<400 {
        group.addTask { (task % 20, try await Self.transport(task % 20).solved()) }
      }
      for try await (seed, solution) in group { #expect(solution == expected[seed]) }
    }
  }

  @Test(arguments: [1, 2, 7, 100]) func `the number of threads changes no answer`(threads: Int) throws {
    let programs = (0..<40).map { Self.transport($0, size: 3 + $0 % 9) }
    let expected = try programs.map { try $0.solved() }
    #expect(try LinearProgram.solve(programs, threads: threads) == expected)
  }

  @Test func `no programs have no answers`() throws {
    #expect(try LinearProgram.solve([], threads: 2).isEmpty)
  }

  @Test(arguments: [1, 3]) func `of several failures the first program's is reported`(threads: Int) {
    var programs = (0..<12).map { Self.transport($0) }
    // The later one is larger and so fails earlier.
    programs[9] = dense(
      (0..<40).map { _ in .atLeast(3, [1, 1]) } + [.atMost(1, [1, 1])], stages: [minimum([1, 1], "s")],
      name: "late")
    programs[4] = dense(
      [.atLeast(3, [1, 1]), .atMost(1, [1, 1])], stages: [minimum([1, 1], "s")], name: "early")
    let failing = programs
    let error = #expect(throws: LinearProgramError.self) {
      try LinearProgram.solve(failing, threads: threads)
    }
    #expect(error == .infeasible(stage: "s", component: "early"))
  }

  @Test func `a predicate that is asked changes no answer`() throws {
    let program = Self.transport(3)
    let asked = Atomic(0)
    let settings = SolverSettings(millisecondsPerQuestion: 1)
    let watched = SolverSettings(
      millisecondsPerQuestion: 1,
      shouldStop: {
        asked.add(1, ordering: .relaxed)
        return nil
      })
    #expect(try program.solved(settings: settings) == program.solved(settings: watched))
    #expect(asked.load(ordering: .relaxed) >= 2)
  }

  @Test func `questions as often as one likes change no answer`() throws {
    let program = Self.transport(5)
    let answers = try [1, 3, 50, 100_000].map {
      try program.solved(settings: SolverSettings(millisecondsPerQuestion: $0, shouldStop: { nil }))
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
  }

  @Test(arguments: [StopReason.cancelled, .deadline]) func `a solve stops when told, wherever it is`(
    reason: StopReason
  ) throws {
    let program = Self.transport(8)
    var stops = 0
    for patience in 0..<200 {
      let asked = Atomic(0)
      let settings = SolverSettings(
        millisecondsPerQuestion: 1,
        shouldStop: { asked.add(1, ordering: .relaxed).oldValue == patience ? reason : nil })
      do throws(LinearProgramError) {
        #expect(try program.solved(settings: settings).stages.count == 2)
        break
      } catch {
        guard case .stopped(reason, _, "t") = error else { throw error }
        stops += 1
      }
    }
    #expect(stops >= 2)
    // And nothing of it stays behind.
    _ = try program.solved()
  }

  @Test func `a long call of the solver is stopped in its midst`() throws {
    // Asked once before the call, and then from within it.
    let asked = Atomic(0)
    let settings = SolverSettings(
      millisecondsPerQuestion: 1,
      shouldStop: { asked.add(1, ordering: .relaxed).newValue == 3 ? .deadline : nil })
    let error = #expect(throws: LinearProgramError.self) {
      try Self.transport(8, size: 70).solved(settings: settings)
    }
    #expect(error == .stopped(reason: .deadline, stage: "amount", component: "t"))
    #expect(asked.load(ordering: .relaxed) == 3)
  }

  @Test func `a cancelled task ends its solve`() async throws {
    let task = Task {
      try await Self.transport(9, size: 40).solved(settings: SolverSettings(millisecondsPerQuestion: 1))
    }
    task.cancel()
    let error = await #expect(throws: LinearProgramError.self) { try await task.value }
    guard case .stopped(.cancelled, _, _) = error else {
      Issue.record("ended with \(String(describing: error))")
      return
    }
  }

  @Test func `a task cancelled too late has its answer`() async throws {
    let program = Self.transport(9)
    let task = Task { try await program.solved() }
    let solution = try await task.value
    task.cancel()
    #expect(solution == (try program.answer()))
  }

  @Test func `the iterations of a stage can be limited`() throws {
    let program = Self.transport(11)
    let error = #expect(throws: LinearProgramError.self) {
      try program.solved(settings: SolverSettings(iterationBudget: 3))
    }
    guard case .budgetExhausted("amount", "t", let iterations) = error else {
      Issue.record("ended with \(String(describing: error))")
      return
    }
    #expect(iterations <= 3)
    #expect(throws: Never.self) { _ = try program.answer() }
  }
}

extension LinearProgram {
  /// The synchronous form, where the asynchronous one would be chosen.
  fileprivate func answer() throws -> StagedSolution { try solved() }
}
