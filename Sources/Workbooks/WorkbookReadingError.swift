public import AllocationModel

/// Why a file cannot be read as a workbook.
public enum WorkbookReadingError: Error, Sendable, Hashable {
  /// The workbook is protected by a password.
  case protected
  /// It is a workbook in the format of Excel 97 to 2003.
  case legacy
  /// It is a workbook of another program or in a binary format: how that is called.
  case otherFormat(String)
  /// It is no workbook at all.
  case noWorkbook
  /// It unpacks to more than a workbook of tables ever does.
  case tooLarge
  /// A part of it is missing or is not what it should be: which part.
  case damaged(part: String)

  /// The reason in words.
  public var wording: Wording {
    switch self {
    case .protected:
      Wording(
        en: "the workbook is protected by a password: save it without one",
        vi: "tệp được bảo vệ bằng mật khẩu: hãy lưu lại không có mật khẩu")
    case .legacy:
      Wording(
        en: "it is a workbook in the old format .xls: save it as .xlsx",
        vi: "đây là tệp Excel định dạng cũ .xls: hãy lưu lại dưới dạng .xlsx")
    case .otherFormat(let name):
      Wording(
        en: "it is a workbook in the format \(name): save it as .xlsx",
        vi: "đây là tệp định dạng \(name): hãy lưu lại dưới dạng .xlsx")
    case .noWorkbook:
      Wording(
        en: "it is not an .xlsx workbook, whatever its name says",
        vi: "đây không phải là tệp .xlsx dù mang tên như vậy")
    case .tooLarge:
      Wording(
        en: "it unpacks to far more than a workbook of tables holds, and was not read",
        vi: "nội dung giải nén lớn bất thường nên tệp không được đọc")
    case .damaged(let part):
      Wording(
        en: "the workbook is damaged (\(part)): open it in a spreadsheet program and save it again",
        vi: "tệp bị hỏng (\(part)): hãy mở bằng phần mềm bảng tính rồi lưu lại")
    }
  }
}

/// What a workbook may unpack to, at most.
///
/// A small file can unpack to any size; these limits stop it long before the memory is full.
public struct WorkbookLimits: Sendable, Hashable {
  /// Bytes of one part, unpacked.
  public var mostBytes = 268_435_456
  /// How many times its packed size a part of more than a mebibyte may unpack to.
  public var mostRatio = 200
  /// Entries in the file.
  public var mostEntries = 10_000
  /// Cells of one sheet that hold anything.
  public var mostCells = 4_000_000

  /// Makes the usual limits.
  public init() {}
}
