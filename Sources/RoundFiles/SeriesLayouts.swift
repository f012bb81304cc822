internal import AllocationModel
internal import RoundSeries

extension RoundTableLayouts {
  /// The table of courses, as FORMATS says.
  static let courses = TableLayout<Course>(
    file: "course.csv", required: false,
    blank: Course(vaccine: nil, group: "", dose: 1, nextDose: 2, leastDays: 0),
    columns: [
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.textOrEverywhere() },
      .init("group", .identifier, required: true) { $0.group = $1.text() },
      .init("dose", .whole, required: true) { if let value = $1.whole() { $0.dose = value } },
      .init("next_dose", .whole, required: true) { if let value = $1.whole() { $0.nextDose = value } },
      .init("least_days", .whole, required: true) { if let value = $1.whole() { $0.leastDays = value } },
      .init("most_days", .whole) { $0.mostDays = $1.whole() },
      .init("same_vaccine", .choice) {
        if let value: YesNo = $1.choice() { $0.sameVaccine = value == .yes }
      },
    ],
    finish: { $0.row = $1.row })

  /// An answer in a table.
  enum YesNo: String, CaseIterable {
    case yes, no
  }

  /// The table of adjustments, as FORMATS says.
  static let adjustments = TableLayout<Adjustment>(
    file: "adjustments.csv", required: false,
    blank: Adjustment(
      lot: "", vaccine: "", place: "", booked: 0, counted: 0, date: Day(number: 0), by: "", reason: ""),
    columns: [
      .init("lot", .identifier, required: true) { $0.lot = $1.text() },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("booked", .whole, required: true) { if let value = $1.whole() { $0.booked = value } },
      .init("counted", .whole, required: true) { if let value = $1.whole() { $0.counted = value } },
      .init("date", .date, required: true) { if let value = $1.date() { $0.date = value } },
      .init("by", .text, required: true) { $0.by = $1.text() },
      .init("reason", .text, required: true) { $0.reason = $1.text() },
    ],
    finish: { $0.row = $1.row })
}

/// The tables that come back from the field, as FORMATS says.
enum ActualLayouts {
  private static let someDay = Day(number: 0)

  static let received = TableLayout<Received>(
    file: "received.csv", required: false,
    blank: Received(lot: "", vaccine: "", from: nil, to: "", vials: 0, date: someDay),
    columns: [
      .init("lot", .identifier, required: true) { $0.lot = $1.text() },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("from", .identifier, needsColumn: true) { $0.from = $1.text() },
      .init("to", .identifier, required: true) { $0.to = $1.text() },
      .init("vials", .whole, required: true) { if let value = $1.whole() { $0.vials = value } },
      .init("date", .date, required: true) { if let value = $1.date() { $0.date = value } },
      .init("refused", .whole) { if let value = $1.whole() { $0.refused = value } },
      .init("reason", .text) { $0.reason = $1.text() },
      .init("expiry", .expiry) { $0.expiry = $1.expiry() },
      .init("thawed_on", .date) { $0.thawedOn = $1.date() },
      .init("storage", .text) { $0.storage = $1.text() },
    ],
    finish: { $0.row = $1.row })

  static let given = TableLayout<Given>(
    file: "given.csv", required: false,
    blank: Given(
      place: "", group: "", dose: 1, lot: "", vaccine: "", people: 0, from: someDay, to: someDay),
    columns: [
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("group", .identifier, required: true) { $0.group = $1.text() },
      .init("dose", .whole, required: true) { if let value = $1.whole() { $0.dose = value } },
      .init("lot", .identifier, required: true) { $0.lot = $1.text() },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("people", .whole, required: true) { if let value = $1.whole() { $0.people = value } },
      .init("from", .date, required: true) { if let value = $1.date() { $0.from = value } },
      .init("to", .date, required: true) { if let value = $1.date() { $0.to = value } },
    ],
    finish: { $0.row = $1.row })

  static let counted = TableLayout<Counted>(
    file: "stock.csv", required: false,
    blank: Counted(lot: "", vaccine: "", place: "", vials: 0, date: someDay),
    columns: [
      .init("lot", .identifier, required: true) { $0.lot = $1.text() },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("vials", .whole, required: true) { if let value = $1.whole() { $0.vials = value } },
      .init("date", .date, required: true) { if let value = $1.date() { $0.date = value } },
      .init("reported", .date) { $0.reported = $1.date() },
    ],
    finish: { $0.row = $1.row })

  static let wasted = TableLayout<Wasted>(
    file: "wasted.csv", required: false,
    blank: Wasted(lot: "", vaccine: "", place: "", reason: .other, date: someDay),
    columns: [
      .init("lot", .identifier, required: true) { $0.lot = $1.text() },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("place", .identifier, required: true) { $0.place = $1.text() },
      .init("vials", .whole) { $0.vials = $1.whole() },
      .init("doses", .number) { $0.doses = $1.number() },
      .init("reason", .choice, required: true) {
        if let value: WasteReason = $1.choice() { $0.reason = value }
      },
      .init("date", .date, required: true) { if let value = $1.date() { $0.date = value } },
      .init("note", .text) { $0.note = $1.text() },
    ],
    finish: { $0.row = $1.row })
}
