public import VaccineAllocation

/// Measures and reasons in words.
public enum DecisionWording {
  private static let en = Figures(.english)
  private static let vi = Figures(.vietnamese)

  /// A measure as somebody would order it.
  public static func wording(_ measure: Measure) -> Wording {
    let amount = measure.amount
    switch measure.kind {
    case .sessions(let place, let days):
      return Wording(
        en: "\(en.number(amount)) more injections a day at \(place), \(range(days, en))",
        vi: "thêm \(vi.number(amount)) lượt tiêm mỗi ngày tại \(place), \(range(days, vi))")
    case .uptake(let place, let group, let dose):
      return Wording(
        en: "uptake of \(group) dose \(dose) at \(place) up by \(amount) points of a hundred",
        vi: "tăng tỷ lệ tiêm của \(group) mũi \(dose) tại \(place) thêm \(amount) điểm phần trăm")
    case .release(let lot):
      return Wording(
        en: "lift the reservation of \(name(lot, en))", vi: "bỏ dành riêng đối với lô \(name(lot, vi))")
    case .reserve(let vaccine):
      return Wording(
        en: "keep \(en.number(amount)) doses of \(vaccine) fewer in reserve",
        vi: "giảm dự trữ \(vaccine) đi \(vi.number(amount)) liều")
    case .arrival(let lot):
      return Wording(
        en: "have \(name(lot, en)) \(amount == 1 ? "a day" : "\(amount) days") earlier",
        vi: "nhận lô \(name(lot, vi)) sớm hơn \(amount) ngày")
    case .lane(let from, let to):
      return Wording(
        en: "open a way from \(from) to \(to), one day",
        vi: "mở tuyến điều chuyển từ \(from) đến \(to), một ngày")
    case .storage(let place):
      return Wording(
        en: "\(en.number(amount)) litres more of cold storage at \(place)",
        vi: "thêm \(vi.number(amount)) lít bảo quản lạnh tại \(place)")
    case .unpin(let lot, let to):
      return Wording(
        en: "give up the pin of \(name(lot, en)) to \(to)",
        vi: "bỏ lượng ấn định của lô \(name(lot, vi)) cho \(to)")
    case .issueMultiple(let vaccine):
      return Wording(en: "issue \(vaccine) vial by vial", vi: "cấp phát \(vaccine) theo từng lọ")
    }
  }

  /// What lies in the way, in a few words.
  public static func wording(_ hindrance: Hindrance) -> Wording {
    switch hindrance {
    case .stock: Wording(en: "stock", vi: "không đủ vắc xin")
    case .sessions: Wording(en: "sessions", vi: "buổi tiêm kín chỗ")
    case .time: Wording(en: "time", vi: "không kịp thời gian")
    case .storage: Wording(en: "cold storage", vi: "hết chỗ bảo quản lạnh")
    case .lane: Wording(en: "lanes", vi: "tuyến vận chuyển")
    case .reservation: Wording(en: "a reservation", vi: "lô dành riêng cho đối tượng khác")
    case .reserve: Wording(en: "the reserve", vi: "mức dự trữ")
    case .nextDoses: Wording(en: "next doses", vi: "phần giữ cho mũi tiếp theo")
    case .pin: Wording(en: "pins", vi: "lượng ấn định")
    case .uptake: Wording(en: "uptake", vi: "ít người đến tiêm")
    }
  }

  /// What was assumed when a hindrance was lifted for a lot.
  public static func assumption(_ hindrance: Hindrance, ofLot lot: LotName) -> Wording {
    switch hindrance {
    case .sessions: Wording(en: "if sessions held everybody", vi: "nếu buổi tiêm đủ chỗ cho mọi người")
    case .time:
      Wording(
        en: "if it were there at once, wherever it could go", vi: "nếu lô có mặt ngay tại mọi nơi có thể đến")
    case .storage: Wording(en: "if cold storage held everything", vi: "nếu kho lạnh đủ chỗ")
    case .lane:
      Wording(en: "if it could go to every recipient", vi: "nếu có thể chuyển đến mọi đơn vị")
    case .reservation:
      Wording(en: "if its reservation were lifted", vi: "nếu bỏ dành riêng")
    case .reserve: Wording(en: "if nothing of its vaccine were kept in reserve", vi: "nếu không giữ dự trữ")
    case .nextDoses:
      Wording(en: "if nothing were kept for next doses", vi: "nếu không giữ vắc xin cho mũi tiếp theo")
    case .pin: Wording(en: "if no shipment were pinned", vi: "nếu không có lượng ấn định")
    case .uptake:
      Wording(
        en: "if everybody came whom it may serve",
        vi: "nếu mọi người thuộc đối tượng được tiêm lô này đều đến")
    case .stock: Wording(en: "if there were stock enough", vi: "nếu đủ vắc xin")
    }
  }

