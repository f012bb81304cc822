import AllocationModel

/// A province with many lots and recipients, and a plan with rows for all of them, from a seed.
///
/// The plan need not be a good one: papers show what a plan states.
enum Province {
  private struct Dice {
    var state: UInt64

    /// A number from 0 to below `count`, by Knuth's linear congruential generator.
    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
  }

  static func make(seed: UInt64, recipients: Int = 12, lots: Int = 9) -> (RoundTables, Plan) {
    var dice = Dice(state: seed)
    let start = HandMade.day("2022-10-01")
    var policy = Policy(id: "đợt 22", date: start)
    policy.nextDispatch = start + 9
    policy.wasteUntil = start + 90
    var tables = RoundTables(policy: policy)
    tables.vaccines = ["AZ", "PFZ", "MOD"].enumerated().map { index, code in
      var vaccine = Vaccine(vaccine: code, dosesPerVial: [10, 6, 10][index])
      vaccine.name = ["AstraZeneca", "Pfizer <12+>", "Moderna"][index]
      vaccine.vialsPerPack = [10, 195, nil][index]
      vaccine.litresPerVial = HandMade.decimal("0.0105")
      vaccine.openVialWastage = HandMade.decimal("0.1")
      return vaccine
    }
    for vaccine in tables.vaccines {
      for dose in 1...3 {
        tables.eligibility.append(Eligibility(vaccine: vaccine.vaccine, group: "18+", dose: dose))
      }
    }
    tables.places = [Place(place: "KHO1", kind: "kho"), Place(place: "KHO2", kind: "kho")]
    for number in 0..<recipients {
      var place = Place(place: "H\(100 + number)", kind: "huyện")
      place.name = "Huyện \(number % 5 == 0 ? "Châu Thành" : "số \(number)")"
      place.storageLitres = number % 2 == 0 ? 40 : nil
      tables.places.append(place)
      tables.capacity.append(CapacityRow(place: place.place, peoplePerDay: 300))
      for dose in 1...3 {
        var line = DemandLine(place: place.place, group: "18+", dose: dose)
        line.target = ExactDecimal(4000 + dice.roll(900))
        line.given = ExactDecimal(dice.roll(4500))
        tables.demand.append(line)
      }
    }
    for number in 0..<lots {
      let vaccine = tables.vaccines[number % 3].vaccine
      var lot = LotLine(
        lot: "L-\(number)", vaccine: vaccine, place: number % 4 == 3 ? "KHO2" : "KHO1",
        vials: 4000 + dice.roll(900),
        expiry: start + 20 + dice.roll(120))
      lot.vvmStage = number == 5 ? 2 : 1
      tables.lots.append(lot)
    }
    return (tables, plan(tables, &dice))
  }

  private static func plan(_ tables: RoundTables, _ dice: inout Dice) -> Plan {
    var plan = HandMade.plan
    (plan.shipments, plan.use, plan.losses, plan.excluded) = ([], [], [], [])
    plan.summary.outOfReach = []
    let start = tables.policy.date
    for (index, line) in tables.demand.enumerated() {
      let lot = tables.lots[dice.roll(tables.lots.count)]
      let isLater = dice.roll(4) == 0
      let vials = 1 + dice.roll(60)
      let doses = vials * (lot.vaccine == "PFZ" ? 6 : 10)
      if !plan.shipments.contains(where: { $0.lot == lot.lot && $0.to == line.place }) {
        let day = isLater ? start + 9 : start
        plan.shipments.append(
          Shipment(
            lot: lot.lot, vaccine: lot.vaccine, from: lot.place, to: line.place,
            when: isLater ? .later : .now,
            dispatch: day, arrive: day + 1, lastDay: lot.expiry - dice.roll(2), vials: vials, doses: doses,
            pinned: dice.roll(9) == 0))
        let first = day + 1 + dice.roll(9)
        plan.use.append(
          Use(
            lot: lot.lot, vaccine: lot.vaccine, heldAt: lot.place, place: line.place,
            when: isLater ? .later : .now,
            demandRow: index + 1, group: line.group, dose: line.dose, people: vials * 5,
            dosesGiven: ExactDecimal(vials * 5), firstDay: first, lastDay: first + dice.roll(9)))
      }
      let planned = plan.use.last.map { $0.demandRow == index + 1 ? $0.people : 0 } ?? 0
      let (target, given) = (line.target?.doubleValue ?? 0, line.given?.doubleValue ?? 0)
      plan.coverage.append(
        Coverage(
          place: line.place, group: line.group, dose: line.dose, target: line.target, given: line.given,
          planned: planned, coverageBefore: given / target, coverageAfter: (given + Double(planned)) / target,
          need: line.need, unmet: max(0, line.need - planned), reason: line.need > planned ? .noStock : .none,
          reasonText: ""))
    }
    for lot in tables.lots where dice.roll(2) == 0 {
      let vials = 1 + dice.roll(50)
      plan.losses.append(
        Loss(
          lot: lot.lot, vaccine: lot.vaccine, place: lot.place, lastDay: lot.expiry, vials: vials,
          dosesLost: ExactDecimal(vials * 9), lostAs: .wholeVials, reason: .sessions, reasonText: "",
          whatWouldSave: "needs \(vials) more"))
    }
    return plan
  }
}
