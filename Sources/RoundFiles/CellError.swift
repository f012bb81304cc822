internal import AllocationModel

/// The errors that formulas leave in cells.
package enum CellError {
  /// A formula whose value was never calculated, as workbooks are handed on by this package.
  package static let uncalculated = "#UNCALCULATED!"

  private static let all: Set<String> = [
    "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    uncalculated,
  ]

  /// What is to be said of a cell that holds an error; nil where it holds something else.
  static func wording(of text: String) -> Wording? {
    guard all.contains(text) else { return nil }
    if text == uncalculated {
      return Wording(
        en:
          "the formula in this cell was never calculated: open the file in a spreadsheet program and save it",
        vi: "công thức trong ô này chưa được tính: hãy mở tệp bằng phần mềm bảng tính rồi lưu lại")
    }
    return Wording(
      en: "\"\(text)\" is the error of a formula, not a value",
      vi: "\"\(text)\" là lỗi của công thức, không phải giá trị")
  }
}
