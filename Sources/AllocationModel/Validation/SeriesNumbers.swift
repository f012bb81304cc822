/// One dose of one group at one place, by the numbers that ``DemandNames`` gives.
struct DoseSeries: Equatable {
  let place: Int
  let group: Int
  let dose: Int

  /// The dose before it.
  var before: DoseSeries { DoseSeries(place: place, group: group, dose: dose &- 1) }
}

/// Numbers for the different doses of groups at places.
///
/// A table of open addresses, made as large as it will ever have to be: numbers need no hash that withstands an
/// adversary's texts, and a row of demand asks for several.
struct SeriesNumbers {
  /// The different series, in the order in which they came.
  private(set) var series: [DoseSeries] = []
  // The number of a series and one more, or 0 where a slot is free.
  private var slots: [Int32]
  private let shift: UInt64
  // How many groups and doses a place has, where all that may come have slots of their own in their order.
  private let groups: Int
  private let doses: Int

  /// Makes room for so many different series at most.
  ///
  /// - Parameters:
  ///   - most: how many may come.
  ///   - places: how many places there are, or 0 where nobody knows.
  ///   - groups: how many groups there are.
  ///   - lastDose: the highest dose that will be asked for often.
  init(most: Int, places: Int = 0, groups: Int = 0, lastDose: Int = 0) {
    var bits = max(4, Int.bitWidth - max(1, most).leadingZeroBitCount + 1)
    // Rows of one place stand together: where the table need not be much larger, so do their slots.
    let (lines, isLarge) = places.multipliedReportingOverflow(by: max(1, groups))
    let (all, isTooLarge) = lines.multipliedReportingOverflow(by: max(0, min(lastDose, 1 << 20)) + 1)
    let isOrdered = all > 0 && !isLarge && !isTooLarge && lastDose <= 1 << 20 && all <= 4 * most
    if isOrdered { bits = max(bits, Int.bitWidth - all.leadingZeroBitCount) }
    self.groups = isOrdered ? max(1, groups) : 0
    doses = isOrdered ? lastDose + 1 : 0
    slots = [Int32](repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
    series.reserveCapacity(most)
  }

  /// The number of a series, from 0 on; a new one gets the next.
  mutating func number(of wanted: DoseSeries) -> Int {
    let slot = self.slot(of: wanted)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    series.append(wanted)
    slots[slot] = Int32(truncatingIfNeeded: series.count)
    return series.count - 1
  }

  /// The number of a series, or nil where it never came.
  func known(_ wanted: DoseSeries) -> Int? {
    let slot = self.slot(of: wanted)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// The slot that holds a series, or the free one where it belongs.
  private func slot(of wanted: DoseSeries) -> Int {
    var slot = groups > 0 ? ordered(wanted) : scattered(wanted)
    while slots[slot] != 0, series[Int(slots[slot]) - 1] != wanted {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func ordered(_ wanted: DoseSeries) -> Int {
    ((wanted.place &* groups &+ wanted.group) &* doses &+ wanted.dose) & (slots.count - 1)
  }

  private func scattered(_ wanted: DoseSeries) -> Int {
    let names = UInt64(truncatingIfNeeded: wanted.place) << 32 ^ UInt64(truncatingIfNeeded: wanted.group)
    let word = SeriesNumbers.mixed(
      SeriesNumbers.mixed(names) ^ UInt64(truncatingIfNeeded: wanted.dose))
    return Int(truncatingIfNeeded: word >> shift)
  }

  /// Multiplying by 2⁶⁴ over the golden ratio brings every bit to the upper ones (Knuth, volume 3, section 6.4).
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}
