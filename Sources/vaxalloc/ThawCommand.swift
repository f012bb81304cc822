internal import ArgumentParser
internal import Decisions
internal import RoundFiles
internal import RoundSeries
internal import VaccineAllocation

/// `vaxalloc thaw`: what to take out of the freezers on which day, and what thawing everything now would lose.
struct ThawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thaw",
    abstract: "Says which frozen vials to take out on which day, and what thawing everything now would lose.",
    discussion: """
      The days are those of the plan, and stand in its thaw.csv too. For the comparison the round is planned anew as \
      if every frozen lot were taken out today: no plan of any kind could then lose fewer usable doses than the \
      number stated. Nothing is written.

      EXAMPLES:
        vaxalloc thaw rounds/22 rounds/22.plan
      """)

  @OptionGroup var input: RoundInput

  @Argument(help: "The folder with the plan of the round.", completion: .directory)
  var plan: String

  func run() throws {
    let document = try input.document()
    let round = document.round
    let language = input.language ?? round.policy.language
    let plan = try SeriesInput.plan(at: self.plan, input, language)
    if let remark = VerdictText.otherInput(plan, document.sha256) { Console.error(remark[language]) }
    let thaw = ThawPlan(plan, of: round)
    for line in thaw.lines { print(ThawText.line(line, language: language)) }
    guard !thaw.lines.isEmpty else {
      print(
        Wording(
          en: "The plan takes nothing out of a freezer.", vi: "Kế hoạch không có vắc xin nào phải rã đông.")[
            language])
      return
    }
    let comparison: ThawComparison?
    do {
      comparison = try ThawedNow.comparison(of: plan, for: round, with: Planner())
    } catch {
      Console.error(PlanningFailureText.wording(error, timeLimit: nil)[language])
      throw Ending.noPlan.code
    }
    guard let comparison else {
      print(
        Wording(
          en: "Thawing everything now would make a pinned shipment impossible.",
          vi: "Rã đông toàn bộ ngay bây giờ sẽ khiến một chuyến đã ấn định không thực hiện được.")[language])
      return
    }
    print(ThawText.comparison(comparison, language: language))
  }
}

/// What is thawed when, in words.
enum ThawText {
  /// One line of the thaw plan.
  static func line(_ line: ThawPlan.Line, language: Language) -> String {
    let figures = Figures(language)
    let vials = figures.number(line.vials)
    let (day, last) = (figures.day(line.day), figures.day(line.lastDay))
    let use: Wording =
      switch line.when {
      case .now: Wording(en: "for dispatch", vi: "để xuất kho")
      case .later:
        Wording(
          en: "for later dispatches, not before this day", vi: "để xuất các đợt sau, không sớm hơn ngày này")
      case .here: Wording(en: "for use there, as it is needed", vi: "để dùng tại chỗ, lấy dần theo nhu cầu")
      }
    return Wording(
      en:
        "\(day)  \(line.place): take out \(vials) vials of \(line.vaccine) lot \(line.lot) \(use.english); last day \(last)",
      vi:
        "\(day)  \(line.place): rã đông \(vials) lọ \(line.vaccine) lô \(line.lot) \(use.vietnamese); dùng đến hết ngày \(last)"
    )[
      language]
  }

  /// What thawing everything now would lose instead.
  static func comparison(_ comparison: ThawComparison, language: Language) -> String {
    let figures = Figures(language)
    let (plan, bound, thawed) = (comparison.planned, comparison.bound, comparison.thawedBound)
    func doses(_ value: Double) -> String { figures.number(value, decimals: 1) }
    return Wording(
      en:
        "This plan loses \(doses(plan)) usable doses; no plan can lose fewer than \(doses(bound)). With everything "
        + "thawed now, no plan could lose fewer than \(doses(thawed)): \(doses(thawed - bound)) more.",
      vi:
        "Kế hoạch này mất \(doses(plan)) liều; không kế hoạch nào mất ít hơn \(doses(bound)). Nếu rã đông toàn bộ ngay "
        + "bây giờ, không kế hoạch nào mất ít hơn \(doses(thawed)): thêm \(doses(thawed - bound)) liều.")[
        language]
  }
}
