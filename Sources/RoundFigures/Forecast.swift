public import AllocationModel

/// What a province needs until a day, vaccine by vaccine and recipient by recipient (“dự trù”).
///
/// For each demand line whose window opens by that day: people = ⌈eligible × goal⌉, or × uptake where no goal is
/// stated; doses = people × share ÷ (1 − open-vial wastage), rounded up. Each group and dose is counted for the
/// vaccine that stands first for it in `eligibility.csv`, so that nobody is counted twice.
///
/// Usable stock counts as far as it can be used: need is taken to be spread evenly over the days until the end, lots
/// are used one after the other by their last day, and what a lot that ends before the end cannot give by then would
/// expire. A recipient's line counts what stands there; the province's line all stock, as if it could move at once.
/// Stock whose `available_from` is after the round's date is on the way; after the end it does not count.
public struct Forecast: Sendable, Hashable {
  /// One vaccine at one recipient, or in all.
  public struct Line: Sendable, Hashable {
    /// The vaccine's code.
    public let vaccine: String
    /// The recipient's code; nil for the whole province.
    public let place: String?
    /// People to be vaccinated.
    public let people: Int
    /// Doses that takes, with the wastage of opened vials.
    public let required: Int
    /// Doses on hand in usable lots, as printed on their vials.
    public let onHand: Int
    /// Doses on the way.
    public let onTheWay: Int
    /// Doses of both that would expire before they are used.
    public let expiring: Int
    /// Doses that are missing: required less what of the stock can be used, at least 0.
    public var missing: Int { max(0, required - (onHand + onTheWay - expiring)) }
    /// Doses in a pack: of the issue multiple where no pack is stated, of a vial where neither is.
    public let dosesPerPack: Int
    /// Packs that hold what is missing.
    public var packs: Int { (missing + dosesPerPack - 1) / dosesPerPack }
    /// Doses in these packs.
    public var requested: Int { packs * dosesPerPack }
  }

  /// The last day of the forecast.
  public let until: Day
  /// The whole province, in the order of the vaccines; vaccines without need and stock are left out.
  public let totals: [Line]
  /// Recipients with need or stock, by vaccine, then in the order of the places.
  public let recipients: [Line]
  /// Groups and doses with people for whom `eligibility.csv` names no vaccine.
  public let withoutVaccine: [GroupDose]

  /// Why there is no forecast.
  public enum Failure: Error, Sendable, Hashable {
    /// The day is before the round's date, or more than ten years after it.
    case dayOutOfRange
  }

  /// Computes the forecast; the cost is linear in the rows of the tables, but for sorting the lots.
  ///
  /// - Throws: ``Failure``
  public init(_ round: Round, until: Day) throws(Failure) {
    guard until >= round.policy.date, until <= round.policy.date + 3_660 else { throw .dayOutOfRange }
    self.until = until
    var first: [GroupDose: (vaccine: String, share: ExactDecimal)] = [:]
    for row in round.tables.eligibility {
      let key = GroupDose(group: row.group, dose: row.dose)
      if first[key] == nil { first[key] = (row.vaccine, row.share) }
    }
    var needs: [String: [String: ForecastNeed]] = [:]
    var without: Set<GroupDose> = []
    for line in round.demand where (line.from ?? until) <= until {
      let people = ForecastNeed.people(of: line)
      if people == 0 { continue }
      let key = GroupDose(group: line.group, dose: line.dose)
      guard let (vaccine, share) = first[key], let index = round.index(ofVaccine: vaccine) else {
        without.insert(key)
        continue
      }
      needs[vaccine, default: [:]][line.place, default: ForecastNeed()].add(
        people, share: share, wastage: round.vaccines[index].openVialWastage)
    }
    withoutVaccine = without.sorted()
    var totals: [Line] = []
    var recipients: [Line] = []
    for vaccine in round.vaccines {
      let stock = ForecastStock(round, vaccine, until: until)
      let needs = needs[vaccine.vaccine] ?? [:]
      let pack = (vaccine.vialsPerPack ?? vaccine.issueMultiple) * vaccine.dosesPerVial
      var all = ForecastNeed()
      for place in round.places where !place.isStore {
        let need = needs[place.place] ?? ForecastNeed()
        all.people += need.people
        all.doses += need.doses
        if need.people > 0 || stock.lots.contains(where: { $0.place == place.place }) {
          recipients.append(
            Line(
              vaccine: vaccine.vaccine, place: place.place, need, stock, at: place.place, until: until,
              pack: pack))
        }
      }
      if all.people > 0 || !stock.lots.isEmpty {
        totals.append(
          Line(vaccine: vaccine.vaccine, place: nil, all, stock, at: nil, until: until, pack: pack))
      }
    }
    self.totals = totals
    self.recipients = recipients
  }
}

