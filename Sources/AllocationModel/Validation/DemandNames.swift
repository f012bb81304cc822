/// The places and groups of all demand lines as numbers, worked out once for all checks: there can be very many lines,
/// and comparing numbers is cheaper than comparing texts.
struct DemandNames {
  /// The different names of groups, in the order in which they came.
  let groups: [String]
  /// How many numbers of places there are: those of the table of places, and those of unknown names behind them.
  let placeCount: Int

  private struct Pair {
    let place: Int32
    let group: Int32
  }

  private let pairs: [Pair]
  private let known: Int

  /// Numbers the names of some lines.
  ///
  /// - Parameters:
  ///   - demand: the lines.
  ///   - places: the known places.
  ///   - count: how many rows the table of places has.
  init(_ demand: [DemandLine], _ places: PlacePositions, count: Int) {
    var places = places
    var groups = NameNumbers()
    var unknown: [String: Int] = [:]
    var last = (name: "", number: -1)
    pairs = demand.withUnsafeBufferPointer { rows in
      rows.indices.map { index in
        // Rows of one place stand together.
        if last.number < 0 || last.name != rows[index].place {
          let name = rows[index].place
          let number = places.position(of: name) ?? unknown[name] ?? count + unknown.count
          if number == count + unknown.count { unknown[name] = number }
          last = (name, number)
        }
        return Pair(
          place: Int32(truncatingIfNeeded: last.number),
          group: Int32(truncatingIfNeeded: groups.number(of: rows[index].group) - 1))
      }
    }
    self.groups = groups.names
    known = count
    placeCount = count + unknown.count
  }

  /// The number of the place that a line names.
  func place(ofLine index: Int) -> Int { Int(pairs[index].place) }

  /// The position among the places of the one that a line names, or nil where nobody knows it.
  func position(ofLine index: Int) -> Int? {
    let place = Int(pairs[index].place)
    return place < known ? place : nil
  }

  /// The position in ``groups`` of the group that a line names.
  func group(ofLine index: Int) -> Int { Int(pairs[index].group) }
}
