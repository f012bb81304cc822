public import AllocationModel

/// A round's figures beside those of a second source.
///
/// Compared are doses given, by place, group and dose, and vials in stock, by lot and, where the source names them,
/// vaccine and place. Rows of the source without a place stand for the whole province and are compared with sums.
/// Rows of one key are added together on either side.
public struct Reconciliation: Sendable, Hashable {
  /// What is compared.
  public enum Subject: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// Doses given.
    case given
    /// Vials in stock.
    case stock

    /// Doses given come first.
    public static func < (left: Subject, right: Subject) -> Bool { left.rawValue < right.rawValue }
  }

  /// One figure on both sides.
  public struct Entry: Sendable, Hashable {
    /// What is compared.
    public let subject: Subject
    /// The place; nil for the whole province.
    public let place: String?
    /// The group and dose, where doses given are compared.
    public let key: GroupDose?
    /// The lot, where stock is compared.
    public let lot: String?
    /// The vaccine of the lot, where the source names it.
    public let vaccine: String?
    /// What the round says; nil where it says nothing.
    public let own: ExactDecimal?
    /// What the source says; nil where it says nothing.
    public let other: ExactDecimal?
    /// People among the round's doses given who have no identity number, so that a source by number cannot count them;
    /// nil where the round says nothing of them, or stock is compared.
    public var withoutNumber: ExactDecimal?
    /// Own less other, what is not stated counting as nought.
    public var difference: ExactDecimal { (own ?? 0).subtracting(other ?? 0) ?? 0 }
  }

  /// The differences beyond the tolerance, largest first; equal ones by subject and name.
  public let differences: [Entry]
  /// What agrees within the tolerance, in the order of the source.
  public let agreements: [Entry]
  /// The tolerance.
  public let tolerance: ExactDecimal

  /// Whether nothing differs beyond the tolerance.
  public var agrees: Bool { differences.isEmpty }

  /// Compares a round with a second source.
  ///
  /// - Parameter tolerance: doses or vials by which two figures may differ, at least 0.
  public init(_ round: Round, with ledger: [LedgerRow], tolerance: ExactDecimal = 0) {
    var book = ReconciliationBook(round)
    let entries = book.given(ledger) + book.stock(ledger)
    self.tolerance = tolerance
    agreements = entries.filter { $0.difference.magnitude <= tolerance }
    differences = entries.filter { $0.difference.magnitude > tolerance }.sorted { left, right in
      if left.difference.magnitude != right.difference.magnitude {
        return left.difference.magnitude > right.difference.magnitude
      }
      if left.subject != right.subject { return left.subject < right.subject }
      return left.name < right.name
    }
  }
}

extension Reconciliation.Entry {
  fileprivate var name: String {
    [place ?? "", key?.group ?? "", key.map { "\($0.dose)" } ?? "", lot ?? "", vaccine ?? ""].joined(
      separator: "\u{0}")
  }
}

/// Both sides by their keys.
struct ReconciliationBook {
  private let round: Round

  init(_ round: Round) { self.round = round }

  private struct GivenKey: Hashable {
    let place: String?
    let key: GroupDose
  }

  private struct StockKey: Hashable {
    let place: String?
    let lot: String
    let vaccine: String?
  }

  /// The entries about doses given: the source's in its order, then what only the round has.
  mutating func given(_ ledger: [LedgerRow]) -> [Reconciliation.Entry] {
    var own: [GivenKey: ExactDecimal] = [:]
    var order: [GivenKey] = []
    var withoutNumber: [GivenKey: ExactDecimal] = [:]
    for line in round.demand {
      for place in [line.place, nil] {
        let full = GivenKey(place: place, key: GroupDose(group: line.group, dose: line.dose))
        if let number = line.noID {
          withoutNumber[full] = (withoutNumber[full] ?? 0).adding(number) ?? number
        }
      }
      guard let given = line.given else { continue }
      let key = GroupDose(group: line.group, dose: line.dose)
      if own[GivenKey(place: line.place, key: key)] == nil {
        order.append(GivenKey(place: line.place, key: key))
      }
      for place in [line.place, nil] {
        let full = GivenKey(place: place, key: key)
        own[full] = (own[full] ?? 0).adding(given) ?? given
      }
    }
    let (theirs, named) = ReconciliationBook.sums(ledger) { (row: LedgerRow) -> (GivenKey, ExactDecimal)? in
      guard let group = row.group, let dose = row.dose, let given = row.given else { return nil }
      return (GivenKey(place: row.place, key: GroupDose(group: group, dose: dose)), given)
    }
    // What the source does not speak of at all cannot differ from it.
    let only =
      theirs.isEmpty
      ? [] : order.filter { theirs[$0] == nil && theirs[GivenKey(place: nil, key: $0.key)] == nil }
    return (named + only).map { key in
      Reconciliation.Entry(
        subject: .given, place: key.place, key: key.key, lot: nil, vaccine: nil, own: own[key],
        other: theirs[key], withoutNumber: withoutNumber[key])
    }
  }

  /// The entries about stock.
  mutating func stock(_ ledger: [LedgerRow]) -> [Reconciliation.Entry] {
    var own: [StockKey: ExactDecimal] = [:]
    var order: [StockKey] = []
    for line in round.lots {
      for place in [line.place, nil] {
        for vaccine in [line.vaccine, nil] {
          let key = StockKey(place: place, lot: line.lot, vaccine: vaccine)
          own[key] = (own[key] ?? 0).adding(ExactDecimal(line.vials))
        }
      }
      order.append(StockKey(place: line.place, lot: line.lot, vaccine: line.vaccine))
    }
    let (theirs, named) = ReconciliationBook.sums(ledger) { (row: LedgerRow) -> (StockKey, ExactDecimal)? in
      guard let lot = row.lot, let vials = row.vials else { return nil }
      return (StockKey(place: row.place, lot: lot, vaccine: row.vaccine), vials)
    }
    let only =
      theirs.isEmpty
      ? []
      : order.filter { key in
        ![key.place, nil].contains { place in
          [key.vaccine, nil].contains { theirs[StockKey(place: place, lot: key.lot, vaccine: $0)] != nil }
        }
      }
    return (named + only).map { key in
      Reconciliation.Entry(
        subject: .stock, place: key.place, key: nil, lot: key.lot, vaccine: key.vaccine, own: own[key],
        other: theirs[key])
    }
  }

  private static func sums<Key: Hashable>(
    _ ledger: [LedgerRow], _ entry: (LedgerRow) -> (Key, ExactDecimal)?
  ) -> (sums: [Key: ExactDecimal], order: [Key]) {
    var sums: [Key: ExactDecimal] = [:]
    var order: [Key] = []
    for row in ledger {
      guard let (key, number) = entry(row) else { continue }
      if sums[key] == nil { order.append(key) }
      sums[key] = (sums[key] ?? 0).adding(number) ?? number
    }
    return (sums, order)
  }
}
