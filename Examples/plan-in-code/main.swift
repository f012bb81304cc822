// Builds a small round in code, plans it, and prints what is shipped and why nothing better exists.

import VaccineAllocation

/// A province with one store and two districts. The older lot has nine days to live; Hòa Bình holds sessions on
/// weekdays alone, and the next dispatch leaves after a week.
func exampleTables() -> RoundTables? {
  guard let dispatch = Day(year: 2022, month: 10, day: 3) else { return nil }
  var policy = Policy(id: "round 7", date: dispatch)
  policy.nextDispatch = dispatch + 7

  var tables = RoundTables(policy: policy)
  tables.vaccines = [Vaccine(vaccine: "AZ", dosesPerVial: 10)]
  tables.eligibility = [Eligibility(vaccine: "AZ", group: "18+", dose: 4)]
  tables.places = [
    Place(place: "Province", kind: "store"), Place(place: "An Phú", kind: "district"),
    Place(place: "Hòa Bình", kind: "district"),
  ]
  tables.lots = [
    LotLine(lot: "A-0917", vaccine: "AZ", place: "Province", vials: 60, expiry: dispatch + 9),
    LotLine(lot: "B-1130", vaccine: "AZ", place: "Province", vials: 40, expiry: dispatch + 58),
  ]
  var weekdays = CapacityRow(place: "Hòa Bình", peoplePerDay: 30)
  weekdays.weekdays = [1, 2, 3, 4, 5]
  tables.capacity = [CapacityRow(place: "An Phú", peoplePerDay: 25), weekdays]
  for (place, people) in [("An Phú", 600), ("Hòa Bình", 550)] {
    var line = DemandLine(place: place, group: "18+", dose: 4)
    line.eligible = ExactDecimal(people)
    tables.demand.append(line)
  }
  return tables
}

guard let tables = exampleTables() else { fatalError("the calendar has no such day") }
let round = try Round(tables)
let plan = try Planner().plan(round).plan

print("Shipments of \(plan.round)")
for shipment in plan.shipments {
  print(
    "\(shipment.dispatch)  \(shipment.vials) vials of \(shipment.lot) to \(shipment.to), \(shipment.when.rawValue)"
  )
}
for loss in plan.losses {
  print("\(loss.dosesLost) doses of \(loss.lot) are lost: \(loss.reasonText); \(loss.whatWouldSave)")
}
if let waste = plan.summary.objectives.first(where: { $0.name == "waste" }) {
  print(
    "The plan loses \(Int(waste.value)) doses; no plan can lose fewer than \(Int(waste.bound.rounded())).")
}
