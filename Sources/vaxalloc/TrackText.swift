internal import RoundSeries
internal import VaccineAllocation

/// Plan against actual, on one screen.
struct TrackText {
  private let tracking: Tracking
  private let language: Language
  private let figures: Figures

  /// The whole text.
  static func text(of tracking: Tracking, language: Language) -> String {
    let text = TrackText(tracking: tracking, language: language, figures: Figures(language))
    if tracking.rounds.isEmpty {
      return text.say("No round is closed here.", "Chưa có đợt nào được chốt ở đây.")
    }
    return [text.used, text.late, text.lost, text.wastage].filter { !$0.isEmpty }.map {
      $0.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func say(_ en: String, _ vi: String) -> String { Wording(en: en, vi: vi)[language] }

  /// Rows of cells, set in columns: the first to the left, the others to the right.
  private func columns(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + blanks : "  " + blanks + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private var heading: [String] { tracking.rounds.map(\.round) }

  private func percent(_ share: Tracking.Share) -> String {
    share.value.map { figures.percent($0, decimals: 0) } ?? "–"
  }

  private var used: [String] {
    let rows = tracking.places.compactMap { place -> [String]? in
      let shares = tracking.rounds.map { tracking.used($0, place: place) }
      return shares.contains { $0.part > 0 } ? [place] + shares.map(percent) : nil
    }
    let all = [say("all", "cộng")] + tracking.rounds.map { percent(tracking.used($0)) }
    let vaccines = tracking.vaccines.compactMap { vaccine -> [String]? in
      let shares = tracking.rounds.map { tracking.used($0, vaccine: vaccine) }
      return shares.contains { $0.whole > 0 } ? [vaccine] + shares.map(percent) : nil
    }
    return [say("Doses given out of doses at hand:", "Số liều đã tiêm trên số liều có:")]
      + columns([[say("place", "đơn vị")] + heading] + rows + [all] + vaccines)
  }

  private var late: [String] {
    let rows = tracking.places.compactMap { place -> [String]? in
      let lines = tracking.rounds.map { round in round.reports.first { $0.place == place } }
      guard lines.contains(where: { $0.map { $0.late > 0 || $0.reported == nil } ?? false }) else {
        return nil
      }
      return [place]
        + lines.map { line in
          guard let line else { return "–" }
          return line.reported == nil ? say("none", "chưa có") : figures.number(line.late)
        }
    }
    if rows.isEmpty { return [] }
    return [say("Reports, days late:", "Báo cáo trễ (ngày):")]
      + columns([[say("place", "đơn vị")] + heading] + rows)
  }

  private var lost: [String] {
    [say("Doses lost, and what the plan foresaw:", "Số liều mất, và số kế hoạch đã lường trước:")]
      + tracking.rounds.map { round in
        let reasons = tracking.lost(round).map { "\(reason($0.reason)) \(figures.number($0.doses))" }
        let shown = reasons.isEmpty ? say("none reported", "không báo cáo") : reasons.joined(separator: ", ")
        let foreseen = figures.number(tracking.foreseen(round))
        return "  \(round.round): \(shown); " + say("foreseen \(foreseen)", "lường trước \(foreseen)")
      }
  }

  private func reason(_ reason: WasteReason) -> String {
    switch reason {
    case .expired: say("expired", "hết hạn")
    case .vialMonitor: say("vial monitor", "chỉ thị nhiệt độ lọ")
    case .heat: say("heat", "nhiệt độ cao")
    case .frozen: say("frozen", "đông băng")
    case .broken: say("broken", "vỡ")
    case .openVial: say("open vials", "hao phí lọ mở")
    case .contaminated: say("contaminated", "nhiễm bẩn")
    case .recalled: say("recalled", "thu hồi")
    case .lost: say("not found", "thất lạc")
    case .other: say("other", "khác")
    }
  }

  private var wastage: [String] {
    let rows = tracking.vaccines.compactMap { vaccine -> [String]? in
      let seen = tracking.openVialWastage(of: vaccine)
      guard let value = seen.value else { return nil }
      return [
        vaccine, figures.percent(value, decimals: 1), figures.number(seen.part), figures.number(seen.whole),
        figures.number(seen.observations),
      ]
    }
    if rows.isEmpty { return [] }
    let heading = [
      say("vaccine", "vắc xin"), say("lost", "hao phí"), say("doses", "liều"), say("of", "trên"),
      say("observations", "số quan sát"),
    ]
    return [
      say("Open-vial wastage seen, where stock was counted:", "Hao phí lọ mở ghi nhận tại nơi có kiểm kê:")
    ]
      + columns([heading] + rows)
  }
}
