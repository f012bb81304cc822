import AllocationModel

/// The lanes out of every place that holds usable stock, and which places are alike in them.
///
/// Two places are alike when their lanes have the same lead days and limits everywhere, and costs that differ
/// by one constant. Their stock can then pass through the same hubs of the relaxation. A place has no lane to
/// itself; in the comparison that gap takes the commonest lane of the place, and stock that the relaxation
/// sends from a place to itself is booked as used there when the plan is recovered.
struct LaneClasses: Sendable {
  /// A lane with its cost above the cheapest one out of the same place.
  struct Entry: Hashable, Sendable {
    let leadDays: Int
    let extraCost: ExactDecimal
    let mostVials: ExactDecimal?
  }

  /// The lanes of one class, by recipient; nil where none leads.
  struct LaneClass: Sendable {
    let entries: [Entry?]
    let hasLimits: Bool
  }

  let classes: [LaneClass]
  /// The class of a place, nil where no lane leads out of it or it holds no usable stock.
  let classOfPlace: [Int?]
  /// The cheapest cost per vial of the lanes out of a place.
  let cheapestCost: [Double]

  /// Compares the lanes out of all places that hold lots.
  init(_ index: RoundIndex) {
    let places = index.round.places.count
    var classOfPlace = [Int?](repeating: nil, count: places)
    var cheapestCost = [Double](repeating: 0, count: places)
    var classes: [LaneClass] = []
    struct Signature: Hashable {
      let entries: [Entry?]
      let place: Int?
    }
    var known: [Signature: Int] = [:]
    // By code, since classes are numbered as they come and the order of the file must change nothing.
    let origins = Set(index.lots.map(\.place)).sorted {
      index.round.places[$0].place < index.round.places[$1].place
    }
    for place in origins where index.round.lanes.mayLead(from: place) {
      var lanes = index.recipients.map { index.round.lanes.lane(from: place, to: $0.place) }
      guard let cheapest = lanes.compactMap({ $0?.costPerVial }).min() else { continue }
      // Where next doses are kept, a hub and a place that uses its own stock differ in their last days.
      if let own = index.recipientOfPlace[place], index.courses == nil {
        lanes[own] = LaneClasses.commonest(lanes)
      }
      let entries = lanes.map { lane in
        lane.map {
          Entry(
            leadDays: $0.leadDays, extraCost: $0.costPerVial.subtracting(cheapest) ?? $0.costPerVial,
            mostVials: $0.mostVials)
        }
      }
      let hasLimits = entries.contains { $0?.mostVials != nil }
      let signature = Signature(entries: entries, place: hasLimits ? place : nil)
      if known[signature] == nil {
        known[signature] = classes.count
        classes.append(LaneClass(entries: entries, hasLimits: hasLimits))
      }
      classOfPlace[place] = known[signature]
      cheapestCost[place] = cheapest.doubleValue
    }
    self.classes = classes
    self.classOfPlace = classOfPlace
    self.cheapestCost = cheapestCost
  }

  /// The lane that occurs most often, the first of those where several do.
  private static func commonest(_ lanes: [Lane?]) -> Lane? {
    var counts: [Lane: Int] = [:]
    var best: (lane: Lane, count: Int)?
    for case let lane? in lanes { counts[lane, default: 0] += 1 }
    for case let lane? in lanes {
      if let count = counts[lane], count > (best?.count ?? 0) { best = (lane, count) }
    }
    return best?.lane
  }
}
