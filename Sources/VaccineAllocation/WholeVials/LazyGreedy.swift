/// Takes the shipment that brings most, one unit at a time, until none brings anything.
///
/// Gains can only shrink as stock is handed out, so that a heap of gains that are brought up to date when they come to
/// the top finds the best unit (Minoux 1978).
enum LazyGreedy {
  private struct Candidate {
    var gain: Gain
    let key: VialLedger.Key
  }

  /// Hands out units.
  ///
  /// - Parameters:
  ///   - keys: The shipments that units may be added to.
  ///   - books: What is changed.
  ///   - gain: What one more unit of a shipment brings; nil where it brings nothing or cannot be had.
  ///   - add: Adds a unit.
  static func handOut<Books>(
    _ keys: [VialLedger.Key], in books: inout Books, gain: (inout Books, VialLedger.Key) -> Gain?,
    add: (inout Books, VialLedger.Key) -> Void
  ) {
    var candidates: [Candidate] = []
    for key in keys {
      if let gain = gain(&books, key) { candidates.append(Candidate(gain: gain, key: key)) }
    }
    var heap = BinaryHeap(candidates) { left, right in
      left.gain == right.gain ? left.key < right.key : right.gain < left.gain
    }
    while !heap.isEmpty {
      var top = heap.removeFirst()
      guard let current = gain(&books, top.key) else { continue }
      if let next = heap.first, current < next.gain {
        top.gain = current
        heap.insert(top)
        continue
      }
      add(&books, top.key)
      if let next = gain(&books, top.key) { heap.insert(Candidate(gain: next, key: top.key)) }
    }
  }
}
