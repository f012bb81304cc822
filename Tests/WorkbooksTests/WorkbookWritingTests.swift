#if Workbook
  import AllocationModel
  import Foundation
  import Testing
  import Workbooks

  struct WorkbookWritingTests {
    /// A sheet with everything that a sheet can have.
    static func everything() -> Workbook {
      var sheet = Sheet(
        name: "Lô & hạn",
        rows: [
          [.text("số lô", .heading), .text("hạn dùng", .heading), .text("số lọ", .heading)],
          [.text("=1+1"), .day(Day(iso: "2022-10-31")), .whole(1240)],
          [
            .text("<script>"), .day(Day(iso: "2022-11-30")),
            SheetCell(.number(ExactDecimal(plain: "12.5") ?? 0)),
          ],
          [
            .text("cộng", .total), SheetCell(.blank, .total),
            SheetCell(.sum(first: 1, last: 2, value: 1252), .total),
          ],
        ])
      sheet.columnWidths = [20, nil, 8]
      sheet.rowHeights = [0: 30]
      sheet.frozenRows = 1
      sheet.filter = SheetRange(rows: 0...2, columns: 0...2)
      sheet.choices = [
        SheetChoices(SheetRange(rows: 1...20, columns: 0...0), .texts(["a", "b"]), allowsOthers: true),
        SheetChoices(
          SheetRange(rows: 1...20, columns: 1...1),
          .cells(sheet: "it's", SheetRange(rows: 1...9, columns: 0...0))),
      ]
      sheet.notes = [SheetNote(row: 0, column: 1, "ngày cuối cùng\ncủa tháng")]
      sheet.merged = [SheetRange(rows: 4...4, columns: 0...2)]
      sheet.print = SheetPrint(isLandscape: true, repeatedRows: 0...0, footer: "&P/&N")
      return Workbook(sheets: [sheet, Sheet(name: "it's", rows: [[.text("x")]])], title: "Đợt 22")
    }

    @Test func `the same workbook has the same bytes`() throws {
      let first = try Self.everything().bytes()
      #expect(first.prefix(2) == [0x50, 0x4B])
      Thread.sleep(forTimeInterval: 1.1)
      #expect(try Self.everything().bytes() == first)
    }

    @Test func `a file is replaced, and left alone when something goes wrong`() throws {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data("old".utf8).write(to: file)
      var bad = Self.everything()
      bad.sheets[0].rows[1][0] = .text(String(repeating: "a", count: 32_768))
      let error = #expect(throws: WorkbookWritingError.self) { try bad.write(to: file.path) }
      #expect(error == .cellImpossible(sheet: "Lô & hạn", row: 2, column: 1))
      #expect(try Data(contentsOf: file) == Data("old".utf8))
      try Self.everything().write(to: file.path)
      #expect(try [UInt8](Data(contentsOf: file)) == Self.everything().bytes())
    }

    @Test func `a folder that is not there is named`() throws {
      let error = #expect(throws: WorkbookWritingError.self) {
        try Self.everything().write(to: "/nowhere/at/all.xlsx")
      }
      #expect(
        error
          == .cannotWrite(
            path: "/nowhere/at/all.xlsx",
            reason: Wording(en: "there is no such folder", vi: "không có thư mục này")))
    }

    @Test(arguments: ["", "a/b", "'a", "abcdefghijklmnopqrstuvwxyz123456", "LÔ & HẠN"])
    func `a name that no tab can bear is refused`(_ name: String) throws {
      var workbook = Self.everything()
      workbook.sheets.append(Sheet(name: name))
      let error = #expect(throws: WorkbookWritingError.self) { try workbook.bytes() }
      #expect(error == .badSheetName(name))
    }

    @Test func `a name for a tab comes from any text`() {
      #expect(Sheet.tabName("Kho [tỉnh]: A/B") == "Kho -tỉnh-- A-B")
      #expect(Sheet.tabName("") == "-")
      #expect(Sheet.tabName("Lots", besides: ["lots", "LOTS (2)"]) == "Lots (3)")
      #expect(Sheet.tabName(String(repeating: "ế", count: 40)).count == 31)
    }

    @Test func `columns have letters`() {
      #expect(
        [0, 25, 26, 701, 702, 16_383].map(SheetAddress.letters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
    }
  }
#endif
