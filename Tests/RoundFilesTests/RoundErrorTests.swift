import AllocationModel
import Testing

/// One broken thing in the sound round, and the one message it must give.
struct BrokenRound: CustomTestStringConvertible, Sendable {
  let title: String
  let edits: [RoundFixture.Edit]
  let severity: RoundMessage.Severity
  let code: String
  let file: String
  let row: Int?
  let column: String?
  let text: String?

  var testDescription: String { title }

  static func error(
    _ title: String, _ edits: [(String, String, String)], _ code: String, _ file: String, _ row: Int?,
    _ column: String?, _ text: String?
  ) -> BrokenRound {
    BrokenRound(
      title: title, edits: edits.map { RoundFixture.Edit($0.0, $0.1, $0.2) }, severity: .error, code: code,
      file: file,
      row: row, column: column, text: text)
  }

  static func note(
    _ title: String, _ edits: [(String, String, String)], _ code: String, _ file: String, _ row: Int?,
    _ column: String?, _ text: String?
  ) -> BrokenRound {
    BrokenRound(
      title: title, edits: edits.map { RoundFixture.Edit($0.0, $0.1, $0.2) }, severity: .note, code: code,
      file: file,
      row: row, column: column, text: text)
  }

  /// Breaks the sound round and expects this message and no other.
  func check() throws {
    var round = RoundFixture()
    for edit in edits { try round.apply(edit) }
    let messages = try round.messages()
    #expect(messages.map(\.code) == [code])
    guard let message = messages.first else { return }
    #expect(message.severity == severity)
    #expect(message.file == file)
    #expect(message.row == row)
    #expect(message.column == column)
    #expect(message.text == text)
    #expect(!message.wording.english.isEmpty)
    #expect(!message.wording.vietnamese.isEmpty)
    #expect(message.wording.english != message.wording.vietnamese)
  }
}

