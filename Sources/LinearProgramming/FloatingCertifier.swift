/// What a certificate is worked out from: the program with the bounds in force, an objective in the sense
/// of a minimisation, a point and prices.
struct CertificateQuestion {
  var costs: [Double]
  var constant: Double
  /// Per column.
  var values: [Double]
  /// Per row, in the sense of a minimisation; 0 for rows that never entered the program.
  var prices: [Double]

  var largestCost: Double { costs.reduce(0) { max($0, abs($1)) } }
}

extension Certificate {
  /// The figures in double precision, for a minimisation.
  ///
  /// Cost: two passes over the entries.
  static func floatingPoint(_ question: CertificateQuestion, in program: WorkingProgram) -> Certificate {
    var figures = Certificate(
      value: 0, bound: 0, gap: 0, primalViolation: 0, relativePrimalViolation: 0, dualViolation: 0,
      arithmetic: .floatingPoint(tolerance: tolerance))
    let costSize = max(1, question.largestCost)
    // A reduced cost below this is rounding: it is paid at the point, not at a bound that may be far away.
    let noise = 1e-9 * costSize
    var bound = CompensatedSum(question.constant)
    var value = CompensatedSum(question.constant)

    @inline(__always)
    func account(price: Double, at activity: Double, lower: Double, upper: Double) {
      let below = lower - activity
      let above = activity - upper
      let violation = max(below, above)
      if violation > 0 {
        figures.primalViolation = max(figures.primalViolation, violation)
        let size = max(1, abs(below > above ? lower : upper))
        figures.relativePrimalViolation = max(figures.relativePrimalViolation, violation / size)
      }
      if price == 0 { return }
      let paidAt = price > 0 ? lower : upper
      if abs(price) <= noise {
        bound.add(price * activity)
        if paidAt.isInfinite { figures.dualViolation = max(figures.dualViolation, abs(price) / costSize) }
      } else if paidAt.isInfinite {
        figures.dualViolation = max(figures.dualViolation, abs(price) / costSize)
      } else {
        bound.add(price * paidAt)
      }
    }

    question.values.withUnsafeBufferPointer { values in
      question.prices.withUnsafeBufferPointer { prices in
        program.entryColumns.withUnsafeBufferPointer { columns in
          program.rowValues.withUnsafeBufferPointer { coefficients in
            for row in 0..<program.rowCount {
              let lower = program.rowLower[row]
              let upper = program.rowUpper[row]
              if lower == -.infinity && upper == .infinity && prices[row] == 0 { continue }
              var activity = CompensatedSum()
              for entry in program.rowStarts[row]..<program.rowStarts[row + 1] {
                activity.add(coefficients[entry] * values[Int(columns[entry])])
              }
              account(price: prices[row], at: activity.value, lower: lower, upper: upper)
            }
          }
        }
        program.entryRows.withUnsafeBufferPointer { rows in
          program.entryValues.withUnsafeBufferPointer { coefficients in
            for column in 0..<program.columnCount {
              var reduced = CompensatedSum(question.costs[column])
              for entry in program.columnStarts[column]..<program.columnStarts[column + 1] {
                let price = prices[Int(rows[entry])]
                if price != 0 { reduced.add(-price * coefficients[entry]) }
              }
              value.add(question.costs[column] * values[column])
              account(
                price: reduced.value, at: values[column], lower: program.columnLower[column],
                upper: program.columnUpper[column])
            }
          }
        }
      }
    }
    figures.value = value.value
    figures.bound = bound.value
    figures.gap = abs(figures.value - figures.bound)
    return figures
  }

  /// The same certificate for the maximisation of the negated objective.
  var negated: Certificate {
    var copy = self
    copy.value = 0 - value
    copy.bound = 0 - bound
    return copy
  }

  /// The figures of several certificates in one: the worst of each, and the value and bound of this one.
  mutating func absorb(_ other: Certificate) {
    gap = max(gap, other.gap)
    primalViolation = max(primalViolation, other.primalViolation)
    relativePrimalViolation = max(relativePrimalViolation, other.relativePrimalViolation)
    dualViolation = max(dualViolation, other.dualViolation)
    if case .floatingPoint = other.arithmetic { arithmetic = other.arithmetic }
  }
}
