import AllocationModel

/// Who of several groups of recipients may touch which of the vials that are not shipped, so that each can decide
/// without the others: every group what it gave back itself, and of each lot one group what was spare before.
struct SpareShares {
  /// For each group the vials of each lot that it gave back.
  private let returned: [[Int: Int]]
  /// For each lot the group that has its spare vials.
  private let ownerOfLot: [Int]
  /// For each vaccine with a reserve the group that has what was spare above it.
  private let ownerOfReserve: [Int: Int]

  /// Shares out what is spare: stock of a recipient to its own group, all else by chance.
  ///
  /// - Parameters:
  ///   - groups: Recipients, none of them twice.
  ///   - returned: For each group the vials of each lot that it gave back.
  ///   - rounding: The plan without what was given back.
  ///   - random: Makes the choice.
  init(
    _ groups: [[Int]], returned: [[Int: Int]], in rounding: VialRounding, choosing random: inout SplitMix64
  ) {
    self.returned = returned
    var groupOfRecipient: [Int: Int] = [:]
    for (position, group) in groups.enumerated() {
      for recipient in group { groupOfRecipient[recipient] = position }
    }
    let index = rounding.index
    var owners: [Int] = []
    for lot in index.lots {
      let atRandom = random.number(0...groups.count - 1)
      let holder = index.recipientOfPlace[lot.place]
      owners.append(holder.flatMap { groupOfRecipient[$0] } ?? atRandom)
    }
    ownerOfLot = owners
    var ownersOfReserves: [Int: Int] = [:]
    for vaccine in rounding.ledger.reservesLeft.keys.sorted() {
      ownersOfReserves[vaccine] = random.number(0...groups.count - 1)
    }
    ownerOfReserve = ownersOfReserves
  }

  /// Puts what other groups may touch out of a group's reach.
  func withholdOthers(than group: Int, in rounding: inout VialRounding) {
    let index = rounding.index
    var vials = [Int](repeating: 0, count: index.lots.count)
    var doses: [Int: Int64] = [:]
    var spareDoses = rounding.ledger.reservesLeft
    for lot in vials.indices {
      var spare = rounding.ledger.spareVials(ofLot: lot)
      for (position, returned) in returned.enumerated() {
        guard let back = returned[lot] else { continue }
        spare -= back
        if position != group { vials[lot] += back }
        guard rounding.ledger.reserveLeft(of: lot) != nil else { continue }
        let facts = index.lots[lot]
        let dosesBack = Int64(back * index.vaccines[facts.vaccine].dosesPerVial)
        spareDoses[facts.vaccine, default: 0] -= dosesBack
        if position != group { doses[facts.vaccine, default: 0] += dosesBack }
      }
      if ownerOfLot[lot] != group { vials[lot] += max(0, spare) }
    }
    for (vaccine, owner) in ownerOfReserve where owner != group {
      doses[vaccine, default: 0] += max(0, spareDoses[vaccine] ?? 0)
    }
    rounding.ledger.withhold(vials: vials, reserve: doses)
  }
}
