import AllocationModel

/// Writes the columns, rows and objectives of a relaxation.
struct RelaxationAssembly {
  private let index: RoundIndex
  private let lanes: LaneClasses
  private let chains: ExpiryChains
  private let lotClasses: LotClasses
  private let demand: DemandSide
  private let storage: StorageRows

  private(set) var columns: [Relaxation.Column] = []
  private(set) var rows: [Relaxation.Row] = []
  private(set) var entries: [Relaxation.Entry] = []
  private(set) var stages: [Relaxation.Stage] = []
  private(set) var peopleOfRecipient: [[(column: Int, coefficient: Double)]]
  private(set) var dues: [DueClass] = []

  private var supplyRows: [Int] = []
  private var nodeRows: [Int] = []
  private var demandRows: [Int] = []
  private var pinRows: [Int] = []
  private var storageRows: [Int?] = []
  private var reserveRows: [Int: Int] = [:]
  private var laneRows: [LanePair: Int] = [:]
  private var stagePositions = StagePositions()
  private var dueRows: [DueClass: Int] = [:]

  private struct LanePair: Hashable {
    let place: Int
    let recipient: Int
  }

  /// Where the linear objectives stand; nil for those that are left out.
  private struct StagePositions {
    var waste: Int?
    var need: [Int: Int] = [:]
    var sooner: Int?
    var earliestExpiry: Int?
    var transport: Int?
  }

  private let objectives: ArraySlice<ObjectiveKind>

  private let keepsEveryWay: Bool

  init(
    _ relaxation: Relaxation, storage: StorageRows, objectives count: Int? = nil, keepsEveryWay: Bool = false
  ) {
    self.keepsEveryWay = keepsEveryWay
    index = relaxation.index
    let all = relaxation.index.round.policy.objectives
    objectives = all.prefix(max(0, count ?? all.count))
    lanes = relaxation.lanes
    chains = relaxation.chains
    lotClasses = relaxation.lotClasses
    demand = relaxation.demand
    self.storage = storage
    peopleOfRecipient = Array(repeating: [], count: index.recipients.count)
  }

  mutating func addEverything() {
    addStages()
    addSharedRows()
    addSupply()
    addClearing()
    var classesHere = [[Int]](repeating: [], count: index.recipients.count)
    for (position, lotClass) in lotClasses.classes.enumerated() {
      if let here = lotClass.here { classesHere[here.recipient].append(position) }
    }
    var pinsTo = [[Int]](repeating: [], count: index.recipients.count)
    for (position, pin) in index.pins.enumerated() { pinsTo[pin.recipient].append(position) }
    for recipient in index.recipients.indices {
      let use = RecipientUse(
        recipient: recipient, index: index, lanes: lanes, chains: chains,
        lotClassesHere: classesHere[recipient],
        lotClasses: lotClasses, pinsHere: pinsTo[recipient], demand: demand,
        keepsEveryWay: keepsEveryWay)
      addUse(use, recipient: recipient)
    }
    addKeeping()
  }

  // MARK: Objectives

  private mutating func addStages() {
    func add(_ name: String, constant: Double = 0, sense: Double = 1) -> Int {
      stages.append(Relaxation.Stage(name: name, constant: constant, sense: sense))
      return stages.count - 1
    }
    for objective in objectives {
      let name = objective.rawValue
      switch objective {
      case .waste: stagePositions.waste = add(name, constant: wasteWithoutUse())
      case .need:
        for tier in index.round.tiers { stagePositions.need[tier] = add("\(name):\(tier)", sense: -1) }
      case .equity: _ = add(name)
      case .sooner: stagePositions.sooner = add(name)
      case .earliestExpiry: stagePositions.earliestExpiry = add(name)
      case .transport:
        let pinned = index.pins.reduce(0.0) { $0 + Double($1.vials) * costPerVial(ofPin: $1) }
        stagePositions.transport = add(name, constant: pinned)
      }
    }
  }

  /// What would be lost if nothing were used and only pins were shipped.
  private func wasteWithoutUse() -> Double {
    var units: Int64 = 0
    for lot in index.lots where lot.isCounted {
      units += Int64(lot.vials) * index.vaccines[lot.vaccine].usableUnits
    }
    for pin in index.pins where index.isLateWhenShipped(pin.lot) {
      units += Int64(pin.vials) * index.vaccines[index.lots[pin.lot].vaccine].usableUnits
    }
    return index.doses(units)
  }

