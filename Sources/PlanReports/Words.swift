internal import AllocationModel

/// The fixed words of the reports.
enum Words {
  static let onHand = Wording(en: "On hand", vi: "Tồn kho")
  static let expiring = Wording(en: "Expiring", vi: "Sắp hết hạn")
  static let thisPlan = Wording(en: "This plan", vi: "Kế hoạch")
  static let opened = Wording(en: "Opened", vi: "Mở lọ")
  static let planColumn = Wording(en: "this plan", vi: "kế hoạch này")
  static let lostRow = Wording(en: "usable doses lost", vi: "liều bị mất")
  static let peopleRow = Wording(en: "people vaccinated", vi: "người được tiêm")
  static let nothingLost = Wording(en: "No lot loses a dose.", vi: "Không lô nào mất liều nào.")
  static let recipient = Wording(en: "recipient", vi: "đơn vị")
  static let vialsNow = Wording(en: "vials now", vi: "lọ đợt này")
  static let dosesNow = Wording(en: "doses now", vi: "liều đợt này")
  static let dosesLater = Wording(en: "later", vi: "đợt sau")
  static let people = Wording(en: "people", vi: "người")
  static let ofNeed = Wording(en: "of need", vi: "đáp ứng")
  static let doses = Wording(en: "doses", vi: "liều")
  static let total = Wording(en: "all", vi: "cộng")

  /// The name of a plain rule.
  static func baseline(_ name: String) -> Wording {
    switch name {
    case "list_order_fefo": Wording(en: "FEFO, list order", vi: "FEFO theo danh sách")
    case "proportional_fefo": Wording(en: "FEFO, shared out", vi: "FEFO chia theo tỷ lệ")
    default: Wording(en: name, vi: name)
    }
  }

  /// Why doses are lost, in a few words.
  static func reason(_ reason: LossReason) -> Wording {
    switch reason {
    case .nobodyLeft: Wording(en: "nobody eligible is left", vi: "không còn ai đủ điều kiện")
    case .sessions: Wording(en: "sessions are full", vi: "các buổi tiêm đã kín")
    case .tooLate: Wording(en: "arrives too late", vi: "đến quá muộn")
    case .reserved: Wording(en: "reserved for others", vi: "để dành cho đối tượng khác")
    case .storage: Wording(en: "no cold storage left", vi: "hết chỗ trong kho lạnh")
    case .lane: Wording(en: "no lane, or it is full", vi: "không có tuyến hoặc tuyến đã đầy")
    case .reserve: Wording(en: "kept in reserve", vi: "giữ làm dự trữ")
    case .pinned: Wording(en: "shipment was pinned", vi: "do lượng xuất đã ấn định")
    case .wholeVials: Wording(en: "only whole vials move", vi: "chỉ xuất được lọ nguyên")
    case .noStock: Wording(en: "no stock left", vi: "hết vắc xin")
    case .priority: Wording(en: "other objectives come first", vi: "nhường mục tiêu ưu tiên hơn")
    case .nextDose: Wording(en: "kept for next doses", vi: "giữ cho mũi kế tiếp")
    case .none: Wording(en: "", vi: "")
    }
  }

  /// Why a lot line is never planned.
  static func exclusion(_ reason: ExclusionReason) -> Wording {
    switch reason {
    case .quarantine: Wording(en: "held in quarantine", vi: "đang biệt trữ")
    case .suspended: Wording(en: "use is suspended", vi: "đang tạm ngừng sử dụng")
    case .recalled: Wording(en: "recalled", vi: "đã thu hồi")
    case .statusExpired: Wording(en: "expired", vi: "đã hết hạn")
    case .destroyed: Wording(en: "destroyed", vi: "đã hủy")
    case .vialMonitor:
      Wording(en: "the vial monitor is at stage 3 or 4", vi: "chỉ thị nhiệt độ lọ ở mức 3 hoặc 4")
    case .pastLastDay:
      Wording(en: "its last day of use lies before this round", vi: "ngày dùng cuối trước ngày cấp phát")
    }
  }
}
