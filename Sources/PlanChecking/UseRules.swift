internal import AllocationModel

/// Judges every planned use by itself, and the people of every recipient against its sessions.
struct UseRules {
  let facts: RoundFacts
  let ledger: Ledger

  private struct RowKey: Hashable {
    let source: SourceKey
    let demand: Int
    let days: Days
  }

  func broken() -> [BrokenRule] {
    var broken: [BrokenRule] = []
    var windows = [[Days: Int]](repeating: [:], count: facts.tables.places.count)
    var spans = windows
    var seen: Set<RowKey> = []
    var sourceDays: [SourceKey: Result<Days, Obstacle>] = [:]
    for entry in ledger.uses {
      let subject = Name.of(entry.row)
      let span = Days(first: entry.row.firstDay, last: entry.row.lastDay)
      if !seen.insert(RowKey(source: entry.source, demand: entry.demand, days: span)).inserted {
        broken.append(
          BrokenRule(
            .duplicateRow, subject, en: "This use stands in the table twice.",
            vi: "Dòng sử dụng này bị lặp lại."))
      }
      broken += statement(of: entry, subject)
      let days = sourceDays[entry.source] ?? resolve(entry.source)
      sourceDays[entry.source] = days
      switch days {
      case .failure(let obstacle):
        broken.append(facts.obstacleWording(obstacle.rule, entry.source, subject))
      case .success(let days):
        let window = days.intersection(facts.days(of: facts.demand[entry.demand].line))
        if let rule = windowRule(window, span, subject) { broken.append(rule) }
        if window.isEmpty { continue }
        windows[entry.source.place][window, default: 0] += entry.people
        // Days that contradict themselves have been named; the whole window stands in for them.
        spans[entry.source.place][window.contains(span) && !span.isEmpty ? span : window, default: 0] +=
          entry.people
      }
    }
    return broken + sessions(windows, spans)
  }

  private struct Obstacle: Error {
    let rule: Rule
  }

  private func resolve(_ source: SourceKey) -> Result<Days, Obstacle> {
    facts.obstacle(to: source).map { .failure(Obstacle(rule: $0)) } ?? .success(facts.days(of: source))
  }

  private func statement(of entry: UseEntry, _ subject: String) -> [BrokenRule] {
    var broken: [BrokenRule] = []
    let row = entry.row
    let line = facts.demand[entry.demand].line
    if (row.place, row.group, row.dose) != (line.place, line.group, line.dose) {
      broken.append(
        BrokenRule(
          .demandRowMismatch, subject,
          en: "Row \(row.demandRow) of demand.csv is \(line.group), dose \(line.dose) at \(line.place), "
            + "not \(row.group), dose \(row.dose) at \(row.place).",
          vi: "Dòng \(row.demandRow) của demand.csv là \(line.group), mũi \(line.dose) tại \(line.place), "
            + "không phải \(row.group), mũi \(row.dose) tại \(row.place)."))
    }
    if row.people < 0 {
      broken.append(
        BrokenRule(
          .negativePeople, subject, en: "Fewer than no people cannot be vaccinated.",
          vi: "Số người tiêm không thể nhỏ hơn không."))
    }
    switch facts.refusal(of: facts.lots[entry.source.lot], for: line) {
    case .notEligible?:
      broken.append(
        BrokenRule(
          .notEligible, subject,
          en: "\(row.vaccine) may not be given to \(line.group) as dose \(line.dose).",
          vi: "\(row.vaccine) không được dùng cho \(line.group), mũi \(line.dose)."))
    case .reservedForOthers?:
      broken.append(
        BrokenRule(
          .reservedForOthers, subject,
          en: "The lot is reserved for others than \(line.group), dose \(line.dose).",
          vi: "Lô này để dành cho đối tượng khác, không phải \(line.group), mũi \(line.dose)."))
    default: break
    }
    if entry.given != row.dosesGiven.nano, facts.share(of: row.vaccine, for: line) != nil {
      broken.append(
        BrokenRule(
          .dosesGiven, subject,
          en: "\(english.number(row.people)) people take \(english.number(entry.given.asDecimal)) doses, not "
            + "\(english.number(row.dosesGiven)).",
          vi: "\(vietnamese.number(row.people)) người dùng \(vietnamese.number(entry.given.asDecimal)) liều, "
            + "không phải \(vietnamese.number(row.dosesGiven))."))
    }
    return broken
  }

  private func windowRule(_ window: Days, _ span: Days, _ subject: String) -> BrokenRule? {
    if window.isEmpty {
      return BrokenRule(
        .noDayOfUse, subject, en: "There is no day on which this stock can serve these people.",
        vi: "Không có ngày nào lô này tiêm được cho đối tượng này.")
    }
    guard !span.isEmpty, window.contains(span) else {
      return BrokenRule(
        .daysOutsideWindow, subject,
        en: "The days \(span.first) to \(span.last) do not lie within \(window.first) to \(window.last).",
        vi: "Các ngày \(vietnamese.day(span.first)) đến \(vietnamese.day(span.last)) không nằm trong khoảng "
          + "\(vietnamese.day(window.first)) đến \(vietnamese.day(window.last)).")
    }
    return nil
  }

  /// The stated days are judged only where the windows pass: whatever breaks the windows breaks them too.
  private func sessions(_ windows: [[Days: Int]], _ spans: [[Days: Int]]) -> [BrokenRule] {
    windows.indices.compactMap { place in
      if windows[place].isEmpty { return nil }
      let book = facts.sessions[place]
      if let overrun = book.overrun(of: windows[place]) { return sessionRule(.sessions, place, overrun) }
      return book.overrun(of: spans[place]).map { sessionRule(.sessionSpans, place, $0) }
    }
  }

  private func sessionRule(_ rule: Rule, _ place: Int, _ overrun: SessionBook.Overrun) -> BrokenRule {
    let (days, people, capacity) = (overrun.days, overrun.people, overrun.capacity)
    let stated = rule == .sessionSpans
    return BrokenRule(
      rule, facts.tables.places[place].place,
      en: "\(english.number(people)) people \(stated ? "are laid on" : "must be vaccinated within") "
        + "\(days.first) to \(days.last); the sessions take \(english.number(capacity)).",
      vi: "\(vietnamese.number(people)) người \(stated ? "được xếp" : "phải tiêm") trong khoảng "
        + "\(vietnamese.day(days.first)) đến \(vietnamese.day(days.last)); các buổi tiêm chỉ đủ cho "
        + "\(vietnamese.number(capacity)).")
  }
}
