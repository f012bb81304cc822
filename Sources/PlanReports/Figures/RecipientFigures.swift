internal import AllocationModel

/// What every recipient gets, how full its sessions are and how full its cold storage, week by week.
struct RecipientFigures: Sendable {
  /// One recipient.
  struct Row: Sendable {
    let place: Place
    var vialsNow: Int
    var dosesNow: Int
    var dosesLater: Int
    var people: Int
    var need: Int
    /// People by week.
    var peopleByWeek: [Int]
    /// People that the sessions hold, by week; the part after the last week has none.
    var capacityByWeek: [Int]
    /// The most litres in the cold storage on a day, by week; empty where nobody counts litres.
    var litresByWeek: [Double]

    /// The part of the need that is met; nil where there is none.
    var fill: Double? { need > 0 ? Double(people) / Double(need) : nil }
  }

  /// Recipients with need or shipments, in the order of the table of places.
  let rows: [Row]
  let calendar: WeekCalendar

  init(_ paper: Paper, _ sums: PlanSums, _ calendar: WeekCalendar, _ layout: DayLayout) {
    self.calendar = calendar
    let round = paper.round
    var people: [String: [Int]] = [:]
    for (use, shares) in zip(paper.plan.use, layout.shares) {
      for share in shares {
        people[use.place, default: [Int](repeating: 0, count: calendar.count)][
          calendar.index(of: share.day)] +=
          share.people
      }
    }
    let storage = StorageLoad(paper, layout)
    rows = sums.recipients.map { sum in
      let position = round.index(ofPlace: sum.place.place)
      let capacity = calendar.weeks.map { week in
        (week.lowerBound.number...week.upperBound.number).reduce(0) { total, number in
          let day = Day(number: number)
          guard let position, day <= round.horizon else { return total }
          return total + round.capacity(ofPlace: position, on: day)
        }
      }
      return Row(
        place: sum.place, vialsNow: sum.vialsNow, dosesNow: sum.dosesNow, dosesLater: sum.dosesLater,
        people: sum.people, need: sum.need,
        peopleByWeek: people[sum.place.place] ?? [Int](repeating: 0, count: calendar.count),
        capacityByWeek: capacity, litresByWeek: storage.litres(at: sum.place, calendar))
    }
  }
}

/// How many litres stand in a recipient's cold storage, day by day.
///
/// Everything that stands there but destroyed stock counts, expired stock too until somebody takes it away; vials
/// arrive and leave by the dispatches of this round, and leave as their doses are given. Later dispatches are left
/// out: they stand for several.
private struct StorageLoad {
  private var standing: [String: Double] = [:]
  private var changes: [String: [Day: Double]] = [:]

  init(_ paper: Paper, _ layout: DayLayout) {
    func litres(_ vaccine: String) -> Double { paper.vaccineFacts(vaccine)?.litresPerVial?.doubleValue ?? 0 }
    for lot in paper.round.lots where lot.status != .destroyed {
      standing[lot.place, default: 0] += litres(lot.vaccine) * Double(lot.vials)
    }
    for shipment in paper.plan.shipments where shipment.when == .now {
      let moved = litres(shipment.vaccine) * Double(shipment.vials)
      changes[shipment.from, default: [:]][shipment.dispatch, default: 0] -= moved
      changes[shipment.to, default: [:]][shipment.arrive, default: 0] += moved
    }
    for (use, shares) in zip(paper.plan.use, layout.shares) where use.when != .later && use.people > 0 {
      guard let vaccine = paper.vaccineFacts(use.vaccine) else { continue }
      let perPerson =
        use.dosesGiven.doubleValue / Double(use.people) / vaccine.usableDosesPerVial.doubleValue
        * litres(use.vaccine)
      for share in shares {
        // What is used on a day still stands there in the morning.
        changes[use.place, default: [:]][share.day + 1, default: 0] -= perPerson * Double(share.people)
      }
    }
  }

  /// The most litres on a day, by week.
  func litres(at place: Place, _ calendar: WeekCalendar) -> [Double] {
    guard place.storageLitres != nil else { return [] }
    var litres = standing[place.place] ?? 0
    let changes = changes[place.place] ?? [:]
    for (day, change) in changes.sorted(by: { $0.key < $1.key }) where day < calendar.firstDay {
      litres += change
    }
    return calendar.weeks.map { week in
      var most = 0.0
      for number in week.lowerBound.number...week.upperBound.number {
        litres += changes[Day(number: number)] ?? 0
        most = max(most, litres)
      }
      return most
    }
  }
}
