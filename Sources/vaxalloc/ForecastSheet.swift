#if Workbook
  internal import PlanReports
  internal import RoundFigures
  internal import VaccineAllocation
  internal import Workbooks

  /// A forecast as a sheet that can be filtered and printed.
  enum ForecastSheet {
    static func workbook(of forecast: Forecast, _ language: Language) -> Workbook {
      let all = Wording(en: "province", vi: "toàn tỉnh")[language]
      let parts = Wording(en: "recipients", vi: "đơn vị")[language]
      return Workbook(
        sheets: [
          sheet(all, forecast.totals, language), sheet(parts, forecast.recipients, language),
          Sheet(
            name: Wording(en: "how to read", vi: "cách đọc")[language],
            rows: ForecastText.explanation(language).map { [.text($0)] }),
        ], title: Wording(en: "Forecast of need", vi: "Dự trù vắc xin")[language])
    }

    private static func sheet(_ name: String, _ lines: [Forecast.Line], _ language: Language) -> Sheet {
      let headings = ForecastText.headings(language)
      var sheet = Sheet(name: name, rows: [headings.map { .text($0, .heading) }])
      for line in lines {
        sheet.rows.append(
          [.text(line.vaccine), .text(ForecastText.place(of: line, language))]
            + ForecastText.numbers(of: line).map { .whole($0) })
      }
      sheet.columnWidths = [18, 14] + Array(repeating: 12, count: headings.count - 2)
      sheet.frozenRows = 1
      if !lines.isEmpty {
        sheet.filter = SheetRange(rows: 0...lines.count, columns: 0...(headings.count - 1))
      }
      sheet.print = SheetPrint(isLandscape: true, repeatedRows: 0...0, footer: "&P/&N")
      return sheet
    }
  }
#endif
