import AllocationModel

/// What may still be shipped: vials of each lot, lanes, cold storage and reserves, in whole numbers.
struct VialLedger: Sendable {
  /// What names a shipment.
  struct Key: Hashable, Comparable, Sendable {
    let lot: Int
    let recipient: Int
    let when: Dispatch

    static func < (left: Key, right: Key) -> Bool {
      (left.lot, left.recipient, left.when) < (right.lot, right.recipient, right.when)
    }
  }

  private struct LanePair: Hashable {
    let place: Int
    let recipient: Int
  }

  private let index: RoundIndex
  /// Vials of a lot that are not shipped.
  private(set) var vialsLeft: [Int]
  /// Vials of a lot that its own place opens; they cannot leave.
  private(set) var vialsOpenedHere: [Int]
  /// Shipments with their vials, pins included.
  private(set) var shipped: [Key: Int] = [:]
  private let pinned: [Key: Int]
  private var laneLeft: [LanePair: Int] = [:]
  private var roomLeft: [Int64?]
  private var reserveLeft: [Int: Int64] = [:]
  /// Vials of a lot that are in the store and not to be touched for the time being.
  private var withheld: [Int]

  /// Opens the ledger with the pins shipped.
  ///
  /// - Parameter free: Free litres by recipient, in litre units; nil where nobody counts them.
  init(_ index: RoundIndex, free: [Int64?]) {
    self.index = index
    vialsLeft = index.lots.map(\.vials)
    vialsOpenedHere = [Int](repeating: 0, count: index.lots.count)
    withheld = [Int](repeating: 0, count: index.lots.count)
    roomLeft = free
    var pinned: [Key: Int] = [:]
    for pin in index.pins {
      pinned[Key(lot: pin.lot, recipient: pin.recipient, when: .now), default: 0] += pin.vials
    }
    self.pinned = pinned
    for reserve in index.round.policy.reserve {
      guard let vaccine = index.round.index(ofVaccine: reserve.vaccine) else { continue }
      let scale = ExactDecimal.power(of: reserve.doses.decimals)
      var held: Int64 = 0
      for lot in index.lots where lot.vaccine == vaccine && lot.isReservable {
        held += Int64((lot.vials + lot.kept) * index.vaccines[vaccine].dosesPerVial)
      }
      // Whole doses that may leave; a broken reserve keeps the dose it breaks.
      let kept = min((reserve.doses.mantissa + scale - 1) / scale, held)
      reserveLeft[vaccine] = held - kept
    }
    for (key, vials) in pinned { move(vials, key) }
  }

  /// Vials of a pin, 0 where there is none.
  func pinnedVials(_ key: Key) -> Int { pinned[key] ?? 0 }

  /// The most further vials of a shipment that lot, lane, storage and reserve allow; 0 for a pinned one.
  func mostVials(_ key: Key) -> Int {
    guard pinned[key] == nil else { return 0 }
    let lot = index.lots[key.lot]
    let facts = index.vaccines[lot.vaccine]
    var most = spareVials(ofLot: key.lot)
    if lot.isReservable, let left = reserveLeft[lot.vaccine] {
      most = min(most, Int(left) / facts.dosesPerVial)
    }
    if key.when == .now {
      if let left = laneLeft(lot.place, key.recipient) { most = min(most, left) }
      if facts.litreUnits > 0, let room = roomLeft[key.recipient] {
        most = min(most, Int(max(0, room) / facts.litreUnits))
      }
    }
    return max(0, most)
  }

  /// How many vials may be added to a shipment at once: an issue multiple, or what is left of a lot line where
  /// its one broken shipment leaves none in the store. 0 where nothing can be added.
  func unit(_ key: Key) -> Int {
    let most = mostVials(key)
    guard most > 0 else { return 0 }
    let lot = index.lots[key.lot]
    let multiple = index.vaccines[lot.vaccine].issueMultiple
    guard multiple > 1, index.round.places[lot.place].isStore else { return 1 }
    let completes = multiple - (shipped[key] ?? 0) % multiple
    if completes < multiple { return 0 }  // the broken shipment took the rest of the line
    if most >= multiple { return multiple }
    return most == vialsLeft[key.lot] ? most : 0
  }

