internal import AllocationModel

/// Judges every shipment by itself.
struct ShipmentRules {
  let facts: RoundFacts
  let ledger: Ledger

  func broken() -> [BrokenRule] {
    var broken: [BrokenRule] = []
    var seen: Set<SourceKey> = []
    for entry in ledger.shipments {
      let subject = Name.of(entry.row)
      if !seen.insert(entry.source).inserted {
        broken.append(
          BrokenRule(
            .duplicateRow, subject, en: "This shipment stands in the table twice.",
            vi: "Dòng xuất kho này bị lặp lại."))
      }
      if let rule = facts.obstacle(to: entry.source) {
        broken.append(facts.obstacleWording(rule, entry.source, subject))
        // Without a lane or a next dispatch there are no days to compare.
        if rule == .noLane || rule == .noNextDispatch { continue }
      }
      broken += statement(of: entry, subject)
    }
    return broken
  }

  private func statement(of entry: ShipmentEntry, _ subject: String) -> [BrokenRule] {
    var broken: [BrokenRule] = []
    let row = entry.row
    let lot = facts.lots[entry.source.lot]
    if row.vials < 1 {
      broken.append(
        BrokenRule(
          .vialsNotPositive, subject, en: "A shipment of \(english.number(row.vials)) vials is none.",
          vi: "Không thể xuất \(vietnamese.number(row.vials)) lọ."))
    }
    if let journey = facts.journey(entry.source),
      journey != Journey(dispatch: row.dispatch, arrive: row.arrive, last: row.lastDay)
    {
      broken.append(
        BrokenRule(
          .shipmentDays, subject,
          en: "Dispatch, arrival and last day are said to be \(row.dispatch), \(row.arrive), \(row.lastDay) "
            + "and are \(journey.dispatch), \(journey.arrive), \(journey.last).",
          vi: "Ngày xuất, ngày đến, ngày dùng cuối ghi là \(vietnamese.day(row.dispatch)), "
            + "\(vietnamese.day(row.arrive)), \(vietnamese.day(row.lastDay)), đúng ra là "
            + "\(vietnamese.day(journey.dispatch)), \(vietnamese.day(journey.arrive)), "
            + "\(vietnamese.day(journey.last))."))
    }
    let (doses, overflow) = row.vials.multipliedReportingOverflow(by: lot.dosesPerVial)
    if overflow || doses != row.doses {
      broken.append(
        BrokenRule(
          .shipmentDoses, subject,
          en: "\(english.number(row.vials)) vials of \(english.number(lot.dosesPerVial)) doses are not "
            + "\(english.number(row.doses)) doses.",
          vi: "\(vietnamese.number(row.vials)) lọ, mỗi lọ \(vietnamese.number(lot.dosesPerVial)) liều, không "
            + "phải là \(vietnamese.number(row.doses)) liều."))
    }
    let isPinned = entry.source.when == .now && facts.pin(lot, to: entry.source.place) != nil
    if row.pinned != isPinned {
      broken.append(
        BrokenRule(
          .pinnedFlag, subject,
          en: isPinned
            ? "A pin asks for this shipment; it is not marked so." : "No pin asks for this shipment.",
          vi: isPinned
            ? "Lượng xuất này đã được ấn định nhưng không được đánh dấu."
            : "Không có ấn định nào cho lượng xuất này."))
    }
    return broken
  }
}

extension RoundFacts {
  /// Says why a source does not exist.
  func obstacleWording(_ rule: Rule, _ source: SourceKey, _ subject: String) -> BrokenRule {
    let lot = lots[source.lot]
    switch rule {
    case .unusableLot:
      let reasons = lot.exclusions.map(\.rawValue).sorted().joined(separator: ", ")
      return BrokenRule(
        rule, subject, en: "The lot is excluded from planning: \(reasons).",
        vi: "Lô này không được đưa vào kế hoạch: \(reasons).")
    case .notHeldHere:
      return BrokenRule(
        rule, subject, en: "The lot line does not stand at this recipient, so it cannot be used here.",
        vi: "Lô không nằm tại đơn vị này nên không dùng tại chỗ được.")
    case .noNextDispatch:
      return BrokenRule(
        rule, subject, en: "The round has no next dispatch day, so nothing can be left to later.",
        vi: "Đợt này không có ngày xuất kho kế tiếp nên không thể để lại đợt sau.")
    case .notYetAvailable:
      return BrokenRule(
        rule, subject,
        en: "The lot is available from \(lot.available), after this dispatch; it is for the next one.",
        vi: "Lô chỉ có từ \(vietnamese.day(lot.available)), sau ngày xuất kho đợt này; để đợt sau xuất.")
    case .shortLife:
      let life = journey(source)?.daysOfLife ?? 0
      let least = max(1, policy.leastDaysOnArrival)
      return BrokenRule(
        rule, subject,
        en:
          "On arrival \(english.number(life)) days of life are left; at least \(english.number(least)) are asked.",
        vi: "Khi đến nơi còn dùng được \(vietnamese.number(life)) ngày; ít nhất phải là "
          + "\(vietnamese.number(least)).")
    default:
      return BrokenRule(
        rule, subject, en: "Stock does not move between these two places.",
        vi: "Giữa hai nơi này không có tuyến vận chuyển.")
    }
  }
}
