import AllocationModel
import Foundation
import Testing

@testable import RoundFiles

@Suite struct ColumnTitlesTests {
  @Test func `the documented headings are those that are understood`() throws {
    let text = try String(
      contentsOfFile: "\(packageFolder)/Sources/RoundFiles/RoundFiles.docc/Headings.md", encoding: .utf8)
    let documented = Set(text.split(separator: "\n").map(String.init).filter { $0.contains(".csv | ") })
    let understood = ColumnTitles.all.flatMap { file, columns in
      columns.map { "| \(file) | \($0.column) | \($0.titles.joined(separator: ", ")) |" }
    }
    #expect(documented == Set(understood))
  }

  @Test func `every column of a round has a Vietnamese heading, and a sentence of help`() {
    for table in TableSummary.all {
      let titled = Set(ColumnTitles.all[table.file]?.map(\.column) ?? [])
      for column in table.columns {
        #expect(
          titled.contains(column.name), "\(table.file) \(column.name)")
        let help = ColumnHelp.wording(of: column.name, in: table.file)
        #expect(help != nil && help?.english != help?.vietnamese, "\(table.file) \(column.name)")
      }
    }
    for key in TableSummary.settings {
      #expect(ColumnHelp.wording(of: key, in: "round.json") != nil, "\(key)")
    }
  }

  @Test func `no heading stands for two columns of a table`() {
    for (file, columns) in ColumnTitles.all {
      let titles = columns.flatMap(\.titles).map(ColumnTitles.folded)
      #expect(Set(titles).count == titles.count, "\(file)")
    }
  }

  @Test func `a round with Vietnamese headings reads the same`() throws {
    let sound = try RoundFixture().read().round.tables
    var round = RoundFixture()
    for (file, bytes) in round.files where file.hasSuffix(".csv") {
      let text = String(decoding: bytes, as: UTF8.self)
      let heading = text.prefix { $0 != "\n" }
      for pick in 0..<2 {
        let titles = heading.split(separator: ",").map { name -> String in
          let all = ColumnTitles.all[file]?.first { $0.column == name }?.titles ?? []
          let title = all.isEmpty ? String(name) : all[min(pick, all.count - 1)]
          return pick == 0 ? title.uppercased() : "\"  " + title.replacing(" ", with: "\n") + " \""
        }
        round.files[file] = Array((titles.joined(separator: ",") + text.dropFirst(heading.count)).utf8)
        #expect(try round.read().round.tables == sound, "\(file) \(titles)")
      }
    }
  }

  @Test func `a message names the column as the table does`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "vials,expiry", "Số Lọ,hạn dùng"))
    try round.apply(.init("lots.csv", "L3,AZ,Hòa,5", "L3,AZ,Hòa,"))
    try round.apply(.init("lots.csv", "12/2022", "13/2022"))
    let messages = try round.messages()
    #expect(messages.map(\.column) == ["hạn dùng", "Số Lọ"])
    #expect(messages.last?.wording.vietnamese == "không được để trống cột Số Lọ")
  }

  @Test func `a heading that is nearly a Vietnamese one is an error`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "expiry", "hạn dung"))
    let messages = try round.messages()
    #expect(messages.map(\.code) == ["nearly_known_column"])
    #expect(messages.first?.wording.english.contains("hạn dùng") ?? false)
  }

  @Test func `the English and the Vietnamese heading of one column are twice the same`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "manufacturer", "số lọ"))
    #expect(try round.messages().map(\.code) == ["column_twice"])
  }
}
