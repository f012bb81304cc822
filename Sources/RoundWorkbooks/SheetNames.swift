internal import AllocationModel
internal import RoundFiles

/// Which sheet of a workbook is which file of a round folder.
enum SheetNames {
  /// The names that are understood beside the file's own without its ending, in the order in which a template
  /// prefers them.
  static let aliases: [(file: String, names: [String])] = [
    ("round.json", ["đợt", "thiết lập", "đợt phân bổ"]), ("vaccines.csv", ["vắc xin", "vắc-xin"]),
    ("eligibility.csv", ["chỉ định", "chỉ định tiêm"]), ("places.csv", ["đơn vị", "địa điểm"]),
    ("lots.csv", ["tồn kho", "lô vắc xin", "lô"]), ("capacity.csv", ["công suất", "công suất tiêm"]),
    ("demand.csv", ["nhu cầu", "đối tượng"]), ("lanes.csv", ["tuyến", "tuyến vận chuyển"]),
    ("pins.csv", ["ấn định", "lượng ấn định"]), ("totals.csv", ["tổng tỉnh", "tổng toàn tỉnh"]),
    ("notices.csv", ["công văn", "thông báo"]), ("scenarios.csv", ["kịch bản"]),
  ]

  /// Sheets that explain the others.
  static let guides = ["guide", "hướng dẫn"]

  /// A name in small letters with single blanks.
  static func folded(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
  }

  /// The name of a file's sheet in a language.
  static func name(of file: String, _ language: Language) -> String {
    let own = stem(file)
    return language == .english ? own : aliases.first { $0.file == file }?.names.first ?? own
  }

  /// The file that a sheet is; nil where its name is not known.
  static func file(of sheet: String) -> String? { known[folded(sheet)] }

  /// The known name that is nearly that of a sheet, and its file.
  static func nearest(to sheet: String) -> (name: String, file: String)? {
    Likeness(known: known.keys.sorted()).nearest(to: folded(sheet)).flatMap { name in
      known[name].map { (name, $0) }
    }
  }

  private static func stem(_ file: String) -> String { String(file.prefix { $0 != "." }) }

  private static let known: [String: String] = {
    var known: [String: String] = [:]
    for file in RoundParts.files where file.hasSuffix(".csv") || file == "round.json" {
      known[stem(file)] = file
    }
    for (file, names) in aliases where RoundParts.files.contains(file) {
      for name in names { known[folded(name)] = file }
    }
    return known
  }()
}
