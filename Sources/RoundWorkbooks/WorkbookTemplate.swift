#if Workbook
  public import AllocationModel
  public import RoundFiles
  internal import Workbooks

  /// An empty workbook for a round, to be filled in.
  public enum WorkbookTemplate {
    /// Writes the workbook: a sheet for each table with headings in a language, a note on every column in both,
    /// lists to choose from, and cells formatted for what they hold. Nothing is written over.
    ///
    /// - Throws: `RoundTemplate.Failure`
    public static func write(to path: String, language: Language) throws(RoundTemplate.Failure) {
      if RoundTemplate.isTaken(path) { throw .exists(path: path) }
      do throws(WorkbookWritingError) {
        try workbook(language).write(to: path)
      } catch .cannotWrite(_, let reason) {
        throw .cannotWrite(path: path, reason: reason)
      } catch {
        throw .cannotWrite(path: path, reason: error.wording)
      }
    }

    /// The rows that are made ready.
    private static let rows = 1...2_000

    static func workbook(_ language: Language) -> Workbook {
      Workbook(
        sheets: [settings(language)] + TableSummary.all.map { table in sheet(of: table, language) },
        title: language == .english ? "Vaccine round" : "Đợt phân bổ vắc xin")
    }

    private static func settings(_ language: Language) -> Sheet {
      let file = "round.json"
      var sheet = Sheet(name: SheetNames.name(of: file, language))
      let titles = language == .english ? ["key", "value"] : ["mục", "giá trị"]
      sheet.rows = [titles.map { .text($0, .heading) }]
      for (index, key) in TableSummary.settings.enumerated() {
        let isRequired = ["id", "date"].contains(key)
        sheet.rows.append([
          .text(key, CellStyle().with { $0.isBold = isRequired }),
          SheetCell(key == "language" ? .text(language.rawValue) : .blank, style(ofSetting: key)),
        ])
        if let wording = ColumnHelp.wording(of: key, in: file) {
          sheet.notes.append(SheetNote(row: index + 1, column: 0, note(wording, language)))
        }
        let choices: [String: [String]] = [
          "numbers": NumberStyle.allCases.map(\.rawValue), "language": Language.allCases.map(\.rawValue),
          "expiry_day_usable": ["true", "false"],
        ]
        if let texts = choices[key] {
          sheet.choices.append(
            SheetChoices(SheetRange(rows: (index + 1)...(index + 1), columns: 1...1), .texts(texts)))
        }
      }
      sheet.columnWidths = [24, 34]
      sheet.frozenRows = 1
      return sheet
    }

    private static func style(ofSetting key: String) -> CellStyle {
      switch key {
      case "date", "as_of", "next_dispatch", "horizon", "waste_until": .date
      case "safety_days", "buffer_days", "least_days_on_arrival", "reserve": .plain
      default: .text
      }
    }

    private static func sheet(of table: TableSummary, _ language: Language) -> Sheet {
      var sheet = Sheet(name: SheetNames.name(of: table.file, language))
      let heading = CellStyle.heading
      sheet.rows = [
        table.columns.map { column in
          // What must be filled in stands on a darker ground.
          .text(
            ColumnTitles.title(of: column.name, in: table.file, language),
            column.isRequired ? heading.with { $0.ground = 0xB8CCE4 } : heading)
        }
      ]
      sheet.frozenRows = 1
      sheet.print = SheetPrint(isLandscape: true, repeatedRows: 0...0)
      for (index, column) in table.columns.enumerated() {
        let title = sheet.rows[0][index]
        if case .text(let text) = title.value { sheet.columnWidths.append(Double(max(11, text.count + 2))) }
        sheet.columnStyles.append(style(ofKind: column.kind))
        if let wording = ColumnHelp.wording(of: column.name, in: table.file) {
          sheet.notes.append(SheetNote(row: 0, column: index, note(wording, language)))
        }
        if let source = choices(of: column, in: table.file, language) {
          let range = SheetRange(rows: rows, columns: index...index)
          sheet.choices.append(SheetChoices(range, source.source, allowsOthers: source.allowsOthers))
        }
      }
      return sheet
    }

    private static func style(ofKind kind: String) -> CellStyle? {
      switch kind {
      case "date", "expiry": .date
      case "rate": .percent
      // Codes keep their noughts in front, and nothing becomes a day by itself.
      case "identifier", "text", "weekdays", "reservations", "status", "names", "choice": .text
      default: nil
      }
    }

    private static func choices(
      of column: TableSummary.Column, in file: String, _ language: Language
    ) -> (source: SheetChoices.Source, allowsOthers: Bool)? {
      func cells(_ other: String, _ name: String) -> SheetChoices.Source? {
        guard let table = TableSummary.all.first(where: { $0.file == other }),
          let position = table.columns.firstIndex(where: { $0.name == name })
        else { return nil }
        return .cells(
          sheet: SheetNames.name(of: other, language), SheetRange(rows: rows, columns: position...position))
      }
      switch column.name {
      case "goal_reported": return (.texts(language == .english ? ["yes", "no"] : ["có", "không"]), true)
      case "status": return (.texts(LotStatus.allCases.map(\.rawValue)), false)
      case "vvm": return (.texts(["1", "2", "3", "4"]), false)
      case "kind" where file == "places.csv":
        return (
          .texts(["kho", "huyện", "xã", "bệnh viện", "store", "district", "commune", "hospital"]), true
        )
      case "vaccine" where file != "vaccines.csv": return cells("vaccines.csv", "vaccine").map { ($0, false) }
      case "place" where file != "places.csv": return cells("places.csv", "place").map { ($0, false) }
      case "from", "to":
        // In some tables these are days.
        guard column.kind == "identifier" else { return nil }
        return cells("places.csv", "place").map { ($0, true) }
      case "group" where file != "eligibility.csv", "reserved_for":
        return cells("eligibility.csv", "group").map { ($0, true) }
      default: return nil
      }
    }

    /// Both languages, the asked one first.
    private static func note(_ wording: Wording, _ language: Language) -> String {
      language == .english
        ? "\(wording.english)\n\(wording.vietnamese)" : "\(wording.vietnamese)\n\(wording.english)"
    }
  }
#endif
