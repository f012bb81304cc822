import AllocationModel
import RoundFigures
import RoundFiles
import Testing

@Suite struct RoundSurveyTests {
  private func survey(_ edits: RoundFixture.Edit...) throws -> RoundSurvey {
    var round = RoundFixture()
    for edit in edits { try round.apply(edit) }
    let folder = try TemporaryFolder()
    for (name, bytes) in round.files { try folder.write(bytes, to: name) }
    return try RoundFolder.survey(at: folder.path)
  }

  @Test func `a sound round is read as ever, with its figures`() throws {
    let survey = try survey()
    let document = try RoundFixture().read()
    #expect(survey.document?.round == document.round)
    #expect(survey.messages == document.notes)
    #expect(survey.figures() == RoundFigures(document.round, totals: document.totals))
  }

  @Test func `what the errors leave legible is shown, and nothing that they do not`() throws {
    // An error in another table, one in a figure, one in a row's dose, one out of range.
    let survey = try survey(
      .init("lots.csv", "2022-12-31", "mai"), .init("demand.csv", "600,550,500", "600,550,5oo"),
      .init("demand.csv", "12-<18,1,200", "12-<18,x,200"), .init("demand.csv", "550,400,120", "550,400,-120"))
    #expect(survey.document == nil)
    #expect(survey.messages.filter { $0.severity == .error }.count == 4)
    let figures = survey.figures()
    #expect(figures.lines.map(\.key) == [GroupDose(group: "18+", dose: 1), GroupDose(group: "18+", dose: 2)])
    #expect(figures.lines.map(\.target) == [600, 600])
    #expect(figures.lines.map(\.given) == [nil, 400])
    #expect(figures.lines.map(\.used) == [0, 200])
    #expect(survey.places.count == 3)
    #expect(figures.missing.map(\.place) == ["B2"])
  }

  @Test func `settings and tables that cannot be read at all leave nothing to show`() throws {
    let survey = try survey(.init("round.json", "{", "["), .init("demand.csv", "place,", "plaice,"))
    #expect(survey.document == nil)
    #expect(survey.demand.isEmpty)
    #expect(survey.figures().lines.isEmpty)
    #expect(survey.asOf == nil)
  }
}
