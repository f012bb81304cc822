public import AllocationModel

/// On what terms a round is closed.
public struct ClosingTerms: Sendable, Hashable {
  /// Who takes the counts as the truth, and why.
  public struct Acceptance: Sendable, Hashable {
    /// Who decides it.
    public var by: String
    /// Why.
    public var reason: String

    /// Makes an acceptance.
    public init(by: String, reason: String) {
      self.by = by
      self.reason = reason
    }
  }

  /// A difference that an earlier closing has named already.
  public struct EarlierDifference: Sendable, Hashable {
    /// The lot number.
    public var lot: String
    /// The vaccine's code.
    public var vaccine: String
    /// The place.
    public var place: String
    /// What it was called.
    public var name: DifferenceName
    /// The day since which it has been open.
    public var since: Day

    /// Makes an earlier difference.
    public init(lot: String, vaccine: String, place: String, name: DifferenceName, since: Day) {
      self.lot = lot
      self.vaccine = vaccine
      self.place = place
      self.name = name
      self.since = since
    }
  }

  /// The name of the next round.
  public var nextID: String
  /// The dispatch day of the next round. The round is closed as of the day before.
  public var nextDate: Day
  /// The day by which places had to report.
  public var due: Day
  /// Who takes the counts as the truth; nil leaves the stock as the books have it.
  public var acceptance: Acceptance?
  /// What earlier closings have named.
  public var earlier: [EarlierDifference] = []

  /// Makes terms by which nothing is accepted and reports are due on the day before the next round.
  public init(nextID: String, nextDate: Day) {
    self.nextID = nextID
    self.nextDate = nextDate
    due = nextDate - 1
  }

  /// The day as of which the round is closed.
  public var closing: Day { nextDate - 1 }

  /// A name for the round after one: its last number counted on, else `+1` added.
  ///
  ///     ClosingTerms.name(after: "đợt 22")         // đợt 23
  ///     ClosingTerms.name(after: "đợt 7 bổ sung")  // đợt 8 bổ sung
  public static func name(after id: String) -> String {
    guard let end = id.lastIndex(where: \.isASCIIDigit) else { return id + "+1" }
    var start = end
    while start > id.startIndex, id[id.index(before: start)].isASCIIDigit { start = id.index(before: start) }
    guard let number = Int(id[start...end]), number < Int.max else { return id + "+1" }
    let digits = String(number + 1)
    let padding = String(repeating: "0", count: max(0, id[start...end].count - digits.count))
    return id[..<start] + padding + digits + id[id.index(after: end)...]
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { self >= "0" && self <= "9" }
}
