internal import AllocationModel

/// Judges what a plan keeps for the next doses of people who begin a course in it.
///
/// Who is due for what follows from the planned use alone: from the first and the last day on which its source can
/// serve its demand line within the round, whatever the schedule.
struct CourseRules {
  let facts: RoundFacts
  let ledger: Ledger
  let plan: Plan

  /// People who fall due together.
  private struct Due: Hashable, Comparable {
    let place: String
    let group: String
    let dose: Int
    let firstDose: Int
    let firstVaccine: String
    let from: Day
    let to: Day

    private var order: (String, String, Int, Int, String, Day) {
      (place, group, firstDose, dose, firstVaccine, from)
    }
    static func < (left: Due, right: Due) -> Bool {
      left.order == right.order ? left.to < right.to : left.order < right.order
    }
  }

  private var isAsked: Bool {
    facts.policy.secureNextDose == true && !(facts.tables.courses ?? []).isEmpty
  }

  func broken() -> [BrokenRule] {
    guard isAsked else {
      return plan.secured == nil
        ? []
        : [
          BrokenRule(
            .keptRow, "kept.csv", en: "The round does not ask for anything to be kept for next doses.",
            vi: "Đợt này không yêu cầu giữ vắc xin cho mũi kế tiếp.")
        ]
    }
    return rows() + stock() + dues() + bounds()
  }

  // MARK: Who is due

  private func courses(after vaccine: String, _ line: DemandLine) -> [Course] {
    let rows = (facts.tables.courses ?? []).filter { $0.group == line.group && $0.dose == line.dose }
    let named = rows.filter { $0.vaccine == vaccine }
    let others = rows.filter { row in
      row.vaccine == nil && !named.contains { $0.nextDose == row.nextDose }
    }
    return named + others
  }

  /// The days between which a use can take place within this round and, where it is left to later, the next one.
  private func days(of use: UseEntry) -> Days {
    var days = facts.days(of: use.source).intersection(facts.days(of: facts.demand[use.demand].line))
    guard let next = facts.policy.nextDispatch else { return days }
    let lead = facts.journey(use.source).map { $0.arrive - $0.dispatch } ?? 0
    let length = next - facts.policy.date
    let end =
      switch use.source.when {
      case .here: next - 1
      case .now: next + lead - 1
      case .later: next + length + lead - 1
      }
    days.last = max(days.first, min(days.last, end + facts.policy.bufferDays))
    return days
  }

  private func people() -> [Due: (people: Int, course: Course)] {
    var people: [Due: (people: Int, course: Course)] = [:]
    for use in ledger.uses where use.people > 0 && facts.obstacle(to: use.source) == nil {
      let (line, days) = (facts.demand[use.demand].line, days(of: use))
      for course in courses(after: facts.lots[use.source.lot].key.vaccine, line) {
        let due = Due(
          place: line.place, group: line.group, dose: course.nextDose, firstDose: line.dose,
          firstVaccine: facts.lots[use.source.lot].key.vaccine, from: days.first + course.leastDays,
          to: days.last + course.leastDays)
        people[due, default: (0, course)].people += use.people
      }
    }
    return people
  }

  private func due(_ row: KeptDoses) -> Due {
    Due(
      place: row.place, group: row.group, dose: row.dose, firstDose: row.firstDose,
      firstVaccine: row.firstVaccine, from: row.dueFrom, to: row.dueTo)
  }

  private func dues() -> [BrokenRule] {
    var kept: [Due: Int] = [:]
    for row in plan.secured?.kept ?? [] { kept[due(row), default: 0] += row.people.bounded }
    return people().sorted { $0.key < $1.key }.compactMap { due, entry in
      let held = kept[due] ?? 0
      guard held < entry.people else { return nil }
      return BrokenRule(
        .nextDoseNotKept, "\(due.place), \(due.group), \(due.dose)",
        en: "\(english.number(entry.people)) people will be due from \(due.from) to \(due.to); for "
          + "\(english.number(held)) of them a dose is kept.",
        vi: "\(vietnamese.number(entry.people)) người sẽ đến hạn từ \(vietnamese.day(due.from)) đến "
          + "\(vietnamese.day(due.to)); mới giữ vắc xin cho \(vietnamese.number(held)) người.")
    }
  }

  // MARK: What is kept

