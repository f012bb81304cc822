internal import ArgumentParser
internal import PlanReports
internal import RoundFigures
internal import RoundFiles
internal import VaccineAllocation

#if Workbook
  internal import Workbooks
#endif

/// `vaxalloc forecast`: what the province needs until a day.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Works out what to request until a day (dự trù).",
    discussion: """
      For each vaccine, by recipient and in all: eligible × goal × wastage factor, less what is on hand and on the \
      way and can be used before it expires, in whole packs. With -o the same table is a sheet.

      EXAMPLES:
        vaxalloc forecast rounds/22 --until 2022-12-31
        vaxalloc forecast rounds/22 --until 31/12/2022 -o forecast.xlsx
      """)

  @OptionGroup var input: RoundInput

  @Option(help: ArgumentHelp("The last day, yyyy-mm-dd or d/m/yyyy.", valueName: "date"))
  var until: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the table to a workbook too.", valueName: "file.xlsx"),
    completion: .file(extensions: ["xlsx"]))
  var output: String?

  private var day: Day? {
    let parts = until.split(separator: "/").compactMap { Int($0) }
    return parts.count == 3 ? Day(year: parts[2], month: parts[1], day: parts[0]) : Day(iso: until)
  }

  func validate() throws {
    if day == nil { throw ValidationError("“\(until)” is not a day; write 2022-12-31 or 31/12/2022.") }
    if let output, !output.lowercased().hasSuffix(".xlsx") {
      throw ValidationError("The output is a workbook; its name ends in .xlsx.")
    }
  }

  func run() throws {
    let document = try input.document()
    let language = input.language ?? document.round.policy.language
    guard let day, let forecast = try? Forecast(document.round, until: day) else {
      Console.error(
        Wording(
          en:
            "\(until) is before the round's date \(document.round.policy.date), or more than ten years after it",
          vi:
            "\(until) trước ngày cấp phát \(document.round.policy.date) của đợt, hoặc sau ngày đó quá mười năm"
        )[language])
      throw Ending.refused.code
    }
    if let output { try write(forecast, to: output, language) }
    print(ForecastText.text(of: forecast, round: document.round, language: language))
  }

  private func write(_ forecast: Forecast, to path: String, _ language: Language) throws {
    #if Workbook
      do {
        try ForecastSheet.workbook(of: forecast, language).write(to: path)
      } catch {
        Console.error(error.wording[language])
        throw Ending.notReadOrWritten.code
      }
    #else
      Console.error(
        Wording(
          en: "this build writes no workbooks (the trait Workbook is off)",
          vi: "bản này không ghi được bảng tính (không bật Workbook)")[language])
      throw Ending.notReadOrWritten.code
    #endif
  }
}
