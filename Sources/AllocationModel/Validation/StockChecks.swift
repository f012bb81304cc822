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
      let group: Int
      let dose: Int
    }
    let numbers = Dictionary(
      demandNames.groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var allowed = SeriesNumbers(most: tables.eligibility.count)
    for line in tables.eligibility {
      guard let group = numbers[line.group] else { continue }
      _ = allowed.number(of: DoseSeries(place: 0, group: group, dose: line.dose))
    }
    let demand = tables.demand
    var groups: Likeness?
    var said: Set<Wanted> = []
    for index in demand.indices {
      let (group, dose) = (demandNames.group(ofLine: index), demand[index].dose)
      if allowed.known(DoseSeries(place: 0, group: group, dose: dose)) != nil { continue }
      let line = demand[index]
      let row = RoundInspection.row(line.row, index)
      guard !line.group.isEmpty, !isUnread(TableFile.demand, row, "dose"), knownNeed(line, row) ?? 0 > 0,
        said.insert(Wanted(group: group, dose: dose)).inserted
      else { continue }
      let known = tables.eligibility.contains { $0.group == line.group }
      let likeness = groups ?? Likeness(known: tables.eligibility.map(\.group))
      groups = likeness
      let meant = known ? nil : suggestion(for: line.group, "group", likeness)
      note(
        "group_without_vaccine", TableFile.demand, row, "group", line.group,
        Wording(
          en: "eligibility.csv allows no vaccine for \(line.group), dose \(line.dose)"
            + ValidationWording.meantEnglish(meant),
          vi: "eligibility.csv không cho phép vắc xin nào cho nhóm \(line.group), mũi \(line.dose)"
            + ValidationWording.meantVietnamese(meant)))
    }
    noteReservations(groups: Set(demandNames.groups))
  }

  /// A lot kept for a group that nobody demands is kept for nobody: a slip of the pen loses it whole.
  private mutating func noteReservations(groups: Set<String>) {
    if unread.containsAny(inFile: TableFile.demand) { return }
    // In the order of the rows: of two alike names the first is suggested, whatever the order of a set.
    let likeness = Likeness(known: demandNames.groups)
    for (index, line) in tables.lots.enumerated() where !line.reservedFor.isEmpty {
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
    var needy = [Bool](repeating: false, count: tables.places.count)
    tables.demand.withUnsafeBufferPointer { lines in
      for index in lines.indices {
        guard let position = demandNames.position(ofLine: index), !needy[position] else {
          continue
        }
        let need = knownNeed(lines[index], RoundInspection.row(lines[index].row, index))
        if need ?? 1 > 0 { needy[position] = true }
      }
    }
    let ways = WaysOut(tables, stores, placePositions)
    var said: Set<String> = []
    for (index, line) in tables.lots.enumerated() where line.vials > 0 {
      guard let place = places[line.place], !needy[place],
        !ways.lead(from: place, isStore: stores[place]),
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

/// From which places any lane leads anywhere, by the positions of the places.
private struct WaysOut {
  private var origins: [Bool]
  private var isRecipient: [Bool]
  private var fromEverywhere: [Bool]
  private let recipients: Int
  private var fromEverywhereCount = 0
  private let storesLead: Bool

  init(_ tables: RoundTables, _ stores: [Bool], _ places: PlacePositions) {
    var places = places
    let none = [Bool](repeating: false, count: stores.count)
    (origins, isRecipient, fromEverywhere) = (none, none, none)
    var count = 0
    for (index, place) in tables.places.enumerated() where !stores[index] {
      // Of several rows of one place the first stands for all.
      guard let position = places.position(of: place.place), !isRecipient[position] else { continue }
      isRecipient[position] = true
      count += 1
    }
    recipients = count
    guard let lanes = tables.lanes else {
      storesLead = stores.contains(false)
      return
    }
    storesLead = false
    var last: (name: String, position: Int?)?
    for lane in lanes {
      // Lanes of one origin stand together.
      if let name = lane.from, last?.name != name { last = (name, places.all[name]) }
      let from = lane.from == nil ? nil : last?.position
      let to = lane.to.flatMap { places.position(of: $0) }.flatMap { isRecipient[$0] ? $0 : nil }
      switch (lane.from, lane.to) {
      case (.some, .some): if let from, let to, from != to { origins[from] = true }
      case (.some, nil):
        if let from, recipients > (isRecipient[from] ? 1 : 0) { origins[from] = true }
      case (nil, .some): if let to { addFromEverywhere(to) }
      case (nil, nil): for place in stores.indices where isRecipient[place] { addFromEverywhere(place) }
      }
    }
  }

  private mutating func addFromEverywhere(_ place: Int) {
    if fromEverywhere[place] { return }
    fromEverywhere[place] = true
    fromEverywhereCount += 1
  }

  /// Whether any lane leads out of a place, by its position.
  func lead(from place: Int, isStore: Bool) -> Bool {
    if storesLead { return isStore }
    return origins[place] || fromEverywhereCount > (fromEverywhere[place] ? 1 : 0)
  }
}
