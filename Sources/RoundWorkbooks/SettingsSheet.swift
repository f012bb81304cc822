internal import AllocationModel
internal import RoundFiles
internal import Workbooks

/// The sheet of settings as the `round.json` it would be in a folder.
///
/// Each row has a key in its first cell and its value behind it. A list (`objectives`, `document.signers`,
/// `document.recipients`) takes the cells to the right, commas between words, or further rows of the same key;
/// `reserve` takes a vaccine and its doses, one row for each vaccine; what belongs to the document is written with
/// a point, `document.number`.
struct SettingsSheet {
  /// `round.json`.
  private(set) var json: [UInt8] = []
  /// For each line of it the row of the sheet.
  private(set) var rows: [Int] = []

  private struct Entry {
    let key: String
    let row: Int
    let values: [SheetCellReading.Value]
  }

  init(_ sheet: SheetReading?) {
    let entries = (sheet?.rows ?? []).compactMap(SettingsSheet.entry)
    add("{", 1)
    var members: [() -> [(String, Int)]] = []
    var done: Set<String> = []
    for entry in entries {
      let top = String(entry.key.prefix { $0 != "." })
      switch top {
      case "objectives", "reserve":
        guard done.insert(top).inserted else { continue }
        let all = entries.filter { $0.key.prefix { $0 != "." } == top }
        let items = top == "reserve" ? all.map(SettingsSheet.reserve) : all.flatMap(SettingsSheet.words)
        members.append { SettingsSheet.list(top, items) }
      case "document":
        guard done.insert(top).inserted else { continue }
        let all = entries.filter { $0.key.hasPrefix("document.") }
        members.append { SettingsSheet.document(all) }
      default:
        members.append { [("\(SettingsSheet.quoted(entry.key)): \(SettingsSheet.scalar(entry))", entry.row)] }
      }
    }
    for (index, member) in members.enumerated() {
      let lines = member()
      for (position, line) in lines.enumerated() {
        let isEnd = position == lines.count - 1 && index < members.count - 1
        add(line.0 + (isEnd ? "," : ""), line.1)
      }
    }
    add("}", entries.last?.row ?? 1)
  }

  /// The style of numbers that the sheet asks for.
  static func numbers(of sheet: SheetReading?) -> NumberStyle {
    text(of: "numbers", in: sheet).flatMap { NumberStyle(rawValue: $0) } ?? .plain
  }

  /// The language that the sheet asks for, where it asks for one.
  static func language(of sheet: SheetReading?) -> Language? {
    text(of: "language", in: sheet).flatMap { Language(rawValue: $0) }
  }

  private static func text(of key: String, in sheet: SheetReading?) -> String? {
    let entry = (sheet?.rows ?? []).lazy.compactMap(SettingsSheet.entry).first { $0.key == key }
    guard case .text(let text)? = entry?.values.first else { return nil }
    return text.lowercased().filter { !$0.isWhitespace }
  }

  private mutating func add(_ line: String, _ row: Int) {
    json += Array((line + "\n").utf8)
    rows.append(row)
  }

  private static func entry(_ row: SheetRow) -> Entry? {
    guard let first = row.cells.first, first.column == 0, case .text(let written) = first.value else {
      return nil
    }
    let folded = SheetNames.folded(written)
    if headings.contains(folded) { return nil }
    let values = row.cells.dropFirst().map(\.value)
    if values.isEmpty { return nil }
    let key = keys[folded] ?? written.split { $0.isWhitespace }.joined(separator: "_")
    return Entry(key: key, row: row.number, values: values)
  }

  private static let headings: Set<String> = ["key", "setting", "khóa", "khoá", "thiết lập", "mục"]

