/// The lazy rows that have not entered the program yet.
struct LazyRows {
  /// Waiting rows, in ascending order.
  private(set) var waiting: [Int32]
  private let groups: [Int32]

  /// A row is broken from this size on, relative to the size of its bound where that is above 1.
  private static let threshold = 1e-6

  init(groups: [Int32]) {
    self.groups = groups
    waiting = groups.indices.filter { groups[$0] >= 0 }.map { Int32($0) }
  }

  /// Takes out and returns the `most` rows of each group that `values` break worst, in ascending order.
  mutating func takeBroken(by values: [Double], in program: WorkingProgram, most: Int) -> [Int32] {
    struct Broken {
      var row: Int32
      var group: Int32
      var violation: Double
    }
    var broken: [Broken] = []
    program.rowStarts.withUnsafeBufferPointer { starts in
      program.entryColumns.withUnsafeBufferPointer { columns in
        program.rowValues.withUnsafeBufferPointer { coefficients in
          values.withUnsafeBufferPointer { values in
            for row in waiting {
              let at = Int(row)
              var activity = 0.0
              for entry in starts[at]..<starts[at + 1] {
                activity += coefficients[entry] * values[Int(columns[entry])]
              }
              let lower = program.rowLower[at]
              let upper = program.rowUpper[at]
              let above = activity - upper
              let below = lower - activity
              if above > Self.threshold * max(1, abs(upper)) {
                broken.append(Broken(row: row, group: groups[at], violation: above))
              } else if below > Self.threshold * max(1, abs(lower)) {
                broken.append(Broken(row: row, group: groups[at], violation: below))
              }
            }
          }
        }
      }
    }
    if broken.isEmpty { return [] }
    broken.sort {
      if $0.group != $1.group { return $0.group < $1.group }
      if $0.violation != $1.violation { return $0.violation > $1.violation }
      return $0.row < $1.row
    }
    var taken: [Int32] = []
    var inGroup = 0
    for (index, candidate) in broken.enumerated() {
      inGroup = index > 0 && broken[index - 1].group == candidate.group ? inGroup + 1 : 0
      if inGroup < most { taken.append(candidate.row) }
    }
    taken.sort()
    remove(taken)
    return taken
  }

  /// Takes out and returns all rows.
  mutating func takeAll() -> [Int32] {
    defer { waiting = [] }
    return waiting
  }

  /// Takes out the given rows, which may be in any order and unknown.
  mutating func remove(_ rows: [Int32]) {
    let gone = Set(rows)
    waiting.removeAll { gone.contains($0) }
  }
}