@Suite struct RoundErrorTests {
  static let cells: [BrokenRound] = [
    .error(
      "the error of a formula", [("lots.csv", "L3,AZ,Hòa,5", "L3,AZ,Hòa,#N/A")], "cell_error", "lots.csv", 4,
      "vials", "#N/A"),
    .error(
      "a GS1 code that ends too early", [("lots.csv", "L3,AZ,Hòa", "(01)0893(10)L3,AZ,Hòa")], "bad_gs1",
      "lots.csv", 4, "lot", "(01)0893(10)L3"),
    .error(
      "an expiry that is not that of the code",
      [("lots.csv", "L3,AZ,Hòa", "(10)L3(17)221116,AZ,Hòa")], "gs1_expiry_differs", "lots.csv", 4, "expiry",
      "2022-11-15"),
    .error(
      "a blank required cell", [("lots.csv", "L3,AZ,Hòa,5", "L3,AZ,Hòa,")], "missing_cell", "lots.csv", 4,
      "vials", nil),
    .error(
      "a blank identifier", [("demand.csv", "B2,12-<18", "B2,")], "missing_cell", "demand.csv", 4, "group",
      nil),
    .error(
      "a blank vaccine", [("lots.csv", "L3,AZ,", "L3,,")], "missing_cell", "lots.csv", 4, "vaccine", nil),
    .error(
      "a column nearly known", [("vaccines.csv", "doses_per_vial", "dose per vial")], "nearly_known_column",
      "vaccines.csv", 1, "dose per vial", "dose per vial"),
    .error(
      "an optional column nearly known", [("lots.csv", "thawed_on", "thawd_on")], "nearly_known_column",
      "lots.csv", 1, "thawd_on", "thawd_on"),
    .error(
      "a column twice", [("lots.csv", "manufacturer", "storage")], "column_twice", "lots.csv", 1, "storage",
      "storage"),
    .error(
      "a cell beyond the heading", [("eligibility.csv", "AZ,18+,1,1", "AZ,18+,1,1,,x")],
      "cell_beyond_heading", "eligibility.csv", 2, nil, "x"),
    .error(
      "a quote that never closes", [("pins.csv", "đã hứa", "\"đã hứa")], "unterminated_quote", "pins.csv", 2,
      nil, nil),
    .error(
      "an unreadable number", [("lots.csv", "KHO,100", "KHO,88-")], "bad_number", "lots.csv", 2, "vials",
      "88-"),
    .error(
      "a number with a comma in plain style", [("demand.csv", "Hòa,18+,1,600", "Hòa,18+,1,\"100,62\"")],
      "bad_number", "demand.csv", 2, "target", "100,62"),
    .error(
      "a number that can be read in two ways", [("demand.csv", "Hòa,18+,1,600", "Hòa,18+,1,702.554")],
      "ambiguous_number", "demand.csv", 2, "target", "702.554"),
    .error(
      "a percentage that can be read in two ways", [("vaccines.csv", "7.5%", "7.500%")], "ambiguous_number",
      "vaccines.csv", 3, "open_vial_wastage", "7.500%"),
    .error(
      "a percent sign in a count", [("lots.csv", "KHO,100", "KHO,100%")], "percent_not_allowed", "lots.csv",
      2, "vials", "100%"),
    .error(
      "ten decimals", [("demand.csv", "0.5,2022", "0.5000000001,2022")], "too_many_digits", "demand.csv", 3,
      "uptake", "0.5000000001"),
    .error(
      "nine decimals of a percentage", [("demand.csv", "80%", "80.123456789%")], "too_many_digits",
      "demand.csv", 2, "uptake", "80.123456789%"),
    .error(
      "broken vials", [("lots.csv", "KHO,100", "KHO,100.5")], "not_whole", "lots.csv", 2, "vials", "100.5"),
    .error(
      "an unreadable date", [("lots.csv", "2022-12-31", "cuối năm")], "bad_date", "lots.csv", 2, "expiry",
      "cuối năm"),
    .error(
      "a month as a day", [("demand.csv", "2022-10-01", "10/2022")], "bad_date", "demand.csv", 3, "from",
      "10/2022"),
    .error(
      "a date with the month first", [("lots.csv", "15/9/2022", "1/13/2022")], "bad_date", "lots.csv", 3,
      "thawed_on", "1/13/2022"),
    .error(
      "31 April", [("lots.csv", "15/9/2022", "31/4/2022")], "bad_date", "lots.csv", 3, "thawed_on",
      "31/4/2022"),
    .error(
      "a spreadsheet's serial number", [("lots.csv", "2022-12-31", "44834")], "excel_serial_date", "lots.csv",
      2, "expiry", "44834"),
    .error(
      "a year of two digits", [("lots.csv", "2022-12-31", "31/12/22")], "two_digit_year", "lots.csv", 2,
      "expiry", "31/12/22"),
    .error(
      "a month of a year of two digits", [("lots.csv", "12/2022", "12/22")], "two_digit_year", "lots.csv", 3,
      "expiry", "12/22"),
    .error(
      "an unknown status", [("lots.csv", "1,available", "1,availabel")], "unknown_status", "lots.csv", 2,
      "status", "availabel"),
    .error(
      "a range of weekdays that descends", [("capacity.csv", "1-6", "6-1")], "bad_weekdays", "capacity.csv",
      2, "weekdays", "6-1"),
    .error(
      "an eighth weekday", [("capacity.csv", "1,3,5", "1,3,8")], "bad_weekdays", "capacity.csv", 3,
      "weekdays", "1,3,8"),
    .error(
      "a reservation for no group", [("lots.csv", "12-<18:1,", "12-<18:1|,")], "bad_reservation", "lots.csv",
      3, "reserved_for", "12-<18:1|"),
    .error(
      "a capacity row without a rate", [("capacity.csv", "Hòa,,,50", "Hòa,,,")], "capacity_without_rate",
      "capacity.csv", 2, "people_per_day", nil),
    .error(
      "tables without people", [("capacity.csv", ",2,60,", ",2,,")], "capacity_without_rate", "capacity.csv",
      3, "people_per_day", nil),
  ]

