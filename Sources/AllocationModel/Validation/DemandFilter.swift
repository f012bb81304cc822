/// Finds the demand lines about which nothing can be said, by a few comparisons and without looking at their texts.
///
/// Nearly all lines are such. Of the others some are in order too: the filter may hold a line back without need, and
/// never passes one that a check of ``RoundInspection/inspectDemand()`` takes offence at.
struct DemandFilter {
  private let date: Day
  // Whether nothing can be said about a name, by its number.
  private let places: [Bool]
  private let groups: [Bool]

  /// Prepares the filter.
  ///
  /// - Parameters:
  ///   - date: the day of the round; any day where it is not known.
  ///   - places: for each place of ``DemandNames`` whether people may be vaccinated there.
  ///   - groups: for each group of ``DemandNames`` whether it is an ordinary name.
  init(date: Day, places: [Bool], groups: [Bool]) {
    self.date = date
    self.places = places
    self.groups = groups
  }

  /// Whether a line, with the numbers of its place and group, is in order.
  @inline(__always) func passes(_ line: UnsafePointer<DemandLine>, place: Int, group: Int) -> Bool {
    guard places[place], groups[group], isCount(line.pointee.dose), isCount(line.pointee.priority) else {
      return false
    }
    let (target, given, eligible) = (line.pointee.target, line.pointee.given, line.pointee.eligible)
    guard DemandFilter.isPlain(target), DemandFilter.isPlain(given), DemandFilter.isPlain(eligible),
      DemandFilter.isPlain(line.pointee.targetStart), DemandFilter.isPlain(line.pointee.noID),
      DemandFilter.isPlain(line.pointee.goal), isPart(line.pointee.uptake)
    else { return false }
    if let target, let given {
      if given > target { return false }
    } else if eligible == nil {
      return false
    }
    let (from, until) = (line.pointee.from, line.pointee.until)
    if let from, let until, from > until { return false }
    if let from, isAboutYear(from - date) { return false }
    if let until, isAboutYear(date - until) { return false }
    if let asOf = line.pointee.asOf, asOf > date || isAboutYear(date - asOf) { return false }
    return true
  }

  /// Whether a number is missing, or no check of its range can object.
  private static func isPlain(_ number: ExactDecimal?) -> Bool {
    guard let number else { return true }
    return number.mantissa >= 0 && number.mantissa <= Int64(ValidationLimits.mostDoses)
  }

  private func isCount(_ number: Int) -> Bool { number >= 1 && number <= ValidationLimits.mostDoses }

  private func isPart(_ number: ExactDecimal) -> Bool { number.mantissa >= 0 && number <= 1 }

  private func isAboutYear(_ days: Int) -> Bool { RoundInspection.slippedDays.contains(days) }
}
