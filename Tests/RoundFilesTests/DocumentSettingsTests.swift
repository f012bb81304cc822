import AllocationModel
import RoundFiles
import Testing

@Suite struct DocumentSettingsTests {
  private func details(_ json: String) throws -> DocumentDetails? {
    var fixture = RoundFixture()
    try fixture.apply(.init("round.json", #"{"number": "1/QĐ", "signers": ["Nguyễn Văn A"]}"#, json))
    return try fixture.read().round.policy.document
  }

  @Test func `what stands on the decision is read`() throws {
    let details = try #require(
      try details(
        """
        {"number": "1/QĐ", "place": "Trà Vinh", "parent_agency": "UBND tỉnh", "agency": "Sở Y tế",
         "title": "Quyết định số 1/QĐ", "date": "1/10/2022", "signers": ["Giám đốc: A"], "recipients": ["B"]}
        """))
    #expect(details.parentAgency == "UBND tỉnh" && details.agency == "Sở Y tế")
    #expect(details.title == "Quyết định số 1/QĐ" && details.date == Day(iso: "2022-10-01"))
    #expect(details.number == "1/QĐ" && details.place == "Trà Vinh")
    #expect(details.signers == ["Giám đốc: A"] && details.recipients == ["B"])
  }

  @Test func `all of it may be left out`() throws {
    #expect(try details("{}") == DocumentDetails())
  }

  @Test func `a day that is none is named with its key`() throws {
    var fixture = RoundFixture()
    try fixture.apply(.init("round.json", #""number": "1/QĐ""#, #""date": "31/9/2022""#))
    let error = try #require(try fixture.messages().first { $0.severity == .error })
    #expect(error.code == "bad_date")
    #expect(error.column == "document.date")
  }
}
