import AllocationModel
import Foundation
import RoundFiles
import Testing

/// What a plan keeps for next doses, as files.
struct KeptFileTests {
  private static let day = PlanFixture.day

  /// A plan that keeps vials for two classes of people.
  static var plan: Plan {
    var plan = PlanFixture.plan
    let first = KeptDoses(
      lot: "L2", vaccine: "AZ", heldAt: "KHO", place: "Hòa", group: "18+", dose: 2, firstDose: 1,
      firstVaccine: "AZ", people: 25, vials: 3, dueFrom: day("2022-10-29"), dueTo: day("2022-11-07"))
    var second = first
    (second.place, second.lot, second.people, second.vials) = ("B2", "L \"9\"", 7, 1)
    plan.secured = SecuredDoses(
      boundsWithout: plan.summary.objectives.map { SecuredDoses.Bound(name: $0.name, bound: $0.bound) },
      kept: [first, second])
    return plan
  }

  @Test func `what is kept is written and read back`() throws {
    let folder = try TemporaryFolder()
    try PlanFolder.write(KeptFileTests.plan, to: "\(folder.path)/p")
    #expect(try PlanFolder.read(at: "\(folder.path)/p") == KeptFileTests.plan.inFixedOrder())
    let table = String(decoding: try folder.bytes(of: "p/kept.csv"), as: UTF8.self)
    #expect(
      table == """
        lot,vaccine,held_at,place,group,dose,first_dose,first_vaccine,people,vials,due_from,due_to
        "L ""9""\",AZ,KHO,B2,18+,2,1,AZ,7,1,2022-10-29,2022-11-07
        L2,AZ,KHO,Hòa,18+,2,1,AZ,25,3,2022-10-29,2022-11-07

        """)
    let schema = try JSONSchema(
      String(contentsOfFile: "\(packageFolder)/Documentation/plan.schema.json", encoding: .utf8))
    let json = String(decoding: try folder.bytes(of: "p/plan.json"), as: UTF8.self)
    #expect(try schema.complaints(about: json) == [])
  }

  @Test func `a plan that keeps nothing says nothing of it`() throws {
    let folder = try TemporaryFolder()
    try PlanFolder.write(PlanFixture.plan, to: "\(folder.path)/p")
    #expect(try !folder.names(in: "p").contains("kept.csv"))
    #expect(!String(decoding: try folder.bytes(of: "p/plan.json"), as: UTF8.self).contains("secured"))
    var nothing = KeptFileTests.plan
    nothing.secured?.kept = []
    try PlanFolder.write(nothing, to: "\(folder.path)/p")
    #expect(try PlanFolder.read(at: "\(folder.path)/p") == nothing.inFixedOrder())
  }

  @Test func `a kept row that was changed in one of the files is found`() throws {
    let folder = try TemporaryFolder()
    try PlanFolder.write(KeptFileTests.plan, to: "\(folder.path)/p")
    let table = String(decoding: try folder.bytes(of: "p/kept.csv"), as: UTF8.self)
    try folder.write(table.replacingOccurrences(of: ",25,3,", with: ",25,2,"), to: "p/kept.csv")
    let error = #expect(throws: PlanReadingError.self) { try PlanFolder.read(at: "\(folder.path)/p") }
    guard case .damaged(let messages)? = error else { return #expect(Bool(false)) }
    #expect(messages.map(\.file) == ["kept.csv", "kept.csv"])
  }

  @Test func `the wish to secure next doses is read and written`() throws {
    var fixture = RoundFixture()
    let settings = String(decoding: fixture.files["round.json"] ?? [], as: UTF8.self)
    fixture.files["round.json"] = Array(
      settings.replacingOccurrences(of: "\"safety_days\": 0", with: "\"secure_next_dose\": true").utf8)
    let alone = try fixture.read()
    #expect(alone.round.policy.secureNextDose == true)
    #expect(!alone.round.securesNextDoses)
    #expect(alone.notes.contains { $0.code == "no_course_to_secure" })
    fixture.files["course.csv"] = Array(
      "vaccine,group,dose,next_dose,least_days,most_days,same_vaccine\n*,18+,1,2,28,,no\nAZ,18+,1,2,56,,yes\n"
        .utf8)
    let round = try fixture.read().round
    #expect(round.securesNextDoses)
    // The row that names the vaccine holds.
    #expect(round.tables.courses(after: "AZ", group: "18+", dose: 1).map(\.leastDays) == [56])
    #expect(round.tables.courses(after: "PFZ", group: "18+", dose: 1).map(\.leastDays) == [28])
    #expect(round.tables.courses(after: "AZ", group: "18+", dose: 2).isEmpty)
  }
}

/// Reading while somebody else writes.
struct WritingWhileReadingTests {
  @Test func `a plan that is read while others take its place is always one of them, whole`() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/p"
    let plans = (0..<2).map { number in
      var plan = number == 0 ? PlanFixture.plan : KeptFileTests.plan
      // Large enough that reading takes a while.
      let use = plan.use[0]
      plan.use = (0..<2000).map { row in
        var use = use
        (use.demandRow, use.people) = (row + 1, number + 1)
        return use
      }
      return plan.inFixedOrder()
    }
    try PlanFolder.write(plans[0], to: path)
    let writer = Task.detached {
      for turn in 1...40 { try PlanFolder.write(plans[turn % 2], to: path) }
    }
    var read = 0
    for _ in 0..<60 {
      switch Result(catching: { () throws(PlanReadingError) in try PlanFolder.read(at: path) }) {
      case .success(let plan):
        #expect(plan == plans[0] || plan == plans[1])
        read += 1
      case .failure(let error):
        // So many plans in a second that no reading was steady: that is said, and nothing is made up.
        #expect(error.wording.english.contains("is being changed"))
      }
    }
    try await writer.value
    #expect(read > 0)
    #expect(try PlanFolder.read(at: path) == plans[0])
  }
}
