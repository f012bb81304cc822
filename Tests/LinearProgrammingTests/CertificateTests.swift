@testable import LinearProgramming
import Testing

/// Certificates are worked out here from points and prices given by hand: the solver has no part in it.
@Suite struct CertificateTests {
  /// min 2 x0 + 3 x1, x0 + x1 ≥ 4, x0 + 3 x1 ≥ 6, x0 ≤ 3: optimum 9 at (3, 1) with prices 3/2 and 1/2, and
  /// x0 unpriced.
  private let program = WorkingProgram(
    dense([.atLeast(4, [1, 1]), .atLeast(6, [1, 3], lazyGroup: 0)], bounds: [(0, 3), (0, .infinity)]))

  private func question(_ values: [Double] = [3, 1], _ prices: [Double] = [1.5, 0.5]) -> CertificateQuestion {
    CertificateQuestion(costs: [2, 3], constant: 0.5, values: values, prices: prices)
  }

  private func exact(_ question: CertificateQuestion) -> Certificate? {
    ExactMatrix(program).certificate(question, in: program)?.0
  }

  @Test func `the optimum is proved without rounding`() {
    let certificate = exact(question())
    #expect(certificate?.value == 9.5)
    #expect(certificate?.bound == 9.5)
    #expect(certificate?.arithmetic == .exactInteger)
    #expect(certificate?.holds == true)
  }

  @Test func `rounding in the solver's figures is no hindrance`() {
    let blurred = question([3 - 1e-12, 1 + 3e-13], [1.5 + 1e-13, 0.5 - 2e-14])
    let answer = ExactMatrix(program).certificate(blurred, in: program)
    #expect(answer?.0.value == 9.5)
    #expect(answer?.values == [3, 1])
  }

  @Test func `other prices may prove it too, and a price of the wrong sign never`() {
    // x0 at its bound may have a negative reduced cost: 2 - 3 = -1.
    #expect(exact(question([3, 1], [3, 0]))?.value == 9.5)
    #expect(exact(question([3, 1], [1.5, -0.5])) == nil)
    let certificate = Certificate.floatingPoint(question([3, 1], [1.5, -0.5]), in: program)
    #expect(!certificate.holds)
    #expect(certificate.dualViolation > 0.1)
  }

  @Test func `a point that breaks a row is caught, lazy or not`() {
    for values in [[2.5, 1], [3, 0.9], [4, 1], [3.0, -1]] {
      #expect(exact(question(values)) == nil)
      let certificate = Certificate.floatingPoint(question(values), in: program)
      #expect(certificate.primalViolation > 0.05)
      #expect(!certificate.holds)
    }
  }

  @Test func `a feasible point that is not optimal leaves its gap`() {
    let certificate = Certificate.floatingPoint(question([3, 2]), in: program)
    #expect(exact(question([3, 2])) == nil)
    #expect(certificate.value == 12.5)
    #expect(certificate.bound == 9.5)
    #expect(certificate.gap == 3)
    #expect(certificate.primalViolation == 0 && certificate.dualViolation == 0)
    #expect(!certificate.holds)
  }

  @Test func `prices too low leave a gap too`() {
    let certificate = Certificate.floatingPoint(question([3, 1], [1, 0]), in: program)
    #expect(certificate.bound == 4.5)
    #expect(!certificate.holds)
    #expect(exact(question([3, 1], [1, 0])) == nil)
  }

  @Test func `an infinite bound cannot be paid on`() {
    // Price 4 makes x1's reduced cost 3 - 4 = -1, and x1 has no upper bound.
    let certificate = Certificate.floatingPoint(question([3, 1], [4, 0]), in: program)
    #expect(isClose(certificate.dualViolation, 1.0 / 3))
    #expect(!certificate.holds)
  }

  @Test func `figures that are no numbers prove nothing and stop nothing`() {
    #expect(exact(question([.nan, 1])) == nil)
    #expect(exact(question([3, 1], [.infinity, 0])) == nil)
    #expect(exact(question([1e300, 1])) == nil)
  }

  @Test func `a maximisation is the minimisation of its negative`() throws {
    let solution = try dense([.atMost(4, [2, 1])], stages: [maximum([3, 1])]).solved()
    #expect(solution.stages[0].certificate.value == 6)
    #expect(solution.stages[0].certificate.bound == 6)
  }

  @Test func `decimals are read as they are written`() throws {
    // 0.1 + 0.2 is not 0.3 in doubles; in tenths it is.
    let program = dense([.equal(0.3, [0.1, 0.2])], bounds: [(0, 1), (0, 1)], stages: [minimum([0.1, 0.2])])
    let stage = try program.solved().stages[0]
    #expect(stage.certificate.arithmetic == .exactInteger)
    #expect(stage.value == 0.3)
  }

  @Test func `thirds are whole in thirds`() throws {
    let program = dense([.atMost(1, [1.0 / 3, 1])], stages: [maximum([1, 1])])
    let stage = try program.solved().stages[0]
    #expect(stage.certificate.arithmetic == .exactInteger)
    #expect(stage.value == 3)
  }

  @Test func `what is no simple fraction is certified within a tolerance that is stated`() throws {
    let root = (2.0).squareRoot()
    let program = dense([.atMost(1, [root, 1])], stages: [maximum([1, 0.5])])
    let certificate = try program.solved().stages[0].certificate
    #expect(certificate.arithmetic == .floatingPoint(tolerance: Certificate.tolerance))
    #expect(certificate.holds)
    #expect(certificate.gap < 1e-15)
  }

  @Test func `compensated sums keep what plain ones lose`() {
    var sum = CompensatedSum()
    for value in [1e16, 1, -1e16, 1e16, 1, -1e16] { sum.add(value) }
    #expect(sum.value == 2)
  }

  @Test func `scales are found for decimals and thirds only`() {
    let root = (2.0).squareRoot()
    #expect(Fractions.scale(of: [1, -7, .infinity]) == 1)
    #expect(Fractions.scale(of: [0.29, 3]) == 100)
    #expect(Fractions.scale(of: [0.5, 0.125]) == 1000)
    #expect(Fractions.scale(of: [1.0 / 3, 2]) == 3)
    #expect(Fractions.scale(of: [root]) == nil)
    #expect(Fractions.snapped([0.25, 1.0 / 7, -3])?.denominator == 28)
    #expect(Fractions.snapped([0.25, 1.0 / 7, -3])?.numerators == [7, 4, -84])
    #expect(Fractions.snapped([root]) == nil)
    #expect(Fractions.snapped([.nan]) == nil)
    #expect(Fractions.snapped([1e300]) == nil)
  }
}
