public import AllocationModel

/// The figures of a round side by side: coverage by both populations, need by both methods, sums against the
/// totals of the province, and what is missing.
///
/// Nothing is rounded and nothing clamped: a coverage may exceed 1 and a gap may be negative. Rows of one place,
/// group and dose part its people and are added together. The cost is linear in the rows of the tables.
public struct RoundFigures: Sendable, Hashable {
  /// What is known of one group and dose at one place.
  public struct Line: Sendable, Hashable {
    /// The place's code.
    public let place: String
    /// The group and dose.
    public let key: GroupDose
    /// People of the group by the population present.
    public fileprivate(set) var target: ExactDecimal?
    /// People of the group by the population at the start of the period.
    public fileprivate(set) var targetStart: ExactDecimal?
    /// People who have had the dose.
    public fileprivate(set) var given: ExactDecimal?
    /// People who have had the dose and have no identity number, so that a register by number cannot count them.
    public fileprivate(set) var noID: ExactDecimal?
    /// The coverage aimed at, the highest where rows differ.
    public fileprivate(set) var goal: ExactDecimal?
    /// The first method: target less given; negative where more were given.
    public fileprivate(set) var gap: ExactDecimal?
    /// The second method: given of the dose before less given of this one; nil for dose 1.
    public fileprivate(set) var cohort: ExactDecimal?
    /// What the round uses, before uptake.
    public fileprivate(set) var used: ExactDecimal
    /// By which method the round counts.
    public fileprivate(set) var method: Method
    /// The people to be vaccinated, after uptake.
    public fileprivate(set) var need: Int
    /// The row of `demand.csv`, the first of several.
    public let row: Int
  }

  /// How the people to be vaccinated are counted.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Target less given, nought where that is negative.
    case gap
    /// Stated, and equal to the cohort: given of the dose before less given of this one.
    case cohort
    /// Stated, and equal to neither.
    case stated
    /// Several rows count in several ways.
    case several
  }

  /// The sum of the recipients beside a total of the province.
  public struct Comparison: Sendable, Hashable {
    /// What is compared.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
      /// People of the group.
      case target
      /// Doses given.
      case given
    }

    /// What is compared.
    public let subject: Subject
    /// The group and dose.
    public let key: GroupDose
    /// The sum of the recipients.
    public let sum: ExactDecimal
    /// The total stated.
    public let total: ExactDecimal
    /// Who states it.
    public let source: String?
    /// Sum less total.
    public let difference: ExactDecimal
    /// Whether the difference, either way, is more than the tolerance.
    public let isBeyondTolerance: Bool
  }

  /// The lines, in the order in which their places, groups and doses first stand in `demand.csv`.
  public let lines: [Line]
  /// The sums beside the totals, in the order of the totals.
  public let comparisons: [Comparison]
  /// Groups and doses of recipients for which no total stands; empty where there are no totals at all.
  public let withoutTotal: [GroupDose]
  /// For each recipient, in the order of the places, the groups and doses that other recipients have and it lacks.
  public let missing: [(place: String, keys: [GroupDose])]
  /// What is odd about the figures.
  public let notes: [RoundMessage]

  /// Computes the figures.
  ///
  /// - Parameters:
  ///   - totals: what somebody states for the province.
  ///   - tolerance: people by which a sum may differ from a total, at least 0.
  public init(_ round: Round, totals: [TotalRow] = [], tolerance: ExactDecimal = 0) {
    self.init(
      demand: round.demand, places: round.places, asOf: round.policy.asOf, totals: totals,
      tolerance: tolerance)
  }

  /// Computes the figures of rows that may make no round yet: what can be read is shown all the same.
  ///
  /// - Parameters:
  ///   - demand: the rows of `demand.csv`.
  ///   - places: the rows of `places.csv`.
  ///   - asOf: the day for which the round's figures hold.
  ///   - totals: what somebody states for the province.
  ///   - tolerance: people by which a sum may differ from a total, at least 0.
  public init(
    demand: [DemandLine], places: [Place], asOf: Day?, totals: [TotalRow] = [], tolerance: ExactDecimal = 0
  ) {
    let lines = FigureLines(demand).lines
    self.lines = lines
    comparisons = RoundFigures.comparisons(lines, totals, tolerance)
    let all = Set(lines.map(\.key))
    let totalled = Set(totals.map { GroupDose(group: $0.group, dose: $0.dose) })
    withoutTotal = totals.isEmpty ? [] : all.subtracting(totalled).sorted()
    missing = RoundFigures.missing(places, lines, all)
    notes = FigureNotes(demand, asOf: asOf, lines, totals).messages
  }

  /// Whether there is anything to show: some figure of doses given.
  public var hasFigures: Bool { lines.contains { $0.given != nil } || !comparisons.isEmpty }

  private static func comparisons(
    _ lines: [Line], _ totals: [TotalRow], _ tolerance: ExactDecimal
  ) -> [Comparison] {
    let byKey = Dictionary(grouping: lines, by: \.key)
    return totals.flatMap { total -> [Comparison] in
      let key = GroupDose(group: total.group, dose: total.dose)
      let own = byKey[key] ?? []
      let pairs: [(Comparison.Subject, ExactDecimal?, [ExactDecimal])] = [
        (.target, total.target, own.compactMap(\.target)), (.given, total.given, own.compactMap(\.given)),
      ]
      return pairs.compactMap { subject, stated, parts in
        guard let stated else { return nil }
        let sum = parts.reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
        let difference = sum.subtracting(stated) ?? 0
        return Comparison(
          subject: subject, key: key, sum: sum, total: stated, source: total.source, difference: difference,
          isBeyondTolerance: difference.magnitude > tolerance)
      }
    }
  }

  private static func missing(
    _ places: [Place], _ lines: [Line], _ all: Set<GroupDose>
  ) -> [(place: String, keys: [GroupDose])] {
    var known: [String: Set<GroupDose>] = [:]
    for line in lines { known[line.place, default: []].insert(line.key) }
    return places.lazy.filter { !$0.isStore }.compactMap { place in
      let keys = all.subtracting(known[place.place] ?? []).sorted()
      return keys.isEmpty ? nil : (place.place, keys)
    }
  }

  /// Two sets of figures are equal when everything in them is.
  public static func == (left: RoundFigures, right: RoundFigures) -> Bool {
    left.lines == right.lines && left.comparisons == right.comparisons
      && left.withoutTotal == right.withoutTotal && left.notes == right.notes
      && left.missing.elementsEqual(right.missing) { $0.place == $1.place && $0.keys == $1.keys }
  }

  /// Hashes what distinguishes sets of figures.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(lines)
    hasher.combine(comparisons)
  }
}