  static let ranges: [BrokenRound] = [
    .error(
      "0 doses per vial", [("vaccines.csv", "AstraZeneca,10", "AstraZeneca,0")], "out_of_range",
      "vaccines.csv", 2, "doses_per_vial", "0"),
    .error(
      "all doses wasted", [("vaccines.csv", "7.5%", "100%")], "out_of_range", "vaccines.csv", 3,
      "open_vial_wastage", "100%"),
    .error(
      "negative wastage", [("vaccines.csv", "7.5%", "-0.1")], "out_of_range", "vaccines.csv", 3,
      "open_vial_wastage", "-0.1"),
    .error(
      "an issue multiple of 0", [("vaccines.csv", "7.5%,5", "7.5%,0")], "out_of_range", "vaccines.csv", 3,
      "issue_multiple", "0"),
    .error(
      "negative litres", [("vaccines.csv", "0.02", "-0.02")], "out_of_range", "vaccines.csv", 2,
      "litres_per_vial", "-0.02"),
    .error(
      "negative days", [("vaccines.csv", "31", "-31")], "out_of_range", "vaccines.csv", 3, "thawed_days",
      "-31"),
    .error("negative vials", [("lots.csv", "Hòa,5", "Hòa,-5")], "out_of_range", "lots.csv", 4, "vials", "-5"),
    .error("a fifth stage", [("lots.csv", ",2,,12", ",5,,12")], "out_of_range", "lots.csv", 3, "vvm", "5"),
    .error(
      "a share of 0", [("eligibility.csv", "50%", "0")], "out_of_range", "eligibility.csv", 3, "share", "0"),
    .error(
      "a share above 1", [("eligibility.csv", "50%", "150%")], "out_of_range", "eligibility.csv", 3, "share",
      "150%"),
    .error(
      "an uptake above 1", [("demand.csv", "80%", "1.2")], "out_of_range", "demand.csv", 2, "uptake", "1.2"),
    .error(
      "a negative uptake", [("demand.csv", "80%", "-1%")], "out_of_range", "demand.csv", 2, "uptake", "-1%"),
    .error(
      "dose 0", [("eligibility.csv", "AZ,18+,1,1", "AZ,18+,1,1\nAZ,18+,0,1")], "out_of_range",
      "eligibility.csv", 3, "dose", "0"),
    .error(
      "priority 0", [("demand.csv", "0.5,2022-10-01,2022-11-30,2", "0.5,2022-10-01,2022-11-30,0")],
      "out_of_range", "demand.csv", 3, "priority", "0"),
    .error(
      "negative people", [("demand.csv", "550,500", "550,-500")], "out_of_range", "demand.csv", 2, "given",
      "-500"),
    .error(
      "negative sessions", [("capacity.csv", "Hòa,,,50", "Hòa,,,-50")], "out_of_range", "capacity.csv", 2,
      "people_per_day", "-50"),
    .error(
      "a negative population", [("places.csv", "1000", "-1000")], "out_of_range", "places.csv", 3,
      "population_start", "-1000"),
    .error(
      "negative storage", [("places.csv", "20,10,8", "20,10,-8")], "out_of_range", "places.csv", 3,
      "storage_litres", "-8"),
    .error(
      "a negative lead time", [("lanes.csv", "Hòa,B2,1", "Hòa,B2,-1")], "out_of_range", "lanes.csv", 3,
      "lead_days", "-1"),
    .error(
      "a negative cost", [("lanes.csv", "1.5", "-1.5")], "out_of_range", "lanes.csv", 2, "cost_per_vial",
      "-1.5"),
    .error(
      "a negative limit", [("lanes.csv", "B2,1,3,", "B2,1,3,-4")], "out_of_range", "lanes.csv", 3,
      "most_vials", "-4"),
    .error(
      "negative safety days", [("round.json", "\"safety_days\": 0", "\"safety_days\": -1")], "out_of_range",
      "round.json", 8, "safety_days", "-1"),
    .error(
      "a negative reserve", [("round.json", "50", "-50")], "out_of_range", "round.json", 9,
      "reserve[1].doses", "-50"),
    .error(
      "more vials than can be added up", [("lots.csv", "L2,PFZ,KHO,60", "L2,PFZ,KHO,1600000000")],
      "too_large", "lots.csv", 3, "vials", "1600000000"),
    .error(
      "more people than can be added up",
      [("demand.csv", "Hòa,18+,2,600,550,400,120", "Hòa,18+,2,600,550,400,8999999999")], "too_large",
      "demand.csv", 3, "eligible", "8999999999"),
    .error(
      "a thousand years of safety", [("round.json", "\"safety_days\": 0", "\"safety_days\": 365000")],
      "too_large", "round.json", 8, "safety_days", "365000"),
  ]

