internal import AllocationModel

extension RoundTableLayouts {
  /// The table of notices, as FORMATS says.
  static let notices = TableLayout<Notice>(
    file: "notices.csv", required: false,
    blank: Notice(notice: "", date: Day(number: 0), kind: .suspend, vaccine: ""),
    columns: [
      .init("notice", .identifier, required: true) { $0.notice = $1.text() },
      .init("date", .date, required: true) { if let value = $1.date() { $0.date = value } },
      .init("kind", .choice, required: true) { if let value: NoticeKind = $1.choice() { $0.kind = value } },
      .init("vaccine", .identifier, required: true) { $0.vaccine = $1.text() },
      .init("lots", .names, required: true) { if let lots = $1.namesOrEvery() { $0.lots = lots } },
      .init("new_expiry", .expiry) { $0.newExpiry = $1.expiry() },
      .init("add_months", .whole) { $0.addMonths = $1.whole() },
      .init("add_days", .whole) { $0.addDays = $1.whole() },
      .init("storage", .text) { $0.storage = $1.text() },
      .init("received_from", .date) { $0.receivedFrom = $1.date() },
      .init("received_before", .date) { $0.receivedBefore = $1.date() },
      .init("place", .identifier) { $0.place = $1.text() },
      .init("note", .text) { $0.note = $1.text() },
    ],
    finish: { $0.row = $1.row })
}

extension CellReader {
  /// The cell as names joined by `|`, each once.
  mutating func names() -> [String] {
    var list: [String] = []
    for part in text().split(separator: "|") {
      let name = String(part).withTrimmedBlanks
      if !name.isEmpty, !list.contains(name) { list.append(name) }
    }
    return list
  }

  /// The cell as names joined by `|`, or as `*`, which is the empty list; nil where it names nothing.
  mutating func namesOrEvery() -> [String]? {
    let names = names()
    if names == ["*"] { return [] }
    if !names.isEmpty, !names.contains("*") { return names }
    report(
      "bad_names",
      Wording(
        en: "\"\(text())\" names no lots; write lot numbers joined by |, or * for every lot",
        vi: "\"\(text())\" không nêu lô nào; hãy ghi các số lô nối bằng |, hoặc * cho mọi lô"))
    return nil
  }

  /// The cell as one of a few words, in capitals or not.
  mutating func choice<Choice: RawRepresentable & CaseIterable>() -> Choice?
  where Choice.RawValue == String {
    let written = text().lowercased()
    if let choice = Choice(rawValue: written) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let meant = Likeness(known: known).nearest(to: written)
    report(
      "unknown_value",
      Wording(
        en: "\"\(text())\" is not known here; \(column) is one of \(known.joined(separator: ", "))"
          + (meant.map { ". Did you mean \($0)?" } ?? ""),
        vi: "không có giá trị \"\(text())\"; \(column) là một trong: \(known.joined(separator: ", "))"
          + (meant.map { ". Có phải ý bạn là \($0)?" } ?? "")))
    return nil
  }
}
