internal import AllocationModel

/// People who have had a dose and have no identity number, so that a register by number does not show them.
struct IdentityFigures: Sendable {
  /// A sum of them beside all who had the dose.
  struct Row: Sendable, Hashable {
    var given = ExactDecimal(0)
    var withoutNumber = ExactDecimal(0)

    /// The part without a number; nil where nobody is known to have had the dose.
    var part: Double? { given > 0 ? withoutNumber.doubleValue / given.doubleValue : nil }
  }

  /// A group and dose at a place.
  struct Key: Hashable {
    let place: String
    let group: String
    let dose: Int
  }

  /// By place, group and dose; only what rows of the demand state.
  let rows: [Key: Row]
  /// By group and dose, in the order of the demand.
  let byTarget: [(group: String, dose: Int, row: Row)]
  /// By recipient, in the order of the places.
  let byRecipient: [(place: String, row: Row)]

  /// Whether any row of the demand says anything of it.
  var isStated: Bool { !rows.isEmpty }

  init(_ round: Round) {
    var rows: [Key: Row] = [:]
    var targets: [(group: String, dose: Int, row: Row)] = []
    var places: [String: Row] = [:]
    for line in round.demand {
      guard let number = line.noID else { continue }
      func add(_ row: inout Row) {
        row.given = row.given.adding(line.given ?? 0) ?? row.given
        row.withoutNumber = row.withoutNumber.adding(number) ?? row.withoutNumber
      }
      add(&rows[Key(place: line.place, group: line.group, dose: line.dose), default: Row()])
      add(&places[line.place, default: Row()])
      if let position = targets.firstIndex(where: { ($0.group, $0.dose) == (line.group, line.dose) }) {
        add(&targets[position].row)
      } else {
        var row = Row()
        add(&row)
        targets.append((line.group, line.dose, row))
      }
    }
    self.rows = rows
    byTarget = targets
    byRecipient = round.places.compactMap { place in places[place.place].map { (place.place, $0) } }
  }
}
