internal import AllocationModel

/// One table of a plan folder.
struct PlanTable<Row: Sendable & Hashable>: Sendable {
  /// Its name in `plan.json`.
  let name: String
  let blank: Row
  let columns: [PlanColumn<Row>]

  /// Its file.
  var file: String { "\(name).csv" }
}

/// The tables of a plan folder, column by column, as FORMATS says.
enum PlanTableLayouts {
  private static let someDay = Day(number: 0)

  static let shipments = PlanTable(
    name: "shipments",
    blank: Shipment(
      lot: "", vaccine: "", from: "", to: "", when: .now, dispatch: someDay, arrive: someDay,
      lastDay: someDay,
      vials: 0, doses: 0, pinned: false),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("from", \.from), .text("to", \.to),
      .choice("when", \.when, of: [.now, .later]), .day("dispatch", \.dispatch), .day("arrive", \.arrive),
      .day("last_day", \.lastDay), .whole("vials", \.vials), .whole("doses", \.doses),
      .flag("pinned", \.pinned),
    ])

  static let use = PlanTable(
    name: "use",
    blank: Use(
      lot: "", vaccine: "", heldAt: "", place: "", when: .here, demandRow: 0, group: "", dose: 0, people: 0,
      dosesGiven: 0, firstDay: someDay, lastDay: someDay),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("held_at", \.heldAt), .text("place", \.place),
      .choice("when", \.when), .whole("demand_row", \.demandRow), .text("group", \.group),
      .whole("dose", \.dose),
      .whole("people", \.people), .decimal("doses_given", \.dosesGiven), .day("first_day", \.firstDay),
      .day("last_day", \.lastDay),
    ])

  static let losses = PlanTable(
    name: "losses",
    blank: Loss(
      lot: "", vaccine: "", place: "", lastDay: someDay, vials: 0, dosesLost: 0, lostAs: .wholeVials,
      reason: .none, reasonText: "", whatWouldSave: ""),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("place", \.place), .day("last_day", \.lastDay),
      .whole("vials", \.vials), .decimal("doses_lost", \.dosesLost), .choice("lost_as", \.lostAs),
      .choice("reason", \.reason), .text("reason_text", \.reasonText),
      .text("what_would_save", \.whatWouldSave),
    ])

  static let coverage = PlanTable(
    name: "coverage",
    blank: Coverage(
      place: "", group: "", dose: 0, target: nil, given: nil, planned: 0, coverageBefore: nil,
      coverageAfter: nil,
      need: 0, unmet: 0, reason: .none, reasonText: ""),
    columns: [
      .text("place", \.place), .text("group", \.group), .whole("dose", \.dose),
      .optionalDecimal("target", \.target),
      .optionalDecimal("given", \.given), .whole("planned", \.planned),
      .optionalReal("coverage_before", \.coverageBefore), .optionalReal("coverage_after", \.coverageAfter),
      .whole("need", \.need), .whole("unmet", \.unmet), .choice("reason", \.reason),
      .text("reason_text", \.reasonText),
    ])

  static let excluded = PlanTable(
    name: "excluded",
    blank: Excluded(lot: "", vaccine: "", place: "", vials: 0, reason: .quarantine, reasonText: ""),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("place", \.place), .whole("vials", \.vials),
      .choice("reason", \.reason), .text("reason_text", \.reasonText),
    ])

  static let kept = PlanTable(
    name: "kept",
    blank: KeptDoses(
      lot: "", vaccine: "", heldAt: "", place: "", group: "", dose: 0, firstDose: 0, firstVaccine: "",
      dueFrom: someDay, dueTo: someDay),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("held_at", \.heldAt), .text("place", \.place),
      .text("group", \.group), .whole("dose", \.dose), .whole("first_dose", \.firstDose),
      .text("first_vaccine", \.firstVaccine), .whole("people", \.people), .whole("vials", \.vials),
      .day("due_from", \.dueFrom), .day("due_to", \.dueTo),
    ])

  static let boundsWithout = PlanTable(
    name: "bounds_without", blank: SecuredDoses.Bound(name: "", bound: 0),
    columns: [.text("name", \.name), .real("bound", \.bound)])

  static let objectives = PlanTable(
    name: "objectives", blank: ObjectiveFigure(name: "", value: 0, bound: 0),
    columns: [.text("name", \.name), .real("value", \.value), .real("bound", \.bound)])

  static let fills = PlanTable(
    name: "fills", blank: Fill(place: "", value: 0, bound: 0),
    columns: [.text("place", \.place), .real("value", \.value), .real("bound", \.bound)])

  static let baselines = PlanTable(
    name: "baselines", blank: Baseline(name: "", waste: 0, people: 0),
    columns: [.text("name", \.name), .real("waste", \.waste), .whole("people", \.people)])

  /// The figures of the summary that are single values.
  static let figures = PlanTable(
    name: "summary",
    blank: Summary(
      objectives: [], fills: [], outOfReach: [], baselines: [], expectedOpenVialLoss: 0, verified: false,
      inputSHA256: "", version: "", wasteUntil: someDay, horizon: someDay),
    columns: [
      .real("expected_open_vial_loss", \.expectedOpenVialLoss), .flag("verified", \.verified),
      .text("input_sha256", \.inputSHA256), .text("version", \.version), .day("waste_until", \.wasteUntil),
      .day("horizon", \.horizon),
    ])
}
