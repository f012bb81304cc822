import Foundation
import Testing

/// The commands that answer questions about a round.
struct DecisionCommandTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A small round with its plan, made by the command itself.
  private func planned() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    try #require(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    return folder
  }

  /// The pages of the documentation show commands and what they print: what stands there is what they print.
  ///
  /// A page's text that ends with “…” is the beginning.
  @Test(arguments: [
    "WhyALotIsLost", "WhatWouldSaveMost", "WhatIf", "Offers", "PinsAndKeeping", "OrderOfObjectives",
  ])
  func `the documentation shows what the commands print`(page: String) throws {
    let name = "tra-vinh-2022-10-01"
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: DecisionCommandTests.root.appendingPathComponent("Examples/\(name)"),
      to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    try #require(try CommandRun(["plan", name], in: folder.path).code == 0)
    let file = DecisionCommandTests.root.appendingPathComponent(
      "Sources/Decisions/Decisions.docc/Articles/\(page).md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let examples = text.components(separatedBy: "```sh\nvaxalloc ").dropFirst()
    #expect(!examples.isEmpty)
    for example in examples {
      let command = try #require(example.components(separatedBy: "\n```").first)
      let shown = try #require(
        example.components(separatedBy: "```text\n").dropFirst().first?.components(separatedBy: "\n```").first
      )
      let run = try CommandRun(words(command), in: folder.path)
      #expect(run.code == 0, "\(run.errors)")
      if shown.hasSuffix(" …") {
        #expect(run.output.hasPrefix(shown.dropLast(2)))
      } else {
        #expect(run.output == shown + "\n")
      }
    }
  }

  /// The words of a command as a shell would part them.
  private func words(_ command: String) -> [String] {
    command.components(separatedBy: "\"").enumerated().flatMap { position, part in
      position.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
    }
  }

  @Test func `what keeping costs is what the documentation says`() throws {
    let name = "tra-vinh-2022-10-01"
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: DecisionCommandTests.root.appendingPathComponent("Examples/\(name)"),
      to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    try #require(try CommandRun(["plan", name], in: folder.path).code == 0)
    try folder.replace(
      "SYN-AZ-0811,AZ,KHO-TINH,1240", with: "SYN-AZ-0811,AZ,KHO-TINH,1180", in: name + "/lots.csv")
    let run = try CommandRun(
      ["plan", name, "-o", "again", "--keep", name + ".plan", "--keep-before", "equity"], in: folder.path)
    #expect(
      run.output.hasSuffix(
        """

        Of the earlier plan's 34 shipment lines and those of this plan, 2 differ;
        planned without regard to it, 17 would.
        At least 1 must change whatever is planned; whether fewer than 2 would do is not
        known.
        What keeping them changes: equity 0.5281 → 0.5105.

        """))
    #expect(try CommandRun(["verify", name, "again"], in: folder.path).code == 0)
  }

  @Test func `what scenarios come to is what the documentation says`() throws {
    let name = "tra-vinh-2022-10-01"
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: DecisionCommandTests.root.appendingPathComponent("Examples/\(name)"),
      to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    let page = try String(
      contentsOf: DecisionCommandTests.root.appendingPathComponent(
        "Sources/Decisions/Decisions.docc/Articles/Scenarios.md"), encoding: .utf8)
    func block(_ kind: String) throws -> String {
      try #require(
        page.components(separatedBy: "```\(kind)\n").dropFirst().first?.components(separatedBy: "\n```").first
      )
    }
    try (block("csv") + "\n").write(
      toFile: "\(folder.path)/\(name)/scenarios.csv", atomically: true, encoding: .utf8)
    let run = try CommandRun(["plan", name], in: folder.path)
    #expect(run.code == 0)
    #expect(try run.output.hasSuffix(block("text") + "\n"))
    #expect(try CommandRun(["verify", name, name + ".plan"], in: folder.path).code == 0)
    let table = try String(
      contentsOfFile: "\(folder.path)/\(name).plan/scenarios.csv", encoding: .utf8)
    #expect(table.split(separator: "\n").count == 4)
    let kept = try CommandRun(["plan", name, "-o", "again", "--keep", name + ".plan"], in: folder.path)
    #expect(kept.code == 1 && kept.errors.contains("--keep does not go with scenarios.csv"))
    try folder.replace("few come,1", with: "few come,0", in: name + "/scenarios.csv")
    let broken = try CommandRun(["plan", name], in: folder.path)
    #expect(broken.code == 1 && broken.errors.contains("weight is 0; it must be greater than 0"))
  }

  @Test func `the price of the order stands after the plan where it is asked for`() throws {
    let folder = try planned()
    let plain = try CommandRun(["plan", "r"], in: folder.path)
    let priced = try CommandRun(["plan", "r", "--prices"], in: folder.path)
    let order = try CommandRun(["explain", "r", "r.plan", "--order"], in: folder.path)
    #expect(priced.output == plain.output + "\n" + order.output)
    #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
    let report = try String(contentsOfFile: "\(folder.path)/r.report/report.html", encoding: .utf8)
    #expect(report.contains("id=\"prices\""))
    #expect(!report.contains("id=\"scenarios\""))
  }

  @Test func `a question that cannot be asked ends with what is wrong with it`() throws {
    let folder = try planned()
    for (arguments, code, reason) in [
      (["explain", "r", "r.plan"], 64, "Say one of --lot"),
      (["explain", "r", "r.plan", "--lot", "A2"], 1, "the round has no lot \"A2\""),
      (["explain", "r", "r.plan", "--place", "KHO"], 1, "nobody is vaccinated at the store \"KHO\""),
      (["explain", "r", "r.plan", "--line", "842,18+"], 1, "PLACE,GROUP,DOSE"),
      (["explain", "r", "r.plan", "--line", "842,18+,2"], 1, "no line of demand.csv is 842,18+,2"),
      (["explain", "r", "r.plan", "--measures", "0"], 64, "At least one measure"),
      (["explain", "r", "none", "--pins"], 3, "cannot be read"),
      (["compare", "r"], 64, "Say what to compare with"),
      (["compare", "r", "--set", "stock A1"], 1, "expected VIALS"),
      (["compare", "r", "--set", "stock A9 1"], 1, "the round has no lot \"A9\""),
      (["compare", "r", "--uptake-down", "10,x"], 64, "whole numbers from 1 to 100"),
      (["offer", "r", "--vaccine", "AX", "--doses", "9", "--expiry", "2022-11-01"], 1, "no vaccine \"AX\""),
      (
        ["offer", "r", "--vaccine", "AZ", "--doses", "9", "--expiry", "2022-11-01"], 1,
        "doses 9 is out of range"
      ),
      (["offer", "r", "--vaccine", "AZ", "--doses", "90", "--expiry", "2021-11-01"], 1, "outside the days"),
      (["offer", "r", "--vaccine", "AZ", "--doses", "90", "--expiry", "soon"], 64, "soon"),
      (["diff", "r.plan", "none"], 3, "cannot be read"),
      (["plan", "r", "--keep-before", "equity"], 64, "--keep-before needs --keep"),
      (["plan", "r", "--keep", "none"], 3, "cannot be read"),
      (["compare", "r", "--set", "capacity 842 +5/day 2022-10-09..2022-10-02"], 1, "holds no day"),
      (["compare", "r", "--set", "capacity 842 +5/day 2031-10-02..2031-10-09"], 1, "outside the days"),
      (["compare", "r", "--set", "capacity 842 +0/day 2022-10-02..2022-10-09"], 1, "out of range"),
      (["compare", "r", "--set", "pin A1 842 999"], 1, "A1"),
      (["compare", "r", "--set", "uptake 842,18+,1 1.5"], 1, "out of range"),
      (["compare", "r", "--set", "lane KHO KHO 1"], 1, "store"),
      (["compare", "r", "--set", "teleport A1"], 1, "begins with none of"),
      (["explain", "r", "r.plan", "--lot", "A1,AX"], 1, "A1"),
    ] {
      let run = try CommandRun(arguments, in: folder.path)
      #expect(run.code == Int32(code), "\(arguments)")
      #expect(run.errors.contains(reason), "\(arguments): \(run.errors)")
      #expect(run.output.isEmpty, "\(arguments)")
    }
  }

  @Test func `a plan of other tables is not explained`() throws {
    let folder = try planned()
    try folder.replace("KHO,20", with: "KHO,21", in: "r/lots.csv")
    let run = try CommandRun(["explain", "r", "r.plan", "--measures", "1"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errors.contains("made from other tables"))
  }

  @Test func `two plans are told apart in words, in both languages`() throws {
    let folder = try planned()
    try folder.replace("842,18+,1,150", with: "842,18+,1,120", in: "r/demand.csv")
    try #require(try CommandRun(["plan", "r", "-o", "later"], in: folder.path).code == 0)
    let run = try CommandRun(["diff", "r.plan", "later"], in: folder.path)
    #expect(
      run.output == """
        Shipments: 1 line differs, 0 stay.
          842 gets 15 → 12 vials of A1 at KHO
        People:
          842: 150 → 120 (100% → 100%)
        Doses lost:
          A1 at KHO: 50 → 80

        """)
    let vietnamese = try CommandRun(["diff", "r.plan", "later", "--language", "vi"], in: folder.path)
    #expect(vietnamese.output.hasPrefix("Xuất kho: 1 dòng thay đổi, 0 dòng giữ nguyên.\n"))
  }
}
