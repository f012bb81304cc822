import AllocationModel

/// Reasons and remedies in words.
struct ReasonWording: Sendable {
  let index: RoundIndex
  private let english = Figures(.english)
  private let vietnamese = Figures(.vietnamese)

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
    switch obstacle.reason {
    case .sessions:
      return Wording(
        en: "needs \(english.number(people)) more injections at \(place) by \(day.map(english.day) ?? "")",
        vi:
          "cần thêm \(vietnamese.number(people)) lượt tiêm tại \(place) đến hết ngày \(day.map(vietnamese.day) ?? "")"
      )
    case .nobodyLeft:
      return Wording(
        en: "needs other people to give it to, or another place that can use it in time",
        vi: "cần thêm đối tượng tiêm hoặc nơi khác dùng kịp")
    case .tooLate:
      return Wording(
        en: "needs to reach \(place) sooner, or a later last day of use",
        vi: "cần đến \(place) sớm hơn hoặc được gia hạn sử dụng")
    case .reserved:
      return Wording(
        en: "could serve \(english.number(people)) other people at \(place) if the reservation were lifted",
        vi: "có thể tiêm cho \(vietnamese.number(people)) người khác tại \(place) nếu bỏ dành riêng")
    case .storage:
      return Wording(
        en: "needs more cold storage at \(place)", vi: "cần thêm chỗ bảo quản lạnh tại \(place)")
    case .lane:
      return Wording(
        en: "needs a lane to \(place), or a larger one",
        vi: "cần tuyến vận chuyển (hoặc tải lớn hơn) đến \(place)")
    case .reserve:
      return Wording(en: "needs a smaller reserve", vi: "cần giảm mức dự trữ")
    case .pinned:
      return Wording(en: "needs the fixed shipment to be smaller", vi: "cần giảm chuyến cấp phát đã ấn định")
    case .nextDose:
      return Wording(
        en: "is not lost if the people for whom it is kept get their next dose in time",
        vi: "không mất nếu những người được giữ vắc xin được tiêm mũi kế tiếp đúng hạn")
    case .wholeVials, .priority, .noStock, .none:
      return Wording(
        en: "less than a vial or an issue unit at each place; smaller issue units would help",
        vi: "mỗi nơi thiếu chưa đến một lọ hoặc một đơn vị cấp phát; cần đơn vị cấp phát nhỏ hơn")
    }
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
