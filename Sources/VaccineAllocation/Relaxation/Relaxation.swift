import AllocationModel
import LinearProgramming

/// A round as a linear program: the model without whole vials and whole people.
///
/// The vials shipped are not variables of their own: at an optimum a shipment holds what is used of it, so
/// that every sum over vials is a sum over doses used, divided by the usable doses of a vial. Stock flows from
/// lot classes through the hubs of ``ExpiryChains`` to the demand nodes of each recipient; session rows are
/// lazy. The optimum of every objective, in any order, is that of the plain model.
struct Relaxation: Sendable {
  /// What a column stands for; all are in usable standard doses but `people`.
  enum Column: Sendable {
    /// Doses of a lot class that enter a chain node.
    case supply(lotClass: Int, node: Int)
    /// Doses that pass from the node after `node` to it.
    case descend(node: Int)
    /// Doses that reach a demand node.
    case use(arc: UseArc)
    /// People of a demand class vaccinated from a demand node.
    case people(demandNode: Int, demandClass: Int)
    /// Unused doses of a lot class shipped to a recipient to make room where they stand.
    case clear(lotClass: Int, recipient: Int)
    /// People whose next dose a lot class keeps; the position in ``Relaxation/dues``.
    case keep(lotClass: Int, due: Int)
    /// People beyond limits that may be exceeded.
    case beyond(Limits)
  }

  /// Limits that may be exceeded together.
  enum Limits: Hashable, Sendable {
    /// Those of a recipient's sessions.
    case sessions(recipient: Int)
    /// The need of a demand class.
    case need(demandClass: Int)
  }

  /// An entry of the matrix.
  struct Entry: Sendable {
    private let place: (row: Int32, column: Int32)
    let coefficient: Double

    var row: Int { Int(place.row) }
    var column: Int { Int(place.column) }

    init(row: Int, column: Int, coefficient: Double) {
      place = (Int32(row), Int32(column))
      self.coefficient = coefficient
    }
  }

  /// What a row is about.
  enum Subject: Hashable, Sendable {
    /// The vials of a lot class.
    case supply(lotClass: Int)
    /// What comes to a chain node and goes on from it.
    case node(Int)
    /// The need of a demand class.
    case demand(demandClass: Int)
    /// What a pin ships.
    case pin(Int)
    /// The cold storage of a recipient.
    case storage(recipient: Int)
    /// What may leave the stores of a vaccine.
    case reserve(vaccine: Int)
    /// What one lane may carry now.
    case lane(place: Int, recipient: Int)
    /// What arrives at a demand node and is given there.
    case given(demandNode: Int)
    /// The sessions of a recipient within a window.
    case sessions(recipient: Int, window: DayWindow)
    /// People who begin a course, and those whose next dose is kept.
    case due(DueClass)
    /// The most by which limits may be exceeded.
    case beyond(Limits)
  }

  /// A row, at most its bound, or equal to it.
  struct Row: Sendable {
    let subject: Subject
    var upper: Double
    var isEquality = false
    /// The recipient, where the row is a session row that is brought in when it is violated.
    var lazyRecipient: Int?
  }

  /// The linear part of one objective.
  struct Stage: Sendable {
    let name: String
    var constant = 0.0
    /// -1 where the objective is maximised.
    let sense: Double
    var terms: [(column: Int, coefficient: Double)] = []
  }

  let index: RoundIndex
  let lanes: LaneClasses
  let chains: ExpiryChains
  let lotClasses: LotClasses
  let demand: DemandSide
  var columns: [Column] = []
  var rows: [Row] = []
  var entries: [Entry] = []
  /// The objectives in the order solved; equity has no linear part.
  var stages: [Stage] = []
  /// People of a recipient: columns with the people that a unit of them vaccinates. Empty where no use is
  /// possible.
  var peopleOfRecipient: [[(column: Int, coefficient: Double)]] = []
  /// The next doses that stock is kept for.
  var dues: [DueClass] = []

  /// Formulates a round.
  ///
  /// - Parameters:
  ///   - objectives: How many objectives of the round's order to write; all where it is nil.
  ///   - keepsEveryWay: Whether ways that do the same as others stay, for programs that are made from this one.
  init(_ index: RoundIndex, objectives: Int? = nil, keepsEveryWay: Bool = false) {
    self.index = index
    lanes = LaneClasses(index)
    chains = ExpiryChains(index, lanes: lanes)
    demand = DemandSide(index)
    let storage = StorageRows(index)
    lotClasses = LotClasses(
      index, lanes: lanes, chains: chains, keptApart: storage.keepsApart, tellsLate: keepsEveryWay)
    var assembly = RelaxationAssembly(
      self, storage: storage, objectives: objectives, keepsEveryWay: keepsEveryWay)
    assembly.addEverything()
    columns = assembly.columns
    rows = assembly.rows
    entries = assembly.entries
    stages = assembly.stages
    peopleOfRecipient = assembly.peopleOfRecipient
    dues = assembly.dues
  }
}
