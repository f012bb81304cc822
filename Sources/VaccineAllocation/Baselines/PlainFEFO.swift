import AllocationModel

/// What people do without an optimiser: sort the lots by expiry and share each one out.
///
/// Both rules look at remaining need, whole issue units, lanes, storage, reserves and pins, but not at
/// sessions: that is what they are compared for. Everything leaves now; stock held at recipients stays.
enum PlainFEFO: String, CaseIterable, Sendable {
  /// Recipients in the order of the file, each served in full while the lot lasts.
  case listOrder = "list_order_fefo"
  /// Each lot shared out by remaining eligible need.
  case proportional = "proportional_fefo"

  /// Ships by this rule into books that hold nothing but the pins.
  ///
  /// - Parameter byCode: Whether recipients come in the order of their codes, whatever the order of the file.
  func ship(into rounding: inout VialRounding, byCode: Bool = false) {
    let index = rounding.index
    let order = index.lots.indices.filter { index.round.places[index.lots[$0].place].isStore }
      .sorted { left, right in
        let (first, second) = (index.lots[left], index.lots[right])
        let (firstLine, secondLine) = (index.round.lots[first.source], index.round.lots[second.source])
        return (-firstLine.vvmStage, first.lastDay, firstLine.lot, left)
          < (-secondLine.vvmStage, second.lastDay, secondLine.lot, right)
      }
    var need = index.lines.map(\.need)
    for (key, vials) in rounding.ledger.shipped.sorted(by: { $0.key < $1.key }) {
      PlainFEFO.cover(vials, of: key.lot, at: key.recipient, index: index, need: &need)
    }
    // The list is that of the file; shares must not depend on it, not even where remainders are equal.
    let isByFile = self == .listOrder && !byCode
    for lot in order {
      let open = rounding.recipientsOfLot[lot].filter { index.canShip(lot: lot, leadDays: $0.leadDays, .now) }
        .map(\.recipient)
      let reached = isByFile ? open.sorted { index.recipients[$0].place < index.recipients[$1].place } : open
      let wanted = reached.map { PlainFEFO.vials(of: lot, neededAt: $0, index: index, need: need) }
      let shares: [Int]
      switch self {
      case .listOrder: shares = wanted
      case .proportional:
        shares = PlainFEFO.shares(
          of: lot, wanted: wanted, vials: rounding.ledger.vialsLeft[lot], index: index)
      }
      for (recipient, share) in zip(reached, shares) {
        let key = VialLedger.Key(lot: lot, recipient: recipient, when: .now)
        let size = rounding.unitSize(key)
        let most = rounding.ledger.mostVials(key)
        var vials = min((share + size - 1) / size * size, most - most % size)
        rounding.shipUnused(vials, key)
        if vials < share {
          // What is left of the lot line can leave as its one broken shipment.
          let rest = rounding.ledger.unit(key)
          rounding.shipUnused(rest, key)
          vials += rest
        }
        PlainFEFO.cover(vials, of: lot, at: recipient, index: index, need: &need)
      }
    }
  }

  /// Vials that hold enough for everybody at a recipient who is eligible and still uncovered.
  private static func vials(of lot: Int, neededAt recipient: Int, index: RoundIndex, need: [Int]) -> Int {
    let units = index.recipients[recipient].lines.reduce(Int64(0)) {
      $0 + Int64(need[$1]) * index.share(ofLot: lot, forLine: $1)
    }
    let perVial = index.vaccines[index.lots[lot].vaccine].usableUnits
    return Int((units + perVial - 1) / perVial)
  }

  /// Takes the people whom so many vials cover out of the remaining need.
  private static func cover(
    _ vials: Int, of lot: Int, at recipient: Int, index: RoundIndex, need: inout [Int]
  ) {
    var units = Int64(vials) * index.vaccines[index.lots[lot].vaccine].usableUnits
    let lines = index.recipients[recipient].lines.sorted {
      (index.lines[$0].tier, $0) < (index.lines[$1].tier, $1)
    }
    for line in lines {
      let share = index.share(ofLot: lot, forLine: line)
      guard share > 0 else { continue }
      let people = min(need[line], Int(units / share))
      need[line] -= people
      units -= Int64(people) * share
    }
  }

  /// Issue units in proportion to what is wanted, by largest remainders, no more than is wanted.
  private static func shares(of lot: Int, wanted: [Int], vials: Int, index: RoundIndex) -> [Int] {
    let multiple = index.vaccines[index.lots[lot].vaccine].issueMultiple
    let total = wanted.reduce(0, +)
    guard total > vials else { return wanted }
    let units = vials / multiple
    var shares = wanted.map { units * $0 / total }
    let byRemainder = wanted.indices.sorted { left, right in
      let (first, second) = (units * wanted[left] % total, units * wanted[right] % total)
      return first != second ? first > second : left < right
    }
    var left = units - shares.reduce(0, +)
    for position in byRemainder where left > 0 {
      shares[position] += 1
      left -= 1
    }
    return shares.map { $0 * multiple }
  }
}
