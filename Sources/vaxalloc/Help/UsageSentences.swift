internal import VaccineAllocation

/// What is said where the command is used wrongly: the sentences of the argument parser and of the commands, in both
/// languages, with `{}` for what was typed.
enum UsageSentences {
  /// A sentence in Vietnamese; nil where it is none of these.
  ///
  ///     UsageSentences.vietnamese("Unknown option '--fast'")  // Không có tùy chọn '--fast'
  static func vietnamese(_ sentence: String) -> String? {
    for wording in all {
      guard let found = values(in: sentence, as: wording.english) else { continue }
      var parts = wording.vietnamese.components(separatedBy: "{}")
      var result = parts.removeFirst()
      for (value, part) in zip(found, parts) {
        // What a value's own reader says of it is a sentence too.
        result += (vietnamese(value) ?? value) + part
      }
      return result
    }
    return nil
  }

  /// The sentences; one that is part of another stands behind it.
  static let all: [Wording] = [
    Wording(
      en: "Unknown option '{}'. Did you mean '{}'?",
      vi: "Không có tùy chọn '{}'. Có phải ý bạn là '{}'?"),
    Wording(en: "Unknown option '{}'", vi: "Không có tùy chọn '{}'"),
    Wording(en: "Missing value for '{}'", vi: "Thiếu giá trị cho '{}'"),
    Wording(en: "Missing expected argument '{}'", vi: "Thiếu tham số '{}'"),
    Wording(en: "Missing one of: '{}'", vi: "Thiếu một trong: '{}'"),
    Wording(en: "Missing required subcommand.", vi: "Thiếu tên lệnh."),
    Wording(en: "Unexpected argument '{}'", vi: "Thừa tham số '{}'"),
    Wording(en: "{} unexpected arguments: '{}'", vi: "Thừa {} tham số: '{}'"),
    Wording(
      en: "The value '{}' is invalid for '{}'. Please provide one of {} and {}.",
      vi: "Giá trị '{}' không dùng được cho '{}'. Hãy chọn {} hoặc {}."),
    Wording(
      en: "The value '{}' is invalid for '{}': {}", vi: "Giá trị '{}' không dùng được cho '{}': {}"),
    Wording(en: "The value '{}' is invalid for '{}'", vi: "Giá trị '{}' không dùng được cho '{}'"),
    Wording(
      en: "The option '{}' does not take any value, but '{}' was specified.",
      vi: "Tùy chọn '{}' không nhận giá trị, nhưng đã ghi '{}'."),
    Wording(
      en: "Value to be set with flag {} had already been set with flag {}",
      vi: "Giá trị đặt bằng {} đã được đặt bằng {}"),
    Wording(
      en: "--chain takes one folder, that of the rounds.",
      vi: "--chain chỉ nhận một thư mục, thư mục các đợt."),
    Wording(en: "Name the round and the plan.", vi: "Hãy ghi đợt và kế hoạch."),
    Wording(
      en: "The tolerance is a number of at least 0.", vi: "Dung sai là một số từ 0 trở lên."),
    Wording(en: "“{}” is no day; write yyyy-mm-dd.", vi: "“{}” không phải là ngày; hãy ghi yyyy-mm-dd."),
    Wording(
      en: "--accept needs --by and --reason: an adjustment says who decided it and why.",
      vi: "--accept cần --by và --reason: dòng điều chỉnh phải ghi ai quyết định và vì sao."),
    Wording(en: "--by and --reason belong to --accept.", vi: "--by và --reason chỉ dùng với --accept."),
    Wording(
      en: "Say what to compare with: --set or --uptake-down.",
      vi: "Hãy ghi so sánh với gì: --set hoặc --uptake-down."),
    Wording(
      en: "--uptake-down takes whole numbers from 1 to 100 with commas between them.",
      vi: "--uptake-down nhận các số nguyên từ 1 đến 100, cách nhau bằng dấu phẩy."),
    Wording(en: "At least one measure is needed.", vi: "Cần ít nhất một biện pháp."),
    Wording(en: "--keep-before needs --keep.", vi: "--keep-before phải đi cùng --keep."),
    Wording(en: "--keep-before takes one of: {}.", vi: "--keep-before nhận một trong: {}."),
    Wording(
      en: "The time limit is a number of seconds above 0.", vi: "Giới hạn thời gian là số giây lớn hơn 0."),
    Wording(en: "At least one thread is needed.", vi: "Cần ít nhất một luồng."),
    Wording(
      en: "“{}” is not a day; write 2022-12-31 or 31/12/2022.",
      vi: "“{}” không phải là ngày; hãy ghi 2022-12-31 hoặc 31/12/2022."),
    Wording(
      en: "The output is a workbook; its name ends in .xlsx.",
      vi: "Tệp ghi ra là bảng tính; tên phải có đuôi .xlsx."),
    Wording(
      en: "Say one of --lot, --place, --line, --measures, --order, --pins.",
      vi: "Hãy ghi một trong --lot, --place, --line, --measures, --order, --pins."),
    Wording(
      en: "--until belongs to --actual and --use-tables.",
      vi: "--until chỉ dùng với --actual hoặc --use-tables."),
  ]

  /// What stands where the pattern has `{}`; nil where the rest differs.
  private static func values(in sentence: String, as pattern: String) -> [String]? {
    var parts = pattern.components(separatedBy: "{}")
    guard sentence.hasPrefix(parts[0]) else { return nil }
    var rest = sentence.dropFirst(parts.removeFirst().count)
    var values: [String] = []
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if isLast, part.isEmpty {
        values.append(String(rest))
        rest = ""
      } else {
        // The last words of a sentence stand at its end, whatever was typed.
        guard let range = isLast ? rest.ranges(of: part).last : rest.firstRange(of: part) else { return nil }
        values.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      }
    }
    return rest.isEmpty ? values : nil
  }
}

extension String {
  /// The pieces between a separator.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
