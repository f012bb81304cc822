public import VaccineAllocation

/// What is changed before a round is planned again.
public enum SmallChange: String, CaseIterable, Sendable {
  /// Three vials of a lot in a store are pinned to the first recipient.
  case pin
  /// The largest lot line turns out to hold a vial less.
  case count
  /// One demand line's uptake is put at 31 %.
  case uptake

  /// The round with the change.
  public func applied(to round: Round) throws -> Round {
    var tables = round.tables
    switch self {
    case .pin:
      let stores = Set(round.places.filter(\.isStore).map(\.place))
      let lot = round.lots.first { lot in
        stores.contains(lot.place) && lot.vials > 5 && round.exclusion(of: lot) == nil
          && lot.expiry - round.policy.date > 30
      }
      if let lot, let recipient = round.places.first(where: { !$0.isStore }) {
        tables.pins.append(
          Pin(lot: lot.lot, vaccine: lot.vaccine, from: lot.place, to: recipient.place, vials: 3))
      }
    case .count:
      if let largest = tables.lots.indices.max(by: { tables.lots[$0].vials < tables.lots[$1].vials }) {
        tables.lots[largest].vials -= 1
      }
    case .uptake:
      tables.demand[tables.demand.count / 2].uptake = ExactDecimal(mantissa: 31, decimals: 2) ?? 0
    }
    return try Round(tables)
  }
}
