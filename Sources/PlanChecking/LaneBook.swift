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
    let from: Int
    let to: Int
  }

  private var exact: [Ends: Way] = [:]
  private var byOrigin: [Int: Way] = [:]
  private var byRecipient: [Int: Way] = [:]
  private var everywhere: Way?
  private let isStore: [Bool]
  private let storesServeAll: Bool

  init(rows: [LaneRow]?, places: [String: Int], isStore: [Bool]) {
    self.isStore = isStore
    storesServeAll = rows == nil
    for row in rows ?? [] {
      let way = Way(leadDays: row.leadDays, cost: row.costPerVial.nano, most: row.mostVials?.nano)
      switch (row.from.map { places[$0] ?? -1 }, row.to.map { places[$0] ?? -1 }) {
      case (let from?, let to?): exact[Ends(from: from, to: to)] = way
      case (let from?, nil): byOrigin[from] = way
      case (nil, let to?): byRecipient[to] = way
      case (nil, nil): everywhere = way
      }
    }
  }

  /// The way that stock takes between two places, or nil where it does not move so.
  func way(from: Int, to: Int) -> Way? {
    guard from != to, !isStore[to] else { return nil }
    if storesServeAll { return isStore[from] ? Way(leadDays: 0, cost: .one, most: nil) : nil }
    // Many tables have rows of one kind only; the others need no look.
    if !exact.isEmpty, let way = exact[Ends(from: from, to: to)] { return way }
    if !byOrigin.isEmpty, let way = byOrigin[from] { return way }
    if !byRecipient.isEmpty, let way = byRecipient[to] { return way }
    return everywhere
  }
}
