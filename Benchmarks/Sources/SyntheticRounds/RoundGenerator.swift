import VaccineAllocation

/// Makes the tables of a round from a recipe: the same tables for the same recipe, on any machine.
///
/// Stock comes to about the whole need, spread unevenly over lot lines that expire between 4 and 119 days after
/// the dispatch; sessions take 0.2 to 1 % of the people a day. What is scarce differs from place to place, so
/// that neither stock nor sessions alone decide.
struct RoundGenerator {
  private static let dispatchDay = Day(number: 20_362)  // 2025-10-01
  private static let days = 120
  private static let dosesPerVial = [10, 6, 5, 1, 2, 20]
  private static let wastage = [0, 10, 5, 0]

  private let recipe: RoundRecipe
  private var random: SplitMix64
  private var tables: RoundTables
  private let communes: [Commune]
  private let stores: [String]
  private var openNeed = 0

  /// The tables of a recipe.
  static func tables(of recipe: RoundRecipe) -> RoundTables {
    var generator = RoundGenerator(recipe)
    generator.addPolicy()
    generator.addVaccines()
    generator.addPlaces()
    generator.addDemand()
    generator.addLots()
    generator.addLanes()
    return generator.tables
  }

  private init(_ recipe: RoundRecipe) {
    self.recipe = recipe
    var random = SplitMix64(seed: recipe.seed)
    tables = RoundTables(policy: Policy(id: "synthetic-\(recipe.seed)", date: RoundGenerator.dispatchDay))
    stores = (1...recipe.stores).map { "STORE-\($0)" }
    let known = Commune.vinhLong
    communes =
      recipe.recipients <= known.count
      ? Array(known.prefix(recipe.recipients))
      : (1...recipe.recipients).map { number in
        let like = known[random.number(0...(known.count - 1))]
        return Commune(code: "R\(number)", name: "Commune \(number)", population: like.population)
      }
    self.random = random
  }

  private func day(_ offset: Int) -> Day { RoundGenerator.dispatchDay + offset }

  private mutating func addPolicy() {
    tables.policy.horizon = day(RoundGenerator.days)
    tables.policy.nextDispatch = day(10)
    tables.policy.bufferDays = 4
  }

  private mutating func addVaccines() {
    for number in 0..<recipe.vaccines {
      var vaccine = Vaccine(
        vaccine: "V\(number)",
        dosesPerVial: RoundGenerator.dosesPerVial[number % RoundGenerator.dosesPerVial.count])
      vaccine.openVialWastage = RoundGenerator.hundredths(
        RoundGenerator.wastage[number % RoundGenerator.wastage.count])
      vaccine.litresPerVial = RoundGenerator.hundredths(2)
      if recipe.thaws, number % 2 == 1 { vaccine.thawedDays = 31 }
      tables.vaccines.append(vaccine)
    }
    for (group, dose) in lines {
      var served = (0..<recipe.vaccines).filter { _ in random.chance(50) }
      if served.isEmpty { served = [random.number(0...(recipe.vaccines - 1))] }
      for number in served {
        tables.eligibility.append(Eligibility(vaccine: "V\(number)", group: group, dose: dose))
      }
    }
  }

  private var lines: [(group: String, dose: Int)] {
    (0..<recipe.groups).flatMap { group in [1, 2].map { ("G\(group)", $0) } }
  }

  private mutating func addPlaces() {
    for store in stores { tables.places.append(Place(place: store, kind: "store")) }
    for (number, commune) in communes.enumerated() {
      var place = Place(place: commune.code, kind: "commune")
      place.name = commune.name
      place.population = ExactDecimal(commune.population)
      tables.places.append(place)
      let people = max(1, commune.population * random.number(20...100) / 10_000)
      var row = CapacityRow(place: commune.code, peoplePerDay: ExactDecimal(people))
      if number % 3 > 0 { row.weekdays = [1, 2, 3, 4, 5, 6] }
      tables.capacity.append(row)
    }
  }

  private mutating func addDemand() {
    for commune in communes {
      for (position, line) in lines.enumerated() {
        var demand = DemandLine(place: commune.code, group: line.group, dose: line.dose)
        let target = commune.population * random.number(30...200) / 1000
        demand.target = ExactDecimal(target)
        demand.given = ExactDecimal(target * random.number(30...102) / 100)
        demand.uptake = RoundGenerator.hundredths(random.number(50...100))
        demand.priority = position % 2 + 1
        openNeed += demand.need
        tables.demand.append(demand)
      }
    }
  }

  private mutating func addLots() {
    let shares = (0..<recipe.lots).map { _ in random.number(1...19) }
    let all = shares.reduce(0, +)
    for (number, share) in shares.enumerated() {
      let vaccine = tables.vaccines[random.number(0...(recipe.vaccines - 1))]
      var vials = max(1, openNeed * share / (all * vaccine.dosesPerVial))
      let isHeld = random.chance(recipe.heldPercent)
      let place =
        isHeld
        ? communes[random.number(0...(communes.count - 1))].code
        : stores[random.number(0...(stores.count - 1))]
      if isHeld { vials = max(1, vials / 8) }
      var lot = LotLine(
        lot: "SYN-\(number + 1)", vaccine: vaccine.vaccine, place: place, vials: vials,
        expiry: day(random.number(4...(RoundGenerator.days - 1))))
      if vaccine.thawedDays != nil, random.chance(40) { lot.thawedOn = day(-random.number(0...19)) }
      if random.chance(10) { lot.vvmStage = 2 }
      if random.chance(3) { lot.status = .quarantine }
      tables.lots.append(lot)
    }
  }

  private mutating func addLanes() {
    func lane(_ from: String?, _ to: String?, days: Int, cost: Int) -> LaneRow {
      var row = LaneRow(from: from, to: to)
      row.leadDays = days
      row.costPerVial = ExactDecimal(cost)
      return row
    }
    switch recipe.lanes {
    case .stores: tables.lanes = stores.map { lane($0, nil, days: 1, cost: 1) }
    case .everywhere:
      tables.lanes = stores.map { lane($0, nil, days: 1, cost: 1) } + [lane(nil, nil, days: 2, cost: 5)]
    case .ownProvince:
      tables.lanes = communes.enumerated().map { number, commune in
        lane(stores[number * stores.count / communes.count], commune.code, days: 1, cost: 1)
      }
    case .ownProvinceAndNation:
      let provinces = stores.count - 1
      tables.lanes =
        [lane(stores[0], nil, days: 3, cost: 4)]
        + communes.enumerated().map { number, commune in
          lane(stores[1 + number * provinces / communes.count], commune.code, days: 1, cost: 1)
        }
    }
  }

  private static func hundredths(_ number: Int) -> ExactDecimal {
    ExactDecimal(mantissa: Int64(number), decimals: 2) ?? 0
  }
}
