import Testing

struct CheckCommandTests {
  @Test func `a sound round can be planned`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["check", folder.path + "/r"])
    #expect(run.output == "No errors, 0 notes: the round can be planned.\n")
    #expect(run.errors.isEmpty)
    #expect(run.code == 0)
    #expect(try folder.names() == ["r"])
  }

  @Test func `all errors are named at once, with their cells`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    try folder.write(
      "lot,vaccine,place,vials,expiry\nA1,AZ,KHO,12a,2022-10-31\n\nA2,AZZ,KHO,3,31/13/2022\n",
      to: "r/lots.csv")
    try folder.write("place,group,dose,eligible\n842,18+,1,-4\n", to: "r/demand.csv")
    let run = try CommandRun(["check", folder.path + "/r"])
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(run.code == 1)
    #expect(run.errors.isEmpty)
    #expect(lines.count == 5)
    #expect(lines.contains { $0.hasPrefix("error: lots.csv, row 2, column vials") && $0.contains("12a") })
    #expect(lines.contains { $0.hasPrefix("error: lots.csv, row 4, column vaccine") && $0.contains("AZZ") })
    #expect(
      lines.contains { $0.hasPrefix("error: lots.csv, row 4, column expiry") && $0.contains("31/13/2022") })
    #expect(lines.contains { $0.hasPrefix("error: demand.csv, row 2, column eligible") && $0.contains("-4") })
    #expect(lines.last == "4 errors, 0 notes: nothing is planned until the errors are put right.")
  }

  @Test func `notes hinder nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    try folder.write("hello", to: "r/readme.txt")
    let run = try CommandRun(["check", folder.path + "/r"])
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("note: readme.txt: "))
    #expect(run.output.hasSuffix("\nNo errors, 1 note: the round can be planned.\n"))
  }

  @Test func `the language is the round's, unless another is asked for`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r", settings: #"{"id": "r1", "date": "2022-10-01", "language": "vi"}"#)
    let sound = "Không có lỗi, 0 ghi chú: có thể lập kế hoạch.\n"
    #expect(try CommandRun(["check", folder.path + "/r"]).output == sound)
    #expect(
      try CommandRun(["check", folder.path + "/r", "--language", "en"]).output
        == "No errors, 0 notes: the round can be planned.\n")
    // A round that cannot be built speaks its language too.
    try folder.write("place,people_per_day\n842,x\n", to: "r/capacity.csv")
    let run = try CommandRun(["check", folder.path + "/r"])
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("lỗi: capacity.csv, dòng 2, cột people_per_day"))
  }

  @Test func `a folder that is not there cannot be read`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["check", folder.path + "/r"])
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors == "\(folder.path)/r cannot be read: there is no such file or folder\n")
    #expect(
      try CommandRun(["check", folder.path + "/r", "--language", "vi"]).errors
        == "không đọc được \(folder.path)/r: không có tệp hoặc thư mục này\n")
  }

  @Test func `an empty folder lacks its tables`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["check", folder.path])
    #expect(run.code == 1)
    #expect(run.output.contains("error: round.json: "))
    #expect(run.output.contains("error: lots.csv: "))
  }
}
