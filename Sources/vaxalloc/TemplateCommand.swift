internal import ArgumentParser
internal import RoundFiles
internal import VaccineAllocation

#if Workbook
  internal import RoundWorkbooks
#endif

/// `vaxalloc template`: empty tables to be filled in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Writes empty tables for a round, to be filled in.",
    discussion: """
      A name that ends in .xlsx becomes a workbook with headings, a note on each column in both languages, lists \
      to choose from and formats for days; any other name becomes a folder of tables. What stands there already is \
      left alone.

      EXAMPLES:
        vaxalloc template round-23.xlsx --language vi
        vaxalloc template rounds/23/
      """)

  @Argument(help: ArgumentHelp("The workbook or folder to write.", valueName: "out"), completion: .file())
  var path: String

  @Option(help: "The language of headings: vi or en; without it the terminal's.")
  var language: Language?

  func run() throws {
    let language = language ?? TerminalLanguage.current
    do throws(RoundTemplate.Failure) {
      if path.lowercased().hasSuffix(".xlsx") {
        #if Workbook
          try WorkbookTemplate.write(to: path, language: language)
        #else
          throw .cannotWrite(
            path: path,
            reason: Wording(
              en: "this build writes no workbooks (the trait Workbook is off)",
              vi: "bản này không ghi được bảng tính (không bật Workbook)"))
        #endif
      } else {
        try RoundTemplate.writeFolder(to: path, language: language)
      }
    } catch {
      Console.error(error.wording[language])
      throw Ending.notReadOrWritten.code
    }
    print(
      Wording(
        en: "Empty tables are in \(path). Fill them in, then: vaxalloc check \(path)",
        vi: "Đã ghi bảng trống vào \(path). Điền số liệu, rồi chạy: vaxalloc check \(path)")[language])
  }
}
