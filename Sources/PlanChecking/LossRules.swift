internal import AllocationModel

/// Judges the table of losses: every row by itself, and their sum for every lot line.
struct LossRules {
  let facts: RoundFacts
  let ledger: Ledger
  let losses: [Loss]

  /// Rows are added up by what they name; several lot lines can lose doses at one recipient under one name.
  private struct Key: Hashable, Comparable {
    let lot: String
    let vaccine: String
    let place: String

    static func < (left: Key, right: Key) -> Bool {
      (left.place, left.vaccine, left.lot) < (right.place, right.vaccine, right.lot)
    }
  }

  func broken() -> [BrokenRule] {
    var stated: [Key: Nano] = [:]
    var wholeVials: [Key: Int] = [:]
    let known = lastDays()
    var broken: [BrokenRule] = []
    for row in losses {
      let key = Key(lot: row.lot, vaccine: row.vaccine, place: row.place)
      stated[key, default: 0] += row.dosesLost.nano
      if row.lostAs == .wholeVials { wholeVials[key, default: 0] += row.vials.bounded }
      guard let days = known[key] else { continue }
      broken += statement(of: row, days)
    }
    broken += sums(stated)
    for (key, vials) in wholeVials.sorted(by: { $0.key < $1.key }) {
      guard let lot = facts.lotLine(key.lot, key.vaccine, at: key.place) else { continue }
      let unopened = unopenedVials(of: lot)
      if vials > unopened {
        broken.append(
          BrokenRule(
            .lossRow, name(key),
            en: "\(english.number(vials)) vials are lost whole; \(english.number(unopened)) stay unopened.",
            vi:
              "Ghi mất nguyên \(vietnamese.number(vials)) lọ; chỉ còn \(vietnamese.number(unopened)) lọ chưa mở."
          ))
      }
    }
    return broken
  }

  private func name(_ key: Key) -> String { "\(key.lot) (\(key.vaccine)), \(key.place)" }

  /// The last days under which doses of a name can be lost at a place.
  private func lastDays() -> [Key: Set<Day>] {
    var days: [Key: Set<Day>] = [:]
    for lot in facts.lots where facts.isCounted(lot) {
      days[Key(lot: lot.key.lot, vaccine: lot.key.vaccine, place: lot.key.place), default: []].insert(
        lot.last)
    }
    for (source, _) in ledger.vials where source.when == .now {
      let lot = facts.lots[source.lot]
      guard !facts.isCounted(lot), let journey = facts.journey(source), journey.last <= facts.wasteUntil
      else {
        continue
      }
      let place = facts.tables.places[source.place].place
      days[Key(lot: lot.key.lot, vaccine: lot.key.vaccine, place: place), default: []].insert(journey.last)
    }
    return days
  }

  private func sums(_ stated: [Key: Nano]) -> [BrokenRule] {
    var expected: [Key: Nano] = [:]
    for (key, doses) in PlanFigures(facts: facts, ledger: ledger).losses() {
      let lot = facts.lots[key.lot].key
      expected[
        Key(lot: lot.lot, vaccine: lot.vaccine, place: facts.tables.places[key.place].place), default: 0] +=
        doses
    }
    return Set(expected.keys).union(stated.keys).sorted().compactMap { key in
      let (said, lost) = (stated[key] ?? 0, expected[key] ?? 0)
      guard said != lost else { return nil }
      return BrokenRule(
        .losses, name(key),
        en:
          "\(english.number(said.asDecimal)) doses are said to be lost; \(english.number(lost.asDecimal)) are.",
        vi:
          "Ghi mất \(vietnamese.number(said.asDecimal)) liều; đúng ra là \(vietnamese.number(lost.asDecimal))."
      )
    }
  }

  private func statement(of row: Loss, _ days: Set<Day>) -> [BrokenRule] {
    let subject = "\(row.lot) (\(row.vaccine)), \(row.place)"
    var broken: [BrokenRule] = []
    func add(_ english: String, _ vietnamese: String) {
      broken.append(BrokenRule(.lossRow, subject, en: english, vi: vietnamese))
    }
    if !days.contains(row.lastDay) {
      let all = days.sorted()
      add(
        "The last day is said to be \(row.lastDay) and is \(all.map(\.description).joined(separator: " / ")).",
        "Ngày dùng cuối ghi \(vietnamese.day(row.lastDay)), đúng ra là "
          + "\(all.map(vietnamese.day).joined(separator: " / ")).")
    }
    if row.dosesLost < 0 {
      add("Fewer than no doses cannot be lost.", "Số liều mất không thể nhỏ hơn không.")
    }
    if row.dosesLost > 0, row.reason == .none { add("No reason is given.", "Không ghi lý do.") }
    switch row.lostAs {
    case .wholeVials:
      guard let lot = facts.lotLine(row.lot, row.vaccine, at: row.place) else {
        add(
          "Vials that arrive by shipment are not lost where they stand.",
          "Lọ nhận về không thuộc số mất nguyên tại kho.")
        break
      }
      let doses = facts.lots[lot].usable * Nano(row.vials.bounded)
      if doses != row.dosesLost.nano {
        add(
          "\(english.number(row.vials)) whole vials hold \(english.number(doses.asDecimal)) usable doses, not "
            + "\(english.number(row.dosesLost)).",
          "\(vietnamese.number(row.vials)) lọ nguyên có \(vietnamese.number(doses.asDecimal)) liều dùng được, "
            + "không phải \(vietnamese.number(row.dosesLost)).")
      }
    case .openedOrShipped:
      if row.vials != 0 {
        add(
          "Doses of opened or shipped vials are not whole vials.",
          "Liều trong lọ đã mở hoặc đã xuất không tính là lọ nguyên.")
      }
    }
    return broken
  }

  /// Vials that stay where they stand and that nobody needs to open.
  private func unopenedVials(of index: Int) -> Int {
    let lot = facts.lots[index]
    let here = ledger.given[SourceKey(lot: index, place: lot.place, when: .here)] ?? 0
    return max(0, lot.vials - ledger.shipped[index] - Int(clamping: here.dividedUp(by: lot.usable)))
  }
}
