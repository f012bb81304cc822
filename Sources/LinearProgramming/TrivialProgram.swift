/// A program that falls apart into its columns: without entries, or with every column fixed, and with
/// linear objectives only.
///
/// It is answered here; solvers stumble over such programs.
struct TrivialProgram {
  private let source: LinearProgram
  private var program: WorkingProgram
  private var values: [Double]

  /// `nil` if the program is not of this kind.
  init?(_ source: LinearProgram) {
    let isFixed = zip(source.columnLower, source.columnUpper).allSatisfy { $0 == $1 }
    guard source.entryCount == 0 || isFixed else { return nil }
    for stage in source.stages {
      if case .leximin(let shares) = stage.objective, !shares.isEmpty { return nil }
    }
    self.source = source
    program = WorkingProgram(source)
    values = zip(source.columnLower, source.columnUpper).map { max($0, min($1, 0)) }
  }

  consuming func solved() throws(LinearProgramError) -> StagedSolution {
    let feasibility = certificate(costs: [Double](repeating: 0, count: values.count), constant: 0)
    guard feasibility.holds else {
      throw .infeasible(stage: source.stages.first?.name ?? "feasibility", component: source.name)
    }
    var results: [StageResult] = []
    for stage in source.stages {
      let certificate =
        switch stage.objective {
        case .minimize(let terms, let constant): try optimise(terms, 1, constant, stage.name)
        case .maximize(let terms, let constant): try optimise(terms, -1, -constant, stage.name).negated
        case .leximin: certificate(costs: [Double](repeating: 0, count: values.count), constant: 1)
        }
      results.append(
        StageResult(
          name: stage.name, value: certificate.value, levels: [], certificate: certificate,
          counts: StageCounts()))
    }
    return StagedSolution(
      columnValues: values, unsharedColumnValues: values, stages: results, basis: nil,
      size: ProgramSize(source))
  }

  /// Puts every column that the objective knows and no earlier stage has fixed at its better bound.
  private mutating func optimise(
    _ terms: [Term], _ sign: Double, _ constant: Double, _ stage: String
  ) throws(LinearProgramError) -> Certificate {
    var costs = [Double](repeating: 0, count: values.count)
    for term in summed(terms) {
      let cost = sign * term.coefficient
      costs[term.column] = cost
      let best = cost > 0 ? program.columnLower[term.column] : program.columnUpper[term.column]
      if best.isInfinite { throw .unbounded(stage: stage, component: source.name) }
      values[term.column] = best
      program.columnLower[term.column] = best
      program.columnUpper[term.column] = best
    }
    return certificate(costs: costs, constant: constant)
  }

  private func certificate(costs: [Double], constant: Double) -> Certificate {
    let question = CertificateQuestion(
      costs: costs, constant: constant, values: values,
      prices: [Double](repeating: 0, count: source.rowCount))
    return ExactMatrix(program).certificate(question, in: program)?.0 ?? .floatingPoint(question, in: program)
  }
}
