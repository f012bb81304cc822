internal import AllocationModel

/// On which days the planned people are vaccinated.
///
/// A plan states for every use the first and the last day; all uses of a place together fit into its sessions on
/// the days between. Here they are laid out again, the one that must end first before the others, which fits
/// whenever anything fits (Jackson's rule; J. R. Jackson, "Scheduling a production line to minimize maximum
/// tardiness", 1955). People for whom a wrong plan leaves no session are put on their last day.
struct DayLayout: Sendable {
  /// People on a day.
  struct Share: Sendable, Hashable {
    let day: Day
    let people: Int
  }

  /// The days of each use, in the order of the plan's uses.
  let shares: [[Share]]

  /// Lays out the uses of a plan. The cost grows with the days between first and last, and with the uses of each
  /// place.
  init(_ uses: [Use], _ round: Round) {
    var shares = [[Share]](repeating: [], count: uses.count)
    for (place, indices) in Dictionary(grouping: uses.indices, by: { uses[$0].place }) {
      let position = round.index(ofPlace: place)
      DayLayout.lay(indices, of: uses, into: &shares) { day in
        position.map { round.capacity(ofPlace: $0, on: day) } ?? 0
      }
    }
    self.shares = shares
  }

  private static func lay(
    _ indices: [Int], of uses: [Use], into shares: inout [[Share]], capacity: (Day) -> Int
  ) {
    let waiting = indices.sorted { (uses[$0].firstDay, $0) < (uses[$1].firstDay, $1) }
    var next = 0
    /// Uses that have begun, the one that must end first at the end of the list.
    var open: [(index: Int, left: Int)] = []
    guard var day = waiting.first.map({ uses[$0].firstDay }) else { return }
    while next < waiting.count || !open.isEmpty {
      if open.isEmpty, next < waiting.count { day = max(day, uses[waiting[next]].firstDay) }
      while next < waiting.count, uses[waiting[next]].firstDay <= day {
        open.append((waiting[next], uses[waiting[next]].people))
        next += 1
      }
      open.sort { (uses[$0.index].lastDay, $0.index) > (uses[$1.index].lastDay, $1.index) }
      var room = capacity(day)
      while var use = open.popLast() {
        let mustEnd = uses[use.index].lastDay <= day
        let people = mustEnd ? use.left : min(room, use.left)
        if people > 0 { shares[use.index].append(Share(day: day, people: people)) }
        room = max(0, room - people)
        use.left -= people
        if use.left > 0 {
          open.append(use)
          break
        }
      }
      day = day + 1
    }
  }
}
