internal import AllocationModel

/// What a plan proves, in one sentence.
enum Proof {
  /// The claim that the bound of the objective that stands first allows; nil where there is none to make.
  ///
  /// Only that bound holds against plans of every kind. Those of later objectives hold among plans that reach the
  /// bounds before them, which is more than a sentence on a screen can say; so nothing is said of them. Numbers are
  /// rounded to the side on which the claim stays true.
  static func sentence(_ summary: Summary) -> Wording? {
    guard let first = summary.objectives.first else { return nil }
    let (en, vi) = (Figures(.english), Figures(.vietnamese))
    switch first.name {
    case "waste":
      let least = tenthBelow(first.bound)
      // That nothing need be lost is no news to anybody.
      if least <= 0 { return nil }
      return Wording(
        en: "No plan can lose fewer than \(en.number(least, decimals: 1)) usable doses.",
        vi: "Không kế hoạch nào mất ít hơn \(vi.number(least, decimals: 1)) liều dùng được.")
    case "equity":
      let most = tenthAbove(first.bound * 100)
      return Wording(
        en: "No plan can meet more than \(en.number(most, decimals: 1))% of need at the recipient met least.",
        vi: "Không kế hoạch nào đáp ứng quá \(vi.number(most, decimals: 1))% nhu cầu ở đơn vị được ít nhất.")
    case "sooner":
      let least = tenthBelow(first.bound)
      return Wording(
        en: "No plan can leave fewer than \(en.number(least, decimals: 1)) people to the next dispatches.",
        vi: "Không kế hoạch nào để lại đợt sau ít hơn \(vi.number(least, decimals: 1)) người.")
    case "transport":
      let least = tenthBelow(first.bound)
      return Wording(
        en: "No plan can cost less than \(en.number(least, decimals: 1)) to transport.",
        vi: "Không kế hoạch nào có chi phí vận chuyển dưới \(vi.number(least, decimals: 1)).")
    case let name where name.hasPrefix("need:"):
      // People are whole, so that the whole part of the bound is a bound as well.
      let most = (first.bound + tolerance).rounded(.down)
      return Wording(
        en:
          "No plan can vaccinate more than \(en.number(most, decimals: 0)) people of priority \(name.dropFirst(5)).",
        vi:
          "Không kế hoạch nào tiêm được quá \(vi.number(most, decimals: 0)) người thuộc ưu tiên \(name.dropFirst(5))."
      )
    default:
      return nil
    }
  }

  /// A bound is the answer of a linear program: what lies so near a round number is that number.
  private static let tolerance = 1e-6

  private static func tenthBelow(_ bound: Double) -> Double { ((bound + tolerance) * 10).rounded(.down) / 10 }

  private static func tenthAbove(_ bound: Double) -> Double { ((bound - tolerance) * 10).rounded(.up) / 10 }
}
