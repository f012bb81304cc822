import AllocationModel
import PlanReports
import Testing

struct NumberWordsTests {
  @Test(arguments: [
    (0, "không"), (1, "một"), (4, "bốn"), (5, "năm"), (7, "bảy"), (10, "mười"), (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"), (19, "mười chín"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
    (25, "hai mươi lăm"), (44, "bốn mươi tư"), (51, "năm mươi mốt"), (55, "năm mươi lăm"),
    (99, "chín mươi chín"),
  ])
  func `below a hundred: mười, mươi, mốt, tư and lăm`(_ number: Int, _ words: String) {
    #expect(NumberWords.vietnamese(number) == words)
  }

  @Test(arguments: [
    (100, "một trăm"), (101, "một trăm lẻ một"), (104, "một trăm lẻ bốn"), (105, "một trăm lẻ năm"),
    (110, "một trăm mười"), (111, "một trăm mười một"), (115, "một trăm mười lăm"),
    (121, "một trăm hai mươi mốt"),
    (550, "năm trăm năm mươi"), (999, "chín trăm chín mươi chín"),
  ])
  func `hundreds, with lẻ where the ten is missing`(_ number: Int, _ words: String) {
    #expect(NumberWords.vietnamese(number) == words)
  }

  @Test(arguments: [
    (1000, "một nghìn"), (1001, "một nghìn không trăm lẻ một"), (1010, "một nghìn không trăm mười"),
    (1015, "một nghìn không trăm mười lăm"), (1100, "một nghìn một trăm"),
    (2960, "hai nghìn chín trăm sáu mươi"), (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
    (92_225, "chín mươi hai nghìn hai trăm hai mươi lăm"), (100_000, "một trăm nghìn"),
    (105_004, "một trăm lẻ năm nghìn không trăm lẻ bốn"),
    (702_554, "bảy trăm lẻ hai nghìn năm trăm năm mươi tư"),
  ])
  func `thousands, whose hundreds are read even where there are none`(_ number: Int, _ words: String) {
    #expect(NumberWords.vietnamese(number) == words)
  }

  @Test(arguments: [
    (1_000_000, "một triệu"), (1_000_005, "một triệu không trăm lẻ năm"),
    (1_000_105, "một triệu một trăm lẻ năm"), (1_005_000, "một triệu không trăm lẻ năm nghìn"),
    (2_720_565, "hai triệu bảy trăm hai mươi nghìn năm trăm sáu mươi lăm"),
    (1_000_000_000, "một tỷ"), (1_000_000_001, "một tỷ không trăm lẻ một"),
    (12_000_015_000, "mười hai tỷ không trăm mười lăm nghìn"),
    (1_005_000_000_000, "một nghìn không trăm lẻ năm tỷ"),
    (4_000_000_000_000_000_000, "bốn tỷ tỷ"),
  ])
  func `millions and milliards`(_ number: Int, _ words: String) {
    #expect(NumberWords.vietnamese(number) == words)
  }

  @Test func `the north says linh`() {
    #expect(NumberWords.vietnamese(105, missingTen: .north) == "một trăm linh năm")
    #expect(NumberWords.vietnamese(2005, missingTen: .north) == "hai nghìn không trăm linh năm")
    #expect(NumberWords.vietnamese(110, missingTen: .north) == "một trăm mười")
  }

  @Test func `negative numbers and the ends of the range are read, too`() {
    #expect(NumberWords.vietnamese(-21) == "âm hai mươi mốt")
    #expect(NumberWords.english(-21) == "minus twenty-one")
    #expect(NumberWords.vietnamese(.min).hasPrefix("âm chín tỷ hai trăm hai mươi ba triệu"))
    #expect(NumberWords.vietnamese(.max).hasSuffix("tám trăm lẻ bảy"))
    #expect(NumberWords.english(.max).hasSuffix("eight hundred and seven"))
  }

  @Test(arguments: [
    (0, "nought"), (12, "twelve"), (21, "twenty-one"), (40, "forty"), (100, "one hundred"),
    (101, "one hundred and one"), (999, "nine hundred and ninety-nine"), (1000, "one thousand"),
    (1005, "one thousand and five"), (2960, "two thousand nine hundred and sixty"),
    (1_000_000, "one million"), (1_000_020, "one million and twenty"),
    (2_720_565, "two million seven hundred and twenty thousand five hundred and sixty-five"),
  ])
  func `English words`(_ number: Int, _ words: String) {
    #expect(NumberWords.english(number) == words)
  }

  @Test func `a sentence begins with a capital letter`() {
    #expect(NumberWords.sentence(2960, .vietnamese) == "Hai nghìn chín trăm sáu mươi")
    #expect(NumberWords.sentence(4, .english) == "Four")
    #expect(NumberWords.sentence(1_000_000, .vietnamese) == "Một triệu")
  }

  /// Reads the words back by the grammar, so that no number in a range can have another's words.
  @Test func `no two numbers have the same words`() {
    var seen: Set<String> = []
    for number in 0..<30_000 { #expect(seen.insert(NumberWords.vietnamese(number)).inserted) }
  }
}
