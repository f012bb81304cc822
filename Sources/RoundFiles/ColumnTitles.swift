package import AllocationModel

/// The Vietnamese headings that are understood beside the English ones, table by table.
///
/// One list drives what is understood, what the template writes (the first title of each column) and what the
/// documentation says.
package enum ColumnTitles {
  /// For each table its columns, each with the titles that are understood.
  package static let all: [String: [(column: String, titles: [String])]] = [
    "vaccines.csv": [
      ("vaccine", vaccine), ("name", ["tên vắc xin", "tên"]),
      ("doses_per_vial", ["số liều mỗi lọ", "số liều/lọ", "liều/lọ"]),
      ("open_vial_wastage", ["tỷ lệ hao phí", "hao phí mở lọ", "hao phí"]),
      ("issue_multiple", ["bội số cấp phát", "bội số cấp"]),
      ("vials_per_pack", ["số lọ mỗi hộp", "số lọ/hộp", "lọ/hộp"]),
      ("thawed_days", ["số ngày sau rã đông", "hạn sau rã đông (ngày)"]),
      ("litres_per_vial", ["số lít mỗi lọ", "lít/lọ"]),
    ],
    "eligibility.csv": [
      ("vaccine", vaccine), ("group", group), ("dose", dose), ("share", ["phần liều", "tỷ lệ liều"]),
    ],
    "places.csv": [
      ("place", place), ("name", ["tên đơn vị", "tên"]), ("kind", ["loại đơn vị", "loại"]),
      ("area", ["khu vực", "vùng"]), ("population_start", ["dân số đầu kỳ"]),
      ("population", ["dân số hiện có"]), ("temporary_in", ["tạm trú"]), ("temporary_out", ["tạm vắng"]),
      ("storage_litres", ["dung tích kho lạnh (lít)", "dung tích kho lạnh", "kho lạnh (lít)"]),
    ],
    "lots.csv": [
      ("lot", lot), ("vaccine", vaccine), ("place", place + ["nơi giữ"]),
      ("vials", ["số lọ", "số lọ tồn", "tồn (lọ)"]), ("expiry", ["hạn dùng", "hạn sử dụng", "hsd"]),
      ("use_by", ["sử dụng trước ngày", "dùng trước ngày"]), ("thawed_on", ["ngày rã đông"]),
      ("available_from", ["có từ ngày", "sử dụng được từ ngày"]),
      ("vvm", ["chỉ thị nhiệt độ", "giai đoạn vvm"]), ("status", ["tình trạng", "trạng thái"]),
      ("reserved_for", ["dành cho", "để dành cho"]), ("received", ["ngày tiếp nhận", "ngày nhận"]),
      ("storage", ["bảo quản", "điều kiện bảo quản"]), ("manufacturer", ["nhà sản xuất", "hãng sản xuất"]),
      ("in_transit_from", ["đang chuyển từ"]), ("note", note),
    ],
    "capacity.csv": [
      ("place", place), ("from", ["từ ngày", "từ"]), ("to", ["đến ngày", "đến"]),
      ("people_per_day", ["số người mỗi ngày", "số người/ngày", "người/ngày", "công suất"]),
      ("tables", ["số bàn tiêm", "số bàn", "bàn tiêm"]),
      ("people_per_table", ["số người mỗi bàn", "số người/bàn", "người/bàn"]),
      ("weekdays", ["ngày trong tuần", "các ngày trong tuần", "thứ"]),
    ],
    "demand.csv": [
      ("place", place), ("group", group), ("dose", dose), ("target", ["số đối tượng", "tổng số đối tượng"]),
      ("target_start", ["số đối tượng đầu kỳ"]), ("given", ["đã tiêm", "số đã tiêm", "số mũi đã tiêm"]),
      ("eligible", ["đủ điều kiện", "số đủ điều kiện", "cần tiêm", "số cần tiêm"]),
      ("uptake", ["tỷ lệ đồng thuận", "tỷ lệ đồng ý"]), ("from", ["từ ngày", "từ"]),
      ("until", ["đến ngày", "đến"]), ("priority", ["ưu tiên", "thứ tự ưu tiên"]),
      ("goal", ["mục tiêu", "mục tiêu bao phủ"]),
      ("no_id", ["chưa có mã định danh", "chưa có số định danh", "chưa có cccd"]),
      ("goal_reported", ["báo cáo đạt mục tiêu", "báo cáo đã đạt"]),
      ("source", source), ("as_of", ["tính đến ngày", "tính đến", "số liệu đến ngày"]),
    ],
    "lanes.csv": [
      ("from", ["nơi đi", "từ đơn vị", "từ"]), ("to", ["nơi đến", "đến đơn vị", "đến"]),
      ("lead_days", ["số ngày vận chuyển"]), ("cost_per_vial", ["chi phí mỗi lọ", "chi phí/lọ"]),
      ("most_vials", ["số lọ tối đa"]),
    ],
    "pins.csv": [
      ("lot", lot), ("vaccine", vaccine), ("from", ["nơi đi", "từ đơn vị", "từ"]),
      ("to", ["nơi đến", "đến đơn vị", "đến"]), ("vials", ["số lọ"]),
      ("by", ["người quyết định", "người yêu cầu"]), ("reason", ["lý do"]),
    ],
    "totals.csv": [
      ("group", group), ("dose", dose), ("target", ["số đối tượng", "tổng số đối tượng"]),
      ("given", ["đã tiêm", "số đã tiêm", "số mũi đã tiêm"]), ("goal", ["mục tiêu", "mục tiêu bao phủ"]),
      ("goal_reported", ["báo cáo đạt mục tiêu", "báo cáo đã đạt"]), ("source", source),
    ],
    "ledger.csv": [
      ("place", place), ("group", group), ("dose", dose),
      ("given", ["đã tiêm", "số đã tiêm", "số mũi đã tiêm"]), ("lot", lot), ("vaccine", vaccine),
      ("vials", ["số lọ", "số lọ tồn", "tồn (lọ)"]),
    ],
    "notices.csv": [
      ("notice", ["số công văn", "công văn"]), ("date", ["ngày công văn", "ngày"]), ("kind", ["loại"]),
      ("vaccine", vaccine), ("lots", ["các lô", "số lô"]), ("new_expiry", ["hạn dùng mới"]),
      ("add_months", ["số tháng gia hạn"]), ("add_days", ["số ngày gia hạn"]),
      ("storage", ["bảo quản", "điều kiện bảo quản"]), ("received_from", ["nhận từ ngày"]),
      ("received_before", ["nhận trước ngày"]), ("place", place), ("note", note),
    ],
    "scenarios.csv": [
      ("name", ["kịch bản", "tên kịch bản"]), ("weight", ["trọng số"]), ("place", place), ("group", group),
      ("dose", dose), ("uptake", ["tỷ lệ tiêm", "tỷ lệ đồng thuận"]),
    ],
  ]

  /// What a known title stands for, by the title folded.
  static func columns(of file: String) -> [String: String] { columnsByTitle[file] ?? [:] }

  private static let columnsByTitle = all.mapValues { table in
    var columns: [String: String] = [:]
    for (column, titles) in table {
      for title in titles { columns[folded(title)] = column }
    }
    return columns
  }

  /// The title that a template gives a column in a language.
  package static func title(of column: String, in file: String, _ language: Language) -> String {
    guard language == .vietnamese else { return column }
    return all[file]?.first { $0.column == column }?.titles.first ?? column
  }

  /// A heading in small letters, with one space for any run of blanks, line breaks and underscores.
  static func folded(_ heading: String) -> String {
    heading.lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
  }

  private static let vaccine = ["vắc xin", "vắc-xin", "vacxin", "loại vắc xin", "mã vắc xin"]
  private static let group = ["nhóm", "nhóm đối tượng", "đối tượng"]
  private static let dose = ["mũi", "mũi tiêm", "mũi số"]
  private static let place = ["đơn vị", "mã đơn vị"]
  private static let lot = ["số lô", "lô", "lô số"]
  private static let note = ["ghi chú"]
  private static let source = ["nguồn số liệu", "nguồn"]
}
