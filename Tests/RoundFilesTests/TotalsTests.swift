import AllocationModel
import RoundFigures
import RoundFiles
import Testing

@Suite struct TotalsTests {
  private func round(_ totals: String) -> RoundFixture {
    var round = RoundFixture()
    round.files["totals.csv"] = Array(totals.utf8)
    return round
  }

  @Test func `totals are read, and change nothing in the round`() throws {
    let document = try round("nhóm;mũi;số đối tượng;đã tiêm;nguồn\n18+;1;1000;900;CDC\n18+;2;;700;\n").read()
    var first = TotalRow(group: "18+", dose: 1)
    (first.target, first.given, first.source, first.row) = (1000, 900, "CDC", 2)
    var second = TotalRow(group: "18+", dose: 2)
    (second.given, second.row) = (700, 3)
    #expect(document.totals == [first, second])
    #expect(document.round == (try RoundFixture().read().round))
    #expect(document.notes.isEmpty)
  }

  @Test(arguments: [
    ("18+,0,1,1", "dose", "out_of_range"), ("18+,1,-1,1", "target", "out_of_range"),
    ("18+,1,1,-1", "given", "out_of_range"), ("18+,1,1,x", "given", "bad_number"),
    (",1,1,1", "group", "missing_cell"),
  ])
  func `what is wrong with a total is told`(_ broken: (row: String, column: String, code: String)) throws {
    let messages = try round("group,dose,target,given\n\(broken.row)\n").messages()
    #expect(messages.map(\.code) == [broken.code])
    #expect(messages.map(\.file) == ["totals.csv"])
    #expect(messages.map(\.row) == [2])
    #expect(messages.map(\.column) == [broken.column])
  }

  @Test(arguments: [
    ("yes", true), ("No", false), ("có", true), ("KHÔNG", false), ("đạt", true), ("Chưa đạt", false),
  ])
  func `what a report says of a goal is read in either language`(_ cell: String, _ claim: Bool) throws {
    let document = try round("group,dose,target,given,goal,goal_reported\n18+,1,10,9,95%,\(cell)\n").read()
    #expect(document.totals.map(\.goalReported) == [claim])
    #expect(document.totals.map(\.goal) == [ExactDecimal(plain: "0.95")])
    var demand = RoundFixture()
    try demand.apply(.init("demand.csv", "no_id", "goal_reported"))
    try demand.apply(.init("demand.csv", "95%,3,sổ", "95%,\(cell),sổ"))
    #expect(try demand.read().round.demand.map(\.goalReported) == [claim, nil, nil])
  }

  @Test func `a word that claims neither is an error with its cell`() throws {
    let messages = try round("group,dose,goal_reported\n18+,1,gần đạt\n").messages()
    #expect(messages.map(\.code) == ["unknown_value"])
    #expect(messages.map(\.column) == ["goal_reported"])
    #expect(messages.map(\.text) == ["gần đạt"])
  }

  @Test func `a second source is read by whatever name`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("Đơn vị;Nhóm;Mũi;Đã tiêm;Số lô;Số lọ\r\nHòa;18+;1;1.500;;\r\n;;;;L1;100\r\n".utf8),
      to: "sổ CDC.csv")
    let (rows, notes) = try LedgerFile.read(at: folder.path + "/sổ CDC.csv", numbers: .vietnamese)
    #expect(notes.isEmpty)
    #expect(rows.map(\.place) == ["Hòa", nil])
    #expect(rows.map(\.given) == [1500, nil])
    #expect(rows.map(\.lot) == [nil, "L1"])
    #expect(rows.map(\.vials) == [nil, 100])
  }

  @Test func `a row of a second source that says nothing is an error with its place`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("place,group,dose,given\nB2,18+,1,5\nB2,18+,,5\n".utf8), to: "x.csv")
    let error = #expect(throws: RoundReadingError.self) {
      try LedgerFile.read(at: folder.path + "/x.csv", numbers: .plain)
    }
    let message = try #require(error?.errors.first)
    #expect(message.code == "ledger_row_incomplete")
    #expect(message.file == "x.csv")
    #expect(message.row == 3)
  }
}
