import AllocationModel
import RoundFiles
import Testing

@Suite struct RoundNoteTests {
  static let notes: [BrokenRound] = [
    .note(
      "lot rows that agree in everything but vials",
      [("lots.csv", "L3,AZ,Hòa,5", "L3,AZ,Hòa,7,2022-11-15,2022-11-10,,2022-10-03,,,18+,,,,\nL3,AZ,Hòa,5")],
      "lot_rows_added", "lots.csv", 5, "vials", "5"),
    .note(
      "coverage above 100 %", [("demand.csv", "550,500", "550,601")], "coverage_above_100", "demand.csv", 2,
      "given", "601"),
    .note(
      "more of dose 2 than of dose 1", [("demand.csv", "550,400", "550,501")], "later_dose_exceeds",
      "demand.csv", 3, "given", "501"),
    .note(
      "a lot whose monitor is at stage 3", [("lots.csv", ",2,,12", ",3,,12")], "lot_excluded", "lots.csv", 3,
      "vvm", "3"),
    .note(
      "a lot in quarantine", [("lots.csv", ",2,,12", ",2,Quarantine,12")], "lot_excluded", "lots.csv", 3,
      "status", "Quarantine"),
    .note(
      "a lot past its last day by the clock of thawing", [("lots.csv", "15/9/2022", "29/8/2022")],
      "lot_excluded", "lots.csv", 3, "expiry", "12/2022"),
    .note(
      "a reserve larger than the stock",
      [("round.json", "50", "1000.5"), ("pins.csv", "L1,AZ,KHO,Hòa,20", "L3,AZ,Hòa,B2,2")],
      "reserve_exceeds_stock", "round.json", 9, "reserve[1].doses", "1000.5"),
    .note(
      "cold storage already over its litres",
      [("places.csv", "20,10,8", "20,10,0.09"), ("pins.csv", "L1,AZ,KHO,Hòa,20", "L3,AZ,Hòa,B2,2")],
      "storage_already_over", "places.csv", 3, "storage_litres", "0.09"),
    .note(
      "available after the last day", [("lots.csv", "2022-10-03", "2022-11-11")], "available_after_last_day",
      "lots.csv", 4, "available_from", "2022-11-11"),
    .note(
      "thawed after the day", [("lots.csv", "15/9/2022", "1/10/2022")], "thawed_after_date", "lots.csv", 3,
      "thawed_on", "1/10/2022"),
    .note(
      "figures for a day after the round", [("demand.csv", "2022-09-29", "2022-10-01")], "as_of_after_date",
      "demand.csv", 2, "as_of", "2022-10-01"),
    .note(
      "a round with figures of a later day",
      [("round.json", "\"safety_days\": 0", "\"as_of\": \"1/10/2022\"")], "as_of_after_date", "round.json", 8,
      "as_of", "1/10/2022"),
    .note(
      "figures of last year", [("demand.csv", "2022-09-29", "2021-09-29")], "year_looks_slipped",
      "demand.csv", 2, "as_of", "2021-09-29"),
    .note(
      "received after the day", [("lots.csv", "2022-08-01", "2023-08-01")], "year_looks_slipped", "lots.csv",
      2, "received", "2023-08-01"),
    .note(
      "a next dispatch in next year",
      [
        ("round.json", "2022-10-10", "2023-10-10"), ("pins.csv", "L1,AZ,KHO,Hòa,20", "L3,AZ,Hòa,B2,2"),
        ("round.json", ", \"doses\": 50", ", \"doses\": 0"),
      ], "year_looks_slipped", "round.json", 4, "next_dispatch", "2023-10-10"),
    .note(
      "a window of last year", [("demand.csv", "2022-10-01,2022-11-30", "2021-10-01,2021-11-30")],
      "year_looks_slipped", "demand.csv", 3, "until", "2021-11-30"),
    .note(
      "a vaccine that nothing is eligible for",
      [("vaccines.csv", "PFZ,Pfizer", "ABD,Abdala,10,0,1,10,,\nPFZ,Pfizer")], "vaccine_for_nobody",
      "vaccines.csv", 3, "vaccine", "ABD"),
    .note(
      "a group that nothing is eligible for", [("eligibility.csv", "AZ,18+,2,50%\n", "")],
      "group_without_vaccine", "demand.csv", 3, "group", "18+"),
    .note(
      "a lot reserved for nobody", [("lots.csv", ",,18+,", ",,18-,")], "reserved_for_nobody", "lots.csv", 4,
      "reserved_for", "18-"),
    .note(
      "stock that goes nowhere",
      [
        ("demand.csv", "B2,12-<18,1,200,,120", "B2,12-<18,1,200,,200"), ("lots.csv", "L3,AZ,Hòa", "L3,AZ,B2"),
      ], "stock_goes_nowhere", "lots.csv", 4, "place", "B2"),
    .note(
      "a place that looks like a test", [("places.csv", "Xã B", "E2E TEST")], "looks_like_test", "places.csv",
      4, "name", "E2E TEST"),
    .note(
      "a lot that looks like a test", [("lots.csv", "L3,AZ", "Test-01,AZ")], "looks_like_test", "lots.csv", 4,
      "lot", "Test-01"),
    .note(
      "a title above the heading",
      [("lots.csv", "lot,vaccine", "TỒN KHO,,\n\n\"đơn vị tính: lọ\",,\nlot,vaccine")],
      "rows_above_heading", "lots.csv", 1, nil, nil),
    .note(
      "a column that is not known", [("places.csv", "area", "ma_tinh")], "unknown_column", "places.csv", 1,
      "ma_tinh", "ma_tinh"),
    .note(
      "a column without a heading", [("pins.csv", "vials,by", "vials,,by"), ("pins.csv", "20,", "20,x,")],
      "unknown_column", "pins.csv", 1, nil, nil),
  ]

  @Test(arguments: notes) func `what is odd is noted, and planned all the same`(_ odd: BrokenRound) throws {
    try odd.check()
    var round = RoundFixture()
    for edit in odd.edits { try round.apply(edit) }
    #expect(throws: Never.self) { try round.read() }
  }

  @Test func `rows that agree in everything but vials are one lot line`() throws {
    var round = RoundFixture()
    try round.apply(
      .init("lots.csv", "L3,AZ,Hòa,5", "L3,AZ,Hòa,7,2022-11-15,2022-11-10,,2022-10-03,,,18+,,,,\nL3,AZ,Hòa,5")
    )
    let lots = try round.read().round.lots
    #expect(lots.map(\.vials) == [100, 60, 12])
  }
}
