extension RoundInspection {
  /// Finds pins that contradict the stock, a lane's limit, cold storage or a reserve, and names them together.
  ///
  /// Pins alone are looked at: what else the plan ships can be held back, pins cannot.
  ///
  /// - Parameter pins: the positions of the pins that are sound by themselves.
  mutating func inspectPinConflicts(_ pins: [Int], _ stock: Stock, _ lanes: Lanes) {
    findOverdrawnLots(pins, stock)
    findOverloadedLanes(pins, lanes)
    findOverfilledStorage(pins)
    findBrokenReserves(pins, stock)
  }

  private func row(ofPin index: Int) -> Int { RoundInspection.row(tables.pins[index].row, index) }

  /// `lot → place: vials` of each pin with its row.
  private func list(_ pins: [Int], _ language: Language) -> String {
    pins.map { index in
      let pin = tables.pins[index]
      let vials = Written.count(pin.vials, language)
      return language == .english
        ? "row \(row(ofPin: index)): \(pin.lot), \(pin.from) to \(pin.to), \(vials)"
        : "dòng \(row(ofPin: index)): \(pin.lot), \(pin.from) đến \(pin.to), \(vials)"
    }.joined(separator: "; ")
  }

  private mutating func conflict(_ code: String, _ pins: [Int], _ english: String, _ vietnamese: String) {
    guard let first = pins.first else { return }
    error(
      code, TableFile.pins, row(ofPin: first), "vials", String(tables.pins[first].vials),
      Wording(
        en: "\(english) (\(list(pins, .english)))", vi: "\(vietnamese) (\(list(pins, .vietnamese)))"))
  }

  private func sum(_ pins: [Int]) -> Int { pins.reduce(0) { $0 + tables.pins[$1].vials } }

  private mutating func findOverdrawnLots(_ pins: [Int], _ stock: Stock) {
    var byLot: [LotKey: [Int]] = [:]
    for index in pins {
      let pin = tables.pins[index]
      byLot[LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from), default: []].append(index)
    }
    for group in byLot.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      let pin = tables.pins[group[0]]
      let key = LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from)
      guard let line = stock.lines[key], knowsVials(of: key), sum(group) > line.vials else { continue }
      conflict(
        "pins_exceed_lot", group,
        "the pins of lot \(pin.lot) at \(pin.from) ship \(Written.count(sum(group), .english)) vials together, but "
          + "it has \(Written.count(line.vials, .english))",
        "các chỉ định của lô \(pin.lot) tại \(pin.from) cộng lại là \(Written.count(sum(group), .vietnamese)) lọ, "
          + "nhưng lô chỉ có \(Written.count(line.vials, .vietnamese)) lọ")
    }
  }

  private mutating func findOverloadedLanes(_ pins: [Int], _ lanes: Lanes) {
    struct Ends: Hashable {
      let from: String
      let to: String
    }
    var byLane: [Ends: [Int]] = [:]
    for index in pins {
      byLane[Ends(from: tables.pins[index].from, to: tables.pins[index].to), default: []].append(index)
    }
    for group in byLane.values.sorted(by: { $0[0] < $1[0] }) {
      let pin = tables.pins[group[0]]
      guard let from = places[pin.from], let to = places[pin.to],
        let most = lanes.lane(from: from, to: to)?.mostVials, ExactDecimal(sum(group)) > most,
        !unread.containsAny(inFile: TableFile.lanes)
      else { continue }
      conflict(
        "pins_break_lane", group,
        "the pins from \(pin.from) to \(pin.to) ship \(Written.count(sum(group), .english)) vials, but the lane "
          + "carries at most \(Written.decimal(most, .english))",
        "các chỉ định từ \(pin.from) đến \(pin.to) cộng lại là \(Written.count(sum(group), .vietnamese)) lọ, nhưng "
          + "tuyến chỉ chở được tối đa \(Written.decimal(most, .vietnamese)) lọ")
    }
  }

  private mutating func findOverfilledStorage(_ pins: [Int]) {
    if unread.containsAny(inFile: TableFile.lots) || unread.containsAny(inFile: TableFile.vaccines) { return }
    var arriving: [Int: [Int]] = [:]
    var balance: [Int: Int128] = [:]
    for index in pins {
      let pin = tables.pins[index]
      let volume = litres(of: pin.vaccine, vials: pin.vials)
      if let to = places[pin.to] {
        arriving[to, default: []].append(index)
        balance[to, default: 0] += volume
      }
      if let from = places[pin.from] { balance[from, default: 0] -= volume }
    }
    let standing = litresStanding()
    for (position, group) in arriving.sorted(by: { $0.key < $1.key }) {
      let place = tables.places[position]
      guard let litres = place.storageLitres, litres >= 0, litres <= ValidationLimits.mostOfAnything,
        !isUnread(TableFile.places, RoundInspection.row(place.row, position), "storage_litres")
      else { continue }
      let room = max(0, StorageUnits.of(litres) - (standing[position] ?? 0))
      let net = balance[position] ?? 0
      if net <= room { continue }
      conflict(
        "pins_break_storage", group,
        "the pins fill the cold storage of \(place.place) with \(StorageUnits.text(net, .english)) litres, but "
          + "\(StorageUnits.text(room, .english)) are free",
        "các chỉ định cần thêm \(StorageUnits.text(net, .vietnamese)) lít kho lạnh tại \(place.place), nhưng chỉ còn "
          + "trống \(StorageUnits.text(room, .vietnamese)) lít")
    }
  }

  private mutating func findBrokenReserves(_ pins: [Int], _ stock: Stock) {
    guard knowsDate, !unread.containsAny(inFile: TableFile.lots),
      !unread.containsAny(inFile: TableFile.vaccines),
      !unread.containsAny(inFile: TableFile.places),
      (0...ValidationLimits.mostDays).contains(tables.policy.safetyDays)
    else { return }
    for reserve in tables.policy.reserve where reserve.doses > 0 {
      guard let position = vaccines[reserve.vaccine] else { continue }
      let vaccine = tables.vaccines[position]
      guard (0...ValidationLimits.mostDays).contains(vaccine.thawedDays ?? 0) else { continue }
      let counted = reserveLines(of: vaccine, stock)
      let held = counted.values.reduce(0, +)
      let (heldDoses, overflow) = held.multipliedReportingOverflow(by: vaccine.dosesPerVial)
      if overflow || vaccine.dosesPerVial < 1 { continue }
      let drawing = pins.filter { index in
        let pin = tables.pins[index]
        return counted[LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from)] != nil
      }
      let left = ExactDecimal((held - sum(drawing)) * vaccine.dosesPerVial)
      let wanted = min(reserve.doses, ExactDecimal(heldDoses))
      if left >= wanted { continue }
      conflict(
        "pins_break_reserve", drawing,
        "the pins leave \(Written.decimal(max(left, 0), .english)) doses of \(reserve.vaccine) in stores, but "
          + "\(Written.decimal(wanted, .english)) are to stay in reserve",
        "sau các chỉ định, kho chỉ còn \(Written.decimal(max(left, 0), .vietnamese)) liều \(reserve.vaccine), nhưng cần "
          + "dự trữ \(Written.decimal(wanted, .vietnamese)) liều")
    }
  }
}
