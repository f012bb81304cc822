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
        sheets.append(sheet(of: table, name: name, title: plan.round))
      }
      return try Workbook(sheets: sheets, title: plan.round).bytes()
    }

    private static func sheet(of table: PaperTable, name: String, title: String) -> Sheet {
      var rows = [table.columns.map { SheetCell.text($0.title, .heading) }]
      rows += table.rows.map { row in zip(row, table.columns).map { cell($0, in: $1) } }
      if !table.rows.isEmpty { rows.append(totals(of: table)) }
      var sheet = Sheet(name: name, rows: rows)
      sheet.columnWidths = table.columns.map { Double($0.width) }
      sheet.rowHeights = heights(of: table)
      sheet.frozenRows = 1
      sheet.filter = SheetRange(rows: 0...max(1, table.rows.count), columns: 0...(table.columns.count - 1))
      sheet.print = SheetPrint(isLandscape: true, repeatedRows: 0...0, footer: "&C&P/&N")
      // A spreadsheet takes no more than 255 characters, and `&` for the beginning of a code.
      sheet.print.header =
        "&L\(title.prefix(60).replacing("&", with: "&&"))&R\(name.replacing("&", with: "&&"))"
      return sheet
    }

    /// Rows as high as their tallest text: not every program does that by itself.
    private static func heights(of table: PaperTable) -> [Int: Double] {
      let line = 15.0
      func lines(_ text: String, _ column: PaperTable.Column) -> Int {
        DisplayWidth.wrapped(text, to: max(4, column.width)).count
      }
      let heading = table.columns.map { lines($0.title, $0) }.max() ?? 1
      var heights = [0: Double(max(2, heading)) * line + 2]
      for (row, cells) in table.rows.enumerated() {
        let most = zip(cells, table.columns).map { cell, column in
          if case .text(let text) = cell { lines(text, column) } else { 1 }
        }.max()
        if let most, most > 1 { heights[row + 1] = Double(min(most, 25)) * line }
      }
      return heights
    }

    private static func cell(_ value: PaperTable.Value, in column: PaperTable.Column) -> SheetCell {
      // What wraps stands at the top of its cell, numbers beside long texts too.
      func style(_ format: String? = nil) -> CellStyle {
        CellStyle(format: format).with {
          $0.hasBorder = true
          $0.wraps = true
        }
      }
      switch value {
      case .text(let text): return .text(text, style())
      case .number(let number):
        return SheetCell(.number(number), style(number.isWhole ? "#,##0" : "#,##0.##"))
      case .part(let part): return SheetCell(.number(part), style("0.0%"))
      case .day(let day): return .day(day, style("dd/mm/yyyy"))
      case .blank: return SheetCell(.blank, style())
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
