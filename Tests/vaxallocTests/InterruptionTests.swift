import Foundation
import Testing

struct InterruptionTests {
  /// Writes a round that takes seconds to plan: 80 districts, 40 lots of 4 vaccines, 8 groups.
  private func writeLongRound(to round: String, in folder: TemporaryFolder) throws {
    try folder.writeRound(
      to: round, settings: #"{"id": "long", "date": "2022-10-01", "next_dispatch": "2022-10-10"}"#)
    try folder.write(
      "vaccine,doses_per_vial,open_vial_wastage\n" + (0..<4).map { "V\($0),10,0.\($0)\n" }.joined(),
      to: round + "/vaccines.csv")
    try folder.write(
      "vaccine,group,dose\n"
        + (0..<8).map { "V\($0 % 4),G\($0),1\nV\(($0 / 2 + 1 + $0 % 4) % 4),G\($0),2\n" }.joined(),
      to: round + "/eligibility.csv")
    try folder.write(
      "place,kind\nKHO,kho\n" + (0..<80).map { "D\($0),huyện\n" }.joined(), to: round + "/places.csv")
    try folder.write(
      "lot,vaccine,place,vials,expiry\n"
        + (0..<40).map {
          "L\($0),V\($0 % 4),KHO,\(300 + $0 * 37 % 500),2022-1\($0 % 3)-\(10 + $0 * 7 % 20)\n"
        }
        .joined(), to: round + "/lots.csv")
    try folder.write(
      "place,people_per_day\n" + (0..<80).map { "D\($0),\(5 + $0 * 13 % 40)\n" }.joined(),
      to: round + "/capacity.csv")
    let demand = (0..<80).flatMap { place in
      (0..<8).map {
        "D\(place),G\($0),\(1 + ($0 + place) % 2),\(50 + (place * 31 + $0 * 17) % 400),\(1 + $0 % 2)\n"
      }
    }
    try folder.write("place,group,dose,eligible,priority\n" + demand.joined(), to: round + "/demand.csv")
  }

  /// Waits until the command has written its linear program: from then on it plans.
  private func waitForPlanning(_ process: Process, _ file: String) throws {
    while process.isRunning, !FileManager.default.fileExists(atPath: file) { usleep(2000) }
    try #require(process.isRunning, "the round was planned before anybody could interrupt it")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted command leaves nothing half-written`(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    let former = try folder.text(of: "r.plan/plan.json")
    try writeLongRound(to: "r", in: folder)
    let run = try CommandRun(["plan", "r", "--write-mps", "r.mps"], in: folder.path) { process in
      try waitForPlanning(process, folder.path + "/r.mps")
      kill(process.processIdentifier, signal)
    }
    #expect(run.code == 130)
    #expect(run.output.isEmpty)
    #expect(run.errors == "Interrupted; no plan was written.\n")
    #expect(try folder.names() == ["r", "r.mps", "r.plan"])
    #expect(try folder.text(of: "r.plan/plan.json") == former)
  }

  @Test func `a time limit stops a long round in the midst of it`() throws {
    let folder = try TemporaryFolder()
    try writeLongRound(to: "r", in: folder)
    let start = ContinuousClock.now
    let run = try CommandRun(["plan", "r", "--time-limit", "0.2"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.errors == "No plan within the time limit of 0.2 s; nothing was written.\n")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(try folder.names() == ["r"])
  }
}
