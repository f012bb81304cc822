import Foundation
import Testing

/// Every text that a person reads stands in both languages, with the same placeholders.
struct WordingTableTests {
  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources")

  /// All texts of the sources, by file.
  private func table() throws -> [(file: String, entry: SourceWordings.Entry)] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: WordingTableTests.sources.path).sorted()
    return try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      let text = try String(
        contentsOf: WordingTableTests.sources.appendingPathComponent(file), encoding: .utf8)
      return SourceWordings(text).entries.map { (file, $0) }
    }
  }

  @Test func `no message lacks a language or a placeholder`() throws {
    let table = try table()
    #expect(table.count > 450)
    for (file, entry) in table {
      if let problem = SourceWordings.problem(entry) {
        Issue.record("\(file), line \(entry.line): \(problem): \(entry.english.words)")
      }
    }
  }

  @Test(arguments: [
    (#"Wording(en: "a lot of \(lot)")"#, "there is no Vietnamese"),
    (#"Wording(en: "a lot of words", vi: "")"#, "one language says nothing"),
    (#"text(en: "\(lot) of \(place)", vi: "lô \(lot)")"#, "a placeholder is missing in one language: place"),
    (#"Wording(en: "not put into words", vi: "not put into words")"#, "both languages are the same"),
    (#"Wording(en: "a" + "\(b("x)"))", vi: "â")"#, "a placeholder is missing in one language: b"),
  ])
  func `what is missing is found`(_ code: String, _ problem: String) throws {
    let entry = try #require(SourceWordings("let x = " + code).entries.first)
    #expect(SourceWordings.problem(entry) == problem)
  }

  @Test(arguments: [
    #"Wording(en: "\(en.number(n)) of \(lot)", vi: "lô \(lot): \(vi.number(n))")"#,
    #"Wording(en: one ? "row \(n)" : "rows \(n)", vi: "dòng \(n)")"#,
    #"text(en: "FEFO", vi: "FEFO")"#, #"Wording(en: "", vi: "")"#,
    "Wording(\n  en: \"a\"\n    + \"b, (c\",\n  vi: \"d\")",
    #"Wording(en: "as \(meantEnglish)", vi: "như \(meantVietnamese)")"#,
  ])
  func `what is in order is let through`(_ code: String) throws {
    let entry = try #require(SourceWordings(code).entries.first)
    #expect(SourceWordings.problem(entry) == nil)
  }
}
