internal import AllocationModel

/// What leaves in this round, line by line, for the papers that go with the vials.
struct IssueFigures: Sendable {
  /// Vials of one lot line for one recipient.
  struct Line: Sendable {
    let shipment: Shipment
    /// The lot line; nil where the plan names one that the round does not have.
    let lot: LotLine?
    let vaccine: Vaccine?
    /// For whom, in the order of the demand table.
    var uses: [Use]
    /// Why the planner insists on it, and who.
    var pin: Pin?
  }

  /// All lines by recipient in the order of the table of places, then as the plan has them.
  let byRecipient: [(place: String, lines: [Line])]
  /// All lines by origin in the order of the table of places, then by last day, lot and recipient.
  let byOrigin: [(place: String, lines: [Line])]

  init(_ paper: Paper) {
    struct Key: Hashable {
      let lot: Paper.LotKey
      let to: String
    }
    var uses: [Key: [Use]] = [:]
    for use in paper.plan.use where use.when == .now {
      uses[Key(lot: Paper.LotKey(use), to: use.place), default: []].append(use)
    }
    var pins: [Key: Pin] = [:]
    for pin in paper.round.pins {
      pins[Key(lot: Paper.LotKey(lot: pin.lot, vaccine: pin.vaccine, place: pin.from), to: pin.to)] = pin
    }
    let lines = paper.plan.shipments.filter { $0.when == .now && $0.vials > 0 }.map { shipment in
      let key = Key(lot: Paper.LotKey(shipment), to: shipment.to)
      return Line(
        shipment: shipment, lot: paper.lot(key.lot), vaccine: paper.vaccineFacts(shipment.vaccine),
        uses: (uses[key] ?? []).sorted { ($0.demandRow, $0.firstDay) < ($1.demandRow, $1.firstDay) },
        pin: pins[key])
    }
    let to = Dictionary(grouping: lines, by: \.shipment.to)
    let from = Dictionary(grouping: lines, by: \.shipment.from)
    byRecipient = paper.round.places.compactMap { place in to[place.place].map { (place.place, $0) } }
    byOrigin = paper.round.places.compactMap { place in
      from[place.place].map { lines in
        (place.place, lines.sorted { IssueFigures.precedes($0, $1, paper) })
      }
    }
  }

  /// The order in which a keeper of a store takes lots from the shelf.
  private static func precedes(_ left: Line, _ right: Line, _ paper: Paper) -> Bool {
    let (first, second) = (left.shipment, right.shipment)
    if first.vaccine != second.vaccine { return first.vaccine < second.vaccine }
    let days = (
      left.lot.map(paper.round.lastDay) ?? first.lastDay, right.lot.map(paper.round.lastDay) ?? second.lastDay
    )
    if days.0 != days.1 { return days.0 < days.1 }
    if first.lot != second.lot { return first.lot < second.lot }
    return first.to < second.to
  }

  /// Vials and doses of lines.
  static func sum(_ lines: [Line]) -> (vials: Int, doses: Int) {
    lines.reduce((0, 0)) { ($0.0 + $1.shipment.vials, $0.1 + $1.shipment.doses) }
  }

  /// Litres that lines take; nil where the litres of a vaccine are not known.
  static func litres(_ lines: [Line]) -> Double? {
    var litres = 0.0
    for line in lines {
      guard let each = line.vaccine?.litresPerVial else { return nil }
      litres += each.doubleValue * Double(line.shipment.vials)
    }
    return litres
  }
}

extension Paper {
  /// Vials in packs and single vials: `5 packs + 7 vials`; nil where packs are not known.
  func packs(_ vials: Int, of vaccine: Vaccine?) -> String? {
    guard let each = vaccine?.vialsPerPack, each > 0 else { return nil }
    let (packs, rest) = vials.quotientAndRemainder(dividingBy: each)
    let parts = [
      packs > 0 ? count(packs, "pack", "packs", "hộp") : "",
      rest > 0 ? count(rest, "vial", "vials", "lọ") : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " + ")
  }

  /// For whom a line is: `18+ dose 4: 5,310 people; …`.
  func targets(_ uses: [Use]) -> String {
    var people: [(target: String, people: Int)] = []
    for use in uses {
      let target = target(use.group, use.dose)
      if let position = people.firstIndex(where: { $0.target == target }) {
        people[position].people += use.people
      } else {
        people.append((target, use.people))
      }
    }
    return people.map { $0.target + ": " + count($0.people, "person", "people", "người") }.joined(
      separator: "; ")
  }

  /// What a reader must know of a line besides its numbers, in short sentences.
  func remarks(_ line: IssueFigures.Line, withLastDay: Bool = true) -> [String] {
    var remarks: [String] = []
    if withLastDay, let lot = line.lot, line.shipment.lastDay != lot.expiry {
      let last = day(line.shipment.lastDay)
      remarks.append(text(en: "use until \(last)", vi: "dùng đến hết ngày \(last)"))
    }
    if line.lot?.vvmStage == 2 {
      remarks.append(
        text(en: "vial monitor at stage 2: use first", vi: "chỉ thị nhiệt độ lọ ở mức 2: dùng trước"))
    }
    if let lot = line.lot, round.isFrozen(lot) {
      let days = line.vaccine?.thawedDays ?? 0
      remarks.append(
        text(
          en: "thaws at dispatch: \(count(days, "day", "days", "ngày"))",
          vi: "rã đông khi xuất kho: dùng trong \(number(days)) ngày"))
    }
    if let lot = line.lot, !lot.reservedFor.isEmpty {
      let groups = lot.reservedFor.map { entry in entry.dose.map { target(entry.group, $0) } ?? entry.group }
        .joined(separator: ", ")
      remarks.append(text(en: "reserved for \(groups)", vi: "chỉ dùng cho \(groups)"))
    }
    if line.shipment.pinned {
      let who = [line.pin?.by, line.pin?.reason].compactMap { $0 }.filter { !$0.isEmpty }.joined(
        separator: ": ")
      remarks.append(text(en: "fixed by hand", vi: "số lượng ấn định") + (who.isEmpty ? "" : " (\(who))"))
    }
    if line.uses.isEmpty {
      remarks.append(text(en: "no use planned", vi: "chưa có kế hoạch sử dụng"))
    }
    return remarks
  }
}
