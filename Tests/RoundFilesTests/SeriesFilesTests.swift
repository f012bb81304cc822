import AllocationModel
import RoundSeries
import Testing

@testable import RoundFiles

struct RoundTextsTests {
  private func read(_ files: [(name: String, bytes: [UInt8])]) throws -> RoundTables {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.bytes, to: file.name) }
    return try RoundFolder.read(at: folder.path).round.tables
  }

  private func plain(_ tables: RoundTables) -> RoundTables {
    var tables = tables
    for index in tables.vaccines.indices { tables.vaccines[index].row = 0 }
    for index in tables.eligibility.indices { tables.eligibility[index].row = 0 }
    for index in tables.places.indices { tables.places[index].row = 0 }
    for index in tables.lots.indices { tables.lots[index].row = 0 }
    for index in tables.capacity.indices { tables.capacity[index].row = 0 }
    for index in tables.demand.indices { (tables.demand[index].row, tables.demand[index].demandRow) = (0, 0) }
    for index in (tables.lanes ?? []).indices { tables.lanes?[index].row = 0 }
    for index in tables.pins.indices { tables.pins[index].row = 0 }
    for index in (tables.notices ?? []).indices { tables.notices?[index].row = 0 }
    for index in (tables.courses ?? []).indices { tables.courses?[index].row = 0 }
    for index in (tables.adjustments ?? []).indices { tables.adjustments?[index].row = 0 }
    for index in (tables.scenarios ?? []).indices { tables.scenarios?[index].row = 0 }
    return tables
  }

  @Test(arguments: [NumberStyle.plain, .vietnamese])
  func `a round that is written is read back as it was`(style: NumberStyle) throws {
    var fixture = RoundFixture()
    fixture.files["course.csv"] = Array(
      "vaccine,group,dose,next_dose,least_days,most_days,same_vaccine\n*,18+,1,2,28,,no\nAZ,18+,2,3,90,120,yes\n"
        .utf8)
    fixture.files["notices.csv"] = Array(
      "notice,date,kind,vaccine,lots,add_days,place\nN1,2022-09-20,extend,AZ,L1|L9,30,KHO\nN2,2022-09-21,suspend,PFZ,*,,\n"
        .utf8)
    fixture.files["adjustments.csv"] = Array(
      "lot,vaccine,place,booked,counted,date,by,reason\nL1,AZ,KHO,-3,100,2022-09-29,CDC,\"hai lần, khớp\"\n"
        .utf8)
    fixture.files["scenarios.csv"] = Array(
      "name,weight,place,group,dose,uptake\nfew,1,*,18+,,40%\nfew,,B2,*,1,0.2\nas stated,2.5,,,,\n".utf8)
    var tables = try fixture.read().round.tables
    // Three decimals, which could be thousands.
    tables.demand[0].target = ExactDecimal(plain: "702.554")
    tables.lots[0].appliedNotices = ["N1"]
    tables.policy.numbers = style
    let same = try read(RoundTexts(tables).files)
    #expect(plain(same) == plain(tables))
  }
}

struct ActualFolderTests {
  private let terms = ClosingTerms(nextID: "x", nextDate: PlanFixture.day("2022-10-10"))

  private func messages(_ files: [String: String]) throws -> [RoundMessage] {
    let round = try RoundFixture().read().round
    let folder = try TemporaryFolder()
    try folder.write("", to: ".keep")
    for (name, text) in files { try folder.write(text, to: name) }
    do {
      return try ActualFolder.read(at: folder.path, of: round, terms: terms).notes
    } catch RoundReadingError.invalid(let messages) {
      return messages
    }
  }

  @Test func `cells are named with row, column and text`() throws {
    let found = try messages([
      "stock.csv": "lot;vaccine;place;vials;date\nL1;AZ;KHO;9x;2022-10-09\nL1;AZ;Hoà;3;9/10/22\n",
      "wasted.csv": "lot,vaccine,place,vials,reason,date\nL1,AZ,KHO,2,brokn,2022-10-05\n",
      "given.csv": "place,group,dose,lot,vaccine,people,from,to\n",
      "received.csv": "lot,vaccine,from,to,vials,date\n",
    ])
    #expect(
      found.map { "\($0.file ?? "") \($0.row ?? 0) \($0.column ?? "") \($0.code) \($0.text ?? "")" } == [
        "stock.csv 2 vials bad_number 9x", "stock.csv 3 date two_digit_year 9/10/22",
        "stock.csv 3 place unknown_place Hoà", "wasted.csv 2 reason unknown_value brokn",
      ])
  }

  @Test func `a missing file says nothing, four missing files are an error`() throws {
    let some = try messages(["stock.csv": "lot,vaccine,place,vials,date\nL1,AZ,KHO,100,2022-10-09\n"])
    #expect(some.map(\.code) == ["missing_file", "missing_file", "missing_file"])
    #expect(some.allSatisfy { $0.severity == .note })
    #expect(try messages([:]).allSatisfy { $0.severity == .error })
    #expect(try messages(["stocks.csv": "x"]).contains { $0.code == "nearly_known_file" })
  }

  @Test func `text in another encoding is refused`() throws {
    let round = try RoundFixture().read().round
    let folder = try TemporaryFolder()
    try folder.write([0x4C, 0xFF, 0xE1], to: "stock.csv")
    let error = #expect(throws: RoundReadingError.self) {
      try ActualFolder.read(at: folder.path, of: round, terms: terms)
    }
    #expect(error?.errors.map(\.code) == ["encoding"])
  }
}
