internal import ArgumentParser
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
    let now = try leastWaste(of: round.tables, language)
    let thawed = try leastWaste(of: ThawPlan.allThawed(round), language)
    print(
      ThawText.comparison(
        plan: plan.losses.reduce(0) { $0 + $1.dosesLost.doubleValue }, bound: now, thawed: thawed,
        language: language))
  }

  /// The fewest usable doses that any plan of these tables loses, by the relaxation.
  private func leastWaste(of tables: RoundTables, _ language: Language) throws -> Double {
    var tables = tables
    tables.policy.objectives = [.waste]
    // Pins and reserves stay: they are promised either way.
    let round: Round
    do {
      round = try Round(tables)
    } catch {
      Console.error(
        Wording(
          en: "the round with everything thawed is not a valid round: ",
          vi: "đợt với toàn bộ vắc xin đã rã đông không hợp lệ: ")[language]
          + error.errors.map { $0.wording[language] }.joined(separator: "; "))
      throw Ending.refused.code
    }
    do {
      let plan = try Planner().plan(round).plan
      return plan.summary.objectives.first { $0.name == "waste" }?.bound ?? 0
    } catch {
      Console.error(PlanningFailureText.wording(error, timeLimit: nil)[language])
      throw Ending.noPlan.code
    }
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
  static func comparison(plan: Double, bound: Double, thawed: Double, language: Language) -> String {
    let figures = Figures(language)
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
