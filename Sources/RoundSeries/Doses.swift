internal import AllocationModel

/// Doses in whole units of 10⁻⁹, so that sums are exact.
struct Doses: Hashable, Comparable {
  var nano: Int128

  static let zero = Doses(nano: 0)

  init(nano: Int128) { self.nano = nano }

  init(_ number: ExactDecimal) {
    nano =
      Int128(number.mantissa) * Int128(ExactDecimal.power(of: ExactDecimal.mostDecimals - number.decimals))
  }

  init(_ number: Int) { self.init(ExactDecimal(number)) }

  static func + (left: Doses, right: Doses) -> Doses { Doses(nano: left.nano + right.nano) }
  static func - (left: Doses, right: Doses) -> Doses { Doses(nano: left.nano - right.nano) }
  static func * (left: Doses, right: Int) -> Doses { Doses(nano: left.nano * Int128(right)) }
  static func += (left: inout Doses, right: Doses) { left.nano += right.nano }
  static func < (left: Doses, right: Doses) -> Bool { left.nano < right.nano }

  /// How many vials of `k` doses must have been opened for so many doses.
  func vials(of k: Int) -> Int {
    let unit = Doses(k).nano
    return nano <= 0 ? 0 : Int((nano + unit - 1) / unit)
  }

  /// The number as tables write it. Sums of checked tables always fit.
  var exact: ExactDecimal {
    var (mantissa, decimals) = (nano, ExactDecimal.mostDecimals)
    while decimals > 0, mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    return ExactDecimal(mantissa: Int64(clamping: mantissa), decimals: decimals) ?? 0
  }
}

/// A lot at a place, under its printed number.
struct LineKey: Hashable, Comparable {
  let lot: String
  let vaccine: String
  let place: String

  init(lot: String, vaccine: String, place: String) {
    self.lot = PrintedLot.of(lot)
    self.vaccine = vaccine
    self.place = place
  }

  static func < (left: LineKey, right: LineKey) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.vaccine != right.vaccine { return left.vaccine < right.vaccine }
    return left.lot < right.lot
  }
}

/// Lot numbers of stock that a place holds in several states.
///
/// A round has one row for a lot at a place. Where vials of one lot were thawed on different days, or some are still
/// on the way, all but the first part of them go on as `LOT@yyyy-mm-dd`. Reports from the field say the number that is
/// printed on the vial, or either; they are balanced under the printed one.
enum PrintedLot {
  /// The number printed on the vial.
  static func of(_ lot: String) -> String {
    guard let mark = lot.lastIndex(of: "@"), mark > lot.startIndex,
      Day(iso: lot[lot.index(after: mark)...]) != nil
    else { return lot }
    return String(lot[..<mark])
  }

  /// The number of a part that is told apart by a day.
  static func part(of lot: String, _ day: Day) -> String { "\(of(lot))@\(day)" }
}
