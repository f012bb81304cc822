internal import AllocationModel

/// Judges what a plan takes from stock as a whole: lot lines, sources, need, lanes, storage, reserve, pins,
/// issue multiples.
struct StockRules {
  let facts: RoundFacts
  let ledger: Ledger

  func broken() -> [BrokenRule] {
    onHand() + contents() + need() + laneLimits() + coldStorage() + reserves() + pins() + issueMultiples()
  }

  private func onHand() -> [BrokenRule] {
    facts.lots.indices.compactMap { lot in
      let (shipped, held) = (ledger.shipped[lot], facts.lots[lot].vials)
      guard shipped > held else { return nil }
      return BrokenRule(
        .onHand, Name.of(facts.lots[lot]),
        en: "\(english.number(shipped)) vials leave; \(english.number(held)) stand there.",
        vi: "Xuất \(vietnamese.number(shipped)) lọ; trong kho chỉ có \(vietnamese.number(held)).")
    }
  }

  private func contents() -> [BrokenRule] {
    ledger.sources.compactMap { source in
      let lot = facts.lots[source.lot]
      let vials =
        source.when == .here ? max(0, lot.vials - ledger.shipped[source.lot]) : ledger.vials[source] ?? 0
      let (given, held) = (ledger.given[source] ?? 0, lot.usable * Nano(max(0, vials)))
      guard given > held else { return nil }
      let place = facts.tables.places[source.place].place
      return BrokenRule(
        .contents, "\(Name.of(lot)) → \(place), \(source.when.rawValue)",
        en: "\(english.number(given.asDecimal)) doses are given from \(english.number(vials)) vials with "
          + "\(english.number(held.asDecimal)) usable doses.",
        vi: "Dùng \(vietnamese.number(given.asDecimal)) liều từ \(vietnamese.number(vials)) lọ chỉ có "
          + "\(vietnamese.number(held.asDecimal)) liều dùng được.")
    }
  }

  private func need() -> [BrokenRule] {
    facts.demand.indices.compactMap { index in
      let (people, line) = (ledger.people[index], facts.demand[index])
      guard people > line.need else { return nil }
      return BrokenRule(
        .need, "\(line.line.place), \(line.line.group), \(line.line.dose), demand row \(line.row)",
        en: "\(english.number(people)) people are vaccinated where \(english.number(line.need)) are to be.",
        vi: "Tiêm \(vietnamese.number(people)) người trong khi chỉ cần tiêm \(vietnamese.number(line.need)).")
    }
  }

  private func laneLimits() -> [BrokenRule] {
    struct Ends: Hashable {
      let from: Int
      let to: Int
    }
    var carried: [Ends: Int] = [:]
    for (source, vials) in ledger.vials where source.when == .now {
      carried[Ends(from: facts.lots[source.lot].place, to: source.place), default: 0] += vials
    }
    let ordered = carried.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
    return ordered.compactMap { ends, vials in
      guard let most = facts.lanes.way(from: ends.from, to: ends.to)?.most, Nano(vials) * .one > most else {
        return nil
      }
      return BrokenRule(
        .laneLimit, "\(facts.tables.places[ends.from].place) → \(facts.tables.places[ends.to].place)",
        en:
          "\(english.number(vials)) vials are dispatched now; the lane takes \(english.number(most.asDecimal)).",
        vi: "Xuất đợt này \(vietnamese.number(vials)) lọ; tuyến này chở nhiều nhất "
          + "\(vietnamese.number(most.asDecimal)).")
    }
  }

  private func coldStorage() -> [BrokenRule] {
    var net = [Nano](repeating: 0, count: facts.tables.places.count)
    for (source, vials) in ledger.vials where source.when == .now {
      let lot = facts.lots[source.lot]
      net[source.place] += lot.litresPerVial * Nano(vials)
      net[lot.place] -= lot.litresPerVial * Nano(vials)
    }
    var standing = [Nano](repeating: 0, count: net.count)
    for lot in facts.lots where lot.stands { standing[lot.place] += lot.litresPerVial * Nano(lot.vials) }
    return net.indices.compactMap { place in
      guard !facts.isStore[place], let litres = facts.tables.places[place].storageLitres?.nano else {
        return nil
      }
      let room = max(0, litres - standing[place])
      guard net[place] > room else { return nil }
      return BrokenRule(
        .coldStorage, facts.tables.places[place].place,
        en: "\(english.number(net[place].asDecimal)) litres more arrive than leave; there is room for "
          + "\(english.number(room.asDecimal)).",
        vi: "Nhận thêm \(vietnamese.number(net[place].asDecimal)) lít; kho lạnh chỉ còn chỗ cho "
          + "\(vietnamese.number(room.asDecimal)).")
    }
  }

