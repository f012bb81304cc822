import AllocationModel

/// A round in the form that planning works on: positions instead of names, days counted from the dispatch
/// day, doses in whole units, everything in an order that does not depend on the order of the input.
///
/// A class, because everything that plans holds on to it, and a plan on its way is copied often.
final class RoundIndex: Sendable {
  /// A vaccine together with a reservation: what eligibility depends on.
  struct Product: Hashable, Sendable {
    let vaccine: Int
    let reservedFor: [Reservation]
  }

  /// What planning needs of a vaccine.
  struct VaccineFacts: Sendable {
    /// Usable doses per vial, in dose units.
    let usableUnits: Int64
    let usableDoses: Double
    let dosesPerVial: Int
    let issueMultiple: Int
    let thawedDays: Int?
    /// Litres per vial, in litre units; 0 where nobody counts them.
    let litreUnits: Int64
  }

  /// A usable lot line that holds vials.
  struct Lot: Sendable {
    /// Its position in the round's lot lines.
    let source: Int
    let vaccine: Int
    let product: Int
    let place: Int
    var vials: Int
    /// The last day where it stands.
    let lastDay: Int
    let isFrozen: Bool
    /// The first day on which it can be used or dispatched, at least 0.
    let available: Int
    /// Whether it only becomes available after the dispatch day.
    let isExpectedLater: Bool
    /// Its place in the order earliest expiry first, from 1.
    let rank: Int
    let isCounted: Bool
    let isReservable: Bool
    /// Vials that stand there too and are set aside for next doses.
    var kept = 0
  }

  /// A demand line with need.
  struct Line: Sendable {
    /// Its position in the round's demand lines.
    let source: Int
    let recipient: Int
    var need: Int
    let window: DayWindow
    let tier: Int
    /// Which row of ``shares`` holds for it.
    let eligibility: Int
    /// Which dose of a course it is, in the numbers of ``CourseTable``; -1 where nothing is kept for it.
    var course = -1
  }

  /// A place with need, or one that a pin ships to, or where cold storage counts any that stock can move to.
  struct Recipient: Sendable {
    let place: Int
    let lines: Range<Int>
    let need: Int
  }

  /// A pin of a usable lot line.
  struct PinnedShipment: Sendable {
    let lot: Int
    let recipient: Int
    let vials: Int
  }

  let round: Round
  /// How many decimals of a dose are counted: a dose is `10^doseDecimals` units.
  let doseDecimals: Int
  let unitsPerDose: Int64
  /// How many decimals of a litre are counted.
  let litreDecimals: Int
  let vaccines: [VaccineFacts]
  let products: [Product]
  let lots: [Lot]
  let lines: [Line]
  let recipients: [Recipient]
  /// The recipient at a place of the round, or nil.
  let recipientOfPlace: [Int?]
  let pins: [PinnedShipment]
  /// Dose units that one injection takes, by eligibility and product; 0 where it is not allowed.
  let shares: [[Int64]]
  /// People that can be vaccinated from day 0 up to and without a day, by recipient.
  let capacityBefore: [[Int]]
  let nextDispatch: Int?
  let horizon: Int
  let wasteUntil: Int
  /// What follows which dose, where stock is to be kept for it.
  let courses: CourseTable?
  /// Recipients that must not get a lot by any shipment; a question that is asked, and no part of a round.
  let barred: [Int: Set<Int>]

  /// Indexes a round.
  init(_ round: Round) {
    self.round = round
    barred = [:]
    let start = round.policy.date
    let next = round.policy.nextDispatch.map { $0 - start }
    nextDispatch = next
    horizon = round.horizon - start
    wasteUntil = round.wasteUntil - start

    doseDecimals =
      (round.vaccines.map(\.usableDosesPerVial.decimals) + round.tables.eligibility.map(\.share.decimals))
      .max() ?? 0
    let doseDecimals = doseDecimals
    unitsPerDose = ExactDecimal.power(of: doseDecimals)
    litreDecimals =
      (round.vaccines.map { $0.litresPerVial?.decimals ?? 0 }
      + round.places.map { $0.storageLitres?.decimals ?? 0 })
      .max() ?? 0
    let litreDecimals = litreDecimals
    vaccines = round.vaccines.map { vaccine in
      VaccineFacts(
        usableUnits: vaccine.usableDosesPerVial.units(decimals: doseDecimals) ?? 0,
        usableDoses: vaccine.usableDosesPerVial.doubleValue, dosesPerVial: vaccine.dosesPerVial,
        issueMultiple: vaccine.issueMultiple, thawedDays: vaccine.thawedDays,
        litreUnits: vaccine.litresPerVial?.units(decimals: litreDecimals) ?? 0)
    }

    let stock = RoundIndex.usableStock(of: round, nextDispatch: next)
    products = stock.products
    lots = stock.lots

    let demand = RoundIndex.openDemand(of: round, products: stock.products, doseDecimals: doseDecimals)
    shares = demand.shares
    let courses = round.securesNextDoses ? CourseTable(round) : nil
    self.courses = courses
    lines = demand.lines.map { line in
      var line = line
      line.course = courses?.position(of: round.demand[line.source]) ?? -1
      return line
    }
    recipients = demand.recipients
    recipientOfPlace = demand.recipientOfPlace

    let positions = Dictionary(
      uniqueKeysWithValues: stock.lots.enumerated().map { (LotKey(round.lots[$1.source]), $0) })
    pins = round.pins.compactMap { pin in
      guard let lot = positions[LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from)],
        let place = round.index(ofPlace: pin.to), let recipient = demand.recipientOfPlace[place]
      else { return nil }
      return PinnedShipment(lot: lot, recipient: recipient, vials: pin.vials)
    }.sorted { ($0.lot, $0.recipient) < ($1.lot, $1.recipient) }

