public import VaccineAllocation

extension DecisionWording {
  /// What a wish costs, as the second half of a sentence.
  public static func price(_ price: PlanPrice) -> Wording {
    let en = Figures(.english)
    let vi = Figures(.vietnamese)
    return switch price {
    case .doses(let doses):
      Wording(
        en: "\(en.number(doses, decimals: 1)) more doses are lost",
        vi: "mất thêm \(vi.number(doses, decimals: 1)) liều")
    case .people(let tier, let people):
      Wording(
        en: "\(en.number(people, decimals: 1)) fewer people of priority \(tier) are reached",
        vi: "bớt \(vi.number(people, decimals: 1)) người ưu tiên \(tier) được tiêm")
    case .shares(let place, let from, let to):
      Wording(
        en: "shares are less fair: \(place) is left with \(en.percent(to, decimals: 2)) of its need "
          + "where \(en.percent(from, decimals: 2)) is possible",
        vi: "chia kém đều hơn: \(place) chỉ đạt \(vi.percent(to, decimals: 2)) nhu cầu, "
          + "trong khi có thể đạt \(vi.percent(from, decimals: 2))")
    case .waiting(let people):
      Wording(
        en: "\(en.number(people, decimals: 1)) more people wait for a later dispatch",
        vi: "thêm \(vi.number(people, decimals: 1)) người phải chờ đợt sau")
    case .expiryOrder:
      Wording(
        en: "doses that last longer go before doses that expire sooner",
        vi: "liều hạn dài được dùng trước liều hạn ngắn")
    case .transport(let cost):
      Wording(
        en: "transport costs \(en.number(cost, decimals: 1)) more",
        vi: "chi phí vận chuyển tăng \(vi.number(cost, decimals: 1))")
    case .nothing:
      Wording(
        en: "nothing is lost: another plan is as good in every objective",
        vi: "không mất gì: có kế hoạch khác tốt như vậy ở mọi mục tiêu")
    }
  }
}
