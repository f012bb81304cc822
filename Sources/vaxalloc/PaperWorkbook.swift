#if Workbook
  internal import PlanReports
  internal import VaccineAllocation
  internal import Workbooks

  /// Tables of a plan as a workbook: a sheet each, with filters, a heading that stays in sight, and totals.
  enum PaperWorkbook {
    /// The bytes of the file.
    static func bytes(of tables: [PaperTable], _ plan: Plan) throws(WorkbookWritingError) -> [UInt8] {
      var names: [String] = []
      var sheets: [Sheet] = []
      for table in tables {
        let name = Sheet.tabName(table.name, besides: names)
        names.append(name)
        sheets.append(sheet(of: table, name: name))
      }
      return try Workbook(sheets: sheets, title: plan.round).bytes()
    }

    private static func sheet(of table: PaperTable, name: String) -> Sheet {
      var rows = [table.columns.map { SheetCell.text($0.title, .heading) }]
      rows += table.rows.map { row in zip(row, table.columns).map { cell($0, in: $1) } }
      if !table.rows.isEmpty { rows.append(totals(of: table)) }
      var sheet = Sheet(name: name, rows: rows)
      sheet.columnWidths = table.columns.map { Double($0.width) }
      sheet.rowHeights = [0: 32]
      sheet.frozenRows = 1
      sheet.filter = SheetRange(rows: 0...max(1, table.rows.count), columns: 0...(table.columns.count - 1))
      sheet.print = SheetPrint(isLandscape: true, repeatedRows: 0...0, footer: "&C&P/&N")
      return sheet
    }

    /// Columns this wide hold sentences, which go on in the next line.
    private static let sentence = 30

    private static func cell(_ value: PaperTable.Value, in column: PaperTable.Column) -> SheetCell {
      switch value {
      case .text(let text): .text(text, CellStyle.plain.with { $0.wraps = column.width >= sentence })
      case .number(let number):
        SheetCell(.number(number), number.isWhole ? .whole : CellStyle(format: "#,##0.##"))
      case .part(let part): SheetCell(.number(part), CellStyle(format: "0.0%"))
      case .day(let day): .day(day)
      case .blank: SheetCell(.blank)
      }
    }

    /// Sums of what a filter leaves in sight.
    private static func totals(of table: PaperTable) -> [SheetCell] {
      let label = table.columns.firstIndex { $0.width >= table.totalTitle.count } ?? 0
      let style = CellStyle.total.with { $0.format = "#,##0.##" }
      return table.columns.indices.map { column in
        guard let sum = table.sum(ofColumn: column) else {
          return column == label ? .text(table.totalTitle, .total) : SheetCell(.blank, .total)
        }
        return SheetCell(
          .sum(first: 1, last: table.rows.count, value: sum), sum.isWhole ? .total : style)
      }
    }
  }
#endif
