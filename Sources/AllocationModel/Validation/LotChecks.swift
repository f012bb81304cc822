extension RoundInspection {
  /// Checks `lots.csv`, each row by itself.
  mutating func inspectLots() {
    let file = TableFile.lots
    for (index, line) in tables.lots.enumerated() {
      let row = RoundInspection.row(line.row, index)
      if line.lot.isEmpty { missing(file, row, "lot") } else { noteTest(line.lot, file, row, "lot") }
      checkVaccine(line.vaccine, file, row)
      checkPlace(line.place, file, row)
      checkRange(line.vials, file, row, "vials")
      if let from = line.inTransitFrom { checkPlace(from, file, row, "in_transit_from") }
      if !(1...4).contains(line.vvmStage) {
        error(
          "out_of_range", file, row, "vvm", String(line.vvmStage),
          Wording(
            en: "vvm is \(line.vvmStage); the stages of a vial monitor are 1 to 4",
            vi: "vvm là \(line.vvmStage); chỉ thị nhiệt độ lọ vắc xin có các giai đoạn từ 1 đến 4"))
      }
      checkExpiry(line, row)
      noteDays(line, row)
      noteExclusion(line, row)
    }
    inspectEqualLots()
  }

  private mutating func checkExpiry(_ line: LotLine, _ row: Int) {
    let (year, month, day) = tables.policy.date.components
    let most = Day(year: min(year + 10, 9999), month: month, day: min(day, 28)).map {
      $0 + (day - min(day, 28))
    }
    let tooFar = knowsDate && most.map { line.expiry > $0 } ?? false
    guard line.expiry.components.year >= 2060 || tooFar else { return }
    error(
      "expiry_unknown", TableFile.lots, row, "expiry", line.expiry.description,
      Wording(
        en: "the expiry \(line.expiry) is too far away to be one; such days stand for \"unknown\". "
          + "Find the expiry out, or set the lot's status to quarantine and give the day it was received",
        vi:
          "hạn dùng \(line.expiry.vietnamese) quá xa; ngày như vậy thường có nghĩa là \"không rõ\". Hãy xác định "
          + "hạn dùng, hoặc chuyển lô sang biệt trữ (quarantine) và ghi ngày tiếp nhận"))
  }

  private mutating func noteDays(_ line: LotLine, _ row: Int) {
    let file = TableFile.lots
    guard let vaccine = vaccines[line.vaccine].map({ tables.vaccines[$0] }) else { return }
    let knowsLife = !isUnread(
      TableFile.vaccines, RoundInspection.row(vaccine.row, vaccines[line.vaccine] ?? 0), "thawed_days")
    if line.thawedOn != nil, vaccine.thawedDays == nil, knowsLife {
      error(
        "thawed_without_days", file, row, "thawed_on", line.thawedOn?.description,
        Wording(
          en: "the lot was thawed, but vaccines.csv has no thawed_days for \(line.vaccine)",
          vi: "lô đã rã đông nhưng vaccines.csv không có thawed_days cho \(line.vaccine)"))
    }
    guard knowsDate else { return }
    let date = tables.policy.date
    if let thawed = line.thawedOn, thawed > date {
      note(
        "thawed_after_date", file, row, "thawed_on", thawed.description,
        Wording(
          en: "the lot was thawed on \(thawed), after the round, \(date)",
          vi: "ngày rã đông \(thawed.vietnamese) sau ngày của đợt \(date.vietnamese)"))
    }
    noteSlip(line.thawedOn, file, row, "thawed_on", ahead: false)
    noteSlip(line.availableFrom, file, row, "available_from", ahead: true)
    if let received = line.received {
      if received > date || (received > line.expiry && !isUnread(file, row, "expiry")) {
        note(
          "year_looks_slipped", file, row, "received", received.description,
          Wording(
            en:
              "the lot was received on \(received), after \(received > date ? "the round" : "its expiry"): is "
              + "the year right?",
            vi:
              "ngày tiếp nhận \(received.vietnamese) sau \(received > date ? "ngày của đợt" : "hạn dùng"): năm ghi "
              + "có đúng không?"))
      }
    }
    guard knowsLastDay(line, row, vaccine) else { return }
    let last = line.lastDay(of: vaccine, under: tables.policy)
    if let from = line.availableFrom, from > last, line.status == .available, last >= date {
      note(
        "available_after_last_day", file, row, "available_from", from.description,
        Wording(
          en: "the lot is available from \(from), after its last day, \(last): it can never be used",
          vi:
            "lô có từ ngày \(from.vietnamese), sau ngày dùng cuối cùng \(last.vietnamese): không thể sử dụng")
      )
    }
    if line.status == .available, line.vials > 0 { noteSlip(line.expiry, file, row, "expiry", ahead: false) }
  }

  /// Whether a lot's last day can be worked out from what was read, and is a sensible one.
  func knowsLastDay(_ line: LotLine, _ row: Int, _ vaccine: Vaccine) -> Bool {
    let days = 0...ValidationLimits.mostDays
    return knowsDate && days.contains(tables.policy.safetyDays) && days.contains(vaccine.thawedDays ?? 0)
      && !isUnread(TableFile.lots, row, "expiry", "use_by", "thawed_on", "status", "vvm")
      && !isUnread(TableFile.round, 0, "safety_days", "expiry_day_usable")
  }

  private mutating func noteExclusion(_ line: LotLine, _ row: Int) {
    guard let position = vaccines[line.vaccine], (1...4).contains(line.vvmStage) else { return }
    let vaccine = tables.vaccines[position]
    guard knowsLastDay(line, row, vaccine), let reason = line.exclusion(of: vaccine, under: tables.policy)
    else { return }
    let last = line.lastDay(of: vaccine, under: tables.policy)
    let (column, text) =
      switch reason {
      case .vialMonitor: ("vvm", String(line.vvmStage))
      case .pastLastDay: ("expiry", line.expiry.description)
      default: ("status", line.status.rawValue)
      }
    note(
      "lot_excluded", TableFile.lots, row, column, text,
      ExclusionWording.sentence(for: reason, lot: line.lot, lastDay: last, vvmStage: line.vvmStage))
  }
}

/// What is said about lots that are never planned.
enum ExclusionWording {
  static func sentence(for reason: ExclusionReason, lot: String, lastDay: Day, vvmStage: Int) -> Wording {
    let why = why(reason, lastDay: lastDay, vvmStage: vvmStage)
    return Wording(
      en: "lot \(lot) is left out: \(why.english)", vi: "không phân bổ lô \(lot): \(why.vietnamese)")
  }

  private static func why(_ reason: ExclusionReason, lastDay: Day, vvmStage: Int) -> Wording {
    switch reason {
    case .quarantine: Wording(en: "it is in quarantine", vi: "đang biệt trữ")
    case .suspended: Wording(en: "its use is suspended", vi: "đang tạm dừng sử dụng")
    case .recalled: Wording(en: "it is recalled", vi: "đã bị thu hồi")
    case .statusExpired: Wording(en: "its status says that it is expired", vi: "tình trạng ghi là đã hết hạn")
    case .destroyed: Wording(en: "it is destroyed", vi: "đã hủy")
    case .vialMonitor:
      Wording(
        en: "its vial monitor is at stage \(vvmStage)",
        vi: "chỉ thị nhiệt độ lọ vắc xin ở giai đoạn \(vvmStage)")
    case .pastLastDay:
      Wording(en: "its last day was \(lastDay)", vi: "ngày dùng cuối cùng là \(lastDay.vietnamese)")
    }
  }
}
