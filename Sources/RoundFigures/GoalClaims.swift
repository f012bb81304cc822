internal import AllocationModel

/// Where the text of a report says of a goal what the figures do not.
///
/// A report is a sentence somebody wrote, and the figures are what the same report is made from; both ways of
/// contradicting each other have been signed: doses 1 and 2 of children “not yet at the goal” at a coverage of 103 %.
struct GoalClaims {
  private(set) var messages: [RoundMessage] = []

  init(_ demand: [DemandLine], _ lines: [RoundFigures.Line], _ totals: [TotalRow]) {
    for line in demand {
      guard let claim = line.goalReported else { continue }
      let key = GroupDose(group: line.group, dose: line.dose)
      // Rows of one place, group and dose part its people: the claim is about all of them.
      let whole = lines.first { $0.place == line.place && $0.key == key }
      note(
        claim, of: key, at: line.place, file: "demand.csv", row: line.row,
        (whole?.goal ?? line.goal, whole?.target ?? line.target, whole?.given ?? line.given))
    }
    for total in totals {
      guard let claim = total.goalReported else { continue }
      let key = GroupDose(group: total.group, dose: total.dose)
      let goal = total.goal ?? lines.lazy.filter { $0.key == key }.compactMap(\.goal).max()
      note(claim, of: key, at: nil, file: "totals.csv", row: total.row, (goal, total.target, total.given))
    }
  }

  private mutating func note(
    _ claim: Bool, of key: GroupDose, at place: String?, file: String, row: Int,
    _ figures: (goal: ExactDecimal?, target: ExactDecimal?, given: ExactDecimal?)
  ) {
    guard let missing = RoundFigures.missing(to: figures.goal, of: figures.target, given: figures.given),
      let goal = figures.goal
    else {
      messages.append(
        RoundMessage(
          .note, "goal_claim_unproved", file: file, row: row, column: "goal_reported",
          GoalWording.unproved(key, place)))
      return
    }
    if claim == (missing == 0) { return }
    let coverage = RoundFigures.part(figures.given, of: figures.target)
    messages.append(
      RoundMessage(
        .note, "goal_claim_contradicted", file: file, row: row, column: "goal_reported",
        claim
          ? GoalWording.notReached(key, place, goal: goal.doubleValue, coverage: coverage, missing: missing)
          : GoalWording.reached(key, place, goal: goal.doubleValue, coverage: coverage)))
  }
}

/// What is said about goals and reports.
enum GoalWording {
  static func unproved(_ key: GroupDose, _ place: String?) -> Wording {
    let place = name(place)
    return Wording(
      en:
        "\(place.english), \(key.group), dose \(key.dose): a report speaks of the goal, but goal, target and "
        + "given do not all stand here to compare it with",
      vi:
        "\(place.vietnamese), \(key.group), mũi \(key.dose): báo cáo có nói về mục tiêu nhưng thiếu mục tiêu, số "
        + "đối tượng hoặc số đã tiêm để đối chiếu")
  }

  static func notReached(
    _ key: GroupDose, _ place: String?, goal: Double, coverage: Double?, missing: Int
  ) -> Wording {
    let (english, vietnamese) = (Figures(.english), Figures(.vietnamese))
    let place = name(place)
    return Wording(
      en: "\(place.english), \(key.group), dose \(key.dose): the report says that the goal of "
        + "\(english.percent(goal, decimals: 2)) is reached; the figures say "
        + "\(english.percent(coverage ?? 0, decimals: 2)), \(english.number(missing)) people short",
      vi: "\(place.vietnamese), \(key.group), mũi \(key.dose): báo cáo ghi đã đạt mục tiêu "
        + "\(vietnamese.percent(goal, decimals: 2)) nhưng số liệu là "
        + "\(vietnamese.percent(coverage ?? 0, decimals: 2)), còn thiếu \(vietnamese.number(missing)) người")
  }

  static func reached(_ key: GroupDose, _ place: String?, goal: Double, coverage: Double?) -> Wording {
    let (english, vietnamese) = (Figures(.english), Figures(.vietnamese))
    let place = name(place)
    // Of a target of nobody every goal is reached.
    let part = coverage ?? 1
    return Wording(
      en: "\(place.english), \(key.group), dose \(key.dose): the report says that the goal of "
        + "\(english.percent(goal, decimals: 2)) is not reached; by the figures it is: "
        + "\(english.percent(part, decimals: 2))",
      vi: "\(place.vietnamese), \(key.group), mũi \(key.dose): báo cáo ghi chưa đạt mục tiêu "
        + "\(vietnamese.percent(goal, decimals: 2)) nhưng theo số liệu đã đạt: "
        + "\(vietnamese.percent(part, decimals: 2))")
  }

  private static func name(_ place: String?) -> Wording {
    Wording(en: place ?? "province", vi: place ?? "toàn tỉnh")
  }
}
