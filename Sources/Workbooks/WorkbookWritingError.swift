public import AllocationModel

/// Why a workbook was not written.
public enum WorkbookWritingError: Error, Sendable, Hashable {
  /// There is no sheet, or a sheet's name may not stand on a tab, or stands on two.
  case badSheetName(String)
  /// A cell that no spreadsheet can hold: beyond row 1,048,576 or column 16,384, or a text of more than 32,767
  /// characters. Rows and columns are counted from 1 here.
  case cellImpossible(sheet: String, row: Int, column: Int)
  /// A merged range, a list of choices, a note or a print set-up that no spreadsheet can hold.
  case extraImpossible(sheet: String)
  /// The file cannot be written.
  case cannotWrite(path: String, reason: Wording)

  /// The reason in words.
  public var wording: Wording {
    switch self {
    case .badSheetName(let name):
      Wording(
        en: "\"\(name)\" cannot be the name of a sheet, or is the name of two",
        vi: "\"\(name)\" không đặt được làm tên trang tính, hoặc bị trùng")
    case .cellImpossible(let sheet, let row, let column):
      Wording(
        en: "sheet \(sheet), row \(row), column \(column): a spreadsheet cannot hold this cell",
        vi: "trang \(sheet), dòng \(row), cột \(column): bảng tính không chứa được ô này")
    case .extraImpossible(let sheet):
      Wording(
        en: "sheet \(sheet): a spreadsheet cannot hold its merged cells, choices, notes or print set-up",
        vi: "trang \(sheet): bảng tính không chứa được ô gộp, danh sách chọn, ghi chú hoặc thiết lập in")
    case .cannotWrite(let path, let reason):
      Wording(
        en: "\(path) cannot be written: \(reason.english)", vi: "không ghi được \(path): \(reason.vietnamese)"
      )
    }
  }
}