  private func rows() -> [BrokenRule] {
    let people = people()
    var broken: [BrokenRule] = []
    for row in plan.secured?.kept ?? [] {
      let subject = "\(row.lot) (\(row.vaccine)), \(row.heldAt) → \(row.place), \(row.group), \(row.dose)"
      func add(_ english: String, _ vietnamese: String) {
        broken.append(BrokenRule(.keptRow, subject, en: english, vi: vietnamese))
      }
      guard let index = facts.lotLine(row.lot, row.vaccine, at: row.heldAt) else {
        broken.append(.unknownLotLine(subject))
        continue
      }
      guard let place = facts.place(row.place) else {
        broken.append(.unknownPlace(row.place, subject))
        continue
      }
      if row.people <= 0 || row.vials <= 0 {
        add("Fewer than one person or vial is kept for.", "Số người và số lọ phải từ 1 trở lên.")
      }
      guard let course = people[due(row)]?.course else {
        add("Nobody is due on these days.", "Không có ai đến hạn trong những ngày này.")
        continue
      }
      let lot = facts.lots[index]
      let line = DemandLine(place: row.place, group: row.group, dose: row.dose)
      guard facts.refusal(of: lot, for: line) == nil, let share = facts.share(of: row.vaccine, for: line)
      else {
        add("This lot may not serve that dose.", "Lô này không được dùng cho mũi đó.")
        continue
      }
      if course.sameVaccine, row.vaccine != row.firstVaccine {
        add("The next dose must be of the same vaccine.", "Mũi kế tiếp phải cùng loại vắc xin.")
      }
      if let fault = fault(of: lot, at: place, row, course) { add(fault.english, fault.vietnamese) }
      let (needed, held) = (
        share * Nano(row.people.bounded), lot.usable * Nano(max(0, row.vials.bounded))
      )
      if needed > held {
        add(
          "\(english.number(row.vials)) vials hold \(english.number(held.asDecimal)) usable doses; "
            + "\(english.number(needed.asDecimal)) are needed.",
          "\(vietnamese.number(row.vials)) lọ có \(vietnamese.number(held.asDecimal)) liều dùng được; cần "
            + "\(vietnamese.number(needed.asDecimal)).")
      }
    }
    return broken
  }

  /// Why a lot cannot be there in time, or ends too early; nil where it serves.
  private func fault(of lot: LotFacts, at place: Int, _ row: KeptDoses, _ course: Course) -> Wording? {
    if !lot.isUsable {
      return Wording(en: "The lot is excluded from planning.", vi: "Lô không được đưa vào kế hoạch.")
    }
    var (arrive, life) = (lot.available, 1)
    if lot.place != place {
      guard let way = facts.lanes.way(from: lot.place, to: place) else {
        return Wording(en: "No lane leads there.", vi: "Không có tuyến vận chuyển đến đó.")
      }
      if let next = facts.policy.nextDispatch { arrive = max(arrive, next) }
      arrive = arrive + way.leadDays
      life = max(1, facts.policy.leastDaysOnArrival)
      if let days = lot.lifeFromDispatch, days - way.leadDays + 1 < life {
        return Wording(
          en: "It lives too short after thawing to be sent there.",
          vi: "Hạn sau rã đông quá ngắn để chuyển đến đó.")
      }
    }
    if let most = course.mostDays, arrive > row.dueFrom - course.leastDays + most {
      return Wording(
        en: "It would arrive on \(english.day(arrive)), too late for the first of them.",
        vi: "Đến ngày \(vietnamese.day(arrive)) mới tới, quá muộn cho người đầu tiên.")
    }
    if lot.last - max(row.dueTo, arrive) + 1 < life {
      return Wording(
        en: "Its last day, \(english.day(lot.last)), comes too early.",
        vi: "Ngày dùng cuối \(vietnamese.day(lot.last)) quá sớm.")
    }
    return nil
  }

  private func stock() -> [BrokenRule] {
    var kept: [Int: Int] = [:]
    for row in plan.secured?.kept ?? [] {
      guard let lot = facts.lotLine(row.lot, row.vaccine, at: row.heldAt) else { continue }
      kept[lot, default: 0] += max(0, row.vials.bounded)
    }
    return kept.sorted { $0.key < $1.key }.compactMap { index, vials in
      let lot = facts.lots[index]
      let here = ledger.given[SourceKey(lot: index, place: lot.place, when: .here)] ?? 0
      let opened = lot.usable > 0 ? Int(clamping: here.dividedUp(by: lot.usable)) : 0
      let left = lot.vials - ledger.shipped[index] - opened
      guard vials > left else { return nil }
      return BrokenRule(
        .keptStock, Name.of(lot),
        en: "\(english.number(vials)) vials are to be kept; \(english.number(max(0, left))) are left whole.",
        vi: "Phải giữ \(vietnamese.number(vials)) lọ; chỉ còn \(vietnamese.number(max(0, left))) lọ nguyên.")
    }
  }

  /// The rule cannot better the objective that stands first.
  private func bounds() -> [BrokenRule] {
    let stated = plan.secured?.boundsWithout ?? []
    guard stated.map(\.name) == plan.summary.objectives.map(\.name) else {
      return [
        BrokenRule(
          .keptRow, "plan.json", en: "The bounds without the rule are not those of the plan's objectives.",
          vi: "Các cận khi không giữ vắc xin không khớp với các mục tiêu của kế hoạch.")
      ]
    }
    guard let first = plan.summary.objectives.first, let without = stated.first else { return [] }
    let isMaximised = first.name.hasPrefix("need:") || first.name == "equity"
    let lead = isMaximised ? first.bound - without.bound : without.bound - first.bound
    guard !(lead <= max(1e-6, 1e-6 * abs(without.bound))) else { return [] }
    return [
      BrokenRule(
        .boundBeaten, first.name,
        en: "The bound with next doses kept is better than the one without, which cannot be.",
        vi: "Cận khi giữ vắc xin lại tốt hơn cận khi không giữ, điều này không thể có.")
    ]
  }
}
