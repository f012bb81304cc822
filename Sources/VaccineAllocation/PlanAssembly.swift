import AllocationModel

/// Writes a finished whole-vial plan as a ``Plan``, with its schedule, losses, coverage and figures.
struct PlanAssembly {
  let rounding: VialRounding
  let whole: WholePlan
  let values: PlanValues
  let solution: RelaxationSolution
  let baselines: [Baseline]
  let inputSHA256: String
  let inputNotes: [RoundMessage]
  /// What is kept for next doses.
  let kept: [KeepAssignment.Kept]
  private var index: RoundIndex { rounding.index }
  private var round: Round { index.round }

  /// Takes a plan as it was found.
  init(
    _ found: ValuedPlan, solution: RelaxationSolution, baselines: [Baseline], inputSHA256: String,
    inputNotes: [RoundMessage]
  ) {
    rounding = found.rounding
    whole = found.plan
    values = found.values
    kept = found.kept
    self.solution = solution
    self.baselines = baselines
    self.inputSHA256 = inputSHA256
    self.inputNotes = inputNotes
  }

  /// The plan, or nil where the sessions cannot take it, which the books rule out.
  func plan() -> Plan? {
    guard let use = use() else { return nil }
    let wording = ReasonWording(index: index)
    let excluded = round.lots.compactMap { lot in
      round.exclusion(of: lot).map {
        Excluded(
          lot: lot.lot, vaccine: lot.vaccine, place: lot.place, vials: lot.vials, reason: $0,
          reasonText: wording.text($0)[round.policy.language])
      }
    }
    return Plan(
      round: round.policy.id, summary: summary(), shipments: shipments(), use: use,
      losses: LossTable(rounding, plan: whole, values: values, kept: kept).rows(),
      coverage: CoverageTable(rounding, plan: whole).rows(), excluded: excluded, notes: notes())
  }

  private func day(_ number: Int) -> Day { round.policy.date + number }
  private func line(_ lot: Int) -> LotLine { round.lots[index.lots[lot].source] }
  private func code(_ recipient: Int) -> String { round.places[index.recipients[recipient].place].place }

  private func shipments() -> [Shipment] {
    whole.shipments.sorted { $0.key < $1.key }.map { key, vials in
      let lot = line(key.lot)
      let lane = round.lanes.lane(from: index.lots[key.lot].place, to: index.recipients[key.recipient].place)
      let dispatch = index.dispatchDay(ofLot: key.lot, key.when)
      return Shipment(
        lot: lot.lot, vaccine: lot.vaccine, from: lot.place, to: code(key.recipient), when: key.when,
        dispatch: day(dispatch), arrive: day(dispatch + (lane?.leadDays ?? 0)),
        lastDay: day(index.lastDay(ofLot: key.lot, key.when)), vials: vials,
        doses: vials * index.vaccines[index.lots[key.lot].vaccine].dosesPerVial,
        pinned: key.when == .now && rounding.ledger.pinnedVials(key) > 0)
    }
  }

  private func use() -> [Use]? {
    var rows: [Use] = []
    var start = 0
    while start < whole.given.count {
      var end = start
      while end < whole.given.count, whole.given[end].recipient == whole.given[start].recipient { end += 1 }
      let given = whole.given[start..<end]
      let recipient = whole.given[start].recipient
      let jobs = given.map { EarliestDeadlineFirst.Job(window: $0.window, people: $0.people) }
      guard
        let spans = EarliestDeadlineFirst.spans(
          of: jobs, capacity: { index.capacity(of: recipient, in: DayWindow(first: $0, last: $0)) })
      else { return nil }
      for (given, span) in zip(given, spans) {
        let lot = line(given.lot)
        let demand = round.demand[index.lines[given.line].source]
        let units = Int64(given.people) * given.share
        rows.append(
          Use(
            lot: lot.lot, vaccine: lot.vaccine, heldAt: lot.place, place: code(recipient), when: given.when,
            demandRow: demand.demandRow, group: demand.group, dose: demand.dose, people: given.people,
            dosesGiven: ExactDecimal(mantissa: units, decimals: index.doseDecimals) ?? 0,
            firstDay: day(span.first), lastDay: day(span.last)))
      }
      start = end
    }
    return rows
  }

