extension RoundInspection {
  /// Checks `places.csv`.
  mutating func inspectPlaces() {
    let file = TableFile.places
    for (index, place) in tables.places.enumerated() {
      let row = RoundInspection.row(place.row, index)
      if place.place.isEmpty {
        missing(file, row, "place")
      } else if !placePositions.areUnique, let first = places[place.place], first != index {
        error(
          "place_twice", file, row, "place", place.place,
          ValidationWording.twice(
            "the place \(place.place)", "địa điểm \(place.place)",
            firstRow: RoundInspection.row(tables.places[first].row, first)))
      }
      if place.kind.isEmpty { missing(file, row, "kind") }
      checkRange(place.populationStart, file, row, "population_start")
      checkRange(place.population, file, row, "population")
      checkRange(place.temporaryIn, file, row, "temporary_in")
      checkRange(place.temporaryOut, file, row, "temporary_out")
      checkRange(place.storageLitres, file, row, "storage_litres")
      noteTest(place.place, file, row, "place")
      if let name = place.name { noteTest(name, file, row, "name") }
    }
  }

  /// Checks `lanes.csv`.
  mutating func inspectLanes() {
    let file = TableFile.lanes
    guard let lanes = tables.lanes else { return }
    var unknown: [String: Int] = [:]
    // What a name stands for in a pair of ends: a known place, another one, or all.
    func number(_ name: String?, _ position: Int?) -> Int {
      guard let name else { return -1 }
      if let position { return position }
      let number = unknown[name] ?? tables.places.count + unknown.count
      unknown[name] = number
      return number
    }
    var ends = SeriesNumbers(most: lanes.count)
    var rows: [Int] = []
    for (index, lane) in lanes.enumerated() {
      let row = RoundInspection.row(lane.row, index)
      let from = lane.from.flatMap { checkPlace($0, file, row, "from") }
      let to = lane.to.flatMap { checkPlace($0, file, row, "to") }
      if let name = lane.to, let to, isStore(to) {
        error(
          "lane_to_store", file, row, "to", name,
          Wording(
            en: "the lane leads to \(name), a store; lanes lead to recipients only",
            vi: "tuyến vận chuyển đến \(name) là kho; tuyến chỉ được đến đơn vị tiêm"))
      }
      checkDays(lane.leadDays, file, row, "lead_days")
      checkRange(lane.costPerVial, file, row, "cost_per_vial")
      checkRange(lane.mostVials, file, row, "most_vials")
      if isUnread(file, row, "from", "to") || lane.from?.isEmpty ?? false || lane.to?.isEmpty ?? false {
        continue
      }
      let pair = ends.number(
        of: DoseSeries(place: number(lane.from, from), group: number(lane.to, to), dose: 0))
      if pair < rows.count {
        error(
          "lane_twice", file, row, "from", lane.from ?? "*",
          ValidationWording.twice(
            "the lane from \(lane.from ?? "*") to \(lane.to ?? "*")",
            "tuyến từ \(lane.from ?? "*") đến \(lane.to ?? "*")", firstRow: rows[pair]))
      } else {
        rows.append(row)
      }
    }
  }

  /// Whether a place is known to be a store.
  func isStore(_ position: Int) -> Bool {
    let place = tables.places[position]
    return stores[position] && !isUnread(TableFile.places, RoundInspection.row(place.row, position), "kind")
  }
}
