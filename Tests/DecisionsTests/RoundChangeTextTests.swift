import Decisions
import Testing
import VaccineAllocation

struct RoundChangeTextTests {
  static let texts = [
    "capacity 849 +100/day 2022-10-01..2022-10-13",
    "capacity * +5/day 2022-10-01..2022-10-01",
    "uptake *,18+,4 0.2",
    "uptake 849,12-<18,* 1",
    "lane 849 846 1 3",
    "lane 849 * 2 1.5 40",
    "release SYN-MOD-M01",
    "release SYN-MOD-M01,MODERNA,KHO-TINH",
    "reserve AZ 500",
    "arrival SYN-PFZ-P02 2022-10-05",
    "expiry SYN-AZ-0811,AZ,849 2022-11-30",
    "multiple AZ 1",
    "stock SYN-AZ-0811,AZ,849 150",
    "pin SYN-AZ-0811,AZ,KHO-TINH 842 40",
    "unpin SYN-AZ-0811 842",
    "unpin *",
    "lot NEW-01,AZ,KHO-TINH 120 2022-11-15",
    "lot NEW-01,AZ,KHO-TINH 120 2022-11-15 2022-10-05",
    "storage 842 200.5",
    "storage 842 none",
    "order need,waste,earliest_expiry",
    #"capacity "An Phú" +3/day 2022-10-01..2022-10-02"#,
    #"release "A,1 ""x""",AZ,"An Phú""#,
    #"uptake "*",*,1 0.5"#,
  ]

  @Test(arguments: texts)
  func `a change reads back as it is written`(text: String) throws {
    #expect(try RoundChange(text: text).description == text)
  }

  @Test func `blanks around words do not count, and defaults may be left out`() throws {
    #expect(
      try RoundChange(text: "  lane  849   846  1 ")
        == .lane(from: "849", to: "846", leadDays: 1, cost: 1, mostVials: nil))
  }

  @Test(arguments: [
    ("", "it begins with none of"), ("sessions 849 1", "it begins with none of"),
    ("capacity 849 100/day 2022-10-01..2022-10-13", "+PEOPLE/day"),
    ("capacity 849 +100/day 2022-10-13..2022-10-01", "holds no day"),
    ("capacity 849 +100/day 2022-10-13", "YYYY-MM-DD..YYYY-MM-DD"),
    ("capacity 849 +1x/day 2022-10-01..2022-10-13", "\"1x\" is not a whole number"),
    ("uptake 849 0.2", "PLACE,GROUP,DOSE"), ("uptake a,b,1 x", "\"x\" is not a number"),
    ("uptake a,b,1", "UPTAKE"), ("release", "LOT"), ("release a,,b", "LOT"),
    ("reserve AZ -5", "\"-5\" is not a number"), ("arrival L 2022-02-30", "\"2022-02-30\" is not a day"),
    ("lane * 849 1", "FROM"), ("lot A,B 1 2022-01-01", "LOT,VACCINE,PLACE"), ("order waste,waste", "need"),
    ("release A B", "too many"), ("release \"A", "not closed"),
  ])
  func `a text that is no change says what is expected`(text: String, expected: String) throws {
    let error = #expect(throws: ImpossibleChange.self) { try RoundChange(text: text) }
    let wording = try #require(error).wording
    #expect(wording.english.contains(expected), "\(wording.english)")
    #expect(wording.vietnamese.contains(text))
    #expect(wording.vietnamese != wording.english)
  }
}
