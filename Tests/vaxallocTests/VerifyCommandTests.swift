import Foundation
import Testing

struct VerifyCommandTests {
  /// A round with its plan, made by the command itself.
  private func planned() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    try #require(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    return folder
  }

  @Test func `a sound plan keeps every rule`() throws {
    let folder = try planned()
    let run = try CommandRun(["verify", "r", "r.plan"], in: folder.path)
    #expect(
      run.output == """
        waste: 50 (bound stated: 50)
        need:1: 150 (bound stated: 150)
        equity: 1 (bound stated: 1)
        sooner: 0 (bound stated: 0)
        earliest_expiry: 150 (bound stated: 150)
        transport: 15 (bound stated: 15)
        The plan keeps every rule.

        """)
    #expect(run.errors.isEmpty)
    #expect(run.code == 0)
  }

  @Test func `a plan that breaks a rule is named by the rule`() throws {
    let folder = try planned()
    // One day of sessions less: the schedule's first two days no longer take 150 people.
    try folder.write("place,people_per_day,from\n842,70,2022-10-01\n", to: "r/capacity.csv")
    let run = try CommandRun(["verify", "r", "r.plan"], in: folder.path)
    #expect(run.code == 1)
    #expect(
      run.output.hasPrefix(
        "session_spans (rule 4): 842: 150 people are laid on 2022-10-01 to 2022-10-02; the sessions take 140.\n"
      ))
    #expect(
      run.output.hasSuffix(
        "The plan was made from other tables than these: their SHA-256 differs.\nThe plan breaks a rule.\n"))
  }

  @Test func `a broken rule is named in Vietnamese too`() throws {
    let folder = try planned()
    try folder.replace("A1,AZ,KHO,20", with: "A1,AZ,KHO,14", in: "r/lots.csv")
    let run = try CommandRun(["verify", "r", "r.plan", "--language", "vi"], in: folder.path)
    #expect(run.code == 1)
    #expect(
      run.output.hasPrefix("more_than_on_hand (quy tắc 1): A1 (AZ), KHO: Xuất 15 lọ; trong kho chỉ có 14.\n"))
  }

  @Test func `tables that were changed by hand no longer say what the plan says`() throws {
    let folder = try planned()
    try folder.replace(",15,150,", with: ",14,140,", in: "r.plan/shipments.csv")
    let run = try CommandRun(["verify", "r", "r.plan"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("shipments.csv"))
  }

  @Test func `a plan that is not there cannot be read`() throws {
    let folder = try planned()
    let run = try CommandRun(["verify", "r", "another.plan"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errors == "another.plan/plan.json cannot be read: there is no such file or folder\n")
  }

  @Test func `a broken round is not judged against`() throws {
    let folder = try planned()
    try folder.replace("KHO,20", with: "KHO,many", in: "r/lots.csv")
    let run = try CommandRun(["verify", "r", "r.plan"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix("error: lots.csv, row 2, column vials"))
  }
}