  static let references: [BrokenRound] = [
    .error(
      "an unknown vaccine of a lot", [("lots.csv", "L3,AZ", "L3,AZZ")], "unknown_vaccine", "lots.csv", 4,
      "vaccine", "AZZ"),
    .error(
      "an unknown vaccine of an eligibility", [("eligibility.csv", "AZ,18+,2", "ZA,18+,2")],
      "unknown_vaccine", "eligibility.csv", 3, "vaccine", "ZA"),
    .error(
      "an unknown vaccine of a reserve", [("round.json", "\"AZ\"", "\"A-Z\"")], "unknown_vaccine",
      "round.json", 9, "reserve[1].vaccine", "A-Z"),
    .error(
      "an unknown vaccine of a pin", [("pins.csv", "L1,AZ", "L1,PFX")], "unknown_vaccine", "pins.csv", 2,
      "vaccine", "PFX"),
    .error(
      "an unknown place of a lot", [("lots.csv", "AZ,Hòa", "AZ,Hoà")], "unknown_place", "lots.csv", 4,
      "place", "Hoà"),
    .error(
      "an unknown place of demand", [("demand.csv", "B2,12-<18", "B3,12-<18")], "unknown_place", "demand.csv",
      4, "place", "B3"),
    .error(
      "an unknown place of a lane", [("lanes.csv", "Hòa,B2", "Hòa,B3")], "unknown_place", "lanes.csv", 3,
      "to", "B3"),
    .error(
      "an unknown origin of a pin", [("pins.csv", "AZ,KHO", "AZ,KH0")], "unknown_place", "pins.csv", 2,
      "from", "KH0"),
    .error(
      "an unknown objective", [("round.json", "\"need\"", "\"needs\"")], "unknown_objective", "round.json", 7,
      "objectives[2]", "needs"),
    .error(
      "the same objective twice", [("round.json", "\"equity\"", "\"waste\"")], "objective_twice",
      "round.json", 7, "objectives[3]", "waste"),
    .error(
      "the same reserve twice", [("round.json", "50}", "50}, {\"vaccine\": \"AZ\", \"doses\": 1}")],
      "reserve_twice", "round.json", 9, "reserve[2].vaccine", "AZ"),
    .error(
      "the same vaccine twice", [("vaccines.csv", "PFZ,Pfizer", "AZ,Again,10,0,1,10,,\nPFZ,Pfizer")],
      "vaccine_twice", "vaccines.csv", 3, "vaccine", "AZ"),
    .error(
      "the same place twice", [("places.csv", "B2,Xã B,", "Hòa,Again,xã,,,,,,\nB2,Xã B,")], "place_twice",
      "places.csv", 4, "place", "Hòa"),
    .error(
      "the same eligibility twice", [("eligibility.csv", "AZ,18+,2,50%", "AZ,18+,2,50%\nAZ,18+,2,1")],
      "eligibility_twice", "eligibility.csv", 4, "vaccine", "AZ"),
    .error(
      "the same lane twice", [("lanes.csv", "Hòa,B2,1,3,", "Hòa,B2,1,3,\nKHO,*,2,2,")], "lane_twice",
      "lanes.csv", 4, "from", "KHO"),
    .error(
      "lot rows that contradict each other",
      [("lots.csv", "L2,PFZ", "L1,AZ,KHO,9,2022-12-30,,,,1,available,,2022-08-01,2-8,AZ,\nL2,PFZ")],
      "lot_rows_differ", "lots.csv", 3, "expiry", "2022-12-30"),
    .error(
      "a store with demand", [("demand.csv", "B2,12-<18", "KHO,12-<18")], "store_with_demand", "demand.csv",
      4, "place", "KHO"),
    .error(
      "a store with sessions", [("capacity.csv", "Hòa,,,50", "KHO,,,5,,,\nHòa,,,50")], "store_with_capacity",
      "capacity.csv", 2, "place", "KHO"),
    .error(
      "need without sessions", [("capacity.csv", "B2,2022-10-01,2022-11-30,,2,60,\"1,3,5\"\n", "")],
      "no_capacity", "demand.csv", 4, "place", "B2"),
    .error(
      "a lane to a store", [("lanes.csv", "Hòa,B2", "Hòa,KHO")], "lane_to_store", "lanes.csv", 3, "to", "KHO"),
    .error(
      "thawed though it does not thaw", [("lots.csv", "2022-12-31,,", "2022-12-31,,2022-09-01")],
      "thawed_without_days", "lots.csv", 2, "thawed_on", "2022-09-01"),
    .error(
      "demand without figures", [("demand.csv", "400,120,0.5", ",,0.5")], "demand_without_figures",
      "demand.csv", 3, "eligible", nil),
  ]