  private func costPerVial(ofPin pin: RoundIndex.PinnedShipment) -> Double {
    let place = index.recipients[pin.recipient].place
    return index.round.lanes.lane(from: index.lots[pin.lot].place, to: place)?.costPerVial.doubleValue ?? 0
  }

  private mutating func addTerm(_ stage: Int?, _ column: Int, _ coefficient: Double) {
    guard coefficient != 0, let position = stage else { return }
    stages[position].terms.append((column, coefficient))
  }

  // MARK: Rows

  private mutating func addRow(
    _ subject: Relaxation.Subject, _ upper: Double, isEquality: Bool = false, lazyRecipient: Int? = nil
  ) -> Int {
    rows.append(
      Relaxation.Row(subject: subject, upper: upper, isEquality: isEquality, lazyRecipient: lazyRecipient))
    return rows.count - 1
  }

  private mutating func addColumn(_ column: Relaxation.Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  private mutating func put(_ row: Int, _ column: Int, _ coefficient: Double) {
    if coefficient != 0 {
      entries.append(Relaxation.Entry(row: row, column: column, coefficient: coefficient))
    }
  }

  private mutating func addSharedRows() {
    supplyRows = lotClasses.classes.enumerated().map { position, lotClass in
      addRow(
        .supply(lotClass: position),
        index.doses(Int64(lotClass.vials) * index.vaccines[lotClass.vaccine].usableUnits))
    }
    nodeRows = chains.nodes.indices.map { addRow(.node($0), 0, isEquality: true) }
    demandRows = demand.classes.enumerated().map { position, demandClass in
      addRow(.demand(demandClass: position), Double(demandClass.need))
    }
    pinRows = index.pins.enumerated().map { position, pin in
      addRow(
        .pin(position),
        index.doses(Int64(pin.vials) * index.vaccines[index.lots[pin.lot].vaccine].usableUnits))
    }
    let scale = Double(ExactDecimal.power(of: index.litreDecimals))
    storageRows = index.recipients.indices.map { recipient in
      guard storage.hasRow[recipient], let free = storage.free[recipient] else { return nil }
      var room = free
      for pin in index.pins {
        let lot = index.lots[pin.lot]
        let litres = Int64(pin.vials) * index.vaccines[lot.vaccine].litreUnits
        if pin.recipient == recipient { room -= litres }
        if lot.place == index.recipients[recipient].place { room += litres }
      }
      return addRow(.storage(recipient: recipient), Double(room) / scale)
    }
    addReserveRows()
  }

  private mutating func addReserveRows() {
    for reserve in index.round.policy.reserve {
      guard let vaccine = index.round.index(ofVaccine: reserve.vaccine) else { continue }
      let doses = Double(index.vaccines[vaccine].dosesPerVial)
      var held = 0.0
      for lot in index.lots where lot.vaccine == vaccine && lot.isReservable {
        held += Double(lot.vials) * doses
      }
      var mayLeave = held - min(reserve.doses.doubleValue, held)
      for pin in index.pins where index.lots[pin.lot].vaccine == vaccine && index.lots[pin.lot].isReservable {
        mayLeave -= Double(pin.vials) * doses
      }
      reserveRows[vaccine] = addRow(.reserve(vaccine: vaccine), mayLeave)
    }
  }

  private mutating func laneRow(place: Int, recipient: Int, mostVials: ExactDecimal) -> Int {
    let pair = LanePair(place: place, recipient: recipient)
    if let known = laneRows[pair] { return known }
    var most = mostVials.doubleValue
    for pin in index.pins where pin.recipient == recipient && index.lots[pin.lot].place == place {
      most -= Double(pin.vials)
    }
    let row = addRow(.lane(place: place, recipient: recipient), most)
    laneRows[pair] = row
    return row
  }

  // MARK: Columns

  private mutating func addSupply() {
    for (position, lotClass) in lotClasses.classes.enumerated() {
      let facts = index.vaccines[lotClass.vaccine]
      for (when, node) in [(Dispatch.now, lotClass.nowNode), (.later, lotClass.laterNode)] {
        guard let node, lotClass.vials > 0 else { continue }
        let column = addColumn(.supply(lotClass: position, node: node))
        put(supplyRows[position], column, 1)
        put(nodeRows[node], column, 1)
        addGiven(column, lotClass: lotClass)
        addTerm(stagePositions.transport, column, lotClass.cheapestCost / facts.usableDoses)
        if lotClass.isReservable, let row = reserveRows[lotClass.vaccine] {
          put(row, column, Double(facts.dosesPerVial) / facts.usableDoses)
        }
        if when == .now { addLeaving(column, lotClass: lotClass) }
      }
    }
    for node in chains.nodes.indices
    where node + 1 < chains.chains[chains.nodes[node].chain].nodes.upperBound && index.courses == nil {
      let column = addColumn(.descend(node: node))
      put(nodeRows[node], column, 1)
      put(nodeRows[node + 1], column, -1)
    }
  }

  /// What is given out of a lot class is not lost, and has its place in the order of expiry.
  private mutating func addGiven(_ column: Int, lotClass: LotClasses.LotClass) {
    if lotClass.isCounted { addTerm(stagePositions.waste, column, -1) }
    addTerm(stagePositions.earliestExpiry, column, Double(lotClass.rank))
  }

  /// Stock that leaves a recipient now makes room in its cold storage.
  private mutating func addLeaving(_ column: Int, lotClass: LotClasses.LotClass) {
    guard let place = lotClass.place, let recipient = index.recipientOfPlace[place],
      let row = storageRows[recipient]
    else { return }
    put(row, column, -litresPerDose(lotClass.vaccine))
  }

  private func litresPerDose(_ vaccine: Int) -> Double {
    let facts = index.vaccines[vaccine]
    return Double(facts.litreUnits) / Double(ExactDecimal.power(of: index.litreDecimals)) / facts.usableDoses
  }

  /// Unused stock that may leave a recipient to make room: to every recipient with a storage row or a lane
  /// limit, and to the cheapest of the others.
  private mutating func addClearing() {
    guard storage.mayClear else { return }
    for (position, lotClass) in lotClasses.classes.enumerated() {
      guard let place = lotClass.place, let origin = index.recipientOfPlace[place],
        storageRows[origin] != nil,
        index.vaccines[lotClass.vaccine].litreUnits > 0, lotClass.vials > 0
      else { continue }
      var cheapest: (recipient: Int, cost: Double)?
      for recipient in index.recipients.indices {
        // All lots of the class leave on one day and live equally long; a pin fixes what goes to its recipient.
        guard let lane = index.round.lanes.lane(from: place, to: index.recipients[recipient].place),
          index.canShip(lot: lotClass.lots[0], leadDays: lane.leadDays, .now),
          !index.pins.contains(where: { $0.recipient == recipient && lotClass.lots.contains($0.lot) })
        else { continue }
        if storageRows[recipient] != nil || lane.mostVials != nil {
          addClearing(lotClass: position, to: recipient, lane: lane)
        } else if lane.costPerVial.doubleValue < cheapest?.cost ?? .infinity {
          cheapest = (recipient, lane.costPerVial.doubleValue)
        }
      }
      if let recipient = cheapest?.recipient,
        let lane = index.round.lanes.lane(from: place, to: index.recipients[recipient].place)
      {
        addClearing(lotClass: position, to: recipient, lane: lane)
      }
    }
  }

  private mutating func addClearing(lotClass position: Int, to recipient: Int, lane: Lane) {
    let lotClass = lotClasses.classes[position]
    guard let place = lotClass.place else { return }
    let usable = index.vaccines[lotClass.vaccine].usableDoses
    let column = addColumn(.clear(lotClass: position, recipient: recipient))
    put(supplyRows[position], column, 1)
    addLeaving(column, lotClass: lotClass)
    if let row = storageRows[recipient] { put(row, column, litresPerDose(lotClass.vaccine)) }
    if let most = lane.mostVials {
      put(laneRow(place: place, recipient: recipient, mostVials: most), column, 1 / usable)
    }
    if lotClass.isLateWhenShipped { addTerm(stagePositions.waste, column, 1) }
    addTerm(stagePositions.transport, column, lane.costPerVial.doubleValue / usable)
  }

  private mutating func addUse(_ use: RecipientUse, recipient: Int) {
    var columnsOfNode: [Int: [(column: Int, window: DayWindow)]] = [:]
    var columnsOfArcs: [(column: Int, window: DayWindow, peoplePerDose: Double)] = []
    for arc in use.arcs {
      let node = demand.nodes[arc.demandNode]
      let column = addColumn(.use(arc: arc))
      let peoplePerDose = 1 / index.doses(node.share)
      columnsOfNode[arc.demandNode, default: []].append((column, arc.window))
      columnsOfArcs.append((column, arc.window, peoplePerDose))
      addOrigin(of: arc, column: column, recipient: recipient, peoplePerDose: peoplePerDose)
      addBeginning(of: arc, column: column, recipient: recipient, peoplePerDose: peoplePerDose)
      if node.classes.count == 1 {
        addPeople(column, demandClass: node.classes[0], people: peoplePerDose, recipient: recipient)
      }
    }
    for node in demand.nodesOfRecipient[recipient] where demand.nodes[node].classes.count > 1 {
      guard let arriving = columnsOfNode[node] else { continue }
      let row = addRow(.given(demandNode: node), 0, isEquality: true)
      for arc in arriving { put(row, arc.column, 1) }
      for demandClass in demand.nodes[node].classes {
        let column = addColumn(.people(demandNode: node, demandClass: demandClass))
        put(row, column, -index.doses(demand.nodes[node].share))
        addPeople(column, demandClass: demandClass, people: 1, recipient: recipient)
      }
    }
    for session in use.sessionRows {
      let row = addRow(
        .sessions(recipient: recipient, window: session.window), Double(session.capacity),
        lazyRecipient: recipient)
      for arc in columnsOfArcs where session.window.contains(arc.window) {
        put(row, arc.column, arc.peoplePerDose)
      }
    }
  }

  private mutating func addPeople(_ column: Int, demandClass: Int, people: Double, recipient: Int) {
    put(demandRows[demandClass], column, people)
    addTerm(stagePositions.need[demand.classes[demandClass].tier], column, people)
    peopleOfRecipient[recipient].append((column, people))
  }

  /// Whoever begins a course must have a next dose.
  private mutating func addBeginning(of arc: UseArc, column: Int, recipient: Int, peoplePerDose: Double) {
    let node = demand.nodes[arc.demandNode]
    guard node.course >= 0 else { return }
    let (when, leadDays): (Dispatch, Int) =
      switch arc.origin {
      case .here: (.here, 0)
      case .pinned(let pin):
        (
          .now,
          index.round.lanes.lane(
            from: index.lots[index.pins[pin].lot].place, to: index.recipients[recipient].place)?.leadDays ?? 0
        )
      case .hub(let position):
        (
          chains.chains[chains.nodes[position].chain].when,
          lanes.classes[chains.chains[chains.nodes[position].chain].laneClass].entries[recipient]?.leadDays
            ?? 0
        )
      }
    let vaccine = index.products[node.product].vaccine
    for due in index.dues(
      recipient: recipient, course: node.course, vaccine: vaccine, when: when, leadDays: leadDays,
      window: arc.window)
    {
      let row = dueRows[due] ?? addRow(.due(due), 0)
      if dueRows[due] == nil {
        dueRows[due] = row
        dues.append(due)
      }
      put(row, column, peoplePerDose)
    }
  }

  /// Stock that is not used may be kept for those who are due.
  private mutating func addKeeping() {
    for (position, due) in dues.enumerated() {
      guard let row = dueRows[due] else { continue }
      for (lotClass, facts) in lotClasses.classes.enumerated() where facts.vials > 0 {
        guard let share = index.keptShare(ofLot: facts.lots[0], for: due) else { continue }
        let column = addColumn(.keep(lotClass: lotClass, due: position))
        put(row, column, -1)
        put(supplyRows[lotClass], column, index.doses(share))
      }
    }
  }

  private mutating func addOrigin(of arc: UseArc, column: Int, recipient: Int, peoplePerDose: Double) {
    switch arc.origin {
    case .here(let position):
      put(supplyRows[position], column, 1)
      addGiven(column, lotClass: lotClasses.classes[position])
    case .pinned(let pin):
      let lot = index.lots[index.pins[pin].lot]
      put(pinRows[pin], column, 1)
      if lot.isCounted || index.isLateWhenShipped(index.pins[pin].lot) {
        addTerm(stagePositions.waste, column, -1)
      }
      addTerm(stagePositions.earliestExpiry, column, Double(lot.rank))
    case .hub(let node):
      put(nodeRows[node], column, -1)
      let chain = chains.chains[chains.nodes[node].chain]
      let vaccine = index.products[chain.product].vaccine
      let usable = index.vaccines[vaccine].usableDoses
      guard let entry = lanes.classes[chain.laneClass].entries[recipient] else { return }
      addTerm(stagePositions.transport, column, entry.extraCost.doubleValue / usable)
      switch chain.when {
      case .later: addTerm(stagePositions.sooner, column, peoplePerDose)
      case .now, .here:
        if let row = storageRows[recipient] { put(row, column, litresPerDose(vaccine)) }
        if let most = entry.mostVials, let place = chain.origin {
          put(laneRow(place: place, recipient: recipient, mostVials: most), column, 1 / usable)
        }
      }
    }
  }
}
