import AllocationModel

/// What keeps doses of a lot from people who still need them, looked up in the finished books.
///
/// Obstacles are met in a fixed order on the way from a lot to a person: eligibility, reservation, lane, days,
/// sessions, then what limits a dispatch. The obstacle named is the last one that some people would still have
/// to pass: for them it alone stands in the way.
struct Obstacle: Sendable {
  let reason: LossReason
  /// The recipient where most people are kept out by it, with their number and the last day of use there.
  let example: (recipient: Int, people: Int, lastDay: Int)?

  private struct Finding {
    var depth = -1
    var reason = LossReason.nobodyLeft
    var example: (recipient: Int, people: Int, lastDay: Int)?

    mutating func meet(_ reason: LossReason, depth: Int, recipient: Int, people: Int, lastDay: Int) {
      if depth > self.depth || (depth == self.depth && people > example?.people ?? 0) {
        self.depth = depth
        self.reason = reason
        example = (recipient, people, lastDay)
      }
    }
  }

  /// What keeps unused doses of a lot where they are.
  init(ofLot lot: Int, in rounding: VialRounding) {
    let index = rounding.index
    var finding = Finding()
    for recipient in index.recipients.indices {
      for line in index.recipients[recipient].lines {
        let people = rounding.books[recipient].needLeft(line: line)
        guard people > 0 else { continue }
        Obstacle.follow(lot: lot, line: line, recipient: recipient, people: people, rounding, &finding)
      }
    }
    reason = finding.reason
    example = finding.example
  }

  /// What keeps stock that is left from the people of a line.
  init(ofLine line: Int, in rounding: VialRounding, leftLots: [Int]) {
    let index = rounding.index
    let recipient = index.lines[line].recipient
    let people = rounding.books[recipient].needLeft(line: line)
    var finding = Finding(reason: .noStock)
    for lot in leftLots where index.share(ofLot: lot, forLine: line) > 0 {
      Obstacle.follow(lot: lot, line: line, recipient: recipient, people: people, rounding, &finding)
    }
    reason = finding.reason
    example = finding.example
  }

  /// Goes the way from a lot to the people of a line as far as it leads.
  private static func follow(
    lot: Int, line: Int, recipient: Int, people: Int, _ rounding: VialRounding, _ finding: inout Finding
  ) {
    let index = rounding.index
    let facts = index.lots[lot]
    func meet(_ reason: LossReason, _ depth: Int, _ lastDay: Int) {
      finding.meet(reason, depth: depth, recipient: recipient, people: people, lastDay: lastDay)
    }
    guard index.share(ofLot: lot, forLine: line) > 0 else {
      let open = index.round.demand[index.lines[line].source]
      let vaccine = index.round.vaccines[facts.vaccine].vaccine
      if index.round.share(ofVaccine: vaccine, group: open.group, dose: open.dose) != nil {
        meet(.reserved, 0, facts.lastDay)
      }
      return
    }
    let ways = windows(lot: lot, line: line, recipient: recipient, index)
    guard ways.hasLane else { return meet(.lane, 1, facts.lastDay) }
    guard !ways.windows.isEmpty else { return meet(.tooLate, 2, facts.lastDay) }
    var depth = 3
    var lastDay = 0
    var reason = LossReason.sessions
    for (when, window) in ways.windows {
      lastDay = max(lastDay, window.last)
      guard rounding.books[recipient].room(in: window) > 0 else { continue }
      let key = VialLedger.Key(lot: lot, recipient: recipient, when: when)
      let limit = when == .here ? nil : rounding.ledger.limit(key)
      if depth < 5 { (depth, reason) = limit.map { (4, $0) } ?? (5, .wholeVials) }
    }
    meet(reason, depth, lastDay)
  }

  private static func windows(
    lot: Int, line: Int, recipient: Int, _ index: RoundIndex
  ) -> (hasLane: Bool, windows: [(Dispatch, DayWindow)]) {
    let place = index.recipients[recipient].place
    var windows: [(Dispatch, DayWindow)] = []
    func add(_ when: Dispatch, _ window: DayWindow?) {
      guard let days = window?.intersection(index.lines[line].window), !days.isEmpty else { return }
      windows.append((when, days))
    }
    if index.lots[lot].place == place {
      add(.here, index.windowHere(ofLot: lot))
      return (true, windows)
    }
    guard let lane = index.round.lanes.lane(from: index.lots[lot].place, to: place) else {
      return (false, [])
    }
    for when in [Dispatch.now, .later] { add(when, index.window(ofLot: lot, leadDays: lane.leadDays, when)) }
    return (true, windows)
  }
}
