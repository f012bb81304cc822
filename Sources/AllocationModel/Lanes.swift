/// A way from one place to another.
public struct Lane: Sendable, Hashable {
  /// Days between dispatch and arrival.
  public let leadDays: Int
  /// Cost per vial.
  public let costPerVial: ExactDecimal
  /// The most vials of one dispatch; nil means no limit.
  public let mostVials: ExactDecimal?
}

/// All ways on which stock moves, with the rule which row wins.
///
/// A row that names both ends beats one that names the origin alone, which beats one that names the
/// recipient alone, which beats one that names neither. No place has a lane to itself, and none leads to a
/// store. Without a table every store reaches every recipient, in 0 days, at cost 1.
public struct Lanes: Sendable, Hashable {
  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  private var exact: [Pair: Lane] = [:]
  private var origins: Set<Int> = []
  private var byOrigin: [Int: Lane] = [:]
  private var byRecipient: [Int: Lane] = [:]
  private var everywhere: Lane?
  private let isStore: [Bool]
  private let storesOnly: Bool

  /// - Parameter indices: the positions of the places, the first of several alike.
  init(rows: [LaneRow]?, places: [Place], indices: [String: Int]) {
    isStore = places.map(\.isStore)
    storesOnly = rows == nil
    guard let rows else {
      everywhere = Lane(leadDays: 0, costPerVial: 1, mostVials: nil)
      return
    }
    exact.reserveCapacity(rows.count)
    var starts = PlacePositions(places, indices)
    var ends = starts
    for row in rows {
      let lane = Lane(leadDays: row.leadDays, costPerVial: row.costPerVial, mostVials: row.mostVials)
      switch (row.from.map { starts.position(of: $0) }, row.to.map { ends.position(of: $0) }) {
      case (.some(let from?), .some(let to?)):
        exact[Pair(from: from, to: to)] = lane
        origins.insert(from)
      case (.some(let from?), nil): byOrigin[from] = lane
      case (nil, .some(let to?)): byRecipient[to] = lane
      case (nil, nil): everywhere = lane
      default: break  // a place that nobody knows: the round's validation has named it
      }
    }
  }

  /// Whether any lane may lead out of a place, by its position in the round.
  public func mayLead(from place: Int) -> Bool {
    if storesOnly { return isStore[place] }
    return everywhere != nil || !byRecipient.isEmpty || byOrigin[place] != nil || origins.contains(place)
  }

  /// The lane between two places, by their positions in the round, or nil where stock does not move so.
  public func lane(from: Int, to: Int) -> Lane? {
    if from == to || isStore[to] || (storesOnly && !isStore[from]) { return nil }
    return exact[Pair(from: from, to: to)] ?? byOrigin[from] ?? byRecipient[to] ?? everywhere
  }
}
