#if Workbook
  import AllocationModel
  import Foundation
  import RoundFiles
  import Testing
  import Workbooks

  /// The example round in other clothes: as a Vietnamese Excel saves it, and as a workbook.
  struct DisguisedRound {
    /// The tables of the example by file: rows of cells, the heading first.
    let tables: [String: [[String]]]
    /// Its settings.
    let settings: [String: Any]

    static var folder: String {
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Examples/tra-vinh-2022-10-01").path
    }

    init() throws {
      var tables: [String: [[String]]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder)
      where name.hasSuffix(".csv") {
        let text = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
        try #require(!text.contains("\""), "the example has no quoted cells")
        tables[name] = text.split(separator: "\n").map { line in
          line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
      }
      self.tables = tables
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/round.json"))
      settings = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    private static let names: Set<String> = [
      "place", "lot", "vaccine", "group", "from", "to", "name", "weekdays",
    ]

    private static func isNumber(_ cell: String, _ column: String) -> Bool {
      !names.contains(column) && !cell.isEmpty && Double(cell) != nil
    }

    private static func titles(_ heading: [String], _ file: String) -> [String] {
      heading.map { ColumnTitles.title(of: $0, in: file, .vietnamese) }
    }

    /// Writes the plain tables, without anything else that stands in the folder.
    func writePlain(to folder: TemporaryFolder, _ name: String) throws {
      for (file, rows) in tables {
        try folder.write(
          rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n", to: "\(name)/\(file)")
      }
      let bytes = try JSONSerialization.data(withJSONObject: settings)
      try folder.write(String(decoding: bytes, as: UTF8.self), to: name + "/round.json")
    }

    /// Writes the tables as an Excel with Vietnamese settings saves “CSV UTF-8”: a mark in front, semicolons,
    /// CRLF, points between thousands, decimal commas, days first, Vietnamese headings, letters decomposed as on a
    /// Mac, separators at the ends of rows, and blank rows.
    func writeVietnamese(to folder: TemporaryFolder, _ name: String) throws {
      for (file, rows) in tables {
        var lines = [Self.titles(rows[0], file).joined(separator: ";") + ";;"]
        for (number, row) in rows.dropFirst().enumerated() {
          let cells = zip(rows[0], row).map { column, cell -> String in
            if let day = Day(iso: cell) { return Figures(.vietnamese).day(day) }
            guard Self.isNumber(cell, column) else { return cell.contains(";") ? "\"\(cell)\"" : cell }
            return ExactDecimal(plain: cell).map { Figures(.vietnamese).number($0) } ?? cell
          }
          lines.append(cells.joined(separator: ";") + ";;")
          if number == 1 { lines.append(String(repeating: ";", count: cells.count + 1)) }
        }
        let text =
          "\u{FEFF}" + lines.joined(separator: "\r\n").decomposedStringWithCanonicalMapping + "\r\n\r\n"
        try folder.write(text, to: "\(name)/\(file)")
      }
      var settings = settings
      settings["numbers"] = "vi"
      let bytes = try JSONSerialization.data(withJSONObject: settings)
      try folder.write(String(decoding: bytes, as: UTF8.self), to: name + "/round.json")
    }

    /// Writes a workbook with Vietnamese names, whose days and numbers are cells of these kinds; codes that look
    /// like numbers are numbers, as Excel makes them.
    func writeWorkbook(to path: String) throws {
      let names = [
        "vaccines.csv": "Vắc xin", "eligibility.csv": "chỉ định", "places.csv": "ĐƠN VỊ",
        "lots.csv": "Tồn kho",
        "capacity.csv": "công suất", "demand.csv": "nhu cầu", "lanes.csv": "tuyến",
      ]
      var sheets: [Sheet] = []
      for (file, rows) in tables.sorted(by: { $0.key < $1.key }) {
        var cells = [Self.titles(rows[0], file).map { SheetCell.text($0, .heading) }]
        for row in rows.dropFirst() {
          cells.append(
            row.map { cell in
              if let day = Day(iso: cell) { return SheetCell.day(day) }
              if let number = ExactDecimal(plain: cell) { return SheetCell(.number(number)) }
              return cell.isEmpty ? SheetCell(.blank) : .text(cell)
            })
        }
        sheets.append(Sheet(name: try #require(names[file]), rows: cells))
      }
      sheets.append(Sheet(name: "đợt", rows: [[.text("mục"), .text("giá trị")]] + settingRows()))
      try Workbook(sheets: sheets).write(to: path)
    }

    private func settingRows() -> [[SheetCell]] {
      settings.filter { $0.key != "expiry_day_usable" }.sorted { $0.key < $1.key }.flatMap {
        key, value -> [[SheetCell]] in
        switch value {
        case let reserves as [[String: Any]]:
          reserves.map {
            [.text("dự trữ"), .text($0["vaccine"] as? String ?? ""), .whole($0["doses"] as? Int ?? 0)]
          }
        case let list as [String]: [[.text(key), .text(list.joined(separator: ", "))]]
        case let number as Int: [[.text(key), .whole(number)]]
        case let text as String:
          [[.text(key), Day(iso: text).map { SheetCell.day($0) } ?? .text(text)]]
        default: []
        }
      }
    }
  }
#endif
