internal import AllocationModel

/// What is said about cells that cannot be read.
enum CellWording {
  static func ambiguous(_ text: String) -> Wording {
    let percent = text.hasSuffix("%") ? "%" : ""
    let digits = text.filter { $0.isNumber || $0 == "." || $0 == "-" }
    let thousands = digits.filter { $0 != "." }
    return Wording(
      en: "\"\(text)\" can mean \(thousands)\(percent) or \(digits.replacingPoint(with: ","))\(percent) "
        + "(decimal): write \(thousands)\(percent), or \(digits)0\(percent) for the decimal number; or, if the "
        + "tables write thousands with a point, set \"numbers\": \"vi\" in round.json",
      vi: "\"\(text)\" có thể là \(thousands)\(percent) hoặc số thập phân \(digits.replacingPoint(with: ","))"
        + "\(percent): hãy ghi \(thousands)\(percent), hoặc \(digits)0\(percent) nếu là số thập phân; nếu các bảng "
        + "dùng dấu chấm phân cách hàng nghìn, hãy đặt \"numbers\": \"vi\" trong round.json")
  }

  static func tooLong(_ text: String) -> Wording {
    Wording(
      en: "\"\(text)\" has more digits than can be kept exactly: at most nine decimals and eighteen digits",
      vi: "\"\(text)\" có quá nhiều chữ số: tối đa chín chữ số thập phân và mười tám chữ số tất cả")
  }

  static func notWhole(_ text: String, column: String) -> Wording {
    Wording(
      en: "\"\(text)\" is not a whole number, and \(column) counts whole things",
      vi: "\"\(text)\" không phải là số nguyên; cột \(column) chỉ nhận số nguyên")
  }

  static func percent(_ text: String, column: String) -> Wording {
    Wording(
      en: "\"\(text)\": a percent sign may stand in rates only, and \(column) is not a rate",
      vi: "\"\(text)\": dấu % chỉ dùng cho tỷ lệ, cột \(column) không phải là tỷ lệ")
  }

  static func badNumber(
    _ text: String, style: CellNumber.Style, digits: UnsafeBufferPointer<UInt8>
  ) -> Wording {
    let other: CellNumber.Style = style == .vietnamese ? .plain : .vietnamese
    let fitsOther = if case .unreadable = CellNumber.read(digits, style: other) { false } else { true }
    switch (style, fitsOther) {
    case (.vietnamese, true):
      return Wording(
        en: "\"\(text)\" is not a number as round.json says they are written (\"numbers\": \"vi\"): "
          + "702.554, 100,62 or 702.554,5",
        vi: "\"\(text)\" không đúng cách ghi số đã chọn trong round.json (\"numbers\": \"vi\"): "
          + "702.554, 100,62 hoặc 702.554,5")
    case (.vietnamese, false):
      return Wording(
        en: "\"\(text)\" is not a number; numbers are written 702.554, 100,62 or 702.554,5",
        vi: "\"\(text)\" không phải là số; số được ghi như 702.554, 100,62 hoặc 702.554,5")
    case (_, true):
      return Wording(
        en: "\"\(text)\" is not a plain number such as 12 or 12.5; if the tables are written with decimal "
          + "commas, set \"numbers\": \"vi\" in round.json",
        vi: "\"\(text)\" không phải là số dạng 12 hoặc 12.5; nếu các bảng dùng dấu phẩy thập phân, hãy đặt "
          + "\"numbers\": \"vi\" trong round.json")
    case (_, false):
      return Wording(
        en: "\"\(text)\" is not a number; numbers are written 12 or 12.5",
        vi: "\"\(text)\" không phải là số; số được ghi như 12 hoặc 12.5")
    }
  }

  static func serialNumber(_ text: String, _ day: Day) -> Wording {
    Wording(
      en: "\"\(text)\" looks like a spreadsheet's serial number for \(day): format the column as a date, "
        + "such as \(day)",
      vi:
        "\"\(text)\" có vẻ là số thứ tự ngày của bảng tính, tức ngày \(day.vietnamese): hãy định dạng cột là "
        + "ngày, ví dụ \(day.vietnamese)")
  }

  static func twoDigitYear(_ text: String) -> Wording {
    Wording(
      en: "\"\(text)\" has a year of two digits: write all four",
      vi: "\"\(text)\" ghi năm hai chữ số: hãy ghi đủ bốn chữ số")
  }

  static func monthFirst(_ text: String, _ day: Day) -> Wording {
    Wording(
      en: "\"\(text)\" has no such month; if it is month first, write \(day) or \(day.vietnamese)",
      vi: "\"\(text)\" không có tháng này; nếu đã ghi tháng trước ngày, hãy ghi \(day.vietnamese)")
  }

  static func noSuchDay(_ text: String) -> Wording {
    Wording(
      en: "\"\(text)\" is no day of the calendar", vi: "\"\(text)\" không phải là ngày có trong lịch")
  }

  static func monthAlone(_ text: String) -> Wording {
    Wording(
      en: "\"\(text)\" names a month only; a day is needed here (a month alone may stand as an expiry)",
      vi: "\"\(text)\" chỉ có tháng; ở đây cần ngày cụ thể (chỉ hạn dùng mới được ghi tháng/năm)")
  }

  static func badDate(_ text: String, monthAllowed: Bool) -> Wording {
    Wording(
      en: "\"\(text)\" is not a date; dates are written 2022-09-30 or 30/9/2022"
        + (monthAllowed ? ", an expiry also 2022-09 or 9/2022" : ""),
      vi: "\"\(text)\" không phải là ngày; ngày được ghi như 30/9/2022 hoặc 2022-09-30"
        + (monthAllowed ? ", hạn dùng có thể ghi 9/2022 hoặc 2022-09" : ""))
  }

  static func unknownStatus(_ text: String, meant: String?) -> Wording {
    let known = LotStatus.allCases.map(\.rawValue).joined(separator: ", ")
    return Wording(
      en: "\"\(text)\" is not a status; a status is one of \(known)"
        + (meant.map { ". Did you mean \($0)?" } ?? ""),
      vi: "\"\(text)\" không phải là tình trạng lô; tình trạng lô là một trong: \(known)"
        + (meant.map { ". Có phải ý bạn là \($0)?" } ?? ""))
  }

  static func weekdays(_ text: String) -> Wording {
    Wording(
      en: "\"\(text)\" does not name weekdays; write 1-6 or 1,3,5 (1 is Monday, 7 is Sunday; ranges ascend)",
      vi:
        "\"\(text)\" không phải là các ngày trong tuần; hãy ghi 1-6 hoặc 1,3,5 (1 là thứ Hai, 7 là Chủ nhật; "
        + "khoảng ghi từ nhỏ đến lớn)")
  }

  static func reservation(_ text: String) -> Wording {
    Wording(
      en: "\"\(text)\" does not name groups; write group or group:dose, several joined by |",
      vi: "\"\(text)\" không phải là nhóm đối tượng; hãy ghi nhóm hoặc nhóm:mũi, nhiều nhóm nối bằng |")
  }

  static func missing(_ column: String) -> Wording {
    Wording(
      en: "\(column) must not be blank", vi: "không được để trống cột \(column)")
  }

  static func withoutRate() -> Wording {
    Wording(
      en: "the row says neither people_per_day nor both tables and people_per_table",
      vi: "dòng này thiếu công suất: cần people_per_day, hoặc cả tables và people_per_table")
  }
}

extension String {
  fileprivate func replacingPoint(with mark: Character) -> String {
    String(map { $0 == "." ? mark : $0 })
  }
}
