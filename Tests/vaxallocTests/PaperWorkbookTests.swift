#if Workbook
  import Foundation
  import Testing
  import Workbooks

  struct PaperWorkbookTests {
    @Test func `the workbook has days, numbers, filtered sums and texts that are no formulas`() throws {
      let folder = try TemporaryFolder()
      try folder.writeRound(to: "r")
      for (text, other) in [("A1,AZ", "=1+1,AZ")] { try folder.replace(text, with: other, in: "r/lots.csv") }
      try folder.replace("842,Trà Vinh", with: "842,@SUM(A1)", in: "r/places.csv")
      try folder.replace("KHO,Kho tỉnh", with: "KHO,-2", in: "r/places.csv")
      #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
      #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
      let file = URL(fileURLWithPath: folder.path + "/r.report/plan.xlsx")
      let reader = try WorkbookReader([UInt8](Data(contentsOf: file)))
      #expect(reader.sheetNames == ["Annex", "Shipments", "Use", "Losses", "Coverage"])
      let rows = try reader.sheet("Shipments").rows
      #expect(rows.map(\.number) == [1, 2, 3])
      let values = rows[1].cells.map(\.value)
      #expect(values.prefix(4) == [.text("@SUM(A1)"), .text("AZ"), .text("=1+1"), .text("-2")])
      #expect(values.contains(.number("15")) && values.contains(.number("150")))
      guard case .day = try #require(rows[1].cells.first { $0.column == 5 }).value else {
        Issue.record("no day: \(rows[1].cells)")
        return
      }
      // The sums are kept with their values, for programs that do not calculate.
      #expect(rows[2].cells.map(\.value).contains(.number("150")))
    }

    @Test func `a plan without a shipment has sheets with headings alone`() throws {
      let folder = try TemporaryFolder()
      try folder.writeRound(to: "r")
      try folder.replace("KHO,20,", with: "KHO,0,", in: "r/lots.csv")
      #expect(try CommandRun(["plan", "r"], in: folder.path).code == 0)
      #expect(try CommandRun(["report", "r", "r.plan"], in: folder.path).code == 0)
      let file = URL(fileURLWithPath: folder.path + "/r.report/plan.xlsx")
      let reader = try WorkbookReader([UInt8](Data(contentsOf: file)))
      #expect(try reader.sheet("Annex").rows.map(\.number) == [1])
      #expect(try reader.sheet("Coverage").rows.count == 3)
    }
  }
#endif
