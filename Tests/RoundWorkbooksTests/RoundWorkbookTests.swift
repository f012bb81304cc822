#if Workbook
  import AllocationModel
  import Foundation
  import RoundFiles
  import RoundWorkbooks
  import Testing
  import Workbooks

  struct RoundWorkbookTests {
    /// A small round as sheets of texts and numbers; tests change one thing in it.
    static func sound() -> [Sheet] {
      func sheet(_ name: String, _ rows: [[SheetCell]]) -> Sheet { Sheet(name: name, rows: rows) }
      func texts(_ line: String) -> [SheetCell] { line.split(separator: ",").map { .text(String($0)) } }
      let expiry = Day(iso: "2022-10-31")
      return [
        sheet(
          "round",
          [
            texts("key,value"), texts("id,đợt 7"), [.text("date"), .day(Day(iso: "2022-10-01"))], [],
            [.text("safety_days"), .whole(2)], texts("objectives,waste; need"), texts("objectives,equity"),
            [.text("reserve"), .text("AZ"), .whole(20)], [.text("document.number"), .text("1/QĐ")],
            [.text("document.signers"), .text("A"), .text("B")], texts("document.signers,C"),
            [.text("expiry_day_usable"), .text("false")], [.text("horizon")],
          ]),
        sheet("vaccines", [texts("vaccine,doses_per_vial"), [.text("AZ"), .whole(10)]]),
        sheet("eligibility", [texts("vaccine,group,dose"), [.text("AZ"), .text("18+"), .whole(1)]]),
        sheet("places", [texts("place,kind"), texts("KHO,kho"), [.whole(842), .text("huyện")]]),
        sheet(
          "Tồn kho",
          [
            texts("số lô,vắc xin,đơn vị,số lọ,hạn dùng"),
            [.text("A1"), .text("AZ"), .text("KHO"), .whole(20), .day(expiry)], [],
            [
              .text("A2"), .text("AZ"), .text("KHO"), .whole(5),
              SheetCell(.day(Day(iso: "2022-11-01") ?? Day(number: 0)), CellStyle(format: "mm/yyyy")),
            ],
          ]),
        sheet(
          "capacity",
          [
            texts("place,people_per_day"),
            [.whole(842), SheetCell(.number(ExactDecimal(plain: "100.125") ?? 0))],
          ]),
        sheet(
          "demand",
          [
            texts("place,group,dose,eligible,uptake"),
            [
              .whole(842), .text("18+"), .whole(1), .whole(150),
              SheetCell(.number(ExactDecimal(plain: "0.8") ?? 0), .percent),
            ],
          ]),
        sheet("lanes", [texts("from,to")]),
      ]
    }

    private func read(_ sheets: [Sheet]) throws -> RoundDocument {
      let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
        .path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Workbook(sheets: sheets).write(to: path)
      return try RoundWorkbook.read(at: path)
    }

    private func messages(_ sheets: [Sheet]) throws -> [RoundMessage] {
      do {
        return try read(sheets).notes
      } catch RoundReadingError.invalid(let messages) {
        return messages
      }
    }

    @Test func `sheets are read as the tables of a folder`() throws {
      let document = try read(Self.sound())
      let round = document.round
      #expect(document.notes.isEmpty)
      #expect(round.policy.id == "đợt 7")
      #expect(round.policy.date == Day(iso: "2022-10-01"))
      #expect(round.policy.safetyDays == 2)
      #expect(round.policy.objectives == [.waste, .need, .equity])
      #expect(round.policy.reserve == [Reserve(vaccine: "AZ", doses: 20)])
      #expect(round.policy.document == DocumentDetails(number: "1/QĐ", signers: ["A", "B", "C"]))
      #expect(!round.policy.expiryDayUsable)
      #expect(round.places.map(\.place) == ["KHO", "842"])
      #expect(round.lots.map(\.expiry) == [Day(iso: "2022-10-31"), Day(iso: "2022-11-30")])
      #expect(round.lots.map(\.row) == [2, 4])
      #expect(round.tables.capacity[0].peoplePerDay.description == "100.125")
      #expect(round.demand[0].need == 120)
      // A sheet of lanes without a lane is a template's, not a wall.
      #expect(round.tables.lanes == nil)
      #expect(document.files.count == 1)
      #expect(document.sha256 == document.files[0].sha256)
    }

    @Test func `numbers mean the same where the texts are Vietnamese`() throws {
      var sheets = Self.sound()
      sheets[0].rows.append([.text("numbers"), .text("vi")])
      sheets[5].rows[1][1] = .text("1.000,5")
      #expect(try read(sheets).round.tables.capacity[0].peoplePerDay.description == "1000.5")
      sheets[5].rows[1][1] = SheetCell(.number(ExactDecimal(plain: "100.125") ?? 0))
      #expect(try read(sheets).round.tables.capacity[0].peoplePerDay.description == "100.125")
    }

    @Test func `a message names sheet, row and column as the person sees them`() throws {
      var sheets = Self.sound()
      sheets[4].rows[3][3] = .text("5 lọ")
      sheets[0].rows[2][1] = .text("mai")
      sheets[0].rows[7][2] = .text("nhiều")
      sheets[6].rows[1][3] = SheetCell(.number(44_835))
      let found = try messages(sheets)
      #expect(found.map(\.file) == ["round", "round", "Tồn kho"])
      #expect(found.map(\.row) == [3, 8, 4])
      #expect(found.map(\.column) == ["date", "reserve[1].doses", "số lọ"])
      #expect(found.map(\.text) == ["mai", "nhiều", "5 lọ"])
    }

    @Test func `a number where a day belongs is an error that names the day`() throws {
      var sheets = Self.sound()
      sheets[4].rows[1][4] = .whole(44_865)
      let message = try #require(try messages(sheets).first)
      #expect(message.code == "excel_serial_date")
      #expect(message.wording.english.contains("2022-10-31"))
    }

    @Test func `missing, unknown, doubtful and double sheets are told`() throws {
      var sheets = Self.sound()
      sheets[3].name = "plces"
      sheets[5].name = "ghi chép"
      sheets[1].name = "Hướng dẫn"
      sheets.append(Sheet(name: "LOTS"))
      let found = try messages(sheets)
      #expect(Set(found.map(\.code)) == ["nearly_known_file", "other_file", "missing_file", "sheet_twice"])
      #expect(found.filter { $0.code == "missing_file" }.map(\.file) == ["vaccines", "capacity"])
      let missing = try #require(found.first { $0.code == "missing_file" })
      #expect(missing.wording.vietnamese.contains("vắc xin"))
    }

    @Test func `titles above the heading are passed over, with a note`() throws {
      var sheets = Self.sound()
      sheets[4].rows.insert(contentsOf: [[.text("BẢNG TỒN KHO")], [.text("Đơn vị: lọ")], []], at: 0)
      let document = try read(sheets)
      #expect(document.notes.map(\.code) == ["rows_above_heading"])
      #expect(document.round.lots.map(\.row) == [5, 7])
      #expect(document.round.lots.map(\.vials) == [20, 5])
    }

    @Test func `an error of a formula is told with its cell`() throws {
      var sheets = Self.sound()
      sheets[4].rows[1][3] = .text("#REF!")
      let message = try #require(try messages(sheets).first)
      #expect(message.code == "cell_error")
      #expect(message.column == "số lọ")
    }

    @Test func `settings that are unknown or stand twice are told with their row`() throws {
      var sheets = Self.sound()
      sheets[0].rows.append([.text("safty_days"), .whole(1)])
      sheets[0].rows.append([.text("id"), .text("đợt \"8\"\n\\")])
      let found = try messages(sheets)
      #expect(found.map(\.code) == ["unknown_key", "key_twice"])
      #expect(found.map(\.row) == [14, 15])
    }

    @Test(arguments: [Language.english, .vietnamese]) func `a template is read, and says what it lacks`(
      _ language: Language
    ) throws {
      let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
        .path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try WorkbookTemplate.write(to: path, language: language)
      let error = #expect(throws: RoundReadingError.self) { try RoundWorkbook.read(at: path) }
      #expect(error?.errors.map(\.column) == ["id", "date"])
      #expect(RoundWorkbook.language(at: path) == language)
      let again = #expect(throws: RoundTemplate.Failure.self) {
        try WorkbookTemplate.write(to: path, language: language)
      }
      #expect(again == .exists(path: path))
    }
  }
#endif
