internal import AllocationModel

/// The tables of a round as the bytes of its files, in the style of numbers that the round states.
///
/// Optional columns stand only where a row fills them.
struct RoundTexts {
  private let tables: RoundTables

  init(_ tables: RoundTables) { self.tables = tables }

  /// All files, in the order in which they are read.
  var files: [(name: String, bytes: [UInt8])] {
    var files = [(name: "round.json", bytes: settings.file)]
    files.append(("vaccines.csv", vaccines))
    files.append(("eligibility.csv", eligibility))
    files.append(("places.csv", places))
    files.append(("lots.csv", lots))
    files.append(("capacity.csv", capacity))
    files.append(("demand.csv", demand))
    if let lanes = tables.lanes { files.append(("lanes.csv", self.lanes(lanes))) }
    if !tables.pins.isEmpty { files.append(("pins.csv", pins)) }
    if let notices = tables.notices { files.append(("notices.csv", self.notices(notices))) }
    if let courses = tables.courses { files.append(("course.csv", self.courses(courses))) }
    if let rows = tables.scenarios { files.append(("scenarios.csv", scenarios(rows))) }
    if let rows = tables.adjustments { files.append(("adjustments.csv", adjustments(rows))) }
    return files
  }

  /// One column: its name, whether it always stands, and its cell; nil is blank.
  ///
  /// Rows are large, and handed on as they stand: a row that is passed by its value is copied for every cell.
  private struct Column<Row> {
    let name: String
    let always: Bool
    let cell: (inout Row) -> PlanValue?

    init(_ name: String, always: Bool = false, _ cell: @escaping (inout Row) -> PlanValue?) {
      self.name = name
      self.always = always
      self.cell = cell
    }
  }