/// The rows of `demand.csv` added together by place, group and dose.
struct FigureLines {
  private(set) var lines: [RoundFigures.Line] = []

  private struct Key: Hashable {
    let place: String
    let key: GroupDose
  }

  init(_ demand: [DemandLine]) {
    var positions: [Key: Int] = [:]
    for line in demand {
      let key = Key(place: line.place, key: GroupDose(group: line.group, dose: line.dose))
      let gap = line.target.flatMap { target in line.given.flatMap { target.subtracting($0) } }
      let used = line.eligible ?? max(0, gap ?? 0)
      if let position = positions[key] {
        lines[position].add(line, gap: gap, used: used)
      } else {
        positions[key] = lines.count
        lines.append(
          RoundFigures.Line(
            place: line.place, key: key.key, target: line.target, targetStart: line.targetStart,
            given: line.given, noID: line.noID, goal: line.goal, gap: gap, used: used,
            method: line.eligible == nil ? .gap : .stated, need: line.need, row: line.row))
      }
    }
    for index in lines.indices where lines[index].key.dose > 1 {
      let before = GroupDose(group: lines[index].key.group, dose: lines[index].key.dose - 1)
      guard let given = lines[index].given,
        let earlier = positions[Key(place: lines[index].place, key: before)].flatMap({ lines[$0].given })
      else { continue }
      lines[index].cohort = earlier.subtracting(given)
    }
    for index in lines.indices where lines[index].method == .stated {
      if lines[index].used == lines[index].cohort {
        lines[index].method = .cohort
      } else if lines[index].used == lines[index].gap {
        lines[index].method = .gap
      }
    }
  }
}

extension RoundFigures.Line {
  /// Given as a part of the target by the population present; may exceed 1.
  public var coverage: Double? { RoundFigures.part(given, of: target) }
  /// Given as a part of the target by the population at the start of the period; may exceed 1.
  public var coverageStart: Double? { RoundFigures.part(given, of: targetStart) }
  /// The people still to be vaccinated until the goal is reached, rounded up; nil where it is reached or there is
  /// none.
  public var missingToGoal: Int? {
    guard let missing = RoundFigures.missing(to: goal, of: target, given: given), missing > 0 else {
      return nil
    }
    return missing
  }

  fileprivate mutating func add(_ line: DemandLine, gap other: ExactDecimal?, used more: ExactDecimal) {
    func sum(_ left: ExactDecimal?, _ right: ExactDecimal?) -> ExactDecimal? {
      guard let left else { return right }
      return right.map { left.adding($0) ?? left } ?? left
    }
    target = sum(target, line.target)
    targetStart = sum(targetStart, line.targetStart)
    given = sum(given, line.given)
    noID = sum(noID, line.noID)
    gap = sum(gap, other)
    goal = [goal, line.goal].compactMap { $0 }.max()
    used = sum(used, more) ?? used
    need += line.need
    if (line.eligible == nil) != (method == .gap) { method = .several }
  }
}

extension RoundFigures {
  /// The people missing to a goal, rounded up, 0 where it is reached; nil where something is not known.
  static func missing(to goal: ExactDecimal?, of target: ExactDecimal?, given: ExactDecimal?) -> Int? {
    guard let goal, let target, let given, let wanted = goal.multiplied(by: target),
      let missing = wanted.subtracting(given)
    else { return nil }
    if missing <= 0 { return 0 }
    return missing.isWhole ? missing.floor : missing.floor + 1
  }

  /// A part of a whole; nil where one is not known or the whole is nought.
  static func part(_ part: ExactDecimal?, of whole: ExactDecimal?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return part.doubleValue / whole.doubleValue
  }
}

extension ExactDecimal {
  /// The value without its sign.
  var magnitude: ExactDecimal { self < 0 ? (ExactDecimal.zero.subtracting(self) ?? self) : self }
}
