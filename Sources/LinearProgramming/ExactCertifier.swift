/// The matrix of a program in whole numbers, row by row scaled, as far as that is possible.
struct ExactMatrix {
  /// What each row is multiplied by to be whole; 0 where nothing makes it so.
  private let rowScales: [Int64]
  /// The scaled coefficients, in the order of the columns.
  private let coefficients: [Int64]

  init(_ program: WorkingProgram) {
    var rowScales = [Int64](repeating: 0, count: program.rowCount)
    for row in 0..<program.rowCount {
      let entries = program.rowValues[program.rowStarts[row]..<program.rowStarts[row + 1]]
      let bounds = [program.rowLower[row], program.rowUpper[row]]
      rowScales[row] = Fractions.scale(of: [entries, bounds[...]].joined()) ?? 0
    }
    self.rowScales = rowScales
    coefficients = zip(program.entryRows, program.entryValues).map { row, value in
      Int64((value * Double(rowScales[Int(row)])).rounded())
    }
  }

  /// The certificate of a minimisation in whole numbers, and the point that it is for; `nil` if the data
  /// are not whole, or the point and prices are near no fractions that prove each other optimal.
  ///
  /// All factors are at most 2⁵³ and no sum has more than 2²⁰ of their products, so an `Int128` never
  /// overflows. Cost: two passes over the entries.
  func certificate(
    _ question: CertificateQuestion, in program: WorkingProgram
  ) -> (Certificate, values: [Double])? {
    guard program.columnCount < 1 << 20, program.rowCount < 1 << 20,
      let costScale = Fractions.scale(of: question.costs),
      let scaled = scaledPrices(question.prices, costScale),
      let point = Fractions.snapped(question.values), let prices = Fractions.snapped(scaled),
      isPointOptimal(point, prices, in: program),
      let value = priced(question, costScale, point, prices, in: program)
    else { return nil }
    let certificate = Certificate(
      value: value, bound: value, gap: 0, primalViolation: 0, relativePrimalViolation: 0, dualViolation: 0,
      arithmetic: .exactInteger)
    return (certificate, point.numerators.map { Double($0) / Double(point.denominator) })
  }

  /// Prices of the scaled rows in units of the scaled objective, or `nil` where a row that is not whole has
  /// one.
  private func scaledPrices(_ prices: [Double], _ costScale: Int64) -> [Double]? {
    var scaled = prices
    for row in prices.indices where prices[row] != 0 {
      if rowScales[row] == 0 { return nil }
      scaled[row] = prices[row] * Double(costScale) / Double(rowScales[row])
    }
    return scaled
  }

  /// Whether every row holds exactly, and every price is paid at the bound where the row stands.
  private func isPointOptimal(
    _ point: Fractions.Snapped, _ prices: Fractions.Snapped, in program: WorkingProgram
  ) -> Bool {
    var activities = [Int128](repeating: 0, count: program.rowCount)
    activities.withUnsafeMutableBufferPointer { activities in
      for column in 0..<program.columnCount where point.numerators[column] != 0 {
        let numerator = Int128(point.numerators[column])
        for entry in program.columnStarts[column]..<program.columnStarts[column + 1] {
          activities[Int(program.entryRows[entry])] += Int128(coefficients[entry]) * numerator
        }
      }
    }
    for row in 0..<program.rowCount {
      let lower = program.rowLower[row]
      let upper = program.rowUpper[row]
      let price = prices.numerators[row]
      if lower == -.infinity && upper == .infinity && price == 0 { continue }
      if rowScales[row] == 0 { return false }
      let place = Self.place(
        activities[row], over: point.denominator, scale: rowScales[row], lower: lower, upper: upper)
      if !Self.isProved(place, price: Int128(price)) { return false }
    }
    return true
  }

  /// The objective's value if every column is within its bounds and every reduced cost is paid at the bound
  /// where its column stands.
  private func priced(
    _ question: CertificateQuestion, _ costScale: Int64, _ point: Fractions.Snapped,
    _ prices: Fractions.Snapped, in program: WorkingProgram
  ) -> Double? {
    var total: Int128 = 0
    for column in 0..<program.columnCount {
      let cost = Int64((question.costs[column] * Double(costScale)).rounded())
      var reduced = Int128(cost) * Int128(prices.denominator)
      for entry in program.columnStarts[column]..<program.columnStarts[column + 1] {
        reduced -= Int128(coefficients[entry]) * Int128(prices.numerators[Int(program.entryRows[entry])])
      }
      total += Int128(cost) * Int128(point.numerators[column])
      let lower = program.columnLower[column]
      let upper = program.columnUpper[column]
      guard let scale = Fractions.scale(of: lower, upper) else { return nil }
      let place = Self.place(
        Int128(point.numerators[column]) * Int128(scale), over: point.denominator, scale: scale, lower: lower,
        upper: upper)
      if !Self.isProved(place, price: reduced) { return nil }
    }
    return Double(total) / (Double(costScale) * Double(point.denominator)) + question.constant
  }

  /// Where an activity stands between its bounds.
  private enum Place {
    case outside
    case between
    case atLower
    case atUpper
    case atBoth
  }

  /// `activity / over` against bounds that `scale` makes whole.
  private static func place(
    _ activity: Int128, over denominator: Int64, scale: Int64, lower: Double, upper: Double
  ) -> Place {
    var isAtLower = false
    var isAtUpper = false
    if lower.isFinite {
      guard let whole = Fractions.whole(lower, scale: scale) else { return .outside }
      let bound = Int128(whole) * Int128(denominator)
      if activity < bound { return .outside }
      isAtLower = activity == bound
    }
    if upper.isFinite {
      guard let whole = Fractions.whole(upper, scale: scale) else { return .outside }
      let bound = Int128(whole) * Int128(denominator)
      if activity > bound { return .outside }
      isAtUpper = activity == bound
    }
    return isAtLower ? (isAtUpper ? .atBoth : .atLower) : isAtUpper ? .atUpper : .between
  }

  /// Whether a price is right for where its row or column stands: then the value equals the bound term by
  /// term (complementary slackness), and the gap is zero.
  private static func isProved(_ place: Place, price: Int128) -> Bool {
    switch place {
    case .outside: false
    case .between: price == 0
    case .atLower: price >= 0
    case .atUpper: price <= 0
    case .atBoth: true
    }
  }
}
