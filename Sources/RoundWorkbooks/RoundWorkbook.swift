#if Workbook
  public import AllocationModel
  public import RoundFiles
  internal import Workbooks

  /// A workbook with the tables of a round as sheets.
  ///
  /// Sheets are named as the files of a round folder without their endings, or by their Vietnamese names; the
  /// settings of `round.json` are the rows of the sheet `round`. Everything else is as in a folder, and messages
  /// name sheet, row and column.
  public enum RoundWorkbook {
    /// Reads a round from an `.xlsx` file, and finds everything that is wrong with it at once.
    ///
    /// The document's `sha256` is that of the whole file.
    ///
    /// - Throws: `RoundReadingError`
    public static func read(at path: String) throws(RoundReadingError) -> RoundDocument {
      try RoundFolder.read(parts(at: path))
    }

    /// Reads a round as far as it can be read, whatever is wrong with it.
    ///
    /// - Parameter path: the workbook.
    /// - Throws: `RoundReadingError.cannotRead`, nothing else.
    public static func survey(at path: String) throws(RoundReadingError) -> RoundSurvey {
      RoundFolder.survey(try parts(at: path))
    }

    private static func parts(at path: String) throws(RoundReadingError) -> RoundParts {
      let bytes = try RoundFolder.bytes(ofFile: path)
      do throws(WorkbookReadingError) {
        return try parts(of: bytes, named: path.split(separator: "/").last.map(String.init) ?? path)
      } catch {
        throw .cannotRead(path: path, reason: error.wording)
      }
    }

    /// The language in which a workbook's settings ask to be answered, where they can be read so far.
    public static func language(at path: String) -> Language? {
      guard let bytes = try? RoundFolder.bytes(ofFile: path), let reader = try? WorkbookReader(bytes) else {
        return nil
      }
      let name = reader.sheetNames.first { SheetNames.file(of: $0) == "round.json" }
      return SettingsSheet.language(of: name.flatMap { try? reader.sheet($0) })
    }

    private static func parts(
      of bytes: [UInt8], named name: String
    ) throws(WorkbookReadingError) -> RoundParts {
      let reader = try WorkbookReader(bytes)
      var parts = RoundParts(
        contents: [:], names: [:], settingRows: [], messages: [], misspelt: [],
        file: FileDigest(name: name, content: bytes))
      var sheets: [String: String] = [:]
      for sheet in reader.sheetNames { note(sheet, &sheets, &parts) }
      for file in RoundParts.files where sheets[file] == nil {
        parts.names[file] = SheetNames.name(of: file, .english)
        if RoundParts.isOptional(file) || parts.misspelt.contains(file) { continue }
        parts.messages.append(
          RoundMessage(.error, "missing_file", file: file, SheetWording.missing(file)))
      }
      parts.names.merge(sheets) { _, sheet in sheet }
      var settings: SheetReading?
      if let sheet = sheets["round.json"] {
        let reading = try reader.sheet(sheet)
        settings = reading
        let text = SettingsSheet(reading)
        parts.contents["round.json"] = text.json
        parts.settingRows = text.rows
      }
      let table = SheetTable(style: SettingsSheet.numbers(of: settings))
      for (file, sheet) in sheets.sorted(by: { $0.key < $1.key }) where file != "round.json" {
        let reading = try reader.sheet(sheet)
        // An optional table without a cell is no table; a required one says that it is empty.
        if reading.rows.count <= 1, RoundParts.isOptional(file) { continue }
        guard let csv = table.csv(of: reading) else { throw .tooLarge }
        parts.contents[file] = csv
      }
      return parts
    }

    /// Says which file a sheet is, or what is to be said about it.
    private static func note(_ sheet: String, _ sheets: inout [String: String], _ parts: inout RoundParts) {
      if let file = SheetNames.file(of: sheet) {
        if let other = sheets[file] {
          parts.messages.append(
            RoundMessage(
              .error, "sheet_twice", file: sheet, text: sheet, SheetWording.twice(sheet, other)))
        } else {
          sheets[file] = sheet
        }
      } else if SheetNames.guides.contains(SheetNames.folded(sheet)) {
        return
      } else if let near = SheetNames.nearest(to: sheet) {
        parts.misspelt.insert(near.file)
        parts.messages.append(
          RoundMessage(
            .error, "nearly_known_file", file: sheet, text: sheet,
            SheetWording.nearlyKnown(sheet, near.name)))
      } else {
        parts.messages.append(
          RoundMessage(.note, "other_file", file: sheet, text: sheet, SheetWording.other(sheet)))
      }
    }
  }

  /// What is said about sheets as a whole.
  enum SheetWording {
    static func missing(_ file: String) -> Wording {
      let (english, vietnamese) = (
        SheetNames.name(of: file, .english), SheetNames.name(of: file, .vietnamese)
      )
      return Wording(
        en: "the sheet \(english) is missing",
        vi: "thiếu trang tính \(english) (hoặc tên tiếng Việt: \(vietnamese))")
    }

    static func twice(_ sheet: String, _ other: String) -> Wording {
      Wording(
        en: "the sheets \"\(other)\" and \"\(sheet)\" are the same table: keep one",
        vi: "hai trang tính \"\(other)\" và \"\(sheet)\" cùng là một bảng: hãy giữ một trang")
    }

    static func nearlyKnown(_ sheet: String, _ meant: String) -> Wording {
      Wording(
        en: "the sheet \"\(sheet)\" is not read; did you mean \(meant)?",
        vi: "trang tính \"\(sheet)\" không được đọc; có phải ý bạn là \(meant)?")
    }

    static func other(_ sheet: String) -> Wording {
      Wording(
        en: "the sheet \"\(sheet)\" is not part of a round and was not read",
        vi: "trang tính \"\(sheet)\" không thuộc dữ liệu của đợt nên không được đọc")
    }
  }
#endif
