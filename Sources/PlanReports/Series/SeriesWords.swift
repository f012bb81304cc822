internal import AllocationModel
internal import RoundSeries

/// The words of what goes on from round to round.
enum SeriesWords {
  /// Why doses were lost.
  static func waste(_ reason: WasteReason) -> Wording {
    switch reason {
    case .expired: Wording(en: "expired", vi: "hết hạn")
    case .vialMonitor: Wording(en: "vial monitor", vi: "chỉ thị nhiệt độ lọ")
    case .heat: Wording(en: "heat", vi: "quá nhiệt")
    case .frozen: Wording(en: "frozen", vi: "đông băng")
    case .broken: Wording(en: "broken", vi: "vỡ")
    case .openVial: Wording(en: "open vials", vi: "hao phí lọ mở")
    case .contaminated: Wording(en: "contaminated", vi: "nhiễm bẩn")
    case .recalled: Wording(en: "recalled", vi: "thu hồi")
    case .lost: Wording(en: "not found", vi: "thất lạc")
    case .other: Wording(en: "other", vi: "khác")
    }
  }

  /// What a notice does.
  static func notice(_ kind: NoticeKind) -> Wording {
    switch kind {
    case .extend: Wording(en: "extension", vi: "gia hạn")
    case .suspend: Wording(en: "suspension", vi: "tạm dừng")
    case .release: Wording(en: "release", vi: "cho dùng lại")
    case .recall: Wording(en: "recall", vi: "thu hồi")
    }
  }

  /// What became of a lot line under a notice.
  static func result(_ result: NoticeOutcome.Result) -> Wording {
    switch result {
    case .applied: Wording(en: "applied", vi: "đã áp dụng")
    case .unchanged: Wording(en: "as it was", vi: "không đổi")
    case .conditionNotMet: Wording(en: "condition not met", vi: "không đạt điều kiện")
    case .undecided: Wording(en: "cannot be decided", vi: "chưa đủ số liệu")
    case .notYet: Wording(en: "not yet in force", vi: "chưa hiệu lực")
    }
  }

  /// The condition of a notice, by its column.
  static func condition(_ column: String) -> Wording {
    switch column {
    case "storage": Wording(en: "storage", vi: "cách bảo quản")
    case "place": Wording(en: "place", vi: "nơi giữ")
    case "received_from": Wording(en: "received from", vi: "ngày nhận, từ")
    case "received_before": Wording(en: "received before", vi: "ngày nhận, trước")
    default: Wording(en: column, vi: column)
    }
  }

  /// The status of a lot.
  static func status(_ status: LotStatus) -> Wording {
    switch status {
    case .available: Wording(en: "available", vi: "dùng được")
    case .quarantine: Wording(en: "quarantine", vi: "biệt trữ")
    case .suspended: Wording(en: "suspended", vi: "tạm dừng")
    case .recalled: Wording(en: "recalled", vi: "thu hồi")
    case .expired: Wording(en: "expired", vi: "hết hạn")
    case .destroyed: Wording(en: "destroyed", vi: "đã hủy")
    }
  }

  /// What frozen vials are taken out for.
  static func thaw(_ when: Dispatch) -> Wording {
    switch when {
    case .now: Wording(en: "dispatch", vi: "xuất kho")
    case .later: Wording(en: "later dispatches, not before", vi: "các chuyến sau, không sớm hơn")
    case .here: Wording(en: "use there, as needed", vi: "dùng tại chỗ, lấy dần")
    }
  }
}
