extension RoundInspection {
  /// Checks `notices.csv`: each row by itself, then what the notices do to the lots.
  mutating func inspectNotices(_ effects: NoticeEffects) {
    guard let notices = tables.notices else { return }
    let file = TableFile.notices
    var dates: [String: (day: Day, row: Int)] = [:]
    var rows: [Notice: Int] = [:]
    let lots = Likeness(known: tables.lots.map(\.lot))
    let known = Set(tables.lots.map(\.lot))
    for (index, notice) in notices.enumerated() {
      let row = RoundInspection.row(notice.row, index)
      if notice.notice.isEmpty { missing(file, row, "notice") }
      checkVaccine(notice.vaccine, file, row)
      if let place = notice.place { checkPlace(place, file, row) }
      checkTerms(of: notice, row)
      if let from = notice.receivedFrom, let before = notice.receivedBefore, from >= before {
        error(
          "window_ends_early", file, row, "received_before", before.description,
          Wording(
            en: "no day lies on or after \(from) and before \(before)",
            vi: "không có ngày nào từ \(from.vietnamese) và trước \(before.vietnamese)"))
      }
      for lot in notice.lots where !known.contains(lot) {
        // Notices name many lots that a province does not hold; one that is nearly held is probably a slip.
        guard let meant = suggestion(for: lot, "lot", lots) else { continue }
        note(
          "notice_of_unknown_lot", file, row, "lots", lot,
          Wording(
            en: "no lot \(lot) is on hand" + ValidationWording.meantEnglish(meant),
            vi: "không có lô \(lot) trong kho" + ValidationWording.meantVietnamese(meant)))
      }
      if let first = dates[notice.notice], first.day != notice.date,
        !isUnread(file, row, "date", "notice"), !isUnread(file, first.row, "date", "notice")
      {
        error(
          "notice_of_two_days", file, row, "date", notice.date.description,
          Wording(
            en: "notice \(notice.notice) is of \(first.day) in row \(first.row)",
            vi: "thông báo \(notice.notice) ở dòng \(first.row) đề ngày \(first.day.vietnamese)"))
      }
      dates[notice.notice] = dates[notice.notice] ?? (notice.date, row)
      checkTwice(notice, row, &rows)
    }
    if unread.containsAny(inFile: file) || unread.containsAny(inFile: TableFile.lots)
      || unread.containsAny(inFile: TableFile.vaccines) || !knowsDate
    {
      return
    }
    report(effects)
  }

  private mutating func checkTwice(_ notice: Notice, _ row: Int, _ rows: inout [Notice: Int]) {
    if isUnread(
      TableFile.notices, row, "notice", "date", "kind", "vaccine", "lots", "new_expiry", "add_months",
      "add_days", "storage", "received_from", "received_before", "place")
    {
      return
    }
    var alike = notice
    alike.row = 0
    alike.note = nil
    if let first = rows[alike] {
      error(
        "notice_twice", TableFile.notices, row, "notice", notice.notice,
        ValidationWording.twice("this notice", "thông báo này", firstRow: first))
    }
    rows[alike] = rows[alike] ?? row
  }

  /// An extension says by one of three columns how far; nothing else does.
  private mutating func checkTerms(of notice: Notice, _ row: Int) {
    let file = TableFile.notices
    if isUnread(file, row, "kind", "new_expiry", "add_months", "add_days") { return }
    let terms: [(column: String, isGiven: Bool)] = [
      ("new_expiry", notice.newExpiry != nil), ("add_months", notice.addMonths != nil),
      ("add_days", notice.addDays != nil),
    ]
    let given = terms.filter(\.isGiven)
    if notice.kind != .extend {
      guard let first = given.first else { return }
      error(
        "notice_with_expiry", file, row, first.column, nil,
        Wording(
          en: "\(first.column) belongs to a notice that extends; this one says \(notice.kind.rawValue)",
          vi: "\(first.column) chỉ dùng cho thông báo gia hạn; thông báo này là \(notice.kind.rawValue)"))
      return
    }
    if given.count != 1 {
      error(
        "notice_without_expiry", file, row, given.count > 1 ? given[1].column : "new_expiry", nil,
        Wording(
          en: "an extension says exactly one of new_expiry, add_months and add_days",
          vi: "thông báo gia hạn phải có đúng một trong ba cột new_expiry, add_months, add_days"))
      return
    }
    if let months = notice.addMonths {
      checkRange(months, file, row, "add_months", atLeast: 1)
      if months > 120 { error("too_large", file, row, "add_months", String(months), tooLong("add_months")) }
    }
    if let days = notice.addDays {
      checkRange(days, file, row, "add_days", atLeast: 1)
      if days > 3653 { error("too_large", file, row, "add_days", String(days), tooLong("add_days")) }
    }
  }

  private func tooLong(_ column: String) -> Wording {
    Wording(en: "\(column) is more than ten years", vi: "\(column) dài hơn mười năm")
  }

  private mutating func report(_ effects: NoticeEffects) {
    let file = TableFile.notices
    for contradiction in effects.contradictions {
      let (first, second, lot) = (contradiction.first, contradiction.second, contradiction.lot)
      error(
        "notices_contradict", file, second.row, "notice", second.notice,
        Wording(
          en: "notice \(second.notice) (\(second.kind.rawValue), \(second.date)) contradicts notice "
            + "\(first.notice) (\(first.kind.rawValue), \(first.date)) about lot \(lot.lot) at \(lot.place)",
          vi: "thông báo \(second.notice) (\(second.kind.rawValue), \(second.date.vietnamese)) mâu thuẫn với "
            + "thông báo \(first.notice) (\(first.kind.rawValue), \(first.date.vietnamese)) về lô \(lot.lot) tại "
            + "\(lot.place)"))
    }
    for outcome in effects.outcomes {
      note(
        "notice_\(outcome.result.rawValue)", file, outcome.noticeRow,
        outcome.condition.isEmpty ? nil : outcome.condition,
        outcome.lot, outcome.wording)
    }
    let heard = Set(effects.outcomes.map(\.noticeRow))
    let marked = Set(tables.lots.flatMap { $0.appliedNotices ?? [] })
    for (index, notice) in (tables.notices ?? []).enumerated() {
      let row = RoundInspection.row(notice.row, index)
      if heard.contains(notice.row) || marked.contains(notice.notice) { continue }
      note(
        "notice_of_no_lot", file, row, "lots", nil,
        Wording(
          en: "notice \(notice.notice) names no lot on hand",
          vi: "thông báo \(notice.notice) không nêu lô nào đang có"))
    }
  }
}