  private func reserves() -> [BrokenRule] {
    let thirtyDays = facts.policy.date + 30
    let longLived = max(facts.policy.nextDispatch ?? thirtyDays, thirtyDays)
    return facts.policy.reserve.compactMap { reserve in
      var (before, left): (Nano, Nano) = (0, 0)
      for (index, lot) in facts.lots.enumerated()
      where lot.key.vaccine == reserve.vaccine && lot.isUsable && facts.isStore[lot.place]
        && lot.last >= longLived
      {
        before += Nano(lot.vials) * Nano(lot.dosesPerVial) * .one
        left += Nano(lot.vials - ledger.shipped[index]) * Nano(lot.dosesPerVial) * .one
      }
      let least = min(reserve.doses.nano, before)
      guard left < least else { return nil }
      return BrokenRule(
        .reserve, reserve.vaccine,
        en: "\(english.number(left.asDecimal)) doses that live to \(longLived) stay in stores; "
          + "\(english.number(least.asDecimal)) must.",
        vi: "Trong kho chỉ còn \(vietnamese.number(left.asDecimal)) liều dùng được đến "
          + "\(vietnamese.day(longLived)); phải giữ lại \(vietnamese.number(least.asDecimal)).")
    }
  }

  private func pins() -> [BrokenRule] {
    facts.tables.pins.compactMap { pin in
      guard let lot = facts.lotLine(pin.lot, pin.vaccine, at: pin.from), let place = facts.place(pin.to)
      else {
        return nil
      }
      let vials = ledger.vials[SourceKey(lot: lot, place: place, when: .now)] ?? 0
      guard vials != pin.vials else { return nil }
      return BrokenRule(
        .pinKept, "\(pin.lot) (\(pin.vaccine)), \(pin.from) → \(pin.to)",
        en: "\(english.number(pin.vials)) vials are pinned; \(english.number(vials)) are dispatched now.",
        vi:
          "Đã ấn định \(vietnamese.number(pin.vials)) lọ; kế hoạch xuất đợt này \(vietnamese.number(vials)).")
    }
  }

  /// One shipment of a lot line may be broken, if the plan leaves none of that line in the store.
  private func issueMultiples() -> [BrokenRule] {
    var odd: [Int: [SourceKey]] = [:]
    for source in ledger.sources {
      let lot = facts.lots[source.lot]
      guard source.when != .here, facts.isStore[lot.place],
        (ledger.vials[source] ?? 0) % max(1, lot.issueMultiple) != 0
      else { continue }
      if source.when == .now, facts.pin(lot, to: source.place) != nil { continue }
      odd[source.lot, default: []].append(source)
    }
    return odd.sorted { $0.key < $1.key }.compactMap { index, sources in
      let lot = facts.lots[index]
      if sources.count == 1, ledger.shipped[index] == lot.vials { return nil }
      let places = sources.map { source in
        let vials = ledger.vials[source] ?? 0
        return (facts.tables.places[source.place].place, vials)
      }
      let left = lot.vials - ledger.shipped[index]
      return BrokenRule(
        .issueMultiple, Name.of(lot),
        en: "Vials leave in units of \(english.number(lot.issueMultiple)); broken are "
          + places.map { "\($0.0): \(english.number($0.1))" }.joined(separator: ", ")
          + " (\(english.number(left)) stay; one may be broken if none stays).",
        vi: "Xuất kho theo bội số \(vietnamese.number(lot.issueMultiple)) lọ; lẻ ở "
          + places.map { "\($0.0): \(vietnamese.number($0.1))" }.joined(separator: ", ")
          + " (còn lại \(vietnamese.number(left)) lọ; chỉ được lẻ một chuyến khi xuất hết).")
    }
  }
}
