import Foundation
import Testing

#if Workbook
  import AllocationModel
  import Workbooks
#endif

/// One thing broken in a sound round, and where the command must say so.
struct BrokenInput: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let row: Int?
  let column: String?
  /// Whether the same can be broken in a sheet, where nothing is parted by commas.
  var isCell = true

  init(_ file: String, _ old: String, _ new: String, _ row: Int?, _ column: String?, isCell: Bool = true) {
    (self.file, self.old, self.new, self.row, self.column) = (file, old, new, row, column)
    self.isCell = isCell && file != "round.json"
  }

  var testDescription: String { "\(file): \(old) → \(new)" }

  /// The beginning of the line that names the place.
  func place(in language: String, file: String) -> String {
    var parts = [file]
    if let row { parts.append(language == "vi" ? "dòng \(row)" : "row \(row)") }
    if let column { parts.append(language == "vi" ? "cột \(column)" : "column \(column)") }
    return (language == "vi" ? "lỗi: " : "error: ") + parts.joined(separator: ", ")
  }

  static let sound: [String: String] = [
    "round.json": "{\n\"id\": \"r\",\n\"date\": \"2022-10-01\",\n\"next_dispatch\": \"2022-10-10\"\n}\n",
    "vaccines.csv":
      "vaccine,doses_per_vial,open_vial_wastage,issue_multiple,thawed_days\nAZ,10,0.1,1,\nPFZ,6,7.5%,5,31\n",
    "eligibility.csv": "vaccine,group,dose,share\nAZ,18+,1,1\nPFZ,12-17,1,50%\n",
    "places.csv":
      "place,name,kind,population,storage_litres\nKHO,Kho tỉnh,kho,,\nHòa,Xã Hòa,xã,1000,8\nB2,Xã B,xã,,\n",
    "lots.csv":
      "lot,vaccine,place,vials,expiry,thawed_on,vvm,status,reserved_for\nL1,AZ,KHO,100,2022-12-31,,1,available,\n"
      + "L2,PFZ,KHO,60,12/2022,2022-09-15,,,12-17:1\n",
    "capacity.csv": "place,from,to,people_per_day,weekdays\nHòa,,,50,1-6\nB2,2022-10-01,2022-11-30,40,\n",
    "demand.csv":
      "place,group,dose,target,given,eligible,uptake,from,until,priority\nHòa,18+,1,600,500,,80%,,,1\n"
      + "B2,12-17,1,200,120,,,2022-10-02,2022-11-30,2\n",
    "lanes.csv": "from,to,lead_days,cost_per_vial,most_vials\nKHO,*,1,1.5,40\nHòa,B2,1,3,\n",
    "pins.csv": "lot,vaccine,from,to,vials\nL1,AZ,KHO,Hòa,20\n",
    "totals.csv": "group,dose,target,given\n18+,1,600,500\n",
  ]

  static let all: [BrokenInput] = [
    .init("round.json", "\"r\"", "7", 2, "id"), .init("round.json", "2022-10-01", "01/13/2022", 3, "date"),
    .init("round.json", "next_dispatch", "next_dispach", 4, "next_dispach"),
    .init("round.json", "2022-10-10", "2022-09-10", 4, "next_dispatch"),
    .init("vaccines.csv", "AZ,10", "AZ,0", 2, "doses_per_vial"),
    .init("vaccines.csv", "AZ,10", "AZ,", 2, "doses_per_vial"),
    .init("vaccines.csv", "0.1,1", "1.0,1", 2, "open_vial_wastage"),
    .init("vaccines.csv", "7.5%", "7.5 phần trăm", 3, "open_vial_wastage"),
    .init("vaccines.csv", "6,7.5%,5", "6,7.5%,0", 3, "issue_multiple"),
    .init("vaccines.csv", "PFZ,6", "AZ,6", 3, "vaccine"),
    .init("vaccines.csv", "issue_multiple", "isue_multiple", 1, "isue_multiple"),
    .init("eligibility.csv", "PFZ,12-17", "PFX,12-17", 3, "vaccine"),
    .init("eligibility.csv", "50%", "150%", 3, "share"),
    .init("eligibility.csv", "18+,1,1", "18+,0,1", 2, "dose"),
    .init("places.csv", "xã,1000", "xã,-5", 3, "population"),
    .init("places.csv", "1000", "702.554", 3, "population"),
    .init("places.csv", "B2,Xã B,xã", "B2,Xã B,", 4, "kind"), .init("places.csv", "B2,", "Hòa,", 4, "place"),
    .init("lots.csv", "KHO,100", "KHO,100 lọ", 2, "vials"),
    .init("lots.csv", "KHO,100", "KHO,10.5", 2, "vials"),
    .init("lots.csv", "KHO,100", "KHO,#REF!", 2, "vials"),
    .init("lots.csv", "2022-12-31", "44926", 2, "expiry"),
    .init("lots.csv", "2022-12-31", "31/02/2022", 2, "expiry"),
    .init("lots.csv", "2022-12-31", "31/12/22", 2, "expiry"),
    .init("lots.csv", "2022-12-31", "2069-12-31", 2, "expiry"),
    .init("lots.csv", "12/2022", "13/2022", 3, "expiry"),
    .init("lots.csv", "AZ,KHO", "AZ,KH0", 2, "place"),
    .init("lots.csv", ",1,available", ",5,available", 2, "vvm"),
    .init("lots.csv", "available", "avaliable", 2, "status"),
    .init("lots.csv", "12-17:1", "12-17:x", 3, "reserved_for"),
    .init("lots.csv", "L1,AZ", "(10)L1(17)221130,AZ", 2, "expiry"),
    .init("lots.csv", "L1,AZ", "(01)12(10)L1,AZ", 2, "lot"),
    .init("lots.csv", "expiry", "expriy", 1, "expriy"), .init("lots.csv", "L2,PFZ", "L2,", 3, "vaccine"),
    .init("lots.csv", "2022-09-15", "09/2022", 3, "thawed_on"),
    .init("capacity.csv", "Hòa,,,50", "KHO,,,50", 2, "place"),
    .init("capacity.csv", "1-6", "6-1", 2, "weekdays"),
    .init("capacity.csv", "50,1-6", ",1-6", 2, "people_per_day"),
    .init("capacity.csv", "2022-11-30", "2022-09-30", 3, "from"),
    .init("demand.csv", "80%", "180%", 2, "uptake"), .init("demand.csv", "600,500", "600,", 2, "eligible"),
    .init("demand.csv", "B2,12-17", "B3,12-17", 3, "place"),
    .init("demand.csv", "120,,,2022-10-02", "120,,,2023-10-02", 3, "from"),
    .init("demand.csv", ",2\n", ",0\n", 3, "priority"),
    .init("demand.csv", "Hòa,18+,1", "Hòa,18+,một", 2, "dose"),
    .init("lanes.csv", "Hòa,B2", "Hòa,KHO", 3, "to"),
    .init("lanes.csv", "*,1,1.5", "*,-1,1.5", 2, "lead_days"),
    .init("lanes.csv", "1.5", "1,5", 2, nil, isCell: false),
    .init("pins.csv", "L1,AZ", "L9,AZ", 2, "lot"), .init("pins.csv", "Hòa,20", "Hòa,0", 2, "vials"),
    .init("pins.csv", "Hòa,20", "Hòa,101", 2, "vials"), .init("pins.csv", "KHO,Hòa", "KHO,KHO", 2, "to"),
    .init("totals.csv", "18+,1", "18+,0", 2, "dose"), .init("totals.csv", "500", "-500", 2, "given"),
    .init("demand.csv", "Hòa,18+", "\"Hòa,18+", 2, nil, isCell: false),
    .init("vaccines.csv", "PFZ,6,7.5%,5,31", "PFZ,6,7.5%,5,31,x", 3, nil, isCell: false),
  ]
}

