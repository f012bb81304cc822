import Testing

@testable import AllocationModel

/// The filter of demand lines beside the checks: what it passes, no check takes offence at.
@Suite struct DemandFilterTests {
  private static let changes: [@Sendable (inout DemandLine) -> Void] = [
    { $0.place = "KHO" }, { $0.place = "" }, { $0.place = "C" }, { $0.group = "" }, { $0.group = "TEST 1" },
    { $0.dose = 0 }, { $0.priority = 0 }, { $0.priority = 9_000_000_001 }, { $0.target = -1 },
    { $0.targetStart = -1 }, { $0.given = -1 }, { $0.given = 1000 }, { $0.noID = 9_000_000_001 },
    { $0.goal = -1 }, { $0.uptake = RoundInCode.decimal("1.01") }, { $0.uptake = -1 },
    { line in
      line.target = nil
      line.eligible = nil
    },
    { line in
      line.from = RoundInCode.day("2022-10-02")
      line.until = RoundInCode.day("2022-10-01")
    },
    { $0.from = RoundInCode.day("2023-09-30") }, { $0.until = RoundInCode.day("2021-10-01") },
    { $0.asOf = RoundInCode.day("2022-10-01") }, { $0.asOf = RoundInCode.day("2021-10-01") },
  ]

  /// A line in order, with every figure.
  private static func line() -> DemandLine {
    var line = DemandLine(place: "A", group: "18+", dose: 1)
    (line.target, line.given, line.noID, line.goal) = (500, 100, 3, 1)
    line.uptake = RoundInCode.decimal("0.35")
    (line.from, line.until) = (RoundInCode.day("2022-10-01"), RoundInCode.day("2022-10-31"))
    line.asOf = RoundInCode.day("2022-09-29")
    return line
  }

  private static func passes(_ line: DemandLine) -> Bool {
    let filter = DemandFilter(
      date: RoundInCode.day("2022-09-30"), places: [line.place == "A"],
      groups: [!line.group.isEmpty && !RoundInspection.looksLikeTest(line.group)])
    return withUnsafePointer(to: line) { filter.passes($0, place: 0, group: 0) }
  }

  @Test func `a line in order passes, and nothing is said about it`() {
    #expect(DemandFilterTests.passes(DemandFilterTests.line()))
    #expect(
      RoundInCode.messages { $0.demand = [DemandFilterTests.line()] }.allSatisfy { $0.file != "demand.csv" })
  }

  @Test(arguments: changes.indices) func `a line that something is said about does not pass`(_ change: Int) {
    var line = DemandFilterTests.line()
    DemandFilterTests.changes[change](&line)
    #expect(!DemandFilterTests.passes(line))
    let lines = [line]
    #expect(RoundInCode.messages { $0.demand = lines }.contains { $0.file == "demand.csv" })
  }
}
