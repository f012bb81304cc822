internal import AllocationModel

/// The tables of a round folder, column by column, as FORMATS says.
enum RoundTableLayouts {
  static let vaccines = TableLayout<Vaccine>(
    file: "vaccines.csv", blank: Vaccine(vaccine: "", dosesPerVial: 1),
    columns: [
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("name", .text) { $0.name = $1.text() },
      .init("doses_per_vial", .whole, required: true) {
        if let value = $1.whole() { $0.dosesPerVial = value }
      },
      .init("open_vial_wastage", .rate) { if let value = $1.rate() { $0.openVialWastage = value } },
      .init("issue_multiple", .whole) { if let value = $1.whole() { $0.issueMultiple = value } },
      .init("vials_per_pack", .whole) { $0.vialsPerPack = $1.whole() },
      .init("thawed_days", .whole) { $0.thawedDays = $1.whole() },
      .init("litres_per_vial", .number) { $0.litresPerVial = $1.number() },
    ],
    finish: { $0.row = $1.row })

  static let eligibility = TableLayout<Eligibility>(
    file: "eligibility.csv", blank: Eligibility(vaccine: "", group: "", dose: 1),
    columns: [
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("group", .identifier, required: true) { $0.group = $1.text() },
      .init("dose", .whole, required: true) { if let value = $1.whole() { $0.dose = value } },
      .init("share", .rate) { if let value = $1.rate() { $0.share = value } },
    ],
    finish: { $0.row = $1.row })

  static let places = TableLayout<Place>(
    file: "places.csv", blank: Place(place: "", kind: "?"),
    columns: [
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("name", .text) { $0.name = $1.text() },
      .init("kind", .text, required: true) { $0.kind = $1.text() },
      .init("area", .text) { $0.area = $1.text() },
      .init("population_start", .number) { $0.populationStart = $1.number() },
      .init("population", .number) { $0.population = $1.number() },
      .init("temporary_in", .number) { $0.temporaryIn = $1.number() },
      .init("temporary_out", .number) { $0.temporaryOut = $1.number() },
      .init("storage_litres", .number) { $0.storageLitres = $1.number() },
    ],
    finish: { $0.row = $1.row })

  static let lots = TableLayout<LotLine>(
    file: "lots.csv", blank: LotLine(lot: "", vaccine: "", place: "", vials: 0, expiry: Day(number: 0)),
    columns: [
      .init("lot", .identifier, required: true) { if let lot = $1.lotNumber() { $0.lot = lot } },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("vials", .whole, required: true) { if let value = $1.whole() { $0.vials = value } },
      .init(
        "expiry", .expiry, required: true,
        fill: { row, cells in
          guard let day = cells.codeExpiry else { return false }
          row.expiry = day
          return true
        },
        read: { if let value = $1.expiryAgreeingWithCode() { $0.expiry = value } }),
      .init("use_by", .date) { $0.useBy = $1.date() },
      .init("thawed_on", .date) { $0.thawedOn = $1.date() },
      .init("available_from", .date) { $0.availableFrom = $1.date() },
      .init("vvm", .whole) { if let value = $1.whole() { $0.vvmStage = value } },
      .init("status", .status) { if let value = $1.status() { $0.status = value } },
      .init("reserved_for", .reservations) { if let value = $1.reservations() { $0.reservedFor = value } },
      .init("received", .date) { $0.received = $1.date() },
      .init("storage", .text) { $0.storage = $1.text() },
      .init("manufacturer", .text) { $0.manufacturer = $1.text() },
      .init("note", .text) { $0.note = $1.text() },
      .init("applied_notices", .names) { $0.appliedNotices = $1.names() },
      .init("in_transit_from", .identifier) { $0.inTransitFrom = $1.text() },
    ],
    finish: { $0.row = $1.row })

  /// A row of `capacity.csv` with the two ways to state a rate still apart.
  struct CapacityDraft: Sendable {
    var capacity = CapacityRow(place: "", peoplePerDay: 0)
    var peoplePerDay: ExactDecimal?
    var tables: ExactDecimal?
    var peoplePerTable: ExactDecimal?
  }

  static let capacity = TableLayout<CapacityDraft>(
    file: "capacity.csv", blank: CapacityDraft(),
    columns: [
      .init("place", .identifier, required: true) { $0.capacity.place = $1.text() },
      .init("from", .date) { $0.capacity.from = $1.date() },
      .init("to", .date) { $0.capacity.to = $1.date() },
      .init("people_per_day", .number) { $0.peoplePerDay = $1.number() },
      .init("tables", .number) { $0.tables = $1.number() },
      .init("people_per_table", .number) { $0.peoplePerTable = $1.number() },
      .init("weekdays", .weekdays) { if let value = $1.weekdays() { $0.capacity.weekdays = value } },
    ],
    finish: { draft, cells in
      draft.capacity.row = cells.row
      draft.settleRate(&cells)
    })

