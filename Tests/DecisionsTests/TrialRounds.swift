import RoundFiles
import VaccineAllocation

/// Rounds that answers are tried on: the example, and three that a generator makes.
enum TrialRounds {
  static func example() throws -> Round {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try RoundFolder.read(at: "/\(folder)/Examples/tra-vinh-2022-10-01").round
  }

  static let seeds = [1, 2, 3]

  /// A province of two stores and five districts in which everything binds somewhere: sessions, reservations, a
  /// reserve, arrivals, lanes, cold storage and pins.
  static func generated(seed: Int) throws -> Round {
    var random = Random(state: UInt64(seed))
    let date = Day(iso: "2023-03-06")!
    var tables = RoundTables(policy: Policy(id: "trial \(seed)", date: date))
    tables.policy.nextDispatch = date + 7
    tables.policy.bufferDays = 2
    for (code, doses) in [("A", 10), ("B", 6), ("C", 1)] {
      var vaccine = Vaccine(vaccine: code, dosesPerVial: doses)
      vaccine.openVialWastage = doses == 10 ? ExactDecimal(plain: "0.1")! : 0
      vaccine.litresPerVial = ExactDecimal(plain: "0.02")
      vaccine.vialsPerPack = 5
      tables.vaccines.append(vaccine)
      for dose in 1...3 where random.next(3) > 0 || dose == 1 {
        tables.eligibility.append(Eligibility(vaccine: code, group: "G", dose: dose))
      }
    }
    let districts = (1...5).map { "D\($0)" }
    tables.places = [Place(place: "S1", kind: "store"), Place(place: "S2", kind: "store")]
    for (number, code) in districts.enumerated() {
      var place = Place(place: code, kind: "district")
      if number == 0 { place.storageLitres = ExactDecimal(random.next(2) + 1) }
      tables.places.append(place)
      var row = CapacityRow(place: code, peoplePerDay: ExactDecimal(8 + random.next(20)))
      row.weekdays = [1, 2, 3, 4, 5, 6]
      tables.capacity.append(row)
      for dose in 1...3 {
        var line = DemandLine(place: code, group: "G", dose: dose)
        line.eligible = ExactDecimal(120 + random.next(200))
        line.uptake = ExactDecimal(mantissa: Int64(40 + random.next(60)), decimals: 2)!
        line.priority = dose == 1 ? 1 : 2
        tables.demand.append(line)
      }
    }
    for number in 1...7 {
      let vaccine = tables.vaccines[random.next(3)]
      let place = number == 7 ? "D3" : random.next(2) == 0 ? "S1" : "S2"
      var lot = LotLine(
        lot: "L\(number)", vaccine: vaccine.vaccine, place: place,
        vials: (150 + random.next(300)) / vaccine.dosesPerVial, expiry: date + 8 + random.next(25))
      if number == 2 { lot.reservedFor = [Reservation(group: "G", dose: 2)] }
      if number == 4 { lot.availableFrom = date + 5 }
      tables.lots.append(lot)
    }
    tables.policy.reserve = [Reserve(vaccine: "C", doses: 40)]
    tables.pins = [
      Pin(lot: "L1", vaccine: tables.lots[0].vaccine, from: tables.lots[0].place, to: "D5", vials: 9)
    ]
    return try Round(tables)
  }

  /// The same province, in which a next dose is kept for everybody who begins a course.
  static func securing(seed: Int) throws -> Round {
    var tables = try generated(seed: seed).tables
    tables.policy.secureNextDose = true
    tables.courses = [
      Course(vaccine: nil, group: "G", dose: 1, nextDose: 2, leastDays: 5),
      Course(vaccine: nil, group: "G", dose: 2, nextDose: 3, leastDays: 7),
    ]
    return try Round(tables)
  }

  private struct Random {
    var state: UInt64

    /// A number from 0 up to and without `limit`, by the generator SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }
}

extension Plan {
  /// The bound that the plan states for an objective.
  func bound(_ name: String) -> Double { summary.objectives.first { $0.name == name }?.bound ?? .nan }
}
