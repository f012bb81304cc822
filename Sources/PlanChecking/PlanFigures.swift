internal import AllocationModel

/// The value of an objective, as a plan reaches it.
public struct ObjectiveValue: Sendable, Hashable {
  /// The objective; a tier of need is `need:1`.
  public let name: String
  /// Its value, the nearest double of an exact sum.
  ///
  /// Doses for waste, people for need and sooner, a part of 1 for equity, rank × doses for earliest expiry, the
  /// cost for transport.
  public let value: Double
}

/// Restates a plan's figures from its shipments and its use alone.
struct PlanFigures {
  let facts: RoundFacts
  let ledger: Ledger

  /// Every objective of the round's policy in its order, need tier by tier.
  func objectives() -> [ObjectiveValue] {
    facts.policy.objectives.flatMap { objective -> [ObjectiveValue] in
      switch objective {
      case .waste:
        [ObjectiveValue(name: "waste", value: losses().values.reduce(0, +).asDouble)]
      case .need:
        tiers().map { ObjectiveValue(name: "need:\($0)", value: Double(people(ofTier: $0))) }
      case .equity:
        [ObjectiveValue(name: "equity", value: lowestFill())]
      case .sooner:
        [ObjectiveValue(name: "sooner", value: Double(peopleLeftToLater()))]
      case .earliestExpiry:
        [ObjectiveValue(name: "earliest_expiry", value: rankedDoses().asDouble)]
      case .transport:
        [ObjectiveValue(name: "transport", value: transportCost().asDouble)]
      }
    }
  }

  /// Where doses are lost: a lot line where it stands, or at the recipient of a shipment that ends early.
  struct LossKey: Hashable {
    let lot: Int
    let place: Int
  }

  /// Usable doses lost, by lot line and the place they are lost at; nought is left out.
  func losses() -> [LossKey: Nano] {
    var losses: [LossKey: Nano] = [:]
    for (index, lot) in facts.lots.enumerated() where facts.isCounted(lot) {
      losses[LossKey(lot: index, place: lot.place), default: 0] +=
        lot.usable * Nano(lot.vials) - ledger.givenByLot[index]
    }
    for (source, vials) in ledger.vials where source.when == .now {
      let lot = facts.lots[source.lot]
      guard lot.isUsable, !facts.isCounted(lot), let journey = facts.journey(source),
        journey.last <= facts.wasteUntil
      else { continue }
      losses[LossKey(lot: source.lot, place: source.place), default: 0] +=
        lot.usable * Nano(vials) - (ledger.given[source] ?? 0)
    }
    return losses.filter { $0.value != 0 }
  }

  /// The tiers with any need, the first one first.
  func tiers() -> [Int] {
    Set(facts.demand.lazy.filter { $0.need > 0 }.map(\.line.priority)).sorted()
  }

  private func people(ofTier tier: Int) -> Int {
    facts.demand.indices.reduce(0) { $0 + (facts.demand[$1].line.priority == tier ? ledger.people[$1] : 0) }
  }

  private func peopleLeftToLater() -> Int {
    ledger.uses.reduce(0) { $0 + ($1.source.when == .later ? $1.people : 0) }
  }

  private func rankedDoses() -> Nano {
    facts.lots.indices.reduce(0) { $0 + Nano(facts.lots[$1].rank) * ledger.givenByLot[$1] }
  }

  private func transportCost() -> Nano {
    ledger.vials.reduce(0) { sum, entry in
      let way = facts.lanes.way(from: facts.lots[entry.key.lot].place, to: entry.key.place)
      return sum + (way?.cost ?? 0) * Nano(entry.value)
    }
  }

  /// The lowest fill of the recipients in reach. Where none is in reach it is 0, or 1 where nobody needs anything.
  private func lowestFill() -> Double {
    fills().map(\.value).min() ?? (facts.reach.beyond.isEmpty ? 1 : 0)
  }

  /// People ÷ need of every recipient with at least one possible use, by place.
  func fills() -> [Int: Double] {
    let need = facts.needByPlace()
    return Dictionary(
      uniqueKeysWithValues: facts.reach.within.map {
        ($0, Double(ledger.peopleByPlace[$0]) / Double(need[$0]))
      })
  }

  /// Doses that opened vials are expected to lose anyway.
  ///
  /// Every source opens as few vials as hold what it gives, `⌈given ÷ g⌉`, and an opened vial loses `w · k`
  /// doses on average: so many are printed on it and not among its usable doses.
  func openVialLoss() -> Nano {
    ledger.given.reduce(0) { sum, entry in
      let lot = facts.lots[entry.key.lot]
      return sum + entry.value.dividedUp(by: lot.usable) * (Nano(lot.dosesPerVial) * .one - lot.usable)
    }
  }
}

/// Recipients with need, by whether any use is possible there; positions in the table of places, ascending.
struct Reach {
  var within: [Int] = []
  var beyond: [Int] = []
}

extension RoundFacts {
  /// The need of every place.
  func needByPlace() -> [Int] {
    var need = [Int](repeating: 0, count: tables.places.count)
    for line in demand { need[line.place] = (need[line.place] + line.need).bounded }
    return need
  }

  /// Recipients with need, by whether any use is possible: a usable lot line with vials, a source that
  /// exists, eligibility, reservation and at least one common day.
  func findReach() -> Reach {
    var lines = [[DemandFacts]](repeating: [], count: tables.places.count)
    for line in demand where line.need > 0 { lines[line.place].append(line) }
    // Most lot lines of a nation stand where no lane leads here from, so lanes are asked once for each place.
    let stock = Dictionary(
      grouping: lots.indices.filter { lots[$0].isUsable && lots[$0].vials > 0 }, by: { lots[$0].place })
    var (within, beyond): ([Int], [Int]) = ([], [])
    for place in lines.indices where !lines[place].isEmpty {
      let isReached = stock.contains { origin, standing in
        guard origin == place || lanes.way(from: origin, to: place) != nil else { return false }
        return standing.contains { lot in
          let served = lines[place].filter { refusal(of: lots[lot], for: $0.line) == nil }
          return !served.isEmpty && canServe(lot: lot, place: place, served)
        }
      }
      if isReached { within.append(place) } else { beyond.append(place) }
    }
    return Reach(within: within, beyond: beyond)
  }

  private func canServe(lot: Int, place: Int, _ lines: [DemandFacts]) -> Bool {
    Dispatch.allCases.contains { when in
      let source = SourceKey(lot: lot, place: place, when: when)
      guard obstacle(to: source) == nil else { return false }
      let days = days(of: source)
      return lines.contains { !days.intersection(self.days(of: $0.line)).isEmpty }
    }
  }
}
