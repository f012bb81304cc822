/// A sum of doubles that keeps the rounding errors of its additions (Kahan and Babuška, by Knuth's exact addition).
struct CompensatedSum {
  private var sum: Double
  private var correction = 0.0

  init(_ start: Double = 0) { sum = start }

  @inline(__always)
  mutating func add(_ value: Double) {
    // Knuth's form without a branch: which of the two is larger is anybody's guess.
    let next = sum + value
    let taken = next - sum
    correction += (sum - (next - taken)) + (value - taken)
    sum = next
  }

  var value: Double { sum + correction }
}