  private func table<Row>(_ rows: [Row], _ columns: [Column<Row>]) -> [UInt8] {
    let used = RoundTexts.used(columns, by: rows)
    var bytes: [UInt8] = []
    bytes.append(text: used.map(\.name).joined(separator: ","))
    bytes.append(UInt8(ascii: "\n"))
    let cells = used.map(\.cell)
    for index in rows.indices {
      bytes.makeRoom(afterRows: index, of: rows.count)
      var row = rows[index]
      for (position, cell) in cells.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        if let value = cell(&row) { PlanTexts.append(value, to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The columns that always stand, and those that a row fills.
  private static func used<Row>(_ columns: [Column<Row>], by rows: [Row]) -> [Column<Row>] {
    var isUsed = columns.map(\.always)
    var open = columns.indices.filter { !isUsed[$0] }
    for index in rows.indices {
      if open.isEmpty { break }
      var row = rows[index]
      for position in open where columns[position].cell(&row) != nil { isUsed[position] = true }
      if open.contains(where: { isUsed[$0] }) { open.removeAll { isUsed[$0] } }
    }
    return columns.indices.filter { isUsed[$0] }.map { columns[$0] }
  }

  /// A decimal as the round's tables write it, such that it can be read in one way only.
  private func number(_ value: ExactDecimal?) -> PlanValue? {
    guard let value else { return nil }
    if value.isWhole { return .decimal(value) }
    if tables.policy.numbers == .vietnamese {
      let digits = value.description.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }
      return .text(String(decoding: digits, as: UTF8.self))
    }
    // 702.554 could be thousands: a nought more says that it is not.
    let mayBeThousands = value.decimals == 3 && (1_000...999_999).contains(value.mantissa.magnitude)
    return mayBeThousands ? .text(value.description + "0") : .decimal(value)
  }

  private func number(_ value: ExactDecimal, unless usual: ExactDecimal) -> PlanValue? {
    value == usual ? nil : number(value)
  }

  private func text(_ text: String?) -> PlanValue? { text.map(PlanValue.text) }
  private func day(_ day: Day?) -> PlanValue? { day.map(PlanValue.day) }
  private func whole(_ number: Int?) -> PlanValue? { number.map(PlanValue.whole) }

  private var settings: JSONOutput {
    let policy = tables.policy
    let usual = Policy(id: policy.id, date: policy.date)
    var members: [(key: String, value: JSONOutput)] = [
      ("id", .text(policy.id)), ("date", .text(policy.date.description)),
    ]
    func add(_ key: String, _ day: Day?) { if let day { members.append((key, .text(day.description))) } }
    func add(_ key: String, _ number: Int, _ other: Int) {
      if number != other { members.append((key, .whole(number))) }
    }
    add("as_of", policy.asOf)
    add("next_dispatch", policy.nextDispatch)
    add("horizon", policy.horizon)
    add("waste_until", policy.wasteUntil)
    if policy.objectives != usual.objectives {
      members.append(("objectives", .list(policy.objectives.map { .text($0.rawValue) })))
    }
    if policy.expiryDayUsable != usual.expiryDayUsable {
      members.append(("expiry_day_usable", .flag(policy.expiryDayUsable)))
    }
    add("safety_days", policy.safetyDays, usual.safetyDays)
    add("buffer_days", policy.bufferDays, usual.bufferDays)
    add("least_days_on_arrival", policy.leastDaysOnArrival, usual.leastDaysOnArrival)
    if !policy.reserve.isEmpty {
      let reserves = policy.reserve.map { reserve in
        JSONOutput.object([
          ("vaccine", .text(reserve.vaccine)), ("doses", .digits(reserve.doses.description)),
        ])
      }
      members.append(("reserve", .list(reserves)))
    }
    if let secures = policy.secureNextDose { members.append(("secure_next_dose", .flag(secures))) }
    if policy.numbers != usual.numbers { members.append(("numbers", .text(policy.numbers.rawValue))) }
    if policy.language != usual.language { members.append(("language", .text(policy.language.rawValue))) }
    if let document = policy.document { members.append(("document", output(of: document))) }
    return .object(members)
  }

  private func output(of document: DocumentDetails) -> JSONOutput {
    var members: [(key: String, value: JSONOutput)] = []
    if let number = document.number { members.append(("number", .text(number))) }
    if let place = document.place { members.append(("place", .text(place))) }
    if let signers = document.signers { members.append(("signers", .list(signers.map(JSONOutput.text)))) }
    if let recipients = document.recipients {
      members.append(("recipients", .list(recipients.map(JSONOutput.text))))
    }
    if let agency = document.parentAgency { members.append(("parent_agency", .text(agency))) }
    if let agency = document.agency { members.append(("agency", .text(agency))) }
    if let title = document.title { members.append(("title", .text(title))) }
    if let date = document.date { members.append(("date", .text(date.description))) }
    return .object(members)
  }

  private var vaccines: [UInt8] {
    table(
      tables.vaccines,
      [
        Column("vaccine", always: true) { .text($0.vaccine) }, Column("name") { text($0.name) },
        Column("doses_per_vial", always: true) { .whole($0.dosesPerVial) },
        Column("open_vial_wastage") { number($0.openVialWastage, unless: 0) },
        Column("issue_multiple") { $0.issueMultiple == 1 ? nil : .whole($0.issueMultiple) },
        Column("vials_per_pack") { whole($0.vialsPerPack) }, Column("thawed_days") { whole($0.thawedDays) },
        Column("litres_per_vial") { number($0.litresPerVial) },
      ])
  }

  private var eligibility: [UInt8] {
    table(
      tables.eligibility,
      [
        Column("vaccine", always: true) { .text($0.vaccine) },
        Column("group", always: true) { .text($0.group) },
        Column("dose", always: true) { .whole($0.dose) }, Column("share") { number($0.share, unless: 1) },
      ])
  }

  private var places: [UInt8] {
    table(
      tables.places,
      [
        Column("place", always: true) { .text($0.place) }, Column("name") { text($0.name) },
        Column("kind", always: true) { .text($0.kind) }, Column("area") { text($0.area) },
        Column("population_start") { number($0.populationStart) },
        Column("population") { number($0.population) }, Column("temporary_in") { number($0.temporaryIn) },
        Column("temporary_out") { number($0.temporaryOut) },
        Column("storage_litres") { number($0.storageLitres) },
      ])
  }

  private var lots: [UInt8] {
    table(
      tables.lots,
      [
        Column("lot", always: true) { .text($0.lot) }, Column("vaccine", always: true) { .text($0.vaccine) },
        Column("place", always: true) { .text($0.place) }, Column("vials", always: true) { .whole($0.vials) },
        Column("expiry", always: true) { .day($0.expiry) }, Column("use_by") { day($0.useBy) },
        Column("thawed_on") { day($0.thawedOn) }, Column("available_from") { day($0.availableFrom) },
        Column("vvm") { $0.vvmStage == 1 ? nil : .whole($0.vvmStage) },
        Column("status") { $0.status == .available ? nil : .text($0.status.rawValue) },
        Column("reserved_for") { lot in
          lot.reservedFor.isEmpty
            ? nil
            : .text(
              lot.reservedFor.map { entry in entry.dose.map { "\(entry.group):\($0)" } ?? entry.group }
                .joined(separator: "|"))
        },
        Column("received") { day($0.received) }, Column("storage") { text($0.storage) },
        Column("manufacturer") { text($0.manufacturer) }, Column("note") { text($0.note) },
        Column("applied_notices") { text($0.appliedNotices?.joined(separator: "|")) },
        Column("in_transit_from") { text($0.inTransitFrom) },
      ])
  }

  private var capacity: [UInt8] {
    table(
      tables.capacity,
      [
        Column("place", always: true) { .text($0.place) }, Column("from") { day($0.from) },
        Column("to") { day($0.to) }, Column("people_per_day", always: true) { number($0.peoplePerDay) },
        Column("weekdays") { row in
          row.weekdays.count == 7 ? nil : .text(CellWeekdays.text(of: row.weekdays))
        },
      ])
  }

  private var demand: [UInt8] {
    table(
      tables.demand,
      [
        Column("place", always: true) { .text($0.place) }, Column("group", always: true) { .text($0.group) },
        Column("dose", always: true) { .whole($0.dose) }, Column("target") { number($0.target) },
        Column("target_start") { number($0.targetStart) }, Column("given") { number($0.given) },
        Column("eligible") { number($0.eligible) }, Column("uptake") { number($0.uptake, unless: 1) },
        Column("from") { day($0.from) }, Column("until") { day($0.until) },
        Column("priority") { $0.priority == 1 ? nil : .whole($0.priority) },
        Column("goal") { number($0.goal) },
        Column("no_id") { number($0.noID) }, Column("source") { text($0.source) },
        Column("as_of") { day($0.asOf) },
      ])
  }

  private func lanes(_ rows: [LaneRow]) -> [UInt8] {
    table(
      rows,
      [
        Column("from", always: true) { .text($0.from ?? "*") },
        Column("to", always: true) { .text($0.to ?? "*") },
        Column("lead_days") { $0.leadDays == 0 ? nil : .whole($0.leadDays) },
        Column("cost_per_vial") { number($0.costPerVial, unless: 1) },
        Column("most_vials") { number($0.mostVials) },
      ])
  }

  private var pins: [UInt8] {
    table(
      tables.pins,
      [
        Column("lot", always: true) { .text($0.lot) }, Column("vaccine", always: true) { .text($0.vaccine) },
        Column("from", always: true) { .text($0.from) }, Column("to", always: true) { .text($0.to) },
        Column("vials", always: true) { .whole($0.vials) }, Column("by") { text($0.by) },
        Column("reason") { text($0.reason) },
      ])
  }

  private func notices(_ rows: [Notice]) -> [UInt8] {
    table(
      rows,
      [
        Column("notice", always: true) { .text($0.notice) }, Column("date", always: true) { .day($0.date) },
        Column("kind", always: true) { .text($0.kind.rawValue) },
        Column("vaccine", always: true) { .text($0.vaccine) },
        Column("lots", always: true) { .text($0.lots.isEmpty ? "*" : $0.lots.joined(separator: "|")) },
        Column("new_expiry") { day($0.newExpiry) }, Column("add_months") { whole($0.addMonths) },
        Column("add_days") { whole($0.addDays) }, Column("storage") { text($0.storage) },
        Column("received_from") { day($0.receivedFrom) },
        Column("received_before") { day($0.receivedBefore) },
        Column("place") { text($0.place) }, Column("note") { text($0.note) },
      ])
  }

  private func courses(_ rows: [Course]) -> [UInt8] {
    table(
      rows,
      [
        Column("vaccine", always: true) { .text($0.vaccine ?? "*") },
        Column("group", always: true) { .text($0.group) }, Column("dose", always: true) { .whole($0.dose) },
        Column("next_dose", always: true) { .whole($0.nextDose) },
        Column("least_days", always: true) { .whole($0.leastDays) },
        Column("most_days") { whole($0.mostDays) },
        Column("same_vaccine") { $0.sameVaccine ? .text("yes") : nil },
      ])
  }

  private func scenarios(_ rows: [ScenarioRow]) -> [UInt8] {
    table(
      rows,
      [
        Column("name", always: true) { .text($0.name) },
        Column("weight", always: true) { number($0.weight) },
        Column("place", always: true) { .text($0.place ?? "*") },
        Column("group", always: true) { .text($0.group ?? "*") },
        Column("dose", always: true) { .text($0.dose.map(String.init) ?? "*") },
        Column("uptake", always: true) { number($0.uptake) },
      ])
  }

  private func adjustments(_ rows: [Adjustment]) -> [UInt8] {
    table(
      rows,
      [
        Column("lot", always: true) { .text($0.lot) }, Column("vaccine", always: true) { .text($0.vaccine) },
        Column("place", always: true) { .text($0.place) },
        Column("booked", always: true) { .whole($0.booked) },
        Column("counted", always: true) { .whole($0.counted) },
        Column("date", always: true) { .day($0.date) },
        Column("by", always: true) { .text($0.by) }, Column("reason", always: true) { .text($0.reason) },
      ])
  }
}
