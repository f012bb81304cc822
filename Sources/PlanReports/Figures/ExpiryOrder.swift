internal import AllocationModel

/// Where a later-expiring lot is used before an earlier one of the same vaccine, and why.
///
/// Two things are looked for: at a recipient, a lot that is begun while one with an earlier last day there still
/// has doses to come; and a lot that loses whole vials while a later one of its vaccine is used in its days.
struct ExpiryOrder: Sendable {
  /// Why a later lot goes first.
  enum Reason: Sendable, Hashable {
    /// Its vial monitor has darkened, which goes before an earlier expiry.
    case vialMonitor
    /// The earlier lot is not there yet.
    case arrives(Day)
    /// The earlier lot is reserved for others, or may not serve these people.
    case reserved
    /// The people whom the earlier lot is for can only come later.
    case peopleLater(Day)
    /// Both are used in time: the days are one order of many.
    case bothInTime
    /// The earlier lot loses doses, for the reason that its loss states.
    case lost(LossReason, doses: Double)
  }

  /// One lot before another.
  struct Row: Sendable, Hashable {
    let place: String
    let vaccine: String
    let laterLot: String
    let laterDay: Day
    let laterFirst: Day
    let earlierLot: String
    let earlierDay: Day
    /// When the earlier lot is begun there; nil where it is not used there.
    let earlierFirst: Day?
    let reason: Reason
  }

  /// All that were found, by recipient and vaccine; then the lots that lose doses.
  let rows: [Row]

  init(_ paper: Paper) {
    rows = ExpiryOrder.atRecipients(paper) + ExpiryOrder.ofLosses(paper)
  }

  /// The use of one lot at a recipient from one source.
  private struct Strand {
    let lot: LotLine
    let when: Dispatch
    let lastDay: Day
    let arrives: Day
    var first: Day
    var last: Day
    var uses: [Use]
  }

  private struct StrandKey: Hashable {
    let key: Paper.LotKey
    let to: String
    let when: Dispatch
  }

  private static func atRecipients(_ paper: Paper) -> [Row] {
    var arrivals: [StrandKey: (arrive: Day, last: Day)] = [:]
    for shipment in paper.plan.shipments {
      let key = StrandKey(key: Paper.LotKey(shipment), to: shipment.to, when: shipment.when)
      arrivals[key] = (shipment.arrive, shipment.lastDay)
    }
    var rows: [Row] = []
    var group: [Use] = []
    // The plan's uses stand in the order of place and vaccine.
    for use in paper.plan.use {
      if let first = group.first, (first.place, first.vaccine) != (use.place, use.vaccine) {
        rows += found(in: strands(of: group, arrivals, paper), paper)
        group = []
      }
      group.append(use)
    }
    return rows + found(in: strands(of: group, arrivals, paper), paper)
  }

  private static func strands(
    of uses: [Use], _ arrivals: [StrandKey: (arrive: Day, last: Day)], _ paper: Paper
  ) -> [Strand] {
    var strands: [Strand] = []
    var positions: [StrandKey: Int] = [:]
    for use in uses {
      guard let lot = paper.lot(Paper.LotKey(use)) else { continue }
      let key = StrandKey(key: Paper.LotKey(use), to: use.place, when: use.when)
      if let position = positions[key] {
        strands[position].first = min(strands[position].first, use.firstDay)
        strands[position].last = max(strands[position].last, use.lastDay)
        strands[position].uses.append(use)
      } else {
        let here = max(paper.round.policy.date, lot.availableFrom ?? paper.round.policy.date)
        positions[key] = strands.count
        strands.append(
          Strand(
            lot: lot, when: use.when, lastDay: arrivals[key]?.last ?? paper.round.lastDay(of: lot),
            arrives: arrivals[key]?.arrive ?? here, first: use.firstDay, last: use.lastDay, uses: [use]))
      }
    }
    return strands
  }

  private static func found(in strands: [Strand], _ paper: Paper) -> [Row] {
    var rows: [Row] = []
    for earlier in strands {
      for later in strands where earlier.lastDay < later.lastDay && later.first < earlier.first {
        rows.append(
          Row(
            place: later.uses[0].place, vaccine: later.lot.vaccine, laterLot: later.lot.lot,
            laterDay: later.lastDay, laterFirst: later.first, earlierLot: earlier.lot.lot,
            earlierDay: earlier.lastDay, earlierFirst: earlier.first,
            reason: reason(earlier, later, paper)))
      }
    }
    return rows
  }

  private static func reason(_ earlier: Strand, _ later: Strand, _ paper: Paper) -> Reason {
    if later.lot.vvmStage == 2, earlier.lot.vvmStage != 2 { return .vialMonitor }
    if earlier.arrives > later.first { return .arrives(earlier.arrives) }
    let before = later.uses.filter { $0.firstDay < earlier.first }
    let couldServe = before.contains { use in
      paper.demand(use).map { paper.round.share(of: earlier.lot, for: $0) != nil } ?? false
    }
    if !couldServe { return .reserved }
    let opens = earlier.uses.compactMap { paper.demand($0)?.from }.min()
    if let opens, opens > later.first { return .peopleLater(opens) }
    return .bothInTime
  }

  /// Lots that lose whole vials although a later one of the same vaccine is used in their days.
  ///
  /// What is left over in opened vials could serve nobody else, and says nothing of the order.
  private static func ofLosses(_ paper: Paper) -> [Row] {
    var firsts: [Paper.LotKey: Use] = [:]
    for use in paper.plan.use {
      let key = Paper.LotKey(use)
      if use.firstDay < firsts[key]?.firstDay ?? Day(number: .max) { firsts[key] = use }
    }
    var byVaccine: [String: [(use: Use, lastDay: Day)]] = [:]
    for lot in paper.round.lots {
      guard let use = firsts[Paper.LotKey(lot)] else { continue }
      byVaccine[lot.vaccine, default: []].append((use, paper.round.lastDay(of: lot)))
    }
    return paper.plan.losses.compactMap { loss in
      let later = (byVaccine[loss.vaccine] ?? [])
        .filter { $0.use.firstDay <= loss.lastDay && $0.lastDay > loss.lastDay && $0.use.lot != loss.lot }
        .min { ($0.use.firstDay, $0.lastDay, $0.use.lot) < ($1.use.firstDay, $1.lastDay, $1.use.lot) }
      guard let later, loss.dosesLost > 0, loss.lostAs == .wholeVials else { return nil }
      return Row(
        place: later.use.place, vaccine: loss.vaccine, laterLot: later.use.lot, laterDay: later.lastDay,
        laterFirst: later.use.firstDay, earlierLot: loss.lot, earlierDay: loss.lastDay, earlierFirst: nil,
        reason: .lost(loss.reason, doses: loss.dosesLost.doubleValue))
    }
  }
}
