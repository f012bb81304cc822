import AllocationModel
import RoundFiles
import Testing

struct NoticeFileTests {
  private func messages(_ rows: String) throws -> [RoundMessage] {
    var fixture = RoundFixture()
    fixture.files["notices.csv"] = Array(
      ("notice,date,kind,vaccine,lots,new_expiry,add_months,storage,place\n" + rows).utf8)
    return try fixture.messages()
  }

  @Test func `notices are read with the round, and their effects are notes`() throws {
    let notes = try messages("12/QĐ,20/9/2022,extend,AZ,L1 | L3,03/2023,,,\n")
    #expect(notes.map(\.code) == ["notice_applied", "notice_applied"])
    #expect(notes.map(\.row) == [2, 2])
    #expect(notes[0].wording.english == "notice 12/QĐ, lot L1 at KHO: last day 2022-12-31 → 2023-03-31")
    #expect(notes[1].wording.english.contains("its last day stays 2022-11-10"))
  }

  @Test func `cells that cannot be read are named with what was meant`() throws {
    let errors = try messages("12/QĐ,20/9/22,extnd,AZ,|,,1,,\n,2022-09-20,suspend,AZ,*,,,,Hoà\n").filter {
      $0.severity == .error
    }
    #expect(
      errors.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code)" } == [
        "2 date two_digit_year", "2 kind unknown_value", "2 lots bad_names", "3 notice missing_cell",
        "3 place unknown_place",
      ])
    #expect(errors[1].wording.vietnamese.contains("Có phải ý bạn là extend?"))
  }

  @Test func `a lot row that is marked with a notice is left alone`() throws {
    var fixture = RoundFixture()
    fixture.files["notices.csv"] = Array(
      "notice,date,kind,vaccine,lots,add_months\nN1,2022-09-20,extend,AZ,*,2\n".utf8)
    try fixture.apply(.init("lots.csv", "manufacturer,note\n", "manufacturer,note,applied_notices\n"))
    try fixture.apply(.init("lots.csv", "2022-08-01,2-8,AZ,\n", "2022-08-01,2-8,AZ,,N1\n"))
    let round = try fixture.read().round
    #expect(round.lots.map { $0.expiry.description } == ["2022-12-31", "2022-12-31", "2023-01-15"])
  }

  @Test func `a file whose name is nearly right is an error`() throws {
    var fixture = RoundFixture()
    fixture.files["notice.csv"] = Array("x".utf8)
    #expect(try fixture.messages().map(\.code) == ["nearly_known_file"])
  }
}