    let lastDay = horizon
    capacityBefore = demand.recipients.map { recipient in
      var total = [0]
      total.reserveCapacity(lastDay + 2)
      var people = 0
      for day in 0...max(0, lastDay) {
        people += round.capacity(ofPlace: recipient.place, on: start + day)
        total.append(people)
      }
      return total
    }
  }

  /// The same with something else in it.
  private init(
    _ other: RoundIndex, round: Round? = nil, lots: [Lot]? = nil, lines: [Line]? = nil,
    recipients: [Recipient]? = nil, keepsCourses: Bool = true, barred: [Int: Set<Int>]? = nil
  ) {
    self.round = round ?? other.round
    self.lots = lots ?? other.lots
    self.lines = lines ?? other.lines
    self.recipients = recipients ?? other.recipients
    courses = keepsCourses ? other.courses : nil
    self.barred = barred ?? other.barred
    doseDecimals = other.doseDecimals
    unitsPerDose = other.unitsPerDose
    litreDecimals = other.litreDecimals
    vaccines = other.vaccines
    products = other.products
    recipientOfPlace = other.recipientOfPlace
    pins = other.pins
    shares = other.shares
    capacityBefore = other.capacityBefore
    nextDispatch = other.nextDispatch
    horizon = other.horizon
    wasteUntil = other.wasteUntil
  }

  /// The same round with some vials set aside and fewer people on some lines, in which nothing is kept any more.
  ///
  /// - Parameters:
  ///   - kept: vials set aside, by lot.
  ///   - need: people, by line.
  func settingAside(_ kept: [Int], need: [Int]) -> RoundIndex {
    var (lots, lines) = (lots, lines)
    for lot in lots.indices {
      lots[lot].vials -= kept[lot]
      lots[lot].kept = kept[lot]
    }
    for line in lines.indices {
      lines[line].need = need[line]
      lines[line].course = -1
    }
    return RoundIndex(self, lots: lots, lines: lines, keepsCourses: false)
  }

  /// People that a recipient can vaccinate on the days of a window that lies within the horizon.
  func capacity(of recipient: Int, in window: DayWindow) -> Int {
    capacityBefore[recipient][window.last + 1] - capacityBefore[recipient][window.first]
  }

  /// The share in dose units that applies when a lot serves a line, 0 where it may not.
  func share(ofLot lot: Int, forLine line: Int) -> Int64 {
    shares[lines[line].eligibility][lots[lot].product]
  }

  /// The same with a lot that must not be shipped to some recipients.
  func barring(lot: Int, from recipients: Set<Int>) -> RoundIndex {
    var barred = barred
    barred[lot, default: []].formUnion(recipients)
    return RoundIndex(self, barred: barred)
  }

  /// The same lots, recipients and lines with the need of a round that differs in nothing but uptake.
  ///
  /// Lines keep their places also where nobody of them comes.
  ///
  /// - Parameter keepsRound: Whether tiers and texts stay those of this index's round.
  func withNeed(of other: Round, keepsRound: Bool = false) -> RoundIndex {
    let lines = lines.map { line in
      Line(
        source: line.source, recipient: line.recipient, need: other.demand[line.source].need,
        window: line.window, tier: line.tier, eligibility: line.eligibility)
    }
    let recipients = recipients.map { recipient in
      Recipient(
        place: recipient.place, lines: recipient.lines,
        need: recipient.lines.reduce(0) { $0 + lines[$1].need })
    }
    return RoundIndex(self, round: keepsRound ? nil : other, lines: lines, recipients: recipients)
  }

  /// A dose quantity given in units.
  func doses(_ units: Int64) -> Double { Double(units) / Double(unitsPerDose) }
}

/// Days from the first to the last, both included, counted from the dispatch day.
struct DayWindow: Hashable, Sendable, Comparable {
  var first: Int
  var last: Int

  var isEmpty: Bool { first > last }

  func intersection(_ other: DayWindow) -> DayWindow {
    DayWindow(first: max(first, other.first), last: min(last, other.last))
  }

  func contains(_ other: DayWindow) -> Bool { first <= other.first && other.last <= last }

  static func < (left: DayWindow, right: DayWindow) -> Bool {
    (left.first, left.last) < (right.first, right.last)
  }
}

/// What names a lot line.
struct LotKey: Hashable, Sendable {
  let lot: String
  let vaccine: String
  let place: String

  init(lot: String, vaccine: String, place: String) {
    self.lot = lot
    self.vaccine = vaccine
    self.place = place
  }

  init(_ line: LotLine) {
    self.init(lot: line.lot, vaccine: line.vaccine, place: line.place)
  }
}
