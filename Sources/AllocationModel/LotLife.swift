/// Why a lot line is never planned.
public enum ExclusionReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Its status is not `available`: held until somebody decides.
  case quarantine
  /// Its use is suspended.
  case suspended
  /// It is called back.
  case recalled
  /// Its status says that it is past its expiry.
  case statusExpired = "expired"
  /// It is no longer there.
  case destroyed
  /// Its vial monitor is at stage 3 or 4.
  case vialMonitor = "vvm"
  /// Its last day lies before the round.
  case pastLastDay = "past_last_day"
}

extension LotLine {
  /// The last day where the lot stands: the expiry (the day before, where the policy says so), or `useBy`,
  /// or the end of its life after thawing, whichever comes first, less the safety days.
  public func lastDay(of vaccine: Vaccine, under policy: Policy) -> Day {
    var last = policy.expiryDayUsable ? expiry : expiry - 1
    if let useBy { last = min(last, useBy) }
    if let days = vaccine.thawedDays, let thawedOn { last = min(last, thawedOn + days) }
    return last - policy.safetyDays
  }

  /// Why the lot is never planned, or nil where it is usable.
  public func exclusion(of vaccine: Vaccine, under policy: Policy) -> ExclusionReason? {
    switch status {
    case .available: break
    case .quarantine: return .quarantine
    case .suspended: return .suspended
    case .recalled: return .recalled
    case .expired: return .statusExpired
    case .destroyed: return .destroyed
    }
    if vvmStage > 2 { return .vialMonitor }
    return lastDay(of: vaccine, under: policy) < policy.date ? .pastLastDay : nil
  }

  /// Lot lines with those that share lot, vaccine and place added together, in the order of the first.
  static func merged(_ lines: [LotLine]) -> [LotLine] {
    struct Key: Hashable {
      let lot: String
      let vaccine: String
      let place: String
    }
    var positions: [Key: Int] = [:]
    var merged: [LotLine] = []
    for line in lines {
      let key = Key(lot: line.lot, vaccine: line.vaccine, place: line.place)
      if let position = positions[key] {
        merged[position].vials += line.vials
      } else {
        positions[key] = merged.count
        merged.append(line)
      }
    }
    return merged
  }
}

extension Vaccine {
  /// Usable doses per vial: `(1 − open-vial wastage) × doses per vial`, exactly.
  public var usableDosesPerVial: ExactDecimal {
    let kept = ExactDecimal(1).subtracting(openVialWastage) ?? 1
    return kept.multiplied(by: ExactDecimal(dosesPerVial)) ?? ExactDecimal(dosesPerVial)
  }
}