  /// What was assumed when a hindrance was lifted at a recipient.
  public static func assumption(_ hindrance: Hindrance, atPlace place: String) -> Wording {
    switch hindrance {
    case .stock:
      Wording(
        en: "if \(place) had more stock, a dose for each of them",
        vi: "nếu \(place) có thêm vắc xin, mỗi người thiếu một liều")
    case .sessions:
      Wording(
        en: "if sessions at \(place) held everybody", vi: "nếu buổi tiêm tại \(place) đủ chỗ cho mọi người")
    case .time:
      Wording(
        en: "if everything on hand could be at \(place) at once",
        vi: "nếu vắc xin hiện có đến \(place) được ngay")
    case .storage:
      Wording(en: "if cold storage at \(place) held everything", vi: "nếu kho lạnh tại \(place) đủ chỗ")
    case .lane:
      Wording(
        en: "if stock could go to \(place) from everywhere",
        vi: "nếu mọi nơi đều chuyển được vắc xin đến \(place)")
    case .reservation:
      Wording(
        en: "if lots reserved for others could serve them",
        vi: "nếu được dùng các lô dành riêng cho đối tượng khác")
    case .reserve: Wording(en: "if nothing were kept in reserve", vi: "nếu không giữ dự trữ")
    case .nextDoses:
      Wording(en: "if nothing were kept for next doses", vi: "nếu không giữ vắc xin cho mũi tiếp theo")
    case .pin: Wording(en: "if no shipment were pinned", vi: "nếu không có lượng ấn định")
    case .uptake: Wording(en: "if everybody came", vi: "nếu mọi người đều đến")
    }
  }

  /// What a change brings: doses saved and people, in the words of somebody who asked what it would do.
  public static func effect(_ effect: ChangeEffect) -> Wording {
    Wording(en: sentence(effect, english), vi: sentence(effect, vietnamese))
  }

  private struct EffectWords {
    let figures: Figures
    let saves: String, loses: String, doses: String
    let reaches: String, more: String, fewer: String
    let joint: String, tier: String, nothing: String
  }

  private static let english = EffectWords(
    figures: en, saves: "saves", loses: "loses", doses: "doses", reaches: "reaches", more: "people more",
    fewer: "people fewer", joint: " and ", tier: "more of priority", nothing: "changes nothing")

  private static let vietnamese = EffectWords(
    figures: vi, saves: "cứu được", loses: "mất thêm", doses: "liều", reaches: "tiêm được", more: "người nữa",
    fewer: "người ít hơn", joint: " và ", tier: "người nữa thuộc ưu tiên", nothing: "không thay đổi gì")

  private static func sentence(_ effect: ChangeEffect, _ words: EffectWords) -> String {
    var parts: [String] = []
    let (doses, people) = (effect.dosesSaved, effect.morePeople)
    if abs(doses) >= 0.05 {
      let amount = words.figures.number(abs(doses), decimals: 1)
      parts.append("\(doses > 0 ? words.saves : words.loses) \(amount) \(words.doses)")
    }
    if abs(people) >= 0.5 {
      let amount = words.figures.number(abs(people), decimals: 0)
      parts.append("\(words.reaches) \(amount) \(people > 0 ? words.more : words.fewer)")
    }
    let tiers = zip(zip(effect.before.peopleOfTier, effect.after.peopleOfTier), effect.after.tiers)
    // Where the sum hides it: people who come first in the place of others.
    if let first = tiers.first(where: { abs($0.0.1 - $0.0.0) >= 0.5 }), abs(people) < 0.5,
      first.0.1 > first.0.0
    {
      let amount = words.figures.number(first.0.1 - first.0.0, decimals: 0)
      parts.append("\(words.reaches) \(amount) \(words.tier) \(first.1)")
    }
    return parts.isEmpty ? words.nothing : parts.joined(separator: words.joint)
  }

  /// A lot as people say it: its number, and where it stands if that is told.
  public static func name(_ lot: LotName, _ figures: Figures) -> String {
    guard let place = lot.place else { return lot.lot }
    return figures.language == .english ? "\(lot.lot) at \(place)" : "\(lot.lot) tại \(place)"
  }

  /// Days from the first to the last.
  public static func range(_ days: ClosedRange<Day>, _ figures: Figures) -> String {
    let (first, last) = (figures.day(days.lowerBound), figures.day(days.upperBound))
    return figures.language == .english ? "\(first) to \(last)" : "từ \(first) đến \(last)"
  }

  /// Why people go without or doses are lost, as the causes found allow it to be said.
  ///
  /// With one cause that is the cause. Where each of several would do, they are joined by “or”; where only a pair
  /// does, by “and”.
  public static func verdict(_ causes: [Lifting]) -> Wording {
    func joined(_ language: Language, or: String, and: String) -> String {
      causes.map { lifting in
        lifting.hindrances.map { wording($0)[language] }.joined(separator: and)
      }.joined(separator: or)
    }
    let (en, vi) = (
      joined(.english, or: " or ", and: " and "), joined(.vietnamese, or: " hoặc ", and: " và ")
    )
    if causes.isEmpty {
      return Wording(
        en: "none that was tried; other people or other objectives come first",
        vi: "không do điều kiện nào đã thử; đối tượng hoặc mục tiêu khác được xếp trước")
    }
    if causes.count == 1 {
      return causes[0].hindrances.count == 1
        ? Wording(en: "\(en) alone", vi: "chỉ do \(vi)")
        : Wording(en: "\(en) together", vi: "đồng thời \(vi)")
    }
    return Wording(en: "\(en); each would help", vi: "\(vi); mỗi điều kiện đều giúp được")
  }
}
