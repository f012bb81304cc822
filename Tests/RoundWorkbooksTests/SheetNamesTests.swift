import Foundation
import Testing

@testable import RoundWorkbooks

struct SheetNamesTests {
  private var page: String {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return try String(
        contentsOf: folder.appendingPathComponent("Sources/RoundFiles/RoundFiles.docc/Workbook.md"),
        encoding: .utf8)
    }
  }

  @Test func `the documented names of sheets are those that are understood`() throws {
    let documented = try page.split(separator: "\n").filter {
      $0.contains(".csv | ") || $0.contains(".json | ")
    }
    let understood = SheetNames.aliases.map { file, names in
      "| \(file) | \(file.prefix { $0 != "." }) | \(names.joined(separator: ", ")) |"
    }
    #expect(documented.map(String.init) == understood)
    for (file, names) in SheetNames.aliases {
      for name in names + [String(file.prefix { $0 != "." })] {
        #expect(SheetNames.file(of: "  " + name.uppercased().replacing(" ", with: "  ")) == file)
      }
    }
  }
}
