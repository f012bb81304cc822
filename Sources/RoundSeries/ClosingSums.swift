internal import AllocationModel

extension Closing {
  private struct Key: Hashable {
    let place: String
    let vaccine: String
  }

  /// How each recipient used each vaccine, from its balance.
  static func performance(
    _ round: Round, _ plan: Plan, _ balance: [BalanceLine], _ actual: Actual
  ) -> [PerformanceLine] {
    var lines: [Key: PerformanceLine] = [:]
    for balanced in balance {
      let key = Key(place: balanced.place, vaccine: balanced.vaccine)
      var line = lines[key] ?? PerformanceLine()
      (line.place, line.vaccine) = (balanced.place, balanced.vaccine)
      let k = balanced.dosesPerVial
      line.available += k * (balanced.opening + balanced.received - balanced.issued - balanced.returned)
      line.received += k * balanced.received
      line.given = (Doses(line.given) + Doses(balanced.given)).exact
      let vials = Doses(k) * (balanced.wastedVials + balanced.lostVials)
      line.lost =
        (Doses(line.lost) + vials + Doses(balanced.wastedDoses) + Doses(balanced.lostDoses)).exact
      // What is given beyond what was there says nothing about open vials, nor does a vial that is missing where
      // nobody was vaccinated.
      if balanced.counted != nil, balanced.opened > 0, balanced.given > 0, balanced.name != .surplus {
        line.openedCounted += k * balanced.opened
        line.givenCounted = (Doses(line.givenCounted) + Doses(balanced.given)).exact
        line.observations += 1
      }
      lines[key] = line
    }
    for loss in plan.losses {
      let key = Key(place: loss.place, vaccine: loss.vaccine)
      var line = lines[key] ?? PerformanceLine()
      (line.place, line.vaccine) = (loss.place, loss.vaccine)
      line.foreseen = (Doses(line.foreseen) + Doses(loss.dosesLost)).exact
      lines[key] = line
    }
    return lines.values.sorted { ($0.place, $0.vaccine) < ($1.place, $1.vaccine) }
  }

  /// Doses lost at each place for each reason.
  static func waste(_ round: Round, _ actual: Actual) -> [WasteLine] {
    struct Reason: Hashable {
      let place: String
      let vaccine: String
      let reason: WasteReason
    }
    var sums: [Reason: Doses] = [:]
    for row in actual.wasted {
      let k = round.index(ofVaccine: row.vaccine).map { round.vaccines[$0].dosesPerVial } ?? 1
      let doses = Doses(k) * (row.vials ?? 0) + Doses(row.doses ?? 0)
      sums[Reason(place: row.place, vaccine: row.vaccine, reason: row.reason), default: .zero] += doses
    }
    return sums.map { key, doses in
      var line = WasteLine()
      (line.place, line.vaccine, line.reason, line.doses) = (key.place, key.vaccine, key.reason, doses.exact)
      return line
    }.sorted {
      ($0.place, $0.vaccine, $0.reason.rawValue) < ($1.place, $1.vaccine, $1.reason.rawValue)
    }
  }
}
