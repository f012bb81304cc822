import Foundation
import Testing

#if Workbook
  import Workbooks
#endif

struct FiguresCommandTests {
  private func round(_ settings: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r", settings: #"{"id": "r1", "date": "2022-10-01"\#(settings)}"#)
    try folder.write(
      "place,name,kind,population_start,population\nKHO,Kho tỉnh,kho,,\n842,Trà Vinh,huyện,1000,1100\n"
        + "843,Càng Long,huyện,,\n", to: "r/places.csv")
    try folder.write("place,people_per_day\n842,100\n843,100\n", to: "r/capacity.csv")
    try folder.write(
      "place,group,dose,target,target_start,given,eligible,goal\n842,18+,1,1000,900,1035,,95%\n"
        + "842,18+,2,1000,900,683,,95%\n843,18+,1,500,,400,50,\n", to: "r/demand.csv")
    return folder
  }

  @Test func `check ends with the figures side by side`() throws {
    let folder = try round()
    try folder.write(
      "group,dose,target,given,source\n18+,1,1500,1440,CDC\n18+,2,1000,683,CDC\n", to: "r/totals.csv")
    let run = try CommandRun(["check", folder.path + "/r"])
    let table = try #require(run.output.range(of: "\n\n")).upperBound
    #expect(
      String(run.output[table...]) == """
        Doses given and coverage:
          place  group  dose  given  people, start  coverage  people, present  coverage  goal  short by
          842    18+       1  1,035            900      115%            1,000    103.5%   95%
          842    18+       2    683            900    75.89%            1,000     68.3%   95%       267
          843    18+       1    400                                       500       80%

        Need by both methods (gap = target less given; cohort = given of the dose before less given):
          place  group  dose  gap  cohort  used  method  need
          842    18+       1  -35             0  gap        0
          842    18+       2  317     352   317  gap      317
          843    18+       1  100            50  stated    50

        Both populations:
          place  name      start  present  difference
          842    Trà Vinh  1,000    1,100        +100

        Sums of recipients against the province (tolerance 0):
                  group  dose    sum  province  difference           source
          people  18+       1  1,500     1,500           0  agrees   CDC
          given   18+       1  1,435     1,440          -5  differs  CDC
          people  18+       2  1,000     1,000           0  agrees   CDC
          given   18+       2    683       683           0  agrees   CDC

        Nobody is listed for:
          843: 18+, dose 2

        """)
    #expect(
      run.output.contains("note: demand.csv, row 3, column goal: 18+, dose 2: the goal of 95% is not reached")
    )
    #expect(run.code == 0)
    #expect(
      try CommandRun(["check", folder.path + "/r", "--tolerance", "5"]).output.contains("differs") == false)
    #expect(try CommandRun(["check", folder.path + "/r", "--language", "vi"]).output.contains("103,5%"))
  }

  @Test func `reconcile lists the differences, the largest first, and ends with 1`() throws {
    let folder = try round()
    try folder.write(
      "place,group,dose,given,lot,vials\n842,18+,1,1000,,\n842,18+,2,683,,\n843,18+,1,401,,\n,,,,A1,22\n",
      to: "ledger.csv")
    let run = try CommandRun(["reconcile", folder.path + "/r", folder.path + "/ledger.csv"])
    #expect(run.code == 1)
    #expect(
      run.output.contains(
        """
        Differences, the largest first:
                                   round  other  difference
          842         18+, dose 1  1,035  1,000         +35
          all places  lot A1          20     22          -2
          843         18+, dose 1    400    401          -1

        In agreement:
        """))
    #expect(run.output.contains("Doses given: 1 agree, 2 differ by 36 in all (tolerance 0)."))
    let tolerant = try CommandRun([
      "reconcile", folder.path + "/r", folder.path + "/ledger.csv", "--tolerance", "35", "--language", "vi",
    ])
    #expect(tolerant.code == 0)
    #expect(tolerant.output.contains("Không có chênh lệch."))
    #expect(try CommandRun(["reconcile", folder.path + "/r", folder.path + "/none.csv"]).code == 3)
    #expect(try folder.names() == ["ledger.csv", "r"])
  }

  #if Workbook
    @Test func `a second source may be a workbook`() throws {
      let folder = try round()
      let rows: [[SheetCell]] = [
        [.text("Đơn vị"), .text("Nhóm"), .text("Mũi"), .text("Đã tiêm")],
        [.whole(842), .text("18+"), .whole(1), .whole(1_035)],
        [.whole(842), .text("18+"), .whole(2), .whole(683)],
        [.whole(843), .text("18+"), .whole(1), .whole(399)],
      ]
      try Workbook(sheets: [Sheet(name: "trống"), Sheet(name: "CDC", rows: rows)]).write(
        to: folder.path + "/cdc.xlsx")
      let run = try CommandRun(["reconcile", folder.path + "/r", folder.path + "/cdc.xlsx"])
      #expect(run.code == 1)
      #expect(run.output.contains("Doses given: 2 agree, 1 differ by 1 in all (tolerance 0)."))
    }
  #endif

  @Test func `people without a number stand beside the differences that they explain`() throws {
    let folder = try round()
    try folder.write(
      "place,group,dose,target,given,no_id\n842,18+,1,1000,900,31\n843,18+,1,500,400,\n", to: "r/demand.csv")
    try folder.write("place,group,dose,given\n842,18+,1,869\n843,18+,1,400\n", to: "portal.csv")
    let run = try CommandRun(["reconcile", folder.path + "/r", folder.path + "/portal.csv"])
    #expect(run.code == 1)
    let heading = "round  other  difference  of these no ID\n"
    #expect(
      run.output.contains(heading + "  842  18+, dose 1    900    869         +31              31\n"))
    // What agrees needs no explanation.
    #expect(run.output.contains("round  other  difference\n  843  18+, dose 1    400    400           0\n"))
  }

  @Test func `a broken second source is told with its place`() throws {
    let folder = try round(#", "language": "vi""#)
    try folder.write("đơn vị,nhóm,mũi,đã tiêm\n842,18+,1,x\n", to: "sổ.csv")
    let run = try CommandRun(["reconcile", folder.path + "/r", folder.path + "/sổ.csv"])
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix("lỗi: sổ.csv, dòng 2, cột đã tiêm: \"x\" không phải là số"))
  }
}