  static let days: [BrokenRound] = [
    .error(
      "a next dispatch on the day", [("round.json", "2022-10-10", "2022-09-30")],
      "next_dispatch_not_after_date", "round.json", 4, "next_dispatch", "2022-09-30"),
    .error(
      "a horizon before the day", [("round.json", "2022-12-31", "2022-09-29")], "horizon_before_date",
      "round.json", 5, "horizon", "2022-09-29"),
    .error(
      "waste until before the day", [("round.json", "2022-12-29", "29/9/2022")], "waste_until_before_date",
      "round.json", 6, "waste_until", "29/9/2022"),
    .error(
      "sessions that end before they begin", [("capacity.csv", "2022-11-30", "2022-09-30")], "from_after_to",
      "capacity.csv", 3, "from", "2022-10-01"),
    .error(
      "demand that ends before it begins", [("demand.csv", "2022-11-30", "2022-09-30")], "from_after_until",
      "demand.csv", 3, "from", "2022-10-01"),
    .error(
      "an expiry that means unknown", [("lots.csv", "2022-12-31", "2069-12-31")], "expiry_unknown",
      "lots.csv", 2, "expiry", "2069-12-31"),
    .error(
      "an expiry of more than ten years", [("lots.csv", "2022-12-31", "1/10/2032")], "expiry_unknown",
      "lots.csv", 2, "expiry", "1/10/2032"),
  ]

  static let settings: [BrokenRound] = [
    .error("no id", [("round.json", "\"id\": \"đợt 7\",", "")], "missing_key", "round.json", nil, "id", nil),
    .error(
      "no date", [("round.json", "\"date\": \"2022-09-30\",", "")], "missing_key", "round.json", nil, "date",
      nil),
    .error(
      "an unreadable date", [("round.json", "2022-09-30", "hôm nay")], "bad_date", "round.json", 3, "date",
      "hôm nay"),
    .error(
      "an unknown key", [("round.json", "\"safety_days\"", "\"safety\"")], "unknown_key", "round.json", 8,
      "safety", "0"),
    .error(
      "an unknown key inside", [("round.json", "\"number\"", "\"no\"")], "unknown_key", "round.json", 10,
      "document.no", "1/QĐ"),
    .error(
      "a key twice", [("round.json", "\"safety_days\": 0", "\"safety_days\": 0, \"safety_days\": 3")],
      "key_twice", "round.json", 8, "safety_days", "3"),
    .error(
      "a text where a number belongs", [("round.json", "\"safety_days\": 0", "\"safety_days\": \"0\"")],
      "bad_type", "round.json", 8, "safety_days", "0"),
    .error(
      "a list where a text belongs", [("round.json", "\"1/QĐ\"", "[1]")], "bad_type", "round.json", 10,
      "document.number", "[…]"),
    .error(
      "half a day", [("round.json", "\"safety_days\": 0", "\"safety_days\": 0.5")], "not_whole", "round.json",
      8, "safety_days", "0.5"),
    .error(
      "an unknown style of numbers", [("round.json", "\"safety_days\": 0", "\"numbers\": \"german\"")],
      "unknown_value", "round.json", 8, "numbers", "german"),
    .error(
      "a reserve without doses", [("round.json", ", \"doses\": 50", "")], "missing_key", "round.json", 9,
      "reserve[1].doses", "{…}"),
    .error("no JSON", [("round.json", "\"waste\",", "\"waste\"")], "bad_json", "round.json", 7, nil, nil),
  ]

