#if Workbook
  import AllocationModel
  import Foundation
  import Testing
  import Workbooks

  struct WorkbookReadingTests {
    typealias Value = SheetCellReading.Value

    private func fixture(_ name: String) throws -> [UInt8] {
      let url = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/" + name)
      return try [UInt8](Data(contentsOf: url))
    }

    /// The cells of a sheet by address.
    private func cells(_ bytes: [UInt8], _ sheet: String = "lots") throws -> [String: Value] {
      let reading = try WorkbookReader(bytes).sheet(sheet)
      var cells: [String: Value] = [:]
      for row in reading.rows {
        for cell in row.cells {
          cells["\(SheetAddress.letters(ofColumn: cell.column))\(row.number)"] = cell.value
        }
      }
      return cells
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test func `what the room writes it reads`() throws {
      let bytes = try WorkbookWritingTests.everything().bytes()
      #expect(try WorkbookReader(bytes).sheetNames == ["Lô & hạn", "it's"])
      #expect(
        try cells(bytes, "Lô & hạn") == [
          "A1": .text("số lô"), "B1": .text("hạn dùng"), "C1": .text("số lọ"), "A2": .text("=1+1"),
          "B2": .day(try day("2022-10-31")), "C2": .number("1240"), "A3": .text("<script>"),
          "B3": .day(try day("2022-11-30")), "C3": .number("12.5"), "A4": .text("cộng"),
          "C4": .number("1252"),
        ])
    }

    @Test func `a workbook by openpyxl is read`() throws {
      let bytes = try fixture("openpyxl.xlsx")
      #expect(try WorkbookReader(bytes).sheetNames == ["lots", "Trống"])
      #expect(try WorkbookReader(bytes).sheet("Trống").rows.isEmpty)
      let cells = try cells(bytes)
      #expect(cells["A1"] == .text("số lô"))
      #expect(cells["D2"] == .number("1240"))
      #expect(cells["E2"] == .day(try day("2022-10-31")))
      #expect(cells["F2"] == .text("Hòa — dòng 1\ndòng 2"))
      #expect(cells["A3"] == .text("=1+1"))
      #expect(cells["C3"] == .number("842"))
      #expect(cells["E3"] == .month(try day("2023-05-01")))
      #expect(cells["F3"] == .text("<script>&"))
      #expect(cells["A4"] == .number("20221231"))
      #expect(cells["D4"] == .number("0.3"))
      #expect(cells["E4"] == .day(try day("1999-12-31")))
      #expect(cells["F4"] == nil)
      #expect(cells["G2"] == .uncalculated)
      #expect(cells["G3"] == .error("#N/A"))
      #expect(cells["G4"] == .flag(true))
      #expect(cells["H2"] == .number("00042"))
      #expect(cells["A7"] == .text("after blank rows"))
    }

    @Test func `a workbook by XlsxWriter is read`() throws {
      let cells = try cells(try fixture("xlsxwriter.xlsx"))
      #expect(cells["A2"] == .text("SYN-1 đậm"))
      #expect(cells["B2"] == .day(try day("2022-10-31")))
      #expect(cells["C2"] == .number("0.349"))
      #expect(cells["D2"] == .number("3"))
      #expect(cells["E2"] == .number("1.5"))
      #expect(cells["A3"] == .text("=cmd|'x'"))
      #expect(cells["B3"] == .month(try day("2023-05-01")))
      #expect(cells["D3"] == .text("văn bản"))
      #expect(cells["E3"] == .error("#N/A"))
      #expect(cells["B4"] == .day(try day("2023-05-15")))
      #expect(cells["C4"] == .flag(false))
    }

    @Test func `a workbook that counts its days from 1904 is read`() throws {
      let cells = try cells(try fixture("epoch1904.xlsx"))
      #expect(cells["A2"] == .day(try day("2022-10-31")))
      #expect(cells["A3"] == .day(try day("1904-01-02")))
    }

    @Test func `workbooks by PyExcelerate and Gnumeric are read`() throws {
      let first = try cells(try fixture("pyexcelerate.xlsx"))
      #expect(first["A3"] == .text("Hoà"))
      #expect(first["B2"] == .number("1240"))
      // It gives its days no format: nobody can tell them from numbers.
      #expect(first["C2"] == .number("44865"))
      let bytes = try fixture("gnumeric.xlsx")
      let second = try cells(bytes, try #require(WorkbookReader(bytes).sheetNames.first))
      #expect(second["A3"] == .text("a,b"))
      #expect(second["B2"] == .day(try day("2022-10-31")))
      #expect(second["C3"] == .number("7"))
    }

    @Test func `a workbook by LibreOffice is read`() throws {
      let cells = try cells(try fixture("libreoffice.xlsx"), "Tồn kho")
      #expect(
        cells == [
          "A1": .text("BẢNG KÊ"), "A2": .text("số lô"), "B2": .text("hạn dùng"), "C2": .text("số lọ"),
          "A3": .text("SYN-AZ đậm"), "B3": .day(try day("2022-10-31")), "C3": .number("1240"),
          "D3": .number("0.349"), "A4": .text("Hoà\ndòng 2"), "B4": .month(try day("2023-05-01")),
          "C4": .number("2480"), "D4": .text("SYN-AZ đậm!"), "E4": .error("#DIV/0!"),
          // It keeps truth as a number with a format.
          "F4": .number("1"),
        ])
    }

    @Test func `a workbook as Excel writes one is read, and nothing that it adds for itself`() throws {
      let bytes = ExcelBook.bytes()
      let reader = try WorkbookReader(bytes)
      // A chart has a tab and no cells; a hidden sheet has both.
      #expect(reader.sheetNames == ["Tồn kho", "danh mục"])
      #expect(try cells(bytes, "danh mục") == ["A1": .text("AZ")])
      let end = try day("2022-10-31")
      #expect(
        try cells(bytes, "Tồn kho") == [
          "A1": .text("BẢNG KÊ TỒN KHO VẮC XIN"), "A3": .text("số lô"), "B3": .text("hạn dùng"),
          "A4": .text(" SYN-AZ-0811 "), "B4": .day(end), "C4": .day(end), "D4": .month(try day("2023-05-01")),
          "E4": .day(end), "F4": .day(end), "G4": .number("702554"), "H4": .number("0.349"),
          "A5": .text("東京"), "B5": .text("SYN-AZ-0811-B"), "C5": .number("1240"), "D5": .error("#REF!"),
          "E5": .flag(true), "F5": .number("00842"), "G5": .number("1.5"), "H5": .number("3"),
          "A6": .text("dòng 1\r\ndòng 2"), "B6": .text("_x000D_"), "C6": .number("0.3"), "G6": .uncalculated,
        ])
    }

    @Test(arguments: [
      ("bomb.xlsx", WorkbookReadingError.tooLarge), ("bomb-lying.xlsx", .damaged(part: "xl/sheet.xml")),
    ])
    func `a bomb of four thousand bytes is refused, whatever it says of its size`(
      _ file: (name: String, error: WorkbookReadingError)
    ) throws {
      let bytes = try fixture(file.name)
      #expect(bytes.count < 5_000)
      let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(bytes).sheet("s") }
      #expect(error == file.error)
    }

    @Test func `more entries than any workbook has are refused, and a zip in a zip is left packed`() throws {
      let many = ZipMaker.zip((0...10_000).map { ("xl/\($0).xml", []) })
      let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(many) }
      #expect(error == .tooLarge)
      let bomb = try fixture("bomb.xlsx")
      let nested = ZipMaker.workbook(
        sheet: "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
        others: [("xl/embeddings/bomb.zip", bomb)])
      #expect(try cells(nested, "s") == ["A1": .number("1")])
    }

    @Test func `inline texts, texts in runs, prefixes and cells without addresses are read`() throws {
      let bytes = ZipMaker.workbook(
        sheet: """
          <x:worksheet xmlns:x='m'><x:sheetData>
          <x:row><x:c t='inlineStr'><x:is><x:r><x:t>một </x:t></x:r><x:r><x:t>hai</x:t></x:r></x:is></x:c>
          <x:c t='s'><x:v>0</x:v></x:c><x:c t='d'><x:v>2022-10-31T00:00:00</x:v></x:c></x:row>
          <x:row r='4'><x:c r='B4'><x:v>1E3</x:v></x:c><x:c t='str'><x:f>A1</x:f><x:v></x:v></x:c>
          <x:c><x:f>A1</x:f></x:c></x:row>
          </x:sheetData></x:worksheet>
          """, strings: "<sst><si><t>a_x000D_b</t><rPh><t>đọc</t></rPh></si></sst>")
      #expect(
        try cells(bytes, "s") == [
          "A1": .text("một hai"), "B1": .text("a\rb"), "C1": .day(try day("2022-10-31")),
          "B4": .number("1000"), "D4": .uncalculated,
        ])
    }

    @Test(arguments: [
      ("dd/mm/yyyy", true), ("[$-42A]d mmmm yyyy;@", true), ("\"ngày\" d", true), ("General", false),
      ("#,##0", false), ("[Red]0.00", false), ("0.00E+00", false), ("\"d\"0", false), ("h:mm", false),
      ("[h]:mm:ss", false), ("\\d0", false), ("yyyy", true),
    ])
    func `a number is a day where its format says so`(_ format: (code: String, isDay: Bool)) throws {
      var sheet = Sheet(name: "s")
      sheet.rows = [[SheetCell(.number(44_865), CellStyle(format: format.code))]]
      let cells = try cells(try Workbook(sheets: [sheet]).bytes(), "s")
      #expect(cells["A1"] == (format.isDay ? .day(try day("2022-10-31")) : .number("44865")))
    }

    @Test(arguments: [("legacy.xls", WorkbookReadingError.legacy), ("gnumeric.ods", .otherFormat(".ods"))])
    func `other formats are told`(_ file: (name: String, error: WorkbookReadingError)) throws {
      let bytes = try fixture(file.name)
      let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(bytes) }
      #expect(error == file.error)
    }

    @Test func `a protected workbook is told`() throws {
      // What a protected workbook looks like from outside: a compound file that names its package.
      let bytes =
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
      let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(bytes) }
      #expect(error == .protected)
      let zipped = ZipMaker.workbook(sheet: "<worksheet/>", flags: 1)
      let other = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(zipped) }
      #expect(other == .protected)
    }

    @Test func `what is no workbook is told`() throws {
      for bytes in [[], Array("lot,vaccine\n".utf8), ZipMaker.zip([("a.txt", [1, 2, 3])])] {
        let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(bytes) }
        #expect(error == .noWorkbook)
      }
    }

    @Test func `a workbook cut off anywhere is told, and never read in part`() throws {
      let whole = try fixture("openpyxl.xlsx")
      for length in stride(from: 0, to: whole.count - 30, by: 97) {
        let cut = Array(whole.prefix(length))
        #expect(throws: WorkbookReadingError.self) { _ = try WorkbookReader(cut).sheet("lots") }
      }
    }

    @Test func `a changed byte is found, or changes nothing`() throws {
      let whole = try fixture("xlsxwriter.xlsx")
      let sound = try WorkbookReader(whole).sheet("lots")
      for place in stride(from: 40, to: whole.count, by: 61) {
        var changed = whole
        changed[place] ^= 0x55
        if let reading = try? WorkbookReader(changed).sheet("lots"), !reading.rows.isEmpty {
          // Names, dates of making and the like are not guarded by a checksum; the cells are.
          #expect(reading.rows.map(\.number) == sound.rows.map(\.number))
        }
      }
    }

    @Test func `what unpacks to too much is refused`() throws {
      var limits = WorkbookLimits()
      let rows = (1...4_000).map { "<row r='\($0)'><c r='A\($0)'><v>1</v></c></row>" }.joined()
      let bytes = ZipMaker.workbook(sheet: "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
      #expect(try WorkbookReader(bytes).sheet("s").rows.count == 4_000)
      limits.mostBytes = 100_000
      let error = #expect(throws: WorkbookReadingError.self) {
        try WorkbookReader(bytes, limits: limits).sheet("s")
      }
      #expect(error == .tooLarge)
      limits = WorkbookLimits()
      limits.mostCells = 3_999
      let other = #expect(throws: WorkbookReadingError.self) {
        try WorkbookReader(bytes, limits: limits).sheet("s")
      }
      #expect(other == .tooLarge)
    }

    @Test func `a bomb is refused before it goes off`() throws {
      // Equal rows pack far better than a real table does.
      let rows = (0..<60_000).map { _ in [SheetCell.whole(1)] }
      let bytes = try Workbook(sheets: [Sheet(name: "s", rows: rows)]).bytes()
      #expect(try WorkbookReader(bytes).sheet("s").rows.count == 60_000)
      var limits = WorkbookLimits()
      limits.mostRatio = 4
      let error = #expect(throws: WorkbookReadingError.self) {
        try WorkbookReader(bytes, limits: limits).sheet("s")
      }
      #expect(error == .tooLarge)
    }

    @Test func `entities do not grow`() throws {
      let bytes = ZipMaker.workbook(
        sheet: "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet><sheetData/></worksheet>")
      let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(bytes).sheet("s") }
      #expect(error == .damaged(part: "xl/sheet.xml"))
    }

    @Test(arguments: [
      "<row r='2'><c r='A2'><v>1</v></c></row><row r='1'/>",
      "<row r='1'><c r='B1'><v>1</v></c><c r='A1'/></row>",
      "<row r='1'><c r='A1' t='s'><v>9</v></c></row>", "<row r='1'><c r='A1'><v>x</v></c></row>",
      "<row r='1'><c r='A2'><v>1</v></c></row>", "<row r='9999999'/>",
    ])
    func `cells out of order, or that point nowhere, are damage`(_ rows: String) throws {
      let bytes = ZipMaker.workbook(sheet: "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
      let error = #expect(throws: WorkbookReadingError.self) { try WorkbookReader(bytes).sheet("s") }
      #expect(error == .damaged(part: "xl/sheet.xml"))
    }
  }
#endif
