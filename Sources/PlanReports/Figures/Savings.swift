public import AllocationModel

/// A step that would save doses or reach people, in words, with what it would bring.
public struct WordedMeasure: Sendable, Hashable {
  /// What to do.
  public var wording: Wording
  /// Usable doses that would no longer be lost; 0 where none.
  public var dosesSaved: Double
  /// People who could be vaccinated besides; 0 where none.
  public var peopleGained: Int

  /// Makes a measure.
  public init(_ wording: Wording, dosesSaved: Double = 0, peopleGained: Int = 0) {
    self.wording = wording
    self.dosesSaved = dosesSaved
    self.peopleGained = peopleGained
  }
}

/// What would save most, as a report lists it.
struct Savings: Sendable {
  /// One thing to do.
  struct Item: Sendable {
    /// What to do.
    let text: String
    /// The language of ``text``, where it is not that of the paper.
    let otherLanguage: Language?
    /// What it is about: lots and their places.
    let about: String
    let doses: Double
    let people: Int
  }

  /// The most that are listed.
  static let most = 3

  /// What would save most, first.
  let items: [Item]
  /// Doses that only smaller vials or issue units would save.
  let wholeVialDoses: Double

  /// - Parameter measures: what somebody has worked out; nil takes what the plan's losses say.
  init(_ paper: Paper, _ measures: [WordedMeasure]?) {
    wholeVialDoses = paper.plan.losses.filter { $0.reason == .wholeVials }.reduce(0) {
      $0 + $1.dosesLost.doubleValue
    }
    if let measures {
      items = measures.prefix(Savings.most).map {
        Item(
          text: $0.wording[paper.language], otherLanguage: nil, about: "", doses: $0.dosesSaved,
          people: $0.peopleGained)
      }
    } else {
      items = Savings.items(of: paper)
    }
  }

  /// Losses that the same step would save are one.
  private static func items(of paper: Paper) -> [Item] {
    struct Group {
      var doses = 0.0
      var text = ""
      var lots: [String] = []
    }
    var groups: [Group] = []
    var positions: [String: Int] = [:]
    for loss in paper.plan.losses where loss.reason != .wholeVials && !loss.whatWouldSave.isEmpty {
      let position = positions[loss.whatWouldSave] ?? groups.count
      if position == groups.count {
        positions[loss.whatWouldSave] = position
        groups.append(Group(text: loss.whatWouldSave))
      }
      groups[position].doses += loss.dosesLost.doubleValue
      groups[position].lots.append("\(loss.lot) – \(paper.place(loss.place))")
    }
    return groups.sorted { $0.doses > $1.doses }.prefix(most).map { group in
      let named = group.lots.prefix(3).joined(separator: "; ") + (group.lots.count > 3 ? "; …" : "")
      let (text, otherLanguage) = paper.remedy(group.text)
      return Item(text: text, otherLanguage: otherLanguage, about: named, doses: group.doses, people: 0)
    }
  }
}
