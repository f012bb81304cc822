import LinearProgramming
import Testing

@Suite struct MPSWriterTests {
  private let program = dense(
    [
      .atMost(4, [1, 0.1, 0, 0, 0]), .atLeast(-2.5, [0, 1, 1, 0, 0], lazyGroup: 7),
      .equal(3, [1, 0, 0, 1, 0]),
      .between(1, 5, [0, 0, 1, 1, 0]),
      DenseRow(coefficients: [1, 0, 0, 0, 0], lower: -.infinity, upper: .infinity, lazyGroup: -1),
    ],
    bounds: [(0, .infinity), (-1, 9), (-.infinity, .infinity), (-.infinity, -1e-7), (2.5, 2.5)],
    stages: [
      Stage(name: "first one", objective: .maximize(terms([1, 0, 2, 0, 0]), constant: 10)),
      minimum([0, 1, 0, 0, 0]),
      Stage(name: "fair", objective: .leximin([Share(terms: terms([1]), weight: 1)])),
    ], name: "Vĩnh Long")

  @Test func `a program is written whole`() throws {
    #expect(
      try program.mps(stage: 0) == """
        * stage first_one, a maximisation: the objective is negated
        NAME V__nh_Long FREE
        ROWS
         N OBJ
         L R1
         G R2
         E R3
         L R4
         N R5
        COLUMNS
         C1 OBJ -1.0
         C1 R1 1.0
         C1 R3 1.0
         C1 R5 1.0
         C2 R1 0.1
         C2 R2 1.0
         C3 OBJ -2.0
         C3 R2 1.0
         C3 R4 1.0
         C4 R3 1.0
         C4 R4 1.0
         C5 OBJ 0.0
         ONE OBJ -10.0
        RHS
         RHS R1 4.0
         RHS R2 -2.5
         RHS R3 3.0
         RHS R4 5.0
        RANGES
         RNG R4 4.0
        BOUNDS
         LO BND C2 -1.0
         UP BND C2 9.0
         FR BND C3
         MI BND C4
         UP BND C4 -1e-07
         FX BND C5 2.5
         FX BND ONE 1.0
        ENDATA

        """)
  }

  @Test func `a minimisation is written as it is`() throws {
    let text = try program.mps(stage: 1)
    #expect(text.hasPrefix("* stage least\nNAME"))
    #expect(text.contains("\n C2 OBJ 1.0\n"))
    #expect(!text.contains("ONE"))
  }

  @Test func `a sharing is written as the raising of its lowest level`() throws {
    let text = try program.mps(stage: 2)
    #expect(text.hasPrefix("* stage fair, a maximisation: the objective is negated\n"))
    #expect(text.contains("\n G R6\n"))
    #expect(text.contains("\n C1 R6 1.0\n"))
    #expect(text.contains("\n C6 OBJ -1.0\n C6 R6 -1.0\n"))
    #expect(text.contains("\n MI BND C6\n UP BND C6 1.0\n"))
  }

  @Test func `a stage that is not there is refused`() {
    let missing = #expect(throws: LinearProgramError.self) { try program.mps(stage: 3) }
    #expect(missing == .notExpressible(stage: "3", component: "Vĩnh Long"))
  }

  @Test func `what is no program is not written`() {
    let broken = dense([.atMost(.nan, [1])], stages: [minimum([1])])
    #expect(throws: LinearProgramError.self) { try broken.mps(stage: 0) }
  }

  @Test func `a range is written from the side that reads back exactly`() throws {
    // 1e15 - (1e15 - 0.3) is not 0.3, but 0.3 + (1e15 - 0.3) is 1e15.
    let text = try dense([.between(0.3, 1e15, [1])], stages: [minimum([1])]).mps(stage: 0)
    #expect(text.contains("\n G R1\n"))
    #expect(text.contains("\n RHS R1 0.3\n"))
  }
}
