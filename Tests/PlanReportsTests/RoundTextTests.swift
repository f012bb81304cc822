import AllocationModel
import PlanReports
import Testing

struct RoundTextTests {
  private let wording = Wording(en: "\"12a\" is not a number", vi: "\"12a\" không phải là số")

  @Test func `a message names file, row and column`() {
    let message = RoundMessage(
      .error, "bad_number", file: "lots.csv", row: 5, column: "vials", text: "12a", wording)
    #expect(
      RoundText.line(message, language: .english)
        == "error: lots.csv, row 5, column vials: \"12a\" is not a number")
    #expect(
      RoundText.line(message, language: .vietnamese)
        == "lỗi: lots.csv, dòng 5, cột vials: \"12a\" không phải là số")
  }

  @Test func `the cell's text is added where the words do not have it`() {
    let message = RoundMessage(
      .note, "n", file: "lots.csv", row: 5, text: "TEST",
      Wording(en: "looks like a test", vi: "giống dữ liệu thử"))
    #expect(
      RoundText.line(message, language: .english) == "note: lots.csv, row 5, \"TEST\": looks like a test")
    #expect(
      RoundText.line(message, language: .vietnamese)
        == "ghi chú: lots.csv, dòng 5, \"TEST\": giống dữ liệu thử")
  }

  @Test func `a message about the whole round has no place`() {
    #expect(
      RoundText.line(RoundMessage(.error, "e", wording), language: .english)
        == "error: \"12a\" is not a number")
  }

  @Test func `a message stays on its line`() {
    let message = RoundMessage(.error, "e", file: "lots.csv", text: "a\nb", wording)
    #expect(
      RoundText.line(message, language: .english) == "error: lots.csv, \"a b\": \"12a\" is not a number")
  }

  @Test(arguments: [
    (0, 0, "No errors, 0 notes: the round can be planned."),
    (1, 1, "1 error, 1 note: nothing is planned until the errors are put right."),
    (2, 0, "2 errors, 0 notes: nothing is planned until the errors are put right."),
    (1234, 2, "1,234 errors, 2 notes: nothing is planned until the errors are put right."),
  ])
  func `the verdict counts errors and notes`(_ errors: Int, _ notes: Int, _ verdict: String) {
    let messages =
      [RoundMessage](repeating: RoundMessage(.error, "e", wording), count: errors)
      + [RoundMessage](repeating: RoundMessage(.note, "n", wording), count: notes)
    #expect(RoundText.verdict(messages, language: .english) == verdict)
  }

  @Test func `the verdict is given in Vietnamese too`() {
    let errors = [RoundMessage](repeating: RoundMessage(.error, "e", wording), count: 1234)
    #expect(
      RoundText.verdict(errors, language: .vietnamese)
        == "1.234 lỗi, 0 ghi chú: chưa thể lập kế hoạch khi còn lỗi.")
    #expect(RoundText.verdict([], language: .vietnamese) == "Không có lỗi, 0 ghi chú: có thể lập kế hoạch.")
  }
}
