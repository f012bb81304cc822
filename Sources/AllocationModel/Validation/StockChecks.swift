/// Litres in whole units of 10⁻⁹, so that sums are exact.
enum StorageUnits {
  static func of(_ litres: ExactDecimal) -> Int128 {
    Int128(litres.mantissa) * Int128(ExactDecimal.power(of: ExactDecimal.mostDecimals - litres.decimals))
  }

  /// The litres in words, rounded up to what a person can read.
  static func text(_ units: Int128, _ language: Language) -> String {
    let hundredths = Int64(clamping: (max(0, units) + 9_999_999) / 10_000_000)
    return ExactDecimal(mantissa: hundredths, decimals: 2).map { Written.decimal($0, language) } ?? ""
  }
}

extension RoundInspection {
  /// Notes what is odd about stock and need as a whole.
  mutating func inspectStock() {
    noteStorage()
    noteReserves()
    noteEligibility()
    noteIdleStock()
  }

  /// The litres that some vials of a vaccine take, in units; nothing where nobody says how much.
  func litres(of vaccine: String, vials: Int) -> Int128 {
    guard let position = vaccines[vaccine], let litres = tables.vaccines[position].litresPerVial, vials > 0,
      litres >= 0, litres <= ValidationLimits.mostOfAnything
    else { return 0 }
    return StorageUnits.of(litres) * Int128(min(vials, ValidationLimits.mostDoses))
  }

  /// The litres of everything that stands at each place, what is destroyed left out.
  func litresStanding() -> [Int: Int128] {
    var standing: [Int: Int128] = [:]
    for line in tables.lots where line.status != .destroyed {
      if let place = places[line.place] {
        standing[place, default: 0] += litres(of: line.vaccine, vials: line.vials)
      }
    }
    return standing
  }

  /// The vials of the lot lines that count towards a vaccine's reserve: usable, in stores, and alive until
  /// the next dispatch and for thirty days.
  func reserveLines(of vaccine: Vaccine, _ stock: Stock) -> [LotKey: Int] {
    let policy = tables.policy
    let last = max(policy.nextDispatch ?? policy.date, policy.date + 30)
    var vials: [LotKey: Int] = [:]
    for (key, line) in stock.lines where key.vaccine == vaccine.vaccine {
      let lot = tables.lots[line.first]
      guard let place = places[key.place], tables.places[place].isStore,
        lot.exclusion(of: vaccine, under: policy) == nil, lot.lastDay(of: vaccine, under: policy) >= last
      else { continue }
      vials[key] = line.vials
    }
    return vials
  }

  private mutating func noteStorage() {
    if unread.containsAny(inFile: TableFile.lots) || unread.containsAny(inFile: TableFile.vaccines) { return }
    let standing = litresStanding()
    for (index, place) in tables.places.enumerated() {
      guard let litres = place.storageLitres, litres >= 0, litres <= ValidationLimits.mostOfAnything,
        let stands = standing[index],
        stands > StorageUnits.of(litres)
      else { continue }
      note(
        "storage_already_over", TableFile.places, RoundInspection.row(place.row, index), "storage_litres",
        litres.description,
        Wording(
          en:
            "\(StorageUnits.text(stands, .english)) litres stand at \(place.place) already, more than its cold "
            + "storage of \(Written.decimal(litres, .english))",
          vi:
            "tại \(place.place) đang có \(StorageUnits.text(stands, .vietnamese)) lít, vượt dung tích kho lạnh "
            + "\(Written.decimal(litres, .vietnamese)) lít"))
    }
  }

  private mutating func noteReserves() {
    guard !tables.policy.reserve.isEmpty, knowsDate, !unread.containsAny(inFile: TableFile.lots),
      !unread.containsAny(inFile: TableFile.vaccines), !unread.containsAny(inFile: TableFile.places),
      (0...ValidationLimits.mostDays).contains(tables.policy.safetyDays)
    else { return }
    let stock = Stock(tables.lots)
    for (index, reserve) in tables.policy.reserve.enumerated() {
      guard let position = vaccines[reserve.vaccine] else { continue }
      let vaccine = tables.vaccines[position]
      guard (0...ValidationLimits.mostDays).contains(vaccine.thawedDays ?? 0) else { continue }
      let vials = reserveLines(of: vaccine, stock).values.reduce(0, +)
      let (held, overflow) = vials.multipliedReportingOverflow(by: vaccine.dosesPerVial)
      guard !overflow, vaccine.dosesPerVial >= 1, reserve.doses > ExactDecimal(held) else { continue }
      note(
        "reserve_exceeds_stock", TableFile.round, nil, "reserve[\(index + 1)].doses",
        reserve.doses.description,
        Wording(
          en:
            "the reserve of \(Written.decimal(reserve.doses, .english)) doses of \(reserve.vaccine) is more than "
            + "the \(Written.count(held, .english)) that stores hold for at least the next thirty days: all of "
            + "these stay",
          vi: "mức dự trữ \(Written.decimal(reserve.doses, .vietnamese)) liều \(reserve.vaccine) lớn hơn "
            + "\(Written.count(held, .vietnamese)) liều còn dùng được ít nhất ba mươi ngày trong kho: giữ lại toàn bộ số này"
        ))
    }
  }