  /// The Vietnamese words for keys.
  static let keys: [String: String] = [
    "tên đợt": "id", "đợt": "id", "ngày cấp phát": "date", "ngày xuất": "date", "tính đến ngày": "as_of",
    "ngày cấp phát kế tiếp": "next_dispatch", "cách ghi số": "numbers", "ngôn ngữ": "language",
    "dự trữ": "reserve", "số văn bản": "document.number", "nơi ban hành": "document.place",
    "người ký": "document.signers", "nơi nhận": "document.recipients",
    "cơ quan chủ quản": "document.parent_agency", "cơ quan ban hành": "document.agency",
    "tên văn bản": "document.title", "ngày văn bản": "document.date",
  ]

  private static let flags: Set<String> = ["expiry_day_usable", "secure_next_dose"]
  private static let counts: Set<String> = ["safety_days", "buffer_days", "least_days_on_arrival"]

  private static func scalar(_ entry: Entry) -> String {
    let value = entry.values[0]
    if flags.contains(entry.key) {
      if case .flag(let flag) = value { return flag ? "true" : "false" }
      let word = plain(value).lowercased()
      return ["true", "false"].contains(word) ? word : quoted(plain(value))
    }
    if counts.contains(entry.key) { return number(value) }
    return quoted(plain(value))
  }

  /// The cell's digits as a number, or its text where it has none.
  private static func number(_ value: SheetCellReading.Value) -> String {
    let text = plain(value)
    return ExactDecimal(plain: text) == nil || text.hasPrefix("0") && text.count > 1 && !text.hasPrefix("0.")
      ? quoted(text) : text
  }

  private static func words(_ entry: Entry) -> [(String, Int)] {
    entry.values.flatMap { plain($0).split { ",;|\n".contains($0) } }.map { word in
      (quoted(word.trimmingBlanks.lowercased()), entry.row)
    }
  }

  private static func reserve(_ entry: Entry) -> (String, Int) {
    var values = entry.values
    if let point = entry.key.firstIndex(of: ".") {
      values.insert(.text(String(entry.key[entry.key.index(after: point)...])), at: 0)
    }
    let doses = values.count > 1 ? ", \"doses\": \(number(values[1]))" : ""
    return ("{\"vaccine\": \(quoted(plain(values[0])))\(doses)}", entry.row)
  }

  private static func list(_ key: String, _ items: [(String, Int)]) -> [(String, Int)] {
    var lines = [("\(quoted(key)): [", items.first?.1 ?? 1)]
    for (index, item) in items.enumerated() {
      lines.append((item.0 + (index < items.count - 1 ? "," : ""), item.1))
    }
    lines.append(("]", items.last?.1 ?? 1))
    return lines
  }

  private static func document(_ entries: [Entry]) -> [(String, Int)] {
    var lines = [("\"document\": {", entries.first?.row ?? 1)]
    var done: Set<String> = []
    var blocks: [[(String, Int)]] = []
    for entry in entries where !done.contains(entry.key) {
      let key = String(entry.key.dropFirst("document.".count))
      guard ["signers", "recipients"].contains(key) else {
        blocks.append([("\(quoted(key)): \(quoted(plain(entry.values[0])))", entry.row)])
        continue
      }
      done.insert(entry.key)
      let items = entries.filter { $0.key == entry.key }.flatMap { entry in
        entry.values.flatMap { plain($0).split(separator: "\n") }.map {
          (quoted($0.trimmingBlanks), entry.row)
        }
      }
      blocks.append(list(key, items))
    }
    for (index, block) in blocks.enumerated() {
      for (position, line) in block.enumerated() {
        let isEnd = position == block.count - 1 && index < blocks.count - 1
        lines.append((line.0 + (isEnd ? "," : ""), line.1))
      }
    }
    lines.append(("}", entries.last?.row ?? 1))
    return lines
  }

  private static func plain(_ value: SheetCellReading.Value) -> String {
    if case .number(let digits) = value { return digits }
    return SheetTable(style: .plain).text(of: value)
  }

  private static func quoted(_ text: some StringProtocol) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 { result += " " } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }
}

extension StringProtocol {
  /// The text without blanks around it.
  fileprivate var trimmingBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
