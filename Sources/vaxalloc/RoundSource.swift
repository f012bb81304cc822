internal import RoundFigures
internal import RoundFiles
internal import VaccineAllocation

#if Workbook
  internal import RoundWorkbooks
#endif

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Where a round is read from: a folder of tables, or a workbook with the same tables as sheets.
enum RoundSource {
  /// Reads a round.
  static func read(_ path: String) throws(RoundReadingError) -> RoundDocument {
    guard isFile(path) else { return try RoundFolder.read(at: path) }
    #if Workbook
      return try RoundWorkbook.read(at: path)
    #else
      throw .cannotRead(path: path, reason: noWorkbooks)
    #endif
  }

  /// Reads a round as far as it can be read.
  static func survey(_ path: String) throws(RoundReadingError) -> RoundSurvey {
    guard isFile(path) else { return try RoundFolder.survey(at: path) }
    #if Workbook
      return try RoundWorkbook.survey(at: path)
    #else
      throw .cannotRead(path: path, reason: noWorkbooks)
    #endif
  }

  private static var noWorkbooks: Wording {
    Wording(
      en: "it is not a folder, and this build reads no workbooks (the trait Workbook is off)",
      vi: "đây không phải là thư mục, và bản này không đọc được bảng tính (không bật Workbook)")
  }

  /// The language that the settings of a round ask for, as far as they can be read.
  static func language(_ path: String) -> Language? {
    #if Workbook
      if isFile(path) { return RoundWorkbook.language(at: path) }
    #endif
    struct Settings: Decodable {
      var language: Language?
    }
    let bytes = try? Data(contentsOf: URL(filePath: path + "/round.json"))
    return bytes.flatMap { try? JSONDecoder().decode(Settings.self, from: $0) }?.language
  }

  /// Reads a second source's table.
  static func ledger(
    _ path: String, numbers: NumberStyle
  ) throws(RoundReadingError) -> (rows: [LedgerRow], notes: [RoundMessage]) {
    #if Workbook
      if path.lowercased().hasSuffix(".xlsx") { return try LedgerWorkbook.read(at: path, numbers: numbers) }
    #endif
    return try LedgerFile.read(at: path, numbers: numbers)
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }
}