  private func summary() -> Summary {
    let fills = values.fills(index)
    let hasEquity = round.policy.objectives.contains(.equity)
    var stated: [Fill] = []
    var outOfReach: [String] = []
    for recipient in index.recipients.indices where index.recipients[recipient].need > 0 {
      if let bound = solution.fills[recipient], let value = fills[recipient] {
        stated.append(Fill(place: code(recipient), value: value, bound: bound))
      } else if hasEquity {
        outOfReach.append(code(recipient))
      }
    }
    return Summary(
      objectives: solution.bounds.map { bound in
        ObjectiveFigure(name: bound.name, value: value(of: bound.name, fills: stated), bound: bound.value)
      },
      fills: stated, outOfReach: outOfReach, baselines: baselines, expectedOpenVialLoss: openVialLoss(),
      verified: false, inputSHA256: inputSHA256, version: PackageVersion.current,
      wasteUntil: round.wasteUntil,
      horizon: round.horizon)
  }

  private func value(of name: String, fills: [Fill]) -> Double {
    switch ObjectiveKind(rawValue: name) {
    case .waste: return index.doses(values.wasteUnits)
    case .equity:
      // Where no use can reach anybody, everybody with need has a fill of nought.
      return fills.map(\.value).min() ?? (index.recipients.contains { $0.need > 0 } ? 0 : 1)
    case .sooner: return Double(values.peopleLater)
    case .earliestExpiry: return index.doses(values.rankUnits)
    case .transport: return values.cost
    case .need, nil:
      let tier = Int(name.dropFirst("need:".count))
      return Double(zip(round.tiers, values.people).first { $0.0 == tier }?.1 ?? 0)
    }
  }

  /// Every source opens as few vials as hold what it gives; each loses its open-vial wastage on average.
  private func openVialLoss() -> Double {
    var given: [VialLedger.Key: Int64] = [:]
    for entry in whole.given {
      given[VialLedger.Key(lot: entry.lot, recipient: entry.recipient, when: entry.when), default: 0] +=
        Int64(entry.people) * entry.share
    }
    var lost: Int64 = 0
    for (key, units) in given {
      let facts = index.vaccines[index.lots[key.lot].vaccine]
      let opened = (units + facts.usableUnits - 1) / facts.usableUnits
      lost += opened * (Int64(facts.dosesPerVial) * index.unitsPerDose - facts.usableUnits)
    }
    return index.doses(lost)
  }

  /// What a planner should know of this plan beside its tables.
  private func notes() -> [String] {
    let language = round.policy.language
    var notes = inputNotes.map { $0.wording[language] }
    for pin in index.pins {
      let lane = round.lanes.lane(from: index.lots[pin.lot].place, to: index.recipients[pin.recipient].place)
      guard let lane, index.window(ofLot: pin.lot, leadDays: lane.leadDays, .now, isPinned: true) == nil
      else { continue }
      let lot = line(pin.lot).lot
      notes.append(
        Wording(
          en:
            "The \(pin.vials) vials of \(lot) pinned to \(code(pin.recipient)) arrive after their last day and are lost.",
          vi:
            "\(pin.vials) lọ của lô \(lot) ấn định cho \(code(pin.recipient)) đến sau ngày dùng cuối và sẽ bị mất."
        )[language])
    }
    var laterOnLane: [String: (vials: Int, most: Int)] = [:]
    for (key, vials) in whole.shipments where key.when == .later {
      let lane = round.lanes.lane(from: index.lots[key.lot].place, to: index.recipients[key.recipient].place)
      guard let most = lane?.mostVials?.floor else { continue }
      laterOnLane["\(line(key.lot).place) → \(code(key.recipient))", default: (0, most)].vials += vials
    }
    for (name, load) in laterOnLane.sorted(by: { $0.key < $1.key }) where load.vials > load.most {
      notes.append(
        Wording(
          en: "Later dispatches on \(name) come to \(load.vials) vials; one dispatch carries \(load.most).",
          vi:
            "Các chuyến sau trên tuyến \(name) tổng cộng \(load.vials) lọ; mỗi chuyến chở được \(load.most).")[
            language])
    }
    return notes
  }
}