  /// Whether some vials of a lot are neither shipped nor opened where they stand.
  func hasSpare(ofLot lot: Int) -> Bool { spareVials(ofLot: lot) > 0 }

  /// Vials of a lot that are neither shipped nor opened where they stand.
  func spareVials(ofLot lot: Int) -> Int { max(0, vialsAtHand(ofLot: lot) - vialsOpenedHere[lot]) }

  /// Vials of a lot that are where it stands and that may be touched.
  func vialsAtHand(ofLot lot: Int) -> Int { vialsLeft[lot] - withheld[lot] }

  /// Puts vials of each lot, and doses that may leave of each vaccine in a reserve, out of reach.
  mutating func withhold(vials: [Int], reserve: [Int: Int64]) {
    withheld = vials
    for (vaccine, doses) in reserve { reserveLeft[vaccine, default: 0] -= doses }
  }

  /// Doses of each vaccine in a reserve that may still leave the stores.
  var reservesLeft: [Int: Int64] { reserveLeft }

  /// Adds vials to a shipment, or with a negative number takes them back.
  mutating func move(_ vials: Int, _ key: Key) {
    guard vials != 0 else { return }
    let lot = index.lots[key.lot]
    let facts = index.vaccines[lot.vaccine]
    vialsLeft[key.lot] -= vials
    let total = (shipped[key] ?? 0) + vials
    shipped[key] = total == 0 ? nil : total
    if lot.isReservable, let left = reserveLeft[lot.vaccine] {
      reserveLeft[lot.vaccine] = left - Int64(vials * facts.dosesPerVial)
    }
    guard key.when == .now else { return }
    if let left = laneLeft(lot.place, key.recipient) {
      laneLeft[LanePair(place: lot.place, recipient: key.recipient)] = left - vials
    }
    if let room = roomLeft[key.recipient] { roomLeft[key.recipient] = room - Int64(vials) * facts.litreUnits }
    if let origin = index.recipientOfPlace[lot.place], let room = roomLeft[origin] {
      roomLeft[origin] = room + Int64(vials) * facts.litreUnits
    }
  }

  /// What keeps one more issue unit of a lot that has vials left from leaving, or nil.
  func limit(_ key: Key) -> LossReason? {
    let lot = index.lots[key.lot]
    let facts = index.vaccines[lot.vaccine]
    if pinned[key] != nil { return .pinned }
    if lot.isReservable, let left = reserveLeft[lot.vaccine], Int(left) < facts.dosesPerVial {
      return .reserve
    }
    if key.when == .now, facts.litreUnits > 0, let room = roomLeft[key.recipient], room < facts.litreUnits {
      return .storage
    }
    if key.when == .now, let left = laneLeft(lot.place, key.recipient), left < 1 { return .lane }
    return nil
  }

  /// Free litre units at a recipient; nil where nobody counts them.
  func roomLeft(at recipient: Int) -> Int64? { roomLeft[recipient] }

  /// Doses that may still leave the stores of a lot's vaccine; nil where the lot counts in no reserve.
  func reserveLeft(of lot: Int) -> Int64? {
    index.lots[lot].isReservable ? reserveLeft[index.lots[lot].vaccine] : nil
  }

  /// States how many vials of a lot its own place opens.
  mutating func open(_ vials: Int, ofLot lot: Int) { vialsOpenedHere[lot] = vials }

  /// The recipients whose cold storage holds more than it may.
  var overfull: [Int] { roomLeft.indices.filter { (roomLeft[$0] ?? 0) < 0 } }

  /// Litre units by which a recipient's cold storage is short if a shipment out of it is smaller by so many vials.
  func roomAfterTakingBack(_ vials: Int, _ key: Key) -> Int64 {
    guard key.when == .now, let origin = index.recipientOfPlace[index.lots[key.lot].place],
      let room = roomLeft[origin]
    else { return 0 }
    return room - Int64(vials) * index.vaccines[index.lots[key.lot].vaccine].litreUnits
  }

  /// The vials that a lane may still carry now; nil where nobody counts them.
  func laneLeft(_ place: Int, _ recipient: Int) -> Int? {
    let pair = LanePair(place: place, recipient: recipient)
    if let left = laneLeft[pair] { return left }
    return index.round.lanes.lane(from: place, to: index.recipients[recipient].place)?.mostVials?.floor
  }
}
