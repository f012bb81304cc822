import LinearProgramming
import VaccineAllocation

// One vial of ten doses for ten people, who come on one day.
var tables = RoundTables(
  policy: Policy(id: "consumer", date: Day(year: 2026, month: 1, day: 5) ?? Day(number: 0)))
tables.vaccines = [Vaccine(vaccine: "V", dosesPerVial: 10)]
tables.eligibility = [Eligibility(vaccine: "V", group: "G", dose: 1)]
tables.places = [Place(place: "S", kind: "store"), Place(place: "D", kind: "district")]
tables.lots = [LotLine(lot: "L", vaccine: "V", place: "S", vials: 1, expiry: tables.policy.date + 3)]
tables.capacity = [CapacityRow(place: "D", peoplePerDay: 10)]
var line = DemandLine(place: "D", group: "G", dose: 1)
line.eligible = 10
tables.demand = [line]
let allocation = try Planner().plan(Round(tables))
precondition(allocation.plan.shipments.map(\.vials) == [1])

var builder = LinearProgramBuilder()
let column = builder.addColumn(upper: 7)
builder.stages = [Stage(name: "most", objective: .maximize([Term(column: column, coefficient: 1)]))]
let solution = try builder.finish().solved()
precondition(solution.stages[0].value == 7)
print("a dependent package builds, plans and solves")