  private mutating func noteEligibility() {
    if unread.containsAny(inFile: TableFile.eligibility) { return }
    let served = Set(tables.eligibility.map(\.vaccine))
    for (index, vaccine) in tables.vaccines.enumerated()
    where !vaccine.vaccine.isEmpty && !served.contains(vaccine.vaccine) && vaccines[vaccine.vaccine] == index
    {
      note(
        "vaccine_for_nobody", TableFile.vaccines, RoundInspection.row(vaccine.row, index), "vaccine",
        vaccine.vaccine,
        Wording(
          en: "eligibility.csv allows \(vaccine.vaccine) for nobody",
          vi: "eligibility.csv không cho phép dùng \(vaccine.vaccine) cho nhóm đối tượng nào"))
    }
    struct Wanted: Hashable {
      let group: String
      let dose: Int
    }
    let allowed = Set(tables.eligibility.map { Wanted(group: $0.group, dose: $0.dose) })
    let groups = Likeness(known: tables.eligibility.map(\.group))
    var said: Set<Wanted> = []
    for (index, line) in tables.demand.enumerated() where !line.group.isEmpty {
      let wanted = Wanted(group: line.group, dose: line.dose)
      let row = RoundInspection.row(line.row, index)
      guard !allowed.contains(wanted), !isUnread(TableFile.demand, row, "dose"),
        knownNeed(line, row) ?? 0 > 0,
        said.insert(wanted).inserted
      else { continue }
      let known = tables.eligibility.contains { $0.group == line.group }
      let meant = known ? nil : suggestion(for: line.group, "group", groups)
      note(
        "group_without_vaccine", TableFile.demand, row, "group", line.group,
        Wording(
          en: "eligibility.csv allows no vaccine for \(line.group), dose \(line.dose)"
            + ValidationWording.meantEnglish(meant),
          vi: "eligibility.csv không cho phép vắc xin nào cho nhóm \(line.group), mũi \(line.dose)"
            + ValidationWording.meantVietnamese(meant)))
    }
    noteReservations(groups: Set(tables.demand.map(\.group)))
  }

  /// A lot kept for a group that nobody demands is kept for nobody: a slip of the pen loses it whole.
  private mutating func noteReservations(groups: Set<String>) {
    if unread.containsAny(inFile: TableFile.demand) { return }
    let likeness = Likeness(known: groups)
    for (index, line) in tables.lots.enumerated() {
      for reservation in line.reservedFor where !groups.contains(reservation.group) {
        let meant = suggestion(for: reservation.group, "demand", likeness)
        note(
          "reserved_for_nobody", TableFile.lots, RoundInspection.row(line.row, index), "reserved_for",
          reservation.group,
          Wording(
            en: "lot \(line.lot) is reserved for \(reservation.group), of which demand.csv has nobody"
              + ValidationWording.meantEnglish(meant),
            vi: "lô \(line.lot) dành riêng cho nhóm \(reservation.group), nhóm này không có trong demand.csv"
              + ValidationWording.meantVietnamese(meant)))
      }
    }
  }

  private mutating func noteIdleStock() {
    guard !unread.contains(file: TableFile.demand), !unread.contains(file: TableFile.lanes) else { return }
    var needy: Set<String> = []
    for (index, line) in tables.demand.enumerated() {
      let need = knownNeed(line, RoundInspection.row(line.row, index))
      if need ?? 1 > 0 { needy.insert(line.place) }
    }
    let ways = WaysOut(tables)
    var said: Set<String> = []
    for (index, line) in tables.lots.enumerated() where line.vials > 0 {
      guard let place = places[line.place], !needy.contains(line.place),
        !ways.lead(from: tables.places[place]),
        let vaccine = vaccines[line.vaccine].map({ tables.vaccines[$0] }),
        knowsLastDay(line, RoundInspection.row(line.row, index), vaccine),
        line.exclusion(of: vaccine, under: tables.policy) == nil, said.insert(line.place).inserted
      else { continue }
      note(
        "stock_goes_nowhere", TableFile.lots, RoundInspection.row(line.row, index), "place", line.place,
        Wording(
          en: "\(line.place) has stock, but nobody to vaccinate and no lane out",
          vi: "\(line.place) có vắc xin nhưng không có đối tượng cần tiêm và không có tuyến chuyển đi"))
    }
  }
}

/// From which places any lane leads anywhere.
private struct WaysOut {
  private var origins: Set<String> = []
  private var recipientsFromEverywhere: Set<String> = []
  private let storesLead: Bool

  init(_ tables: RoundTables) {
    let recipients = tables.places.lazy.filter { !$0.isStore }.map(\.place)
    guard let lanes = tables.lanes else {
      storesLead = !recipients.isEmpty
      return
    }
    storesLead = false
    let all = Set(recipients)
    for lane in lanes {
      switch (lane.from, lane.to) {
      case (let from?, let to?): if from != to, all.contains(to) { origins.insert(from) }
      case (let from?, nil): if all.count > (all.contains(from) ? 1 : 0) { origins.insert(from) }
      case (nil, let to?): if all.contains(to) { recipientsFromEverywhere.insert(to) }
      case (nil, nil): recipientsFromEverywhere.formUnion(all)
      }
    }
  }

  func lead(from place: Place) -> Bool {
    if storesLead { return place.isStore }
    if origins.contains(place.place) { return true }
    return recipientsFromEverywhere.count > (recipientsFromEverywhere.contains(place.place) ? 1 : 0)
  }
}