  static let demand = TableLayout<DemandLine>(
    file: "demand.csv", blank: DemandLine(place: "", group: "", dose: 1),
    columns: [
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("group", .identifier, required: true) { $0.group = $1.text() },
      .init("dose", .whole, required: true) { if let value = $1.whole() { $0.dose = value } },
      .init("target", .number) { $0.target = $1.number() },
      .init("target_start", .number) { $0.targetStart = $1.number() },
      .init("given", .number) { $0.given = $1.number() },
      .init("eligible", .number) { $0.eligible = $1.number() },
      .init("uptake", .rate) { if let value = $1.rate() { $0.uptake = value } },
      .init("from", .date) { $0.from = $1.date() },
      .init("until", .date) { $0.until = $1.date() },
      .init("priority", .whole) { if let value = $1.whole() { $0.priority = value } },
      .init("goal", .rate) { $0.goal = $1.rate() },
      .init("no_id", .number) { $0.noID = $1.number() },
      .init("goal_reported", .choice) { $0.goalReported = $1.claim() },
      .init("source", .text) { $0.source = $1.text() },
      .init("as_of", .date) { $0.asOf = $1.date() },
    ],
    finish: {
      $0.row = $1.row
      $0.demandRow = $1.dataRow
    })

  static let lanes = TableLayout<LaneRow>(
    file: "lanes.csv", required: false, blank: LaneRow(from: "", to: ""),
    columns: [
      .init("from", .identifier, required: true) { $0.from = $1.textOrEverywhere() },
      .init("to", .identifier, required: true) { $0.to = $1.textOrEverywhere() },
      .init("lead_days", .whole) { if let value = $1.whole() { $0.leadDays = value } },
      .init("cost_per_vial", .number) { if let value = $1.number() { $0.costPerVial = value } },
      .init("most_vials", .number) { $0.mostVials = $1.number() },
    ],
    finish: { $0.row = $1.row })

  static let pins = TableLayout<Pin>(
    file: "pins.csv", required: false, blank: Pin(lot: "", vaccine: "", from: "", to: "", vials: 1),
    columns: [
      .init("lot", .identifier, required: true) { if let lot = $1.lotNumber() { $0.lot = lot } },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("from", .identifier, required: true) { $0.from = $1.text() },
      .init("to", .identifier, required: true) { $0.to = $1.text() },
      .init("vials", .whole, required: true) { if let value = $1.whole() { $0.vials = value } },
      .init("by", .text) { $0.by = $1.text() },
      .init("reason", .text) { $0.reason = $1.text() },
    ],
    finish: { $0.row = $1.row })

  /// The names of all files of a round folder, in the order in which they are read and reported.
  static let files = [
    "round.json", vaccines.file, eligibility.file, places.file, lots.file, capacity.file, demand.file,
    lanes.file, pins.file, totals.file, notices.file, courses.file, adjustments.file, RoundLink.file,
  ]

  /// The files that a round may be without.
  static let optionalFiles: Set<String> = [
    lanes.file, pins.file, totals.file, notices.file, courses.file, adjustments.file, RoundLink.file,
  ]
}

extension RoundTableLayouts.CapacityDraft {
  /// People per day as stated, or tables × people per table; a row with neither is an error.
  mutating func settleRate(_ cells: inout CellReader) {
    if let peoplePerDay {
      capacity.peoplePerDay = peoplePerDay
    } else if let tables, let peoplePerTable {
      if let product = tables.multiplied(by: peoplePerTable) {
        capacity.peoplePerDay = product
      } else {
        cells.column = "tables"
        cells.reportRow(
          "too_large",
          Wording(
            en: "tables × people_per_table is too large or has more than nine decimals",
            vi: "tích tables × people_per_table quá lớn hoặc có quá chín chữ số thập phân"))
      }
    } else if !["people_per_day", "tables", "people_per_table"].contains(where: {
      cells.unread.contains(file: cells.file, row: cells.row, column: $0)
    }) {
      cells.column = "people_per_day"
      cells.reportRow("capacity_without_rate", CellWording.withoutRate())
    } else {
      cells.unread.insert(file: cells.file, row: cells.row, column: "people_per_day")
    }
  }
}

extension CellReader {
  /// The cell's text, or nil for `*`, which stands for every place.
  func textOrEverywhere() -> String? {
    let name = text()
    return name == "*" ? nil : name
  }

  /// Reports what is wrong with a row as a whole, at one of its columns.
  mutating func reportRow(_ code: String, _ wording: Wording) {
    messages.append(RoundMessage(.error, code, file: file, row: row, column: column, wording))
    unread.insert(file: file, row: row, column: column)
  }
}
