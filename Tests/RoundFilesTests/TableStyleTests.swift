import AllocationModel
import RoundFiles
import Testing

@Suite struct TableStyleTests {
  private let sound: RoundTables

  init() throws { sound = try RoundFixture().read().round.tables }

  /// The sound round with every table's text put through a function.
  private func converted(_ convert: (String) -> String) -> RoundFixture {
    var round = RoundFixture()
    for (name, bytes) in round.files where name.hasSuffix(".csv") {
      round.files[name] = Array(convert(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    return round
  }

  private func separated(by mark: String) -> RoundFixture {
    converted { text in
      text.replacing("\"1,3,5\"", with: "\u{1}").replacing(",", with: mark).replacing(
        "\u{1}", with: "\"1,3,5\"")
    }
  }

  @Test(arguments: [";", "\t"]) func `another separator is found from the heading`(_ mark: String) throws {
    #expect(try separated(by: mark).read().round.tables == sound)
  }

  @Test(arguments: ["\r\n", "\r"]) func `other line ends read the same`(_ end: String) throws {
    #expect(try converted { $0.replacing("\n", with: end) }.read().round.tables == sound)
  }

  @Test func `a last line without an end reads the same`() throws {
    #expect(try converted { String($0.dropLast()) }.read().round.tables == sound)
  }

  @Test func `cells in quotes read the same`() throws {
    let round = converted { text in
      text.split(separator: "\n").map { line in
        line.contains("\"")
          ? String(line)
          : line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(
            separator: ",")
      }.joined(separator: "\r\n")
    }
    #expect(try round.read().round.tables == sound)
  }

  @Test func `headings in capitals and in another order read the same`() throws {
    var round = RoundFixture()
    try round.apply(.init("eligibility.csv", "vaccine,group,dose,share", " VACCINE ,Group,Dose,SHARE"))
    round.files["pins.csv"] = Array(
      "Reason,VIALS,to,from,vaccine,lot,by\nđã hứa,20,Hòa,KHO,AZ,L1,Phó Chủ tịch\n".utf8)
    #expect(try round.read().round.tables == sound)
  }

  @Test func `blanks around cells, of every width, are no part of them`() throws {
    var round = RoundFixture()
    try round.apply(.init("demand.csv", "B2,12-<18,1,200", " B2\u{A0},\t12-<18 ,\u{200B}1, 200\u{3000}"))
    #expect(try round.read().round.tables == sound)
  }

  @Test func `blank lines count as rows, and are no demand`() throws {
    var round = RoundFixture()
    try round.apply(.init("demand.csv", "\nHòa,18+,2", "\n\n,,,,,,,,,,,,,,\nHòa,18+,2"))
    try round.apply(.init("demand.csv", "B2,12-<18,1,200,,120,,1", "B2,12-<18,1,200,,120,,x"))
    let messages = try round.messages()
    #expect(messages.map(\.row) == [6])
    try round.apply(.init("demand.csv", "120,,x", "120,,1"))
    let demand = try round.read().round.demand
    #expect(demand.map(\.demandRow) == [1, 2, 3])
    #expect(demand.map(\.row) == [2, 5, 6])
  }

  @Test func `a line break in quotes stays in its row`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "2-8,AZ,", "2-8,AZ,\"a \"\"long\"\"\r\nnote, with commas\""))
    try round.apply(.init("lots.csv", "Hòa,5", "Hòa,-5"))
    #expect(try round.messages().map(\.row) == [4])
    try round.apply(.init("lots.csv", "Hòa,-5", "Hòa,5"))
    #expect(try round.read().round.lots[0].note == "a \"long\"\r\nnote, with commas")
  }

  @Test func `empty columns and rows that a spreadsheet leaves at the end are nothing`() throws {
    let round = converted { text in
      text.split(separator: "\n").map { $0 + ",,," }.joined(separator: "\n") + "\n,,,,,,,,,,,,,,,,,,\n\n"
    }
    #expect(try round.read().round.tables == sound)
  }

  @Test func `short rows have blank cells at their end`() throws {
    var round = RoundFixture()
    try round.apply(.init("demand.csv", "B2,12-<18,1,200,,120,,1,,,1,,,,", "B2,12-<18,1,200,,120"))
    #expect(try round.read().round.tables == sound)
  }

  @Test func `quotes inside a cell that does not begin with one are text`() throws {
    var round = RoundFixture()
    try round.apply(.init("places.csv", "Xã B", "Xã \"B\""))
    #expect(try round.read().round.places[2].name == "Xã \"B\"")
  }