struct ForecastCommandTests {
  @Test func `the forecast is a table for the province and each recipient, and a sheet`() throws {
    let folder = try TemporaryFolder()
    try folder.writeRound(to: "r")
    let run = try CommandRun(["forecast", folder.path + "/r", "--until", "30/11/2022"])
    #expect(run.code == 0)
    // 20 vials until 31 October: 31 of 61 days, 76 of 150 doses.
    #expect(
      run.output.hasPrefix(
        """
        Forecast of need from 2022-10-01 until 2022-11-30

          vaccine  place     people  required  on hand  on the way  would expire  missing  packs  to request
          AZ       province     150       150      200           0           124       74      8          80
          AZ       842          150       150        0           0             0      150     15         150

        """))
    #expect(try CommandRun(["forecast", folder.path + "/r", "--until", "2022-09-01"]).code == 1)
    #expect(try CommandRun(["forecast", folder.path + "/r", "--until", "soon"]).code == 64)
    #if Workbook
      let file = folder.path + "/dự trù.xlsx"
      let sheet = try CommandRun([
        "forecast", folder.path + "/r", "--until", "2022-11-30", "-o", file, "--language", "vi",
      ])
      #expect(sheet.output.hasPrefix("Dự trù vắc xin từ 01/10/2022 đến 30/11/2022\n"))
      let reader = try WorkbookReader([UInt8](Data(contentsOf: URL(fileURLWithPath: file))))
      #expect(reader.sheetNames == ["toàn tỉnh", "đơn vị", "cách đọc"])
      let rows = try reader.sheet("toàn tỉnh").rows
      #expect(rows.count == 2)
      #expect(rows[1].cells.last?.value == .number("80"))
    #endif
  }
}

struct TemplateCommandTests {
  @Test func `a folder of empty tables is written once, and says what it lacks`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["template", folder.path + "/t/", "--language", "vi"])
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Đã ghi bảng trống vào "))
    #expect(try folder.text(of: "t/lots.csv").contains("số lô;vắc xin;đơn vị;số lọ;hạn dùng"))
    let check = try CommandRun(["check", folder.path + "/t"])
    #expect(check.code == 1)
    #expect(check.output.contains("lỗi: round.json, dòng 3, cột date"))
    let again = try CommandRun(["template", folder.path + "/t", "--language", "en"])
    #expect(again.code == 3)
    #expect(again.errors == "\(folder.path)/t is there already and was left as it is; choose another name\n")
    #expect(try CommandRun(["template", folder.path + "/no/such/t"]).code == 3)
    #expect(try folder.names() == ["t"])
  }

  #if Workbook
    @Test func `a workbook is written once, and checked`() throws {
      let folder = try TemporaryFolder()
      #expect(try CommandRun(["template", folder.path + "/t.xlsx", "--language", "en"]).code == 0)
      let check = try CommandRun(["check", folder.path + "/t.xlsx"])
      #expect(check.code == 1)
      #expect(check.output.contains("error: round, column date: "))
      #expect(try CommandRun(["template", folder.path + "/t.xlsx"]).code == 3)
      #expect(try folder.names() == ["t.xlsx"])
    }

    @Test func `a file that is no workbook is told`() throws {
      let folder = try TemporaryFolder()
      try folder.write("lot,vaccine", to: "r.xlsx")
      let run = try CommandRun(["check", folder.path + "/r.xlsx", "--language", "vi"])
      #expect(run.code == 3)
      #expect(run.errors.contains("không phải là tệp .xlsx"))
    }
  #else
    @Test func `without workbooks a workbook is told plainly`() throws {
      let folder = try TemporaryFolder()
      try folder.write("x", to: "r.xlsx")
      #expect(try CommandRun(["check", folder.path + "/r.xlsx"]).errors.contains("reads no workbooks"))
      #expect(try CommandRun(["template", folder.path + "/t.xlsx"]).code == 3)
    }
  #endif
}
