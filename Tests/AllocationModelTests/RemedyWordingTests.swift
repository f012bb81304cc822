import AllocationModel
import Testing

struct RemedyWordingTests {
  @Test(arguments: LossReason.allCases, ["842", "Xã at B by C", "Hòa, or a larger one", ""])
  func `every remedy is found again in the other language`(_ reason: LossReason, _ place: String) throws {
    let day = try #require(Day(iso: "2022-10-13"))
    let wording = RemedyWording.wording(for: reason, people: 2_400, place: place, day: day)
    #expect(
      RemedyWording.translated(wording.english, from: .english, to: .vietnamese) == wording.vietnamese)
    #expect(
      RemedyWording.translated(wording.vietnamese, from: .vietnamese, to: .english) == wording.english)
    #expect(RemedyWording.translated(wording.english, from: .english, to: .english) == wording.english)
  }

  @Test func `numbers and days are written as the other language writes them`() {
    #expect(
      RemedyWording.translated(
        "needs 2,400 more injections at 849 by 2022-10-13", from: .english, to: .vietnamese)
        == "cần thêm 2.400 lượt tiêm tại 849 đến hết ngày 13/10/2022")
  }

  @Test(arguments: ["", "something that somebody typed", "needs many more injections at 849 by 2022-10-13"])
  func `what is no remedy is not guessed at`(_ text: String) {
    let translated = RemedyWording.translated(text, from: .english, to: .vietnamese)
    #expect(translated == (text.isEmpty ? "" : nil))
  }
}