struct BrokenInputTests {
  @Test func `there are more than forty ways to break a round here`() {
    #expect(BrokenInput.all.count > 40)
    #expect(Set(BrokenInput.all.map(\.testDescription)).count == BrokenInput.all.count)
  }

  @Test(arguments: BrokenInput.all)
  func `a broken input is told with file, row and column in both languages, and nothing is written`(
    _ broken: BrokenInput
  ) throws {
    let folder = try TemporaryFolder()
    var files = BrokenInput.sound
    let text = try #require(files[broken.file])
    let range = try #require(text.range(of: broken.old))
    files[broken.file] = text.replacingCharacters(in: range, with: broken.new)
    for (name, text) in files { try folder.write(text, to: "r/" + name) }
    for language in ["en", "vi"] {
      let run = try CommandRun(["plan", folder.path + "/r", "--language", language])
      let place = broken.place(in: language, file: broken.file)
      #expect(run.code == 1)
      #expect(run.output.isEmpty)
      #expect(
        run.errors.split(separator: "\n").contains { $0.hasPrefix(place + ":") || $0.hasPrefix(place + ",") },
        "\(place) in \(run.errors)")
    }
    #expect(try folder.names() == ["r"])
    #expect(try folder.names(in: "r") == files.keys.sorted())
    #if Workbook
      guard broken.isCell else { return }
      try book(files, at: folder.path + "/r.xlsx")
      let run = try CommandRun(["plan", folder.path + "/r.xlsx", "--language", "vi"])
      let place = broken.place(in: "vi", file: String(broken.file.dropLast(4)))
      #expect(run.code == 1)
      #expect(
        run.errors.split(separator: "\n").contains { $0.hasPrefix(place + ":") || $0.hasPrefix(place + ",") },
        "\(place) in \(run.errors)")
      #expect(try folder.names() == ["r", "r.xlsx"])
    #endif
  }

  @Test func `the round that is broken there is sound`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in BrokenInput.sound { try folder.write(text, to: "r/" + name) }
    #expect(try CommandRun(["check", folder.path + "/r"]).code == 0)
    #if Workbook
      try book(BrokenInput.sound, at: folder.path + "/r.xlsx")
      let run = try CommandRun(["check", folder.path + "/r.xlsx"])
      #expect(run.code == 0, "\(run.output)")
    #endif
  }

  #if Workbook
    /// The tables as sheets of texts.
    private func book(_ files: [String: String], at path: String) throws {
      var sheets = [
        Sheet(
          name: "round",
          rows: [
            [.text("id"), .text("r")], [.text("date"), .text("2022-10-01")],
            [.text("next_dispatch"), .text("2022-10-10")],
          ])
      ]
      for (name, text) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".csv") {
        let rows = text.split(separator: "\n").map { line in
          line.split(separator: ",", omittingEmptySubsequences: false).map { SheetCell.text(String($0)) }
        }
        sheets.append(Sheet(name: String(name.dropLast(4)), rows: rows))
      }
      try Workbook(sheets: sheets).write(to: path)
    }
  #endif
}
