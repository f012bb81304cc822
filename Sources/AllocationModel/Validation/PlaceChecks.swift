extension RoundInspection {
  /// Checks `places.csv`.
  mutating func inspectPlaces() {
    let file = TableFile.places
    var rows: [String: Int] = [:]
    for (index, place) in tables.places.enumerated() {
      let row = RoundInspection.row(place.row, index)
      if place.place.isEmpty {
        missing(file, row, "place")
      } else if let first = rows[place.place] {
        error(
          "place_twice", file, row, "place", place.place,
          ValidationWording.twice("the place \(place.place)", "địa điểm \(place.place)", firstRow: first))
      } else {
        rows[place.place] = row
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
    struct Ends: Hashable {
      let from: String?
      let to: String?
    }
    let file = TableFile.lanes
    var rows: [Ends: Int] = [:]
    for (index, lane) in (tables.lanes ?? []).enumerated() {
      let row = RoundInspection.row(lane.row, index)
      if let from = lane.from { checkPlace(from, file, row, "from") }
      if let to = lane.to, let position = checkPlace(to, file, row, "to"), isStore(position) {
        error(
          "lane_to_store", file, row, "to", to,
          Wording(
            en: "the lane leads to \(to), a store; lanes lead to recipients only",
            vi: "tuyến vận chuyển đến \(to) là kho; tuyến chỉ được đến đơn vị tiêm"))
      }
      checkDays(lane.leadDays, file, row, "lead_days")
      checkRange(lane.costPerVial, file, row, "cost_per_vial")
      checkRange(lane.mostVials, file, row, "most_vials")
      if isUnread(file, row, "from", "to") || lane.from?.isEmpty ?? false || lane.to?.isEmpty ?? false {
        continue
      }
      let ends = Ends(from: lane.from, to: lane.to)
      if let first = rows[ends] {
        error(
          "lane_twice", file, row, "from", lane.from ?? "*",
          ValidationWording.twice(
            "the lane from \(lane.from ?? "*") to \(lane.to ?? "*")",
            "tuyến từ \(lane.from ?? "*") đến \(lane.to ?? "*")", firstRow: first))
      } else {
        rows[ends] = row
      }
    }
  }

  /// Whether a place is known to be a store.
  func isStore(_ position: Int) -> Bool {
    let place = tables.places[position]
    return stores[position] && !isUnread(TableFile.places, RoundInspection.row(place.row, position), "kind")
  }
}
