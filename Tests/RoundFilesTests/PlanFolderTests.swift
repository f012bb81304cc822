import AllocationModel
import Foundation
import RoundFiles
import Testing

@Suite struct PlanFolderTests {
  let folder: TemporaryFolder
  let target: String

  init() throws {
    folder = try TemporaryFolder()
    target = "\(folder.path)/round.plan"
  }

  private let files = [
    "coverage.csv", "excluded.csv", "losses.csv", "plan.json", "shipments.csv", "use.csv",
  ]

  @Test func `a plan comes back as it was written`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    #expect(try folder.names() == ["round.plan"])
    #expect(try folder.names(in: "round.plan") == files)
    #expect(try PlanFolder.read(at: target) == PlanFixture.plan.inFixedOrder())
  }

  @Test func `an empty plan comes back too`() throws {
    var plan = PlanFixture.plan
    plan.shipments = []
    plan.use = []
    plan.losses = []
    plan.coverage = []
    plan.excluded = []
    plan.notes = []
    plan.summary.objectives = []
    plan.summary.fills = []
    plan.summary.outOfReach = []
    plan.summary.baselines = []
    try PlanFolder.write(plan, to: target)
    #expect(try PlanFolder.read(at: target) == plan)
  }

  @Test func `the tables are plain text in a fixed order`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    func text(_ name: String) throws -> String {
      String(decoding: try folder.bytes(of: "round.plan/\(name)"), as: UTF8.self)
    }
    #expect(
      try text("shipments.csv") == """
        lot,vaccine,from,to,when,dispatch,arrive,last_day,vials,doses,pinned
        L1,AZ,KHO,B2,now,2022-09-30,2022-10-01,2022-10-31,20,200,true
        L2,AZ,KHO,Hòa,later,2022-10-10,2022-10-11,2022-12-31,3,30,false

        """)
    #expect(
      try text("use.csv") == """
        lot,vaccine,held_at,place,when,demand_row,group,dose,people,doses_given,first_day,last_day
        L1,AZ,B2,B2,here,3,18+,1,7,7,2022-10-01,2022-10-07
        L1,AZ,KHO,B2,now,12,12-<18,2,25,12.5,2022-10-01,2022-10-07

        """)
    #expect(
      try text("losses.csv") == """
        lot,vaccine,place,last_day,vials,doses_lost,lost_as,reason,reason_text,what_would_save
        " L9",AZ,KHO,2022-10-31,0,0.925,opened_or_shipped,whole_vials,,
        L1,AZ,KHO,2022-10-31,4,8999999999.000000001,whole_vials,sessions,"các bàn tiêm đã kín, ""hết chỗ""\","needs 2,400 more injections
        at 849 before 13/10"

        """)
    #expect(
      try text("coverage.csv") == """
        place,group,dose,target,given,planned,coverage_before,coverage_after,need,unmet,reason,reason_text
        B2,18+,1,,,7,,,9,2,no_stock,=1+1
        Hòa,18+,1,600,600.5,0,1.0008333333333332,1.0008333333333332,0,0,,

        """)
    #expect(
      try text("excluded.csv") == """
        lot,vaccine,place,vials,reason,reason_text
        Q1,AZ,KHO,41,expired,"status, expired"

        """)
  }

  @Test func `the order of the rows does not matter`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let first = try files.map { try folder.bytes(of: "round.plan/\($0)") }
    var plan = PlanFixture.plan
    plan.shipments.reverse()
    plan.use.reverse()
    plan.losses.reverse()
    plan.coverage.reverse()
    plan.excluded.reverse()
    plan.summary.fills.reverse()
    plan.summary.outOfReach.reverse()
    try PlanFolder.write(plan, to: target)
    #expect(try files.map { try folder.bytes(of: "round.plan/\($0)") } == first)
  }

  @Test func `plan.json is the coded form of the plan`() throws {
    var plan = PlanFixture.plan.inFixedOrder()
    // A double cannot hold these nineteen digits; a decoder that reads numbers as doubles loses them.
    plan.losses[1].dosesLost = PlanFixture.decimal("1234567.125")
    try PlanFolder.write(plan, to: target)
    let decoded = try JSONDecoder().decode(Plan.self, from: Data(folder.bytes(of: "round.plan/plan.json")))
    #expect(decoded == plan)
    #expect(try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan)) == plan)
  }

  @Test func `a plan in the coded form keeps every digit`() throws {
    let plan = PlanFixture.plan.inFixedOrder()
    #expect(try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan)) == plan)
  }

  @Test func `doubles are written without exponents, and exactly`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let text = String(decoding: try folder.bytes(of: "round.plan/plan.json"), as: UTF8.self)
    #expect(text.contains("{\"name\": \"waste\", \"value\": 2960, \"bound\": 2959.9375}"))
    #expect(text.contains("{\"name\": \"need:1\", \"value\": 1000000000000000000000, \"bound\": 0.1}"))
    #expect(text.contains("{\"name\": \"transport\", \"value\": -0.00000125, \"bound\": 0.3333333333333333}"))
  }

  @Test func `a figure that is not finite is refused`() throws {
    var plan = PlanFixture.plan
    plan.summary.objectives[0].bound = .infinity
    #expect(throws: PlanWritingError.notFinite("waste")) { try PlanFolder.write(plan, to: target) }
    #expect(try folder.names() == [])
  }

  @Test func `other files are written with the plan`() throws {
    try PlanFolder.write(
      PlanFixture.plan, to: target,
      extraFiles: [PlanFolder.ExtraFile(name: "plan.html", bytes: Array("<p>".utf8))])
    #expect(try folder.names(in: "round.plan") == (files + ["plan.html"]).sorted())
  }

  @Test(arguments: [
    ("shipments.csv", "now,", "later,"), ("use.csv", ",25,", ",26,"), ("losses.csv", "0.925", "0.926"),
    ("coverage.csv", "600.5", "601.5"), ("excluded.csv", "41", "42"),
  ])
  func `a table that was changed is found`(_ change: (file: String, old: String, new: String)) throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let text = String(decoding: try folder.bytes(of: "round.plan/\(change.file)"), as: UTF8.self)
    let range = try #require(text.firstRange(of: change.old))
    try folder.write(text.replacingCharacters(in: range, with: change.new), to: "round.plan/\(change.file)")
    let error = #expect(throws: PlanReadingError.self) { try PlanFolder.read(at: target) }
    guard case .damaged(let messages) = error else {
      Issue.record("another error")
      return
    }
    #expect(messages.map(\.code) == ["plan_contradicts_itself", "plan_contradicts_itself"])
    #expect(messages.allSatisfy { $0.file == change.file })
    #expect((2...3).contains(messages[0].row ?? 0))
  }

  @Test(arguments: [
    ("\"format\": 1", "\"format\": 2", "format"), ("\"round\"", "\"rounds\"", "round"),
    ("\"vials\": 20", "\"vials\": 20.5", "shipments.vials"),
    ("\"pinned\": true", "\"pinned\": 1", "shipments.pinned"),
    ("\"reason\": \"sessions\"", "\"reason\": \"luck\"", "losses.reason"),
    ("\"dispatch\": \"2022", "\"dispatch\": \"22", "shipments.dispatch"),
    ("\"horizon\"", "\"horizons\"", "summary.horizon"), ("\"notes\": [", "\"notes\": [7, ", "notes"),
  ])
  func `a plan.json that is not as it should be is named by its key`(
    _ change: (old: String, new: String, key: String)
  ) throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let text = String(decoding: try folder.bytes(of: "round.plan/plan.json"), as: UTF8.self)
    let range = try #require(text.firstRange(of: change.old))
    try folder.write(text.replacingCharacters(in: range, with: change.new), to: "round.plan/plan.json")
    let error = #expect(throws: PlanReadingError.self) { try PlanFolder.read(at: target) }
    guard case .damaged(let messages) = error else {
      Issue.record("another error")
      return
    }
    #expect(messages.map(\.code) == ["plan_incomplete"])
    #expect(messages.first?.column == change.key)
  }

  @Test func `a row that was taken out is found`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let text = String(decoding: try folder.bytes(of: "round.plan/use.csv"), as: UTF8.self)
    try folder.write(text.split(separator: "\n").dropLast().joined(separator: "\n"), to: "round.plan/use.csv")
    #expect(throws: PlanReadingError.self) { try PlanFolder.read(at: target) }
  }

  @Test func `tables that a spreadsheet saved again still read`() throws {
    try PlanFolder.write(PlanFixture.plan, to: target)
    let text = String(decoding: try folder.bytes(of: "round.plan/shipments.csv"), as: UTF8.self)
    let saved =
      "\u{FEFF}"
      + text.replacingOccurrences(of: ",", with: ";").replacingOccurrences(of: "\n", with: "\r\n")
      .replacingOccurrences(of: "true", with: "TRUE")
    try folder.write(saved, to: "round.plan/shipments.csv")
    #expect(try PlanFolder.read(at: target) == PlanFixture.plan.inFixedOrder())
  }

  @Test func `a folder without a plan says what is missing`() throws {
    let error = #expect(throws: PlanReadingError.self) { try PlanFolder.read(at: folder.path) }
    guard case .cannotRead(let path, _) = error else {
      Issue.record("another error")
      return
    }
    #expect(path.hasSuffix("/plan.json"))
  }
}
