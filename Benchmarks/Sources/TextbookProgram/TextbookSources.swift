import VaccineAllocation

/// The sources of doses of a round, one for each lot line, recipient and dispatch, as the model lists them.
struct TextbookSources {
  struct Source {
    let lot: Int
    let recipient: Int
    let when: Dispatch
    /// The days on which it can be used, from the dispatch day on; nil where no day is left.
    let window: ClosedRange<Int>?
    /// The lot's own last day, after thawing.
    let lastDay: Int
    let pinnedVials: Int?
  }

  private let round: Round
  private let start: Day
  private let placeOfLot: [Int]
  private(set) var all: [Source] = []

  init(_ round: Round) {
    self.round = round
    start = round.policy.date
    placeOfLot = round.lots.map { round.index(ofPlace: $0.place) ?? 0 }
    var needing = Set(round.demand.lazy.filter { $0.need > 0 }.compactMap { round.index(ofPlace: $0.place) })
    needing.formUnion(round.pins.compactMap { round.index(ofPlace: $0.to) })
    for (lot, line) in round.lots.enumerated() where round.exclusion(of: line) == nil && line.vials > 0 {
      for recipient in needing.sorted() {
        if placeOfLot[lot] == recipient {
          addHere(lot, recipient)
        } else {
          addShipped(lot, recipient)
        }
      }
    }
  }

  private func availableDay(_ lot: Int) -> Int {
    max(0, round.lots[lot].availableFrom.map { $0 - start } ?? 0)
  }

  private mutating func addHere(_ lot: Int, _ recipient: Int) {
    let last = round.lastDay(of: round.lots[lot]) - start
    guard availableDay(lot) <= last else { return }
    all.append(
      Source(
        lot: lot, recipient: recipient, when: .here, window: availableDay(lot)...last, lastDay: last,
        pinnedVials: nil))
  }

  private mutating func addShipped(_ lot: Int, _ recipient: Int) {
    guard let lane = round.lanes.lane(from: placeOfLot[lot], to: recipient) else { return }
    let line = round.lots[lot]
    let standing = round.lastDay(of: line) - start
    let next = round.policy.nextDispatch.map { $0 - start }
    let least = max(1, round.policy.leastDaysOnArrival)
    let pin = round.pins.first {
      ($0.lot, $0.vaccine, $0.from, $0.to) == (
        line.lot, line.vaccine, line.place, round.places[recipient].place
      )
    }

    let laterArrival = next.map { max($0, availableDay(lot)) + lane.leadDays }
    let hasLater = laterArrival.map { standing - $0 + 1 >= least } ?? false
    if hasLater, let laterArrival {
      all.append(
        Source(
          lot: lot, recipient: recipient, when: .later, window: laterArrival...standing, lastDay: standing,
          pinnedVials: nil))
    }

    let mustWait = next != nil && (line.availableFrom.map { $0 > start } ?? false)
    var last = standing
    if round.isFrozen(line), let days = round.vaccine(of: line).thawedDays {
      last = min(last, availableDay(lot) + days - round.policy.safetyDays)
    }
    let arrival = availableDay(lot) + lane.leadDays
    guard pin != nil || (!mustWait && last - arrival + 1 >= least) else { return }
    var lastUse = last
    if hasLater, let next { lastUse = min(last, next + lane.leadDays - 1 + round.policy.bufferDays) }
    all.append(
      Source(
        lot: lot, recipient: recipient, when: .now, window: arrival <= lastUse ? arrival...lastUse : nil,
        lastDay: last, pinnedVials: pin?.vials))
  }
}
