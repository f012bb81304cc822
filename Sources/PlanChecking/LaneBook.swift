internal import AllocationModel

/// A way between two places, as the judge reads it.
struct Way {
  let leadDays: Int
  /// Cost per vial.
  let cost: Nano
  /// Vials per dispatch, in units of 10^-9; nil means no limit.
  let most: Nano?
}

/// The rows of lanes, with the rule which of them wins.
///
/// A row that names both ends beats one that names the origin, which beats one that names the recipient,
/// which beats one that names neither.
struct LaneBook {
  private struct Ends: Hashable {
    let from: Int?
    let to: Int?
  }

  private var ways: [Ends: Way] = [:]
  private let isStore: [Bool]
  private let storesServeAll: Bool

  init(rows: [LaneRow]?, places: [String: Int], isStore: [Bool]) {
    self.isStore = isStore
    storesServeAll = rows == nil
    for row in rows ?? [] {
      let ends = Ends(from: row.from.map { places[$0] ?? -1 }, to: row.to.map { places[$0] ?? -1 })
      ways[ends] = Way(leadDays: row.leadDays, cost: row.costPerVial.nano, most: row.mostVials?.nano)
    }
  }

  /// The way that stock takes between two places, or nil where it does not move so.
  func way(from: Int, to: Int) -> Way? {
    guard from != to, !isStore[to] else { return nil }
    if storesServeAll { return isStore[from] ? Way(leadDays: 0, cost: .one, most: nil) : nil }
    for ends in [
      Ends(from: from, to: to), Ends(from: from, to: nil), Ends(from: nil, to: to), Ends(from: nil, to: nil),
    ] {
      if let way = ways[ends] { return way }
    }
    return nil
  }
}
