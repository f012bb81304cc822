extension RoundInspection {
  /// Checks rows of `lots.csv` with the same lot, vaccine and place: those that agree in everything but vials
  /// are added together, others contradict each other.
  mutating func inspectEqualLots() {
    struct Key: Hashable {
      let lot: String
      let vaccine: String
      let place: String
    }
    let file = TableFile.lots
    var firsts: [Key: Int] = [:]
    for (index, line) in tables.lots.enumerated() {
      let row = RoundInspection.row(line.row, index)
      if line.lot.isEmpty || isUnread(file, row, "lot", "vaccine", "place") { continue }
      let key = Key(lot: line.lot, vaccine: line.vaccine, place: line.place)
      guard let first = firsts[key] else {
        firsts[key] = index
        continue
      }
      let other = tables.lots[first]
      let otherRow = RoundInspection.row(other.row, first)
      if let column = difference(line, row, other, otherRow) {
        error(
          "lot_rows_differ", file, row, column, LotColumns.text(column, of: line),
          Wording(
            en: "lot \(line.lot) of \(line.vaccine) at \(line.place) stands in row \(otherRow) already, with "
              + "another \(column)",
            vi:
              "lô \(line.lot) (\(line.vaccine)) tại \(line.place) đã có ở dòng \(otherRow) nhưng khác \(column)"
          ))
      } else {
        note(
          "lot_rows_added", file, row, "vials", String(line.vials),
          Wording(
            en:
              "lot \(line.lot) of \(line.vaccine) at \(line.place) stands in row \(otherRow) too; the vials were "
              + "added together",
            vi:
              "lô \(line.lot) (\(line.vaccine)) tại \(line.place) cũng có ở dòng \(otherRow); số lọ được cộng lại"
          ))
      }
    }
  }

  /// The first column but vials in which two lot rows differ, cells that were not read left out.
  private func difference(_ line: LotLine, _ row: Int, _ other: LotLine, _ otherRow: Int) -> String? {
    LotColumns.names.first { column in
      LotColumns.text(column, of: line) != LotColumns.text(column, of: other)
        && !isUnread(TableFile.lots, row, column) && !isUnread(TableFile.lots, otherRow, column)
    }
  }
}

/// The columns of a lot line that two rows of the same lot must agree in.
private enum LotColumns {
  static let names = [
    "expiry", "use_by", "thawed_on", "available_from", "vvm", "status", "reserved_for", "received", "storage",
    "manufacturer", "note", "in_transit_from",
  ]

  /// The value of a column in words; nil where it is blank.
  static func text(_ column: String, of line: LotLine) -> String? {
    switch column {
    case "expiry": line.expiry.description
    case "use_by": line.useBy?.description
    case "thawed_on": line.thawedOn?.description
    case "available_from": line.availableFrom?.description
    case "vvm": String(line.vvmStage)
    case "status": line.status.rawValue
    case "reserved_for":
      line.reservedFor.sorted().map { reservation in
        reservation.dose.map { "\(reservation.group):\($0)" } ?? reservation.group
      }.joined(separator: "|")
    case "received": line.received?.description
    case "storage": line.storage
    case "manufacturer": line.manufacturer
    case "in_transit_from": line.inTransitFrom
    default: line.note
    }
  }
}
