/// A sum of doubles that keeps the rounding errors of its additions (Kahan–Babuška–Neumaier).
struct CompensatedSum {
  private var sum: Double
  private var correction = 0.0

  init(_ start: Double = 0) { sum = start }

  @inline(__always)
  mutating func add(_ value: Double) {
    let next = sum + value
    if abs(sum) >= abs(value) {
      correction += (sum - next) + value
    } else {
      correction += (value - next) + sum
    }
    sum = next
  }

  var value: Double { sum + correction }
}
