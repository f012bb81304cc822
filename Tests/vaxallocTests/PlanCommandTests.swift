import Foundation
import Testing

struct PlanCommandTests {
  private let files = [
    "coverage.csv", "excluded.csv", "losses.csv", "plan.json", "record.json", "shipments.csv", "use.csv",
  ]

  @Test func `a plan stands beside its round and is shown`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["plan", "r/"], in: folder.path)
    #expect(
      run.output == """
        Round “r1”, 2022-10-01: every rule was checked and is kept.

        On hand    200 doses in 1 lot line; 200 usable when vials are opened
        Expiring   200 usable doses, on or before 2022-10-31
        This plan  150 doses for 150 people

                             this plan  FEFO, list order  FEFO, shared out
          usable doses lost         50                50                50
          people vaccinated        150               150               150
        No plan can lose fewer than 50 usable doses.

        Lost all the same, until 2022-10-31:
          A1  KHO  2022-10-31  50 doses  nobody eligible is left
            → needs other people to give it to, or another place that can use it in time

          recipient     vials now  doses now  people  of need
          842 Trà Vinh         15        150     150     100%
          all                  15        150     150     100%

        Files: r.plan (what to ship: shipments.csv)

        """)
    #expect(run.errors.isEmpty)
    #expect(run.code == 0)
    #expect(try folder.names() == ["r", "r.plan"])
    #expect(try folder.names(in: "r.plan") == files)
    #expect(
      try folder.text(of: "r.plan/shipments.csv") == """
        lot,vaccine,from,to,when,dispatch,arrive,last_day,vials,doses,pinned
        A1,AZ,KHO,842,now,2022-10-01,2022-10-01,2022-10-31,15,150,false

        """)
  }

  @Test func `a plan for the folder one is in stands beside it`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "."], in: folder.path + "/r").code == 0)
    #expect(try folder.names() == ["r", "r.plan"])
  }

  @Test func `a plan is written where it is wanted, and replaces a plan`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "r", "-o", "first"], in: folder.path).code == 0)
    let former = try folder.text(of: "first/plan.json")
    try folder.replace("842,18+,1,150", with: "842,18+,1,90", in: "r/demand.csv")
    #expect(try CommandRun(["plan", "r", "--output", "first"], in: folder.path).code == 0)
    #expect(try folder.text(of: "first/plan.json") != former)
    #expect(try folder.names() == ["first", "r"])
    #expect(try folder.names(in: "first") == files)
  }

  @Test func `the same tables give the same bytes, on one thread or on two`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "r", "-o", "one", "--threads", "1"], in: folder.path).code == 0)
    #expect(try CommandRun(["plan", "r", "-o", "two", "--threads", "2"], in: folder.path).code == 0)
    for file in files { #expect(try folder.text(of: "one/" + file) == folder.text(of: "two/" + file)) }
  }

  @Test func `the screen speaks the language asked for`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["plan", "r", "--language", "vi"], in: folder.path)
    #expect(run.output.hasPrefix("Đợt “r1”, ngày 01/10/2022: đã kiểm tra, mọi quy tắc đều được giữ.\n"))
  }

  @Test(arguments: ["r", "r/inside", "r/.", "."])
  func `no plan is written into its round, or around it`(_ target: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let before = try folder.names(in: "r")
    let run = try CommandRun(["plan", "r", "-o", target], in: folder.path)
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
    #expect(try folder.names(in: "r") == before)
  }

  @Test func `what is no plan is left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    try folder.write("mine", to: "photos/a.txt")
    try folder.write("mine", to: "letter")
    for target in ["photos", "letter"] {
      let run = try CommandRun(["plan", "r", "-o", target], in: folder.path)
      #expect(run.code == 3)
      #expect(run.errors == "\(target) exists and is not a plan folder; it was left as it is\n")
    }
    #expect(try folder.text(of: "photos/a.txt") == "mine")
    #expect(try folder.text(of: "letter") == "mine")
    #expect(try folder.names() == ["letter", "photos", "r"])
  }

  @Test func `a plan whose folder has no folder around it cannot be written`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["plan", "r", "-o", "no/such/place"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errors == "no/such/place cannot be written: the folder around it does not exist\n")
  }

  @Test func `errors in the tables leave the former plan as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
    let former = try folder.text(of: "r.plan/plan.json")
    try folder.replace("A1,AZ,KHO,20", with: "A1,AZ,KHO,2O", in: "r/lots.csv")
    let run = try CommandRun(["plan", "r"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: lots.csv, row 2, column vials: \"2O\""))
    #expect(run.errors.hasSuffix("\n1 error, 0 notes: nothing is planned until the errors are put right.\n"))
    #expect(try folder.text(of: "r.plan/plan.json") == former)
  }

  @Test func `the time limit ends planning without a plan`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["plan", "r", "--time-limit", "0.000001"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("No plan within the time limit of "))
    #expect(try folder.names() == ["r"])
  }

  @Test func `the linear program is written too`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    #expect(try CommandRun(["plan", "r", "--write-mps", "r.mps"], in: folder.path).code == 0)
    let mps = try folder.text(of: "r.mps")
    #expect(mps.contains("\nROWS\n"))
    #expect(mps.contains("\nCOLUMNS\n"))
    #expect(mps.hasSuffix("ENDATA\n"))
  }

  @Test func `a linear program that cannot be written ends without a plan`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["plan", "r", "--write-mps", "no/r.mps"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errors == "no/r.mps cannot be written: there is no such folder\n")
    #expect(try folder.names() == ["r"])
  }
}