/// People and doses of one vaccine at one recipient.
struct ForecastNeed {
  var people = 0
  var doses = 0

  mutating func add(_ people: Int, share: ExactDecimal, wastage: ExactDecimal) {
    self.people += people
    // people × share ÷ (1 − wastage), rounded up, in whole numbers.
    let scale = Int128(ExactDecimal.power(of: ExactDecimal.mostDecimals))
    let kept = scale - ForecastNeed.nano(wastage)
    let wanted = Int128(people) * ForecastNeed.nano(share)
    doses += Int((wanted + kept - 1) / kept)
  }

  /// The people of a demand line: ⌈eligible × goal⌉, or × uptake where no goal is stated.
  static func people(of line: DemandLine) -> Int {
    let eligible = line.eligible ?? max(0, (line.target ?? 0).subtracting(line.given ?? 0) ?? 0)
    guard let product = eligible.multiplied(by: line.goal ?? line.uptake) else { return eligible.floor }
    return product.isWhole ? product.floor : product.floor + 1
  }

  private static func nano(_ value: ExactDecimal) -> Int128 {
    Int128(value.mantissa) * Int128(ExactDecimal.power(of: ExactDecimal.mostDecimals - value.decimals))
  }
}

/// The usable stock of one vaccine, in the order in which it is used.
struct ForecastStock {
  struct Lot {
    let place: String
    let lastDay: Day
    let doses: Int
    let isOnTheWay: Bool
  }

  /// By last day.
  let lots: [Lot]

  init(_ round: Round, _ vaccine: Vaccine, until: Day) {
    lots = round.lots.lazy.filter { lot in
      lot.vaccine == vaccine.vaccine && lot.vials > 0 && round.exclusion(of: lot) == nil
        && (lot.availableFrom ?? until) <= until
    }.map { lot in
      Lot(
        place: lot.place, lastDay: round.lastDay(of: lot), doses: lot.vials * vaccine.dosesPerVial,
        isOnTheWay: lot.availableFrom.map { $0 > round.policy.date } ?? false)
    }.sorted { $0.lastDay < $1.lastDay }
    start = round.policy.date
  }

  /// The day from which need is spread.
  let start: Day
}

extension Forecast.Line {
  /// A line of some need and the stock that can serve it, by last day.
  init(
    vaccine: String, place: String?, _ need: ForecastNeed, _ stock: ForecastStock,
    at own: String?, until: Day, pack: Int
  ) {
    let lots = own.map { own in stock.lots.filter { $0.place == own } } ?? stock.lots
    let days = until.number - stock.start.number + 1
    var used = 0
    var expiring = 0
    for lot in lots {
      let alive = min(lot.lastDay, until).number - stock.start.number + 1
      let most = Int(Int128(need.doses) * Int128(max(0, alive)) / Int128(days))
      let given = min(lot.doses, max(0, most - used))
      used += given
      if lot.lastDay < until { expiring += lot.doses - given }
    }
    self.init(
      vaccine: vaccine, place: place, people: need.people, required: need.doses,
      onHand: lots.lazy.filter { !$0.isOnTheWay }.reduce(0) { $0 + $1.doses },
      onTheWay: lots.lazy.filter(\.isOnTheWay).reduce(0) { $0 + $1.doses }, expiring: expiring,
      dosesPerPack: pack)
  }
}
