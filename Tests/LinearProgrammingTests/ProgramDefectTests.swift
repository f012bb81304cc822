import LinearProgramming
import Testing

@Suite struct ProgramDefectTests {
  /// A good program of two rows and two columns, with one part replaced.
  private func program(
    columnLower: [Double] = [0, 0], columnUpper: [Double] = [9, .infinity],
    rowLower: [Double] = [-.infinity, 0],
    rowUpper: [Double] = [4, 6], starts: [Int32] = [0, 2, 3], rows: [Int32] = [0, 1, 1],
    coefficients: [Double] = [1, 2, 3], lazyGroup: [Int32]? = nil, stages: [Stage] = []
  ) -> LinearProgram {
    LinearProgram(
      name: "c", columnLower: columnLower, columnUpper: columnUpper, rowLower: rowLower, rowUpper: rowUpper,
      columnStarts: starts, rowIndices: rows, coefficients: coefficients, lazyGroup: lazyGroup, stages: stages
    )
  }

  private func refusal(_ program: LinearProgram) -> ProgramDefect? {
    let error = #expect(throws: LinearProgramError.self) { try program.solved() }
    guard case .refused(component: "c", let defect) = error else { return nil }
    #expect(program.defect.map(String.init(describing:)) == String(describing: defect))
    return defect
  }

  @Test func `a good program has no defect`() throws {
    #expect(program().defect == nil)
    _ = try program().solved()
  }

  @Test func `arrays that do not fit are refused`() {
    #expect(refusal(program(columnUpper: [1])) == .shape("columnUpper"))
    #expect(refusal(program(rowUpper: [1])) == .shape("rowUpper"))
    #expect(refusal(program(lazyGroup: [0])) == .shape("lazyGroup"))
    #expect(refusal(program(rows: [0])) == .shape("rowIndices"))
    #expect(refusal(program(starts: [0, 3])) == .shape("columnStarts"))
    #expect(refusal(program(starts: [0, 2, 2])) == .shape("columnStarts"))
    #expect(refusal(program(starts: [1, 2, 3])) == .shape("columnStarts"))
    #expect(refusal(program(starts: [0, 4, 3])) == .shape("columnStarts"))
  }

  @Test func `bounds that are none are refused`() {
    #expect(refusal(program(columnLower: [10, 0])) == .columnBounds(column: 0, lower: 10, upper: 9))
    #expect(
      refusal(program(columnLower: [0, .infinity]))
        == .columnBounds(column: 1, lower: .infinity, upper: .infinity))
    #expect(refusal(program(columnUpper: [9, 1e16])) == .columnBounds(column: 1, lower: 0, upper: 1e16))
    #expect(
      refusal(program(rowUpper: [-.infinity, 6])) == .rowBounds(row: 0, lower: -.infinity, upper: -.infinity))
    #expect(refusal(program(rowLower: [5, 0])) == .rowBounds(row: 0, lower: 5, upper: 4))
    guard case .rowBounds(row: 1, _, let upper) = refusal(program(rowUpper: [4, .nan])) else {
      Issue.record("a bound that is not a number was taken")
      return
    }
    #expect(upper.isNaN)
  }

  @Test func `entries out of place are refused`() {
    #expect(refusal(program(rows: [0, 2, 1])) == .entry(column: 0, row: 2))
    #expect(refusal(program(rows: [0, 1, -1])) == .entry(column: 1, row: -1))
    #expect(refusal(program(rows: [1, 0, 1])) == .entry(column: 0, row: 0))
    #expect(refusal(program(rows: [1, 1, 1])) == .entry(column: 0, row: 1))
  }

  @Test(arguments: [Double.infinity, -.infinity, 1e16, -1e300, 1e-31, -.leastNonzeroMagnitude])
  func `coefficients out of range are refused`(value: Double) {
    #expect(
      refusal(program(coefficients: [1, value, 3])) == .coefficient(column: 0, row: 1, value: value))
  }

  @Test func `a coefficient that is not a number is refused`() {
    guard case .coefficient(column: 1, row: 1, _) = refusal(program(coefficients: [1, 2, .nan])) else {
      Issue.record("a coefficient that is not a number was taken")
      return
    }
  }

  @Test func `objectives out of range are refused`() {
    func stage(_ objective: Objective) -> LinearProgram {
      program(stages: [Stage(name: "s", objective: objective)])
    }
    #expect(
      refusal(stage(.minimize([Term(column: 2, coefficient: 1)])))
        == .term(stage: "s", column: 2, coefficient: 1))
    #expect(
      refusal(stage(.maximize([Term(column: -1, coefficient: 1)])))
        == .term(stage: "s", column: -1, coefficient: 1))
    #expect(
      refusal(stage(.maximize([Term(column: 0, coefficient: .infinity)])))
        == .term(stage: "s", column: 0, coefficient: .infinity))
    #expect(refusal(stage(.minimize([], constant: 1e18))) == .constant(stage: "s", value: 1e18))
    #expect(
      refusal(stage(.leximin([Share(terms: [], weight: 1), Share(terms: [], weight: 0)])))
        == .weight(stage: "s", share: 1, value: 0))
    #expect(
      refusal(stage(.leximin([Share(terms: [Term(column: 7, coefficient: 1)], weight: 1)])))
        == .term(stage: "s", column: 7, coefficient: 1))
  }

  @Test func `an error says what and where in words`() {
    let error = LinearProgramError.refused(
      component: "north", defect: .columnBounds(column: 3, lower: 2, upper: 1))
    #expect("\(error)" == "north: not a linear program: column 3 has bounds 2.0 ... 1.0")
    #expect(
      "\(LinearProgramError.infeasible(stage: "waste", component: "north"))"
        == "stage waste of north: no point satisfies all rows and bounds")
  }
}
