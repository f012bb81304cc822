public import AllocationModel

/// What somebody states for a whole province: a row of `totals.csv`.
public struct TotalRow: Sendable, Hashable {
  /// The target group.
  public var group: String
  /// The dose number, at least 1.
  public var dose: Int
  /// People of the group, at least 0.
  public var target: ExactDecimal?
  /// People who have had this dose, at least 0.
  public var given: ExactDecimal?
  /// The coverage aimed at, in the whole province.
  public var goal: ExactDecimal?
  /// Whether the province's report says that the goal is reached; nil where it says nothing of it.
  public var goalReported: Bool?
  /// Where the figures come from.
  public var source: String?
  /// The row of the table, the heading being row 1; 0 where there is no table.
  public var row = 0

  /// Makes a row.
  public init(group: String, dose: Int) {
    self.group = group
    self.dose = dose
  }
}

/// What a second source says: doses given to a group, or stock of a lot.
public struct LedgerRow: Sendable, Hashable {
  /// The place; nil stands for the whole province.
  public var place: String?
  /// The target group, of a row about doses given.
  public var group: String?
  /// The dose number.
  public var dose: Int?
  /// Doses given, at least 0.
  public var given: ExactDecimal?
  /// The lot, of a row about stock.
  public var lot: String?
  /// The vaccine's code; nil where the lot number says enough.
  public var vaccine: String?
  /// Vials in stock, at least 0.
  public var vials: ExactDecimal?
  /// The row of the table, the heading being row 1.
  public var row = 0

  /// Makes an empty row.
  public init() {}
}

/// A group and one of its doses.
public struct GroupDose: Sendable, Hashable, Comparable {
  /// The target group.
  public let group: String
  /// The dose number.
  public let dose: Int

  /// Makes a pair.
  public init(group: String, dose: Int) {
    self.group = group
    self.dose = dose
  }

  /// An order by group, then dose.
  public static func < (left: GroupDose, right: GroupDose) -> Bool {
    (left.group, left.dose) < (right.group, right.dose)
  }
}
