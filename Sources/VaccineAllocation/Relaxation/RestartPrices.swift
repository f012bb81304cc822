internal import LinearProgramming

/// What proved a round of fair shares, in the rows and recipients of the whole relaxation.
struct SharingPrices: Sendable {
  let stage: String
  let round: Int
  private let rows: [RoundPrices.Price]
  private let definitions: [RoundPrices.Price]
  private let floors: [RoundPrices.Price]

  init(
    _ prices: RoundPrices, stage: String, of component: Int, in components: RelaxationComponents
  ) {
    func inAll(_ prices: [RoundPrices.Price], _ members: [Int]) -> [RoundPrices.Price] {
      prices.map { RoundPrices.Price(place: Int32(members[Int($0.place)]), price: $0.price) }
    }
    self.stage = stage
    round = prices.round
    rows = inAll(prices.rows, components.rows[component])
    definitions = inAll(prices.definitions, components.recipients[component])
    floors = inAll(prices.floors, components.recipients[component])
  }

  /// The prices for the components of another round, where they have any part in them.
  fileprivate func parts(
    rows rowPlaces: Places, recipients: Places, components: RelaxationComponents
  ) -> [Int: RoundPrices] {
    var parts: [Int: RoundPrices] = [:]
    func hand(
      _ prices: [RoundPrices.Price], _ kind: WritableKeyPath<RoundPrices, [RoundPrices.Price]>,
      to places: Places
    ) {
      for price in prices {
        places.each(of: Int(price.place)) { place in
          let stages = components.programs[place.component].stages
          guard let stage = stages.firstIndex(where: { $0.name == self.stage }) else { return }
          parts[place.component, default: RoundPrices(stage: stage, round: round)][keyPath: kind].append(
            RoundPrices.Price(place: place.position, price: price.price))
        }
      }
    }
    hand(rows, \.rows, to: rowPlaces)
    hand(definitions, \.definitions, to: recipients)
    hand(floors, \.floors, to: recipients)
    return parts
  }
}

/// Where members of a former relaxation stand in the components of another one.
private struct Places {
  struct Place {
    var component: Int
    var position: Int32
  }

  private var first: [Place?]
  /// Of those that stand for several, the others.
  private var more: [Int: [Place]] = [:]

  /// - Parameters:
  ///   - count: how many members the former relaxation has.
  ///   - former: the former member of each member of the other relaxation.
  ///   - members: the members of each component.
  init(count: Int, former: [Int?], members: [[Int]]) {
    first = [Place?](repeating: nil, count: count)
    for (component, members) in members.enumerated() {
      for (position, member) in members.enumerated() {
        guard let old = former[member] else { continue }
        let place = Place(component: component, position: Int32(position))
        if first[old] == nil { first[old] = place } else { more[old, default: []].append(place) }
      }
    }
  }

  func each(of old: Int, _ body: (Place) -> Void) {
    if let place = first[old] { body(place) }
    for place in more[old] ?? [] { body(place) }
  }
}

extension Restart {
  /// The prices of fair shares for the components of another round.
  ///
  /// - Parameters:
  ///   - rows: the former row of each row.
  ///   - recipients: the former place of each recipient.
  func roundPrices(
    rows: [Int?], recipients: [Int?], components: RelaxationComponents
  ) -> [[RoundPrices]] {
    let rows = Places(count: relaxation.rows.count, former: rows, members: components.rows)
    let recipients = Places(
      count: relaxation.index.recipients.count, former: recipients, members: components.recipients)
    var found = [[RoundPrices]](repeating: [], count: components.programs.count)
    for former in prices {
      let parts = former.parts(rows: rows, recipients: recipients, components: components)
      for (component, part) in parts { found[component].append(part) }
    }
    return found
  }
}
