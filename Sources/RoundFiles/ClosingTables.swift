internal import AllocationModel
internal import RoundSeries

/// The tables of a closing, column by column, as FORMATS says.
enum ClosingTables {
  static let balance = PlanTable(
    name: "balance", blank: BalanceLine(),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("place", \.place),
      .whole("doses_per_vial", \.dosesPerVial), .whole("opening", \.opening), .whole("received", \.received),
      .whole("issued", \.issued), .whole("returned", \.returned), .decimal("given_doses", \.given),
      .whole("wasted_vials", \.wastedVials), .decimal("wasted_doses", \.wastedDoses),
      .whole("lost_vials", \.lostVials), .decimal("lost_doses", \.lostDoses),
      .whole("on_the_way", \.onTheWay),
      .whole("on_hand", \.onHand), .whole("booked", \.booked), .optionalWhole("counted", \.counted),
      .optionalDay("counted_on", \.countedOn), .decimal("difference_doses", \.difference),
      .choice("difference", \.name), .optionalDay("since", \.since), .optionalWhole("age_days", \.age),
    ])

  static let deliveries = PlanTable(
    name: "deliveries", blank: DeliveryLine(),
    columns: [
      .text("lot", \.lot), .text("vaccine", \.vaccine), .text("from", \.from), .text("to", \.to),
      .whole("planned", \.planned), .whole("received", \.received), .whole("refused", \.refused),
      .whole("on_the_way", \.onTheWay), .whole("not_sent", \.notSent), .day("arrive", \.arrive),
      .whole("overdue_days", \.overdue), .text("reason", \.reason),
    ])

  static let reports = PlanTable(
    name: "reports", blank: ReportLine(),
    columns: [
      .text("place", \.place), .day("due", \.due), .optionalDay("reported", \.reported),
      .whole("days_late", \.late), .whole("lines_not_counted", \.notCounted),
    ])

  static let wrongRecipients = PlanTable(
    name: "wrong_recipients", blank: WrongRecipient(),
    columns: [
      .text("place", \.place), .text("group", \.group), .whole("dose", \.dose), .text("lot", \.lot),
      .text("vaccine", \.vaccine), .whole("people", \.people), .day("from", \.from), .day("to", \.to),
      .choice("reason", \.reason),
    ])

  static let performance = PlanTable(
    name: "performance", blank: PerformanceLine(),
    columns: [
      .text("place", \.place), .text("vaccine", \.vaccine), .whole("available_doses", \.available),
      .whole("received_doses", \.received), .decimal("given_doses", \.given),
      .whole("opened_doses_counted", \.openedCounted), .decimal("given_doses_counted", \.givenCounted),
      .whole("observations", \.observations), .decimal("lost_doses", \.lost),
      .decimal("foreseen_loss", \.foreseen),
    ])

  static let uptake = PlanTable(
    name: "uptake", blank: UptakeLine(),
    columns: [
      .text("place", \.place), .text("group", \.group), .whole("dose", \.dose),
      .decimal("eligible", \.eligible), .whole("need", \.need), .whole("planned", \.planned),
      .whole("given", \.given),
    ])

  static let waste = PlanTable(
    name: "waste", blank: WasteLine(),
    columns: [
      .text("place", \.place), .text("vaccine", \.vaccine), .choice("reason", \.reason),
      .decimal("doses", \.doses),
    ])

  /// The files of a closing.
  static func files(of closing: Closing) -> [(name: String, bytes: [UInt8])] {
    [
      file(balance, closing.balance), file(deliveries, closing.deliveries), file(reports, closing.reports),
      file(wrongRecipients, closing.wrongRecipients), file(performance, closing.performance),
      file(uptake, closing.uptake), file(waste, closing.waste),
    ]
  }

  private static func file<Row>(_ table: PlanTable<Row>, _ rows: [Row]) -> (name: String, bytes: [UInt8]) {
    (table.file, PlanTexts.csv(table, rows))
  }
}

extension PlanColumn {
  static func optionalWhole(_ name: String, _ path: Path<Int?>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .whole, isOptional: true,
      value: { field.value(at: $0).map(PlanValue.whole) ?? .absent }
    ) { value, row in
      switch value {
      case .whole(let number): field.put(number, into: &row)
      case .absent: field.put(nil, into: &row)
      default: return false
      }
      return true
    }
  }

  static func optionalDay(_ name: String, _ path: Path<Day?>) -> PlanColumn {
    let field = StoredField(path)
    return PlanColumn(
      name: name, kind: .day, isOptional: true, value: { field.value(at: $0).map(PlanValue.day) ?? .absent }
    ) { value, row in
      switch value {
      case .day(let day): field.put(day, into: &row)
      case .absent: field.put(nil, into: &row)
      default: return false
      }
      return true
    }
  }
}
