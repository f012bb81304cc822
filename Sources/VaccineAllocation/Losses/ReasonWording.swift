import AllocationModel

/// Reasons and remedies in words.
struct ReasonWording: Sendable {
  let index: RoundIndex

  init(index: RoundIndex) {
    self.index = index
  }

  /// Why doses are lost.
  func text(_ reason: LossReason) -> Wording {
    switch reason {
    case .nobodyLeft:
      Wording(en: "nobody eligible is left to vaccinate", vi: "không còn người thuộc đối tượng cần tiêm")
    case .sessions: Wording(en: "the sessions are full", vi: "các buổi tiêm đã đủ người")
    case .tooLate:
      Wording(
        en: "the doses arrive too late or live too short", vi: "vắc xin đến muộn hoặc hạn dùng còn quá ngắn")
    case .reserved: Wording(en: "the lot is reserved for others", vi: "lô được dành cho đối tượng khác")
    case .storage: Wording(en: "there is no cold storage left", vi: "không còn chỗ bảo quản lạnh")
    case .lane:
      Wording(
        en: "no transport lane leads there or carries more",
        vi: "không có tuyến vận chuyển hoặc tuyến đã đủ tải")
    case .reserve: Wording(en: "the doses are kept in reserve", vi: "số liều được giữ dự trữ")
    case .pinned:
      Wording(en: "the shipment was fixed by hand", vi: "chuyến cấp phát do người lập kế hoạch ấn định")
    case .wholeVials:
      Wording(en: "only whole vials can be moved and opened", vi: "chỉ cấp phát và mở được nguyên lọ")
    case .noStock: Wording(en: "no suitable stock is left", vi: "không còn vắc xin phù hợp")
    case .priority: Wording(en: "others come first", vi: "đối tượng khác được ưu tiên trước")
    case .nextDose:
      Wording(en: "stock is kept for next doses", vi: "vắc xin được giữ cho mũi kế tiếp")
    case .none: Wording(en: "", vi: "")
    }
  }

  /// What would save so many doses of a lot.
  func remedy(for obstacle: Obstacle, lot: Int, doses: Double) -> Wording {
    let place = obstacle.example.map { index.round.places[index.recipients[$0.recipient].place].place } ?? ""
    let people = obstacle.example.map { min($0.people, Int(doses.rounded(.up))) } ?? 0
    let day = obstacle.example.map { index.round.policy.date + $0.lastDay }
    return RemedyWording.wording(for: obstacle.reason, people: people, place: place, day: day)
  }

  /// Why a lot line is never planned.
  func text(_ reason: ExclusionReason) -> Wording {
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