  @Test func `rates with a blank before the percent sign, and with none to two decimals, are read`() throws {
    var round = separated(by: ";")
    try round.apply(.init("round.json", "\"safety_days\": 0", "\"numbers\": \"vi\""))
    for (old, new) in [("7.5%", "34,9 %"), (";0.1;", ";3%;"), ("0.02", "0,02"), ("0.01", "0,01")] {
      try round.apply(.init("vaccines.csv", old, new))
    }
    try round.apply(.init("demand.csv", "0.5", "81,68%"))
    try round.apply(.init("lanes.csv", "1.5", "1,5"))
    let tables = try round.read().round.tables
    #expect(tables.vaccines.map(\.openVialWastage.description) == ["0.03", "0.349"])
    #expect(tables.demand[1].uptake.description == "0.8168")
  }

  @Test func `a table in UTF-16 with tabs, named .csv, reads the same`() throws {
    var round = RoundFixture()
    let text = String(decoding: round.files["demand.csv"] ?? [], as: UTF8.self)
      .replacing(",", with: "\t").replacing("\n", with: "\r\n")
    round.files["demand.csv"] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try round.read().round.tables == sound)
  }

  @Test func `Vietnamese numbers read as Vietnamese`() throws {
    var round = separated(by: ";")
    try round.apply(.init("round.json", "\"safety_days\": 0", "\"numbers\": \"vi\""))
    try round.apply(.init("vaccines.csv", "7.5%", "7,5%"))
    try round.apply(.init("vaccines.csv", ";0.1;", ";0,1;"))
    try round.apply(.init("vaccines.csv", "0.02", "0,02"))
    try round.apply(.init("vaccines.csv", "0.01", "0,01"))
    try round.apply(.init("demand.csv", "0.5", "0,5"))
    try round.apply(.init("lanes.csv", "1.5", "1,5"))
    try round.apply(.init("places.csv", "1000", "1.000"))
    try round.apply(.init("places.csv", "2000", "702.554,5"))
    let tables = try round.read().round.tables
    #expect(tables.vaccines == sound.vaccines)
    #expect(tables.lanes == sound.lanes)
    #expect(tables.places[1].populationStart == 1000)
    #expect(tables.places[2].populationStart == ExactDecimal(plain: "702554.5"))
  }

  @Test(arguments: [
    "1.5", "1.00", "1000.000", "0.500", "1.000.00", ",5", "1,", "1 000", "1.000,5.5", "+1", "1e3", "½",
  ])
  func `what is no Vietnamese number is refused`(_ text: String) throws {
    var round = separated(by: ";")
    try round.apply(.init("round.json", "\"safety_days\": 0", "\"numbers\": \"vi\""))
    for (old, new) in [("7.5%", "7,5%"), (";0.1;", ";0,1;"), ("0.02", "0,02"), ("0.01", "0,01")] {
      try round.apply(.init("vaccines.csv", old, new))
    }
    try round.apply(.init("demand.csv", "0.5", "0,5"))
    try round.apply(.init("lanes.csv", "1.5", "1,5"))
    try round.apply(.init("places.csv", "1000", text))
    let messages = try round.messages()
    #expect(messages.map(\.code) == ["bad_number"])
    #expect(messages.first?.text == text)
  }

  @Test(arguments: [
    ("0.125", "0.125"), ("12.5", "12.5"), ("1234.567", "1234.567"), ("12.50", "12.5"), ("007", "7"),
    ("702554.000", "702554"), ("999999999.999999999", "999999999.999999999"), ("5.0000000000000000000", "5"),
  ])
  func `plain numbers are exact`(_ texts: (written: String, value: String)) throws {
    var round = RoundFixture()
    try round.apply(.init("places.csv", "1000", texts.written))
    #expect(try round.read().round.places[1].populationStart?.description == texts.value)
  }

  @Test func `the message about an ambiguous number names both readings`() throws {
    var round = RoundFixture()
    try round.apply(.init("places.csv", "1000", "702.554"))
    let message = try #require(try round.messages().first)
    #expect(message.wording.english.contains("702554"))
    #expect(message.wording.english.contains("702,554"))
    #expect(message.wording.vietnamese.contains("702554"))
  }

  @Test func `the message about a serial number names its day`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "2022-12-31", "44926"))
    let message = try #require(try round.messages().first)
    #expect(message.wording.english.contains("2022-12-31"))
    #expect(message.wording.vietnamese.contains("31/12/2022"))
  }

  @Test func `an unknown place with its tone elsewhere gets the known one suggested`() throws {
    var round = RoundFixture()
    try round.apply(.init("demand.csv", "Hòa,18+,2", "HOÀ,18+,2"))
    let message = try #require(try round.messages().first)
    #expect(message.wording.english.hasSuffix("Did you mean \"Hòa\"?"))
    #expect(message.wording.vietnamese.hasSuffix("Có phải ý bạn là \"Hòa\"?"))
  }
}
