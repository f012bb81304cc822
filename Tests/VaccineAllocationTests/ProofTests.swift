import LinearProgramming
import Testing
import VaccineAllocation

/// What comes with a plan to show that its bounds are optimal.
struct ProofTests {
  @Test(arguments: 1...40) func `every stage of every component is certified`(seed: Int) throws {
    let allocation = try Planner().plan(Round(GeneratedRound(seed: seed).tables))
    let names = allocation.plan.summary.objectives.map(\.name)
    for solution in allocation.proof.solutions {
      #expect(solution.stages.map(\.name) == names)
      for stage in solution.stages { #expect(stage.certificate.holds, "\(stage.name)") }
    }
  }

  @Test func `places that share nothing are proved apart`() throws {
    let allocation = try Planner().plan(
      Round(
        draft {
          $0.addRecipient("E", need: 50)
          $0.lots = [lot("L", 10, at: "D", until: 30), lot("M", 10, at: "E", until: 30)]
          $0.lanes = []
        }))
    #expect(allocation.proof.solutions.count == 2)
    // D loses nothing, E fifty doses.
    #expect(agree(allocation.plan.bound("waste"), 50))
  }

  @Test func `the relaxation can be handed to another solver`() throws {
    let round = try Round(draft())
    let text = try Planner().mps(of: round)
    let sections = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix(" ") }
    #expect(sections.contains("ROWS"))
    #expect(sections.contains("COLUMNS"))
    #expect(sections.last == "ENDATA")
  }

  @Test func `with equity first the lowest fill is handed over`() throws {
    var tables = draft()
    tables.policy.objectives = [.equity, .waste]
    let text = try Planner().mps(of: Round(tables))
    #expect(text.hasPrefix("* stage equity, a maximisation"))
    #expect(text.contains(" UP BND ") && text.hasSuffix("ENDATA\n"))
  }

  @Test func `without an objective that has terms a program is handed over all the same`() throws {
    var tables = draft()
    tables.policy.objectives = [.need]
    tables.demand = []
    let text = try Planner().mps(of: Round(tables))
    #expect(text.hasPrefix("* stage feasibility\n"))
  }
}
