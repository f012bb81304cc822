import Testing

#if Workbook
  import Workbooks
#endif

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

  @Test func `the figures follow where there are errors too, as far as they can be read`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    try folder.write("lot,vaccine,place,vials,expiry\nA1,AZ,KHO,12a,2022-10-31\n", to: "r/lots.csv")
    try folder.write(
      "place,group,dose,target,given,no_id\n842,18+,1,1000,900,31\n842,18+,2,1000,x,\n", to: "r/demand.csv")
    let run = try CommandRun(["check", folder.path + "/r"])
    #expect(run.code == 1)
    #expect(run.output.contains("2 errors, 0 notes: nothing is planned until the errors are put right."))
    #expect(run.output.contains("The figures below leave out what the errors above make unreadable.\n"))
    #expect(
      run.output.contains(
        """
          place  group  dose  given  people, present  coverage  no ID
          842    18+       1    900            1,000       90%     31

        """))
  }

  #if Workbook
    @Test func `notes on figures name the sheet and the heading that the person sees`() throws {
      let folder = try TemporaryFolder()
      func texts(_ line: String) -> [SheetCell] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { .text(String($0)) }
      }
      let sheets = [
        Sheet(name: "đợt", rows: [texts("id,r"), texts("date,2022-10-01"), texts("numbers,vi")]),
        Sheet(name: "vắc xin", rows: [texts("vaccine,doses_per_vial"), texts("AZ,10"), texts("PFZ,6")]),
        Sheet(name: "chỉ định", rows: [texts("vaccine,group,dose"), texts("AZ,18+,1")]),
        Sheet(name: "đơn vị", rows: [texts("place,kind"), texts("KHO,kho"), texts("842,huyện")]),
        Sheet(
          name: "Tồn kho", rows: [texts("lot,vaccine,place,vials,expiry"), texts("A1,AZ,KHO,20,31/10/2022")]),
        Sheet(name: "công suất", rows: [texts("place,people_per_day"), texts("842,100")]),
        Sheet(
          name: "Nhu cầu",
          rows: [
            texts("đơn vị,nhóm,mũi,số đối tượng,đã tiêm,mục tiêu,báo cáo đạt mục tiêu"),
            texts("842,18+,1,1000,900,95%,có"),
          ]),
      ]
      try Workbook(sheets: sheets).write(to: folder.path + "/r.xlsx")
      let run = try CommandRun(["check", folder.path + "/r.xlsx", "--language", "vi"])
      #expect(run.code == 0)
      #expect(
        run.output.contains(
          "ghi chú: Nhu cầu, dòng 2, cột mục tiêu: 18+, mũi 1: chưa đạt mục tiêu 95% tại 1 đơn vị; còn thiếu 50 người"
        ))
      #expect(
        run.output.contains(
          "ghi chú: Nhu cầu, dòng 2, cột báo cáo đạt mục tiêu: 842, 18+, mũi 1: báo cáo ghi"))
      // The words of a note too.
      #expect(run.output.contains("chỉ định không cho phép dùng PFZ"))
      #expect(!run.output.contains(".csv"))
    }
  #endif

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
