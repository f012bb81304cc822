/// A lot line's key: a lot may stand in several places.
struct LotKey: Hashable {
  let lot: String
  let vaccine: String
  let place: String
}

/// The lot lines with the vials of equal rows added together.
struct Stock {
  struct Line {
    let first: Int
    var vials: Int
  }

  private(set) var lines: [LotKey: Line] = [:]

  init(_ lots: [LotLine]) {
    for (index, line) in lots.enumerated() {
      let key = LotKey(lot: line.lot, vaccine: line.vaccine, place: line.place)
      lines[key, default: Line(first: index, vials: 0)].vials += min(
        max(0, line.vials), ValidationLimits.mostDoses)
    }
  }
}

extension RoundInspection {
  /// Checks `pins.csv`: each row by itself, then what pins of one lot, lane, place or vaccine do together.
  mutating func inspectPins() {
    if tables.pins.isEmpty { return }
    let stock = Stock(tables.lots)
    let lanes = Lanes(rows: tables.lanes, places: tables.places, indices: places)
    let likeness = Likeness(known: tables.lots.map(\.lot))
    var rows: [Pin: Int] = [:]
    var sound: [Int] = []
    for (index, pin) in tables.pins.enumerated() {
      let before = messages.count
      let row = RoundInspection.row(pin.row, index)
      checkEnds(of: pin, row, stock, lanes, likeness)
      checkVials(of: pin, row, stock)
      var identity = Pin(lot: pin.lot, vaccine: pin.vaccine, from: pin.from, to: pin.to, vials: 0)
      identity.row = 0
      let isKnown = !isUnread(TableFile.pins, row, "lot", "vaccine", "from", "to", "vials")
      if isKnown, let first = rows[identity] {
        error(
          "pin_twice", TableFile.pins, row, "lot", pin.lot,
          ValidationWording.twice(
            "the pin of lot \(pin.lot) from \(pin.from) to \(pin.to)",
            "chỉ định lô \(pin.lot) từ \(pin.from) đến \(pin.to)", firstRow: first))
      } else if isKnown {
        rows[identity] = row
      }
      if isKnown, messages[before...].allSatisfy({ $0.severity == .note }) { sound.append(index) }
    }
    inspectPinConflicts(sound, stock, lanes)
  }

  private mutating func checkEnds(
    of pin: Pin, _ row: Int, _ stock: Stock, _ lanes: Lanes, _ likeness: Likeness
  ) {
    let file = TableFile.pins
    if pin.lot.isEmpty { missing(file, row, "lot") }
    checkVaccine(pin.vaccine, file, row)
    let from = checkPlace(pin.from, file, row, "from")
    let to = checkPlace(pin.to, file, row, "to")
    if let to, isStore(to) {
      error(
        "pin_to_store", file, row, "to", pin.to,
        Wording(
          en: "the pin ships to \(pin.to), a store; shipments go to recipients only",
          vi: "chỉ định chuyển đến \(pin.to) là kho; chỉ được chuyển đến đơn vị tiêm"))
    } else if let from, let to, lanes.lane(from: from, to: to) == nil, knowsLanes {
      error(
        "pin_without_lane", file, row, "to", pin.to,
        Wording(
          en: "no lane leads from \(pin.from) to \(pin.to)",
          vi: "không có tuyến vận chuyển từ \(pin.from) đến \(pin.to)"))
    }
    guard !pin.lot.isEmpty, let position = vaccines[pin.vaccine], from != nil, knowsLots else { return }
    let key = LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from)
    guard let line = stock.lines[key] else {
      let known = tables.lots.contains { $0.lot == pin.lot }
      let meant = known ? nil : suggestion(for: pin.lot, "lot", likeness)
      error(
        "unknown_lot", file, row, "lot", pin.lot,
        Wording(
          en: "no lot \(pin.lot) of \(pin.vaccine) stands at \(pin.from)"
            + ValidationWording.meantEnglish(meant),
          vi: "không có lô \(pin.lot) của \(pin.vaccine) tại \(pin.from)"
            + ValidationWording.meantVietnamese(meant)))
      return
    }
    let lot = tables.lots[line.first]
    let vaccine = tables.vaccines[position]
    let lotRow = RoundInspection.row(lot.row, line.first)
    guard knowsLastDay(lot, lotRow, vaccine), let reason = lot.exclusion(of: vaccine, under: tables.policy)
    else { return }
    let sentence = ExclusionWording.sentence(
      for: reason, lot: lot.lot, lastDay: lot.lastDay(of: vaccine, under: tables.policy),
      vvmStage: lot.vvmStage)
    error(
      "pin_of_unusable_lot", file, row, "lot", pin.lot,
      Wording(
        en: "the pin cannot be kept; \(sentence.english)",
        vi: "không thực hiện được chỉ định; \(sentence.vietnamese)"))
  }

  private mutating func checkVials(of pin: Pin, _ row: Int, _ stock: Stock) {
    let file = TableFile.pins
    if pin.vials == 0 {
      error(
        "pin_of_nothing", file, row, "vials", "0",
        Wording(
          en: "the pin ships 0 vials; leave the row out, or say how many",
          vi: "chỉ định 0 lọ; hãy xóa dòng này hoặc ghi số lọ"))
      return
    }
    checkRange(pin.vials, file, row, "vials")
    let key = LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from)
    guard let line = stock.lines[key], knowsVials(of: key), pin.vials > line.vials else { return }
    error(
      "pin_too_large", file, row, "vials", String(pin.vials),
      Wording(
        en: "the pin ships \(Written.count(pin.vials, .english)) vials; lot \(pin.lot) at \(pin.from) has "
          + Written.count(line.vials, .english),
        vi: "chỉ định \(Written.count(pin.vials, .vietnamese)) lọ; lô \(pin.lot) tại \(pin.from) chỉ có "
          + "\(Written.count(line.vials, .vietnamese)) lọ"))
  }

  /// Whether every row of a lot line says how many vials it has.
  func knowsVials(of key: LotKey) -> Bool {
    if unread.isEmpty { return true }
    return !tables.lots.enumerated().contains { index, line in
      line.lot == key.lot && isUnread(TableFile.lots, RoundInspection.row(line.row, index), "vials")
    }
  }

  /// Whether all lot lines are known by their keys.
  private var knowsLots: Bool {
    !unread.contains(file: TableFile.lots)
      && !["lot", "vaccine", "place"].contains { unread.contains(file: TableFile.lots, row: 0, column: $0) }
      && !tables.lots.contains { $0.lot.isEmpty || $0.vaccine.isEmpty || $0.place.isEmpty }
  }

  /// Whether all lanes are known by their ends.
  private var knowsLanes: Bool {
    !unread.contains(file: TableFile.lanes)
      && !["from", "to"].contains { unread.contains(file: TableFile.lanes, row: 0, column: $0) }
      && !(tables.lanes ?? []).contains { ($0.from?.isEmpty ?? false) || ($0.to?.isEmpty ?? false) }
  }
}