  static let pins: [BrokenRound] = [
    .error(
      "a pin of an unknown lot", [("pins.csv", "L1,AZ", "L9,AZ")], "unknown_lot", "pins.csv", 2, "lot", "L9"),
    .error(
      "a pin of a lot that stands elsewhere", [("pins.csv", "L1,AZ,KHO,Hòa", "L1,AZ,Hòa,B2")], "unknown_lot",
      "pins.csv", 2, "lot", "L1"),
    .error(
      "a pin to a store", [("pins.csv", "L1,AZ,KHO,Hòa,20", "L3,AZ,Hòa,KHO,2")], "pin_to_store", "pins.csv",
      2, "to", "KHO"),
    .error(
      "a pin on no lane", [("lanes.csv", "KHO,*", "KHO,B2")], "pin_without_lane", "pins.csv", 2, "to", "Hòa"),
    .error(
      "a pin to where the lot stands", [("pins.csv", "L1,AZ,KHO,Hòa,20", "L3,AZ,Hòa,Hòa,2")],
      "pin_without_lane", "pins.csv", 2, "to", "Hòa"),
    .error(
      "a pin of nothing", [("pins.csv", "Hòa,20", "Hòa,0")], "pin_of_nothing", "pins.csv", 2, "vials", "0"),
    .error(
      "a negative pin", [("pins.csv", "Hòa,20", "Hòa,-2")], "out_of_range", "pins.csv", 2, "vials", "-2"),
    .error(
      "a pin larger than its lot", [("pins.csv", "Hòa,20", "Hòa,101")], "pin_too_large", "pins.csv", 2,
      "vials", "101"),
    .error(
      "a pin twice", [("pins.csv", "L1,AZ,KHO,Hòa,20", "L1,AZ,KHO,Hòa,20,,\nL1,AZ,KHO,Hòa,1")], "pin_twice",
      "pins.csv", 3, "lot", "L1"),
    .error(
      "pins that exceed their lot together",
      [
        ("lanes.csv", "1.5,40", "1.5,"), ("places.csv", "10,8", "10,"), ("round.json", "50", "0"),
        ("pins.csv", "L1,AZ,KHO,Hòa,20", "L1,AZ,KHO,Hòa,60,,\nL1,AZ,KHO,B2,41"),
      ], "pins_exceed_lot", "pins.csv", 2, "vials", "60"),
    .error(
      "pins that break a lane's limit together",
      [("pins.csv", "L1,AZ,KHO,Hòa,20", "L1,AZ,KHO,Hòa,20,,\nL2,PFZ,KHO,Hòa,21")], "pins_break_lane",
      "pins.csv", 2, "vials", "20"),
    .error(
      "pins that overfill cold storage", [("places.csv", "20,10,8", "20,10,0.49")], "pins_break_storage",
      "pins.csv", 2, "vials", "20"),
    .error(
      "pins that break the reserve", [("round.json", "50", "801")], "pins_break_reserve", "pins.csv", 2,
      "vials", "20"),
  ]

  @Test(arguments: cells) func `a cell that cannot be read is named`(_ broken: BrokenRound) throws {
    try broken.check()
  }
  @Test(arguments: ranges) func `a number out of its range is named`(_ broken: BrokenRound) throws {
    try broken.check()
  }
  @Test(arguments: references) func `a row that contradicts others is named`(_ broken: BrokenRound) throws {
    try broken.check()
  }
  @Test(arguments: days) func `days in the wrong order are named`(_ broken: BrokenRound) throws {
    try broken.check()
  }
  @Test(arguments: settings) func `a setting that is wrong is named`(_ broken: BrokenRound) throws {
    try broken.check()
  }
  @Test(arguments: pins) func `a pin that cannot be kept is named`(_ broken: BrokenRound) throws {
    try broken.check()
  }

  @Test func `a pin of an unusable lot is named beside the note about the lot`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "1,available", "1,suspended"))
    let messages = try round.messages()
    // A reserve that the lots left cannot fill is worth a note too.
    #expect(messages.map(\.code) == ["reserve_exceeds_stock", "lot_excluded", "pin_of_unusable_lot"])
    #expect(messages.last?.row == 2)
    #expect(messages.last?.text == "L1")
  }

  @Test func `a missing column is named beside the note about the unknown one`() throws {
    var round = RoundFixture()
    try round.apply(.init("lots.csv", "vials,expiry", "vials,ngay_cuoi"))
    let messages = try round.messages()
    #expect(messages.map(\.code) == ["unknown_column", "missing_column"])
    #expect(messages.map(\.row) == [1, 1])
    #expect(messages.map(\.column) == ["ngay_cuoi", "expiry"])
  }

  @Test func `all errors are reported at once, in the order of files and rows`() throws {
    var round = RoundFixture()
    try round.apply(.init("demand.csv", "80%", "tám mươi"))
    try round.apply(.init("lots.csv", "L3,AZ", "L3,QX"))
    try round.apply(.init("lots.csv", "KHO,100", "KHO,10o"))
    try round.apply(.init("round.json", "2022-10-10", "2022-09-01"))
    let messages = try round.messages()
    #expect(
      messages.map(\.code) == ["next_dispatch_not_after_date", "bad_number", "unknown_vaccine", "bad_number"])
    #expect(messages.map(\.row) == [4, 2, 4, 2])
  }
}
