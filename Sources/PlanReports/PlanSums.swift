internal import AllocationModel

/// What a round has and a plan does, added up for a reader.
struct PlanSums {
  /// What one recipient gets.
  struct Recipient {
    let place: Place
    var vialsNow = 0
    var dosesNow = 0
    var dosesLater = 0
    var people = 0
    var need = 0
  }

  /// What one lot line loses at one place.
  struct LostLot {
    let lot: String
    let vaccine: String
    let place: String
    var lastDay: Day
    var doses = 0.0
    /// The row with the most doses.
    var largest: Loss
  }

  /// Doses as printed on the vials of usable lot lines.
  var dosesOnHand = 0.0
  /// What remains of them after the usual loss from opened vials.
  var usableOnHand = 0.0
  /// Usable lot lines with vials.
  var lotLines = 0
  /// Usable doses of lot lines that end on or before the last day whose losses are counted.
  var usableExpiring = 0.0
  /// Standard doses given.
  var dosesGiven = 0.0
  /// Usable doses lost, as the table of losses has them.
  var dosesLost = 0.0
  var people = 0
  var peopleLater = 0
  /// Recipients with need or shipments, in the order of the table of places.
  var recipients: [Recipient] = []
  /// The lot lines that lose most, first.
  var lost: [LostLot] = []

  init(_ plan: Plan, _ round: Round) {
    addStock(round)
    for use in plan.use {
      dosesGiven += use.dosesGiven.doubleValue
      people += use.people
      if use.when == .later { peopleLater += use.people }
    }
    addRecipients(plan, round)
    addLosses(plan)
  }

  private mutating func addStock(_ round: Round) {
    for lot in round.lots where lot.vials > 0 && round.exclusion(of: lot) == nil {
      let vaccine = round.vaccine(of: lot)
      let usable = vaccine.usableDosesPerVial.doubleValue * Double(lot.vials)
      lotLines += 1
      dosesOnHand += Double(vaccine.dosesPerVial) * Double(lot.vials)
      usableOnHand += usable
      if round.countsAsWaste(lot) { usableExpiring += usable }
    }
  }

  private mutating func addRecipients(_ plan: Plan, _ round: Round) {
    var all = round.places.map { Recipient(place: $0) }
    for line in round.demand {
      if let place = round.index(ofPlace: line.place) { all[place].need += line.need }
    }
    for use in plan.use {
      if let place = round.index(ofPlace: use.place) { all[place].people += use.people }
    }
    for shipment in plan.shipments {
      guard let place = round.index(ofPlace: shipment.to) else { continue }
      if shipment.when == .later {
        all[place].dosesLater += shipment.doses
      } else {
        all[place].vialsNow += shipment.vials
        all[place].dosesNow += shipment.doses
      }
    }
    recipients = all.filter { !$0.place.isStore && ($0.need > 0 || $0.dosesNow + $0.dosesLater > 0) }
  }

  private mutating func addLosses(_ plan: Plan) {
    struct Key: Hashable {
      let lot: String
      let vaccine: String
      let place: String
    }
    var positions: [Key: Int] = [:]
    for loss in plan.losses {
      let key = Key(lot: loss.lot, vaccine: loss.vaccine, place: loss.place)
      let position = positions[key] ?? lost.count
      if position == lost.count {
        positions[key] = position
        lost.append(
          LostLot(
            lot: loss.lot, vaccine: loss.vaccine, place: loss.place, lastDay: loss.lastDay, largest: loss))
      }
      lost[position].doses += loss.dosesLost.doubleValue
      lost[position].lastDay = min(lost[position].lastDay, loss.lastDay)
      if loss.dosesLost > lost[position].largest.dosesLost { lost[position].largest = loss }
      dosesLost += loss.dosesLost.doubleValue
    }
    lost.removeAll { $0.doses <= 0 }
    lost.sort { left, right in
      left.doses == right.doses
        ? (left.place, left.vaccine, left.lot) < (right.place, right.vaccine, right.lot)
        : left.doses > right.doses
    }
  }
}
